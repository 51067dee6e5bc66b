"""A series over time: each instance as a whole, everybody's own line, and before against after a date.

Zoom's own figures and figures computed from minutes are never joined: each kind has a line of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.certainty import Estimate, median_estimate
from qosviewer.domain.compare.comparison import Comparison, problems
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.distribution import drawn
from qosviewer.domain.metrics import Better, Field
from qosviewer.domain.quality import State, States

RECENT: Final = 6
"""How many instances "bad in 4 of the last 6" looks back."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance of the series.

    Attributes:
        side: Index of the side.
        start: When it began; None where that is not known.
        figures: What its numbers were made from, see `Side.figures`.
        is_partial: Whether only a part of it is here.
        with_problems: How many had problems, of those with enough data.
        count: How many people have the figure.
        median: The median of their figures; NaN of nobody.
        percentile_90: What nine in ten do not exceed (or stay above, where higher is better); NaN of nobody.
    """

    side: int
    start: datetime | None
    figures: str
    is_partial: bool
    with_problems: Share
    count: int
    median: float
    percentile_90: float


@dataclass(frozen=True, eq=False)
class Trend:
    """One figure over a series.

    Attributes:
        slot: Medium and direction.
        field: The figure.
        instances: In the order of time, those of unknown time last.
        lines: Places in ``instances`` that may be joined by a line, one tuple for each kind of figures.
        values: float64[humans, instances]; everybody's own figure, NaN where there is none; picture sizes in pixels.
        states: int8[humans, instances]; a `State` each, -1 where somebody was not there.
    """

    slot: Slot
    field: Field
    instances: tuple[Instance, ...]
    lines: tuple[tuple[int, ...], ...]
    values: Floats
    states: States

    def recently(self, human: int, state: State = State.BAD, last: int = RECENT) -> Share:
        """Return in how many of the last instances that somebody took part in they were in a state, or a worse one.

        Only instances of the newest one's kind of figures count, and only those with enough data to say.
        """
        line = self.newest_line
        own = self.states[human, list(line)]
        own = own[own >= State.GOOD][-last:]
        return Share(int((own >= state).sum()), len(own))

    @property
    def newest_line(self) -> tuple[int, ...]:
        """The line that the last instance is on."""
        return next(line for line in self.lines if len(self.instances) - 1 in line)


@dataclass(frozen=True, slots=True)
class Turn:
    """Before against after a date, for some people.

    Attributes:
        before: Instances before.
        after: Instances on or after the date.
        change: The median of everybody's own change, from the median of their figures before to that after.
    """

    before: int
    after: int
    change: Estimate


def trend(comparison: Comparison, slot: Slot, field: Field) -> Trend:
    """Return a figure over the sides in the order of time; kept."""
    return comparison.derived(("trend", slot, field.key), lambda: _trend(comparison, slot, field))


def _trend(comparison: Comparison, slot: Slot, field: Field) -> Trend:
    def moment(side: int) -> tuple[bool, float, int]:
        start = comparison.sides[side].data.info.start
        return start is None, start.timestamp() if start else 0.0, side

    order = sorted(range(len(comparison.sides)), key=moment)
    columns = [drawn(field.metric, comparison.person_values(side, slot, field)) for side in order]
    instances = tuple(_instance(comparison, side, own, field) for side, own in zip(order, columns, strict=True))
    kinds = dict.fromkeys(each.figures for each in instances)
    return Trend(
        slot,
        field,
        instances,
        tuple(tuple(place for place, each in enumerate(instances) if each.figures == kind) for kind in kinds),
        np.column_stack(columns),
        np.column_stack([comparison.states(side) for side in order]),
    )


def _instance(comparison: Comparison, number: int, values: Floats, field: Field) -> Instance:
    side, own = comparison.sides[number], values[~np.isnan(values)]
    share = 0.1 if field.metric.better is Better.HIGHER else 0.9
    return Instance(
        number,
        side.data.info.start,
        side.figures,
        not side.complete,
        Share(*problems(comparison.states(number))),
        len(own),
        float(np.median(own)) if len(own) else float("nan"),
        float(np.quantile(own, share)) if len(own) else float("nan"),
    )


def turn(found: Trend, since: datetime, among: NDArray[np.bool_] | None = None) -> Turn:
    """Return before against after a date, on the newest line.

    Args:
        found: The trend.
        since: The first moment that counts as after, aware.
        among: bool[humans], whom to look at; everybody by default.
    """
    dated = [place for place in found.newest_line if found.instances[place].start is not None]
    starts = [(place, found.instances[place].start) for place in dated]
    before = [place for place, start in starts if start and start < since]
    after = [place for place, start in starts if start and start >= since]
    chosen = found.values if among is None else found.values[among]
    change = _medians(chosen[:, after]) - _medians(chosen[:, before])
    return Turn(len(before), len(after), median_estimate(change))


def _medians(values: Floats) -> Floats:
    """Return float64[humans]: the median of each row, NaN where it has no figures."""
    medians = np.full(len(values), np.nan)
    there = ~np.isnan(values).all(axis=1) if values.shape[1] else np.zeros(len(values), np.bool_)
    if there.any():
        medians[there] = np.nanmedian(values[there], axis=1)
    return medians
