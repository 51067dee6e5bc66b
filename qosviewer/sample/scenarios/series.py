"""A weekly meeting under one number: four good weeks, then two people's downlink gets worse from week to week.

People keep their computers, lines and sites from week to week, so that what changed around the two is in plain sight:
they moved from cable to Wi-Fi in the week in which it began. Everybody's client was updated two weeks earlier, and
nothing came of it.

Every week the same people leave and come back, which is what telling stays of one human from stays of two is tried on.
"""

from __future__ import annotations

from random import Random

from qosviewer.sample.chance import chance
from qosviewer.sample.network import broken_link
from qosviewer.sample.people import DOMAIN, Person, user_id
from qosviewer.sample.scenarios.base import CLIENT_VERSION, Finding, Plant, Scenario, Unheard, uuid_of
from qosviewer.sample.seat import Seat

NUMBER = 8123456789
WEEKS = 8
GOOD_WEEKS = 4
AFFECTED = (1, 6)
UPDATED_WEEK = 2
FORMER_CLIENT_VERSION = "6.5.7.23190"
MINUTES = 50

# Signed in, comes back; since the fifth week by Wi-Fi in place of the cable.
MOVED, MOVED_BACK = 2, 10
# Signed in, comes back from another device under another display name.
RENAMED, RENAMED_BACK = 4, 11
# Another person of the same name, with an account of their own.
NAMED, NAMESAKE = 3, 12
# A guest who types another name on coming back; only the participant_uuid tells.
GUEST, GUEST_BACK = 13, 14
# Two guests at the same time who left their device's name: two humans.
PHONES = (15, 16)
# Nothing was measured for some minutes of this stay.
INTERRUPTED = 5
SIZE = 17


def _plant(week: int) -> Plant:
    def plant(seat: Seat, _rng: Random) -> None:
        if seat.index in AFFECTED:
            seat.network_type = "Wired"
        if seat.index in AFFECTED and week >= GOOD_WEEKS:
            seat.network_type = "Wifi"
            # Each week by so much that the weather of the day can't hide it.
            seat.down = broken_link(chance("gets worse", seat.index), 0.45 * 1.35 ** (week - GOOD_WEEKS))
        _come_and_go(seat, week)

    return plant


def _come_and_go(seat: Seat, week: int) -> None:
    index = seat.index
    if index == MOVED:
        seat.network_type = "Wired"
        _stay(seat, 30, 1260, "Network connection error.")
    elif index == MOVED_BACK:
        seat.network_type = "Wifi" if week >= GOOD_WEEKS else "Wired"
        _stay(seat, 1335, MINUTES * 60)
    elif index == RENAMED:
        _stay(seat, 55, 1710, "$name left the meeting.")
    elif index == RENAMED_BACK:
        seat.network_type = "Cellular"
        seat.person = Person(f"{seat.person.name} (phone)", seat.person.email, seat.person.user_id)
        _stay(seat, 1770, 2950, "$name left the meeting.")
    elif index == NAMED:
        seat.person = Person("Marcus Bell", f"marcus.bell@{DOMAIN}", user_id(f"marcus.bell@{DOMAIN}"))
    elif index == NAMESAKE:
        seat.person = Person("Marcus Bell", f"marcus.bell.2@{DOMAIN}", user_id(f"marcus.bell.2@{DOMAIN}"))
    elif index == GUEST:
        seat.person = Person("iPad")
        _stay(seat, 120, 900, "$name got disconnected from the meeting.")
    elif index == GUEST_BACK:
        seat.person = Person("Petra Novak (Example Consulting)")
        _stay(seat, 930, MINUTES * 60)
    elif index in PHONES:
        seat.person = Person("iPhone")
    elif index == INTERRUPTED:
        seat.network_type, seat.gap = "Wifi", (17, 6)


def _stay(seat: Seat, joined_s: int, left_s: int, reason: str = "") -> None:
    seat.joined_s, seat.stayed_s, seat.leave_reason = joined_s, left_s - joined_s, reason


def _week(week: int) -> Scenario:
    """The instance of one week, counted from 0."""
    key = f"series-{week + 1}"
    return Scenario(
        key=key,
        topic="Weekly operations meeting",
        number=NUMBER,
        uuid=uuid_of(key),
        days_ago=2 + 7 * (WEEKS - 1 - week),
        at=(11, 0),
        minutes=MINUTES,
        size=SIZE,
        first_colleague=6,
        series="weekly operations",
        client_version=FORMER_CLIENT_VERSION if week < UPDATED_WEEK else CLIENT_VERSION,
        plant=_plant(week),
        rejoins={MOVED_BACK: MOVED, RENAMED_BACK: RENAMED, GUEST_BACK: GUEST},
        unheard=(
            Unheard("dial-in", Person("+1 (202) 555-0177"), 65, 2800),
            Unheard("waiting-room", Person("Alex"), 600, 240),
            Unheard("short-stay", Person("Amara Farouk (guest)"), 1400, 9),
        ),
        findings=(
            Finding("none", note="One of the good weeks before the change.")
            if week < GOOD_WEEKS
            else Finding(
                "gets-worse",
                AFFECTED,
                "",
                "downlink",
                "loss",
                2.5,
                "Since the fifth week two people lose what they receive, more each week.",
            ),
        ),
    )


SCENARIOS = tuple(_week(week) for week in range(WEEKS))
