"""Two computers can't keep up: their frame rates fall both ways, while the network is clean."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from qosviewer.sample.network import busy_load
from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Seat

TIRED = (4, 9)


def plant(seat: Seat, rng: Random) -> None:
    """Load two computers to their limit; both cameras are on."""
    if seat.index in TIRED:
        seat.load = busy_load(rng)
        seat.has_pressure = True
        seat.media = replace(seat.media, camera=True)


SCENARIO = Scenario(
    key="cpu-exhaustion",
    topic="Design review: settings screen",
    number=84567890123,
    uuid="b2/VxqYzQ8+fHn3mLw5PsA==",
    days_ago=4,
    at=(10, 15),
    minutes=46,
    size=13,
    first_colleague=20,
    plant=plant,
    findings=(
        Finding(
            "cpu-exhaustion",
            TIRED,
            "cpu",
            "",
            "system_cpu",
            90.0,
            "Two computers ran at their limit; their lines are fine.",
            statistic="max",
        ),
        Finding("slow-picture", TIRED, "video", "uplink", "frame_rate", 15.0, "They could not keep their picture up."),
    ),
)
