from __future__ import annotations

import json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.api.errors import NotTheApi
from qosviewer.api.wire import read_listing_page
from qosviewer.domain.meeting import MeetingKind, MeetingRef

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
MEETING, WEBINAR = MeetingKind.MEETING, MeetingKind.WEBINAR


def read(answer, kind=MEETING, **more):
    return read_listing_page(json.dumps(answer).encode(), "", kind, **more)


def row(**more):
    return {"uuid": "abc==", "id": 81234567890, "topic": "A"} | more


def test_a_row():
    answer = {
        "next_page_token": "t",
        "total_records": 31,
        "meetings": [
            row(
                host="Ann",
                email="ann@example.com",
                duration="01:02:03",
                participants=7,
                start_time="2026-03-01T10:00:00Z",
                end_time="2026-03-01T11:02:03Z",
                audio_quality="good",
                video_quality="bad",
                screen_share_quality="",
            )
        ],
    }
    page = read(answer)
    (listed,) = page.meetings
    assert (page.next_page_token, page.total, page.empty) == ("t", 31, False)
    assert listed.info.ref == MeetingRef(MEETING, "81234567890", "abc==")
    assert (listed.info.topic, listed.info.host, listed.info.expected_participants) == ("A", "Ann", 7)
    assert (listed.host_email, listed.live) == ("ann@example.com", False)
    assert listed.duration == listed.info.end - listed.info.start
    assert (listed.audio_quality, listed.video_quality, listed.share_quality) == ("good", "bad", "")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:56", 56),
        ("55:01", 3301),
        ("90:00", 5400),
        ("02:00:01", 7201),
        ("100:00:00", 360_000),
        ("", None),
        (None, None),
        ("5", None),
        (56, None),
        ("1:2:3:4", None),
        ("-1:00", None),
        ("٠١:٠٠", None),
    ],
)
def test_a_duration(text, seconds):
    (listed,) = read({"meetings": [row(duration=text)]}).meetings
    assert listed.duration == (None if seconds is None else timedelta(seconds=seconds))


def test_what_runs_is_marked():
    (listed,) = read({"webinars": [row()]}, WEBINAR, live=True).meetings
    assert (listed.live, listed.info.ref.kind, listed.info.end) == (True, WEBINAR, None)


def test_rows_that_make_no_sense_are_left_out():
    assert len(read({"meetings": [None, 5, {}, {"uuid": ""}, row()]}).meetings) == 1


@pytest.mark.parametrize("answer", [{}, {"meetings": None}, {"webinars": [row()]}])
def test_no_rows_are_an_empty_page(answer):
    assert read(answer).empty


@pytest.mark.parametrize("answer", [[], None, 5, {"meetings": {}}, {"meetings": "x"}])
def test_another_answer_is_refused(answer):
    with pytest.raises(NotTheApi):
        read(answer)


anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers(), max_size=2)


@given(st.dictionaries(st.sampled_from(["uuid", "id", "duration", "email", "start_time", "participants"]), anything))
def test_no_value_breaks_a_page(more):
    page = read({"meetings": [more]})
    assert len(page.meetings) <= 1


@given(st.binary())
def test_no_bytes_raise_anything_but_our_own_error(body):
    with suppress(NotTheApi):
        read_listing_page(body, "", MEETING)


@pytest.mark.parametrize(("name", "kind"), [("meetings_list.json", MEETING), ("webinars_list.json", WEBINAR)])
def test_zooms_own_example(name, kind):
    if not (SAMPLES / name).exists():
        pytest.skip("the folder of samples is not beside the checkout")
    page = read_listing_page((SAMPLES / name).read_bytes(), "", kind)
    (listed,) = page.meetings
    assert page.total == 1
    assert listed.info.instance_known
    assert listed.host_email.endswith("@example.com")
    assert listed.duration
    assert listed.audio_quality == "good"
