"""What is known about one held instance (zoom-api.md, sections 3.2 and 4)."""

from __future__ import annotations

from dataclasses import replace

from qosviewer.api.wire.values import Json, answer_object, as_count, as_dict, as_list, as_text, as_time
from qosviewer.domain.meeting import MeetingInfo, MeetingRef


def read_meeting(body: bytes, charset: str, ref: MeetingRef) -> MeetingInfo:
    """Return what a detail answer says about ``ref``: the dashboard's, or that of a past meeting.

    Raises:
        NotTheApi: The answer is no JSON object.
    """
    return meeting_info(answer_object(body, charset), ref)


def meeting_info(row: Json, ref: MeetingRef) -> MeetingInfo:
    """Return what one JSON object says about ``ref``."""
    number = as_text(row.get("id"))
    return MeetingInfo(
        replace(
            ref,
            number=ref.number or (number if number.isascii() and number.isdigit() else ""),
            uuid=as_text(row.get("uuid")) or ref.uuid,
        ),
        topic=as_text(row.get("topic")),
        host=as_text(row.get("host") or row.get("user_name") or row.get("email") or row.get("user_email")),
        start=as_time(row.get("start_time")),
        end=as_time(row.get("end_time")),
        expected_participants=as_count(row.get("participants")) or as_count(row.get("participants_count")),
    )


def read_instances(body: bytes, charset: str, ref: MeetingRef) -> tuple[MeetingInfo, ...]:
    """Return the past instances of a number, the newest first. Those without a UUID or a start are left out.

    Raises:
        NotTheApi: The answer is no JSON object.
    """
    answer = answer_object(body, charset)
    instances = [
        MeetingInfo(replace(ref, uuid=uuid), start=start)
        for row in as_list(answer.get("webinars")) or as_list(answer.get("meetings"))
        if (start := as_time(as_dict(row).get("start_time"))) and (uuid := as_text(as_dict(row).get("uuid")))
    ]
    return tuple(sorted(instances, key=lambda info: (info.start, info.ref.uuid), reverse=True))


def read_newest_instance(body: bytes, charset: str, ref: MeetingRef) -> MeetingInfo | None:
    """Return the newest of the past instances in an answer, or None if it has none. Raises as `read_instances` does."""
    return next(iter(read_instances(body, charset, ref)), None)
