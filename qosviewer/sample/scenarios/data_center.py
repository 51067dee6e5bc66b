"""A data centre has a bad day: people in several countries suffer both ways, and it is all they share."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from qosviewer.sample.network import broken_link
from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Seat

SENT_THERE = (0, 2, 5, 7, 8, 12)
SICK_DATA_CENTER = "United Kingdom (London Top)"


def plant(seat: Seat, rng: Random) -> None:
    """Send six people through the sick data centre, wherever they sit."""
    if seat.index in SENT_THERE:
        seat.site = replace(seat.site, data_center=SICK_DATA_CENTER)
        seat.media = replace(seat.media, mic=True)
        seat.up, seat.down = broken_link(rng, 0.85), broken_link(rng, 0.85)


SCENARIO = Scenario(
    key="data-center",
    topic="Release go/no-go",
    number=85678901234,
    uuid="Hc7//r2pTb+Mw8KdXyQv1g==",
    days_ago=5,
    at=(15, 30),
    minutes=33,
    size=14,
    first_colleague=4,
    plant=plant,
    findings=tuple(
        Finding(
            "data-center",
            SENT_THERE,
            "",
            direction,
            "loss",
            5.0,
            "Everyone connected through London loses packets both ways, from whatever country.",
        )
        for direction in ("uplink", "downlink")
    ),
)
