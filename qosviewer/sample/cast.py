"""Draw the participants of a meeting: who, on what device, on what line, with what switched on."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from qosviewer.sample import people
from qosviewer.sample.network import OFFICES, healthy_link, healthy_load
from qosviewer.sample.scenarios import Unheard
from qosviewer.sample.seat import Kind, Media, Seat, participant_id

GEAR = ("windows", "windows", "windows", "mac", "mac")
MOBILE_GEAR = ("ios", "android")
NAMED_GEAR = {"iPhone": "ios", "iPad": "ios", "(phone)": "ios", "Galaxy": "android"}
ROOM_NAMES = ("Fjord room", "Boardroom 4", "Atlas (2nd floor)", "Huddle B")


def kind_of(rng: Random) -> Kind:
    """Mostly computers, some telephones, browsers, rooms and dial-ins."""
    draw = rng.random()
    if draw < 0.78:
        return "desktop"
    if draw < 0.88:
        return "mobile"
    if draw < 0.94:
        return "browser"
    return "room" if draw < 0.97 else "phone"


def draw_seat(
    rng: Random,
    index: int,
    duration_s: int,
    kind: Kind | None = None,
    *,
    first_colleague: int = 0,
    usual: Random | None = None,
) -> Seat:
    """A participant whom nothing ails. Without ``kind`` it is drawn too, and with it guests and odd names appear.

    ``usual`` is the chance behind what somebody keeps from one meeting to the next, line and site: the same in every
    instance of a series. Without it they are of this day.
    """
    mixed_crowd = kind is None
    usual = usual or rng
    kind = kind or kind_of(rng)
    network_type = {
        "desktop": usual.choice(("Wired", "Wifi", "Wifi")),
        "mobile": usual.choice(("Wifi", "Cellular")),
    }.get(kind, "Wired" if kind == "room" else "Others" if kind == "phone" else "Wifi")
    site = usual.choice(OFFICES)
    joined_s = min(int(rng.expovariate(1 / 70)), duration_s // 3)
    stayed_s = duration_s - joined_s - (rng.randrange(duration_s // 3) if rng.random() < 0.2 else rng.randrange(30))
    person = _person(rng, first_colleague + index, kind, mixed_crowd)
    return Seat(
        index=index,
        participant_id=participant_id(index),
        person=person,
        kind=kind,
        gear=_gear(rng, person, kind),
        network_type=network_type,
        site=site,
        up=healthy_link(rng, network_type, site),
        down=healthy_link(rng, network_type, site),
        load=healthy_load(rng),
        joined_s=joined_s,
        stayed_s=stayed_s,
        media=_media(rng, kind),
        has_pressure=rng.random() < 0.6,
        host=index == 0,
        spelling="usual" if rng.random() < 0.93 else rng.choice(("documented", "video_sdk")),
    )


def room_seat(rng: Random, index: int, duration_s: int, member: Seat, first_seat: int) -> Seat:
    """The stay in a breakout room of somebody who takes part in its meeting: the same line and computer."""
    joined_s = rng.randrange(20)
    return replace(
        member,
        index=index,
        participant_id=participant_id(first_seat + index),
        joined_s=joined_s,
        stayed_s=duration_s - joined_s - rng.randrange(10),
        media=replace(member.media),
        leave_reason="",
    )


def unheard_seat(rng: Random, index: int, unheard: Unheard) -> Seat:
    """Somebody without an entry in the summary."""
    kind: Kind = "phone" if unheard.why == "dial-in" else "mobile"
    seat = draw_seat(rng, index, unheard.joined_s + unheard.stayed_s, kind)
    seat.person, seat.joined_s, seat.stayed_s = unheard.person, unheard.joined_s, unheard.stayed_s
    seat.qos, seat.waits = "empty", unheard.why == "waiting-room"
    return seat


def suit_name(seat: Seat) -> None:
    """Give whoever goes by the name of a device that device, which has no cable."""
    gear = next((gear for name, gear in NAMED_GEAR.items() if name in seat.person.name), "")
    if gear:
        seat.kind, seat.gear = "mobile", gear
        seat.network_type = "Wifi" if seat.network_type == "Wired" else seat.network_type


def _gear(rng: Random, person: people.Person, kind: Kind) -> str:
    """What somebody works with: colleagues keep theirs from meeting to meeting, strangers bring what they have."""
    choice = MOBILE_GEAR if kind == "mobile" else GEAR
    drawn = rng.choice(choice)
    return choice[people.digest("gear", person.user_id)[0] % len(choice)] if person.user_id else drawn


def _person(rng: Random, employee: int, kind: Kind, mixed_crowd: bool) -> people.Person:
    if kind == "phone":
        return people.caller(rng)
    if kind == "room":
        return people.room(rng.choice(ROOM_NAMES))
    draw = rng.random()
    if not mixed_crowd or draw < 0.88:
        return people.colleague(employee)
    if draw < 0.97:
        return people.guest(rng)
    return people.Person(rng.choice(people.HOSTILE_NAMES))


def _media(rng: Random, kind: Kind) -> Media:
    if kind == "phone":
        return Media(camera=False, sees=False, sees_share=False)
    return Media(mic=rng.random() < 0.85, camera=kind == "room" or rng.random() < 0.75)
