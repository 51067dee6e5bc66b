"""A decision, made by hand, whether two stays are of the same human."""

from __future__ import annotations

from dataclasses import dataclass

from qosviewer.domain.table import ParticipantKey


@dataclass(frozen=True, slots=True)
class Pairing:
    """One decision.

    Attributes:
        first: The lesser of the two, so that a pair has one order.
        second: The greater.
        joined: The same human, or not.
    """

    first: ParticipantKey
    second: ParticipantKey
    joined: bool
