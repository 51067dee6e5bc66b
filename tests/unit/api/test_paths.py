from __future__ import annotations

import base64
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.api import paths
from qosviewer.api.cancel import CancelToken
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.sample import SampleServer
from qosviewer.services.fetching import fetch_meeting
from tests.support.fetches import session_for

DOCUMENTED = [
    ("4444AAAiAAAAAiAiAiiAii==", "4444AAAiAAAAAiAiAiiAii%3D%3D"),
    ("ab/c+dEfGhIjKlMnOpQrSg==", "ab%2Fc%2BdEfGhIjKlMnOpQrSg%3D%3D"),
    ("/abcDEF//ghiJKLmnoPQRg==", "%252FabcDEF%252F%252FghiJKLmnoPQRg%253D%253D"),
    ("abcDEF//ghiJKLmnoPQRgg==", "abcDEF%252F%252FghiJKLmnoPQRgg%253D%253D"),
    ("/bcDEF+ghiJKLmnoPQRggg==", "%252FbcDEF%252BghiJKLmnoPQRggg%253D%253D"),
]


@pytest.mark.parametrize(("uuid", "expected"), DOCUMENTED)
def test_the_documented_rule(uuid, expected):
    assert paths.segment(uuid) == expected


@pytest.mark.parametrize(("uuid", "expected"), DOCUMENTED)
def test_byte_exact_on_the_wire(uuid, expected):
    person = {"participant_id": "1", "user_name": "Ann", "qos": []}
    with SampleServer() as server:
        server.add_pages(uuid, [{"participants": [person]}])
        events = list(
            fetch_meeting(session_for(server), MeetingRef(MeetingKind.MEETING, "", uuid), cancel=CancelToken())
        )
        targets = [each.raw_path for each in server.requests if each.endpoint == "summary"]
    assert targets == [f"/v2/metrics/meetings/{expected}/participants/qos_summary?page_size=10"]
    assert events[-1].batch.participants[0].user_name == "Ann"


@given(st.binary(min_size=16, max_size=16))
def test_any_uuid_survives_the_http_library_and_comes_back(raw):
    uuid = base64.b64encode(raw).decode()
    ref = MeetingRef(MeetingKind.MEETING, "", uuid)
    path = paths.summary(ref)
    target = httpx.Request("GET", f"https://api.zoom.us/v2{path}", params={"page_size": 10}).url.raw_path.decode()
    assert target == f"/v2{path}?page_size=10"
    segment = path.split("/")[3]
    once = unquote(segment)
    assert uuid in (once, unquote(once))


@given(st.text(min_size=1))
def test_nothing_typed_as_an_id_leaves_its_segment(text):
    path = paths.summary(MeetingRef(MeetingKind.MEETING, "", text))
    target = httpx.Request("GET", f"https://api.zoom.us/v2{path}").url.raw_path.decode()
    assert target == f"/v2{path}"
    assert path.count("/") == 5


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (MeetingKind.MEETING, ("/metrics/meetings/123", "/past_meetings/123/instances")),
        (MeetingKind.WEBINAR, ("/metrics/webinars/123", "/past_webinars/123/instances")),
    ],
)
def test_meetings_and_webinars_have_paths_of_their_own(kind, expected):
    ref = MeetingRef(kind, "123")
    assert (paths.detail(ref), paths.instances(ref)) == expected
