"""Pages of a summary, also of a Video SDK session or of webhook bodies (zoom-api.md, sections 1.3 to 1.6 and 8)."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

import numpy as np

from qosviewer.api.lenient_json import clean, compact, loads, pretty
from qosviewer.api.wire.readings import FIELD_KEYS, FIELD_KINDS, mark_out_of_order, read_details
from qosviewer.api.wire.saved import webhook_seats
from qosviewer.api.wire.values import Json, as_dict, as_list, as_text, rows_of
from qosviewer.domain.batch import Batch, Participant, RawPage
from qosviewer.domain.metrics import FIELD_COUNT

_LISTS: Final = ("participants", "users")
_STREAMS: Final = "qos"
_TYPE: Final = "type"
_DETAILS: Final = "details"
_IDENTITY: Final = {"participant_id": "participant_id", "user_id": "id", "user_name": "user_name", "email": "email"}
"""Attribute of `Participant` to Zoom's key."""

_SESSION_IDENTITY: Final = _IDENTITY | {"user_name": "name"}
"""The same for the user of a session."""


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
    return rows.batch(participants, walk, page, as_text(token), RawPage.pack(body, charset))


def raw_entry(page: RawPage, place: int) -> str:
    """Return one participant of a page as received, as indented JSON. ``place`` counts from 0."""
    return pretty(_entries(loads(page.body, page.charset))[place])


def raw_details(page: RawPage) -> list[list[Json]]:
    """Return, for each participant of a page, the details of each stream as received; empty where it has none."""
    return [
        [as_dict(as_dict(stream).get(_DETAILS)) for stream in as_list(as_dict(entry).get(_STREAMS))]
        for entry in _entries(loads(page.body, page.charset))
    ]


def _entries(answer: object) -> list[object]:
    """Return the participants of a page; of a webhook body, or of a list of those, the participant of each."""
    seats = [seat for event in (answer if isinstance(answer, list) else [answer]) for seat in webhook_seats(event)]
    return seats or rows_of(answer, *_LISTS)


def _participant(entry: object, owner: int, rows: _Rows) -> Participant:
    known = as_dict(entry)
    keys = _IDENTITY if "user_name" in known else _SESSION_IDENTITY
    identity = {attribute: as_text(known.get(key)) for attribute, key in keys.items()}
    extras = {clean(key): as_text(value) for key, value in known.items() if key not in (*keys.values(), _STREAMS)}
    streams = known.get(_STREAMS)
    if isinstance(streams, list):
        for index, stream in enumerate(streams):
            rows.add(owner, index, stream)
    elif streams is not None:
        extras[_STREAMS] = as_text(streams)
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
        known = as_dict(stream)
        details = as_dict(known.get(_DETAILS))
        values, oddities, unknown = read_details(details, FIELD_KINDS)
        for key, raw in (*unknown, *self._leftovers(stream, known, details)):
            self._keep(row, key, raw)
        self.owners.append(owner)
        self.indexes.append(index)
        self.types.append(as_text(known.get(_TYPE)))
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
        self.extras.setdefault(clean(key), {})[row] = as_text(raw)

    def batch(
        self, participants: tuple[Participant, ...], walk: int, page: int, next_page_token: str, raw: RawPage
    ) -> Batch:
        values = np.array(self.values, np.float64).reshape(-1, FIELD_COUNT)
        oddities = np.array(self.oddities, np.uint8).reshape(-1, FIELD_COUNT)
        mark_out_of_order(values, oddities)
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
                (row, column): as_text(self.details[row][FIELD_KEYS[column]])
                for row, column in np.argwhere(oddities).tolist()
            },
            extras=self.extras,
        )
