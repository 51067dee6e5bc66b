"""The interval around a share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.proportion import wilson_interval


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(1, 3, 6.1, 79.2), (3, 10, 10.8, 60.3), (30, 100, 21.9, 39.6), (0, 5, 0.0, 43.4), (5, 5, 56.6, 100.0)],
)
def test_published_values(count, total, low, high):
    assert [round(100 * end, 1) for end in wilson_interval(count, total)] == [low, high]


def test_nothing_says_nothing():
    assert wilson_interval(0, 0) == (0.0, 1.0)


@given(st.integers(1, 10_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_interval_holds_the_share_and_is_symmetric(share):
    count, total = share
    low, high = wilson_interval(count, total)
    assert 0 <= low <= count / total <= high <= 1
    assert wilson_interval(total - count, total) == pytest.approx((1 - high, 1 - low))
