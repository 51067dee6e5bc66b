"""A meeting whose summary is refused for want of the QSS add-on, while its minutes are to be had.

That both happens within one account is a guess; it takes an account in which the add-on came later.
"""

from __future__ import annotations

from random import Random

from qosviewer.sample.network import broken_link
from qosviewer.sample.scenarios.base import Finding, Scenario, uuid_of
from qosviewer.sample.seat import Seat

AFFECTED = (3,)


def plant(seat: Seat, rng: Random) -> None:
    """Spoil what one person receives, so that the minutes have something to tell; and leave minutes out."""
    if seat.index in AFFECTED:
        seat.network_type, seat.down = "Wifi", broken_link(rng, 0.9)
        seat.gap = (10, 4)


SCENARIO = Scenario(
    key="no-qss",
    topic="Supplier call",
    number=97890123456,
    uuid=uuid_of("no-qss"),
    days_ago=9,
    at=(14, 30),
    minutes=38,
    size=9,
    first_colleague=28,
    plant=plant,
    has_qss=False,
    findings=(
        Finding("no-qss", AFFECTED, "", "downlink", "loss", 5.0, "Only the minutes tell: one person receives badly."),
    ),
)
