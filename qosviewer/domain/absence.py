"""Why somebody who was in the meeting has no figures, as far as it can be known."""

from __future__ import annotations

from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.moments import duration_text
from qosviewer.domain.roster import RosterEntry
from qosviewer.domain.stays import span_s

SHORT_STAY_S: Final = 60.0
"""Zoom measures by the minute: of a shorter stay there may be nothing to sum up."""
_TELEPHONE: Final = "phone"
_ROOM_SYSTEM: Final = ("h.323", "sip")
_WAITING: Final = "waiting"


def why_no_figures(entry: RosterEntry) -> str:
    """Return the likeliest reason, in words; the words say so where there is none."""
    device = entry.device.strip().casefold()
    span = span_s(entry)
    if _WAITING in entry.status.casefold() or _WAITING in entry.leave_reason.casefold():
        return texts.ABSENT_WAITING_ROOM
    if entry.breakout_uuid:
        return texts.ABSENT_BREAKOUT
    if device == _TELEPHONE:
        return texts.ABSENT_TELEPHONE
    if span is not None and span[1] - span[0] < SHORT_STAY_S:
        return texts.ABSENT_SHORT.format(duration=duration_text(span[1] - span[0]))
    if any(word in device for word in _ROOM_SYSTEM):
        return texts.ABSENT_ROOM_SYSTEM
    return texts.ABSENT_UNKNOWN
