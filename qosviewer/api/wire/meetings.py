"""What is known about one held instance (zoom-api.md, sections 3.2 and 4)."""

from __future__ import annotations

from dataclasses import replace

from qosviewer.api.wire.values import answer_object, as_count, as_dict, as_text, as_time
from qosviewer.domain.meeting import MeetingInfo, MeetingRef


def read_meeting(body: bytes, charset: str, ref: MeetingRef) -> MeetingInfo:
    """Return what a detail answer says about ``ref``: the dashboard's, or that of a past meeting.

    Raises:
        NotTheApi: The answer is no JSON object.
    """
    answer = answer_object(body, charset)
    number = as_text(answer.get("id"))
    return MeetingInfo(
        replace(
            ref,
            number=ref.number or (number if number.isascii() and number.isdigit() else ""),
            uuid=as_text(answer.get("uuid")) or ref.uuid,
        ),
        topic=as_text(answer.get("topic")),
        host=as_text(answer.get("host") or answer.get("user_name") or answer.get("email") or answer.get("user_email")),
        start=as_time(answer.get("start_time")),
        end=as_time(answer.get("end_time")),
        expected_participants=as_count(answer.get("participants")) or as_count(answer.get("participants_count")),
    )


def read_newest_instance(body: bytes, charset: str, ref: MeetingRef) -> MeetingInfo | None:
    """Return the newest of the past instances in an answer, or None if it has none.

    Raises:
        NotTheApi: The answer is no JSON object.
    """
    answer = answer_object(body, charset)
    rows = answer.get("webinars") or answer.get("meetings")
    instances = [
        (start, uuid)
        for row in (rows if isinstance(rows, list) else [])
        if (start := as_time(as_dict(row).get("start_time"))) and (uuid := as_text(as_dict(row).get("uuid")))
    ]
    if not instances:
        return None
    start, uuid = max(instances)
    return MeetingInfo(replace(ref, uuid=uuid), start=start)
