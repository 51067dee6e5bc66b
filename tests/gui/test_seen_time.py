"""The stretch of time that the lanes show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.ui.timeline.seen_time import SeenTime

HOUR = SeenTime.of_all(0.0, 3600.0)
moments = st.floats(-1e5, 1e5)


@given(moments, moments, st.floats(0.01, 100), moments, st.floats(-5, 5))
def test_it_never_leaves_the_whole_nor_gets_shorter_than_three_minutes(left, right, factor, center, share):
    for seen in (HOUR.between(left, right), HOUR.between(left, right).zoomed(factor, center).moved(share)):
        assert -1e-6 <= seen.left_s <= seen.right_s - 179.999
        assert seen.right_s <= 3600 + 1e-6


def test_a_whole_shorter_than_three_minutes_is_always_all_seen():
    short = SeenTime.of_all(0.0, 60.0)
    assert short.zoomed(0.1) == short.between(20, 30) == short


def test_zooming_keeps_the_center_in_its_place():
    seen = HOUR.zoomed(0.5, 900.0)
    assert (seen.left_s, seen.right_s) == (450.0, 2250.0)
    assert seen.is_zoomed
    assert not HOUR.is_zoomed


@pytest.mark.parametrize(("moment", "left"), [(700.0, 600.0), (600.0, 600.0), (1700.0, 1400.0), (3600.0, 3000.0)])
def test_a_moment_comes_into_sight(moment, left):
    assert HOUR.between(600, 1200).around(moment).left_s == left


def test_a_zoom_outlives_a_longer_whole_but_not_one_elsewhere():
    zoomed = HOUR.between(600, 1200)
    assert (zoomed.within(0, 7200).left_s, zoomed.within(0, 7200).right_s) == (600, 1200)
    assert zoomed.within(10_000, 20_000) == SeenTime.of_all(10_000, 20_000)
    assert HOUR.within(0, 7200) == SeenTime.of_all(0, 7200)
