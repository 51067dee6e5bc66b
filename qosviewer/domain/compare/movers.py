"""Whose figures moved so far that they deserve to be named.

Small changes happen to everybody in every meeting. Somebody is named for a figure that decides a state, moved by at
least what counts, and is beyond its limit on the worse side, with media flowing there; never for less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict, verdicts
from qosviewer.domain.compare.overview import is_beyond, measures
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.metrics import FIELD, Field, Metric
from qosviewer.domain.quality import Limit


@dataclass(frozen=True, slots=True)
class Move:
    """One figure of one human that moved.

    Attributes:
        human: Row of the pairing table.
        row: Row of the pairs of streams.
        slot: Medium and direction.
        field: The figure.
        before: In the baseline.
        after: On the other side.
        excess: How many times its limit the worse of the two is.
        verdict: Better or worse.
    """

    human: int
    row: int
    slot: Slot
    field: Field
    before: float
    after: float
    excess: float
    verdict: Verdict


def moves(comparison: Comparison, other: int) -> tuple[Move, ...]:
    """Return everything that moved so far, by slot, metric, then human; kept."""
    return comparison.derived(("moves", comparison.basis, other), lambda: tuple(_moves(comparison, other)))


def deciding(comparison: Comparison) -> Iterator[tuple[Slot, Metric, Limit]]:
    """Yield the metrics, by medium and direction, whose limits decide how somebody fared."""
    profile = comparison.sides[comparison.baseline].data.profile
    for slot, metric in measures(comparison):
        limit = profile.limit(metric, slot.medium)
        if limit and not limit.advisory:
            yield slot, metric, limit


def _moves(comparison: Comparison, other: int) -> Iterator[Move]:
    for slot, metric, limit in deciding(comparison):
        field, rows = limit.field, comparison.slot_rows(slot)
        said = verdicts(metric, comparison.person_deltas(other, slot, field), comparison.sizes)
        ends = [comparison.person_values(side, slot, field) for side in (comparison.baseline, other)]
        media = [_has_media(comparison, side, slot) for side in (comparison.baseline, other)]
        for verdict, worse_side in ((Verdict.BETTER, 0), (Verdict.WORSE, 1)):
            worse = ends[worse_side]
            chosen = (said == verdict) & is_beyond(limit, worse) & media[worse_side]
            excess = limit.excess(worse)
            for human in np.flatnonzero(chosen).tolist():
                before, after = float(ends[0][human]), float(ends[1][human])
                yield Move(human, int(rows[human]), slot, field, before, after, float(excess[human]), verdict)


def _has_media(comparison: Comparison, side: int, slot: Slot) -> NDArray[np.bool_]:
    bitrates: Sequence[Floats] = [
        comparison.person_values(side, slot, FIELD[key]) for key in ("avg_bitrate", "max_bitrate")
    ]
    return np.asarray((bitrates[0] > 0) | (bitrates[1] > 0), np.bool_)


def worst_of_each(found: Sequence[Move], verdict: Verdict) -> list[Move]:
    """Return, of everybody who moved that way, the move that is furthest beyond its limit; the furthest first."""
    best: dict[int, Move] = {}
    for move in found:
        if move.verdict is verdict and (move.human not in best or move.excess > best[move.human].excess):
            best[move.human] = move
    return sorted(best.values(), key=lambda move: (-move.excess, move.human))
