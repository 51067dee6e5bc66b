"""The long CSV layout: one row per participant and stream, to be read by the names of its columns (docs/csv.md)."""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qosviewer.domain.columns import Column
from qosviewer.domain.metrics import FIELDS
from qosviewer.domain.stream_columns import LONG_COLUMNS, extra_columns, participant_extra_columns
from qosviewer.export.document import Document
from qosviewer.export.rows import Row, Selection

RUN_BY_SPREADSHEETS: Final = frozenset("=+-@\t\r\n")
"""First characters of a text that a spreadsheet would run as a formula."""

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_RAW_HEADERS: Final = tuple(f"raw.{field.key}" for field in FIELDS)


@dataclass(frozen=True, slots=True)
class CsvOptions:
    """How a CSV file is written.

    Attributes:
        raw: Whether each reading is added as received, in a column ``raw.<Zoom's key>``.
        guard: Whether text that a spreadsheet would run as a formula gets a leading ``'``.
        byte_order_mark: Whether the file begins with the mark by which Excel recognises UTF-8.
    """

    raw: bool = False
    guard: bool = True
    byte_order_mark: bool = False


def csv_document(selections: Sequence[Selection], options: CsvOptions = CsvOptions()) -> Document:
    """Return the rows of one meeting or several under one header, as RFC 4180 has it, in UTF-8."""
    extras = [_extras_by_name(selection) for selection in selections]
    extra_names = list(dict.fromkeys(name for columns in extras for name in columns))
    text = guarded if options.guard else _as_it_is
    header = [
        *(column.key for column in LONG_COLUMNS),
        *(_RAW_HEADERS if options.raw else ()),
        *map(text, extra_names),
    ]

    def rows() -> Iterator[bytes]:
        for selection, columns in zip(selections, extras, strict=True):
            known = [_cell(column, selection, text) for column in LONG_COLUMNS]
            unknown = [_cell(columns.get(name), selection, text) for name in extra_names]
            for row in selection.rows:
                cells = [cell(row) for cell in known]
                if options.raw:
                    details = selection.raw_details(row)
                    cells += [text(raw_text(details.get(field.key))) for field in FIELDS]
                cells += [cell(row) for cell in unknown]
                yield csv_line(cells)

    mark = codecs.BOM_UTF8 if options.byte_order_mark else b""
    return Document(mark + csv_line(header), rows())


def guarded(text: str) -> str:
    """Return ``text`` with a leading ``'`` where a spreadsheet would run it as a formula."""
    return f"'{text}" if text[:1] in RUN_BY_SPREADSHEETS else text


def raw_text(value: object) -> str:
    """Return a value of an answer as text: text as it is, null as nothing, anything else as JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _as_it_is(text: str) -> str:
    return text


def _extras_by_name(selection: Selection) -> Mapping[str, Column]:
    data = selection.data
    return {column.key: column for column in (*extra_columns(data), *participant_extra_columns(data))}


def _cell(column: Column | None, selection: Selection, text: Callable[[str], str]) -> Callable[[Row], str]:
    """Return what writes one cell of a row; the column may be unknown to this meeting."""
    data = selection.data
    of_stream = column.plain if column else None
    of_participant = column.plain_without_stream if column else None
    finish = text if column and column.is_text else _as_it_is

    def cell(row: Row) -> str:
        if row.stream is None:
            return finish(of_participant(data, row.participant)) if of_participant else ""
        return finish(of_stream(data, row.stream)) if of_stream else ""

    return cell


class _Echo:
    """Gives back what the csv module writes, instead of keeping it."""

    def write(self, line: str) -> str:
        return line


_WRITER: Final = csv.writer(_Echo(), lineterminator="\r\n")


def csv_line(cells: Sequence[str]) -> bytes:
    """Return one row, quoted where needed, with its line end."""
    line: str = _WRITER.writerow(cells)
    try:
        return line.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair, as "\ud83d" in an answer gives it, has no place in UTF-8.
        return _SURROGATES.sub("\ufffd", line).encode()
