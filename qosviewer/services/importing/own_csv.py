"""The app's own CSV, as `export.csv_long` writes it (docs/csv.md), also after a spreadsheet saved it again."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qosviewer.api.wire import Seat
from qosviewer.domain import texts
from qosviewer.domain.kinds import Number
from qosviewer.domain.meeting import MeetingInfo, MeetingKind
from qosviewer.domain.metrics import FIELDS, Field
from qosviewer.export.csv_long import RUN_BY_SPREADSHEETS
from qosviewer.services.importing.bad_file import BadFile, Spot
from qosviewer.services.importing.composing import Place, pages_of
from qosviewer.services.importing.extra_keys import Extras, extras_of
from qosviewer.services.importing.found import Found
from qosviewer.services.importing.own_json import A_MOMENT, moment_of, ref_of

_NEEDED: Final = ("participant_id", "user_name", "stream")
_DELIMITERS: Final = ",;\t"
_LONGEST_CELL: Final = 16 * 1024 * 1024
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?")
_DECIMAL_COMMA: Final = re.compile(r"[+-]?\d+,\d+")
_LARGEST_WHOLE: Final = 1e15
_UNREADABLE: Final = "?"
"""In place of a text that could not be read, and that the file does not tell."""

_PARTIAL: Final = "only-before-restart"


@dataclass(frozen=True, slots=True)
class Row:
    """One row, by the names of its columns.

    Attributes:
        line: Where it begins, from 1.
        cells: Text by column; nothing is guarded any more.
    """

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def has_stream(self) -> bool:
        """Whether it is of a stream; a stream may be without a name."""
        return bool(self["stream_index"] or self["stream"])

    def whole(self, column: str) -> int:
        """Return the number in a cell; -1 for an empty one.

        Raises:
            BadFile: It is none.
        """
        text = self[column]
        if not text:
            return -1
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise self.wrong(column, "a whole number")
        return int(text)

    def wrong(self, column: str, expected: str) -> BadFile:
        """Return the error that names a cell of this row."""
        message = texts.IMPORT_NOT_AS_IT_SHOULD.fill(field=column, expected=expected)
        return BadFile(message, Spot(self.line, field=column))


def is_own_csv(text: str) -> bool:
    """Tell whether a text begins with a header of ours, or with something like it."""
    header = re.split(f"[{_DELIMITERS}]", text[: text.find("\n")] if "\n" in text else text)
    names = {name.strip().strip('"') for name in header[:500]}
    return len(names & {*_NEEDED, "meeting", "position", "stream_index"}) >= 2


def read_own_csv(text: str) -> list[Found]:
    """Return the meetings of a file.

    Raises:
        BadFile: It is not as it should be; names line and column.
    """
    meetings: dict[tuple[str, str, str], list[Row]] = {}
    rows, columns = _rows(text)
    for row in rows:
        meetings.setdefault((row["meeting"], row["meeting_uuid"], row["meeting_start_utc"]), []).append(row)
    return [_meeting(rows, columns, alone=len(meetings) == 1) for rows in meetings.values()]


def _rows(text: str) -> tuple[list[Row], list[str]]:
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=first.count)
    # The module has one limit for the whole program, which has no other reader of CSV.
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(reader)]
        _check(header)
        rows = list(_cells(reader, header))
    except csv.Error as error:
        raise BadFile(texts.IMPORT_CSV_BROKEN.fill(reason=error), Spot(reader.line_num)) from None
    if delimiter != ",":
        rows = [replace(row, cells=_with_decimal_points(row.cells)) for row in rows]
    worded = [name for name in header if name not in _MEASURED]
    if not any(row[name][:1] in RUN_BY_SPREADSHEETS for row in rows for name in worded if row[name]):
        rows = [replace(row, cells={name: _unguarded(cell) for name, cell in row.cells.items()}) for row in rows]
    return rows, header


def _check(header: Sequence[str]) -> None:
    if missing := [name for name in _NEEDED if name not in header]:
        raise BadFile(texts.IMPORT_CSV_COLUMNS_MISSING.fill(columns="”, “".join(missing)), Spot(1))
    if twice := next((name for name in header if name and header.count(name) > 1), ""):
        raise BadFile(texts.IMPORT_CSV_COLUMN_TWICE.fill(column=twice), Spot(1, field=twice))


def _cells(reader: Iterator[list[str]], header: Sequence[str]) -> Iterator[Row]:
    line = 2
    for cells in reader:
        if cells:
            if len(cells) != len(header):
                raise BadFile(texts.IMPORT_CSV_CELLS.fill(found=len(cells), expected=len(header)), Spot(line))
            yield Row(line, {name: cell for name, cell in zip(header, cells, strict=True) if cell})
        line = reader.line_num + 1  # type: ignore[attr-defined]  # of csv's own reader


_MEASURED: Final = frozenset({field.column_key for field in FIELDS if isinstance(field.metric.kind, Number)})


def _with_decimal_points(cells: Mapping[str, str]) -> dict[str, str]:
    return {
        name: cell.replace(",", ".") if name in _MEASURED and _DECIMAL_COMMA.fullmatch(cell) else cell
        for name, cell in cells.items()
    }


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in RUN_BY_SPREADSHEETS and len(cell) > 1 else cell


def _meeting(rows: Sequence[Row], columns: Sequence[str], *, alone: bool) -> Found:
    first = rows[0]
    start = moment_of(first["meeting_start_utc"], lambda: first.wrong("meeting_start_utc", A_MOMENT))
    # Whether it was a webinar, the file does not say.
    info = MeetingInfo(ref_of(MeetingKind.MEETING, first["meeting"], first["meeting_uuid"]), start=start)
    people: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        who = tuple(row[name] for name in ("position", "participant_id", "id", "user_name", "email"))
        people.setdefault(who, []).append(row)
    # A file may hold who was shown in the order shown; Zoom's order is the one that counts.
    in_order = sorted(people.values(), key=lambda own: own[0].whole("position"))
    extras = extras_of(columns, [[row.cells for row in own] for own in in_order], alone=alone)
    return Found(info, pages_of([_place(own, extras) for own in in_order]))


def _place(rows: Sequence[Row], extras: Extras) -> Place:
    first = rows[0]
    streams = sorted((row for row in rows if row.has_stream), key=lambda row: row.whole("stream_index"))
    seat = Seat(
        first["participant_id"],
        first["id"],
        first["user_name"],
        first["email"],
        extras.of_participant(first.cells),
        [(row["stream"], {**extras.of_stream(row.cells), **_readings(row)}) for row in streams],
    )
    return Place(seat, only_before_restart=_PARTIAL in first["remarks"].split(";"))


def _readings(row: Row) -> dict[str, object]:
    odd = {remark.removeprefix("odd:") for remark in row["remarks"].split(";") if remark.startswith("odd:")}
    readings: dict[str, object] = {}
    for field in FIELDS:
        cell, raw = row[field.column_key], row[f"raw.{field.key}"]
        if raw and _same(field, raw, _value(field, cell)):
            readings[field.key] = raw
        elif cell:
            readings[field.key] = _value(field, cell)
        elif field.column_key in odd:
            readings[field.key] = raw or _UNREADABLE
    return readings


def _same(field: Field, raw: str, value: object) -> bool:
    """Tell whether the text as received gives the number that stands beside it."""
    received, _ = field.metric.kind.parse(raw)
    number, _ = field.metric.kind.parse(value)
    return received == number or (math.isnan(received) and math.isnan(number))


def _value(field: Field, cell: str) -> object:
    """Return a number as a number: as text, one of more than 60 digits could not be read again."""
    if not isinstance(field.metric.kind, Number) or not _NUMBER.fullmatch(cell):
        return cell
    number = float(cell)
    if not math.isfinite(number):
        return cell
    return int(number) if number.is_integer() and abs(number) < _LARGEST_WHOLE else number
