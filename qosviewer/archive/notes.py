"""What people write about meetings and participants, kept beside the snapshots: fetching again loses nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from qosviewer.archive.blocks import dump
from qosviewer.archive.database import Database
from qosviewer.archive.errors import MeetingNotThere
from qosviewer.archive.instants import now_text
from qosviewer.archive.search_index import index_meeting
from qosviewer.domain import texts
from qosviewer.domain.table import ParticipantKey


@dataclass(frozen=True, slots=True)
class Note:
    """What is noted about one meeting or one participant.

    Attributes:
        text: Any text.
        tags: Short words to find it by.
        ticket: Number of a ticket elsewhere.
    """

    text: str = ""
    tags: tuple[str, ...] = ()
    ticket: str = ""


class Notes:
    """The notes of an archive.

    A subject is a meeting (``None``) or one of its participants (`ParticipantKey`).
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, meeting: int) -> dict[ParticipantKey | None, Note]:
        """Return every note of a meeting, by subject."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT participant_id, repeat, text, tags, ticket FROM notes WHERE meeting_id = ?", (meeting,)
            ).fetchall()
        return {
            None if participant is None else (participant, repeat): Note(text, tuple(json.loads(tags)), ticket)
            for participant, repeat, text, tags, ticket in rows
        }

    def put(self, meeting: int, subject: ParticipantKey | None, note: Note) -> None:
        """Keep a note in place of the one before; an empty one is taken away.

        Raises:
            MeetingNotThere: There is no such meeting any more.
            ArchiveError: It was not kept.
        """
        participant, repeat = subject or (None, None)
        with self._database.writing() as connection:
            if not connection.execute("SELECT 1 FROM meetings WHERE meeting_id = ?", (meeting,)).fetchone():
                raise MeetingNotThere(texts.MEETING_NOT_THERE)
            connection.execute(
                "DELETE FROM notes WHERE meeting_id = ? AND participant_id IS ? AND repeat IS ?",
                (meeting, participant, repeat),
            )
            if note != Note():
                connection.execute(
                    """INSERT INTO notes (meeting_id, participant_id, repeat, text, tags, ticket, changed_at)
                    VALUES (?,?,?,?,?,?,?)""",
                    (meeting, participant, repeat, note.text, _tags(note.tags), note.ticket, now_text()),
                )
            index_meeting(connection, meeting)

    def tags(self) -> list[str]:
        """Return every tag in use, to offer while typing."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT DISTINCT value FROM notes, json_each(tags) ORDER BY value").fetchall()
        return [tag for (tag,) in rows]


def _tags(tags: Sequence[str]) -> str:
    return dump(list(dict.fromkeys(tag for each in tags if (tag := each.strip()))))
