"""The JSON document: everything there is, as numbers and as received."""

from __future__ import annotations

import json
import math

from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.metrics import FIELDS
from qosviewer.export.json_document import json_document
from tests.support.exports import INFO, NUMBER, content, fixture_pages, meeting_of, page_of, selection_of


def refuse(constant):
    raise AssertionError(f"{constant} is not JSON")


def export(pages, missing=()):
    return json.loads(content(json_document([selection_of(meeting_of(pages))], missing)), parse_constant=refuse)


def test_the_document_says_what_it_is_and_that_it_is_complete():
    document = export(fixture_pages())
    assert list(document) == ["schema", "complete", "missing", "meetings"]
    assert (document["schema"], document["complete"], document["missing"]) == ("qosviewer.fetch/1", True, [])
    (meeting,) = document["meetings"]
    assert (meeting["meeting"], meeting["meeting_uuid"], meeting["topic"]) == (NUMBER, INFO.ref.uuid, INFO.topic)
    assert (meeting["start_utc"], meeting["end_utc"], meeting["kind"]) == ("2026-03-01T10:15:14Z", None, "meeting")


def test_every_participant_and_every_detail_is_there_as_received():
    pages = fixture_pages()
    received = [participant for page in pages for participant in page["participants"]]
    (meeting,) = export(pages)["meetings"]
    assert len(meeting["participants"]) == len(received)
    for position, (ours, theirs) in enumerate(zip(meeting["participants"], received, strict=True)):
        assert ours["position"] == position
        for key in ("participant_id", "id", "user_name", "email"):
            assert ours[key] == (theirs.get(key) or "")
        streams = theirs.get("qos", [])
        assert [stream["stream"] for stream in ours["streams"]] == [stream["type"] for stream in streams]
        assert [stream["details"] for stream in ours["streams"]] == [stream.get("details", {}) for stream in streams]
    assert meeting["participants"][2]["extras"] == {"device": "Windows", "groups": '["a", "b"]'}


def test_readings_are_numbers_where_they_are_numbers_and_missing_ones_are_left_out():
    (meeting,) = export(fixture_pages())["meetings"]
    everything = meeting["participants"][0]["streams"][0]["readings"]
    assert everything.keys() == {field.column_key for field in FIELDS}
    assert everything["avg_bitrate_kbps"] == 31.75
    assert everything["resolution"] == "1280x720"
    assert everything["system_avg_cpu_pressure_level"] == "fair"
    assert meeting["participants"][1]["streams"][2]["readings"] == {}
    odd = meeting["participants"][2]["streams"][3]
    assert odd["readings"] == {"avg_jitter_ms": -4, "min_loss_pct": 9, "avg_loss_pct": 3, "max_loss_pct": 140}
    assert odd["odd"][0] == "avg_latency_ms"


def test_an_incomplete_result_says_so():
    shortfall = {"meeting": NUMBER, "error": {"title": "gone"}}
    document = export([page_of()], [shortfall])
    assert (document["complete"], document["missing"]) == (False, [shortfall])
    assert document["meetings"][0]["participants"] == []


def test_several_meetings_and_none():
    both = [selection_of(meeting_of(fixture_pages())), selection_of(meeting_of([page_of()]))]
    assert len(json.loads(content(json_document(both)))["meetings"]) == 2
    assert json.loads(content(json_document([])))["meetings"] == []


def test_what_json_has_no_number_for_is_text():
    details = {"avg_loss": math.nan, "max_loss": [math.inf], "avg_jitter": "\ud83d"}
    page = page_of({"participant_id": "1", "qos": [{"type": "a", "details": details}]})
    stream = export([page])["meetings"][0]["participants"][0]["streams"][0]
    assert stream["details"] == {"avg_loss": "NaN", "max_loss": ["Infinity"], "avg_jitter": "\ud83d"}


@given(st.lists(st.text(max_size=10), max_size=3), st.floats(0, 1e300))
def test_names_and_numbers_survive_unguarded(names, latency):
    page = page_of(
        *(
            {"participant_id": str(i), "user_name": name, "qos": [{"type": "a", "details": {"avg_latency": latency}}]}
            for i, name in enumerate(names)
        )
    )
    participants = export([page])["meetings"][0]["participants"]
    assert [each["user_name"] for each in participants] == names
    assert all(each["streams"][0]["readings"]["avg_latency_ms"] == latency for each in participants)
