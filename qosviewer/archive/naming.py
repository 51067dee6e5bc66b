"""Whom answers name that were kept before anybody looked: up to layout 2, the search knew nothing of them."""

from __future__ import annotations

from collections.abc import Iterator

from qosviewer.archive.blocks import dump
from qosviewer.archive.database import Database
from qosviewer.archive.pages import proven_body
from qosviewer.archive.search_index import index_meeting
from qosviewer.archive.tracing import ReadIdentities
from qosviewer.domain.batch import RawPage
from qosviewer.domain.identity import Identity


def name_unread(database: Database, kind: str, identities: ReadIdentities) -> Iterator[int]:
    """Let the search find meetings by whom their answers of a kind name; yields each snapshot that was looked through.

    Each is a transaction of its own, so that nobody else waits long for the file. What is damaged is left as it is.

    Args:
        database: The archive.
        kind: Which answers, e.g. ``roster``.
        identities: Reads them.

    Raises:
        ArchiveError: It can't be read or written; what is left can be looked through the next time.
    """
    with database.reading() as connection:
        snapshots = connection.execute(
            "SELECT DISTINCT snapshot_id FROM companions WHERE kind = ? AND people IS NULL AND snapshot_id NOT NULL",
            (kind,),
        ).fetchall()
    for (snapshot,) in snapshots:
        _name(database, kind, identities, snapshot)
        yield snapshot


def people_text(people: tuple[Identity, ...] | None) -> str | None:
    """Return how the archive writes whom an answer names; None where nobody looked."""
    return None if people is None else dump([[each.user_id, each.name, each.email] for each in people])


def _name(database: Database, kind: str, identities: ReadIdentities, snapshot: int) -> None:
    with database.reading() as connection:
        rows = connection.execute(
            """SELECT companion_id, body, charset, sha256 FROM companions
            WHERE kind = ? AND people IS NULL AND snapshot_id = ?""",
            (kind, snapshot),
        ).fetchall()
    # Read before the lock is taken: this is what takes time.
    found = []
    for companion, packed, charset, checksum in rows:
        body = proven_body(RawPage(packed, charset), checksum)
        if body is not None:
            found.append((people_text(tuple(identities(body, charset))), companion, checksum))
    with database.writing() as connection:
        # Another window may have fetched anew meanwhile, or blanked somebody.
        changed = connection.executemany(
            "UPDATE companions SET people = ? WHERE companion_id = ? AND sha256 = ? AND people IS NULL", found
        ).rowcount
        meeting = connection.execute("SELECT meeting_id FROM snapshots WHERE snapshot_id = ?", (snapshot,)).fetchone()
        if changed and meeting:
            index_meeting(connection, *meeting)
