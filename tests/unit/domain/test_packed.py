from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from qosviewer.domain.packed import pack

numbers = st.floats() | st.integers(-(2**31), 2**31).map(lambda parts: parts / 100) | st.just(np.nan)


@given(arrays(np.float64, array_shapes(min_dims=2, max_dims=2, min_side=0, max_side=5), elements=numbers))
def test_every_number_comes_back_as_it_was(values):
    np.testing.assert_array_equal(pack(values).unpacked(), values)


@given(st.integers(-(2**31) + 1, 2**31 - 1))
def test_two_decimals_are_the_number_that_their_text_is(parts):
    number = float(f"{parts}e-2")
    packed = pack(np.array([[number]]))
    assert packed.in_hundredths == (0,)
    assert packed.unpacked().tolist() == [[number]]


@pytest.mark.parametrize("number", [0.001, 1280 * 720 * 2.0**17, -(2.0**31) / 100, 1e308, np.inf])
def test_what_does_not_fit_is_kept_in_full(number):
    packed = pack(np.array([[number, 27.15]]))
    assert (packed.in_hundredths, packed.in_full) == ((1,), (0,))
    assert packed.unpacked().tolist() == [[number, 27.15]]


def test_an_empty_column_takes_no_room():
    packed = pack(np.full((60, 5), np.nan))
    assert packed.hundredths.nbytes == packed.full.nbytes == 0
    assert np.isnan(packed.unpacked()).all()
    assert packed.unpacked().shape == (60, 5)
