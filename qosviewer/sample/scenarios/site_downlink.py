"""An office whose line is full: everyone there receives badly, in every medium, and sends well."""

from __future__ import annotations

from random import Random

from qosviewer.sample.network import LISBON, OSLO, broken_link
from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Seat

AT_SITE = (1, 3, 4, 8, 10, 13)


def plant(seat: Seat, rng: Random) -> None:
    """Put the six in one office and spoil what comes in."""
    if seat.index in AT_SITE:
        seat.site, seat.network_type = LISBON, "Wired"
        seat.down = broken_link(rng, 0.9)
    elif seat.site == LISBON:
        seat.site = OSLO


SCENARIO = Scenario(
    key="site-downlink",
    topic="Support hand-over Lisbon",
    number=82345678901,
    uuid="/k9QmB3dTEyv0pWcZ1fXaQ==",
    days_ago=2,
    at=(9, 30),
    minutes=44,
    size=16,
    first_colleague=14,
    plant=plant,
    findings=(
        Finding(
            "site-downlink",
            AT_SITE,
            "",
            "downlink",
            "loss",
            5.0,
            "All six behind the Lisbon office's address lose what they receive; nobody elsewhere does.",
        ),
    ),
)
