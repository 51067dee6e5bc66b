"""The common scale of a column of ranges."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.ranges import Ranges, Scale, common_scale, round_up


def ranges(*ends: float) -> Ranges:
    values = np.array(ends, np.float64)
    return Ranges(values, values, values, np.zeros(len(ends), np.int32))


@pytest.mark.parametrize(
    ("value", "top"), [(0.9, 1), (1, 1), (1.1, 1.5), (7, 8), (9, 10), (11, 15), (0.03, 0.03), (155, 200), (8.1, 10)]
)
def test_round_numbers(value, top):
    assert round_up(value) == pytest.approx(top)


@pytest.mark.parametrize("value", [0.0, -5.0, math.nan, math.inf])
def test_no_number_to_round_gives_one(value):
    assert round_up(value) == 1.0


@given(st.floats(1e-6, 1e12))
def test_the_round_number_is_above_but_not_far(value):
    assert value * (1 - 1e-9) <= round_up(value) <= 1.6 * value


def test_without_a_limit_everything_fits():
    assert common_scale(ranges(3, 70, np.nan)) == Scale(80, clipped=False)
    assert common_scale(ranges(np.nan)) == Scale(1, clipped=False)
    assert common_scale(ranges()) == Scale(1, clipped=False)


def test_with_a_limit_one_extreme_row_does_not_flatten_the_others():
    assert common_scale(ranges(1, 2), 5) == Scale(5, clipped=False)
    assert common_scale(ranges(1, 12), 5) == Scale(15, clipped=False)
    assert common_scale(ranges(1, 900), 5) == Scale(20, clipped=True)
