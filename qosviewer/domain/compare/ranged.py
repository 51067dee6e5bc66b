"""Whose figures are ranges over several stays, and surely moved, to or from beyond a limit for at least one stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict, Why
from qosviewer.domain.compare.movers import deciding
from qosviewer.domain.compare.overview import is_beyond
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.metrics import FIELD, Field


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
        excess: How many times its limit the worst of what is known is.
        verdict: Better or worse.
    """

    human: int
    row: int
    slot: Slot
    field: Field
    before: str
    after: str
    excess: float
    verdict: Verdict


def ranged_moves(comparison: Comparison, other: int) -> tuple[RangedMove, ...]:
    """Return them, by slot, metric, then human; kept."""
    return comparison.derived(("ranged", comparison.basis, other), lambda: tuple(_ranged_moves(comparison, other)))


def first_of_each(found: Iterable[RangedMove]) -> list[RangedMove]:
    """Return of everybody the first."""
    firsts: dict[int, RangedMove] = {}
    for move in found:
        firsts.setdefault(move.human, move)
    return list(firsts.values())


def _ranged_moves(comparison: Comparison, other: int) -> Iterator[RangedMove]:
    difference = comparison.difference(other)
    for slot, _metric, limit in deciding(comparison):
        rows = comparison.slot_rows(slot)
        why, said = difference.why(limit.field), difference.verdict(limit.field)
        moved = (why == Why.SPAN) & np.isin(said, (Verdict.BETTER, Verdict.WORSE))
        for human in np.flatnonzero((rows >= 0) & moved[rows]).tolist() if moved.any() else ():
            row = int(rows[human])
            verdict = Verdict(int(said[row]))
            before, after = (int(comparison.pairs.entity[row, side]) for side in (comparison.baseline, other))
            worse = (comparison.baseline, before) if verdict is Verdict.BETTER else (other, after)
            known = _known(comparison, *worse, limit.field)
            if is_beyond(limit, known).any() and _has_media(comparison, *worse):
                words = [
                    comparison.combined[side].text(place, limit.field)
                    for side, place in ((comparison.baseline, before), (other, after))
                ]
                excess = float(limit.excess(known).max())
                yield RangedMove(human, row, slot, limit.field, words[0], words[1], excess, verdict)


def _known(comparison: Comparison, side: int, place: int, field: Field) -> Floats:
    """Return what is known of a figure: both ends of a range, else one number."""
    combined = comparison.combined[side]
    return np.array(combined.ends(place, field) or (combined.values[place, field.index],))


def _has_media(comparison: Comparison, side: int, place: int) -> bool:
    return any((_known(comparison, side, place, FIELD[key]) > 0).any() for key in ("avg_bitrate", "max_bitrate"))
