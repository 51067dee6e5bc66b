"""Somebody against the others of the same meeting, and group against group, within a meeting or across."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.certainty import Estimate, median_difference, median_estimate
from qosviewer.domain.compare.comparison import Comparison, problems
from qosviewer.domain.compare.overview import Share, person_facts
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.connection_facts import Fact
from qosviewer.domain.distribution import drawn
from qosviewer.domain.metrics import Better, Field


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure of somebody among those of all others in the same meeting.

    Attributes:
        value: The figure.
        rank: 1 for the best; of equals the same. Where no way is better, 1 is the highest.
        count: How many have such a figure, this one included.
        median: The median of the others; NaN where there is nobody else.
        distance: Value minus median.
    """

    value: float
    rank: int
    count: int
    median: float
    distance: float


def standing(comparison: Comparison, side: int, human: int, slot: Slot, field: Field) -> Standing | None:
    """Return how somebody stands among the others of a meeting; None where there is no such figure of them."""
    values = drawn(field.metric, comparison.person_values(side, slot, field))
    value = float(values[human])
    if np.isnan(value):
        return None
    others = np.delete(values, human)
    others = others[~np.isnan(others)]
    ahead = others < value if field.metric.better is Better.LOWER else others > value
    median = float(np.median(others)) if len(others) else float("nan")
    return Standing(value, int(ahead.sum()) + 1, len(others) + 1, median, value - median)


@dataclass(frozen=True, eq=False)
class Group:
    """The people of a meeting who have a fact in common, e.g. that they came by Wi-Fi.

    Attributes:
        side: Index of the side.
        title: What they have in common, safe to show; empty for those of whom it is not known.
        humans: Rows of the pairing table of all of them, ascending.
        values: float64[n]; their figures, of those who have one; picture sizes in pixels.
        median: Their median and its interval.
        with_problems: How many had problems, of those with enough data.
    """

    side: int
    title: str
    humans: tuple[int, ...]
    values: Floats
    median: Estimate
    with_problems: Share

    @property
    def people(self) -> int:
        """How many there are."""
        return len(self.humans)


def groups(comparison: Comparison, side: int, fact: Fact, slot: Slot, field: Field) -> list[Group]:
    """Return the people of a meeting by a fact, the largest group first, those of whom it is not known last.

    Somebody with several stays counts once, by the first stay of which the fact is known.
    """
    members: dict[str, list[int]] = defaultdict(list)
    row_of = comparison.pairing.row_of[side]
    for person, title in enumerate(person_facts(comparison, side, fact)):
        members[title].append(int(row_of[person]))
    values = drawn(field.metric, comparison.person_values(side, slot, field))
    states = comparison.states(side)
    found = []
    for title, humans in members.items():
        figures = values[humans]
        figures = figures[~np.isnan(figures)]
        found.append(
            Group(
                side,
                title,
                tuple(sorted(humans)),
                figures,
                median_estimate(figures),
                Share(*problems(states[humans])),
            )
        )
    return sorted(found, key=lambda group: (not group.title, -group.people, group.title))


def group_difference(comparison: Comparison, one: Group, other: Group) -> Estimate:
    """Return by how much the median of the other group exceeds that of the one, with its interval.

    Of the same people of the same meeting it is nothing, and that is no estimate.
    """
    if (
        comparison.are_one_meeting(one.side, other.side)
        and one.humans == other.humans
        and np.array_equal(one.values, other.values)
        and len(one.values)
    ):
        return Estimate(len(one.values), 0.0, 0.0, 0.0)
    return median_difference(one.values, other.values)
