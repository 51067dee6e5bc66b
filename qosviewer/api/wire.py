"""Zoom's field names, and nowhere else: bytes of an answer become our records, text with units becomes numbers.

Nothing here raises on a value. Whatever can't be read is kept as raw text: odd values in ``Batch.odd_texts``, unknown
keys in ``extras``. Only an answer that as a whole is not one of the API is refused. Shapes: zoom-api.md, sections 1.3
to 1.6, 3.2, 4.1, 5.1 and 5.4.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, Final

import numpy as np

from qosviewer.api.errors import AnswerDamaged, NotTheApi
from qosviewer.api.lenient_json import clean, compact, loads, pretty
from qosviewer.domain import texts
from qosviewer.domain.batch import Batch, Bytes, Floats, Participant, RawPage
from qosviewer.domain.kinds import Oddity
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.metrics import FIELD, FIELD_COUNT, METRICS
from qosviewer.domain.secret import Secret

_PARTICIPANTS: Final = "participants"
_STREAMS: Final = "qos"
_TYPE: Final = "type"
_DETAILS: Final = "details"
_IDENTITY: Final = {"participant_id": "participant_id", "user_id": "id", "user_name": "user_name", "email": "email"}
"""Attribute of `Participant` to Zoom's key."""

PERSONAL_KEYS: Final = frozenset(
    {
        "user_key",
        "user_name",
        "name",
        "display_name",
        "email",
        "user_email",
        "host_id",
        "host",
        "participant_uuid",
        "participant_user_id",
        "registrant_id",
        "customer_key",
        "ip_address",
        "internal_ip_addresses",
        "mac_addr",
        "pc_name",
        "domain",
        "harddisk_id",
        "device_name",
        "microphone",
        "speaker",
        "camera",
        "sip_uri",
        "from_sip_uri",
        "location",
        "dept",
        "phone_number",
    }
)
"""Keys that name a person, their device or where they were (sections 1.3 and 4.2).

Not ``id`` and ``user_id``: those are also numbers of meetings and of seats.
"""

_KNOWN_KEYS: Final = frozenset({*_IDENTITY.values(), _STREAMS})
_FIELD_KINDS: Final = {key: (field.index, field.metric.kind) for key, field in FIELD.items()}
_TRIPLES: Final = tuple([FIELD[key].index for key in metric.fields.values()] for metric in METRICS)
_FIELD_KEYS: Final = tuple(FIELD)

_REFUSAL_KEYS: Final = frozenset(
    {"code", "errorCode", "message", "errorMessage", "reason", "error", "errors", "status"}
)
_DEFAULT_TOKEN_LIFE_S: Final = 3600
_LONGEST_MESSAGE: Final = 500

Json = dict[str, Any]


def read_page(body: bytes, *, walk: int, page: int, charset: str = "") -> Batch:
    """Return the participants of one page of a summary.

    Args:
        body: The answer as received.
        walk: Which walk over the pages this is.
        page: Index of the page in its walk.
        charset: What the answer calls its encoding.

    Raises:
        NotTheApi: The answer is no page of a summary.
    """
    answer = loads(body, charset)
    entries = _entries(answer)
    rows = _Rows()
    participants = tuple(_participant(entry, owner, rows) for owner, entry in enumerate(entries))
    token = answer.get("next_page_token") if isinstance(answer, dict) else None
    return rows.batch(participants, walk, page, _text(token), RawPage.pack(body, charset))


def raw_entry(page: RawPage, place: int) -> str:
    """Return one participant of a page as received, as indented JSON. ``place`` counts from 0."""
    return pretty(_entries(loads(page.body, page.charset))[place])


def raw_details(page: RawPage) -> list[list[Json]]:
    """Return, for each participant of a page, the details of each stream as received; empty where it has none."""
    return [
        [_dict(_dict(stream).get(_DETAILS)) for stream in _list(_dict(entry).get(_STREAMS))]
        for entry in _entries(loads(page.body, page.charset))
    ]


def _entries(answer: object) -> list[object]:
    found = answer.get(_PARTICIPANTS) if isinstance(answer, dict) else answer
    if isinstance(answer, dict) and found is None:
        return []
    if not isinstance(answer, dict) or not isinstance(found, list):
        raise NotTheApi(texts.NOT_THE_API.fill(status=200), http_status=200)
    return found


def _participant(entry: object, owner: int, rows: _Rows) -> Participant:
    known = _dict(entry)
    identity = {attribute: _text(known.get(key)) for attribute, key in _IDENTITY.items()}
    extras = {clean(key): _text(value) for key, value in known.items() if key not in _KNOWN_KEYS}
    streams = known.get(_STREAMS)
    if isinstance(streams, list):
        for index, stream in enumerate(streams):
            rows.add(owner, index, stream)
    elif streams is not None:
        extras[_STREAMS] = _text(streams)
    return Participant(**identity, digest=blake2b(compact(entry).encode(), digest_size=16).digest(), extras=extras)


class _Rows:
    """The streams of a page while it is read."""

    def __init__(self) -> None:
        self.owners: list[int] = []
        self.indexes: list[int] = []
        self.types: list[str] = []
        self.details: list[Json] = []
        self.values: list[list[float]] = []
        self.oddities: list[list[int]] = []
        self.extras: dict[str, dict[int, str]] = {}

    def add(self, owner: int, index: int, stream: object) -> None:
        row = len(self.owners)
        known = _dict(stream)
        details = _dict(known.get(_DETAILS))
        values, oddities = [math.nan] * FIELD_COUNT, [0] * FIELD_COUNT
        for key, raw in details.items():
            field = _FIELD_KINDS.get(key)
            if field is None:
                self._keep(row, key, raw)
            else:
                column, kind = field
                values[column], oddities[column] = kind.parse(raw)
        for key, raw in self._leftovers(stream, known, details):
            self._keep(row, key, raw)
        self.owners.append(owner)
        self.indexes.append(index)
        self.types.append(_text(known.get(_TYPE)))
        self.details.append(details)
        self.values.append(values)
        self.oddities.append(oddities)

    @staticmethod
    def _leftovers(stream: object, known: Json, details: Json) -> list[tuple[str, object]]:
        """Return what stands beside type and details, or in their place."""
        if not isinstance(stream, dict):
            return [(_STREAMS, stream)]
        return [
            (f"{_STREAMS}.{key}" if key in details else key, value)
            for key, value in known.items()
            if key != _TYPE and not (key == _DETAILS and (value is None or isinstance(value, dict)))
        ]

    def _keep(self, row: int, key: str, raw: object) -> None:
        self.extras.setdefault(clean(key), {})[row] = _text(raw)

    def batch(
        self, participants: tuple[Participant, ...], walk: int, page: int, next_page_token: str, raw: RawPage
    ) -> Batch:
        values = np.array(self.values, np.float64).reshape(-1, FIELD_COUNT)
        oddities = np.array(self.oddities, np.uint8).reshape(-1, FIELD_COUNT)
        _mark_out_of_order(values, oddities)
        return Batch(
            walk=walk,
            page=page,
            next_page_token=next_page_token,
            raw=raw,
            participants=participants,
            owner=np.array(self.owners, np.int32),
            stream_index=np.array(self.indexes, np.int32),
            stream_types=tuple(self.types),
            values=values,
            oddities=oddities,
            odd_texts={
                (row, column): _text(self.details[row][_FIELD_KEYS[column]])
                for row, column in np.argwhere(oddities).tolist()
            },
            extras=self.extras,
        )


def _mark_out_of_order(values: Floats, oddities: Bytes) -> None:
    """Mark each pair of minimum, average and maximum that contradicts itself."""
    for columns in _TRIPLES:
        for place, lower in enumerate(columns):
            for higher in columns[place + 1 :]:
                # NaN compares as false: a missing reading contradicts nothing.
                wrong = values[:, lower] > values[:, higher]
                for column in (lower, higher):
                    oddities[wrong & (oddities[:, column] == Oddity.NONE), column] = Oddity.OUT_OF_ORDER


def read_meeting(body: bytes, charset: str, ref: MeetingRef) -> MeetingInfo:
    """Return what a detail answer says about ``ref``: the dashboard's, or that of a past meeting.

    Raises:
        NotTheApi: The answer is no JSON object.
    """
    answer = _object(body, charset)
    number = _text(answer.get("id"))
    return MeetingInfo(
        replace(
            ref,
            number=ref.number or (number if number.isascii() and number.isdigit() else ""),
            uuid=_text(answer.get("uuid")) or ref.uuid,
        ),
        topic=_text(answer.get("topic")),
        host=_text(answer.get("host") or answer.get("user_name") or answer.get("email") or answer.get("user_email")),
        start=_time(answer.get("start_time")),
        end=_time(answer.get("end_time")),
        expected_participants=_count(answer.get("participants")) or _count(answer.get("participants_count")),
    )


def read_newest_instance(body: bytes, charset: str, ref: MeetingRef) -> MeetingInfo | None:
    """Return the newest of the past instances in an answer, or None if it has none.

    Raises:
        NotTheApi: The answer is no JSON object.
    """
    answer = _object(body, charset)
    rows = answer.get("webinars") or answer.get("meetings")
    instances = [
        (start, uuid)
        for row in (rows if isinstance(rows, list) else [])
        if (start := _time(_dict(row).get("start_time"))) and (uuid := _text(_dict(row).get("uuid")))
    ]
    if not instances:
        return None
    start, uuid = max(instances)
    return MeetingInfo(replace(ref, uuid=uuid), start=start)


def read_listing(body: bytes, charset: str, kind: MeetingKind) -> list[MeetingInfo]:
    """Return the held instances on one page of the dashboard's list.

    Raises:
        NotTheApi: The answer is no JSON object.
    """
    answer = _object(body, charset)
    rows = _list(answer.get("webinars")) or _list(answer.get("meetings"))
    infos = [read_meeting(compact(row).encode(), "", MeetingRef(kind)) for row in rows if isinstance(row, dict)]
    return [info for info in infos if info.instance_known]


@dataclass(frozen=True, slots=True)
class Refusal:
    """The body of an answer that is no success.

    Attributes:
        code: Zoom's own number.
        error: Word of the token endpoint, e.g. ``invalid_client``.
        message: Zoom's own words (hostile text).
        alone: Whether nothing but a refusal stands in the body.
    """

    code: int | None = None
    error: str = ""
    message: str = ""
    alone: bool = False


def read_refusal(body: bytes, charset: str = "") -> Refusal | None:
    """Return what a refusal says, or None if it is not one of the API."""
    try:
        answer = _object(body, charset)
    except NotTheApi:
        return None
    code, error = answer.get("code", answer.get("errorCode")), _text(answer.get("error"))
    message = _text(answer.get("message") or answer.get("reason") or answer.get("errorMessage"))
    if code is None and not error and not message:
        return None
    problems = answer.get("errors")
    details = [_text(_dict(each).get("message")) for each in problems] if isinstance(problems, list) else []
    return Refusal(
        _count(code),
        error,
        " ".join(filter(None, (message, *details)))[:_LONGEST_MESSAGE],
        alone=answer.keys() <= _REFUSAL_KEYS,
    )


@dataclass(frozen=True, slots=True)
class TokenAnswer:
    """An access token.

    Attributes:
        access_token: Shows itself nowhere.
        life_s: How long it is valid.
        scopes: What it is good for; empty where the answer does not say.
        api_url: The region's address; empty where the answer does not say.
    """

    access_token: Secret
    life_s: float
    scopes: frozenset[str]
    api_url: str


def read_token(body: bytes, charset: str = "") -> TokenAnswer:
    """Return the access token of an answer.

    Raises:
        NotTheApi: There is none in it.
    """
    try:
        answer = _object(body, charset)
    except AnswerDamaged:
        raise
    except NotTheApi:
        answer = {}
    token = answer.get("access_token")
    if not isinstance(token, str) or not token.isascii() or not token.isprintable() or not token or " " in token:
        raise NotTheApi(texts.NOT_THE_TOKEN_ENDPOINT.fill(status=200), http_status=200)
    life_s = _count(answer.get("expires_in"))
    return TokenAnswer(
        Secret(token),
        float(_DEFAULT_TOKEN_LIFE_S if life_s is None else life_s),
        frozenset(_text(answer.get("scope")).split()),
        _text(answer.get("api_url")),
    )


def _object(body: bytes, charset: str) -> Json:
    answer = loads(body, charset)
    if not isinstance(answer, dict):
        raise NotTheApi(texts.NOT_THE_API.fill(status=200), http_status=200)
    return answer


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    if isinstance(value, str):
        return clean(value)
    return "" if value is None else compact(value)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e15:
        return None
    return int(value)


def _time(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_text(value))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
