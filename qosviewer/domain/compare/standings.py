"""How everybody of a meeting stands among the others, all at once; `groups.standing` says it of one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qosviewer.domain.batch import Floats, Ints
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.distribution import drawn
from qosviewer.domain.metrics import Better, Field


@dataclass(frozen=True, eq=False)
class Standings:
    """One figure of everybody in one meeting; rows are those of the pairing table.

    Attributes:
        values: float64[humans]; the figures, picture sizes in pixels; NaN where somebody has none.
        ranks: int32[humans]; 1 for the best, of equals the same; 0 where somebody has no figure.
        count: How many have one.
        medians: float64[humans]; the median of the others; NaN without a figure, and where there is nobody else.
    """

    values: Floats
    ranks: Ints
    count: int
    medians: Floats


def standings(comparison: Comparison, side: int, slot: Slot, field: Field) -> Standings:
    """Return how everybody stands on a side; kept."""
    key = ("standings", side, slot, field.key)
    return comparison.derived(key, lambda: _standings(comparison, side, slot, field))


def _standings(comparison: Comparison, side: int, slot: Slot, field: Field) -> Standings:
    values = drawn(field.metric, comparison.person_values(side, slot, field))
    ranks = np.zeros(len(values), np.int32)
    medians = np.full(len(values), np.nan)
    there = np.flatnonzero(~np.isnan(values))
    order = there[np.argsort(values[there], kind="stable")]
    ordered = values[order]
    if field.metric.better is Better.LOWER:
        ranks[order] = np.searchsorted(ordered, ordered, "left") + 1
    else:
        ranks[order] = len(ordered) - np.searchsorted(ordered, ordered, "right") + 1
    if len(ordered) > 1:
        medians[order] = _medians_without_each(ordered)
    return Standings(values, ranks, len(ordered), medians)


def _medians_without_each(ordered: Floats) -> Floats:
    """Return float64[n]: the median of ascending values without the one at each place; n is at least 2."""
    places, left = np.arange(len(ordered)), len(ordered) - 1

    def at(place: int) -> Floats:
        return np.asarray(ordered[place + (places <= place)], np.float64)

    return at(left // 2) if left % 2 else (at(left // 2 - 1) + at(left // 2)) / 2
