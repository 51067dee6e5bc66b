"""Snapshots: begun, filled page by page, completed, and read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from qosviewer.archive.blocks import pack_batch
from qosviewer.archive.database import Database
from qosviewer.archive.errors import SnapshotNotThere, SnapshotWentOn
from qosviewer.archive.instants import moment_of, now_text, text_of
from qosviewer.archive.meetings import INFO_COLUMNS, Account, account_number, info_of, info_values, meeting_number
from qosviewer.archive.pages import batches, field_set_number, insert_page
from qosviewer.archive.sealing import Sealed, read_sealed, write_glance, write_sealed
from qosviewer.archive.search_index import index_meeting
from qosviewer.domain import texts
from qosviewer.domain.batch import Batch
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.place import Place
from qosviewer.domain.source import FILE as FILE
from qosviewer.domain.source import MINUTES as MINUTES
from qosviewer.domain.source import QSS as QSS
from qosviewer.domain.table import QosTable

_INFO: Final = f"kind, snapshots.number, uuid, {', '.join('snapshots.' + each for each in INFO_COLUMNS.split(', '))}"


@dataclass(frozen=True, slots=True)
class Kept:
    """One snapshot.

    Attributes:
        snapshot: Its number.
        meeting: Number of its meeting in the archive.
        info: What was known about the meeting when this was fetched.
        account: Whose it is.
        source: What the numbers were made from: `QSS`, `MINUTES`, `FILE`.
        complete: Whether it is all there is; False while the fetch is under way or after it stopped early.
        place: Where a fetch goes on.
        started_at: When the fetch began.
        reason: Why it stopped early, in a sentence; empty otherwise.
    """

    snapshot: int
    meeting: int
    info: MeetingInfo
    account: Account
    source: str
    complete: bool
    place: Place
    started_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """One snapshot and its numbers.

    Attributes:
        kept: What it is.
        table: The same table as the one filled while fetching.
    """

    kept: Kept
    table: QosTable


def begin(database: Database, info: MeetingInfo, account: Account, source: str, at: datetime) -> SnapshotWriter:
    """Begin a snapshot.

    Args:
        database: The archive.
        info: The meeting, resolved.
        account: Whose it is.
        source: What the numbers are made from.
        at: Now.

    Raises:
        ArchiveError: It can't be written.
    """
    with database.writing() as connection:
        snapshot, meeting = _insert(connection, info, account, source, text_of(at))
        field_set = field_set_number(connection)
        index_meeting(connection, meeting)
    return SnapshotWriter(database, snapshot, meeting, Place(info, 0, 0, "", at), field_set)


def keep_whole(
    database: Database,
    info: MeetingInfo,
    account: Account,
    source: str,
    batches: Sequence[Batch],
    at: datetime,
    reason: str = "",
) -> Kept:
    """Keep a snapshot of which everything is at hand, all of it in one transaction.

    Whoever is killed meanwhile leaves nothing of it: what can't be fetched again could never be completed.

    Args:
        database: The archive.
        info: The meeting.
        account: Whose it is.
        source: What the numbers are made from.
        batches: All pages, in their order; at least one.
        at: Now.
        reason: Why it is a part of the meeting only, though all that there will ever be of this snapshot; empty where
            it is the whole.

    Raises:
        ArchiveError: Nothing of it was kept.
    """
    table = QosTable()
    for batch in batches:
        table.append(batch)
    last, moment = batches[-1], text_of(at)
    # The numbers of a part stand with its pages, as those of a fetch that was cut short do.
    sealed, packed = (None, [pack_batch(batch) for batch in batches]) if reason else (Sealed.of(table), [])
    with database.writing() as connection:
        snapshot, meeting = _insert(connection, info, account, source, moment)
        field_set = field_set_number(connection) if packed else 0
        for place, batch in enumerate(batches):
            insert_page(connection, snapshot, batch, moment, (field_set, *packed[place]) if packed else None)
        connection.execute(
            """UPDATE snapshots SET pages = ?, walk = ?, next_page = ?, participants = ?, reason = ?
            WHERE snapshot_id = ?""",
            (len(batches), last.walk, last.page + 1, table.participant_count, reason, snapshot),
        )
        if sealed is not None:
            connection.execute(
                "UPDATE snapshots SET state = 'complete', finished_at = changed_at WHERE snapshot_id = ?", (snapshot,)
            )
            write_sealed(connection, snapshot, sealed)
        write_glance(connection, snapshot, table)
        index_meeting(connection, meeting)
    return read_kept(database, snapshot)


def _insert(
    connection: sqlite3.Connection, info: MeetingInfo, account: Account, source: str, moment: str
) -> tuple[int, int]:
    """Make the row of a snapshot; return its number and that of its meeting."""
    meeting = meeting_number(connection, info)
    cursor = connection.execute(
        f"""INSERT INTO snapshots (meeting_id, account_id, source, state, started_at, changed_at, token_at, number,
        {INFO_COLUMNS}) VALUES (?,?,?,'partial',?,?,?,?,?,?,?,?,?)""",  # noqa: S608
        (
            meeting,
            account_number(connection, account),
            source,
            moment,
            moment,
            moment,
            info.ref.number,
            *info_values(info),
        ),
    )
    return int(cursor.lastrowid or 0), meeting


def resume(database: Database, snapshot: int) -> SnapshotWriter:
    """Go on with a snapshot that is not complete.

    Raises:
        SnapshotNotThere: There is none of that number.
        SnapshotWentOn: It is complete.
        ArchiveError: It can't be read or written.
    """
    kept = read_kept(database, snapshot)
    if kept.complete:
        raise SnapshotWentOn(texts.SNAPSHOT_WENT_ON)
    with database.writing() as connection:
        field_set = field_set_number(connection)
    return SnapshotWriter(database, snapshot, kept.meeting, kept.place, field_set)


class SnapshotWriter:
    """Fills one snapshot. For one thread at a time.

    Attributes:
        snapshot: Its number.
        meeting: Number of its meeting.
        place: Where it stands.
    """

    def __init__(self, database: Database, snapshot: int, meeting: int, place: Place, field_set: int) -> None:
        self.snapshot = snapshot
        self.meeting = meeting
        self.place = place
        self._database = database
        self._field_set = field_set

    def add(self, batch: Batch, place: Place) -> None:
        """Keep one page: raw body, numbers and place in one transaction. When this returns, it is on the disk.

        Args:
            batch: The page.
            place: Where the fetch goes on after it.

        Raises:
            SnapshotWentOn: Another program went on with the snapshot; nothing was written.
            ArchiveError: The page was not kept; everything before it is.
        """
        packed = pack_batch(batch)
        now = text_of(place.token_at)
        with self._database.writing() as connection:
            moved = connection.execute(
                """UPDATE snapshots SET walk = ?, next_page = ?, token = ?, token_at = ?, changed_at = ?,
                pages = pages + 1, participants = iif(walk = ?, participants, 0) + ?, reason = ''
                WHERE snapshot_id = ? AND state = 'partial' AND walk = ? AND next_page = ?""",
                (
                    place.walk,
                    place.page,
                    place.token,
                    now,
                    now,
                    place.walk,
                    len(batch.participants),
                    self.snapshot,
                    self.place.walk,
                    self.place.page,
                ),
            ).rowcount
            if not moved:
                raise SnapshotWentOn(texts.SNAPSHOT_WENT_ON)
            insert_page(connection, self.snapshot, batch, now, (self._field_set, *packed))
        self.place = place

    def complete(self) -> None:
        """Seal the snapshot: from now on it never changes.

        Raises:
            SnapshotWentOn: Another program went on with it.
            ArchiveError: It stays partial, with every page.
        """
        sealed = Sealed.of(read_table(self._database, self.snapshot))
        self._end(
            "UPDATE snapshots SET state = 'complete', reason = '', changed_at = ?, finished_at = ?",
            (now := now_text(), now),
            sealed.table,
            lambda connection: write_sealed(connection, self.snapshot, sealed),
        )

    def fail(self, reason: str) -> None:
        """Note why the fetch stopped early; it can be continued (`resume`).

        Raises:
            ArchiveError: The note was not kept; every page is.
        """
        table = read_table(self._database, self.snapshot)
        self._end(
            "UPDATE snapshots SET changed_at = ?, reason = ?",
            (now_text(), reason),
            table,
            lambda _connection: None,
        )

    def _end(
        self,
        change: str,
        values: tuple[str, ...],
        table: QosTable,
        finish: Callable[[sqlite3.Connection], None],
    ) -> None:
        where = f"WHERE snapshot_id = {self.snapshot:d} AND state = 'partial' AND walk = {self.place.walk:d}"
        with self._database.writing() as connection:
            if not connection.execute(f"{change} {where} AND next_page = {self.place.page:d}", values).rowcount:
                raise SnapshotWentOn(texts.SNAPSHOT_WENT_ON)
            finish(connection)
            write_glance(connection, self.snapshot, table)
            index_meeting(connection, self.meeting)


def read_kept(database: Database, snapshot: int) -> Kept:
    """Return what a snapshot is, without its numbers.

    Raises:
        SnapshotNotThere: There is none of that number.
    """
    with database.reading() as connection:
        row = connection.execute(
            f"""SELECT meeting_id, accounts.key, accounts.name, source, state, walk, next_page, token, token_at,
            started_at, reason, {_INFO} FROM snapshots JOIN meetings USING (meeting_id)
            JOIN accounts USING (account_id) WHERE snapshot_id = ?""",  # noqa: S608
            (snapshot,),
        ).fetchone()
    if row is None:
        raise SnapshotNotThere(texts.SNAPSHOT_NOT_THERE.fill(snapshot=snapshot))
    meeting, key, name, source, state, walk, page, token, token_at, started_at, reason, *columns = row
    info = info_of(*columns)
    return Kept(
        snapshot,
        meeting,
        info,
        Account(key, name),
        source,
        state == "complete",
        Place(info, walk, page, token, moment_of(token_at)),
        moment_of(started_at),
        reason,
    )


def read_table(database: Database, snapshot: int) -> QosTable:
    """Return the table of a snapshot as far as it is there.

    Raises:
        ChecksumWrong: It is not what was kept.
        ArchiveError: It can't be read.
    """
    with database.reading() as connection:
        # One view of the file, however many statements: another program may be sealing this snapshot.
        connection.execute("BEGIN")
        return table_of(connection, snapshot, database)


def table_of(connection: sqlite3.Connection, snapshot: int, database: Database) -> QosTable:
    """Return the table of a snapshot, inside a transaction of the caller."""
    if connection.execute("SELECT 1 FROM blocks WHERE snapshot_id = ?", (snapshot,)).fetchone():
        table = read_sealed(connection, snapshot, database)
    else:
        table = QosTable()
        for batch in batches(connection, snapshot, database.path):
            table.append(batch)
    row = connection.execute("SELECT source FROM snapshots WHERE snapshot_id = ?", (snapshot,)).fetchone()
    if row is not None:
        (table.source,) = row
    return table
