"""Meetings of today, and those of days gone by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from qosviewer.sample.account import SampleAccount

TODAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def on(days: int) -> SampleAccount:
    return SampleAccount(now=TODAY + timedelta(days=days), participants=9)


def test_no_uuid_stands_for_meetings_of_two_days() -> None:
    of_days = [{meeting.uuid for meeting in on(days).meetings} for days in range(-3, 4)]
    assert sum(map(len, of_days)) == len(set().union(*of_days))


def test_a_uuid_stays_the_same_all_day_and_as_hard_to_ask_for() -> None:
    morning, evening = on(0), SampleAccount(now=TODAY + timedelta(hours=14))
    assert [meeting.uuid for meeting in morning.meetings] == [meeting.uuid for meeting in evening.meetings]
    for meeting in morning.meetings:
        # Where the slashes are that make a UUID hard to ask for.
        assert meeting.uuid[:18] == meeting.scenario.uuid[:18]


@pytest.mark.parametrize("days", [1, 30, 400])
def test_a_meeting_of_an_earlier_day_is_found_as_it_was(days: int) -> None:
    then, now = on(-days), on(0)
    for meeting in then.meetings:
        found = now.find(meeting.uuid)
        assert found is not None
        assert (found.uuid, found.start, found.topic, found.size) == (
            meeting.uuid,
            meeting.start,
            meeting.topic,
            meeting.size,
        )
        assert [room.uuid for room in found.rooms] == [room.uuid for room in meeting.rooms]
        assert found not in now.meetings
    assert now.find(str(then.meetings[0].number)) is now.meetings[0]


@pytest.mark.parametrize(
    "uuid", [on(1).meetings[0].uuid, on(-401).meetings[0].uuid, "AAAAAAAAAAAAAAAAAAAAAA==", "no", "é="]
)
def test_days_to_come_days_long_gone_and_nonsense_are_not_found(uuid: str) -> None:
    assert on(0).find(uuid) is None
