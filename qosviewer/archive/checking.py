"""A proof that everything kept is what it was when it was kept."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from qosviewer.archive.database import Database
from qosviewer.archive.errors import ArchiveBusy, ArchiveDamaged, ArchiveReadOnly
from qosviewer.archive.pages import proven_body
from qosviewer.archive.sealing import block_checksum
from qosviewer.domain import texts
from qosviewer.domain.batch import RawPage


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        what: A sentence.
        snapshot: The snapshot concerned; None where it is the file as a whole, or no snapshot's.
    """

    what: str
    snapshot: int | None = None


@dataclass(slots=True)
class Proof:
    """What a check looked at and found.

    Attributes:
        pages: Raw answers whose checksum was compared.
        blocks: Blocks of numbers whose checksum was compared.
        findings: What is wrong; empty for a sound archive.
    """

    pages: int = 0
    blocks: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def check(database: Database) -> Generator[Proof, None, Proof]:
    """Check the file, its references, its index and every checksum; yields what it has so far, now and then.

    Raises:
        ArchiveDamaged: So little can be read that there is nothing to check.
    """
    proof = Proof()
    with database.reading() as connection:
        lines = [line for (line,) in connection.execute("PRAGMA integrity_check(100)")]
        references = connection.execute("PRAGMA foreign_key_check").fetchall()
        snapshots = connection.execute(
            "SELECT snapshot_id, state, pages, participants, streams FROM snapshots ORDER BY snapshot_id"
        ).fetchall()
    proof.findings += [Finding(texts.FOUND_IN_FILE.format(what=line)) for line in lines if line != "ok"]
    proof.findings += [Finding(texts.FOUND_IN_FILE.format(what=f"{row[0]} → {row[2]}")) for row in references]
    proof.findings += _index(database)
    yield proof
    for snapshot, state, pages, participants, streams in snapshots:
        proof.findings += _pages(database, proof, snapshot, pages)
        if state == "complete":
            proof.findings += _block(database, proof, snapshot, participants, streams)
        yield proof
    proof.findings += _companions(database, proof)
    return proof


def _index(database: Database) -> Iterator[Finding]:
    try:
        with database.writing() as connection:
            # Written as an insertion, but it only looks.
            connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except ArchiveDamaged as error:
        yield Finding(texts.FOUND_IN_FILE.format(what=f"search: {error.detail}"))
    except (ArchiveReadOnly, ArchiveBusy):
        return


def _pages(database: Database, proof: Proof, snapshot: int, expected: int) -> Iterator[Finding]:
    with database.reading() as connection:
        rows = connection.execute(
            "SELECT walk, page, body, charset, sha256 FROM pages WHERE snapshot_id = ? ORDER BY walk, page",
            (snapshot,),
        ).fetchall()
    for walk, page, body, charset, checksum in rows:
        proof.pages += 1
        if proven_body(RawPage(body, charset), checksum) is None:
            yield Finding(texts.FOUND_CHECKSUM.format(what=f"walk {walk}, page {page}"), snapshot)
    if len(rows) != expected:
        yield Finding(texts.FOUND_COUNTS.format(what="pages", found=len(rows), expected=expected), snapshot)


def _block(database: Database, proof: Proof, snapshot: int, participants: int, streams: int) -> Iterator[Finding]:
    proof.blocks += 1
    with database.reading() as connection:
        row = connection.execute(
            "SELECT texts, numbers, crc32 FROM blocks WHERE snapshot_id = ?", (snapshot,)
        ).fetchone()
    if row is None:
        yield Finding(texts.FOUND_COUNTS.format(what="numbers", found=0, expected=1), snapshot)
        return
    kept, numbers, checksum = row
    if block_checksum(kept, numbers) != checksum:
        yield Finding(texts.FOUND_CHECKSUM.format(what="numbers"), snapshot)
        return
    content = json.loads(kept)
    for what, found, expected in (
        ("participants", len(content["participants"]), participants),
        ("streams", content["streams"], streams),
    ):
        if found != expected:
            yield Finding(texts.FOUND_COUNTS.format(what=what, found=found, expected=expected), snapshot)


def _companions(database: Database, proof: Proof) -> Iterator[Finding]:
    last = 0
    while True:
        with database.reading() as connection:
            row = connection.execute(
                """SELECT companion_id, snapshot_id, kind, page, body, charset, sha256 FROM companions
                WHERE companion_id > ? ORDER BY companion_id LIMIT 1""",
                (last,),
            ).fetchone()
        if row is None:
            return
        last, snapshot, kind, page, body, charset, checksum = row
        proof.pages += 1
        if proven_body(RawPage(body, charset), checksum) is None:
            yield Finding(texts.FOUND_CHECKSUM.format(what=f"{kind}, page {page}"), snapshot)
