"""A meeting out of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qosviewer.archive import Archive, Kept
    from qosviewer.domain.table import QosTable


@dataclass(frozen=True, slots=True)
class OpenedMeeting:
    """One snapshot, ready to be shown.

    Attributes:
        kept: What it is.
        table: Its numbers.
        snapshots: All of the same meeting, the newest first.
    """

    kept: Kept
    table: QosTable
    snapshots: tuple[Kept, ...]


def open_kept(archive: Archive, snapshot: int) -> OpenedMeeting:
    """Return a snapshot with its table. For worker threads.

    Raises:
        SnapshotNotThere: There is none of that number.
        ChecksumWrong: It is not what was kept.
        ArchiveError: It can't be read.
    """
    loaded = archive.load(snapshot)
    return OpenedMeeting(loaded.kept, loaded.table, snapshots_beside(archive, loaded.kept.meeting))


def snapshots_beside(archive: Archive, meeting: int) -> tuple[Kept, ...]:
    """Return what the snapshots of a meeting are, the newest first.

    Raises:
        ArchiveError: They can't be read.
    """
    return tuple(archive.kept(snapshot) for snapshot in archive.snapshots_of(meeting))
