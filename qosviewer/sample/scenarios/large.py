"""Large audiences: a webinar with one bad panelist, and a town hall in which one region receives badly."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from qosviewer.sample.network import MUMBAI, broken_link
from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Media, Seat

PANEL_SIZE = 4
BAD_PANELIST = 2
TOWN_HALL_SIZE = 2000
REGION = tuple(range(7, TOWN_HALL_SIZE, 50))
ON_STAGE = 3


def plant_webinar(seat: Seat, rng: Random) -> None:
    """Only the panel sends; one of them badly."""
    if seat.index >= PANEL_SIZE:
        seat.media = Media(mic=False, camera=False)
        return
    seat.media = Media(mic=True, camera=True, shares=seat.index == 1)
    if seat.index == BAD_PANELIST:
        seat.up = broken_link(rng)


def plant_town_hall(seat: Seat, rng: Random) -> None:
    """Only the stage sends; everyone in Mumbai receives badly."""
    seat.media = replace(seat.media, mic=seat.index < ON_STAGE, camera=seat.index < ON_STAGE, shares=seat.index == 0)
    if seat.index % 50 == REGION[0]:
        seat.site = MUMBAI
        seat.down = broken_link(rng, 0.9)


WEBINAR = Scenario(
    key="webinar",
    topic="Webinar: what is new in spring",
    number=91234567890,
    uuid="Wb9nA2c4QHetXv5k+RdLpQ==",
    days_ago=13,
    at=(17, 0),
    minutes=64,
    size=64,
    first_colleague=12,
    webinar=True,
    plant=plant_webinar,
    findings=(
        Finding("panelist-uplink", (BAD_PANELIST,), "", "uplink", "loss", 5.0, "One panelist loses what they send."),
    ),
)

TOWN_HALL = Scenario(
    key="town-hall",
    topic="Town hall",
    number=92345678901,
    uuid="T0wnHa11SEm3QzLkVbN8fg==",
    days_ago=14,
    at=(14, 0),
    minutes=75,
    size=TOWN_HALL_SIZE,
    first_colleague=33,
    uniform=False,
    kinds={0: "desktop", 1: "desktop", 2: "desktop"},
    plant=plant_town_hall,
    findings=(
        Finding("region-downlink", REGION, "", "downlink", "loss", 5.0, "Those in Mumbai lose what they receive."),
    ),
)
