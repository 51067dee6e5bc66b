"""Which calls bring the minutes that are wanted: one for each participant, or pages of everyone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from qosviewer.domain import page_sizes, texts


@dataclass(frozen=True, slots=True)
class MinutesPlan:
    """What is still to be asked; also the place to continue from.

    Attributes:
        participant_ids: Seats that are asked for one by one; empty for everyone.
        calls: How many calls it takes all in all; for everyone an estimate.
        done: How many of them are made.
        page: Of everyone: index of the next page.
        token: Of everyone: token of the next page; empty before the first and after the last.
        token_at: When that token was received (aware, UTC).
        counts: Of everyone: how many stays of each participant id came so far.
    """

    participant_ids: tuple[str, ...]
    calls: int
    done: int = 0
    page: int = 0
    token: str = ""
    token_at: datetime | None = None
    counts: tuple[tuple[str, int], ...] = field(default=(), repr=False)

    @property
    def everyone(self) -> bool:
        """Whether pages of everyone are asked for."""
        return not self.participant_ids

    @property
    def complete(self) -> bool:
        """Whether nothing is left to be asked."""
        if self.everyone:
            return self.page > 0 and not self.token
        return self.done >= len(self.participant_ids)


def pages_of(participants: int) -> int:
    """Return how many calls everyone takes, of whom there are about so many; an empty list is one page as well."""
    return page_sizes.pages_of(participants, page_sizes.MINUTES_PAGE)


def plan_minutes(participant_ids: Sequence[str], participants: int) -> MinutesPlan:
    """Return the way that costs fewer calls.

    Args:
        participant_ids: Seats that are wanted; a blank one can't be asked for alone. Empty for everyone.
        participants: About how many participants the meeting has.
    """
    wanted = tuple(dict.fromkeys(participant_ids))
    everyone = pages_of(participants)
    if not wanted or not all(wanted) or len(wanted) > everyone:
        return MinutesPlan((), everyone)
    return MinutesPlan(wanted, len(wanted))


def plan_text(flagged: int, participants: int) -> str:
    """Return both ways in words, e.g. ``12 flagged participants: 12 calls, or all 214: 22 calls.``."""
    return texts.ESTIMATE_FLAGGED.format(
        count=flagged, calls=flagged, total=participants, all_calls=pages_of(participants)
    )
