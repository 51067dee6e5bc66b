"""The app's own JSON, as `export.json_document` writes it (docs/json.md)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from qosviewer.api.wire import Seat
from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.metrics import FIELDS
from qosviewer.export.json_document import FETCH_SCHEMA
from qosviewer.services.importing.bad_file import BadFile, Spot
from qosviewer.services.importing.composing import Place, pages_of
from qosviewer.services.importing.found import Found
from qosviewer.services.importing.json_documents import JsonDocument

_FAMILY: Final = "qosviewer."
_FIELD_OF_COLUMN: Final = {field.column_key: field for field in FIELDS}

Json = dict[str, Any]
Kind = TypeVar("Kind")


def is_own(value: object) -> bool:
    """Tell whether a value calls itself one of ours, of whatever version."""
    return isinstance(value, dict) and str(value.get("schema", "")).startswith(_FAMILY)


def read_own_json(document: JsonDocument) -> list[Found]:
    """Return the meetings of a document.

    Raises:
        BadFile: It is not as it should be; names the field.
    """
    value, line = document.value, document.line
    whole: Json = value if isinstance(value, dict) else {}
    if whole.get("schema") != FETCH_SCHEMA:
        schema = texts.IMPORT_NEWER_SCHEMA.fill(schema=whole.get("schema"), known=FETCH_SCHEMA)
        raise BadFile(schema, Spot(line, field="schema"))
    reader = _Reader(line)
    listed = reader.wanted(whole, "meetings", "", list, "a list")
    found = [reader.meeting(each, f"meetings[{index}]") for index, each in enumerate(listed)]
    for each in found:
        each.is_partial = _is_partial(whole, each.info.ref)
        if each.is_partial:
            each.notes.append(texts.IMPORT_WAS_PARTIAL)
    return found


def _is_partial(whole: Json, ref: MeetingRef) -> bool:
    """Tell whether a document says of a meeting that there was more: of those it names, else of any."""
    if whole.get("complete", True):
        return False
    missing = whole.get("missing")
    named = {each.get("meeting") for each in missing if isinstance(each, dict)} if isinstance(missing, list) else set()
    return not named or not named.isdisjoint({ref.number, ref.uuid} - {""})


class _Reader:
    """Reads what is there, and says what is not as it should be."""

    def __init__(self, line: int) -> None:
        self._line = line

    def meeting(self, value: object, path: str) -> Found:
        meeting = self._object(value, path)
        number_or_uuid, uuid = (self._text(meeting, key, path) for key in ("meeting", "meeting_uuid"))
        kind = self._text(meeting, "kind", path) or MeetingKind.MEETING.value
        if kind not in {each.value for each in MeetingKind}:
            raise self._wrong(f"{path}.kind", "“meeting” or “webinar”")
        expected = meeting.get("expected_participants")
        if expected is not None and (not isinstance(expected, int) or isinstance(expected, bool)):
            raise self._wrong(f"{path}.expected_participants", "a whole number or null")
        info = MeetingInfo(
            ref_of(MeetingKind(kind), number_or_uuid, uuid),
            self._text(meeting, "topic", path),
            self._text(meeting, "host", path),
            self._moment(meeting, "start_utc", path),
            self._moment(meeting, "end_utc", path),
            expected,
        )
        people = self.wanted(meeting, "participants", path, list, "a list")
        seats = [self._seat(each, f"{path}.participants[{index}]") for index, each in enumerate(people)]
        return Found(info, pages_of(seats))

    def wanted(self, parent: Json, key: str, path: str, kind: type[Kind], expected: str) -> Kind:
        """Return what has to be there."""
        value = parent.get(key)
        if not isinstance(value, kind):
            raise self._wrong(f"{path}.{key}" if path else key, expected)
        return value

    def _seat(self, value: object, path: str) -> Place:
        person = self._object(value, path)
        listed = self.wanted(person, "streams", path, list, "a list")
        streams = [self._stream(each, f"{path}.streams[{index}]") for index, each in enumerate(listed)]
        names = {key: self._text(person, key, path) for key in ("participant_id", "user_name", "email")}
        extras = self._object(person.get("extras") or {}, f"{path}.extras")
        seat = Seat(user_id=self._text(person, "id", path), extras=extras, streams=streams, **names)
        return Place(seat, only_before_restart=person.get("only_before_restart") is True)

    def _stream(self, value: object, path: str) -> tuple[str, Json]:
        stream = self._object(value, path)
        details = self._object(stream.get("details") or {}, f"{path}.details")
        readings = self._object(stream.get("readings") or {}, f"{path}.readings")
        # As received, where that is there; who made the file without it had only numbers.
        made = {_FIELD_OF_COLUMN[key].key: each for key, each in readings.items() if key in _FIELD_OF_COLUMN}
        return self._text(stream, "stream", path), details or made

    def _object(self, value: object, path: str) -> Json:
        if not isinstance(value, dict):
            raise self._wrong(path, "an object")
        return value

    def _text(self, parent: Json, key: str, path: str) -> str:
        value = parent.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._wrong(f"{path}.{key}", "text")
        return value

    def _moment(self, parent: Json, key: str, path: str) -> datetime | None:
        return moment_of(self._text(parent, key, path), lambda: self._wrong(f"{path}.{key}", A_MOMENT))

    def _wrong(self, field: str, expected: str) -> BadFile:
        return BadFile(
            texts.IMPORT_NOT_AS_IT_SHOULD.fill(field=field, expected=expected), Spot(self._line, field=field)
        )


A_MOMENT: Final = "a moment such as 2026-03-01T10:15:14Z"


def moment_of(text: str, wrong: Callable[[], BadFile]) -> datetime | None:
    """Return a moment of a file of ours; None for nothing.

    Raises:
        BadFile: What ``wrong`` makes, for anything else.
    """
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise wrong() from None


def ref_of(kind: MeetingKind, number_or_uuid: str, uuid: str) -> MeetingRef:
    """Return the meeting that the first two columns of our files name."""
    is_number = number_or_uuid.isascii() and number_or_uuid.isdigit()
    return MeetingRef(kind, number_or_uuid if is_number else "", uuid or ("" if is_number else number_or_uuid))
