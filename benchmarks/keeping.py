"""What keeping costs: opening beside an .npz file, a page beside a bare commit, a search beside the bare query."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.big_meeting import STREAMS_EACH, big_table
from benchmarks.measure import Result, seconds, taking_turns
from qosviewer.api.wire import read_page
from qosviewer.archive import Account, Archive, SnapshotWriter
from qosviewer.archive.blocks import pack_batch
from qosviewer.archive.search_index import query_of
from qosviewer.domain.batch import Batch
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.place import Place

PEOPLE: Final = 10_000
MEETINGS: Final = 10_000
PAGES: Final = 300
ROUNDS: Final = 15
_ACCOUNT: Final = Account("benchmark")
_NOW: Final = datetime(2026, 3, 1, 10, tzinfo=UTC)


def keeping() -> Iterator[Result]:
    """Measure opening, keeping a page and searching."""
    with tempfile.TemporaryDirectory() as folder:
        yield _opening(Path(folder))
        yield _page(Path(folder))
        yield from _searching(Path(folder))


def _opening(folder: Path) -> Result:
    with Archive.open(folder / "opening.sqlite3") as archive:
        snapshot = _kept(archive)
        arrays = archive.load(snapshot).table.parts
        saved = {name: getattr(arrays, name) for name in ("values", "oddities", "owner", "stream_index", "type_codes")}
        beside = folder / "beside.npz"
        np.savez(beside, **saved)
        del arrays, saved

        def read_arrays() -> None:
            with np.load(beside) as file:
                for name in file.files:
                    file[name]

        alone, ours = taking_turns(
            lambda: seconds(read_arrays), lambda: seconds(lambda: archive.load(snapshot)), rounds=ROUNDS
        )
    return Result(
        f"open {PEOPLE:,} participants × {STREAMS_EACH} streams from the archive, against their arrays from an .npz",
        ours / alone,
        5.0,
        f"{ours * 1e3:.0f} ms against {alone * 1e3:.1f} ms, names included, raw pages read when asked for",
    )


def _kept(archive: Archive) -> int:
    writer = _begun(archive, 1)
    for page, raw in enumerate(big_table(PEOPLE).pages):
        _add(writer, read_page(raw.body, walk=0, page=page))
    writer.complete()
    return writer.snapshot


def _begun(archive: Archive, number: int, topic: str = "Weekly") -> SnapshotWriter:
    ref = MeetingRef(MeetingKind.MEETING, f"{80_000_000_000 + number}", f"uuid-{number}==")
    return archive.begin(MeetingInfo(ref, topic, start=_NOW + timedelta(minutes=number)), _ACCOUNT)


def _add(writer: SnapshotWriter, batch: Batch) -> None:
    writer.add(batch, Place(writer.place.info, 0, batch.page + 1, "token", _NOW))


def _page(folder: Path) -> Result:
    pages = big_table(10 * PAGES).pages
    batches = iter([read_page(raw.body, walk=0, page=page) for page, raw in enumerate(pages)])
    texts, numbers = pack_batch(read_page(pages[0].body, walk=0, page=0))
    same_bytes = b"".join((pages[0].packed, texts.encode(), numbers))
    with Archive.open(folder / "page.sqlite3") as archive, closing(_bare(folder / "bare.sqlite3")) as bare:
        writer = _begun(archive, 1)

        def commit() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO bytes VALUES (?)", (same_bytes,))
            bare.execute("COMMIT")

        alone, ours = taking_turns(
            lambda: seconds(commit), lambda: seconds(lambda: _add(writer, next(batches))), rounds=PAGES
        )
    return Result(
        "keep one page with full durability, against a bare SQLite commit of the same bytes",
        ours / alone,
        2.0,
        f"{ours * 1e3:.2f} ms against {alone * 1e3:.2f} ms, {len(same_bytes) / 1e3:.0f} kB",
    )


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE bytes (content BLOB)")
    return connection


def _searching(folder: Path) -> Iterator[Result]:
    path = folder / "searching.sqlite3"
    with Archive.open(path) as archive:
        _fill(archive)
        with closing(sqlite3.connect(path)) as bare:
            for what, typed in (("a name", "marlow"), ("the beginning of an e-mail", "p77"), ("everyone", "example")):
                query = query_of(typed)
                found = len(archive.search(typed))

                def alone(query: str = query) -> float:
                    return seconds(
                        lambda: bare.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,)).fetchall()
                    )

                def ours(typed: str = typed) -> float:
                    return seconds(lambda: archive.search(typed))

                bare_s, ours_s = taking_turns(alone, ours, rounds=ROUNDS)
                yield Result(
                    f"search {MEETINGS:,} snapshots for {what}, against the bare full-text query",
                    ours_s / bare_s,
                    2.0,
                    f"{ours_s * 1e3:.1f} ms against {bare_s * 1e3:.1f} ms, {found:,} found",
                )


def _fill(archive: Archive) -> None:
    """Put small meetings in: one page of four people each, every hundredth with someone called Marlow."""
    for number in range(MEETINGS):
        everyone = [f"p{number * 7 % 1000 + seat}" for seat in range(4)]
        names = [*everyone[1:], "Marlow" if number % 100 == 0 else everyone[0]]
        entries = ", ".join(
            f'{{"participant_id": "{seat}", "user_name": "{name}", "email": "{mail}@example.com", "qos": []}}'
            for seat, (name, mail) in enumerate(zip(names, everyone, strict=True))
        )
        writer = _begun(archive, number, f"Meeting {number % 50}")
        batch = read_page(f'{{"participants": [{entries}]}}'.encode(), walk=0, page=0)
        writer.add(batch, Place(writer.place.info, 0, 1, "", _NOW))
        writer.complete()
