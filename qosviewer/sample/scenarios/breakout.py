"""A workshop with two breakout rooms, to which people go from the main room and from which they come back."""

from __future__ import annotations

from random import Random

from qosviewer.sample.people import Person
from qosviewer.sample.scenarios.base import Finding, Scenario, Unheard, uuid_of
from qosviewer.sample.seat import Seat

NUMBER = 96789012345
SIZE = 12
# Whoever went to a room came back to the main room afterwards, with a new number of the seat.
LEFT_AT_S, BACK_AT_S = 1200, 2520
WENT, CAME_BACK = (0, 1, 2, 3, 4), (7, 8, 9, 10, 11)
GAP_SEAT = 6


def plant(seat: Seat, _rng: Random) -> None:
    """Send people out and back again, and lose some minutes of one who stayed."""
    if seat.index in WENT:
        seat.joined_s, seat.stayed_s = min(seat.joined_s, 240), LEFT_AT_S - min(seat.joined_s, 240)
        seat.leave_reason = "$name left the meeting."
    elif seat.index in CAME_BACK:
        seat.joined_s = BACK_AT_S + 5 * seat.index
        seat.stayed_s = WORKSHOP.minutes * 60 - seat.joined_s
    elif seat.index == GAP_SEAT:
        seat.network_type = "Wifi"
        seat.gap = (22, 9)


WORKSHOP = Scenario(
    key="workshop",
    topic="Workshop: service desk of next year",
    number=NUMBER,
    uuid="Wk5hP7c1RbaLm/3vXqTz8A==",
    days_ago=7,
    at=(13, 0),
    minutes=75,
    size=SIZE,
    first_colleague=22,
    plant=plant,
    rejoins=dict(zip(CAME_BACK, WENT, strict=True)),
    unheard=(
        Unheard("dial-in", Person("+1 (202) 555-0142"), 95, 3900),
        Unheard("waiting-room", Person("Kim Larsen (guest)"), 410, 180),
        Unheard("short-stay", Person("Galaxy S24"), 1500, 14),
    ),
)


def _room(number: int, members: tuple[int, ...]) -> Scenario:
    """One of the rooms. Its people sit on the lines that they have in the main room."""
    key = f"workshop-room-{number}"
    return Scenario(
        key=key,
        topic=f"Room {number}",
        number=NUMBER,
        uuid=uuid_of(key),
        days_ago=WORKSHOP.days_ago,
        at=(13, 20),
        minutes=21,
        size=len(members),
        findings=(Finding("none", note="A breakout room of the workshop."),),
        room_of=WORKSHOP.key,
        members=members,
        first_seat=100 * number,
    )


ROOMS = (_room(1, WENT[:3]), _room(2, WENT[3:]))
