from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.compare.trend import Recently, trend
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.quality import State
from qosviewer.domain.source import MINUTES, QSS
from qosviewer.domain.streams import Direction, Medium
from tests.support.comparisons import meeting, who
from tests.support.weeks import LOSS, over, week


def test_instances_stand_in_the_order_of_time() -> None:
    found = over(week(2, 1, 2, 9), week(0, 1, 1, 1), week(1, 1, 3, None))
    assert [each.side for each in found.instances] == [1, 2, 0]
    assert [each.with_problems for each in found.instances] == [Share(0, 3), Share(1, 2), Share(1, 3)]
    assert [each.median for each in found.instances] == [1, 2, 2]
    assert found.instances[2].percentile_90 == pytest.approx(7.6)
    assert np.array_equal(found.values[2], [1, np.nan, 9], equal_nan=True)
    assert found.lines == ((0, 1, 2),)


def test_bad_in_so_many_of_the_last_ones_and_absent_is_not_good() -> None:
    weeks = [week(n, 9 if n > 2 else 0, None if n % 2 else 3) for n in range(8)]
    found = over(*weeks)
    assert found.recently(0) == Recently(5, 6, 0, 0)
    assert found.recently(0, last=3) == Recently(3, 3, 0, 0)
    assert found.recently(1) == Recently(0, 3, 3, 0)
    assert found.recently(1, State.WARNING) == Recently(3, 3, 3, 0)
    assert found.recently(1).instances == 6


def test_who_was_there_without_data_was_not_good_either() -> None:
    silent = meeting(who("P0||u0"), uuid="w1", weeks=1)
    assert over(week(0, 9), silent, week(2, 1)).recently(0) == Recently(1, 2, 0, 1)


def test_summaries_and_minutes_are_never_on_one_line() -> None:
    found = over(week(0, 9), week(1, 9), week(2, 0), week(3, 9), sources=(QSS, MINUTES, QSS, MINUTES))
    assert found.lines == ((0, 2), (1, 3))
    assert found.newest_line == (1, 3)
    assert found.recently(0) == Recently(2, 2, 0, 0)


def test_a_slot_that_nobody_used() -> None:
    comparison = Comparison(labelled([Side(week(0, 1)), Side(week(1, 1))]))
    found = trend(comparison, Slot(Medium.SHARE, Direction.UPLINK), LOSS)
    assert [each.count for each in found.instances] == [0, 0]
    assert np.isnan(found.instances[0].median)


def test_a_meeting_of_unknown_time_is_not_taken_for_the_newest() -> None:
    undated = week(9, 9)
    undated = MeetingData(replace(undated.info, start=None), undated.table)
    found = over(week(0, 9), week(1, 9), undated, sources=(QSS, QSS, MINUTES))
    assert found.newest_line == (0, 1) and found.recently(0) == Recently(2, 2, 0, 0)
    assert over(undated, sources=(MINUTES,)).newest_line == (0,)
