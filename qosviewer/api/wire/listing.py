"""Lists of meetings (zoom-api.md, section 4.1)."""

from __future__ import annotations

from qosviewer.api.lenient_json import compact
from qosviewer.api.wire.meetings import read_meeting
from qosviewer.api.wire.values import answer_object, as_list
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef


def read_listing(body: bytes, charset: str, kind: MeetingKind) -> list[MeetingInfo]:
    """Return the held instances on one page of the dashboard's list.

    Raises:
        NotTheApi: The answer is no JSON object.
    """
    answer = answer_object(body, charset)
    rows = as_list(answer.get("webinars")) or as_list(answer.get("meetings"))
    infos = [read_meeting(compact(row).encode(), "", MeetingRef(kind)) for row in rows if isinstance(row, dict)]
    return [info for info in infos if info.instance_known]
