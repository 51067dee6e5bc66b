from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from qosviewer.domain.compare.certainty import FEWEST, median_difference, median_estimate

FIGURES = st.lists(st.integers(-50, 50).map(lambda tenths: tenths / 10), max_size=30)


def test_a_few_are_not_enough_to_say() -> None:
    assert median_estimate(np.array([])).count == 0
    few = median_estimate(np.array([1.0, 2.0, 9.0, np.nan, 4.0]))
    assert (few.count, few.value, few.is_enough, few.differs_from_zero) == (4, 3.0, False, False)
    assert median_estimate(np.arange(float(FEWEST))).is_enough


def test_the_interval_is_that_of_the_percentile_bootstrap() -> None:
    values = np.array([0.1, 0.4, 1.2, 2.2, 2.5, 3.1, 4.8, 6.0, 7.7, 9.5, 12.0, 15.5])
    for own in (values, values[:-1]):
        random = np.random.default_rng(5)
        plain = np.median(random.choice(own, (20_000, len(own))), axis=1)
        estimate = median_estimate(own)
        # Both are drawn, so the ends may differ by one place among the resampled medians.
        near = np.quantile(plain, [0.015, 0.035, 0.965, 0.985])
        assert near[0] <= estimate.low <= near[1]
        assert near[2] <= estimate.high <= near[3]


def test_what_all_have_is_certain() -> None:
    estimate = median_estimate(np.full(6, 3.0))
    assert (estimate.value, estimate.low, estimate.high) == (3, 3, 3)
    assert estimate.differs_from_zero


@settings(max_examples=60, deadline=None)
@given(FIGURES)
def test_negated_figures_have_the_negated_interval(values: list[float]) -> None:
    own = np.array(values)
    forth, back = median_estimate(own), median_estimate(-own)
    assert np.array_equal([forth.value, forth.low, forth.high], [-back.value, -back.high, -back.low], equal_nan=True)
    assert median_estimate(own[::-1]) == forth or not forth.is_enough
    if forth.is_enough:
        assert forth.low <= forth.value <= forth.high


@settings(max_examples=60, deadline=None)
@given(FIGURES, FIGURES)
def test_exchanging_groups_negates_their_difference(one: list[float], two: list[float]) -> None:
    forth, back = (median_difference(np.array(a), np.array(b)) for a, b in ((one, two), (two, one)))
    assert np.array_equal([forth.value, forth.low, forth.high], [-back.value, -back.high, -back.low], equal_nan=True)


def test_groups_that_lie_apart_differ() -> None:
    estimate = median_difference(np.arange(10.0), np.arange(10.0) + 100)
    assert estimate.value == 100 and estimate.differs_from_zero
    assert not median_difference(np.arange(10.0), np.arange(10.0) + 0.5).differs_from_zero
    assert not median_difference(np.arange(10.0), np.arange(4.0) + 100).is_enough
