"""Which meeting it is, by whatever is known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef

UUID = "4444AAAiAAAAAiAiAiiAii=="
START = datetime(2026, 3, 1, 10, 15, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "uuid", "text"),
    [("81234567890", UUID, "81234567890"), ("", UUID, UUID), ("81234567890", "", "81234567890")],
)
def test_a_meeting_is_written_by_its_number_else_its_uuid(number, uuid, text):
    info = MeetingInfo(MeetingRef(MeetingKind.MEETING, number, uuid))
    assert info.ref.text == info.title == text
    assert info.instance_known == bool(uuid)


def test_the_topic_is_the_title_unless_it_is_blank():
    ref = MeetingRef(MeetingKind.WEBINAR, "81234567890")
    assert MeetingInfo(ref, topic=" Weekly ").title == "Weekly"
    assert MeetingInfo(ref, topic=" \n").title == "81234567890"


def test_the_start_in_files():
    ref = MeetingRef(MeetingKind.MEETING, "81234567890")
    assert MeetingInfo(ref, start=START).start_utc_text == "2026-03-01T10:15:14Z"
    assert MeetingInfo(ref).start_utc_text == ""


def test_a_ref_can_be_a_key():
    assert len({MeetingRef(MeetingKind.MEETING, "1"), MeetingRef(MeetingKind.MEETING, "1")}) == 1
    assert MeetingRef(MeetingKind.MEETING, "1") != MeetingRef(MeetingKind.WEBINAR, "1")
