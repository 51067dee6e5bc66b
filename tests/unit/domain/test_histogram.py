"""Bins with round edges, for whatever numbers come."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain import kinds
from qosviewer.domain.histogram import MOST_BINS, histogram


def test_no_values_no_bins():
    for values in ([], [np.nan, np.nan], [np.inf]):
        edges, counts = histogram(np.array(values, np.float64), kinds.PERCENT)
        assert len(edges) == len(counts) == 0


def test_edges_are_round():
    edges, counts = histogram(np.array([0.3, 1.2, 4.9, 7.7, 9.6]), kinds.PERCENT)
    assert edges.tolist() == [0, 2, 4, 6, 8, 10]
    assert counts.tolist() == [2, 0, 1, 1, 1]


@pytest.mark.parametrize(("value", "edges"), [(3.0, [2.5, 3.5]), (0.0, [-0.5, 0.5]), (1e9, [1e9 - 1e3, 1e9 + 1e3])])
@pytest.mark.parametrize("times", [1, 7])
def test_equal_values_stand_in_one_bin(value, edges, times):
    result = histogram(np.full(times, value), kinds.DURATION)
    assert result.edges.tolist() == edges
    assert result.counts.tolist() == [times]


def test_words_get_one_bin_each():
    edges, counts = histogram(np.array([0.0, 0.0, 3.0, np.nan]), kinds.PRESSURE)
    assert edges.tolist() == [-0.5, 0.5, 1.5, 2.5, 3.5]
    assert counts.tolist() == [2, 0, 0, 1]


def test_one_far_value_does_not_make_a_thousand_bins():
    assert len(histogram(np.array([*np.linspace(0, 1, 500), 1e6]), kinds.PERCENT).counts) <= MOST_BINS + 1


@given(st.lists(st.floats(), max_size=60))
def test_every_number_is_counted_once(values):
    array = np.array(values, np.float64)
    edges, counts = histogram(array, kinds.DURATION)
    finite = np.isfinite(array)
    assert counts.sum() == finite.sum()
    assert len(counts) <= MOST_BINS + 1
    if finite.any():
        assert (np.diff(edges) > 0).all()
        assert edges[0] <= array[finite].min()
        assert array[finite].max() <= edges[-1]
