"""Meetings and accounts as the archive knows them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Final

from qosviewer.archive.instants import now_text, optional_moment_of, optional_text_of
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef

INFO_COLUMNS: Final = "topic, host, start_utc, end_utc, expected_participants"


@dataclass(frozen=True, slots=True)
class Account:
    """Whose data something is.

    Attributes:
        key: What stays when the account is renamed, e.g. Zoom's account id; empty for files.
        name: What people call it.
    """

    key: str
    name: str = ""


FILES: Final = Account("")
"""What came from a file belongs to no account."""


def account_number(connection: sqlite3.Connection, account: Account) -> int:
    """Return the row of an account, made or renamed as needed."""
    (number,) = connection.execute(
        """INSERT INTO accounts (key, name) VALUES (?, ?)
        ON CONFLICT (key) DO UPDATE SET name = CASE excluded.name WHEN '' THEN name ELSE excluded.name END
        RETURNING account_id""",
        (account.key, account.name),
    ).fetchone()
    return int(number)


def meeting_number(connection: sqlite3.Connection, info: MeetingInfo) -> int:
    """Return the row of a meeting, brought up to date; a new one where its instance is not known."""
    known = connection.execute(
        "SELECT meeting_id FROM meetings WHERE kind = ? AND uuid = ? AND uuid <> ''",
        (info.ref.kind.value, info.ref.uuid),
    ).fetchone()
    if known is None:
        cursor = connection.execute(
            f"INSERT INTO meetings (kind, number, uuid, first_fetched_at, {INFO_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",  # noqa: S608
            (info.ref.kind.value, info.ref.number, info.ref.uuid, now_text(), *info_values(info)),
        )
        return int(cursor.lastrowid or 0)
    # What an earlier answer said stays where this one is silent.
    connection.execute(
        """UPDATE meetings SET number = coalesce(nullif(?, ''), number), topic = coalesce(nullif(?, ''), topic),
        host = coalesce(nullif(?, ''), host), start_utc = coalesce(?, start_utc), end_utc = coalesce(?, end_utc),
        expected_participants = coalesce(?, expected_participants) WHERE meeting_id = ?""",
        (info.ref.number, *info_values(info), known[0]),
    )
    return int(known[0])


def info_values(info: MeetingInfo) -> tuple[object, ...]:
    """Return the values of `INFO_COLUMNS`."""
    return (
        info.topic,
        info.host,
        optional_text_of(info.start),
        optional_text_of(info.end),
        info.expected_participants,
    )


def info_of(
    kind: str,
    number: str,
    uuid: str,
    topic: str,
    host: str,
    start_utc: str | None,
    end_utc: str | None,
    expected_participants: int | None,
) -> MeetingInfo:
    """Return a meeting from its columns."""
    return MeetingInfo(
        MeetingRef(MeetingKind(kind), number, uuid),
        topic,
        host,
        optional_moment_of(start_utc),
        optional_moment_of(end_utc),
        expected_participants,
    )
