"""Who leaves, comes back, goes to a breakout room, is never heard: what the list of participants tells of it."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest

from qosviewer.sample import Meeting, SampleAccount, SampleServer
from tests.support.plain_client import PlainClient, segment
from tests.unit.sample.conftest import NOON

WEEKS = [f"series-{week}" for week in range(1, 9)]


def roster(client: PlainClient, meeting: Meeting) -> list[dict[str, Any]]:
    path = f"/metrics/meetings/{segment(meeting.uuid)}/participants"
    return [row for page in client.pages(path, type="past") for row in page["participants"]]


def stays_by(key: str, rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return {value: stays for value, stays in found.items() if value and len(stays) > 1}


@pytest.mark.parametrize(("key", "back_on"), [("series-4", "Wired"), ("series-5", "Wifi"), ("series-8", "Wifi")])
def test_a_person_comes_back_on_another_network(
    server: SampleServer, client: PlainClient, key: str, back_on: str
) -> None:
    rows = roster(client, server.account.meeting(key))
    first, second = next(
        stays
        for stays in stays_by("participant_user_id", rows).values()
        if stays[0]["leave_reason"].startswith("Network")
    )
    assert (first["network_type"], second["network_type"]) == ("Wired", back_on)
    assert first["leave_time"] < second["join_time"]
    assert first["user_id"] != second["user_id"]
    assert first["participant_uuid"] == second["participant_uuid"]


def test_a_person_comes_back_under_another_name(server: SampleServer, client: PlainClient) -> None:
    rows = roster(client, server.account.meeting("series-8"))
    renamed = [stays for stays in stays_by("email", rows).values() if len({stay["user_name"] for stay in stays}) > 1]
    ((first, second),) = renamed
    assert first["participant_user_id"] == second["participant_user_id"]
    assert first["device"] != second["device"] == "iOS"


def test_a_guest_is_known_again_by_the_uuid_of_this_meeting_only(server: SampleServer, client: PlainClient) -> None:
    rows = [row for row in roster(client, server.account.meeting("series-8")) if not row["participant_user_id"]]
    ((first, second),) = stays_by("participant_uuid", rows).values()
    assert first["user_name"] != second["user_name"]
    assert not first["email"] and not second["email"]
    other_week = {row["participant_uuid"] for row in roster(client, server.account.meeting("series-7"))}
    assert first["participant_uuid"] not in other_week


def test_the_same_name_may_be_two_humans(server: SampleServer, client: PlainClient) -> None:
    named = stays_by("user_name", roster(client, server.account.meeting("series-8")))
    apart = {name: stays for name, stays in named.items() if len({row["participant_uuid"] for row in stays}) > 1}
    assert set(apart) == {"Marcus Bell", "iPhone"}
    assert len({row["participant_user_id"] for row in apart["Marcus Bell"]}) == 2
    for one, other in apart.values():
        assert one["join_time"] < other["leave_time"] and other["join_time"] < one["leave_time"]


@pytest.mark.parametrize("key", [*WEEKS, "workshop"])
def test_some_are_in_the_list_of_participants_only(server: SampleServer, client: PlainClient, key: str) -> None:
    meeting = server.account.meeting(key)
    listed = {json.loads(meeting.summary(index))["participant_id"] for index in range(meeting.size)}
    rows = roster(client, meeting)
    unheard = [row for row in rows if row["user_id"] not in listed and "bo_mtg_id" not in row]
    dialled, waiting, short = unheard
    assert (dialled["device"], dialled["audio_call"][0]["call_type"]) == ("Phone", "call-in")
    assert (waiting["status"], waiting["leave_reason"]) == ("in_waiting_room", "Leave waiting room.")
    stay = datetime.fromisoformat(short["leave_time"]) - datetime.fromisoformat(short["join_time"])
    assert short["status"] == "in_meeting" and stay.total_seconds() < 20
    assert len({row["user_id"] for row in rows}) == len(rows)
    path = f"/metrics/meetings/{segment(meeting.uuid)}/participants/{dialled['user_id']}/qos"
    assert client.get(path, type="past").json()["user_qos"] == []


def test_breakout_rooms_are_instances_of_their_own(server: SampleServer, client: PlainClient) -> None:
    workshop = server.account.meeting("workshop")
    rows = roster(client, workshop)
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        inside[row.get("bo_mtg_id", "")].append(row)
    assert [len(inside[room.uuid]) for room in workshop.rooms] == [3, 2]
    for room in workshop.rooms:
        path = f"/metrics/meetings/{segment(room.uuid)}"
        assert client.get(path, type="past").json()["id"] == workshop.number
        (summary,) = client.pages(f"{path}/participants/qos_summary", page_size=10)
        assert [row["participant_id"] for row in summary["participants"]] == [r["user_id"] for r in inside[room.uuid]]
        assert roster(client, room) == inside[room.uuid]
        one = inside[room.uuid][0]["user_id"]
        assert client.get(f"{path}/participants/{one}/qos", type="past").json()["user_id"] == one
    people = {row["participant_uuid"] for room in workshop.rooms for row in inside[room.uuid]}
    assert people <= {row["participant_uuid"] for row in inside[""]}


def test_a_number_does_not_mean_a_breakout_room(server: SampleServer, client: PlainClient) -> None:
    workshop = server.account.meeting("workshop")
    assert client.get(f"/metrics/meetings/{workshop.number}", type="past").json()["uuid"] == workshop.uuid
    listed = client.get(f"/past_meetings/{workshop.number}/instances").json()["meetings"]
    assert [entry["uuid"] for entry in listed] == [workshop.uuid]


@pytest.mark.parametrize("key", ["series-8", "workshop", "no-qss"])
def test_minutes_have_gaps(server: SampleServer, client: PlainClient, key: str) -> None:
    meeting = server.account.meeting(key)
    index = next(index for index in range(meeting.size) if meeting.seat(index).gap[1])
    path = f"/metrics/meetings/{segment(meeting.uuid)}/participants/{meeting.seat(index).participant_id}/qos"
    minutes = client.get(path, type="past").json()["user_qos"]
    times = [datetime.fromisoformat(minute["date_time"]) for minute in minutes]
    steps = {(later - earlier).total_seconds() / 60 for earlier, later in pairwise(times)}
    assert steps == {1, 1 + meeting.seat(index).gap[1]}
    assert all(minute["wifi_rssi"]["rssi_unit"] == "dBm" for minute in minutes)


def test_a_summary_may_be_refused_where_the_minutes_are_not(server: SampleServer, client: PlainClient) -> None:
    meeting = server.account.meeting("no-qss")
    path = f"/metrics/meetings/{segment(meeting.uuid)}/participants"
    refusal = client.get(f"{path}/qos_summary", page_size=10)
    assert (refusal.status, refusal.json()["code"]) == (400, 200)
    assert "Event subscription not found" in refusal.json()["message"]
    (page,) = client.pages(f"{path}/qos", type="past", page_size=10)
    assert all(person["user_qos"] for person in page["participants"])


def test_who_was_in_a_webinar(server: SampleServer, client: PlainClient) -> None:
    webinar = server.account.meeting("webinar")
    pages = list(client.pages(f"/past_webinars/{segment(webinar.uuid)}/participants"))
    assert [len(page["participants"]) for page in pages] == [30, 30, 4]
    assert client.get(f"/past_webinars/{server.meetings[0].number}/participants").status == 404


def test_no_room_is_announced_before_its_meeting() -> None:
    meetings = SampleAccount(7, now=NOON).meetings
    for room in (meeting for meeting in meetings if meeting.main):
        assert meetings.index(room.main) < meetings.index(room)
