"""Everything that was fetched, as one JSON document for programs (docs/json.md)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from qosviewer.domain.kinds import Number
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELDS, Field
from qosviewer.domain.streams import stream_type
from qosviewer.export.document import Document
from qosviewer.export.rows import RawDetails, Row, Selection

FETCH_SCHEMA: Final = "qosviewer.fetch/1"
_LARGEST_WHOLE: Final = 1e15
"""Larger whole numbers are written as other numbers are, with an exponent."""

Json = dict[str, Any]


def json_document(selections: Sequence[Selection], missing: Sequence[Mapping[str, object]] = ()) -> Document:
    """Return the meetings with everything that is known about them, one participant a line.

    Nothing is guarded. What UTF-8 can't hold (half of a surrogate pair) stands as a JSON escape.

    Args:
        selections: The meetings. Rows of the same participant have to be neighbours.
        missing: What could not be had, one entry per shortfall; empty for a complete result.
    """
    beginning = {"schema": FETCH_SCHEMA, "complete": not missing, "missing": list(missing)}

    def rows() -> Iterator[bytes]:
        for index, selection in enumerate(selections):
            meeting = encoded(_meeting(selection.data))
            yield (b",\n" if index else b"\n") + meeting[:-1] + b', "participants": ['
            for place, (participant, own) in enumerate(groupby(selection.rows, key=lambda row: row.participant)):
                yield (b",\n" if place else b"\n") + encoded(_participant(selection, participant, list(own)))
            yield b"]}"

    return Document(encoded(beginning)[:-1] + b', "meetings": [', rows(), b"]}\n")


def _meeting(data: MeetingData) -> Json:
    info: MeetingInfo = data.info
    return {
        "meeting": info.ref.text,
        "meeting_uuid": info.ref.uuid,
        "kind": info.ref.kind.value,
        "topic": info.topic,
        "host": info.host,
        "start_utc": info.start_utc_text or None,
        "end_utc": info.end.strftime("%Y-%m-%dT%H:%M:%SZ") if info.end else None,
        "expected_participants": info.expected_participants,
        "direction_reading": data.reading.key,
        "source": data.table.source,
    }


def _participant(selection: Selection, participant: int, rows: Sequence[Row]) -> Json:
    table = selection.data.table
    person = table.participants[participant]
    return {
        "position": participant,
        "participant_id": person.participant_id,
        "id": person.user_id,
        "user_name": person.user_name,
        "email": person.email,
        "only_before_restart": table.only_in_aborted_walk(participant),
        "extras": dict(person.extras),
        "streams": [
            _stream(selection.data, row, row.stream, selection.raw_details) for row in rows if row.stream is not None
        ],
    }


def _stream(data: MeetingData, row: Row, stream: int, raw_details: RawDetails) -> Json:
    table = data.table
    name = table.stream_type_name(stream)
    values = table.values[stream].tolist()
    return {
        "stream": name,
        "stream_index": int(table.stream_index[stream]),
        "medium": stream_type(name).medium.value,
        "direction": data.direction(stream).value,
        "readings": {
            field.column_key: reading_value(field, values[field.index])
            for field in FIELDS
            if not math.isnan(values[field.index])
        },
        "odd": [field.column_key for field in FIELDS if table.oddities[stream, field.index]],
        "details": dict(raw_details(row)),
    }


def reading_value(field: Field, value: float) -> float | int | str:
    """Return a reading as JSON has it: a number, or the word or picture size that it stands for."""
    kind = field.metric.kind
    if not isinstance(kind, Number):
        return kind.plain(value)
    return int(value) if value.is_integer() and abs(value) < _LARGEST_WHOLE else value


def encoded(value: Json) -> bytes:
    """Return one line of JSON in UTF-8, what UTF-8 can't hold as an escape."""
    return json.dumps(_finite(value), ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")


def _finite(value: Any) -> Any:
    """Return ``value`` with what JSON has no number for (NaN, Infinity, accepted from servers) as text."""
    if isinstance(value, float) and not math.isfinite(value):
        return json.dumps(value)
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    return [_finite(each) for each in value] if isinstance(value, list) else value
