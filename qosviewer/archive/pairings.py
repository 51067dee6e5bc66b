"""Which stays are of the same human, where people decided it by hand."""

from __future__ import annotations

from qosviewer.archive.database import Database
from qosviewer.archive.instants import now_text
from qosviewer.domain.pairing import Pairing
from qosviewer.domain.table import ParticipantKey


class Pairings:
    """The decisions in an archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, meeting: int) -> list[Pairing]:
        """Return the decisions about a meeting, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                """SELECT first_id, first_repeat, second_id, second_repeat, joined FROM pairings
                WHERE meeting_id = ? ORDER BY pairing_id""",
                (meeting,),
            ).fetchall()
        return [Pairing((row[0], row[1]), (row[2], row[3]), bool(row[4])) for row in rows]

    def decide(self, meeting: int, one: ParticipantKey, other: ParticipantKey, joined: bool | None) -> None:
        """Keep whether two stays are of the same human; None takes the decision back.

        Raises:
            MeetingNotThere: There is no such meeting any more.
            ArchiveError: It was not kept.
        """
        first, second = sorted((one, other))
        with self._database.writing() as connection:
            connection.execute(
                """DELETE FROM pairings WHERE meeting_id = ? AND first_id = ? AND first_repeat = ? AND second_id = ?
                AND second_repeat = ?""",
                (meeting, *first, *second),
            )
            if joined is not None:
                connection.execute(
                    """INSERT INTO pairings (meeting_id, first_id, first_repeat, second_id, second_repeat, joined,
                    decided_at) VALUES (?,?,?,?,?,?,?)""",
                    (meeting, *first, *second, joined, now_text()),
                )
