"""Lists of meetings (zoom-api.md, sections 2.5 and 4.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from qosviewer.api.lenient_json import loads
from qosviewer.api.wire.meetings import meeting_info
from qosviewer.api.wire.values import Json, as_count, as_dict, as_text, rows_of
from qosviewer.domain.listing import Listed
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef

_ROWS: Final = {MeetingKind.MEETING: "meetings", MeetingKind.WEBINAR: "webinars"}
_DURATION: Final = re.compile(r"(?:(\d{1,5}):)?(\d{1,5}):(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ListingPage:
    """One page of a list of meetings.

    Attributes:
        next_page_token: Token of the page after this one; empty on the last.
        total: How many there are on all pages; None where the answer does not say.
        meetings: In the order received.
    """

    next_page_token: str
    total: int | None
    meetings: tuple[Listed, ...]

    @property
    def empty(self) -> bool:
        """Whether no meeting is on it."""
        return not self.meetings


def read_listing_page(body: bytes, charset: str, kind: MeetingKind, *, live: bool = False) -> ListingPage:
    """Return the instances on one page of the dashboard's list. Rows without a UUID are left out.

    Args:
        body: The answer as received.
        charset: What the answer calls its encoding.
        kind: What was asked for.
        live: Whether the list is of those still running.

    Raises:
        NotTheApi: The answer is no page of such a list.
    """
    answer = loads(body, charset)
    rows = rows_of(answer, _ROWS[kind])
    known = as_dict(answer)
    listed = (_listed(row, kind, live) for row in rows if isinstance(row, dict))
    return ListingPage(
        as_text(known.get("next_page_token")),
        as_count(known.get("total_records")),
        tuple(each for each in listed if each.info.instance_known),
    )


def read_listing(body: bytes, charset: str, kind: MeetingKind) -> list[MeetingInfo]:
    """Return what one page of the dashboard's list says about held instances. Raises as `read_listing_page` does."""
    return [listed.info for listed in read_listing_page(body, charset, kind).meetings]


def _listed(row: Json, kind: MeetingKind, live: bool) -> Listed:
    return Listed(
        meeting_info(row, MeetingRef(kind)),
        host_email=as_text(row.get("email")),
        duration=_duration(row.get("duration")),
        live=live,
        audio_quality=as_text(row.get("audio_quality")),
        video_quality=as_text(row.get("video_quality")),
        share_quality=as_text(row.get("screen_share_quality")),
    )


def _duration(value: object) -> timedelta | None:
    """Return a duration written as ``mm:ss`` or ``hh:mm:ss``."""
    match = _DURATION.fullmatch(as_text(value).strip())
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
