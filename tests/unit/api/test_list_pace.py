from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosviewer.api.list_pace import CALLS, WITHIN_S, ListPace


def test_a_few_at_once_wait_for_nothing_and_the_next_waits_for_the_first_to_be_a_minute_ago():
    pace = ListPace()
    assert [pace.take_turn(100.0) for _ in range(CALLS)] == [0.0] * CALLS
    assert pace.take_turn(110.0) == WITHIN_S - 10.0
    assert pace.take_turn(400.0) == 0.0


@given(st.lists(st.floats(0, 30), max_size=40))
def test_no_minute_has_more_turns_than_allowed(pauses_s):
    pace, now_s, turns_s = ListPace(), 0.0, []
    for pause_s in pauses_s:
        now_s += pause_s
        now_s += pace.take_turn(now_s)
        turns_s.append(now_s)
    for first, later in zip(turns_s, turns_s[CALLS:], strict=False):
        assert later - first >= WITHIN_S - 1e-6
