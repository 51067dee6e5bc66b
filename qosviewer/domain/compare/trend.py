"""A series over time: each instance as a whole, and everybody's own line.

Zoom's own figures and figures computed from minutes are never joined: each kind has a line of its own. A meeting that
is there twice counts once.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.comparison import Comparison, problems
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.compare.paths import person_paths
from qosviewer.domain.compare.questions import can_be_missed
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


@dataclass(frozen=True, slots=True)
class Recently:
    """How somebody fared in the last instances.

    Attributes:
        count: In how many they were in the state that was asked for, or a worse one.
        seen: In how many there is enough data of them to say.
        absent: In how many they were not there.
        unknown: In how many they were there, but without enough data.
    """

    count: int
    seen: int
    absent: int
    unknown: int

    @property
    def instances(self) -> int:
        """How many instances were looked at."""
        return self.seen + self.absent + self.unknown


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
        paths: int8[humans, instances]; by which kind of client the figure came, an index into `streams.Path`, -1 for
            none.
        can_be_missed: bool[humans]; of whom it can be said that they were absent, see `questions.can_be_missed`.
    """

    slot: Slot
    field: Field
    instances: tuple[Instance, ...]
    lines: tuple[tuple[int, ...], ...]
    values: Floats
    states: States
    paths: NDArray[np.int8]
    can_be_missed: NDArray[np.bool_]

    def recently(self, human: int, state: State = State.BAD, last: int = RECENT) -> Recently:
        """Return in how many of the last instances somebody was in a state, or a worse one.

        Only instances of the newest one's kind of figures count. Who was absent was neither good nor bad; of who is
        not in the part of an instance that is here, or has nothing to be known by, it is not known.
        """
        line, own = self.newest_line[-last:], self._newest_states[human][-last:]
        seen = sum(each >= State.GOOD for each in own)
        absent = sum(
            each < State.UNCLASSIFIED and not self.instances[place].is_partial
            for place, each in zip(line, own, strict=True)
            if self.can_be_missed[human]
        )
        return Recently(sum(each >= state for each in own), seen, absent, len(own) - seen - absent)

    @cached_property
    def _newest_states(self) -> list[list[int]]:
        """Of everybody on the newest line; plain numbers, since thousands are asked for one after another."""
        found: list[list[int]] = self.states[:, list(self.newest_line)].tolist()
        return found

    @property
    def newest_line(self) -> tuple[int, ...]:
        """The line that reaches furthest; one of unknown times reaches nowhere beside one of known times."""

        def reach(line: tuple[int, ...]) -> tuple[int, int]:
            dated = [place for place in line if self.instances[place].start is not None]
            return dated[-1] if dated else -1, line[-1]

        return max(self.lines, key=reach)

    @property
    def repeated(self) -> tuple[int, ...]:
        """Places of instances that are another one once more, and on no line."""
        on_lines = {place for line in self.lines for place in line}
        return tuple(place for place in range(len(self.instances)) if place not in on_lines)


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
    once = _once(comparison, order)
    return Trend(
        slot,
        field,
        instances,
        tuple(
            line
            for kind in kinds
            if (line := tuple(place for place, each in enumerate(instances) if each.figures == kind and once[place]))
        ),
        np.column_stack(columns),
        np.column_stack([comparison.states(side) for side in order]),
        np.column_stack([person_paths(comparison, side, slot) for side in order]),
        can_be_missed(comparison),
    )


def _once(comparison: Comparison, order: Sequence[int]) -> list[bool]:
    """Return of each instance whether it counts: of a meeting that is there several times the most complete does."""
    best: dict[Hashable, int] = {}
    for place, number in enumerate(order):
        side = comparison.sides[number]
        ref = side.data.info.ref
        key = (ref.kind, ref.uuid, side.figures) if ref.uuid else id(side.data)
        if key not in best or side.complete or not comparison.sides[order[best[key]]].complete:
            best[key] = place
    counting = set(best.values())
    return [place in counting for place in range(len(order))]


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
