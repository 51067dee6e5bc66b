"""What lies between two sides, figure by figure, and whether that is better or worse.

Where a figure is a range of averages over several stays, no number can be subtracted. Yet whatever the average would
be, it lies within the range: so the difference lies within a `span`, from the closest ends to the furthest. Where all
of a span is better, or worse, or smaller than what counts, that is certain and is said; else nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import texts
from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.combine import Combined
from qosviewer.domain.compare.streams import StreamPairs
from qosviewer.domain.kinds import PIXEL_STEP, Level, Resolution
from qosviewer.domain.metrics import FIELDS, Better, Field, Metric


class Verdict(IntEnum):
    """What a difference says, by the metric's own direction."""

    NOT_COMPARABLE = 0
    SAME = 1
    BETTER = 2
    WORSE = 3
    CHANGED = 4

    @property
    def word(self) -> str:
        """The word shown beside the number."""
        return ("not comparable", "same", "better", "worse", "changed")[self]


class Why(IntEnum):
    """Why two figures are not compared."""

    COMPARED = 0
    NOT_IN_BASELINE = 1
    NOT_IN_OTHER = 2
    PATHS = 3
    SOURCES = 4
    IMPOSSIBLE = 5
    RANGE = 6
    NO_READING = 7
    SPAN = 8

    @property
    def text(self) -> str:
        """The reason in words; empty where there is none."""
        return texts.COMPARED_WHY[self]


HELD_APART: Final = (Why.PATHS, Why.SOURCES, Why.IMPOSSIBLE, Why.RANGE)
"""Why figures that stand on both sides are not compared."""

SMALLEST: Final[Mapping[str, float]] = {
    "bitrate": 10.0,
    "latency": 20.0,
    "jitter": 10.0,
    "loss": 0.5,
    "resolution": 1.0,
    "frame_rate": 2.0,
    "zoom_cpu_usage": 5.0,
    "system_cpu_usage": 10.0,
    "system_cpu_pressure_level": 1.0,
}
"""From which size on a difference counts, by metric, in its unit (pixels, steps); what is smaller is "same"."""
_ROUNDING: Final = 1e-9
_RESOLUTIONS: Final = [each.index for each in FIELDS if isinstance(each.metric.kind, Resolution)]


def smallest(metric: Metric, sizes: Mapping[str, float] = SMALLEST) -> float:
    """Return from which size on a difference of a metric counts; of a metric that nobody chose one for, any does."""
    return sizes.get(metric.key, SMALLEST.get(metric.key, 0.0))


def verdicts(metric: Metric, delta: Floats, sizes: Mapping[str, float] = SMALLEST) -> NDArray[np.int8]:
    """Return int8[n]: a `Verdict` each for differences in the metric's unit, NaN being none."""
    size = smallest(metric, sizes)
    counts = (np.abs(delta) >= max(size - _ROUNDING * max(size, 1.0), 0.0)) & (delta != 0)
    if metric.better is Better.NEITHER:
        said = np.where(counts, Verdict.CHANGED, Verdict.SAME)
    else:
        improved = (delta < 0) if metric.better is Better.LOWER else (delta > 0)
        said = np.where(counts, np.where(improved, Verdict.BETTER, Verdict.WORSE), Verdict.SAME)
    return np.where(np.isnan(delta), Verdict.NOT_COMPARABLE, said).astype(np.int8)


def delta_text(metric_field: Field, delta: float) -> str:
    """Write a difference with its sign and unit, e.g. ``+2.7 pp``."""
    metric = metric_field.metric
    if np.isnan(delta):
        return metric.kind.text(delta)
    size = abs(round(delta, 4))
    sign = "+" if delta > 0 and size else "−" if size else "±"
    if isinstance(metric.kind, Resolution):
        return texts.COMPARED_PIXELS.format(sign=sign, count=f"{size:,.0f}".replace(",", "\u202f"))
    if isinstance(metric.kind, Level):
        return texts.COMPARED_STEPS.format(sign=sign, count=f"{size:.0f}")
    written = f"{sign}{metric.kind.text(size)}"
    unit = difference_unit(metric)
    return f"{written} {unit}" if unit else written


def difference_unit(metric: Metric) -> str:
    """Return the unit of differences: percentage points (pp) between shares, where ``%`` would be read as a ratio."""
    return texts.COMPARED_POINTS if metric.unit == "%" else metric.unit


def without_unit(metric: Metric, written: str) -> str:
    """Return a figure or a difference as written, without its unit."""
    for unit in filter(None, (metric.unit, difference_unit(metric))):
        written = written.removesuffix(f" {unit}")
    return written


def span_text(metric_field: Field, span: tuple[float, float]) -> str:
    """Write between what a difference lies, e.g. ``+2 … +5 pp``."""
    low, high = (delta_text(metric_field, end) for end in span)
    return texts.COMPARED_RANGE.format(low=without_unit(metric_field.metric, low), high=high)


@dataclass(frozen=True, eq=False)
class Difference:
    """Everything that lies between the baseline and another side; see `StreamPairs` for its rows.

    Attributes:
        pairs: The rows.
        baseline: Index of the side that is subtracted.
        other: Index of the side that it is subtracted from.
        before: Figures of the baseline.
        after: Figures of the other.
        same_source: Whether the numbers of both were made from the same; nothing is subtracted otherwise.
        sizes: From which size on a difference counts, by metric key.
        same_meeting: Whether both are one meeting, so that equal ranges are of the very same stays.
    """

    pairs: StreamPairs
    baseline: int
    other: int
    before: Combined
    after: Combined
    same_source: bool = True
    sizes: Mapping[str, float] = field(default_factory=lambda: SMALLEST)
    same_meeting: bool = False

    @cached_property
    def delta(self) -> Floats:
        """float64[n, FIELD_COUNT]: other minus baseline in each field's unit; NaN where they are not comparable.

        Picture sizes are subtracted as numbers of pixels, levels as steps.
        """
        mine, theirs = self.pairs.entity[:, self.baseline], self.pairs.entity[:, self.other]
        rows = np.flatnonzero(self._alike)
        before, after = _rows(self.before.values, mine[rows]), _rows(self.after.values, theirs[rows])
        delta = after - before
        for index in _RESOLUTIONS:
            delta[:, index] = after[:, index] // PIXEL_STEP - before[:, index] // PIXEL_STEP
        for odd, of in ((self.before.odd, mine), (self.after.odd, theirs)):
            if odd.any():
                delta[odd[of[rows]]] = np.nan
        if len(rows) < self.pairs.count:
            delta, own = np.full((self.pairs.count, len(FIELDS)), np.nan), delta
            delta[rows] = own
        if self.same_meeting and len(self._several):
            ends = self._ends(self._several)
            equal = (ends.low_before == ends.low_after) & (ends.high_before == ends.high_after)
            delta[self._several] = np.where(equal & np.isnan(delta[self._several]), 0.0, delta[self._several])
        return delta

    @cached_property
    def _several(self) -> NDArray[np.intp]:
        """intp[k]; the comparable rows of which a side has several stays, ascending."""
        mine, theirs = self.pairs.entity[:, self.baseline], self.pairs.entity[:, self.other]
        found = np.zeros(self.pairs.count, np.bool_)
        for figures, places in ((self.before, mine), (self.after, theirs)):
            if len(figures.several):
                found |= np.isin(places, figures.several)
        return np.flatnonzero(found & self._alike)

    def _ends(self, rows: NDArray[np.intp]) -> _Ends:
        """Return the ends of the figures of both sides in some rows, NaN where they are impossible or missing."""
        mine, theirs = self.pairs.entity[rows, self.baseline], self.pairs.entity[rows, self.other]
        found = [*_ends_of(self.before, mine), *_ends_of(self.after, theirs)]
        for index in _RESOLUTIONS:
            for each in found:
                each[:, index] //= PIXEL_STEP
        return _Ends(*found)

    @cached_property
    def _spans(self) -> tuple[Floats, Floats]:
        """float64[k, FIELD_COUNT] twice: the least and the greatest difference of the rows of `_several`."""
        ends = self._ends(self._several)
        low, high = ends.low_after - ends.high_before, ends.high_after - ends.low_before
        known = ~np.isnan(self.delta[self._several])
        low[known], high[known] = np.nan, np.nan
        return low, high

    def span(self, row: int, of: Field) -> tuple[float, float] | None:
        """Return between what a difference lies that is no single number; None where there is one, or nothing."""
        at = int(np.searchsorted(self._several, row))
        if at == len(self._several) or self._several[at] != row:
            return None
        low, high = (float(each[at, of.index]) for each in self._spans)
        return None if np.isnan(low) else (low, high)

    @cached_property
    def _kept(self) -> dict[tuple[str, int], NDArray[Any]]:
        """What was worked out of a field, read-only: tables and views ask for the same again and again."""
        return {}

    def _keep(self, what: str, of: Field, compute: Callable[[Field], NDArray[Any]]) -> NDArray[Any]:
        key = (what, of.index)
        if key not in self._kept:
            found = compute(of)
            found.flags.writeable = False
            self._kept[key] = found
        return self._kept[key]

    def nearest(self, of: Field) -> Floats:
        """Return float64[n]: the difference, or the end of its span that is closest to none; NaN where nothing is sure.

        Of a span that holds "none at all" it is 0, if all of it is too small to count. Read-only.
        """
        return self._keep("nearest", of, self._nearest)

    def _nearest(self, of: Field) -> Floats:
        found = self.delta[:, of.index].copy()
        if len(self._several):
            low, high = (each[:, of.index] for each in self._spans)
            closest = np.where(low > 0, low, np.where(high < 0, high, 0.0))
            is_sure = self.verdict(of)[self._several] != Verdict.NOT_COMPARABLE
            found[self._several] = np.where(np.isnan(low) | ~is_sure, found[self._several], closest)
        return found

    @cached_property
    def is_none(self) -> bool:
        """Whether every figure is the same on both sides, one that is missing, impossible or a range as well."""
        mine, theirs = self.pairs.entity[:, self.baseline], self.pairs.entity[:, self.other]
        if ((mine >= 0) & (theirs >= 0) != self._alike).any():
            return False
        rows = np.flatnonzero(self._alike)
        before, after = _rows(self.before.values, mine[rows]), _rows(self.after.values, theirs[rows])
        ends = self._ends(self._several)
        return all(
            np.array_equal(one, other, equal_nan=True)
            for one, other in (
                (before, after),
                (ends.low_before, ends.low_after),
                (ends.high_before, ends.high_after),
            )
        )

    @cached_property
    def _alike(self) -> NDArray[np.bool_]:
        """bool[n]: whether both sides have the stream, by the same path and from the same source."""
        mine, theirs = self.pairs.path[:, self.baseline], self.pairs.path[:, self.other]
        return np.asarray((mine == theirs) & (mine >= 0) & self.same_source, np.bool_)

    def verdict(self, of: Field) -> NDArray[np.int8]:
        """Return int8[n]: a `Verdict` each; of a span the one that all of it has. Read-only."""
        return self._keep("verdict", of, self._verdict)

    def _verdict(self, of: Field) -> NDArray[np.int8]:
        said = verdicts(of.metric, self.delta[:, of.index], self.sizes)
        if len(self._several):
            low, high = (each[:, of.index] for each in self._spans)
            ends = [verdicts(of.metric, end, self.sizes) for end in (low, high)]
            agree = (ends[0] == ends[1]) & ((ends[0] == Verdict.SAME) | (np.sign(low) == np.sign(high)))
            said[self._several] = np.where(np.isnan(low), said[self._several], np.where(agree, ends[0], 0))
        return said

    def why(self, of: Field) -> NDArray[np.int8]:
        """Return int8[n]: why there is no difference, a `Why` each. Read-only."""
        return self._keep("why", of, self._why)

    def _why(self, of: Field) -> NDArray[np.int8]:
        mine, theirs = self.pairs.entity[:, self.baseline], self.pairs.entity[:, self.other]
        why = np.full(self.pairs.count, Why.NO_READING, np.int8)
        both = (mine >= 0) & (theirs >= 0)
        for figures, places in ((self.before, mine), (self.after, theirs)):
            why[both & figures.is_range(of)[places] if len(figures.person) else both] = Why.RANGE
            why[both & figures.odd[places, of.index] if len(figures.person) else both] = Why.IMPOSSIBLE
        why[both & ~self._alike] = Why.PATHS
        if not self.same_source:
            why[both] = Why.SOURCES
        why[mine < 0] = Why.NOT_IN_BASELINE
        why[theirs < 0] = Why.NOT_IN_OTHER
        why[~np.isnan(self.delta[:, of.index])] = Why.COMPARED
        if len(self._several):
            why[(why == Why.RANGE) & (self.verdict(of) != Verdict.NOT_COMPARABLE)] = Why.SPAN
        return why

    def values(self, side: int, of: Field) -> Floats:
        """Return float64[n]: the figures of the baseline or of the other, NaN where there is no single number."""
        figures = self.before if side == self.baseline else self.after
        return column(figures, self.pairs, side, of)


def column(figures: Combined, pairs: StreamPairs, side: int, of: Field) -> Floats:
    """Return float64[n]: one field of one side in the rows of the pairs, NaN where there is no single number."""
    places = pairs.entity[:, side]
    found = np.full(pairs.count, np.nan)
    there = places >= 0
    found[there] = figures.values[places[there], of.index]
    return found


class _Ends(NamedTuple):
    """Ends of the figures of both sides, float64[k, FIELD_COUNT] each; of a single number both are that."""

    low_before: Floats
    high_before: Floats
    low_after: Floats
    high_after: Floats


def _ends_of(figures: Combined, places: NDArray[np.int32]) -> tuple[Floats, Floats]:
    low = figures.values[places]
    high = low.copy()
    at = np.searchsorted(figures.several, places)
    ranged = np.flatnonzero((at < len(figures.several)) & np.isin(places, figures.several))
    for ends, own in ((low, figures.low), (high, figures.high)):
        ends[ranged] = np.where(np.isnan(ends[ranged]), own[at[ranged]], ends[ranged])
        ends[figures.odd[places]] = np.nan
    return low, high


def _rows(values: Floats, places: NDArray[np.int32]) -> Floats:
    """Return ``values[places]``, without a copy where that is all of them in their order."""
    if len(places) == len(values) and (places == np.arange(len(places))).all():
        return values
    return values[places]
