"""Meetings read from answers as the client reads them, and files read back as other programs read them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qosviewer.api.wire import read_page
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.table import QosTable
from qosviewer.export.document import Document
from qosviewer.export.rows import Row, Selection, participant_rows
from qosviewer.services.raw_texts import raw_details_of

TESTS = Path(__file__).parents[1]
NUMBER = "81234567890"
INFO = MeetingInfo(
    MeetingRef(MeetingKind.MEETING, NUMBER, "+ab/cdEfGhIjKlMnOpQrSg=="),
    topic='Weekly, with "guests"',
    start=datetime(2026, 3, 1, 10, 15, 14, tzinfo=UTC),
)


def fixture_pages(name: str = "meetings_qos_summary") -> list[dict[str, Any]]:
    return json.loads((TESTS / "fixtures" / f"{name}.pages.json").read_text(encoding="utf-8"))


def page_of(*participants: object) -> dict[str, Any]:
    return {"next_page_token": "", "page_size": 10, "participants": list(participants)}


def meeting_of(pages: Iterable[dict[str, Any]], info: MeetingInfo = INFO) -> MeetingData:
    table = QosTable()
    for index, page in enumerate(pages):
        table.append(read_page(json.dumps(page).encode(), walk=0, page=index))
    return MeetingData(info, table)


def selection_of(data: MeetingData, rows: Iterable[Row] | None = None) -> Selection:
    return Selection(data, participant_rows(data.table) if rows is None else rows, raw_details_of(data.table))


def content(document: Document) -> bytes:
    return b"".join(document.pieces())


def cells(csv_file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_file.decode("utf-8"), newline=""), strict=True))


def records(csv_file: bytes) -> list[dict[str, str]]:
    header, *rows = cells(csv_file)
    assert len(set(header)) == len(header)
    return [dict(zip(header, row, strict=True)) for row in rows]


def column(rows: Sequence[dict[str, str]], name: str) -> list[str]:
    return [row[name] for row in rows]
