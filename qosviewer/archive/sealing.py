"""A whole table as it is kept: one text and one block (docs/archive.md).

The block begins with what places each participant, ``int32[5, participants]`` (walk, page and place of the raw entry,
first stream and one past the last); the numbers of all streams follow (`blocks`).
"""

from __future__ import annotations

import gc
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.archive.blocks import (
    Json,
    dump,
    extras_json,
    extras_of,
    oddities_of,
    odds_of,
    pack_numbers,
    unpack_numbers,
)
from qosviewer.archive.database import Database
from qosviewer.archive.errors import ArchiveDamaged, ChecksumWrong
from qosviewer.archive.kept_pages import KeptPages
from qosviewer.archive.pages import field_keys, field_set_number
from qosviewer.domain import texts
from qosviewer.domain.batch import Participant
from qosviewer.domain.quality import ZOOM, State, assess
from qosviewer.domain.table import QosTable, Source, TableParts

_PLACES: Final = 5
_NO_EXTRAS: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Sealed:
    """A table made ready to be written, so that the transaction that writes it is short."""

    table: QosTable
    texts: str
    numbers: bytes
    checksum: int

    @classmethod
    def of(cls, table: QosTable) -> Sealed:
        """Pack a table."""
        parts = table.parts
        kept = dump(
            {
                "participants": [
                    [*key, one.user_id, one.user_name, one.email, one.digest.hex()]
                    for key, one in zip(parts.keys, parts.participants, strict=True)
                ],
                "participant_extras": {
                    position: dict(one.extras) for position, one in enumerate(parts.participants) if one.extras
                },
                "pages": len(parts.pages),
                "streams": table.stream_count,
                "types": table.type_names,
                "odd": odds_of(table.oddities, table.odd_texts),
                "extras": extras_json(table.extras),
                "repeats": table.repeats,
                "walk": table.walk,
            }
        )
        places = np.array(
            [
                [walk, source.page, source.place, *span]
                for walk, source, span in zip(parts.walks, parts.sources, parts.spans, strict=True)
            ],
            "<i4",
        ).reshape(-1, _PLACES)
        numbers = places.T.tobytes() + pack_numbers(table.values, table.owner, table.stream_index, table.type_codes)
        return cls(table, kept, numbers, block_checksum(kept, numbers))


def block_checksum(texts_of_block: str, numbers: bytes) -> int:
    """Return what is kept beside a block; sha256 would take as long as reading it."""
    return zlib.crc32(numbers, zlib.crc32(texts_of_block.encode()))


def write_sealed(connection: sqlite3.Connection, snapshot: int, sealed: Sealed) -> None:
    """Put a table in place of whatever numbers a snapshot had."""
    connection.execute(
        """UPDATE pages SET field_set_id = NULL, texts = NULL, numbers = NULL
        WHERE snapshot_id = ? AND field_set_id IS NOT NULL""",
        (snapshot,),
    )
    connection.execute(
        "INSERT OR REPLACE INTO blocks (snapshot_id, field_set_id, crc32, texts, numbers) VALUES (?,?,?,?,?)",
        (snapshot, field_set_number(connection), sealed.checksum, sealed.texts, sealed.numbers),
    )


def read_sealed(connection: sqlite3.Connection, snapshot: int, database: Database) -> QosTable:
    """Return the table of a sealed snapshot.

    Raises:
        ChecksumWrong: It is not what was kept.
        ArchiveDamaged: It is missing.
    """
    row = connection.execute(
        "SELECT field_set_id, crc32, texts, numbers FROM blocks WHERE snapshot_id = ?", (snapshot,)
    ).fetchone()
    if row is None:
        raise ArchiveDamaged(texts.ARCHIVE_DAMAGED.fill(path=database.path, reason=f"numbers of {snapshot} missing"))
    field_set, checksum, texts_of_block, numbers = row
    if block_checksum(texts_of_block, numbers) != checksum:
        raise ChecksumWrong(texts.CHECKSUM_WRONG.fill(what="the numbers", snapshot=snapshot, path=database.path))
    keys = field_keys(connection, field_set)
    with _no_collecting():
        kept = json.loads(texts_of_block)
        return _restored(kept, numbers, keys, KeptPages(database, snapshot, kept["pages"]))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Let the garbage collector rest: tens of thousands of new objects, none of them garbage, set it off many times."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _restored(kept: Json, numbers: bytes, keys: Sequence[str], pages: KeptPages) -> QosTable:
    people, streams = kept["participants"], kept["streams"]
    places = np.frombuffer(numbers, "<i4", _PLACES * len(people)).reshape(_PLACES, len(people))
    unpacked = unpack_numbers(memoryview(numbers)[places.nbytes :], streams, keys)
    oddities, odd_texts = oddities_of(kept["odd"], streams)
    walks, source_pages, source_places, starts, ends = places.tolist()
    extras = {int(position): each for position, each in kept["participant_extras"].items()}
    return QosTable.restored(
        TableParts(
            participants=[
                Participant(
                    participant_id, user_id, name, email, bytes.fromhex(digest), extras.get(position, _NO_EXTRAS)
                )
                for position, (participant_id, _, user_id, name, email, digest) in enumerate(people)
            ],
            keys=[(one[0], one[1]) for one in people],
            sources=list(map(Source._make, zip(source_pages, source_places, strict=True))),
            walks=walks,
            spans=list(zip(starts, ends, strict=True)),
            pages=pages,
            type_names=kept["types"],
            values=unpacked.values,
            oddities=oddities,
            owner=unpacked.owner,
            stream_index=unpacked.stream_index,
            type_codes=unpacked.type_codes,
            odd_texts=odd_texts,
            extras=extras_of(kept["extras"]),
            repeats=kept["repeats"],
            walk=kept["walk"],
        )
    )


def write_glance(connection: sqlite3.Connection, snapshot: int, table: QosTable) -> None:
    """Note the counts of a snapshot, and its quality at a glance."""
    states = assess(table).participant_state.tolist()
    counts = [states.count(state) for state in (State.GOOD, State.WARNING, State.BAD, State.UNCLASSIFIED)]
    connection.execute(
        """UPDATE snapshots SET participants = ?, streams = ?, quality_profile = ?, good = ?, warning = ?, bad = ?,
        unclassified = ? WHERE snapshot_id = ?""",
        (table.participant_count, table.stream_count, ZOOM.key, *counts, snapshot),
    )
