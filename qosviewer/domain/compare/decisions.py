"""Decisions, made by hand, whether somebody in one meeting is somebody in another; a new name changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qosviewer.domain.table import ParticipantKey


@dataclass(frozen=True, slots=True, order=True)
class StayRef:
    """One stay, wherever it is met again.

    Attributes:
        meeting: UUID of the held instance, decoded; its number and start where the instance is not known.
        key: By what the stay is known in the meeting.
    """

    meeting: str
    key: ParticipantKey


@dataclass(frozen=True, slots=True)
class CrossPairing:
    """One decision about two stays in two meetings.

    Attributes:
        first: The lesser of the two, so that a pair has one order.
        second: The greater.
        joined: The same human, or not.
    """

    first: StayRef
    second: StayRef
    joined: bool


def cross_pairing(one: StayRef, other: StayRef, *, joined: bool) -> CrossPairing:
    """Return a decision, its stays in order."""
    first, second = sorted((one, other))
    return CrossPairing(first, second, joined)


def with_decision(before: Sequence[CrossPairing], decided: CrossPairing) -> tuple[CrossPairing, ...]:
    """Return the decisions with a new one at the end, in place of an earlier one about the same stays."""
    kept = (each for each in before if (each.first, each.second) != (decided.first, decided.second))
    return (*kept, decided)
