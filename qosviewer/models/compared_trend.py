"""A series over time as rows of words and drawings, and as points of a chart."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.compare.paragraph import measure_title
from qosviewer.domain.compare.rounding import figure_text
from qosviewer.domain.compare.trend import Instance, Trend, trend, turn
from qosviewer.domain.compare.words import change_text, marked, share_text
from qosviewer.domain.metrics import Better, Field, main_field
from qosviewer.domain.moments import local_text, short_day_text
from qosviewer.domain.quality import Limit, State
from qosviewer.domain.source import MINUTES
from qosviewer.models.compared_strips import severity_of
from qosviewer.models.compared_view_rows import ComparedRow, Line
from qosviewer.models.comparison_model import Measure
from qosviewer.models.sparklines import Minute

OVER, BAD = 1, 2
_ROOM: Final = 1.1
_GAP: Final = 0.12
"""Between two instances of a line in a cell, as a share of the width of one."""


@dataclass(frozen=True, eq=False)
class TrendRows:
    """What the view shows.

    Attributes:
        title: What is shown, e.g. ``Audio downlink packet loss``.
        trend: The figures.
        limit: The limit, if there is one.
        top: End of the scale of the figures.
        labels: A short name for each instance: its letter, and its day.
        points: Each instance in words.
        instances: A row for each.
        people: A row for everybody, whoever had problems most often first; ``subject`` is a row of the pairing table.
    """

    title: str
    trend: Trend
    limit: Limit | None
    top: float
    labels: tuple[tuple[str, str], ...]
    points: tuple[str, ...]
    instances: tuple[ComparedRow, ...]
    people: tuple[ComparedRow, ...]


def trend_rows(comparison: Comparison, measure: Measure) -> TrendRows:
    """Return what the view shows. For worker threads."""
    field = main_field(measure.metric)
    found = trend(comparison, measure.slot, field)
    limit = comparison.sides[comparison.baseline].data.profile.limit(measure.metric, measure.slot.medium)
    figures = [value for each in found.instances for value in (each.median, each.percentile_90) if value == value]
    top = max([*figures, limit.warning if limit else 0.0]) * _ROOM or 1.0
    labels = tuple((comparison.sides[each.side].label, _day(each.start)) for each in found.instances)
    return TrendRows(
        measure_title(measure.slot, measure.metric),
        found,
        limit,
        top,
        labels,
        tuple(_point(comparison, each, field) for each in found.instances),
        tuple(_instance(comparison, each, field, limit) for each in found.instances),
        tuple(_people(comparison, found, limit)),
    )


def _day(start: datetime | None) -> str:
    return short_day_text(start) if start else texts.AROUND_UNKNOWN


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


def _instance(comparison: Comparison, instance: Instance, field: Field, limit: Limit | None) -> ComparedRow:
    partial = instance.is_partial
    cells = (
        comparison.sides[instance.side].label,
        _started(instance.start),
        marked(share_text(instance.with_problems), partial=partial),
        f"{instance.count:,}",
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
    values = found.values[:, line]
    usable = values[~np.isnan(values)]
    top = max(float(usable.max(initial=0.0)), limit.warning if limit else 0.0) or 1.0
    shares = [
        (found.recently(human), found.recently(human, State.WARNING)) for human in range(comparison.pairing.count)
    ]
    order = sorted(
        range(len(shares)),
        key=lambda human: (-shares[human][0].count, -shares[human][1].count, -shares[human][1].total),
    )
    field = found.field
    for human in order:
        bad, problems = shares[human]
        own = values[human].tolist()
        latest = next((value for value in reversed(own) if value == value), math.nan)
        words = ", ".join(figure_text(field, value) for value in own)
        cells = (
            plain.isolated(comparison.names[human]),
            words,
            _recently(bad),
            _recently(problems),
            figure_text(field, latest),
        )
        severity = State.BAD if bad.count else State.WARNING if problems.count else None
        colours = {} if severity is None else {BAD if bad.count else BAD + 1: int(severity)}
        yield ComparedRow(cells, _line(own, top, limit, words), colours, subject=human)


def _recently(share: Share) -> str:
    if not share.total:
        return texts.TREND_NEVER
    return texts.TREND_RECENTLY.format(count=share.count, total=share.total)


def _line(own: list[float], top: float, limit: Limit | None, words: str) -> Line:
    wide = 1 / len(own)
    points = tuple(
        Minute((place + _GAP) * wide, (place + 1 - _GAP) * wide, value, severity_of(value, limit))
        for place, value in enumerate(own)
        if value == value
    )
    return Line(points, top, limit.warning if limit else None, words)


def turn_words(found: Trend, since: datetime, selected: Sequence[int] = ()) -> tuple[str, str, str]:
    """Return before against after a date in words: of those affected, of the others, and how to read that.

    Args:
        found: The trend.
        since: The first moment that counts as after, aware.
        selected: Who is affected, as rows of the pairing table; by default whoever had problems before.
    """
    if selected:
        affected: NDArray[np.bool_] = np.zeros(len(found.states), np.bool_)
        affected[list(selected)] = True
        return (
            _turn(found, since, affected, texts.TREND_SELECTED),
            _turn(found, since, ~affected, texts.TREND_OTHERS),
            texts.TREND_OF_SELECTED,
        )
    before = [
        place for place in found.newest_line if (start := found.instances[place].start) is not None and start < since
    ]
    affected = np.any(found.states[:, before] >= State.WARNING, axis=1)
    return (
        _turn(found, since, affected, texts.TREND_AFFECTED),
        _turn(found, since, ~affected, texts.TREND_OTHERS),
        texts.TREND_CHANCE,
    )


def _turn(found: Trend, since: datetime, among: NDArray[np.bool_], who: str) -> str:
    said = turn(found, since, among)
    template = texts.TREND_TURN if said.change.is_enough else texts.TREND_TURN_TOO_FEW
    return template.format(
        who=who,
        field=found.field.metric.title,
        change=change_text(found.field, said.change),
        count=said.change.count,
        before=said.before,
        after=said.after,
    )
