"""Raw answers beside the summary: rosters, minutes and lists, so that looking again costs no call."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from qosviewer.archive.database import Database
from qosviewer.archive.errors import ChecksumWrong
from qosviewer.archive.instants import moment_of, text_of
from qosviewer.archive.meetings import Account, account_number
from qosviewer.archive.naming import people_text
from qosviewer.archive.pages import checksum_of, proven_body
from qosviewer.archive.search_index import index_meeting
from qosviewer.domain import texts
from qosviewer.domain.batch import RawPage
from qosviewer.domain.identity import Identity


@dataclass(frozen=True, slots=True)
class Series:
    """What the pages of one walk belong to: a snapshot, or an account.

    Attributes:
        kind: What they are, e.g. ``roster``, ``minutes``, ``list``.
        key: Which of that kind, e.g. a participant id or a date range; may be empty.
        snapshot: The snapshot they belong to, and are deleted with.
        account: The account they belong to where there is no snapshot.
    """

    kind: str
    key: str = ""
    snapshot: int | None = None
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class CompanionPage:
    """One kept answer.

    Attributes:
        page: Its index in the walk, from 0.
        raw: The body as received.
        fetched_at: When.
        people: Whom it names, of an answer beside a snapshot: its meeting is found by their names and e-mails. None
            where nobody looked. Only written; a page that is read back says nothing of it.
    """

    page: int
    raw: RawPage
    fetched_at: datetime
    people: tuple[Identity, ...] | None = None


class Companions:
    """The answers kept beside the summaries of an archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, series: Series, page: CompanionPage) -> None:
        """Keep a page, in place of an earlier one of the same index.

        Raises:
            ArchiveError: It was not kept.
        """
        with self._database.writing() as connection:
            changed = _delete(connection, series, f"AND page = {page.page:d}")
            changed |= _put(connection, series, page)
            if changed:
                _index(connection, series)

    def put_all(self, series: Series, pages: Iterable[CompanionPage], instead_of: Iterable[Series] = ()) -> None:
        """Keep the pages of a walk in place of all earlier ones, and of other walks: all of it or nothing.

        Raises:
            ArchiveError: Nothing was changed.
        """
        with self._database.writing() as connection:
            changed = [_delete(connection, each) for each in (series, *instead_of)]
            changed += [_put(connection, series, page) for page in pages]
            if any(changed):
                _index(connection, series)

    def pages(self, series: Series) -> list[CompanionPage]:
        """Return the pages of a walk in order; empty where none were kept.

        Raises:
            ChecksumWrong: One is not what was received.
        """
        where, values = _where(series)
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT page, body, charset, sha256, fetched_at FROM companions {where} ORDER BY page",  # noqa: S608
                values,
            ).fetchall()
        pages = []
        for page, body, charset, checksum, fetched_at in rows:
            raw = RawPage(body, charset)
            if proven_body(raw, checksum) is None:
                what = f"{series.kind} {page}"
                raise ChecksumWrong(
                    texts.CHECKSUM_WRONG.fill(what=what, snapshot=series.snapshot, path=self._database.path)
                )
            pages.append(CompanionPage(page, raw, moment_of(fetched_at)))
        return pages

    def keys(self, kind: str, snapshot: int | None = None) -> list[str]:
        """Return which keys of a kind there are, of a snapshot or of none."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT key FROM companions WHERE kind = ? AND snapshot_id IS ? ORDER BY key",
                (kind, snapshot),
            ).fetchall()
        return [key for (key,) in rows]


def _where(series: Series) -> tuple[str, tuple[object, ...]]:
    account = None if series.account is None else series.account.key
    return (
        """WHERE kind = ? AND key = ? AND coalesce(snapshot_id, 0) = coalesce(?, 0)
        AND coalesce(account_id, 0) = coalesce((SELECT account_id FROM accounts WHERE key = ?), 0)""",
        (series.kind, series.key, series.snapshot, account),
    )


def _put(connection: sqlite3.Connection, series: Series, page: CompanionPage) -> bool:
    """Keep a page; return whether it names anybody."""
    account = None if series.account is None else account_number(connection, series.account)
    connection.execute(
        """INSERT INTO companions (kind, key, page, snapshot_id, account_id, fetched_at, charset, sha256, body, people)
        VALUES (?,?,?,?,?,?,?,?,?,?)""",
        (
            series.kind,
            series.key,
            page.page,
            series.snapshot,
            account,
            text_of(page.fetched_at),
            page.raw.charset,
            checksum_of(page.raw),
            page.raw.packed,
            people_text(page.people),
        ),
    )
    return bool(page.people)


def _delete(connection: sqlite3.Connection, series: Series, further: str = "") -> bool:
    """Delete pages; return whether one of them named anybody."""
    where, values = _where(series)
    query = f"DELETE FROM companions {where} {further} RETURNING people IS NOT NULL"  # noqa: S608
    return any(named for (named,) in connection.execute(query, values).fetchall())


def _index(connection: sqlite3.Connection, series: Series) -> None:
    for (meeting,) in connection.execute(
        "SELECT meeting_id FROM snapshots WHERE snapshot_id = ?", (series.snapshot,)
    ).fetchall():
        index_meeting(connection, meeting)
