"""The one who presents has the bad line: everybody sees a stuttering picture, though their own lines are sound."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from qosviewer.sample.network import broken_link
from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Seat

SPEAKER = 0
SIZE = 15
STUTTERING_FPS = 8


def plant(seat: Seat, rng: Random) -> None:
    """Break the speaker's uplink; what arrives at the others is slow, but loses nothing on its last leg."""
    if seat.index == SPEAKER:
        seat.network_type = "Wifi"
        seat.up = broken_link(rng, 1.2)
        seat.media = replace(seat.media, mic=True, camera=True, shares=True, sees_share=False)
    else:
        seat.received_fps, seat.received_share = STUTTERING_FPS, 0.3


SCENARIO = Scenario(
    key="speaker-uplink",
    topic="All about the new intranet (training)",
    number=83456789012,
    uuid="Tn+4vWc9S2iLr7u1+KdEhw==",
    days_ago=3,
    at=(13, 0),
    minutes=58,
    size=SIZE,
    first_colleague=9,
    plant=plant,
    findings=(
        Finding("speaker-uplink", (SPEAKER,), "", "uplink", "loss", 5.0, "The speaker loses what they send."),
        Finding(
            "felt-by-all",
            tuple(range(1, SIZE)),
            "video",
            "downlink",
            "frame_rate",
            15.0,
            "Everyone else sees a slow picture although nothing is lost on the way to them.",
        ),
    ),
)
