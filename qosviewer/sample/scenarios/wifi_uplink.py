"""The meeting a newcomer opens first: one person's Wi-Fi spoils what they send; the rest is an ordinary Tuesday."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from qosviewer.sample.network import Link, broken_link
from qosviewer.sample.people import Person
from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Seat

CULPRIT = 5
JITTERY = 9
LOSSY = 13
REJOINED, REJOIN = 2, 15
GUEST, WAITING, SHARER = 11, 16, 0
TAGGED = 17
REJOIN_AFTER_S = 1620


def plant(seat: Seat, rng: Random) -> None:
    """One clear culprit, two mild cases that stay under the bad limits, and the usual oddities of a list."""
    if seat.index == CULPRIT:
        seat.network_type = "Wifi"
        seat.up = broken_link(rng)
        seat.media = replace(seat.media, mic=True, camera=True)
    elif seat.index == JITTERY:
        seat.down = Link(loss_pct=1.1, jitter_ms=49, latency_ms=112, peak=1.8)
    elif seat.index == LOSSY:
        seat.down = Link(loss_pct=2.9, jitter_ms=27, latency_ms=96, peak=1.7)
    elif seat.index == REJOIN:
        seat.joined_s, seat.stayed_s = REJOIN_AFTER_S + 130, 1200
    elif seat.index == REJOINED:
        seat.joined_s, seat.stayed_s = 40, REJOIN_AFTER_S - 40
    elif seat.index == GUEST:
        seat.person = Person("J. Müller, Example Consulting")
    elif seat.index == WAITING:
        seat.person, seat.qos, seat.waits = Person("iPhone"), "empty", True
        seat.joined_s, seat.stayed_s = 300, 95
    elif seat.index == TAGGED:
        seat.person = Person("<b>Sam</b> (iPad) =1+1", "sam.porter@example.com", seat.person.user_id)
    elif seat.index == SHARER:
        seat.media = replace(seat.media, mic=True, camera=True, shares=True, sees_share=False)


SCENARIO = Scenario(
    key="wifi-uplink",
    topic="Quarterly planning: product and support",
    number=81234567890,
    uuid="gQ3vXk1tR0ymwB7c2LzNpA==",
    days_ago=1,
    at=(14, 0),
    minutes=52,
    size=18,
    plant=plant,
    kinds={4: "mobile", 7: "browser", 8: "room", 14: "phone"},
    rejoins={REJOIN: REJOINED},
    findings=(
        Finding(
            "wifi-uplink",
            (CULPRIT,),
            "",
            "uplink",
            "loss",
            5.0,
            "One person on Wi-Fi loses what they send, in audio and video; what they receive is fine.",
        ),
        Finding("mild-jitter", (JITTERY,), "", "downlink", "jitter", 40.0, "Over the limit, far from unusable."),
        Finding("mild-loss", (LOSSY,), "", "downlink", "loss", 2.0, "Over the limit, far from unusable."),
    ),
)
