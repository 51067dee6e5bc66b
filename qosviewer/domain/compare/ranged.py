"""Whose figures are ranges over several stays, and surely moved, to or from beyond a limit for at least one stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict, Why
from qosviewer.domain.compare.movers import deciding
from qosviewer.domain.compare.overview import is_beyond
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.metrics import Field


@dataclass(frozen=True, slots=True)
class RangedMove:
    """One figure of one human.

    Attributes:
        human: Row of the pairing table.
        row: Row of the pairs of streams.
        slot: Medium and direction.
        field: The figure.
        before: In the baseline, in words.
        after: On the other side, in words.
        verdict: Better or worse.
    """

    human: int
    row: int
    slot: Slot
    field: Field
    before: str
    after: str
    verdict: Verdict


def ranged_moves(comparison: Comparison, other: int) -> tuple[RangedMove, ...]:
    """Return them, of everybody the first, by slot, metric, then human; kept."""
    return comparison.derived(("ranged", comparison.basis, other), lambda: tuple(_ranged_moves(comparison, other)))


def _ranged_moves(comparison: Comparison, other: int) -> Iterator[RangedMove]:
    difference = comparison.difference(other)
    named: set[int] = set()
    for slot, _metric, limit in deciding(comparison):
        rows = comparison.slot_rows(slot)
        why, said = difference.why(limit.field), difference.verdict(limit.field)
        moved = (why == Why.SPAN) & np.isin(said, (Verdict.BETTER, Verdict.WORSE))
        for human in np.flatnonzero((rows >= 0) & moved[rows]).tolist() if moved.any() else ():
            row = int(rows[human])
            verdict = Verdict(int(said[row]))
            if human in named:
                continue
            before, after = (int(comparison.pairs.entity[row, side]) for side in (comparison.baseline, other))
            worse = (comparison.baseline, before) if verdict is Verdict.BETTER else (other, after)
            ends = comparison.combined[worse[0]].ends(worse[1], limit.field)
            known = ends or (float(comparison.combined[worse[0]].values[worse[1], limit.field.index]),)
            if is_beyond(limit, np.array(known)).any():
                named.add(human)
                words = [
                    comparison.combined[side].text(place, limit.field)
                    for side, place in ((comparison.baseline, before), (other, after))
                ]
                yield RangedMove(human, row, slot, limit.field, words[0], words[1], verdict)
