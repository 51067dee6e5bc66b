"""What a scenario is: a meeting with one planted cause, and beside it what a careful reader has to find."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from qosviewer.sample.people import Person, digest
from qosviewer.sample.seat import Kind, Seat

State = Literal["ended", "running", "processing", "forgotten"]
CLIENT_VERSION = "6.5.11.26770"
Plant = Callable[[Seat, Random], None]


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that the planted cause has to yield.

    ``people`` are participant ids, ``medium`` is ``audio``, ``video``, ``share``, ``cpu`` or ``""`` for any,
    ``direction`` ``uplink``, ``downlink`` or ``""``. The reading ``statistic`` of ``metric`` lies beyond ``limit``
    (below it for frame rate, above it for all else) for these people in that medium and direction, and for nobody
    else. ``kind`` names the cause; a meeting without a fault has kind ``none`` and no people.
    """

    kind: str
    people: tuple[str, ...] = ()
    medium: str = ""
    direction: str = ""
    metric: str = ""
    statistic: str = "avg"
    limit: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """An :class:`Expected` before the meeting exists: people are still positions in the list of participants."""

    kind: str
    seats: tuple[int, ...] = ()
    medium: str = ""
    direction: str = ""
    metric: str = ""
    limit: float = 0.0
    note: str = ""
    statistic: str = "avg"


def nothing(_seat: Seat, _rng: Random) -> None:
    """The plant of a meeting that nothing ails."""


def uuid_of(key: str) -> str:
    """The UUID of a meeting that needs no particular one."""
    return base64.b64encode(digest("uuid", key)[:16]).decode()


@dataclass(frozen=True, slots=True)
class Unheard:
    """Somebody whom only the list of participants knows: the summary has no entry for them.

    ``why`` is ``dial-in`` (came by telephone), ``waiting-room`` (was never let in) or ``short-stay``.
    """

    why: Literal["dial-in", "waiting-room", "short-stay"]
    person: Person
    joined_s: int
    stayed_s: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """A meeting as data.

    ``plant`` changes each drawn seat; ``kinds`` fixes what some seats are, the others are drawn; ``rejoins`` says
    whose later stay a seat is. ``at`` is hour and minute in UTC; ``days_ago`` counts from the account's day.
    ``uniform`` makes every seat that ``kinds`` doesn't name a colleague at a computer, for meetings in which chance
    would blur the planted cause. The n-th participant is the n-th employee from ``first_colleague`` on. ``unheard``
    are in the list of participants only. ``has_qss`` is false of a meeting whose summary is refused for want of the
    add-on. A breakout room names its meeting's key in ``room_of`` and, in ``members``, who of that meeting came;
    its seats are numbered from ``first_seat`` on, as both are in one list of participants. Instances that name the
    same ``series`` have their people on the same lines at the same sites; ``client_version`` is everybody's.
    """

    key: str
    topic: str
    number: int
    uuid: str
    days_ago: int
    at: tuple[int, int]
    minutes: int
    size: int
    findings: tuple[Finding, ...] = (Finding("none"),)
    plant: Plant = nothing
    kinds: Mapping[int, Kind] = field(default_factory=dict)
    rejoins: Mapping[int, int] = field(default_factory=dict)
    uniform: bool = True
    first_colleague: int = 0
    webinar: bool = False
    state: State = "ended"
    unheard: tuple[Unheard, ...] = ()
    has_qss: bool = True
    room_of: str = ""
    members: tuple[int, ...] = ()
    first_seat: int = 0
    series: str = ""
    client_version: str = CLIENT_VERSION
