"""Snapshots and meetings taken out of the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from qosviewer.archive.database import Database
from qosviewer.archive.instants import text_of
from qosviewer.archive.search_index import index_meeting


def delete_snapshots(database: Database, snapshots: Sequence[int]) -> int:
    """Delete snapshots with everything that was fetched alongside. Notes stay; return how many were there.

    With the last one of a meeting the decisions go who is who in it: there is nobody left that they are about.

    Raises:
        ArchiveError: They are still there.
    """
    with database.writing() as connection:
        return sum(_delete_where(connection, "snapshot_id = ?", snapshot) for snapshot in snapshots)


def delete_meeting(database: Database, meeting: int) -> int:
    """Delete a meeting: every snapshot, notes and decisions; return how many snapshots were there.

    Raises:
        ArchiveError: It is still there.
    """
    with database.writing() as connection:
        connection.execute("DELETE FROM notes WHERE meeting_id = ?", (meeting,))
        return _delete_where(connection, "meeting_id = ?", meeting, meeting)


def delete_older_than(database: Database, moment: datetime) -> int:
    """Delete the snapshots of meetings that began before ``moment``; notes stay. Return how many there were.

    Where the start is not known, the first fetch counts.

    Raises:
        ArchiveError: They are still there.
    """
    meetings = "SELECT meeting_id FROM meetings WHERE coalesce(start_utc, first_fetched_at) < ?"
    with database.writing() as connection:
        return _delete_where(connection, f"meeting_id IN ({meetings})", text_of(moment))


def delete_account(database: Database, key: str) -> int:
    """Delete everything of an account, notes on meetings that nobody else fetched included.

    Returns:
        How many snapshots there were.

    Raises:
        ArchiveError: They are still there.
    """
    own = "SELECT account_id FROM accounts WHERE key = ?"
    with database.writing() as connection:
        connection.execute(
            f"""DELETE FROM notes WHERE meeting_id IN (SELECT meeting_id FROM snapshots WHERE account_id = ({own}))
            AND meeting_id NOT IN (SELECT meeting_id FROM snapshots WHERE account_id <> ({own}))""",  # noqa: S608
            (key, key),
        )
        deleted = _delete_where(connection, f"account_id = ({own})", key)
        connection.execute("DELETE FROM accounts WHERE key = ?", (key,))
    return deleted


def _delete_where(connection: sqlite3.Connection, condition: str, value: object, *also: int) -> int:
    meetings = {
        meeting
        for (meeting,) in connection.execute(f"SELECT meeting_id FROM snapshots WHERE {condition}", (value,))  # noqa: S608
    } | set(also)
    deleted = connection.execute(f"DELETE FROM snapshots WHERE {condition}", (value,)).rowcount  # noqa: S608
    for meeting in meetings:
        _delete_decisions_about_nobody(connection, meeting)
        if connection.execute(
            """DELETE FROM meetings WHERE meeting_id = :meeting
            AND NOT EXISTS (SELECT 1 FROM snapshots WHERE meeting_id = :meeting)
            AND NOT EXISTS (SELECT 1 FROM notes WHERE meeting_id = :meeting)""",
            {"meeting": meeting},
        ).rowcount:
            connection.execute("DELETE FROM search WHERE rowid = ?", (meeting,))
        else:
            index_meeting(connection, meeting)
    return deleted


def _delete_decisions_about_nobody(connection: sqlite3.Connection, meeting: int) -> None:
    if connection.execute("SELECT 1 FROM snapshots WHERE meeting_id = ?", (meeting,)).fetchone():
        return
    connection.execute("DELETE FROM pairings WHERE meeting_id = ?", (meeting,))
    connection.execute("DELETE FROM cross_pairings WHERE ? IN (first_meeting, second_meeting)", (meeting,))
