"""Any table as CSV, with the same rules as the long layout: UTF-8, RFC 4180, guarded against spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qosviewer.export.csv_long import csv_line, guarded
from qosviewer.export.document import Document

Cell = str | int | float | None


def csv_table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Document:
    """Return a table: text is guarded, numbers are plain, None is an empty cell, truth is true or false."""
    return Document(csv_line(header), (csv_line([_cell(value) for value in row]) for row in rows))


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
