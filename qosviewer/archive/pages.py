"""The pages of a snapshot: raw bodies with their checksums, and the numbers of pages that are not sealed yet."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from qosviewer.archive.blocks import FIELD_KEYS, dump, unpack_batch
from qosviewer.archive.errors import ArchiveDamaged, ChecksumWrong
from qosviewer.domain import texts
from qosviewer.domain.batch import Batch, RawPage


def field_set_number(connection: sqlite3.Connection) -> int:
    """Return the row that says which readings this version keeps."""
    keys = dump(FIELD_KEYS)
    found = connection.execute("SELECT field_set_id FROM field_sets WHERE keys = ?", (keys,)).fetchone()
    if found is None:
        return int(connection.execute("INSERT INTO field_sets (keys) VALUES (?)", (keys,)).lastrowid or 0)
    return int(found[0])


def field_keys(connection: sqlite3.Connection, field_set_id: int) -> tuple[str, ...]:
    """Return the readings of a row of ``field_sets``."""
    (keys,) = connection.execute("SELECT keys FROM field_sets WHERE field_set_id = ?", (field_set_id,)).fetchone()
    return tuple(json.loads(keys))


Packed = tuple[int, str, bytes]
"""The row of ``field_sets``, the texts and the numbers of a page (`pack_batch`)."""


def insert_page(
    connection: sqlite3.Connection, snapshot: int, batch: Batch, fetched_at: str, packed: Packed | None = None
) -> None:
    """Keep the raw body of a page, and its numbers where they are not sealed yet."""
    connection.execute(
        """INSERT INTO pages (snapshot_id, walk, page, next_page_token, fetched_at, charset, sha256, body,
        field_set_id, texts, numbers) VALUES (?,?,?,?,?,?,?,?,?,?,?)""",
        (
            snapshot,
            batch.walk,
            batch.page,
            batch.next_page_token,
            fetched_at,
            batch.raw.charset,
            checksum_of(batch.raw),
            batch.raw.packed,
            *(packed or (None, None, None)),
        ),
    )


def replace_numbers(connection: sqlite3.Connection, page_id: int, packed: Packed) -> None:
    """Put other numbers in place of those of a page."""
    connection.execute(
        "UPDATE pages SET field_set_id = ?, texts = ?, numbers = ? WHERE page_id = ?", (*packed, page_id)
    )


def raw_pages(connection: sqlite3.Connection, snapshot: int) -> list[RawPage]:
    """Return the raw pages of a snapshot, in the order received."""
    return [
        RawPage(body, charset)
        for body, charset in connection.execute(
            "SELECT body, charset FROM pages WHERE snapshot_id = ? ORDER BY walk, page", (snapshot,)
        )
    ]


def batches(connection: sqlite3.Connection, snapshot: int, path: Path) -> Iterator[Batch]:
    """Yield the pages of a snapshot that is not sealed, in the order received.

    Raises:
        ArchiveDamaged: The numbers of a page are not what they were.
    """
    keys: dict[int, tuple[str, ...]] = {}
    for walk, page, token, charset, body, field_set, texts_of_page, numbers in connection.execute(
        """SELECT walk, page, next_page_token, charset, body, field_set_id, texts, numbers
        FROM pages WHERE snapshot_id = ? ORDER BY walk, page""",
        (snapshot,),
    ):
        if field_set not in keys:
            keys[field_set] = field_keys(connection, field_set)
        try:
            yield unpack_batch(
                texts_of_page,
                numbers,
                keys[field_set],
                walk=walk,
                page=page,
                next_page_token=token,
                raw=RawPage(body, charset),
            )
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise ArchiveDamaged(texts.ARCHIVE_DAMAGED.fill(path=path, reason=error)) from error


def checked_body(raw: RawPage, checksum: bytes, snapshot: int, what: str, path: Path) -> bytes:
    """Return the body of a page, proven.

    Raises:
        ChecksumWrong: It is not what was received.
    """
    body = proven_body(raw, checksum)
    if body is None:
        raise ChecksumWrong(texts.CHECKSUM_WRONG.fill(what=what, snapshot=snapshot, path=path))
    return body


def checksum_of(raw: RawPage) -> bytes:
    """Return the checksum to keep a raw answer with."""
    return raw.checksum or sha256(raw.body).digest()


def proven_body(raw: RawPage, checksum: bytes) -> bytes | None:
    """Return the body of a page, or None if it is not what was received."""
    try:
        body = raw.body
    except zlib.error:
        return None
    return body if sha256(body).digest() == checksum else None
