"""The companion endpoints: what they find, and how they refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qosviewer.sample import Meeting, SampleServer
from tests.support.plain_client import Answer, PlainClient, segment
from tests.unit.sample.readings import number

SPRING = {"from": "2026-05-01", "to": "2026-05-20"}


def problem(answer: Answer) -> tuple[int, int, str]:
    body = answer.json()
    return answer.status, body["code"], body["message"]


def path_of(meeting: Meeting, tail: str = "") -> str:
    return f"/metrics/{'webinars' if meeting.webinar else 'meetings'}/{segment(meeting.uuid)}{tail}"


def test_a_number_means_the_latest_ended_instance(server: SampleServer, client: PlainClient) -> None:
    weeks = [meeting for meeting in server.meetings if meeting.key.startswith("series")]
    latest = max(weeks, key=lambda meeting: meeting.start)
    number_of_series = latest.number
    assert client.get(f"/metrics/meetings/{number_of_series}", type="past").json()["uuid"] == latest.uuid
    assert client.get(f"/past_meetings/{number_of_series}").json()["uuid"] == latest.uuid
    listed = client.get(f"/past_meetings/{number_of_series}/instances").json()["meetings"]
    assert {entry["uuid"] for entry in listed} == {meeting.uuid for meeting in weeks}
    assert client.get(f"/past_meetings/{number_of_series}").json()["type"] == 8


def test_instances_take_a_number_only(server: SampleServer, client: PlainClient) -> None:
    uuid = server.meetings[0].uuid
    assert problem(client.get(f"/past_meetings/{segment(uuid)}/instances"))[:2] == (404, 3001)
    assert problem(client.get("/past_meetings/999999999/instances"))[2] == "Meeting does not exist: 999999999."


def test_a_running_meeting_has_no_past(server: SampleServer, client: PlainClient) -> None:
    running = server.account.meeting("running")
    text = "The Meeting ID is not valid or the meeting has not ended yet."
    assert problem(client.get(path_of(running, "/participants/qos_summary"))) == (404, 3001, text)
    assert client.get(path_of(running), type="past").status == 404
    assert client.get(path_of(running), type="live").status == client.get(path_of(running)).status == 200
    assert client.get(f"/past_meetings/{running.number}").status == 404
    assert client.get(f"/past_meetings/{running.number}/instances").json() == {"meetings": []}


def test_a_meeting_becomes_ready(server: SampleServer, client: PlainClient) -> None:
    meeting = server.account.meeting("just-ended")
    summary = path_of(meeting, "/participants/qos_summary")
    assert client.get(path_of(meeting), type="past").status == 404
    assert client.get(f"/past_meetings/{segment(meeting.uuid)}").status == 200
    assert [client.get(summary).status for _ in range(4)] == [404, 404, 404, 200]
    assert client.get(path_of(meeting), type="past").status == 200


@pytest.mark.parametrize("tail", ["", "/participants", "/participants/qos", "/participants/qos_summary"])
def test_a_meeting_of_a_year_ago_is_refused(server: SampleServer, client: PlainClient, tail: str) -> None:
    answer = client.get(path_of(server.account.meeting("too-old"), tail), type="past")
    assert problem(answer) == (400, 12702, "Can not access a meeting a year ago.")


def test_a_webinar_is_no_meeting(server: SampleServer, client: PlainClient) -> None:
    webinar, meeting = server.account.meeting("webinar"), server.meetings[0]
    as_meeting = client.get(f"/metrics/meetings/{webinar.number}/participants/qos_summary")
    assert problem(as_meeting) == (400, 300, f"Can not access webinar info, {webinar.number}.")
    as_webinar = client.get(f"/metrics/webinars/{meeting.number}/participants/qos_summary")
    assert problem(as_webinar) == (404, 3001, f"Webinar does not exist: {meeting.number}.")
    assert client.get(path_of(webinar, "/participants/qos_summary"), page_size=10).status == 200
    assert client.get(f"/past_webinars/{webinar.number}/instances").json()["webinars"][0]["uuid"] == webinar.uuid


def test_a_lonely_meeting_is_found_by_its_own_type_only(server: SampleServer, client: PlainClient) -> None:
    alone = server.account.meeting("alone")
    assert client.get(path_of(alone), type="past").status == 404
    assert client.get(path_of(alone), type="pastOne").status == 200
    listed = client.get("/metrics/meetings", type="pastOne", **SPRING).json()["meetings"]
    assert [row["uuid"] for row in listed] == [alone.uuid]


def test_unknown_paths_and_methods(client: PlainClient) -> None:
    assert problem(client.get("/metrics/phones")) == (404, 300, "This API endpoint is not recognized.")
    assert client.get("/metrics/meetings//participants").status == 404
    client.log_in()
    assert client.send("POST", "/v2/metrics/meetings").status == 405
    assert client.send("GET", "/oauth/token").status == 405
    assert client.send("GET", "/").status == 404


def test_the_list_of_a_month(server: SampleServer, client: PlainClient) -> None:
    pages = list(client.pages("/metrics/meetings", type="past", page_size=5, **SPRING))
    rows = [row for page in pages for row in page["meetings"]]
    assert len(pages) == pages[0]["page_count"] > 2
    assert len({row["uuid"] for row in rows}) == len(rows) == pages[0]["total_records"]
    starts = [row["start_time"] for row in rows]
    assert starts == sorted(starts, reverse=True)
    first = next(row for row in rows if row["uuid"] == server.meetings[0].uuid)
    assert (first["id"], first["duration"], first["participants"]) == (81234567890, "52:00", 17)
    assert all("2026-05-01" <= start < "2026-05-21" for start in starts)


def test_a_month_is_worth_browsing(server: SampleServer, client: PlainClient) -> None:
    month = {"from": "2026-04-20", "to": "2026-05-20"}
    rows = client.get("/metrics/meetings", type="past", page_size=300, **month).json()["meetings"]
    assert len(rows) >= 30
    assert {row["audio_quality"] for row in rows if "audio_quality" in row} == {"good", "bad"}
    assert sum(row["participants"] for row in rows) > 400


def test_live_is_what_a_list_means_by_default(server: SampleServer, client: PlainClient) -> None:
    rows = client.get("/metrics/meetings", **SPRING).json()["meetings"]
    running = {server.account.meeting(key).uuid for key in ("running", "running-2")}
    assert {row["uuid"] for row in rows} == running
    assert all("end_time" not in row and "audio_quality" not in row for row in rows)
    (webinar,) = client.get("/metrics/webinars", **SPRING).json()["webinars"]
    assert webinar["uuid"] == server.account.meeting("running-webinar").uuid


@pytest.mark.parametrize(
    ("span", "field"),
    [
        ({}, "from"),
        ({"from": "2026-05-01"}, "to"),
        ({"from": "yesterday", "to": "2026-05-02"}, "from"),
        ({"from": "2026-04-01", "to": "2026-05-10"}, "to"),
        ({"from": "2026-05-10", "to": "2026-05-01"}, "to"),
        ({"from": "2025-09-01", "to": "2025-09-20"}, "from"),
    ],
)
def test_spans_that_a_list_refuses(client: PlainClient, span: dict[str, str], field: str) -> None:
    answer = client.get("/metrics/meetings", type="past", **span)
    assert problem(answer) == (400, 300, "Validation Failed.")
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_a_span_may_have_times(server: SampleServer, client: PlainClient) -> None:
    span = {"from": "2026-05-19 13:59:00", "to": "2026-05-19 14:01:00"}
    rows = client.get("/metrics/meetings", type="past", **span).json()["meetings"]
    assert [row["uuid"] for row in rows] == [server.meetings[0].uuid]


def test_quality_counts_everyone_or_every_meeting(client: PlainClient) -> None:
    people = client.get("/metrics/quality", type="participants", **SPRING).json()["quality"]["audio"]
    meetings = client.get("/metrics/quality", **SPRING).json()["quality"]["audio"]
    assert sum(people.values()) > 2000 > 50 > sum(meetings.values()) > 10
    assert people["bad"] > 0


def test_participants_join_to_the_summary(server: SampleServer, client: PlainClient) -> None:
    meeting = server.meetings[0]
    (page,) = client.pages(path_of(meeting, "/participants"), type="past")
    people = {row["user_id"]: row for row in page["participants"]}
    summary = [json.loads(meeting.summary(index)) for index in range(meeting.size)]
    assert [row["participant_id"] for row in summary] == list(people)
    assert all(people[row["participant_id"]]["user_name"] == row["user_name"] for row in summary)
    assert page["total_records"] == meeting.size and page["meeting_number"] == str(meeting.number)
    culprit = people[meeting.expected[0].people[0]]
    assert (culprit["network_type"], culprit["audio_quality"]) == ("Wifi", "bad")
    assert {row["device"] for row in people.values()} >= {"Phone", "H.323/SIP", "Windows"}
    stays = [row for row in people.values() if row["user_name"] == "Ingrid Solheim"]
    assert stays[0]["leave_time"] < stays[1]["join_time"]
    assert len({row["participant_user_id"] for row in stays}) == 1
    (past,) = client.pages(f"/past_meetings/{segment(meeting.uuid)}/participants")
    assert [row["user_id"] for row in past["participants"]] == list(people)


def test_an_office_shares_its_address(server: SampleServer, client: PlainClient) -> None:
    meeting = server.account.meeting("site-downlink")
    (page,) = client.pages(path_of(meeting, "/participants"), type="past")
    affected = set(meeting.expected[0].people)
    inside = {row["ip_address"] for row in page["participants"] if row["user_id"] in affected}
    outside = {row["ip_address"] for row in page["participants"] if row["user_id"] not in affected}
    assert len(inside) == 1 and inside.isdisjoint(outside)


def test_a_sick_data_center_is_all_they_share(server: SampleServer, client: PlainClient) -> None:
    meeting = server.account.meeting("data-center")
    (page,) = client.pages(path_of(meeting, "/participants"), type="past")
    sick = {row["user_id"] for row in page["participants"] if "London" in row["data_center"]}
    assert sick == set(meeting.expected[0].people)


@pytest.mark.parametrize("key", ["wifi-uplink", "spikes", "oddities", "webinar"])
def test_minutes_agree_with_the_summary(server: SampleServer, client: PlainClient, key: str) -> None:
    meeting = server.account.meeting(key)
    for page in client.pages(path_of(meeting, "/participants/qos"), type="past", page_size=10):
        for person in page["participants"]:
            index = meeting.index_of(person["user_id"])
            assert index is not None
            _compare(meeting, index, person["user_qos"])


def _compare(meeting: Meeting, index: int, minutes: list[dict[str, Any]]) -> None:
    """Minimum, average and maximum over the minutes against the numbers that the summary is spelled from."""
    for stream in meeting.streams(index):
        if not stream.is_active or stream.medium == "cpu":
            continue
        entries = [minute[stream.type] for minute in minutes]
        loss = stream.loss_pct
        assert loss is not None
        averages = [number(entry["avg_loss"]) for entry in entries]
        assert min(averages) == loss.min
        assert max(number(entry["max_loss"]) for entry in entries) == loss.max
        assert sum(averages) / len(averages) == pytest.approx(loss.avg, abs=1e-6)
        for span, name in (
            (stream.bitrate_kbps, "bitrate"),
            (stream.latency_ms, "latency"),
            (stream.jitter_ms, "jitter"),
            (stream.frame_rate_fps, "frame_rate"),
        ):
            if span is None:
                continue
            values = [number(entry[name]) for entry in entries]
            assert (min(values), max(values)) == (span.min, span.max)
            assert sum(values) / len(values) == pytest.approx(span.avg, abs=1e-6)


def test_minutes_of_one_participant(server: SampleServer, client: PlainClient) -> None:
    meeting = server.meetings[0]
    culprit = meeting.expected[0].people[0]
    one = client.get(path_of(meeting, f"/participants/{culprit}/qos"), type="past").json()
    everyone = [
        row
        for page in client.pages(path_of(meeting, "/participants/qos"), type="past", page_size=10)
        for row in page["participants"]
    ]
    alone = {key: one.pop(key) for key in ("microphone", "speaker", "camera")}
    assert all(alone.values())
    assert one == next(row for row in everyone if row["user_id"] == culprit)
    assert one["health"] == "Critical"
    assert one["user_qos"][0]["wifi_rssi"]["max_rssi"] >= one["user_qos"][0]["wifi_rssi"]["min_rssi"]
    cpu = [minute["cpu_usage"] for minute in one["user_qos"]]
    summary_cpu = next(stream for stream in meeting.streams(5) if stream.medium == "cpu")
    assert max(number(entry["system_max_cpu_usage"]) for entry in cpu) == summary_cpu.system_cpu_max_pct
    nobody = client.get(path_of(meeting, "/participants/1/qos"), type="past")
    assert problem(nobody) == (404, 1001, "User does not exist: 1.")
