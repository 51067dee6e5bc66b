"""The stays of a meeting: everybody who has a summary, then those whom only the list of participants knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.roster import RosterEntry
from qosviewer.domain.table import ParticipantKey


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay of somebody.

    Attributes:
        key: Known by this in the summary and in the list of participants.
        row: Its row in the table; -1 where it has no summary.
        entry: What the list of participants says; None where it says nothing.
        user_id: Account-wide id of someone signed in; empty for others.
        email: E-mail address; may be empty.
        name: Display name; may be empty.
    """

    key: ParticipantKey
    row: int = -1
    entry: RosterEntry | None = None
    user_id: str = ""
    email: str = ""
    name: str = ""

    @property
    def participant_uuid(self) -> str:
        """Zoom's own word for one human within this meeting; may be empty."""
        return self.entry.participant_uuid if self.entry else ""

    @property
    def span_s(self) -> tuple[float, float] | None:
        """From when to when, in seconds since 1970; None where that is not known."""
        return span_s(self.entry)


def span_s(entry: RosterEntry | None) -> tuple[float, float] | None:
    """Return from when to when somebody stayed, in seconds since 1970; None where that is not known."""
    if entry is None or entry.joined is None or entry.left is None or entry.left < entry.joined:
        return None
    return entry.joined.timestamp(), entry.left.timestamp()


def entry_of(data: MeetingData, row: int) -> RosterEntry | None:
    """Return what the list of participants says about a participant row."""
    roster = data.companions.roster
    return roster.by_key.get(data.table.keys[row]) if roster else None


def stays_of(data: MeetingData) -> tuple[Stay, ...]:
    """Return all stays: participant rows in their order, then those without a summary in the order of the list.

    While the summary is not all here there are none without: theirs may be among what is to come.
    """
    return data.derived_from_people("stays", lambda: tuple(_stays(data)))


def _stays(data: MeetingData) -> Iterator[Stay]:
    roster = data.companions.roster
    by_key = roster.by_key if roster else {}
    for row, (key, one) in enumerate(zip(data.table.keys, data.table.participants, strict=True)):
        entry = by_key.get(key)
        if entry is None:
            yield Stay(key, row, None, one.user_id, one.email, one.user_name)
        else:
            # The summary leaves blank what the list may know.
            user_id, email = one.user_id or entry.user_id, one.email or entry.email
            yield Stay(key, row, entry, user_id, email, one.user_name or entry.user_name)
    if data.companions.rest_is_to_come:
        return
    for key, entry in by_key.items():
        if data.table.row_of(key) is None:
            yield Stay(key, -1, entry, entry.user_id, entry.email, entry.user_name)


def absent_stays(data: MeetingData) -> tuple[Stay, ...]:
    """Return the stays that have no summary, in the order of the list of participants."""
    roster = data.companions.roster
    if roster is None:
        return ()
    return data.derived_from_people("absent", lambda: tuple(stay for stay in stays_of(data) if stay.row < 0))
