"""Of which figures the most people moved, in sentences: media that moved alike share one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.movers import Move
from qosviewer.domain.compare.rounding import figure_text
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.metrics import Field, Metric
from qosviewer.domain.streams import Direction

_MOST: Final = 3


class MeasureSentence(NamedTuple):
    """One sentence.

    Attributes:
        text: The sentence.
        humans: Rows of the pairing table that it is about.
        rows: Rows of the pairs of streams that it is about.
    """

    text: str
    humans: tuple[int, ...]
    rows: tuple[int, ...]


class _Moved(NamedTuple):
    """One figure of a medium and direction, and who moved."""

    slot: Slot
    field: Field
    verdict: Verdict
    moves: tuple[Move, ...]
    total: int

    @property
    def likeness(self) -> tuple[object, ...]:
        """What figures have in common that share a sentence."""
        own = self.slot.key or self.slot.direction is Direction.NONE
        humans = tuple(move.human for move in self.moves)
        return self.slot if own else self.slot.direction, self.field.key, self.verdict, humans, self.total


def measure_title(slot: Slot, metric: Metric) -> str:
    """Return e.g. ``Audio downlink packet loss``."""
    return texts.COMPARED_MEASURE.format(slot=slot.title, metric=within(metric.title))


def within(title: str) -> str:
    """Return a title for the middle of a sentence; an abbreviation stays as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def measure_sentences(comparison: Comparison, other: int, found: Sequence[Move]) -> Iterator[MeasureSentence]:
    """Yield what is to be said of the figures that moved furthest beyond their limits, summed over people."""
    groups: dict[tuple[Slot, str, Verdict], list[Move]] = defaultdict(list)
    for move in found:
        groups[move.slot, move.field.key, move.verdict].append(move)
    alike: dict[tuple[object, ...], list[_Moved]] = defaultdict(list)
    for own in sorted(groups.values(), key=lambda own: -sum(move.excess for move in own))[:_MOST]:
        slot, field, verdict = own[0].slot, own[0].field, own[0].verdict
        total = int((~np.isnan(comparison.person_deltas(other, slot, field))).sum())
        moved = _Moved(slot, field, verdict, tuple(own), total)
        alike[moved.likeness].append(moved)
    for together in alike.values():
        sentence = _one(comparison, other, together[0]) if len(together) == 1 else _several(comparison, other, together)
        humans = tuple(move.human for move in together[0].moves)
        yield MeasureSentence(sentence, humans, tuple(move.row for each in together for move in each.moves))


def _one(comparison: Comparison, other: int, moved: _Moved) -> str:
    by_number = texts.COMPARED_MEASURES_ALONE if moved.total == 1 else texts.COMPARED_MEASURES
    before, after = _ends(comparison, other, moved)
    return by_number[moved.verdict is Verdict.BETTER, len(moved.moves) == 1].format(
        measure=measure_title(moved.slot, moved.field.metric),
        count=len(moved.moves),
        total=moved.total,
        before=before,
        after=after,
    )


def _several(comparison: Comparison, other: int, together: Sequence[_Moved]) -> str:
    first = together[0]
    figures = []
    for each in together:
        before, after = _ends(comparison, other, each)
        medium = within(each.slot.medium.title)
        figures.append(texts.COMPARED_MEDIUM.format(medium=medium, before=before, after=after))
    by_number = texts.COMPARED_TOGETHER_ALONE if first.total == 1 else texts.COMPARED_TOGETHER
    return by_number[first.verdict is Verdict.BETTER, len(first.moves) == 1].format(
        direction=first.slot.direction.value.capitalize(),
        metric=within(first.field.metric.title),
        count=len(first.moves),
        total=first.total,
        figures=", ".join(figures),
    )


def _ends(comparison: Comparison, other: int, moved: _Moved) -> tuple[str, str]:
    """Return the medians of those who moved, before and after."""
    before = figure_text(moved.field, float(np.median([move.before for move in moved.moves])))
    after = figure_text(moved.field, float(np.median([move.after for move in moved.moves])))
    return marked(comparison, comparison.baseline, before), marked(comparison, other, after)


def marked(comparison: Comparison, side: int, text: str) -> str:
    """Return a figure, marked where only a part of its meeting is here."""
    return text if comparison.sides[side].complete else texts.COMPARED_PARTIAL_FIGURE.format(value=text)
