from __future__ import annotations

import pytest

from qosviewer.domain import texts
from qosviewer.domain.estimate import PEOPLE_WHERE_UNKNOWN, Wish, estimate
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef

PACE = {"calls_per_second": 4.0, "calls_per_day": 15_000}


def of(*sizes):
    return [
        MeetingInfo(MeetingRef(MeetingKind.MEETING, uuid=f"u{place}"), expected_participants=size)
        for place, size in enumerate(sizes)
    ]


@pytest.mark.parametrize(
    ("size", "wish", "calls"),
    [
        (0, Wish(), 2),
        (1, Wish(), 2),
        (10, Wish(), 2),
        (11, Wish(), 3),
        (100, Wish(), 11),
        (100, Wish(roster=True), 12),
        (301, Wish(roster=True), 34),
        (100, Wish(minutes=True), 21),
        (1, Wish(roster=True, minutes=True), 4),
    ],
)
def test_calls_of_one_meeting(size, wish, calls):
    assert estimate(of(size), wish, **PACE).calls == calls


def test_time_and_share_follow_pace_and_allowance():
    known = estimate(of(100, 290), Wish(), **PACE)
    assert (known.meetings, known.people, known.calls) == (2, 390, 41)
    assert known.seconds == pytest.approx(10.25)
    assert known.share == pytest.approx(41 / 15_000)
    assert known.text == "2 meetings, about 390 people ≈ 41 calls, about 10 s, 0.3 % of the day's calls"


def test_sizes_that_nobody_knows_are_taken_from_the_others():
    assert estimate(of(30, None, 10), Wish(), **PACE).people == 60
    assert estimate(of(None), Wish(), **PACE).people == PEOPLE_WHERE_UNKNOWN


def test_more_than_is_left_today_is_said():
    enough = estimate(of(100), Wish(), calls_per_second=1, calls_per_day=1000, calls_today=989)
    assert enough.fits_today
    assert texts.ESTIMATE_TOO_MUCH_FOR_TODAY not in enough.text
    short = estimate(of(100), Wish(), calls_per_second=1, calls_per_day=1000, calls_today=990)
    assert not short.fits_today
    assert short.text.endswith(texts.ESTIMATE_TOO_MUCH_FOR_TODAY)


def test_words_for_the_large_and_the_tiny():
    large = estimate(of(9_990, 9_990), Wish(), **PACE)
    assert large.text == "2 meetings, about 19980 people ≈ 2000 calls, about 8 min, 13 % of the day's calls"
    tiny = estimate(of(3), Wish(), **PACE)
    assert tiny.text == "1 meeting, about 3 people ≈ 2 calls, about 1 s, under 0.1 % of the day's calls"


def test_nothing_selected_costs_nothing():
    nothing = estimate([], Wish(), **PACE)
    assert (nothing.calls, nothing.people, nothing.seconds) == (0, 0, 0)
