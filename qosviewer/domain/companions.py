"""What is known of a meeting beside its QoS summary; it comes later, or never."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qosviewer.domain.minutes import Minutes
from qosviewer.domain.pairing import Pairing
from qosviewer.domain.roster import Roster
from qosviewer.domain.table import ParticipantKey


class Companions:
    """Who was there, the minutes, and what people decided by hand.

    Attributes:
        roster: Who was there; None until it is known.
        rest_is_to_come: Whether the summary is not all here, so that of nobody it can be said that it lacks them.
        pairings: Which stays are of the same human, the oldest decision first.
        notes: What people noted about participants, in words; hostile text.
        watched: Participants who are on the watch list.
        remarks_version: Grows with every change of notes and watched.
        version: Grows with every change of roster and pairings.
        minutes_version: Grows with every change of the minutes, from which nothing about persons follows.
    """

    def __init__(self) -> None:
        self.roster: Roster | None = None
        self.rest_is_to_come = False
        self.pairings: tuple[Pairing, ...] = ()
        self.notes: Mapping[ParticipantKey, str] = {}
        self.watched: frozenset[ParticipantKey] = frozenset()
        self.remarks_version = 0
        self.version = 0
        self.minutes_version = 0
        self._minutes: dict[ParticipantKey, Minutes] = {}

    @property
    def minutes(self) -> Mapping[ParticipantKey, Minutes]:
        """The stays that are known minute by minute."""
        return self._minutes

    def set_roster(self, roster: Roster) -> None:
        """Take what is known of the roster now."""
        self.roster = roster
        self.version += 1

    def expect_rest(self, is_to_come: bool) -> bool:
        """Take whether the summary is not all here; return whether that makes a difference."""
        matters = self.roster is not None and is_to_come != self.rest_is_to_come
        self.rest_is_to_come = is_to_come
        self.version += matters
        return matters

    def set_pairings(self, pairings: Sequence[Pairing]) -> None:
        """Take the decisions that are in force now."""
        self.pairings = tuple(pairings)
        self.version += 1

    def set_remarks(self, notes: Mapping[ParticipantKey, str], watched: frozenset[ParticipantKey]) -> None:
        """Take what people noted, and whom they watch."""
        self.notes, self.watched = notes, watched
        self.remarks_version += 1

    def add_minutes(self, stays: Iterable[tuple[ParticipantKey, Minutes]]) -> None:
        """Take in stays, in place of what was known of them."""
        self._minutes.update(stays)
        self.minutes_version += 1
