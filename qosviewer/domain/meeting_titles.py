"""What a meeting is called where people read it."""

from __future__ import annotations

from qosviewer.domain import plain, texts
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_numbers import spaced


def meeting_title(info: MeetingInfo) -> str:
    """Return the topic on one line; where there is none, the number as people write it, or the UUID."""
    kind, ref = info.ref.kind.value, info.ref
    if topic := plain.one_line(info.topic):
        return topic
    if ref.number:
        return texts.MEETING_NUMBER[kind].format(number=spaced(plain.one_line(ref.number)))
    return texts.MEETING_UUID[kind].format(uuid=plain.one_line(ref.uuid))
