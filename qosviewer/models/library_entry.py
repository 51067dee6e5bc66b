"""One line of the library: a meeting that is in the archive, at Zoom, or both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from qosviewer.domain.listing import Listed
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.retention import summary_kept_until

if TYPE_CHECKING:
    from qosviewer.archive import Account, LibraryRow

EntryKey = tuple[str, str]
"""What stays the same when a meeting comes into the archive: kind and UUID, else its number in the archive."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting.

    Attributes:
        key: What it is recognised by.
        account: Whose it is.
        kept: What the archive has of it; None where it has nothing.
        listed: What Zoom's list says; None where it is not listed.
    """

    key: EntryKey
    account: Account
    kept: LibraryRow | None
    listed: Listed | None

    @property
    def info(self) -> MeetingInfo:
        """What is known about the meeting."""
        if self.kept is not None:
            return self.kept.info
        assert self.listed is not None  # noqa: S101  # one of them is always there
        return self.listed.info

    @property
    def archived(self) -> bool:
        """Whether its numbers are in the archive; notes may outlive them."""
        return self.kept is not None and self.kept.snapshot is not None

    @property
    def live(self) -> bool:
        """Whether it is still running, and so has no numbers yet."""
        return self.listed is not None and self.listed.live

    @property
    def fetchable(self) -> bool:
        """Whether it can be fetched from Zoom's list."""
        return self.listed is not None and not self.live and not self.archived

    @property
    def comparable(self) -> bool:
        """Whether it can be compared: from the archive, or once it is fetched."""
        return self.archived or self.fetchable

    @property
    def when(self) -> datetime | None:
        """When it began; where that is not known, when it was fetched first."""
        return self.info.start or (self.kept.first_fetched_at if self.kept else None)

    @property
    def end(self) -> datetime | None:
        """When it ended, as far as that is known."""
        if self.info.end or self.info.start is None or (length := self.length) is None:
            return self.info.end
        return self.info.start + length

    @property
    def length(self) -> timedelta | None:
        """How long it took, as far as that is known."""
        if self.info.start and self.info.end:
            return self.info.end - self.info.start
        return self.listed.duration if self.listed else None

    @property
    def kept_until(self) -> date | None:
        """Until when Zoom probably has its numbers, where they are nowhere else."""
        return None if self.archived or self.live or self.listed is None else summary_kept_until(self.end)


def merged(rows: Iterable[LibraryRow], listed: Mapping[Account, Sequence[Listed]]) -> list[Entry]:
    """Return what is in the archive and what is at Zoom as one list, the latest first; each meeting once."""
    at_zoom = {
        key: (account, each)
        for account, meetings in listed.items()
        for each in meetings
        if (key := _key(each.info)) is not None
    }
    entries = []
    for row in rows:
        key = _key(row.info) or ("", str(row.meeting))
        of, at = at_zoom.pop(key, (None, None))
        # What only notes are left of belongs to nobody; the list knows whose it was.
        account = of if of is not None and row.snapshot is None else row.account
        entries.append(Entry(key, account, row, at))
    entries += [Entry(key, account, None, each) for key, (account, each) in at_zoom.items()]
    if at_zoom:
        entries.sort(key=_latest_first)
    return entries


def _key(info: MeetingInfo) -> EntryKey | None:
    return (info.ref.kind.value, info.ref.uuid) if info.ref.uuid else None


def _latest_first(entry: Entry) -> float:
    return -entry.when.timestamp() if entry.when else 0.0
