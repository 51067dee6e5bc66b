"""A meeting as big as the budgets speak of, filled through the parser like any other."""

from __future__ import annotations

import json
from typing import Final

import numpy as np

from qosviewer.api.wire import read_page
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELD_COUNT, METRICS, main_field
from qosviewer.domain.minutes import Minutes, by_stream
from qosviewer.domain.streams import KNOWN_TYPES, stream_type
from qosviewer.domain.table import QosTable

STREAMS_EACH: Final = 12


def big_meeting() -> MeetingData:
    """Return a meeting of 100,000 stream rows, and a few more."""
    return MeetingData(
        MeetingInfo(MeetingRef(MeetingKind.MEETING, "93201235621")), big_table(100_000 // STREAMS_EACH + 1)
    )


def big_table(people: int, seed: int = 7) -> QosTable:
    """Return a table of ``people`` participants with rough numbers and all the streams that anyone has."""
    random = np.random.default_rng(seed)
    types = list(KNOWN_TYPES)[:STREAMS_EACH]
    table = QosTable()
    for page in range(0, people, 10):
        entries = [
            {
                "participant_id": str(16_000_000 + place),
                "id": f"u{place:06}",
                "user_name": f"Participant {place}",
                "email": f"p{place}@example.com",
                "qos": [{"type": name, "details": _details(name, random)} for name in types],
            }
            for place in range(page, min(page + 10, people))
        ]
        body = json.dumps({"next_page_token": "t", "participants": entries}).encode()
        table.append(read_page(body, walk=0, page=page // 10))
    return table


def an_hour(participant_id: str) -> Minutes:
    """Return sixty minutes of a stay, on every stream and with rough numbers."""
    random, count = np.random.default_rng(int(participant_id)), 60
    types = list(KNOWN_TYPES)[:STREAMS_EACH]
    readings = count * len(types)
    values = np.full((readings, FIELD_COUNT), np.nan)
    for metric in METRICS:
        if metric.unit:
            values[:, main_field(metric).index] = random.integers(0, 60, readings) / 10
    return Minutes(
        participant_id=participant_id,
        at_s=np.arange(count, dtype=np.float64) * 60.0 + 1_772_360_100.0,
        streams=by_stream(
            np.repeat(np.arange(count, dtype=np.int32), len(types)),
            types * count,
            values,
            np.zeros((readings, FIELD_COUNT), np.uint8),
        ),
        wifi_dbm=np.full((count, 3), np.nan),
    )


def _details(name: str, random: np.random.Generator) -> dict[str, str]:
    """Return lifelike readings: in order, and repeating as whole numbers do."""
    medium = stream_type(name).medium
    details: dict[str, str] = {}
    for metric in METRICS:
        if medium in metric.media and metric.unit:
            rising = np.sort(random.integers(0, 1000, len(metric.fields)) / 10)
            details |= {
                key: f"{value} {metric.unit}" for key, value in zip(metric.fields.values(), rising, strict=True)
            }
    return details
