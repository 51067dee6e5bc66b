"""Names from everywhere, some of them traps, and every spelling of a value that is known."""

from __future__ import annotations

from random import Random

from qosviewer.sample.people import HOSTILE_NAMES, STAFF, Person
from qosviewer.sample.render import SPELLINGS
from qosviewer.sample.scenarios.base import Finding, Scenario
from qosviewer.sample.seat import Seat

PLAIN_ROWS = 6
NAMELESS_ROWS = 3
SIZE = PLAIN_ROWS + len(HOSTILE_NAMES) + NAMELESS_ROWS


def plant(seat: Seat, _rng: Random) -> None:
    """Give each row the next spelling, and the later ones an awkward name or none."""
    seat.spelling = list(SPELLINGS)[seat.index % len(SPELLINGS)]
    awkward = seat.index - PLAIN_ROWS
    if 0 <= awkward < len(HOSTILE_NAMES):
        person = seat.person
        kept_id = person.user_id if awkward % 3 else ""
        seat.person = Person(HOSTILE_NAMES[awkward], person.email if awkward % 2 else "", kept_id)
    elif awkward >= len(HOSTILE_NAMES):
        seat.person = Person("")
    else:
        seat.person = Person(STAFF[-1 - seat.index][0], seat.person.email, seat.person.user_id)


SCENARIO = Scenario(
    key="oddities",
    topic='Names & <numbers>: "everything that breaks software" = +1',
    number=80123456789,
    uuid="Qa+8/zX1RlKfTn6yWm4uBw==",
    days_ago=12,
    at=(9, 0),
    minutes=30,
    size=SIZE,
    plant=plant,
    findings=(Finding("none", note="Nothing ails anybody; only names and spellings are odd."),),
)
