"""The personal data of one person deleted: the one exception to "a snapshot never changes"."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any, Final

from qosviewer.archive.blanking import Blanking
from qosviewer.archive.blocks import dump
from qosviewer.archive.database import Database
from qosviewer.archive.errors import ArchiveBusy, ArchiveError
from qosviewer.archive.instants import now_text
from qosviewer.archive.sealing import block_checksum
from qosviewer.archive.search_index import index_meeting
from qosviewer.archive.tracing import Person
from qosviewer.archive.upkeep import empty_log
from qosviewer.domain import texts
from qosviewer.domain.batch import RawPage
from qosviewer.domain.identity import PersonalKeys

NO_KEYS: Final = PersonalKeys()
_TEXT_COLUMNS = (
    ("accounts", "account_id", ("name",)),
    ("meetings", "meeting_id", ("topic", "host")),
    ("snapshots", "snapshot_id", ("topic", "host", "reason")),
    ("notes", "note_id", ("text", "ticket")),
    ("companions", "companion_id", ("key",)),
)


def forget(database: Database, person: Person, personal_keys: PersonalKeys = NO_KEYS) -> int:
    """Blank a person everywhere: snapshots, raw answers, notes, tags, index, watch list. The numbers stay.

    It is done in one transaction; afterwards neither the file nor its log holds any of the terms. Backups and files
    that were set aside are not touched.

    Args:
        database: The archive.
        person: Who.
        personal_keys: Keys of an answer that are blanked in every object that names the person; in one that has an
            id or address of somebody else the name alone is.

    Returns:
        How many snapshots were changed, or something beside them.

    Raises:
        ArchiveBusy: Everything is blanked, but a reader elsewhere keeps the log from being emptied; do it again.
        ArchiveError: Nothing was changed.
    """
    blanking = Blanking(person.terms, personal_keys)
    if not blanking.terms:
        raise ArchiveError(texts.NOBODY_TO_FORGET)
    with database.writing() as connection:
        changed = _blank_pages(connection, blanking) | _blank_sealed(connection, blanking)
        changed |= _blank_companions(connection, blanking)
        _blank_texts_of_pages(connection, blanking)
        _blank_columns(connection, blanking)
        _blank_notes_and_watched(connection, blanking)
        _blank_seats(connection, blanking)
        _index_anew(connection)
        connection.execute(
            "INSERT INTO acts (done_at, act, snapshots) VALUES (?, 'personal data of one person deleted', ?)",
            (now_text(), len(changed)),
        )
    if not empty_log(database):
        raise ArchiveBusy(texts.FORGOTTEN_BUT_IN_USE.fill(path=database.path), retryable=True)
    return len(changed)


def _rows(connection: sqlite3.Connection, table: str, number: str, columns: str) -> list[tuple[Any, ...]]:
    """Return the numbers of all rows; the rows themselves are read one by one, since together they may be huge."""
    return connection.execute(f"SELECT {number}, {columns} FROM {table} ORDER BY {number}").fetchall()  # noqa: S608


def _each(connection: sqlite3.Connection, table: str, number: str, columns: str, look: Callable[..., None]) -> None:
    for (row,) in connection.execute(f"SELECT {number} FROM {table} ORDER BY {number}").fetchall():  # noqa: S608
        look(row, *connection.execute(f"SELECT {columns} FROM {table} WHERE {number} = ?", (row,)).fetchone())  # noqa: S608


def _blank_pages(connection: sqlite3.Connection, blanking: Blanking) -> set[int]:
    changed: set[int] = set()

    def look(page_id: int, snapshot: int, body: bytes, charset: str) -> None:
        blanked = blanking.page(RawPage(body, charset))
        if blanked is not None:
            changed.add(snapshot)
            connection.execute(
                "UPDATE pages SET body = ?, charset = ?, sha256 = ? WHERE page_id = ?",
                (blanked.packed, blanked.charset, blanked.checksum, page_id),
            )

    _each(connection, "pages", "page_id", "snapshot_id, body, charset", look)
    return changed


def _blank_companions(connection: sqlite3.Connection, blanking: Blanking) -> set[int]:
    """Return the snapshots beside which something was changed."""
    changed: set[int] = set()

    def look(companion: int, snapshot: int | None, body: bytes, charset: str, people: str | None) -> None:
        _blank_people(connection, blanking, companion, people)
        blanked = blanking.page(RawPage(body, charset))
        if blanked is not None:
            if snapshot is not None:
                changed.add(snapshot)
            connection.execute(
                "UPDATE companions SET body = ?, charset = ?, sha256 = ? WHERE companion_id = ?",
                (blanked.packed, blanked.charset, blanked.checksum, companion),
            )

    _each(connection, "companions", "companion_id", "snapshot_id, body, charset, people", look)
    return changed


def _blank_people(connection: sqlite3.Connection, blanking: Blanking, companion: int, people: str | None) -> None:
    if people is None or not blanking.mentions(_as_text(people)):
        return
    content = json.loads(people)
    for one in content:
        user_id, _, email = one
        gone = any(map(blanking.names, one)) and not blanking.is_a_namesake((user_id, email))
        one[:] = ("", "", "") if gone else map(blanking.text, one)
    connection.execute("UPDATE companions SET people = ? WHERE companion_id = ?", (dump(content), companion))


def _blank_sealed(connection: sqlite3.Connection, blanking: Blanking) -> set[int]:
    changed: set[int] = set()

    def look(snapshot: int, kept: str) -> None:
        if not blanking.mentions(_as_text(kept)):
            return
        content = json.loads(kept)
        extras: dict[str, Any] = content["participant_extras"]
        for position, one in enumerate(content["participants"]):
            participant, repeat, user_id, name, email, digest = one
            if any(map(blanking.names, (user_id, name, email))):
                # The fingerprint goes in any case: whoever knows the rest of an entry could try names against it.
                digest = ""
                if not blanking.is_a_namesake((user_id, email)):
                    user_id, name, email = "", "", ""
                    extras.pop(str(position), None)
            one[:] = blanking.seat(participant), repeat, *map(blanking.text, (user_id, name, email)), digest
        content["participant_extras"] = {position: blanking.json(more) for position, more in extras.items()}
        blanked = dump(content)
        if blanked == kept:
            return
        (numbers,) = connection.execute("SELECT numbers FROM blocks WHERE snapshot_id = ?", (snapshot,)).fetchone()
        connection.execute(
            "UPDATE blocks SET texts = ?, crc32 = ? WHERE snapshot_id = ?",
            (blanked, block_checksum(blanked, numbers), snapshot),
        )
        changed.add(snapshot)

    _each(connection, "blocks", "snapshot_id", "texts", look)
    return changed


def _blank_texts_of_pages(connection: sqlite3.Connection, blanking: Blanking) -> None:
    def look(page_id: int, kept: str | None) -> None:
        if kept is None or not blanking.mentions(_as_text(kept)):
            return
        content = json.loads(kept)
        for one in content["participants"]:
            participant, user_id, name, email, digest, extras = one
            if any(map(blanking.names, (user_id, name, email))):
                digest = ""
                if not blanking.is_a_namesake((user_id, email)):
                    user_id, name, email, extras = "", "", "", {}
            known = map(blanking.text, (user_id, name, email))
            one[:] = blanking.seat(participant), *known, digest, blanking.json(extras)
        connection.execute("UPDATE pages SET texts = ? WHERE page_id = ?", (dump(content), page_id))

    _each(connection, "pages", "page_id", "texts", look)


def _as_text(kept: str) -> str:
    """Return the strings of a JSON text as they are read, not as they are escaped."""
    return kept if "\\" not in kept else "\n".join(_strings(json.loads(kept)))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for each in value for text in _strings(each)]
    if isinstance(value, dict):
        return [text for key, each in value.items() for text in (key, *_strings(each))]
    return []


def _blank_columns(connection: sqlite3.Connection, blanking: Blanking) -> None:
    for table, number, columns in _TEXT_COLUMNS:
        for row, *values in _rows(connection, table, number, ", ".join(columns)):
            blanked = [blanking.text(value) for value in values]
            if blanked != values:
                settings = ", ".join(f"{column} = ?" for column in columns)
                connection.execute(f"UPDATE {table} SET {settings} WHERE {number} = ?", (*blanked, row))  # noqa: S608


def _blank_notes_and_watched(connection: sqlite3.Connection, blanking: Blanking) -> None:
    for note, tags in _rows(connection, "notes", "note_id", "tags"):
        known = json.loads(tags)
        kept = [tag for tag in known if not blanking.mentions(tag)]
        if kept != known:
            connection.execute("UPDATE notes SET tags = ? WHERE note_id = ?", (dump(kept), note))
    for watched, key, label in _rows(connection, "watched", "watched_id", "key, label"):
        if blanking.names(key) or blanking.mentions(label):
            connection.execute("DELETE FROM watched WHERE watched_id = ?", (watched,))


def _blank_seats(connection: sqlite3.Connection, blanking: Blanking) -> None:
    """Blank what stands for seats beside the summaries; a decision about a seat that is blank is about nobody."""
    for table, number in (("pairings", "pairing_id"), ("cross_pairings", "cross_pairing_id")):
        for row, *seats in _rows(connection, table, number, "first_id, second_id"):
            if any(blanking.seat(seat) != seat for seat in seats):
                connection.execute(f"DELETE FROM {table} WHERE {number} = ?", (row,))  # noqa: S608
    for note, seat in _rows(connection, "notes", "note_id", "participant_id"):
        if seat is not None and blanking.seat(seat) != seat:
            connection.execute(
                "UPDATE OR REPLACE notes SET participant_id = ? WHERE note_id = ?", (blanking.seat(seat), note)
            )


def _index_anew(connection: sqlite3.Connection) -> None:
    """Make the index from nothing: taking entries out leaves their words in its segments."""
    connection.execute("DELETE FROM search")
    for (meeting,) in connection.execute("SELECT meeting_id FROM meetings").fetchall():
        index_meeting(connection, meeting)
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
