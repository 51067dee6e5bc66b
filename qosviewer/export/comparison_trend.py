"""The trend of a comparison to be written: meeting by meeting, before and after a date, and person by person."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.compare.paths import counted_paths, with_path
from qosviewer.domain.compare.rounding import figure_text
from qosviewer.domain.compare.trend import RECENT, Recently, Trend, trend
from qosviewer.domain.compare.turning import turn
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.metrics import main_field
from qosviewer.domain.quality import State
from qosviewer.domain.source import MINUTES
from qosviewer.export.comparison_choice import Choice
from qosviewer.export.comparison_parts import (
    PATH_NAMES,
    SHARE_NAMES,
    Cell,
    Line,
    Part,
    counted,
    path_values,
    share_values,
    sign_notes,
    signed,
)
from qosviewer.export.comparison_people import someone
from qosviewer.export.comparison_turn import turn_part
from qosviewer.export.comparison_view import slot_key

_NAMES: Final = (
    "what",
    "reading",
    "meeting",
    "meeting_start_utc",
    "source",
    "partial",
    *SHARE_NAMES,
    "people",
    *PATH_NAMES,
    "median",
    "nine_in_ten_within",
)


def trend_parts(comparison: Comparison, choice: Choice) -> Iterator[Part]:
    """Yield the tables of the trend."""
    measure = choice.measure_of(comparison)
    if measure is None:
        titles = texts.EXPORT_TREND_COLUMNS
        yield Part("meetings", texts.TREND_TITLE, _NAMES, titles, (), notes=(texts.EXPORT_NO_FIGURES,))
        return
    slot, metric = measure
    found, title = trend(comparison, slot, main_field(metric)), measure_title(slot, metric)
    marks = sign_notes(comparison)
    notes = (*_notes(comparison, found), *marks)
    yield Part(
        "meetings",
        texts.EXPORT_TREND.format(measure=title),
        _NAMES,
        _titles(found),
        [_meeting(comparison, found, place) for place in range(len(found.instances))],
        frozenset({3, 4, 5}),
        notes,
    )
    if choice.since is not None:
        yield turn_part(comparison, found, turn(found, choice.since, name=choice.since_name, selected=choice.selected))
    yield Part(
        "people",
        texts.EXPORT_TREND_PEOPLE.format(measure=title, count=min(len(found.newest_line), RECENT)),
        ("what", "reading", "user_name", "email", "id", *_columns(comparison, found), *_RECENT),
        tuple(column.format(unit=_unit(found)) for column in texts.EXPORT_TREND_PEOPLE_COLUMNS),
        list(_people(comparison, found)),
        frozenset({2, 3, 4, 5}),
        marks,
    )


def _what(found: Trend) -> dict[str, Cell]:
    return {"what": slot_key(found.slot), "reading": found.field.column_key}


def _titles(found: Trend) -> tuple[str, ...]:
    """Return the columns of meetings; what the figures were made from stands there if they differ in it."""
    return texts.EXPORT_TREND_COLUMNS if len(found.lines) > 1 else texts.EXPORT_TREND_COLUMNS[:-1]


def _notes(comparison: Comparison, found: Trend) -> Iterator[str]:
    def labels(places: Iterable[int]) -> str:
        return ", ".join(comparison.sides[found.instances[place].side].label for place in places)

    if len(found.lines) > 1:
        yield texts.EXPORT_KINDS
    if found.repeated:
        yield texts.TREND_REPEATED.format(labels=labels(found.repeated))
    if silent := [place for place, each in enumerate(found.instances) if not each.count]:
        yield texts.TREND_SILENT.format(labels=labels(silent))


def _meeting(comparison: Comparison, found: Trend, place: int) -> Line:
    instance = found.instances[place]
    field, partial = found.field, instance.is_partial
    paths = found.paths[:, place][~np.isnan(found.values[:, place])]
    label = comparison.sides[instance.side].label
    values: dict[str, Cell] = {
        **_what(found),
        "meeting": label,
        "meeting_start_utc": comparison.sides[instance.side].data.info.start_utc_text,
        "source": instance.figures,
        "partial": partial,
        **share_values(instance.with_problems),
        "people": instance.count,
        **path_values(paths),
        "median": instance.median,
        "nine_in_ten_within": instance.percentile_90,
    }
    words = (
        label,
        f"{instance.start.astimezone(UTC):%Y-%m-%d %H:%M}" if instance.start else texts.COMPARED_START_UNKNOWN,
        signed(counted(instance.with_problems), partial=partial),
        signed(counted_paths(instance.count, paths), partial=partial),
        signed(figure_text(field, instance.median), partial=partial),
        signed(figure_text(field, instance.percentile_90), partial=partial),
        texts.TREND_MINUTES if instance.figures == MINUTES else texts.TREND_QSS,
    )
    return Line(values, words[: len(_titles(found))])


_RECENT: Final = (
    "bad_recently",
    "with_problems_recently",
    "of_the_last",
    "absent_recently",
    "not_enough_data_recently",
)


def _columns(comparison: Comparison, found: Trend) -> list[str]:
    """Return the columns of everybody's own figures, in the order of time."""
    return [f"{found.field.column_key}__{comparison.sides[each.side].label}" for each in found.instances]


def _people(comparison: Comparison, found: Trend) -> Iterator[Line]:
    """Yield everybody, whoever had problems most often first."""
    people = range(comparison.pairing.count)
    bad = [found.recently(human) for human in people]
    problems = [found.recently(human, State.WARNING) for human in people]
    names, columns = comparison.called, _columns(comparison, found)
    newest = list(found.newest_line)
    for human in sorted(people, key=lambda each: (-bad[each].count, -problems[each].count, -problems[each].seen)):
        own, who = found.values[human].tolist(), someone(comparison, human)
        values: dict[str, Cell] = {
            **_what(found),
            **{"user_name": who.name, "email": who.email, "id": who.user_id},
            **dict(zip(columns, own, strict=True)),
            **dict(zip(_RECENT, _recent(bad[human], problems[human]), strict=True)),
        }
        # Figures of another kind stand in columns of their own, and not in the same line.
        latest = next((place for place in reversed(newest) if not math.isnan(own[place])), None)
        words = (
            plain.isolated(names[human]),
            ", ".join(_figure(found, place, human, unit=False) for place in newest),
            *_recently(bad[human], problems[human]),
            NOTHING if latest is None else _figure(found, latest, human, unit=True),
        )
        yield Line(values, words)


def _unit(found: Trend) -> str:
    unit = found.field.metric.unit
    return f" ({unit})" if unit else ""


def _figure(found: Trend, place: int, human: int, *, unit: bool) -> str:
    """Write one figure of somebody's line; without its unit where that stands above."""
    text = figure_text(found.field, float(found.values[human, place]))
    text = text if unit else text.removesuffix(f" {found.field.metric.unit}")
    return signed(with_path(text, int(found.paths[human, place])), partial=found.instances[place].is_partial)


def _recent(bad: Recently, problems: Recently) -> tuple[int, ...]:
    return bad.count, problems.count, bad.instances, bad.absent, bad.unknown


def _recently(bad: Recently, problems: Recently) -> tuple[str, str, str]:
    if not bad.seen and not bad.unknown:
        return NOTHING, NOTHING, f"{bad.absent}"
    return f"{bad.count}", f"{problems.count}", f"{bad.absent}"
