"""Meetings put into an archive as a fetch would do it, read by the client's own parser."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from qosviewer.api.wire import read_page
from qosviewer.archive import QSS, Account, Archive, LibraryRow, SnapshotWriter, Wanted
from qosviewer.domain.batch import Batch
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.place import Place
from qosviewer.domain.table import QosTable
from qosviewer.export.csv_long import CsvOptions, csv_document
from qosviewer.export.json_document import json_document
from tests.support.exports import content, selection_of

ACME = Account("acme-id", "Acme")
FIXTURES = Path(__file__).parents[1] / "fixtures"
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def info(number: int = 1, **known: Any) -> MeetingInfo:
    ref = MeetingRef(MeetingKind.MEETING, f"8123456{number:04}", f"uuid/{number}==")
    return MeetingInfo(
        ref, **{"topic": f"Weekly {number}", "start": datetime(2026, 3, 1, 10, 0, number % 60, tzinfo=UTC)} | known
    )


def person(name: str, participant_id: str, email: str = "", user_id: str = "", **more: Any) -> dict[str, Any]:
    details = {"min_bitrate": "27.15 kbps", "avg_loss": "8.1%", "max_latency": "-3 ms", "new_key": "é"}
    return {
        "participant_id": participant_id,
        "id": user_id,
        "user_name": name,
        "email": email,
        "qos": [
            {"type": "audio_input", "details": details},
            {"type": "video_output", "details": {"resolution": "1280*720", "avg_frame_rate": "x"}},
        ],
    } | more


def body(people: Sequence[dict[str, Any]], token: str = "") -> bytes:
    return json.dumps({"next_page_token": token, "page_size": 10, "participants": list(people)}).encode()


def pages_of(people: Sequence[dict[str, Any]], *, size: int = 2, walk: int = 0) -> list[Batch]:
    starts = range(0, len(people), size) or range(1)
    return [
        read_page(
            body(people[start : start + size], f"t{page + 1}" if start + size < len(people) else ""),
            walk=walk,
            page=page,
        )
        for page, start in enumerate(starts)
    ]


def place_after(batch: Batch, meeting: MeetingInfo) -> Place:
    return Place(meeting, batch.walk, batch.page + 1, batch.next_page_token, NOW)


def add(writer: SnapshotWriter, batches: Iterable[Batch]) -> None:
    for batch in batches:
        writer.add(batch, place_after(batch, writer.place.info))


def keep(
    archive: Archive,
    people: Sequence[dict[str, Any]],
    meeting: MeetingInfo | None = None,
    *,
    account: Account = ACME,
    source: str = QSS,
) -> int:
    """Keep a whole meeting; return the number of its snapshot."""
    writer = archive.begin(meeting or info(), account, source, NOW)
    add(writer, pages_of(people))
    writer.complete()
    return writer.snapshot


def make_earlier(path: Path, layout: int) -> None:
    """Write the file that the version with ``layout`` would have written, from its dump where there is one."""
    if layout:
        dump = (FIXTURES / f"archive-layout-{layout}.sql").read_text(encoding="utf-8")
        with closing(sqlite3.connect(path)) as earlier:
            earlier.executescript(dump)


@contextmanager
def only_to_be_read(path: Path) -> Iterator[None]:
    """A file that may be read and not written, whoever asks."""
    path.chmod(stat.S_IRUSR)
    if not os.access(path, os.W_OK):
        yield
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        return
    if subprocess.run(["mount", "--bind", "-r", path, path], capture_output=True, check=False).returncode:
        pytest.skip("mounting takes more rights than these tests have")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", path], check=True)
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)


def find(archive: Archive, text: str) -> list[LibraryRow]:
    """Search both ways that there are, which have to agree."""
    rows = archive.library(Wanted(text=text))
    assert archive.search(text) == {row.meeting for row in rows}
    return rows


def table_of(batches: Iterable[Batch]) -> QosTable:
    table = QosTable()
    for batch in batches:
        table.append(batch)
    return table


def exported(table: QosTable, meeting: MeetingInfo) -> tuple[bytes, bytes]:
    """The CSV and the JSON of a table: what people compare byte for byte."""
    data = MeetingData(meeting, table)
    return (
        content(csv_document([selection_of(data)], CsvOptions(raw=True))),
        content(json_document([selection_of(data)])),
    )


def parse(raw: bytes, walk: int, page: int, charset: str) -> Batch:
    return read_page(raw, walk=walk, page=page, charset=charset)
