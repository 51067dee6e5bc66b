"""Whether the very same answers were taken from a file before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from qosviewer.archive.database import Database
from qosviewer.archive.snapshots import FILE
from qosviewer.domain.meeting import MeetingRef


def twin(database: Database, ref: MeetingRef, checksums: Sequence[bytes], *, complete: bool = True) -> int | None:
    """Return the snapshot that was made from a file with exactly these answers, or None.

    Args:
        database: The archive.
        ref: The meeting as the file names it.
        checksums: SHA-256 of each answer, in their order.
        complete: Whether they are the whole meeting.

    Raises:
        ArchiveError: It can't be read.
    """
    with database.reading() as connection:
        candidates = connection.execute(
            """SELECT snapshot_id FROM snapshots JOIN meetings USING (meeting_id)
            WHERE source = ? AND state = ? AND pages = ? AND kind = ? AND uuid = ? AND snapshots.number = ?
            ORDER BY snapshot_id DESC""",
            (FILE, "complete" if complete else "partial", len(checksums), ref.kind.value, ref.uuid, ref.number),
        )
        return next((each for (each,) in candidates if _checksums(connection, each) == list(checksums)), None)


def _checksums(connection: sqlite3.Connection, snapshot: int) -> list[bytes]:
    rows = connection.execute("SELECT sha256 FROM pages WHERE snapshot_id = ? ORDER BY walk, page", (snapshot,))
    return [checksum for (checksum,) in rows]
