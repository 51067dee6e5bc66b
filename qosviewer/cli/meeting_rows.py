"""Meetings of Zoom's lists as rows: for programs, for spreadsheets, for eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qosviewer.archive import Archive, ArchiveError, LibraryRow
from qosviewer.cli.stretch import local_minute, utc_text
from qosviewer.cli.text_table import text_table
from qosviewer.domain import texts
from qosviewer.domain.listing import Listed
from qosviewer.domain.retention import summary_kept_until

COLUMNS: Final = (
    "meeting",
    "meeting_uuid",
    "kind",
    "topic",
    "host",
    "host_email",
    "start_utc",
    "end_utc",
    "participants",
    "live",
    "audio_quality",
    "video_quality",
    "screen_share_quality",
    "archived",
    "snapshot",
    "zoom_keeps_until_about",
)
_PEOPLE: Final = 2


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting that is listed.

    Attributes:
        listed: What Zoom says.
        kept: What the archive has of it; None where it has nothing, or can't be read.
    """

    listed: Listed
    kept: LibraryRow | None

    def as_json(self) -> dict[str, str | int | bool | None]:
        """Return it as JSON and CSV have it, by column."""
        listed, info = self.listed, self.listed.info
        until = summary_kept_until(info.end)
        values = (
            info.ref.text,
            info.ref.uuid,
            info.ref.kind.value,
            info.topic,
            info.host,
            listed.host_email,
            utc_text(info.start) if info.start else None,
            utc_text(info.end) if info.end else None,
            info.expected_participants,
            listed.live,
            listed.audio_quality,
            listed.video_quality,
            listed.share_quality,
            self._archived,
            self.kept.snapshot if self.kept else None,
            until.isoformat() if until and not listed.live else None,
        )
        return dict(zip(COLUMNS, values, strict=True))

    def as_cells(self) -> tuple[str, ...]:
        """Return it for eyes."""
        info = self.listed.info
        people = info.expected_participants
        return (
            local_minute(info.start),
            info.ref.text,
            "" if people is None else str(people),
            texts.LISTED_LIVE if self.listed.live else self._archived,
            info.topic,
            info.host,
        )

    @property
    def _archived(self) -> str:
        if self.kept is None or self.kept.snapshot is None:
            return ""
        return "complete" if self.kept.complete else "partial"


def meeting_row(listed: Listed, archive: Archive | None) -> MeetingRow:
    """Return a meeting with what the archive has of it."""
    try:
        return MeetingRow(listed, archive.latest(listed.info.ref) if archive else None)
    except ArchiveError:
        # What Zoom says is good without it.
        return MeetingRow(listed, None)


def meetings_text(rows: Sequence[MeetingRow]) -> str:
    """Return a table for eyes; moments are local."""
    header = ("START", "MEETING", "PEOPLE", "ARCHIVE", "TOPIC", "HOST")
    return text_table(header, (row.as_cells() for row in rows), right=frozenset({_PEOPLE}))
