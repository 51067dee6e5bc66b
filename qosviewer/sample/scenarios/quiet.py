"""Meetings with nothing to find: a clean one, one with almost no data, and one with a single participant."""

from __future__ import annotations

from random import Random

from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Media, Seat


def silence(seat: Seat, _rng: Random) -> None:
    """Leave no value at all: no list of streams, an empty one, and one of streams that never carried anything."""
    seat.qos = ("absent", "empty", "listed")[seat.index % 3]
    seat.waits = seat.qos == "empty"
    seat.media = Media(mic=False, camera=False, hears=False, sees=False, sees_share=False)
    seat.stayed_s = 70


CLEAN = Scenario(
    key="clean",
    topic="Friday retrospective",
    number=88901234567,
    uuid="Zr6kT8m1QJy/2fWvNc0aXg==",
    days_ago=9,
    at=(12, 0),
    minutes=45,
    size=12,
    first_colleague=2,
)

NO_DATA = Scenario(
    key="no-data",
    topic="Quick question",
    number=89012345678,
    uuid="m0PqLx4RS9GvHt2bKw7cZA==",
    days_ago=10,
    at=(16, 45),
    minutes=3,
    size=3,
    first_colleague=11,
    kinds={0: "mobile", 1: "desktop", 2: "browser"},
    plant=silence,
    findings=(Finding("no-data", note="Three people, not one reading."),),
)

ALONE = Scenario(
    key="alone",
    topic="Microphone test",
    number=2345678901,
    uuid="S0loTe5tQWe+rTyUiOpAsg==",
    days_ago=11,
    at=(6, 50),
    minutes=5,
    size=1,
    first_colleague=7,
)
