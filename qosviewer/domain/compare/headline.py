"""What got worse and what got better, in one line: which figures, and for how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.certainty import estimate_verdict
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.movers import Move, moves
from qosviewer.domain.compare.overview import overview
from qosviewer.domain.compare.ranged import RangedMove, ranged_moves
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.metrics import Metric
from qosviewer.domain.streams import Direction, Medium

_LISTED: Final = 4
_LONGEST_TYPE: Final = 24


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """One figure that got worse, or better.

    Attributes:
        slot: Medium and direction.
        metric: The metric.
        verdict: Better or worse.
        humans: Rows of the pairing table of those for whom it moved to or from beyond its limit.
        by_median: Whether the median change of all pairs says so too.
        weight: How far beyond its limit it is, summed over those people.
    """

    slot: Slot
    metric: Metric
    verdict: Verdict
    humans: tuple[int, ...]
    by_median: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Headline:
    """The line.

    Attributes:
        text: One or two sentences.
        worse: What got worse, the weightiest first.
        better: What got better.
    """

    text: str
    worse: tuple[MovedFigure, ...]
    better: tuple[MovedFigure, ...]


def short_title(slot: Slot, metric: Metric) -> str:
    """Return e.g. ``audio ↓ loss``, for narrow places within a sentence."""
    name = metric.key.replace("_", " ")
    if slot.key:
        return texts.HEADLINE_FIGURE_PLAIN.format(medium=plain.one_line(slot.key, _LONGEST_TYPE), metric=name)
    medium = slot.medium.title.lower()
    if slot.direction is Direction.NONE:
        if slot.medium is Medium.CPU:
            return metric.title
        return texts.HEADLINE_FIGURE_PLAIN.format(medium=medium, metric=name)
    return texts.HEADLINE_FIGURE.format(medium=medium, arrow=slot.direction.arrow, metric=name)


def row_title(slot: Slot, metric: Metric) -> str:
    """Return the same to begin a row, e.g. ``Audio ↓ loss``."""
    title = short_title(slot, metric)
    return title if slot.key else title[:1].upper() + title[1:]


def moved_figures(comparison: Comparison, other: int) -> tuple[MovedFigure, ...]:
    """Return the figures that got worse or better, the weightiest first; kept."""
    key = ("moved figures", comparison.basis, other)
    return comparison.derived(key, lambda: tuple(_moved_figures(comparison, other)))


def _moved_figures(comparison: Comparison, other: int) -> list[MovedFigure]:
    people: dict[tuple[Slot, Metric, Verdict], list[Move | RangedMove]] = defaultdict(list)
    if comparison.is_same_meeting(other) or other == comparison.baseline:
        return []
    found_moves: list[Move | RangedMove] = [*moves(comparison, other), *ranged_moves(comparison, other)]
    for move in found_moves:
        people[move.slot, move.field.metric, move.verdict].append(move)
    medians = {
        (row.slot, row.metric, estimate_verdict(row.metric, own.median, comparison.sizes))
        for row in overview(comparison).rows
        if (own := row.moves[other]) is not None
    }
    found = []
    for slot, metric, verdict in dict.fromkeys([*people, *sorted(medians, key=_order)]):
        if verdict in (Verdict.WORSE, Verdict.BETTER):
            moved = people[slot, metric, verdict]
            humans = tuple(sorted(move.human for move in moved))
            weight = sum(move.excess for move in moved)
            found.append(MovedFigure(slot, metric, verdict, humans, (slot, metric, verdict) in medians, weight))
    return sorted(found, key=lambda each: (-each.weight, -len(each.humans), _order((each.slot, each.metric, 0))))


def _order(each: tuple[Slot, Metric, int]) -> tuple[object, ...]:
    return each[0].order, each[1].key, each[2]


def headline(comparison: Comparison, other: int) -> Headline:
    """Return what got worse and better on another side, against the baseline."""
    found = moved_figures(comparison, other)
    worse, better = (tuple(each for each in found if each.verdict is way) for way in (Verdict.WORSE, Verdict.BETTER))
    labels = {"baseline": _label(comparison, comparison.baseline), "other": _label(comparison, other)}
    if not any(row.moves[other] for row in overview(comparison).rows):
        text = texts.HEADLINE_NOTHING.format(**labels)
    else:
        template = texts.HEADLINES[bool(worse), bool(better)]
        text = template.format(worse=_listed(worse), better=_listed(better), **labels)
    return Headline(text, worse, better)


def _label(comparison: Comparison, number: int) -> str:
    side = comparison.sides[number]
    return side.label if side.complete else texts.OVERVIEW_PARTIAL.format(label=side.label)


def _listed(figures: Sequence[MovedFigure]) -> str:
    by_people, by_median = ([each for each in figures if bool(each.humans) is of] for of in (True, False))
    people = {human for each in by_people for human in each.humans}
    template = texts.HEADLINE_FOR_ONE if len(people) == 1 else texts.HEADLINE_FOR
    parts = []
    if by_people:
        parts.append(template.format(count=len(people), listed=_titles(by_people)))
    if by_median:
        parts.append(texts.HEADLINE_BY_MEDIAN.format(listed=_titles(by_median)))
    return parts[0] if len(parts) == 1 else texts.HEADLINE_AND.format(one=parts[0], other=parts[1]) if parts else ""


def _titles(figures: Sequence[MovedFigure]) -> str:
    listed = ", ".join(short_title(each.slot, each.metric) for each in figures[:_LISTED])
    if len(figures) > _LISTED:
        return texts.HEADLINE_MORE.format(listed=listed, count=len(figures) - _LISTED)
    return listed
