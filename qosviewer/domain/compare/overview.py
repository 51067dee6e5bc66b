"""What a comparison comes to: how figures are spread on each side, how the pairs moved, what else changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from qosviewer.domain import texts
from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.certainty import Estimate, estimate_verdict, median_estimate
from qosviewer.domain.compare.comparison import Comparison, problems
from qosviewer.domain.compare.difference import SMALLEST, Verdict
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.connection_facts import FACT, Fact
from qosviewer.domain.distribution import drawn
from qosviewer.domain.metrics import METRICS, Metric, main_field
from qosviewer.domain.proportion import wilson_interval
from qosviewer.domain.quality import Limit

AROUND: Final = tuple(FACT[key] for key in ("version", "os", "device", "network_type", "data_center", "location"))
"""What is looked at for what changed around the figures."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many.

    Attributes:
        count: How many.
        total: Of how many.
    """

    count: int
    total: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson interval, as fractions; (0, 1) of nothing."""
        return wilson_interval(self.count, self.total)


@dataclass(frozen=True, slots=True)
class Spread:
    """How one figure is spread over the people of one side.

    Attributes:
        values: float64[n], ascending; picture sizes as their number of pixels.
        beyond: How many are beyond the warning limit, of how many; None where there is no limit.
        is_partial: Whether only a part of the meeting is here.
    """

    values: Floats
    beyond: Share | None
    is_partial: bool

    @property
    def count(self) -> int:
        """How many people there are with such a figure."""
        return len(self.values)

    def quantile(self, share: float) -> float:
        """Return the value that a share (0 to 1) of all do not exceed; NaN of nothing."""
        return float(np.quantile(self.values, share)) if self.count else float("nan")


@dataclass(frozen=True, slots=True)
class Moves:
    """How the people who are on both sides moved.

    Attributes:
        compared: How many can be compared.
        better: How many got better; 0 where no way is better.
        worse: How many got worse.
        same: How many moved by less than what counts.
        median: The median change, in the metric's unit.
    """

    compared: int
    better: int
    worse: int
    same: int
    median: Estimate


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One metric of one medium and direction.

    Attributes:
        slot: Medium and direction.
        metric: The metric, by its main reading.
        limit: Its limit, if there is one.
        spreads: Of each side.
        moves: From the baseline to each side; None for the baseline itself, and where nothing can be subtracted.
    """

    slot: Slot
    metric: Metric
    limit: Limit | None
    spreads: tuple[Spread, ...]
    moves: tuple[Moves | None, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """One circumstance.

    Attributes:
        title: What it is.
        sides: How many people had which value, the most frequent first; of each side.
        changed: Of each side, how many of those who were in the baseline too changed from which value to which.
    """

    title: str
    sides: tuple[tuple[tuple[str, int], ...], ...]
    changed: tuple[tuple[tuple[str, str, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole.

    Attributes:
        people: How many were in each meeting.
        with_problems: How many had problems, of those with enough data; of each side.
        rows: One for each metric of each medium and direction that anybody has a figure of.
        around: What is known of the circumstances.
    """

    people: tuple[int, ...]
    with_problems: tuple[Share, ...]
    rows: tuple[OverviewRow, ...]
    around: tuple[Around, ...]


def overview(comparison: Comparison, metrics: Sequence[Metric] = METRICS) -> Overview:
    """Return what a comparison comes to; kept."""
    keys = tuple(metric.key for metric in metrics)
    return comparison.derived(("overview", comparison.basis, keys), lambda: _overview(comparison, metrics))


def _overview(comparison: Comparison, metrics: Sequence[Metric]) -> Overview:
    sides = range(len(comparison.sides))
    return Overview(
        tuple(len(side.persons) for side in comparison.sides),
        tuple(Share(*problems(comparison.states(side))) for side in sides),
        tuple(_rows(comparison, metrics)),
        tuple(_around(comparison)),
    )


def measures(comparison: Comparison, metrics: Sequence[Metric] = METRICS) -> Iterator[tuple[Slot, Metric]]:
    """Yield every metric of every medium and direction that somebody may have a figure of."""
    for slot in comparison.pairs.slots:
        for metric in metrics:
            if slot.key or slot.medium in metric.media:
                yield slot, metric


def _rows(comparison: Comparison, metrics: Sequence[Metric]) -> Iterator[OverviewRow]:
    profile = comparison.sides[comparison.baseline].data.profile
    for slot, metric in measures(comparison, metrics):
        field, limit = main_field(metric), profile.limit(metric, slot.medium)
        values = [comparison.person_values(side, slot, field) for side in range(len(comparison.sides))]
        if any((~np.isnan(own)).any() for own in values):
            spreads = tuple(
                _spread(metric, own, limit, side) for own, side in zip(values, comparison.sides, strict=True)
            )
            moves = tuple(_moves(comparison, side, slot, metric) for side in range(len(comparison.sides)))
            yield OverviewRow(slot, metric, limit, spreads, moves)


def _spread(metric: Metric, values: Floats, limit: Limit | None, side: Side) -> Spread:
    own = np.sort(values[~np.isnan(values)])
    beyond = Share(int(is_beyond(limit, own).sum()), len(own)) if limit else None
    return Spread(drawn(metric, own), beyond, not side.complete)


def is_beyond(limit: Limit, values: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return bool[n]: which values are beyond a warning limit; on it is fine."""
    return values < limit.warning if limit.lower_is_worse else values > limit.warning


def _moves(comparison: Comparison, side: int, slot: Slot, metric: Metric) -> Moves | None:
    if side == comparison.baseline:
        return None
    said = comparison.person_verdicts(side, slot, main_field(metric))
    compared = int((said != Verdict.NOT_COMPARABLE).sum())
    if not compared:
        return None
    better, worse, same = (int((said == each).sum()) for each in (Verdict.BETTER, Verdict.WORSE, Verdict.SAME))
    # Of a span it can be certain that it is better, and there is no number to take a median of.
    deltas = comparison.person_deltas(side, slot, main_field(metric))
    return Moves(compared, better, worse, same, median_estimate(deltas))


def move_text(metric: Metric, moves: Moves | None, sizes: Mapping[str, float] = SMALLEST) -> str:
    """Return in a word how a median moved; that there are too few pairs where there are."""
    if moves is None or not moves.median.is_enough:
        return texts.COMPARED_TOO_FEW
    return estimate_verdict(metric, moves.median, sizes).word


def person_fact(side: Side, person: int, fact: Fact) -> str:
    """Return a fact about a person: that of the first stay of which it is known; empty where it is of none.

    Where blank says something, it says it as it does among the participants.
    """
    known = (fact.text(stay.entry) or fact.otherwise for stay in side.stays_of(person) if stay.entry)
    return next((value for value in known if value), "")


def person_facts(comparison: Comparison, side: int, fact: Fact) -> list[str]:
    """Return a fact about each person of a side, see `person_fact`; kept."""
    own = comparison.sides[side]
    return comparison.derived(
        ("person facts", side, fact.key), lambda: [person_fact(own, each, fact) for each in range(len(own.persons))]
    )


def _around(comparison: Comparison) -> Iterator[Around]:
    for fact in AROUND:
        known = [person_facts(comparison, side, fact) for side in range(len(comparison.sides))]
        if any(chain.from_iterable(known)):
            counts = tuple(_most_frequent(Counter(value for value in own if value)) for own in known)
            changed = tuple(_changed(comparison, side, known) for side in range(len(comparison.sides)))
            yield Around(fact.title, counts, changed)


def _most_frequent(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _changed(comparison: Comparison, side: int, known: list[list[str]]) -> tuple[tuple[str, str, int], ...]:
    if side == comparison.baseline:
        return ()
    rows = comparison.pairing.rows[comparison.pairing.in_both(comparison.baseline, side)]
    both = ((known[comparison.baseline][row[comparison.baseline]], known[side][row[side]]) for row in rows.tolist())
    counts = Counter((before, after) for before, after in both if before and after and before != after)
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple((before, after, count) for (before, after), count in ordered)
