"""One participant in one meeting: everything from which the streams follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from qosviewer.sample.network import Link, Load, Site
from qosviewer.sample.people import Person

Kind = Literal["desktop", "mobile", "browser", "room", "phone"]

# Zoom hands out seat numbers in steps of 1024 from a fixed first one.
FIRST_SEAT_NUMBER = 16_778_240
SEAT_NUMBER_STEP = 1024


def participant_id(index: int) -> str:
    """The ``participant_id`` (in other answers ``user_id``) of the index-th row of a meeting."""
    return str(FIRST_SEAT_NUMBER + SEAT_NUMBER_STEP * index)


def seat_index(wanted_id: str) -> int | None:
    """The row that a ``participant_id`` belongs to; ``None`` for a text that never was one."""
    if not (wanted_id.isascii() and wanted_id.isdigit()):
        return None
    index, rest = divmod(int(wanted_id) - FIRST_SEAT_NUMBER, SEAT_NUMBER_STEP)
    return index if rest == 0 and index >= 0 else None


@dataclass(slots=True)
class Media:
    """What was carried at all: sent and received, by medium. A flag that is off is a stream without values."""

    mic: bool = True
    camera: bool = True
    shares: bool = False
    hears: bool = True
    sees: bool = True
    sees_share: bool = True


@dataclass(slots=True)
class Seat:
    """A row of the summary in numbers. A scenario may change anything in it before it is rendered.

    ``gear`` is the Zoom program and computer (``windows``, ``mac``, ``ios``, ``android``); ``qos`` says whether the
    list of streams is there, empty or missing; ``spelling`` names a style of ``render``; ``received_fps`` and
    ``received_share`` say what the others' pictures still were when they reached Zoom. ``waits`` is true of whoever
    never came further than the waiting room. ``gap`` is a stretch of the stay without any measurement, as its first
    minute and its length in minutes. ``leave_reason`` is Zoom's phrase; empty for the one that the times suggest.
    """

    index: int
    participant_id: str
    person: Person
    kind: Kind
    gear: str
    network_type: str
    site: Site
    up: Link
    down: Link
    load: Load
    joined_s: int
    stayed_s: int
    media: Media = field(default_factory=Media)
    has_pressure: bool = False
    qos: Literal["listed", "empty", "absent"] = "listed"
    spelling: str = "usual"
    received_fps: float = 25.0
    received_share: float = 1.0
    host: bool = False
    waits: bool = False
    gap: tuple[int, int] = (0, 0)
    leave_reason: str = ""

    @property
    def minutes(self) -> int:
        """Whole minutes that were measured, at least one: the length of the minute-by-minute answer."""
        return max(1, self.stayed_s // 60 - self.gap[1])
