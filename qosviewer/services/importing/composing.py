"""Participants of our own files as pages of Zoom's shape, so that everything above reads them as it reads answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qosviewer.api.wire import Seat, compose_page
from qosviewer.services.importing.found import Page

SEATS_PER_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Place:
    """One participant of a file of ours.

    Attributes:
        seat: Who.
        only_before_restart: Whether a restarted list did not bring them again.
    """

    seat: Seat
    only_before_restart: bool = False


def pages_of(places: Sequence[Place]) -> list[Page]:
    """Return the pages that make the same table: two walks where the list had been started over."""
    seats = [place.seat for place in places]
    again = [place.seat for place in places if not place.only_before_restart]
    if len(again) == len(seats):
        return _walk(seats, 0)
    return [*_walk(seats, 0), *_walk(again, 1)]


def _walk(seats: Sequence[Seat], walk: int) -> list[Page]:
    starts = range(0, len(seats), SEATS_PER_PAGE) or range(1)
    return [
        Page(
            compose_page(seats[start : start + SEATS_PER_PAGE], is_last=start + SEATS_PER_PAGE >= len(seats)),
            walk,
        )
        for start in starts
    ]
