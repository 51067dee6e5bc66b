"""A meeting as a list of Zoom's shows it, before anything of it was fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from qosviewer.domain.meeting import MeetingInfo


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list.

    Attributes:
        info: What is known about it.
        host_email: E-mail address of the host; may be empty.
        duration: How long it took, where the list says so.
        live: Whether it is still running, and so has no summary yet.
        audio_quality: Zoom's own verdict, as received; may be empty.
        video_quality: Likewise.
        share_quality: Likewise.
    """

    info: MeetingInfo
    host_email: str = ""
    duration: timedelta | None = None
    live: bool = False
    audio_quality: str = ""
    video_quality: str = ""
    share_quality: str = ""
