"""Raw answers read again, when the parser has learnt something."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qosviewer.archive.blocks import pack_batch
from qosviewer.archive.database import Database
from qosviewer.archive.errors import ArchiveError, ChecksumWrong, SnapshotWentOn
from qosviewer.archive.pages import checked_body, field_set_number, replace_numbers
from qosviewer.archive.sealing import Sealed, write_glance, write_sealed
from qosviewer.archive.search_index import index_meeting
from qosviewer.archive.snapshots import read_kept, read_table
from qosviewer.domain import texts
from qosviewer.domain.batch import Batch, RawPage
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.metrics import FIELDS
from qosviewer.domain.table import QosTable

Parse = Callable[[bytes, int, int, str], Batch]
"""Reads (body, walk, page, charset) of one answer."""


@dataclass(frozen=True, slots=True)
class Reparsed:
    """What reading the answers of one snapshot again changed.

    Attributes:
        snapshot: Its number.
        participants: How many participants it had before, and has now.
        streams: How many streams it had before, and has now.
        identities: How many participants now have another id, name, e-mail or unknown key.
        readings: How many readings are now another number, appeared or vanished, by field key.
        oddities: How many readings are now marked otherwise.
        error: Why its answers can't be read; the numbers from before stay then.
    """

    snapshot: int
    participants: tuple[int, int] = (0, 0)
    streams: tuple[int, int] = (0, 0)
    identities: int = 0
    readings: Mapping[str, int] | None = None
    oddities: int = 0
    error: QosViewerError | None = None

    @property
    def changed(self) -> bool:
        """Whether anything is different."""
        counts = self.participants[0] != self.participants[1] or self.streams[0] != self.streams[1]
        return counts or bool(self.identities or self.readings or self.oddities)


def reparse(
    database: Database, parse: Parse, snapshots: Sequence[int] | None = None
) -> Generator[Reparsed, None, None]:
    """Make the numbers of snapshots anew from their raw answers; yields each one when it is done.

    Args:
        database: The archive.
        parse: The parser.
        snapshots: Which; all by default.

    Raises:
        ArchiveError: The archive can't be read or written. What was yielded is done.
    """
    if snapshots is None:
        with database.reading() as connection:
            rows = connection.execute("SELECT snapshot_id FROM snapshots ORDER BY snapshot_id").fetchall()
        snapshots = [snapshot for (snapshot,) in rows]
    for snapshot in snapshots:
        yield _reparse(database, parse, snapshot)


def _reparse(database: Database, parse: Parse, snapshot: int) -> Reparsed:
    kept = read_kept(database, snapshot)
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT page_id, walk, page, body, charset, sha256 FROM pages WHERE snapshot_id = ? ORDER BY walk, page",
            (snapshot,),
        ).fetchall()
    now, pages = QosTable(), []
    try:
        for page_id, walk, page, packed, charset, checksum in rows:
            body = checked_body(RawPage(packed, charset), checksum, snapshot, f"page {page}", database.path)
            batch = parse(body, walk, page, charset)
            pages.append((page_id, batch))
            now.append(batch)
        before = _before(database, snapshot)
    except QosViewerError as error:
        return Reparsed(snapshot, error=_told(error, snapshot, len(pages)))
    result = _difference(snapshot, before, now)
    with database.writing() as connection:
        still = connection.execute(
            "SELECT pages FROM snapshots WHERE snapshot_id = ? AND state = ?",
            (snapshot, "complete" if kept.complete else "partial"),
        ).fetchone()
        if still != (len(rows),):
            raise SnapshotWentOn(texts.SNAPSHOT_WENT_ON)
        if kept.complete:
            write_sealed(connection, snapshot, Sealed.of(now))
        else:
            field_set = field_set_number(connection)
            for page_id, batch in pages:
                replace_numbers(connection, page_id, (field_set, *pack_batch(batch)))
        write_glance(connection, snapshot, now)
        index_meeting(connection, kept.meeting)
    return result


def _before(database: Database, snapshot: int) -> QosTable:
    try:
        return read_table(database, snapshot)
    except ChecksumWrong:
        # The answers are proven; numbers that are damaged are made anew from them, and had nothing to compare with.
        return QosTable()


def _told(error: QosViewerError, snapshot: int, page: int) -> QosViewerError:
    if isinstance(error, ArchiveError):
        return error
    return ArchiveError(texts.PAGE_NOT_READABLE.fill(page=page, snapshot=snapshot, reason=error.title))


def _difference(snapshot: int, before: QosTable, now: QosTable) -> Reparsed:
    people = {
        key: (one.participant_id, one.user_id, one.user_name, one.email, dict(one.extras))
        for key, one in zip(before.keys, before.participants, strict=True)
    }
    identities = sum(
        people[key] != (one.participant_id, one.user_id, one.user_name, one.email, dict(one.extras))
        for key, one in zip(now.keys, now.participants, strict=True)
        if key in people
    )
    old, new = _common_streams(before, now)
    differs = ~((before.values[old] == now.values[new]) | (np.isnan(before.values[old]) & np.isnan(now.values[new])))
    counts = differs.sum(axis=0).tolist()
    return Reparsed(
        snapshot,
        (before.participant_count, now.participant_count),
        (before.stream_count, now.stream_count),
        identities,
        {field.key: count for field, count in zip(FIELDS, counts, strict=True) if count},
        int((before.oddities[old] != now.oddities[new]).sum()),
    )


def _common_streams(before: QosTable, now: QosTable) -> tuple[list[int], list[int]]:
    """Return the rows, before and now, of the streams that both have."""
    rows = {
        (key, before.stream_index[stream]): stream
        for position, key in enumerate(before.keys)
        for stream in before.streams_of(position)
    }
    pairs = [
        (rows[key, now.stream_index[stream]], stream)
        for position, key in enumerate(now.keys)
        for stream in now.streams_of(position)
        if (key, now.stream_index[stream]) in rows
    ]
    return [old for old, _ in pairs], [new for _, new in pairs]
