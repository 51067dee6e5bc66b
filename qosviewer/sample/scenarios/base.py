"""What a scenario is: a meeting with one planted cause, and beside it what a careful reader has to find."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from qosviewer.sample.seat import Kind, Seat

State = Literal["ended", "running", "processing", "forgotten"]
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


@dataclass(frozen=True, slots=True)
class Scenario:
    """A meeting as data.

    ``plant`` changes each drawn seat; ``kinds`` fixes what some seats are, the others are drawn; ``rejoins`` says
    whose later stay a seat is. ``at`` is hour and minute in UTC; ``days_ago`` counts from the account's day.
    ``uniform`` makes every seat that ``kinds`` doesn't name a colleague at a computer, for meetings in which chance
    would blur the planted cause. The n-th participant is the n-th employee from ``first_colleague`` on.
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
