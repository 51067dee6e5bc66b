"""A series over time as rows of words and drawings, and as points of a chart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.headline import row_title
from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.compare.paths import counted_paths, with_path
from qosviewer.domain.compare.rounding import figure_text
from qosviewer.domain.compare.trend import RECENT, Instance, Recently, Trend, trend
from qosviewer.domain.compare.words import marked, share_text
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.metrics import Better, Field, main_field
from qosviewer.domain.moments import local_text, short_day_text
from qosviewer.domain.quality import Limit, State
from qosviewer.domain.source import MINUTES
from qosviewer.models.compared_strips import severity_of
from qosviewer.models.compared_view_rows import ComparedRow, Line
from qosviewer.models.comparison_model import Measure

OVER, BAD = 1, 2
_ROOM: Final = 1.1


class InstanceLabel(NamedTuple):
    """What stands under an instance in the chart.

    Attributes:
        letter: That of the meeting.
        day: When it was.
        year: In which year; empty where that goes without saying.
    """

    letter: str
    day: str
    year: str


@dataclass(frozen=True, eq=False)
class TrendRows:
    """What the view shows.

    Attributes:
        columns: Titles of the columns of ``instances``.
        people_columns: Titles of those of ``people``.
        legend: What the drawings of ``people`` mean.
        note: What has to be known of the instances; empty for nothing.
        title: What is shown, e.g. ``Audio downlink packet loss``.
        trend: The figures.
        limit: The limit, if there is one.
        top: End of the scale of the figures.
        labels: What stands under each instance.
        points: Each instance in words.
        instances: A row for each.
        people: A row for everybody, whoever had problems most often first; ``subject`` is a row of the pairing table.
    """

    columns: tuple[str, ...]
    people_columns: tuple[str, ...]
    legend: str
    note: str
    title: str
    trend: Trend
    limit: Limit | None
    top: float
    labels: tuple[InstanceLabel, ...]
    points: tuple[str, ...]
    instances: tuple[ComparedRow, ...]
    people: tuple[ComparedRow, ...]


def trend_rows(comparison: Comparison, measure: Measure, now: datetime) -> TrendRows:
    """Return what the view shows; of another year than that of ``now`` the year is shown too. For worker threads."""
    field = main_field(measure.metric)
    found = trend(comparison, measure.slot, field)
    limit = comparison.sides[comparison.baseline].data.profile.limit(measure.metric, measure.slot.medium)
    figures = [value for each in found.instances for value in (each.median, each.percentile_90) if value == value]
    top = max([*figures, limit.warning if limit else 0.0]) * _ROOM or 1.0
    title, short = measure_title(measure.slot, measure.metric), row_title(measure.slot, measure.metric)
    letters = [comparison.sides[each.side].label for each in found.instances]
    legend = texts.TREND_PEOPLE_LEGEND_PLAIN
    if limit:
        legend = texts.TREND_PEOPLE_LEGEND.format(limit=figure_text(field, limit.warning))
    return TrendRows(
        tuple(column.format(high=high_word(field).capitalize()) for column in texts.TREND_COLUMNS),
        tuple(column.format(measure=short) for column in texts.TREND_PEOPLE_COLUMNS),
        legend,
        " ".join(_notes(comparison, found)),
        title,
        found,
        limit,
        top,
        tuple(instance_labels(letters, [each.start for each in found.instances], now)),
        tuple(_point(comparison, each, field) for each in found.instances),
        tuple(
            _instance(comparison, each, field, limit, paths[~np.isnan(values)])
            for each, paths, values in zip(found.instances, found.paths.T, found.values.T, strict=True)
        ),
        tuple(_people(comparison, found, limit)),
    )


def _notes(comparison: Comparison, found: Trend) -> Iterator[str]:
    def labels(places: Iterable[int]) -> str:
        return ", ".join(comparison.sides[found.instances[place].side].label for place in places)

    if len({each.figures == MINUTES for each in found.instances}) > 1:
        yield texts.TREND_KINDS
    if found.repeated:
        yield texts.TREND_REPEATED.format(labels=labels(found.repeated))
    if silent := [place for place, each in enumerate(found.instances) if not each.count]:
        yield texts.TREND_SILENT.format(labels=labels(silent))


def instance_labels(
    letters: Sequence[str], starts: Sequence[datetime | None], now: datetime
) -> Iterator[InstanceLabel]:
    """Yield what stands under instances. The year stands where it begins, unless all are of the year of ``now``."""
    years = [start.astimezone().year if start else None for start in starts]
    is_plain = set(years) <= {now.astimezone().year, None}
    known: int | None = None
    for letter, start, year in zip(letters, starts, years, strict=True):
        day = short_day_text(start) if start else texts.AROUND_UNKNOWN
        yield InstanceLabel(letter, day, "" if is_plain or year is None or year == known else str(year))
        known = year or known


def _started(start: datetime | None) -> str:
    return local_text(start) if start else texts.COMPARED_START_UNKNOWN


def high_word(field: Field) -> str:
    """Return what the second line of the chart is called."""
    return texts.TREND_LOW if field.metric.better is Better.HIGHER else texts.TREND_HIGH


def _point(comparison: Comparison, instance: Instance, field: Field) -> str:
    return texts.TREND_POINT.format(
        meeting=comparison.sides[instance.side].label,
        start=_started(instance.start),
        share=marked(share_text(instance.with_problems), partial=instance.is_partial),
        median=figure_text(field, instance.median),
        high_word=high_word(field),
        high=figure_text(field, instance.percentile_90),
    )


def _instance(
    comparison: Comparison, instance: Instance, field: Field, limit: Limit | None, paths: NDArray[np.int8]
) -> ComparedRow:
    partial, side = instance.is_partial, comparison.sides[instance.side]
    cells = (
        side.label if side.complete else texts.OVERVIEW_PARTIAL.format(label=side.label),
        _started(instance.start),
        marked(share_text(instance.with_problems), partial=partial),
        marked(counted_paths(instance.count, paths), partial=partial),
        marked(figure_text(field, instance.median), partial=partial),
        marked(figure_text(field, instance.percentile_90), partial=partial),
        texts.TREND_MINUTES if instance.figures == MINUTES else texts.TREND_QSS,
    )
    colours = {
        column: severity
        for column, value in ((4, instance.median), (5, instance.percentile_90))
        if (severity := severity_of(value, limit)) >= State.WARNING
    }
    return ComparedRow(cells, severities=colours, subject=instance.side)


def _people(comparison: Comparison, found: Trend, limit: Limit | None) -> Iterator[ComparedRow]:
    line = list(found.newest_line)
    values, states, paths = (each[:, line] for each in (found.values, found.states, found.paths))
    usable = values[~np.isnan(values)]
    top = max(float(usable.max(initial=0.0)), limit.warning if limit else 0.0) or 1.0
    partial = tuple(found.instances[place].is_partial for place in line)
    shares = [
        (found.recently(human), found.recently(human, State.WARNING)) for human in range(comparison.pairing.count)
    ]
    order = sorted(
        range(len(shares)),
        key=lambda human: (-shares[human][0].count, -shares[human][1].count, -shares[human][1].seen),
    )
    field = found.field
    for human in order:
        bad, problems = shares[human]
        own = [None if value != value else value for value in values[human].tolist()]
        missing = (states[human] < State.UNCLASSIFIED).tolist()
        is_known = bool(found.can_be_missed[human])
        absent = tuple(is_known and gone and not part for gone, part in zip(missing, partial, strict=True))
        codes = paths[human].tolist()
        written = [_in_words(field, *each) for each in zip(own, absent, partial, codes, strict=True)]
        latest = next(
            (words for value, words in zip(own[::-1], written[::-1], strict=True) if value is not None), NOTHING
        )
        cells = (
            plain.isolated(comparison.called[human]),
            ", ".join(written),
            marked(_recently(bad), partial=any(partial[-RECENT:])),
            marked(_recently(problems), partial=any(partial[-RECENT:])),
            latest,
        )
        severity = State.BAD if bad.count else State.WARNING if problems.count else None
        colours = {} if severity is None else {BAD if bad.count else BAD + 1: int(severity)}
        severities = tuple(severity_of(math.nan if value is None else value, limit) for value in own)
        drawing = Line(tuple(own), severities, absent, partial, top, limit.warning if limit else None)
        yield ComparedRow(cells, drawing, colours, subject=human)


def _in_words(field: Field, value: float | None, absent: bool, partial: bool, path: int) -> str:
    if value is None:
        return texts.TREND_NOT_THERE if absent else texts.TREND_NO_FIGURE
    return marked(with_path(figure_text(field, value), path), partial=partial)


def _recently(found: Recently) -> str:
    if not found.seen and not found.unknown:
        return texts.TREND_AWAY.format(count=found.absent)
    said = texts.TREND_RECENTLY.format(count=found.count, total=found.instances)
    if found.absent:
        said = texts.TREND_RECENTLY_ABSENT.format(said=said, count=found.absent)
    return texts.TREND_RECENTLY_UNKNOWN.format(said=said, count=found.unknown) if found.unknown else said
