"""When somebody was there, on the time axis of the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qosviewer.domain import texts
from qosviewer.domain.batch import Floats
from qosviewer.domain.columns import Column
from qosviewer.domain.connection_facts import FACT, fact_keys
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.moments import clock_text, duration_text
from qosviewer.domain.roster import RosterEntry
from qosviewer.domain.stays import entry_of, span_s


class Bar(NamedTuple):
    """One stay on the axis, as fractions of its length from 0 to 1."""

    begin: float
    end: float


def axis_s(data: MeetingData) -> tuple[float, float] | None:
    """Return from when to when the meeting went, in seconds since 1970; None where no time is known."""
    return data.derived_from_people("axis", lambda: _axis_s(data))


def _axis_s(data: MeetingData) -> tuple[float, float] | None:
    roster = data.companions.roster
    spans = [span for entry in (roster.entries if roster else ()) if (span := span_s(entry))]
    if not spans:
        return None
    begin, end = min(span[0] for span in spans), max(span[1] for span in spans)
    if data.info.start and data.info.end and data.info.start < data.info.end:
        # Who waits before it begins, or stays behind, is there all the same.
        begin, end = min(begin, data.info.start.timestamp()), max(end, data.info.end.timestamp())
    return (begin, end) if end > begin else None


def bars(data: MeetingData, entries: Iterable[RosterEntry | None]) -> tuple[Bar, ...]:
    """Return the stays of these entries on the axis; those whose times are not known are left out."""
    axis = axis_s(data)
    if axis is None:
        return ()
    begin, length = axis[0], axis[1] - axis[0]
    spans = (span_s(entry) for entry in entries)
    return tuple(Bar((span[0] - begin) / length, (span[1] - begin) / length) for span in spans if span)


def span_text(entry: RosterEntry | None) -> str:
    """Return from when to when somebody stayed, and how long; empty where that is not known."""
    if entry is None or entry.joined is None:
        return ""
    joined = clock_text(entry.joined)
    span = span_s(entry)
    if span is None or entry.left is None:
        return texts.SPAN_OPEN.format(joined=joined)
    written = texts.SPAN.format(joined=joined, left=clock_text(entry.left))
    return texts.SPAN_LENGTH.format(span=written, duration=duration_text(span[1] - span[0]))


def _keys(data: MeetingData) -> Floats:
    return fact_keys(data, FACT["joined"])


def _note(data: MeetingData, row: int) -> str:
    entry = entry_of(data, row)
    return FACT["leave_reason"].text(entry) if entry else ""


STAYS_COLUMN = Column(
    key="stays",
    title="In the meeting",
    help="From joining to leaving, on the time axis of the whole meeting.",
    text=lambda data, row: span_text(entry_of(data, row)) or NOTHING,
    keys=_keys,
    note=_note,
    shown=False,
)
