"""Read the sample account's texts with the plainest means, so that its findings are checked by another reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from qosviewer.sample import Expected, Meeting

MEDIA = {"audio": "audio", "video": "video", "as": "share", "cpu": "cpu"}
METRIC_KEYS = {
    "loss": "{}_loss",
    "jitter": "{}_jitter",
    "latency": "{}_latency",
    "frame_rate": "{}_frame_rate",
    "system_cpu": "system_{}_cpu_usage",
}


@dataclass(frozen=True)
class Reading:
    participant_id: str
    medium: str
    direction: str
    value: float


def rows(meeting: Meeting) -> list[dict[str, object]]:
    return [json.loads(meeting.summary(index)) for index in range(meeting.size)]


def number(text: str) -> float | None:
    """The number of a text in the usual, documented or Video SDK spelling; ``None`` where there is none."""
    digits = text.rstrip(" %kKbpsmf")
    return float(digits) if digits else None


def direction(stream_type: str) -> str:
    if stream_type == "cpu_usage":
        return ""
    return "uplink" if stream_type.endswith("_input") or "_from_" in stream_type else "downlink"


def readings(meeting: Meeting, expected: Expected) -> Iterator[Reading]:
    """Every reading of the expected metric and statistic, in the expected medium and direction."""
    key = METRIC_KEYS[expected.metric].format(expected.statistic)
    for row in rows(meeting):
        for stream in row.get("qos", []):
            medium, flow = MEDIA[stream["type"].split("_")[0]], direction(stream["type"])
            value = number(stream["details"].get(key, ""))
            if value is not None and expected.medium in ("", medium) and expected.direction in ("", flow):
                yield Reading(str(row["participant_id"]), medium, flow, value)


def is_beyond(expected: Expected, value: float) -> bool:
    return value < expected.limit if expected.metric == "frame_rate" else value > expected.limit
