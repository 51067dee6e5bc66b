from __future__ import annotations

import json

import pytest

from qosviewer.api.wire import read_instances, read_meeting, read_newest_instance
from qosviewer.domain.meeting import MeetingKind, MeetingRef

REF = MeetingRef(MeetingKind.MEETING, "123")


def test_the_dashboards_detail_answer():
    body = b"""{"id": 575734086, "uuid": "gaqOKVN9RAaDHKYWEcASXg==", "topic": "API Meeting", "host": "API",
        "participants": 2, "start_time": "2022-03-01T10:15:14Z", "end_time": "2022-03-01T10:17:35Z"}"""
    info = read_meeting(body, "", REF)
    assert info.ref == MeetingRef(MeetingKind.MEETING, "123", "gaqOKVN9RAaDHKYWEcASXg==")
    assert (info.topic, info.host, info.expected_participants) == ("API Meeting", "API", 2)
    assert info.start_utc_text == "2022-03-01T10:15:14Z"
    assert info.end.isoformat() == "2022-03-01T10:17:35+00:00"


def test_a_past_meeting_gives_the_number_of_a_uuid():
    body = b"""{"id": 5638296721, "uuid": "a==", "topic": "T", "user_name": "Jill", "participants_count": 3,
        "start_time": "2021-07-13T21:44:51.000+02:00"}"""
    info = read_meeting(body, "", MeetingRef(MeetingKind.MEETING, "", "a=="))
    assert info.ref.number == "5638296721"
    assert (info.host, info.expected_participants) == ("Jill", 3)
    assert info.start.isoformat() == "2021-07-13T19:44:51+00:00"


@pytest.mark.parametrize(
    "body", [b"{}", b'{"id":[],"uuid":5.5,"topic":null,"participants":"many","start_time":"soon"}']
)
def test_a_detail_answer_may_lack_everything(body):
    info = read_meeting(body, "", REF)
    assert info.ref.number == "123"
    assert (info.topic, info.start, info.expected_participants) == ("", None, None)


@pytest.mark.parametrize("rows", ["meetings", "webinars"])
def test_the_newest_instance_wins_whatever_the_order(rows):
    instances = [
        {"uuid": "old==", "start_time": "2022-01-01T00:00:00Z"},
        {"uuid": "new==", "start_time": "2022-03-01T00:00:00Z"},
        {"uuid": "", "start_time": "2023-03-01T00:00:00Z"},
        {"uuid": "x==", "start_time": None},
        None,
    ]
    info = read_newest_instance(json.dumps({rows: instances}).encode(), "", REF)
    assert info.ref.uuid == "new=="
    assert [each.ref.uuid for each in read_instances(json.dumps({rows: instances}).encode(), "", REF)] == [
        "new==",
        "old==",
    ]
    assert read_newest_instance(b'{"meetings": []}', "", REF) is None
    assert read_newest_instance(b'{"meetings": 5}', "", REF) is None
