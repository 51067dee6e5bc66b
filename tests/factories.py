"""Small made-to-measure meetings for tests: ``make_table(seat("Anna", stream("audio_input", avg_loss="8.1%")))``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from qosviewer.domain.batch import Batch, Participant, RawPage
from qosviewer.domain.kinds import Oddity
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELD, FIELD_COUNT
from qosviewer.domain.table import QosTable

PAGE_SIZE = 10


@dataclass(frozen=True)
class StreamSpec:
    """One stream: raw values by field key (``avg_loss``), as Zoom would write them or as plain numbers."""

    type: str
    readings: Mapping[str, object] = field(default_factory=dict)
    extras: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SeatSpec:
    """One participant and their streams."""

    name: str
    streams: tuple[StreamSpec, ...] = ()
    participant_id: str | None = None
    user_id: str = ""
    email: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)


def stream(type: str, *, extras: Mapping[str, str] | None = None, **readings: object) -> StreamSpec:
    unknown = readings.keys() - FIELD.keys()
    if unknown:
        raise ValueError(f"no such field: {sorted(unknown)}")
    return StreamSpec(type, readings, extras or {})


def seat(
    name: str,
    *streams: StreamSpec,
    participant_id: str | None = None,
    user_id: str = "",
    email: str = "",
    extras: Mapping[str, str] | None = None,
) -> SeatSpec:
    """Describe a participant; without a ``participant_id`` `make_batch` hands one out by place."""
    return SeatSpec(name, streams, participant_id, user_id, email, extras or {})


def make_participant(spec: SeatSpec) -> Participant:
    """Build the participant; its digest covers everything the spec says."""
    digest = hashlib.blake2b(repr(spec).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Participant(spec.participant_id or "", spec.user_id, spec.name, spec.email, digest, spec.extras)


def make_batch(
    *seats: SeatSpec, walk: int = 0, page: int = 0, next_page_token: str = "", body: bytes | None = None
) -> Batch:
    """Build one page. Seats without a participant id get one by page and place ("1000", "1001", … on page 0)."""
    named = [
        spec if spec.participant_id is not None else replace(spec, participant_id=str(1000 + page * PAGE_SIZE + place))
        for place, spec in enumerate(seats)
    ]
    streams = [(place, index, one) for place, spec in enumerate(named) for index, one in enumerate(spec.streams)]
    values = np.full((len(streams), FIELD_COUNT), np.nan)
    oddities = np.zeros((len(streams), FIELD_COUNT), np.uint8)
    odd_texts: dict[tuple[int, int], str] = {}
    extras: dict[str, dict[int, str]] = {}
    for row, (_, _, one) in enumerate(streams):
        for key, raw in one.readings.items():
            column = FIELD[key]
            value, oddity = column.metric.kind.parse(raw)
            values[row, column.index] = value
            oddities[row, column.index] = oddity
            if oddity is not Oddity.NONE:
                odd_texts[row, column.index] = str(raw)
        for key, text in one.extras.items():
            extras.setdefault(key, {})[row] = text
    return Batch(
        walk=walk,
        page=page,
        next_page_token=next_page_token,
        raw=RawPage.pack(body if body is not None else _body(named, next_page_token)),
        participants=tuple(make_participant(spec) for spec in named),
        owner=np.array([place for place, _, _ in streams], np.int32),
        stream_index=np.array([index for _, index, _ in streams], np.int32),
        stream_types=tuple(one.type for _, _, one in streams),
        values=values,
        oddities=oddities,
        odd_texts=odd_texts,
        extras=extras,
    )


def make_batches(seats: Sequence[SeatSpec], *, page_size: int = PAGE_SIZE, walk: int = 0) -> list[Batch]:
    """Cut seats into pages as the server would; the last page has no token."""
    starts = range(0, len(seats), page_size) or range(1)
    return [
        make_batch(
            *seats[start : start + page_size],
            walk=walk,
            page=page,
            next_page_token=f"token-{page + 1}" if start + page_size < len(seats) else "",
        )
        for page, start in enumerate(starts)
    ]


def make_table(*seats: SeatSpec, page_size: int = PAGE_SIZE) -> QosTable:
    """Build a table as one undisturbed fetch would."""
    table = QosTable()
    for batch in make_batches(seats, page_size=page_size):
        table.append(batch)
    return table


def make_data(*seats: SeatSpec) -> MeetingData:
    """Build a fetched meeting, read with the default direction reading and limits."""
    ref = MeetingRef(MeetingKind.MEETING, "81234567890", "4444AAAiAAAAAiAiAiiAii==")
    return MeetingData(MeetingInfo(ref, topic="Weekly"), make_table(*seats))


def _body(seats: Sequence[SeatSpec], next_page_token: str) -> bytes:
    """Write the page roughly as a server would; only what shows raw pages looks at it."""
    participants = [
        {
            "id": spec.user_id,
            "participant_id": spec.participant_id,
            "user_name": spec.name,
            "email": spec.email,
            **spec.extras,
            "qos": [
                {"type": one.type, "details": {**{key: str(raw) for key, raw in one.readings.items()}, **one.extras}}
                for one in spec.streams
            ],
        }
        for spec in seats
    ]
    page = {"next_page_token": next_page_token, "page_size": PAGE_SIZE, "participants": participants}
    return json.dumps(page).encode()
