"""Which stays of different meetings are of the same human, where people decided it by hand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import product

from qosviewer.archive.database import Database
from qosviewer.archive.instants import text_of
from qosviewer.archive.meetings import INFO_COLUMNS, info_of
from qosviewer.domain.compare.decisions import CrossPairing, StayRef, cross_pairing
from qosviewer.domain.meeting import MeetingKind

_COLUMNS = "first_meeting, first_id, first_repeat, second_meeting, second_id, second_repeat"


class CrossPairings:
    """The decisions across meetings in an archive. They go with either of their meetings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, meetings: Collection[str]) -> list[CrossPairing]:
        """Return the decisions about pairs of these meetings, the oldest first, whatever the clock said.

        Args:
            meetings: As `MeetingInfo.instance_key` names them.
        """
        with self._database.reading() as connection:
            keys = {number: key for key in set(meetings) for number in _meetings_called(connection, key)}
            rows = connection.execute(
                f"""SELECT {_COLUMNS}, joined FROM cross_pairings
                WHERE first_meeting IN (SELECT value FROM json_each(:keys))
                AND second_meeting IN (SELECT value FROM json_each(:keys)) ORDER BY cross_pairing_id""",  # noqa: S608
                {"keys": json.dumps(list(keys))},
            ).fetchall()
        return [
            cross_pairing(
                StayRef(keys[first], (first_id, first_repeat)),
                StayRef(keys[second], (second_id, second_repeat)),
                joined=bool(joined),
            )
            for first, first_id, first_repeat, second, second_id, second_repeat, joined in rows
        ]

    def keep(self, decisions: Sequence[CrossPairing], at: datetime) -> tuple[CrossPairing, ...]:
        """Keep decisions, in place of earlier ones about the same stays: all at once, or nothing is changed.

        Returns:
            Those that can't be kept, since a meeting is not in the archive, or can't be told from others.

        Raises:
            ArchiveError: None was kept.
        """
        not_kept = []
        with self._database.writing() as connection:
            for decision in decisions:
                one, other = (_meetings_called(connection, each.meeting) for each in (decision.first, decision.second))
                if not one or not other:
                    not_kept.append(decision)
                    continue
                _delete(connection, decision)
                first, second = sorted(((max(one), *decision.first.key), (max(other), *decision.second.key)))
                connection.execute(
                    f"INSERT INTO cross_pairings ({_COLUMNS}, joined, decided_at) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608
                    (*first, *second, decision.joined, text_of(at)),
                )
        return tuple(not_kept)

    def take_back(self, decisions: Sequence[CrossPairing]) -> None:
        """Keep no decisions about these stays any more: none of them, or all as they were.

        Raises:
            ArchiveError: They are still kept.
        """
        with self._database.writing() as connection:
            for decision in decisions:
                _delete(connection, decision)


def _delete(connection: sqlite3.Connection, decision: CrossPairing) -> None:
    one, other = (
        [(number, *stay.key) for number in _meetings_called(connection, stay.meeting)]
        for stay in (decision.first, decision.second)
    )
    for pair in product(one, other):
        first, second = sorted(pair)
        connection.execute(
            f"DELETE FROM cross_pairings WHERE ({_COLUMNS}) = (?,?,?,?,?,?)",  # noqa: S608
            (*first, *second),
        )


def _meetings_called(connection: sqlite3.Connection, key: str) -> list[int]:
    """Return the numbers of the meetings with a key.

    Several with the same number and start are fetches of the same instance, which is not known by a UUID. Without a
    start nobody knows that: then none is meant, since seats of another instance are other people.
    """
    kinds = json.dumps([kind.value for kind in MeetingKind])
    number, _, start = key.partition(" ")
    rows = connection.execute(
        f"""SELECT meeting_id, kind, number, uuid, {INFO_COLUMNS} FROM meetings
        WHERE kind IN (SELECT value FROM json_each(:kinds)) AND uuid = :key AND uuid <> ''
        UNION ALL SELECT meeting_id, kind, number, uuid, {INFO_COLUMNS} FROM meetings
        WHERE kind IN (SELECT value FROM json_each(:kinds)) AND number = :number AND uuid = ''""",  # noqa: S608
        {"kinds": kinds, "key": key, "number": number},
    ).fetchall()
    called = [
        (meeting, uuid) for meeting, kind, of, uuid, *more in rows if info_of(kind, of, uuid, *more).instance_key == key
    ]
    is_sure = start or any(uuid for _, uuid in called) or len(called) == 1
    return [meeting for meeting, _ in called] if is_sure else []
