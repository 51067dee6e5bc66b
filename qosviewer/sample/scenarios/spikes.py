"""Short moments only: two people's worst readings are alarming, their averages blameless."""

from __future__ import annotations

from random import Random

from qosviewer.sample.network import Link
from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Seat

HICCUPS = (3, 7)


def plant(seat: Seat, rng: Random) -> None:
    """Give two people a line that is good nearly all the time."""
    if seat.index in HICCUPS:
        seat.down = Link(loss_pct=rng.uniform(0.9, 1.1), jitter_ms=14, latency_ms=52, peak=16)


SCENARIO = Scenario(
    key="spikes",
    topic="1st line / 2nd line sync",
    number=86789012345,
    uuid="u5JdR0nNTKOy8sZqXcVb4w==",
    days_ago=6,
    at=(8, 0),
    minutes=61,
    size=11,
    first_colleague=25,
    plant=plant,
    findings=(
        Finding(
            "spikes",
            HICCUPS,
            "",
            "downlink",
            "loss",
            10.0,
            "A few bad moments in an hour; the averages are inside every limit.",
            statistic="max",
        ),
    ),
)
