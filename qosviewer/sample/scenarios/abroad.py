"""Three colleagues on the other side of the world: everything takes long, nothing gets lost."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from qosviewer.sample.network import OSLO, WELLINGTON, Link
from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Seat

ABROAD = (2, 6, 10)


def plant(seat: Seat, rng: Random) -> None:
    """Move three people to Wellington but leave their data centre in Europe."""
    if seat.index in ABROAD:
        seat.site = replace(WELLINGTON, data_center=OSLO.data_center)
        seat.media = replace(seat.media, mic=True)
        seat.up = Link(0.4, 11, rng.uniform(340, 390), 1.4)
        seat.down = Link(0.3, 9, rng.uniform(340, 390), 1.4)


SCENARIO = Scenario(
    key="abroad",
    topic="Europe + Wellington catch-up",
    number=87890123456,
    uuid="/Yw1+gPq//SbK3xLm7TeDQ==",
    days_ago=8,
    at=(7, 0),
    minutes=40,
    size=12,
    first_colleague=17,
    plant=plant,
    findings=tuple(
        Finding(
            "latency-abroad",
            ABROAD,
            "",
            direction,
            "latency",
            300.0,
            "The way to Wellington is long; loss and jitter are fine.",
        )
        for direction in ("uplink", "downlink")
    ),
)
