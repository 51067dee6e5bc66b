"""People, rooms and series that come first and are marked wherever they appear."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from qosviewer.archive.database import Database
from qosviewer.archive.instants import now_text
from qosviewer.archive.search_index import query_of

_PEOPLE: Final = """SELECT meeting_id, user_id, user_name, email
    FROM participants JOIN snapshots USING (snapshot_id) WHERE"""
_BESIDE: Final = """SELECT meeting_id, json_extract(each.value, '$[0]'), json_extract(each.value, '$[1]'),
    json_extract(each.value, '$[2]')
    FROM companions JOIN snapshots USING (snapshot_id), json_each(people) AS each WHERE"""


class WatchedKind(Enum):
    """What is watched."""

    PERSON = "person"
    ROOM = "room"
    SERIES = "series"


class KnownBy(Enum):
    """What it is recognised by, the surest first. Only a name changes when something is renamed."""

    ID = "id"
    EMAIL = "email"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Watched:
    """One entry of the watch list.

    Attributes:
        kind: What it is.
        known_by: What it is recognised by.
        key: The id, e-mail, number or name. Compare it with `matches`.
        label: What to show.
    """

    kind: WatchedKind
    known_by: KnownBy
    key: str
    label: str

    def matches(self, key: str) -> bool:
        """Tell whether ``key`` means the same; e-mails and names in any case."""
        return key == self.key if self.known_by is KnownBy.ID else key.casefold() == self.key.casefold()


class WatchList:
    """The watch list of an archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Watched]:
        """Return the list, in the order added."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT kind, known_by, key, label FROM watched ORDER BY watched_id").fetchall()
        return [Watched(WatchedKind(kind), KnownBy(known_by), key, label) for kind, known_by, key, label in rows]

    def meetings(self) -> frozenset[int]:
        """Return the numbers of the meetings that are watched, or that somebody took part in who is."""
        on_it = self.all()
        with self._database.reading() as connection:
            return frozenset(meeting for watched in on_it for meeting in _meetings_with(connection, watched))

    def add(self, watched: Watched) -> None:
        """Put something on the list; one that is there already is given the new label.

        Raises:
            ArchiveError: It was not kept.
        """
        with self._database.writing() as connection:
            connection.execute(
                """INSERT INTO watched (kind, known_by, key, label, added_at) VALUES (?,?,?,?,?)
                ON CONFLICT (kind, known_by, key) DO UPDATE SET label = excluded.label""",
                (watched.kind.value, watched.known_by.value, watched.key, watched.label, now_text()),
            )

    def remove(self, watched: Watched) -> None:
        """Take something off the list.

        Raises:
            ArchiveError: It is still on it.
        """
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM watched WHERE kind = ? AND known_by = ? AND key = ?",
                (watched.kind.value, watched.known_by.value, watched.key),
            )


def _meetings_with(connection: sqlite3.Connection, watched: Watched) -> Iterator[int]:
    if watched.kind is WatchedKind.SERIES:
        column = "number" if watched.known_by is KnownBy.NUMBER else "topic"
        rows = connection.execute(f"SELECT meeting_id, {column} FROM meetings")  # noqa: S608
    elif watched.known_by is KnownBy.ID:
        # The index does not know ids; a look into the texts leaves few meetings to be read.
        rows = connection.execute(
            f"""{_PEOPLE} snapshot_id IN (SELECT snapshot_id FROM blocks WHERE instr(texts, :id))
            UNION ALL {_BESIDE} instr(people, :id)""",  # noqa: S608
            {"id": json.dumps(watched.key, ensure_ascii=False)},
        )
    elif words := query_of(watched.key):
        # The index finds the words, in any order; who it is, is looked at after.
        found = "meeting_id IN (SELECT rowid FROM search WHERE search MATCH :words)"
        rows = connection.execute(
            f"{_PEOPLE} {found} UNION ALL {_BESIDE} {found}",
            {"words": f"people : ({words})"},
        )
    else:
        return
    for meeting, *keys in rows:
        if any(key and watched.matches(key) for key in _of_kind(watched, keys)):
            yield meeting


def _of_kind(watched: Watched, keys: list[str]) -> list[str]:
    if watched.kind is WatchedKind.SERIES:
        return keys
    user_id, name, email = keys
    return {KnownBy.ID: [user_id], KnownBy.EMAIL: [email], KnownBy.NAME: [name]}.get(watched.known_by, [])
