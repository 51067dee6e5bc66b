"""How sure a median of a few can be.

The interval is that of the percentile bootstrap of the median (B. Efron, "Bootstrap methods: another look at the
jackknife", Annals of Statistics 7 (1979), pages 1–26). The median of a resample is drawn directly: the k-th of n
uniform numbers is distributed as Beta(k, n - k + 1), and tells which of the sorted values is the k-th of the resample.
So the cost does not depend on n. The seed is fixed: the same figures always give the same interval.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.difference import SMALLEST, Verdict, verdicts
from qosviewer.domain.metrics import Metric

FEWEST: Final = 5
"""Under this many, there is not enough to say anything."""

_RESAMPLES: Final = 4000
_SEED: Final = 20_260_301
_OUTSIDE: Final = 0.025


@dataclass(frozen=True, slots=True)
class Estimate:
    """A median and its 95 % interval.

    Attributes:
        count: From how many figures it was made.
        value: The median; NaN of nothing.
        low: Lower end of the interval; NaN where there are fewer than `FEWEST`.
        high: Upper end.
    """

    count: int
    value: float
    low: float = float("nan")
    high: float = float("nan")

    @property
    def is_enough(self) -> bool:
        """Whether there are enough figures to say how sure it is."""
        return not np.isnan(self.low)

    @property
    def differs_from_zero(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.is_enough and (self.low > 0 or self.high < 0)


def median_estimate(values: Floats) -> Estimate:
    """Return the median of float64[n], NaN left out. That of the negated values is the same, negated exactly."""
    own = np.sort(values[~np.isnan(values)])
    if not len(own):
        return Estimate(0, float("nan"))
    if len(own) < FEWEST:
        return Estimate(len(own), float(np.median(own)))
    # Values and negated values have to be resampled alike.
    negated = -own[::-1]
    turned = tuple(negated) > tuple(own)
    low, high = _interval(_medians(negated if turned else own, np.random.default_rng(_SEED)))
    return Estimate(len(own), float(np.median(own)), *((-high, -low) if turned else (low, high)))


def median_difference(before: Floats, after: Floats) -> Estimate:
    """Return by how much the median of one group exceeds that of another; ``count`` is that of the smaller group.

    Exchanging the groups negates it exactly.
    """
    one, other = (np.sort(values[~np.isnan(values)]) for values in (before, after))
    count = min(len(one), len(other))
    if not count:
        return Estimate(0, float("nan"))
    value = float(np.median(other) - np.median(one))
    if count < FEWEST:
        return Estimate(count, value)
    first, second = np.random.default_rng((_SEED, 1)), np.random.default_rng((_SEED, 2))
    if (len(one), tuple(one)) > (len(other), tuple(other)):
        first, second = second, first
    low, high = _interval(_medians(other, second) - _medians(one, first))
    if np.array_equal(one, other):
        # Which of two equal groups is which must not matter.
        high = max(high, -low)
        low = -high
    return Estimate(count, value, low, high)


def estimate_verdict(metric: Metric, change: Estimate, sizes: Mapping[str, float] = SMALLEST) -> Verdict:
    """Return what the median of changes says; not comparable where there are too few to say.

    It is the same what the interval can't tell from nothing, and what is smaller than what counts for one person.
    """
    if not change.is_enough:
        return Verdict.NOT_COMPARABLE
    if not change.differs_from_zero:
        return Verdict.SAME
    return Verdict(int(verdicts(metric, np.array([change.value]), sizes)[0]))


def _medians(ordered: Floats, random: np.random.Generator) -> Floats:
    """Return float64[_RESAMPLES]: medians of resamples of sorted values."""
    count = len(ordered)
    half = (count + 1) // 2
    lower = random.beta(half, count - half + 1, _RESAMPLES)
    if count % 2:
        return ordered[_places(lower, count)]
    # Given the k-th of n uniform numbers, the next one is the least of the n - k above it.
    upper = lower + (1 - lower) * random.beta(1, count - half, _RESAMPLES)
    return (ordered[_places(lower, count)] + ordered[_places(upper, count)]) / 2


def _places(uniform: Floats, count: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.minimum((uniform * count).astype(np.intp), count - 1)


def _interval(draws: Floats) -> tuple[float, float]:
    ordered = np.sort(draws)
    cut = int(len(ordered) * _OUTSIDE)
    return float(ordered[cut]), float(ordered[-1 - cut])
