"""What is in the archive, as a list to choose from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from qosviewer.archive.database import Database
from qosviewer.archive.errors import ArchiveBusy, ArchiveReadOnly
from qosviewer.archive.instants import moment_of, optional_moment_of, text_of
from qosviewer.archive.meetings import INFO_COLUMNS, Account, info_of
from qosviewer.archive.search_index import anything_new, index_what_is_new, query_of
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.quality import State
from qosviewer.domain.source import FILE, MINUTES


@dataclass(frozen=True, slots=True)
class Glance:
    """How the participants of a snapshot fared, as counts."""

    good: int
    warning: int
    bad: int
    unclassified: int

    @property
    def with_problems(self) -> int:
        """How many fared worse than good."""
        return self.warning + self.bad

    @property
    def judged(self) -> int:
        """Of how many it can be said how they fared."""
        return self.good + self.with_problems

    @property
    def state(self) -> State:
        """The worst there is."""
        if self.bad:
            return State.BAD
        if self.warning:
            return State.WARNING
        return State.GOOD if self.good else State.UNCLASSIFIED


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One meeting of the archive and the snapshot that stands for it.

    That is the newest complete one, else the newest; one of Zoom's summary goes before one of its minutes, and both
    before one of a file.

    Attributes:
        meeting: Number of the meeting in the archive.
        info: What is known about it.
        first_fetched_at: When it was fetched first.
        snapshot: Number of the snapshot; None where only notes are left.
        snapshots: How many there are.
        account: Whose the snapshot is.
        source: What its numbers were made from.
        complete: Whether it is all there is.
        changed_at: When something was last written to it; a fetch under way elsewhere changes every few seconds.
        finished_at: When it was completed.
        reason: Why it stopped early.
        participants: How many it has.
        glance: How they fared; all zero before a fetch has ended.
        has_notes: Whether there are notes on the meeting or its participants.
        tags: Of all notes, sorted.
        ticket: Of the meeting.
    """

    meeting: int
    info: MeetingInfo
    first_fetched_at: datetime
    snapshot: int | None
    snapshots: int
    account: Account
    source: str
    complete: bool
    changed_at: datetime | None
    finished_at: datetime | None
    reason: str
    participants: int
    glance: Glance
    has_notes: bool
    tags: tuple[str, ...]
    ticket: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list; everything by default.

    Attributes:
        text: Beginnings of words to find in topic, host, number, names, e-mails, notes, tags.
        since: Meetings that started then or later; where the start is not known, the first fetch counts.
        until: Meetings that started before.
        account: Key of an account.
        kind: Meetings or webinars.
        worst: Only meetings whose worst participant is in one of these states.
        with_notes: Only meetings with notes.
        tag: Only meetings with this tag.
        source: Only snapshots made from this.
        complete: Only complete ones, or only partial ones.
        most: The most rows to return, the latest meetings first.
    """

    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    account: str | None = None
    kind: MeetingKind | None = None
    worst: frozenset[State] = frozenset()
    with_notes: bool = False
    tag: str = ""
    source: str = ""
    complete: bool | None = None
    most: int | None = None


EVERYTHING: Final = Wanted()

_STATE: Final = """CASE WHEN s.bad > 0 THEN 3 WHEN s.warning > 0 THEN 2 WHEN s.good > 0 THEN 1 ELSE 0 END"""
_BEST_FIRST: Final = f"state = 'complete' DESC, source = '{FILE}', source = '{MINUTES}', snapshot_id DESC"
_SELECT: Final = f"""SELECT m.meeting_id, m.first_fetched_at, s.snapshot_id,
    (SELECT count(*) FROM snapshots WHERE meeting_id = m.meeting_id), a.key, a.name, s.source, s.state, s.changed_at,
    s.finished_at, s.reason, s.participants, s.good, s.warning, s.bad, s.unclassified,
    (SELECT json_group_array(json_array(participant_id IS NULL, tags, ticket)) FROM notes
        WHERE meeting_id = m.meeting_id),
    kind, m.number, uuid, {", ".join("m." + each for each in INFO_COLUMNS.split(", "))}
    FROM meetings AS m
    LEFT JOIN snapshots AS s ON s.snapshot_id = (
        SELECT snapshot_id FROM snapshots WHERE meeting_id = m.meeting_id
        ORDER BY {_BEST_FIRST} LIMIT 1)
    LEFT JOIN accounts AS a USING (account_id)"""  # noqa: S608
_ORDER: Final = "ORDER BY coalesce(m.start_utc, m.first_fetched_at) DESC, m.meeting_id DESC"


def library(database: Database, wanted: Wanted = EVERYTHING) -> list[LibraryRow]:
    """Return the meetings of the archive, the latest first.

    Raises:
        ArchiveError: It can't be read.
    """
    conditions, values = _conditions(wanted)
    query = query_of(wanted.text)
    if wanted.text.strip() and not query:
        return []
    if query:
        _index_what_is_new(database)
        conditions.append("m.meeting_id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(query)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    limit = "" if wanted.most is None else f"LIMIT {wanted.most:d}"
    with database.reading() as connection:
        rows = connection.execute(f"{_SELECT} {where} {_ORDER} {limit}", values).fetchall()
    return [_row(*row) for row in rows]


def found(database: Database, text: str) -> frozenset[int]:
    """Return the numbers of the meetings that ``text`` leads to: for a list that is shown already, while typing.

    Raises:
        ArchiveError: It can't be read.
    """
    query = query_of(text)
    if not query:
        return frozenset()
    _index_what_is_new(database)
    with database.reading() as connection:
        rows = connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,)).fetchall()
    return frozenset(meeting for (meeting,) in rows)


def latest(database: Database, ref: MeetingRef) -> LibraryRow | None:
    """Return what the archive has of a meeting: of its UUID, else of the latest instance of its number.

    An instance that is not known is found by its number only if there is no other.
    """
    condition, value = ("uuid = ?", ref.uuid) if ref.uuid else ("m.number = ?", ref.number)
    order = "ORDER BY s.snapshot_id IS NULL, uuid = '', coalesce(m.start_utc, m.first_fetched_at) DESC LIMIT 1"
    with database.reading() as connection:
        row = connection.execute(
            f"{_SELECT} WHERE kind = ? AND {condition} {order}", (ref.kind.value, value)
        ).fetchone()
    return None if row is None else _row(*row)


def snapshots_of(database: Database, meeting: int) -> list[int]:
    """Return the numbers of a meeting's snapshots, the newest first."""
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT snapshot_id FROM snapshots WHERE meeting_id = ? ORDER BY snapshot_id DESC", (meeting,)
        ).fetchall()
    return [snapshot for (snapshot,) in rows]


def _index_what_is_new(database: Database) -> None:
    with database.reading() as connection:
        if not anything_new(connection):
            return
    try:
        with database.writing() as connection:
            index_what_is_new(connection)
    except (ArchiveBusy, ArchiveReadOnly):
        # What a fetch under way brings is found a moment later then.
        return


def _conditions(wanted: Wanted) -> tuple[list[str], list[object]]:
    pairs: list[tuple[str, object]] = []
    if wanted.since:
        pairs.append(("coalesce(m.start_utc, m.first_fetched_at) >= ?", text_of(wanted.since)))
    if wanted.until:
        pairs.append(("coalesce(m.start_utc, m.first_fetched_at) < ?", text_of(wanted.until)))
    if wanted.account is not None:
        pairs.append(("a.key = ?", wanted.account))
    if wanted.kind:
        pairs.append(("kind = ?", wanted.kind.value))
    if wanted.source:
        pairs.append(("s.source = ?", wanted.source))
    if wanted.complete is not None:
        pairs.append(("s.state = ?", "complete" if wanted.complete else "partial"))
    if wanted.tag:
        having = "SELECT 1 FROM notes, json_each(notes.tags) WHERE meeting_id = m.meeting_id AND json_each.value = ?"
        pairs.append((f"EXISTS ({having})", wanted.tag))
    conditions, values = [condition for condition, _ in pairs], [value for _, value in pairs]
    if wanted.worst:
        conditions.append(f"{_STATE} IN ({', '.join(str(int(state)) for state in sorted(wanted.worst))})")
    if wanted.with_notes:
        conditions.append("EXISTS (SELECT 1 FROM notes WHERE meeting_id = m.meeting_id)")
    return conditions, values


def _row(
    meeting: int,
    first_fetched_at: str,
    snapshot: int | None,
    snapshots: int,
    account: str | None,
    account_name: str | None,
    source: str | None,
    state: str | None,
    changed_at: str | None,
    finished_at: str | None,
    reason: str | None,
    participants: int | None,
    good: int | None,
    warning: int | None,
    bad: int | None,
    unclassified: int | None,
    notes: str,
    *info: object,
) -> LibraryRow:
    noted = [] if notes == "[]" else json.loads(notes)
    return LibraryRow(
        meeting,
        info_of(*info),  # type: ignore[arg-type]  # the columns of INFO_COLUMNS, in their order
        moment_of(first_fetched_at),
        snapshot,
        snapshots,
        Account(account or "", account_name or ""),
        source or "",
        state == "complete",
        optional_moment_of(changed_at),
        optional_moment_of(finished_at),
        reason or "",
        participants or 0,
        Glance(good or 0, warning or 0, bad or 0, unclassified or 0),
        bool(noted),
        tuple(sorted({tag for _, tags, _ in noted for tag in json.loads(tags)})),
        next((ticket for of_meeting, _, ticket in noted if of_meeting), ""),
    )
