"""What fetching a selection of meetings will cost, before any of it is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.page_sizes import MINUTES_PAGE, ROSTER_PAGE, SUMMARY_PAGE, pages_of

PEOPLE_WHERE_UNKNOWN: Final = 10
"""Taken for a meeting of which nobody knows how many took part, where no other meeting gives an idea."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be fetched of each meeting beside its summary.

    Attributes:
        roster: Who was there, with device and network.
        minutes: The course of everybody, minute by minute.
    """

    roster: bool = False
    minutes: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """What it will cost, as far as that can be known.

    Attributes:
        meetings: How many.
        people: About how many participants they have.
        calls: About how many calls that takes.
        seconds: About how long that takes at the account's pace.
        share: Part of the day's calls, 0 to 1 and above.
        fits_today: Whether so many calls are left today.
    """

    meetings: int
    people: int
    calls: int
    seconds: float
    share: float
    fits_today: bool

    @property
    def duration(self) -> str:
        """How long it takes, in words."""
        return _duration(self.seconds)

    @property
    def text(self) -> str:
        """The estimate in a sentence."""
        told = texts.ESTIMATE_ONE if self.meetings == 1 else texts.ESTIMATE
        sentence = told.format(
            meetings=self.meetings,
            people=self.people,
            calls=self.calls,
            duration=self.duration,
            share=_share(self.share),
        )
        return sentence if self.fits_today else f"{sentence} {texts.ESTIMATE_TOO_MUCH_FOR_TODAY}"


def estimate(
    meetings: Sequence[MeetingInfo],
    wish: Wish,
    *,
    calls_per_second: float,
    calls_per_day: int,
    calls_today: int = 0,
) -> Estimate:
    """Return what fetching ``meetings`` will cost.

    A meeting of unknown size is taken to be as large as the others are on average.

    Args:
        meetings: The selection.
        wish: What is wanted beside the summaries.
        calls_per_second: The account's pace.
        calls_per_day: How many calls it may make a day.
        calls_today: How many of them are made already.
    """
    sizes = [meeting.expected_participants for meeting in meetings if meeting.expected_participants is not None]
    usual = round(sum(sizes) / len(sizes)) if sizes else PEOPLE_WHERE_UNKNOWN
    sizes += [usual] * (len(meetings) - len(sizes))
    calls = sum(_calls(size, wish) for size in sizes)
    return Estimate(
        len(meetings),
        sum(sizes),
        calls,
        calls / calls_per_second,
        calls / calls_per_day,
        calls <= calls_per_day - calls_today,
    )


def _calls(people: int, wish: Wish) -> int:
    # One to find out which instance it is; even an empty list is one page.
    calls = 1 + pages_of(people, SUMMARY_PAGE)
    if wish.roster:
        calls += pages_of(people, ROSTER_PAGE)
    if wish.minutes:
        # One call for each participant never costs fewer than pages of them all.
        calls += pages_of(people, MINUTES_PAGE)
    return calls


def _duration(seconds: float) -> str:
    if seconds < 90:
        return texts.SECONDS_LEFT.format(seconds=max(1, round(seconds)))
    return texts.MINUTES_LEFT.format(minutes=round(seconds / 60))


def _share(share: float) -> str:
    """Return a share as a percentage with what is worth saying of it: one decimal place below ten."""
    percent = share * 100
    if percent < 0.1:
        return texts.SHARE_TINY
    return texts.SHARE.format(percent=f"{percent:.1f}" if percent < 10 else f"{percent:.0f}")
