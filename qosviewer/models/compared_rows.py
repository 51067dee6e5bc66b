"""The rows of a comparison side by side, as numpy arrays: who they are, what differs, and by how much. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import HELD_APART, Verdict, column
from qosviewer.domain.distribution import drawn
from qosviewer.domain.filter import Expression
from qosviewer.domain.filter.evaluation import lets_through, participant_mask
from qosviewer.domain.metrics import Better, Field, Stat, field_of
from qosviewer.domain.order import text_ranks
from qosviewer.domain.quality import Limit
from qosviewer.domain.ranges import Ranges, Scale, common_scale
from qosviewer.export.comparison_view import By, Figure
from qosviewer.models.greatest_change import Greatest, greatest_change

Mask = NDArray[np.bool_]


class Section(IntEnum):
    """Where somebody was, in the order of the table."""

    BOTH = 0
    UNSURE = 1
    ONLY_BASELINE = 2
    ONLY_OTHER = 3
    ELSEWHERE = 4


class Bars(NamedTuple):
    """What the paired charts of a column draw: least, average and most of each row; NaN where not known."""

    low: Floats
    middle: Floats
    high: Floats


class PairedBars(NamedTuple):
    """Both bars of every row on one scale."""

    before: Bars
    after: Bars
    scale: Scale
    limit: Limit | None


class ComparedRows:
    """A row for each human, or for each stream of theirs, of one pair of sides.

    Attributes:
        comparison: The comparison.
        other: The side against the baseline.
        by: What a row is.
        figures: What is compared.
        human: int32[rows]; row of the pairing table.
        pair: int32[rows]; row of the pairs of streams, -1 for none; always -1 where rows are persons.
    """

    def __init__(self, comparison: Comparison, other: int, by: By, figures: Sequence[Figure]) -> None:
        self.comparison = comparison
        self.other = other
        self.by = by
        self.figures = tuple(figures)
        self.human, self.pair = _humans(comparison) if by is By.PERSON else _streams(comparison)
        self._nearest: dict[Figure, Floats] = {}
        self._matching: tuple[Expression, Mask] | None = None

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.human)

    @cached_property
    def section(self) -> NDArray[np.int8]:
        """int8[rows]; a `Section` each."""
        rows, comparison = self.comparison.pairing.rows, self.comparison
        before, after = rows[:, comparison.baseline] >= 0, rows[:, self.other] >= 0
        found = np.full(len(rows), Section.ELSEWHERE, np.int8)
        found[before & after] = Section.BOTH
        found[before & ~after] = Section.ONLY_BASELINE
        found[~before & after] = Section.ONLY_OTHER
        if self.other != comparison.baseline:
            # Of whom nothing tells who they are nothing tells either that they were in one only.
            unsure = np.array([*comparison.unsure(self.other), *comparison.nameless(self.other)], np.intp)
            found[unsure[found[unsure] != Section.BOTH]] = Section.UNSURE
        return np.asarray(found[self.human], np.int8)

    def pairs(self, figure: Figure) -> NDArray[np.int32]:
        """Return int32[rows]: the row of the pairs of streams in which a figure stands, -1 for none."""
        if figure.slot is None:
            return self.pair
        return np.asarray(self.comparison.slot_rows(figure.slot)[self.human], np.int32)

    def values(self, side: int, figure: Figure) -> Floats:
        """Return float64[rows]: a figure of a side, NaN where there is no single number."""
        comparison = self.comparison
        return _at(self.pairs(figure), column(comparison.combined[side], comparison.pairs, side, figure.field))

    def delta(self, figure: Figure) -> Floats:
        """Return float64[rows]: other minus baseline, NaN where they are not comparable."""
        if self.other == self.comparison.baseline:
            return np.full(self.count, np.nan)
        return _at(self.pairs(figure), self.comparison.difference(self.other).delta[:, figure.field.index])

    def nearest(self, figure: Figure) -> Floats:
        """Return float64[rows]: the difference; where it is a span the end that is closest to none."""
        if self.other == self.comparison.baseline:
            return np.full(self.count, np.nan)
        if figure not in self._nearest:
            of_pairs = self.comparison.difference(self.other).nearest(figure.field)
            self._nearest[figure] = _at(self.pairs(figure), of_pairs)
        return self._nearest[figure]

    @cached_property
    def held_apart(self) -> NDArray[np.int64]:
        """int64[rows]: how many of the figures stand on both sides and can't be compared."""
        found = np.zeros(self.count, np.int64)
        if self.other != self.comparison.baseline:
            for figure in self.figures:
                rows = self.pairs(figure)
                there = np.flatnonzero(rows >= 0)
                why = self.comparison.difference(self.other).why(figure.field)
                found[there] += np.isin(why[rows[there]], HELD_APART)
        return found

    def verdicts(self, figure: Figure) -> NDArray[np.int8]:
        """Return int8[rows]: a `Verdict` each."""
        said = np.full(self.count, Verdict.NOT_COMPARABLE, np.int8)
        if self.other != self.comparison.baseline:
            rows = self.pairs(figure)
            there = rows >= 0
            said[there] = self.comparison.difference(self.other).verdict(figure.field)[rows[there]]
        return said

    @cached_property
    def said(self) -> dict[Figure, NDArray[np.int8]]:
        """The verdicts of every figure."""
        return {figure: self.verdicts(figure) for figure in self.figures}

    def counted(self, verdict: Verdict) -> NDArray[np.int64]:
        """Return int64[rows]: how many of the figures have a verdict."""
        found = np.zeros(self.count, np.int64)
        for said in self.said.values():
            found += said == verdict
        return found

    @cached_property
    def greatest(self) -> Greatest:
        """The greatest change of every row."""
        deltas = [(figure.field.metric, self.nearest(figure)) for figure in self.figures]
        return greatest_change(deltas, self.comparison.sizes, self.count)

    def worsening(self, figure: Figure) -> Floats:
        """Return float64[rows]: by how much a figure got worse; negative where it got better."""
        delta = self.nearest(figure)
        return -delta if figure.field.metric.better is Better.HIGHER else delta

    def bars(self, figure: Figure) -> PairedBars:
        """Return what is drawn of a figure's metric."""
        comparison, metric = self.comparison, figure.field.metric
        before, after = (self._bars(side, figure) for side in (comparison.baseline, self.other))
        medium = figure.slot.medium if figure.slot else None
        limit = comparison.sides[comparison.baseline].data.profile.limit(metric, medium)
        if limit is not None and medium is None and not set(metric.media) <= set(limit.media):
            limit = None
        low, middle, high = (np.concatenate(each) for each in zip(before, after, strict=True))
        both = Ranges(low, middle, high, np.empty(0, np.int32))
        return PairedBars(
            before, after, common_scale(both, limit.bad if limit and not limit.lower_is_worse else None), limit
        )

    def _bars(self, side: int, figure: Figure) -> Bars:
        metric = figure.field.metric

        def values(stat: Stat) -> Floats:
            field = field_of(metric, stat)
            return (
                np.full(self.count, np.nan)
                if field is None
                else drawn(metric, self.values(side, Figure(field, figure.slot)))
            )

        return Bars(values(Stat.MIN), values(Stat.AVG), values(Stat.MAX))

    # --- which rows

    @cached_property
    def name_ranks(self) -> Floats:
        """float64[rows]: rank of the name."""
        ranks = self.comparison.derived("name ranks", lambda: text_ranks(self.comparison.names))
        return np.asarray(ranks[self.human], np.float64)

    @cached_property
    def ties(self) -> NDArray[np.int8]:
        """int8[rows]; a `Tie` each, 0 for no pair."""
        return np.asarray(self.comparison.pairing.ties(self.comparison.baseline, self.other)[self.human], np.int8)

    def matching(self, expression: Expression) -> Mask:
        """Return bool[rows]: whether a filter lets a person through on one of the two sides."""
        if self._matching is None or self._matching[0] != expression:
            self._matching = expression, self._let_through(expression)
        return self._matching[1]

    def _let_through(self, expression: Expression) -> Mask:
        comparison = self.comparison
        found = np.zeros(comparison.pairing.count, np.bool_)
        for side_index in {comparison.baseline, self.other}:
            side = comparison.sides[side_index]
            of_person = np.zeros(len(side.persons), np.bool_)
            np.logical_or.at(of_person, side.person_of_row, participant_mask(expression, side.data))
            rows = len(side.person_of_row)
            for place, person in enumerate(side.persons):
                if any(stay >= rows and lets_through(expression, side.stays[stay]) for stay in person.stays):
                    of_person[place] = True
            found[comparison.pairing.row_of[side_index][of_person]] = True
        return np.asarray(found[self.human], np.bool_)

    @cached_property
    def totals(self) -> list[int]:
        """How many rows each `Section` has."""
        counts: list[int] = np.bincount(self.section, minlength=len(Section)).tolist()
        return counts

    def changed_by(self, field: Field, size: float) -> Mask:
        """Return bool[rows]: whether some figure of a field's metric that is shown changed by at least a size."""
        found = np.zeros(self.count, np.bool_)
        for figure in self.figures:
            if figure.field.metric is field.metric:
                with np.errstate(invalid="ignore"):
                    found |= np.abs(self.nearest(figure)) >= size - 1e-9 * max(size, 1.0)
        return found


def _humans(comparison: Comparison) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    count = comparison.pairing.count
    return np.arange(count, dtype=np.int32), np.full(count, -1, np.int32)


def _streams(comparison: Comparison) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    human = np.asarray(comparison.pairs.human, np.int32)
    without = np.setdiff1d(np.arange(comparison.pairing.count, dtype=np.int32), human)
    both = np.concatenate((human, without))
    pairs = np.concatenate((np.arange(len(human), dtype=np.int32), np.full(len(without), -1, np.int32)))
    order = np.argsort(both, kind="stable")
    return both[order].astype(np.int32), pairs[order].astype(np.int32)


def _at(rows: NDArray[np.int32], values: Floats) -> Floats:
    found = np.full(len(rows), np.nan)
    there = rows >= 0
    found[there] = values[rows[there]]
    return found
