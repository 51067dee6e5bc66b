"""What numbers cost: sorting and filtering beside numpy alone, memory beside the bytes of the numbers."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Iterator
from typing import Final

import numpy as np

from benchmarks.measure import Result, seconds, taking_turns
from qosviewer.api.wire import read_page
from qosviewer.domain.filter import parse
from qosviewer.domain.filter.evaluation import stream_mask
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELD, FIELD_COUNT, METRICS
from qosviewer.domain.streams import KNOWN_TYPES, stream_type
from qosviewer.domain.table import QosTable

STREAMS_EACH: Final = 12
ROUNDS: Final = 9


def numbers() -> Iterator[Result]:
    """Measure sorting, filtering and memory."""
    data = MeetingData(MeetingInfo(MeetingRef(MeetingKind.MEETING, "93201235621")), _table(100_000 // STREAMS_EACH + 1))
    yield _filtering(data)
    yield _memory()


def _filtering(data: MeetingData) -> Result:
    loss = FIELD["avg_loss"].index
    expression = parse("loss > 2")
    alone, ours = taking_turns(
        lambda: seconds(lambda: np.greater(data.table.values[:, loss], 2.0)),
        lambda: seconds(lambda: stream_mask(expression, data)),
        rounds=ROUNDS * 11,
    )
    return Result(
        "filter 100,000 stream rows, model side, against the numpy mask alone",
        ours / alone,
        2.0,
        f"{ours * 1e6:.0f} µs against {alone * 1e6:.0f} µs, one repaint comes on top",
    )


def _memory() -> Result:
    people = 10_000
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    table = _table(people)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    bare = people * STREAMS_EACH * FIELD_COUNT * 8
    return Result(
        f"memory for {people:,} participants × {STREAMS_EACH} streams, against their numbers as float64",
        held / bare,
        4.0,
        f"{held / 1e6:.1f} MB against {bare / 1e6:.1f} MB, raw pages included "
        f"({sum(len(page.packed) for page in table.pages) / 1e6:.1f} MB)",
    )


def _table(people: int) -> QosTable:
    """Return a table filled through the parser, with rough numbers and all the streams that anyone has."""
    random = np.random.default_rng(7)
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
