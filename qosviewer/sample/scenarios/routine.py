"""The rest of a month: small meetings as every company has them, here and there with one person on a bad line."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from qosviewer.sample.network import broken_link
from qosviewer.sample.people import digest
from qosviewer.sample.scenarios.base import Finding, Plant, Scenario, nothing, uuid_of
from qosviewer.sample.seat import Seat

# Days ago, hour and minute, length in minutes, people, position of the one on a bad line, topic.
MEETINGS: Sequence[tuple[int, tuple[int, int], int, int, int | None, str]] = (
    (1, (8, 30), 15, 6, None, "Service desk stand-up"),
    (2, (15, 0), 30, 4, None, "Budget 2nd half"),
    (3, (9, 0), 45, 9, 4, "Onboarding: first week"),
    (4, (14, 0), 25, 5, None, "Interview panel"),
    (6, (10, 30), 60, 11, None, "Architecture forum"),
    (8, (13, 15), 20, 3, 1, "Contract questions"),
    (10, (9, 45), 50, 8, None, "Customer visit: preparation"),
    (13, (11, 30), 30, 7, None, "Translations"),
    (15, (8, 0), 55, 10, 6, "Network change window: review"),
    (17, (16, 0), 35, 6, None, "Works council"),
    (19, (12, 15), 40, 13, None, "Lunch and learn: accessibility"),
    (21, (10, 0), 90, 8, None, "Incident review"),
    (24, (14, 45), 30, 5, 2, "Office move, third floor"),
    (27, (9, 15), 45, 12, None, "Sales and support"),
)


def _with_bad_line(position: int) -> Plant:
    def plant(seat: Seat, rng: Random) -> None:
        if seat.index == position:
            seat.network_type, seat.up = "Wifi", broken_link(rng, 0.8)
            seat.media.mic = seat.media.camera = True

    return plant


def _scenario(
    position: int, days_ago: int, at: tuple[int, int], minutes: int, size: int, bad: int | None, topic: str
) -> Scenario:
    key = f"routine-{position + 1}"
    return Scenario(
        key=key,
        topic=topic,
        number=85_000_000_000 + int.from_bytes(digest("number", key)[:4], "big"),
        uuid=uuid_of(key),
        days_ago=days_ago,
        at=at,
        minutes=minutes,
        size=size,
        first_colleague=3 * position,
        plant=nothing if bad is None else _with_bad_line(bad),
        findings=(
            (Finding("none"),)
            if bad is None
            else (Finding("bad-line", (bad,), "", "uplink", "loss", 4.0, "One person loses what they send."),)
        ),
    )


SCENARIOS = tuple(_scenario(position, *facts) for position, facts in enumerate(MEETINGS))
