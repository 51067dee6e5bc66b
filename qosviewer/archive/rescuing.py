"""What can still be read of a damaged archive, taken over into a new one. The damaged file stays, set aside."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from qosviewer.archive.blocks import pack_batch
from qosviewer.archive.database import Database
from qosviewer.archive.errors import ArchiveError
from qosviewer.archive.pages import field_set_number, insert_page, proven_body
from qosviewer.archive.reparsing import Parse
from qosviewer.archive.schema import DECISIONS_OUT_OF_COMPANIONS
from qosviewer.archive.sealing import Sealed, write_glance, write_sealed
from qosviewer.archive.search_index import index_meeting
from qosviewer.domain import texts
from qosviewer.domain.batch import Batch, RawPage
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.meeting import MeetingKind
from qosviewer.domain.table import QosTable

_SIDE_FILES: Final = ("-wal", "-shm")
_ON_THEIR_OWN: Final = ("accounts", "meetings", "watched", "acts")
_OF_MEETINGS: Final = {
    "notes": ("meeting_id",),
    "pairings": ("meeting_id",),
    "cross_pairings": ("first_meeting", "second_meeting"),
}
_LONG_GONE: Final = "0001-01-01T00:00:00.000000Z"
_LOST_TOKEN: Final = "lost"  # noqa: S105  # of a page, and none: it only says that there is more to fetch


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of a rescue.

    Attributes:
        aside: Where the damaged file is now.
        whole: How many snapshots were taken over whole.
        parts: How many in part; they can be continued.
        lost: How many are known to have been there, of which nothing could be read.
        message: All of it in a sentence.
    """

    aside: Path
    whole: int
    parts: int
    lost: int
    message: Message


def rescue(path: Path, parse: Parse) -> Rescued:
    """Set a damaged archive aside, and make a new one of what is readable: page by page, checksums proven.

    Args:
        path: The archive; nobody of ours has it open.
        parse: Makes the numbers anew from the proven pages.

    Raises:
        ArchiveError: It can't be set aside, or the new one can't be written.
    """
    aside = _set_aside(path)
    counts = {"whole": 0, "parts": 0, "lost": 0}
    with (
        closing(Database(path)) as database,
        closing(sqlite3.connect(aside, isolation_level=None)) as damaged,
        suppress(sqlite3.DatabaseError),
    ):
        damaged.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for outcome in _take_over(damaged, database, parse):
            counts[outcome] += 1
    message = texts.ARCHIVE_RESCUED.fill(path=path, aside=aside, **counts)
    return Rescued(aside, counts["whole"], counts["parts"], counts["lost"], message)


def _set_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    try:
        path.rename(aside)
        for ending in _SIDE_FILES:
            beside = path.with_name(path.name + ending)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise ArchiveError(texts.ARCHIVE_NOT_SET_ASIDE.fill(path=path, reason=error.strerror or error)) from error
    return aside


def _take_over(damaged: sqlite3.Connection, database: Database, parse: Parse) -> Iterator[str]:
    with database.writing() as connection:
        for table in _ON_THEIR_OWN:
            for row in _readable(damaged, table):
                _insert(connection, table, row)
    pages: dict[int, list[dict[str, Any]]] = {}
    for page in _readable(damaged, "pages", without=("body", "texts", "numbers")):
        pages.setdefault(page["snapshot_id"], []).append(page)
    snapshots = {row["snapshot_id"]: row for row in _readable(damaged, "snapshots")}
    for snapshot, row in snapshots.items():
        batches = list(_proven(damaged, pages.get(snapshot, []), parse))
        whole = row["state"] == "complete" and len(batches) == row["pages"]
        if not batches and row["pages"]:
            yield "lost"
            continue
        with database.writing() as connection:
            _write(connection, row, batches, whole)
        yield "whole" if whole else "parts"
    yield from ("lost" for _ in pages.keys() - snapshots.keys())
    with database.writing() as connection:
        _take_over_what_belongs_to_them(damaged, connection)


def _proven(
    damaged: sqlite3.Connection, pages: Sequence[dict[str, Any]], parse: Parse
) -> Iterator[tuple[dict[str, Any], Batch]]:
    for page in sorted(pages, key=lambda one: (one["walk"], one["page"])):
        with suppress(sqlite3.DatabaseError, QosViewerError):
            (packed,) = damaged.execute("SELECT body FROM pages WHERE page_id = ?", (page["page_id"],)).fetchone()
            body = proven_body(RawPage(packed, page["charset"]), page["sha256"])
            if body is not None:
                yield page, parse(body, page["walk"], page["page"], page["charset"])


def _write(
    connection: sqlite3.Connection, row: dict[str, Any], pages: list[tuple[dict[str, Any], Batch]], whole: bool
) -> None:
    row = row | {"pages": len(pages), "indexed_pages": 0}
    if not whole:
        # It goes on by a new walk from the start: the token of a page is no longer good for anything.
        row |= {"state": "partial", "finished_at": None, "token": _LOST_TOKEN, "token_at": _LONG_GONE}
    _make_sure_of_what_it_belongs_to(connection, row)
    _insert(connection, "snapshots", row)
    field_set = field_set_number(connection)
    table = QosTable()
    for page, batch in pages:
        insert_page(
            connection,
            row["snapshot_id"],
            batch,
            page["fetched_at"],
            (field_set, *pack_batch(batch)),
        )
        table.append(batch)
    if whole:
        write_sealed(connection, row["snapshot_id"], Sealed.of(table))
    write_glance(connection, row["snapshot_id"], table)


def _take_over_what_belongs_to_them(damaged: sqlite3.Connection, connection: sqlite3.Connection) -> None:
    meetings, snapshots, accounts = (
        {number for (number,) in connection.execute(query)}
        for query in (
            "SELECT meeting_id FROM meetings",
            "SELECT snapshot_id FROM snapshots",
            "SELECT account_id FROM accounts",
        )
    )
    for table, references in _OF_MEETINGS.items():
        for row in _readable(damaged, table):
            if meetings.issuperset(row[name] for name in references):
                _insert(connection, table, row)
    for row in _readable(damaged, "companions"):
        belongs = row["snapshot_id"] in {None, *snapshots} and row["account_id"] in {None, *accounts}
        if belongs and proven_body(RawPage(row["body"], row["charset"]), row["sha256"]) is not None:
            _insert(connection, "companions", row | {"people": _sound_json(row.get("people"))})
    for statement in DECISIONS_OUT_OF_COMPANIONS:
        connection.execute(statement)
    for meeting in meetings:
        index_meeting(connection, meeting)


def _sound_json(text: str | None) -> str | None:
    """Return a JSON text, or None where it is none any more: no checksum vouches for it."""
    if text is None:
        return None
    try:
        json.loads(text)
    except ValueError:
        return None
    return text


def _make_sure_of_what_it_belongs_to(connection: sqlite3.Connection, row: dict[str, Any]) -> None:
    """Put something in place of a meeting or an account whose own row could not be read."""
    account = row["account_id"]
    _insert(connection, "accounts", {"account_id": account, "key": f"{account}?", "name": ""})
    same = ("meeting_id", "number", "topic", "host", "start_utc", "end_utc", "expected_participants")
    unknown = {"kind": MeetingKind.MEETING.value, "uuid": "", "first_fetched_at": row["started_at"]}
    _insert(connection, "meetings", {name: row[name] for name in same} | unknown)


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    names, places = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})", tuple(row.values()))  # noqa: S608


def _readable(damaged: sqlite3.Connection, table: str, without: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield each row whose way from the root of the table is sound."""
    try:
        names = [name for (name,) in damaged.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        last = _last_row(damaged, table) if names else 0
    except sqlite3.DatabaseError:
        return
    wanted = [name for name in names if name not in without]
    query = f"SELECT {', '.join(wanted)} FROM {table} WHERE rowid = ?"  # noqa: S608
    for number in range(1, last + 1):
        with suppress(sqlite3.DatabaseError):
            row = damaged.execute(query, (number,)).fetchone()
            if row is not None:
                yield dict(zip(wanted, row, strict=True))


def _last_row(damaged: sqlite3.Connection, table: str) -> int:
    try:
        (last,) = damaged.execute(f"SELECT max(rowid) FROM {table}").fetchone()  # noqa: S608
    except sqlite3.DatabaseError:
        # The end of the table is what is damaged: look as far as there is room for rows.
        (last,) = damaged.execute("PRAGMA page_count").fetchone()
        last *= _ROWS_PER_PAGE
    return last or 0


_ROWS_PER_PAGE: Final = 64
