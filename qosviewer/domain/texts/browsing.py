"""Sentences about what is at Zoom: its lists, how long it keeps what, and what fetching will cost."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

LISTS_REACH_BACK: Final = Message(
    "Zoom's lists do not reach that far back",
    "They hold the last {months} months, so the list begins on {day}.",
    "Older meetings can still be opened by their number or UUID, for about a year.",
)
LIST_BEFORE_REACH: Final = Message(
    "Zoom's lists do not reach that far back",
    "They hold the last {months} months: nothing from before {day} can be listed.",
    "Older meetings can still be opened by their number or UUID, for about a year.",
)
LIST_PACE: Final = Message(
    "Zoom's lists take {calls} requests a minute",
    "It goes on as soon as the next one is allowed.",
)
LIST_WAITING: Final = "{title}. Going on in {seconds} s."
NO_MEETINGS_LISTED: Final = "qosviewer: There are no such meetings."
LISTED_LIVE: Final = "running"
LIST_NOT_KEPT: Final = Message(
    "The list can't be kept",
    "{detail} It is shown all the same, and asked for again the next time.",
)
ESTIMATE: Final = (
    "{meetings} meetings, about {people} people ≈ {calls} calls, about {duration}, {share} of the day's calls"
)
ESTIMATE_ONE: Final = "1 meeting, about {people} people ≈ {calls} calls, about {duration}, {share} of the day's calls"
ESTIMATE_TOO_MUCH_FOR_TODAY: Final = "That is more than is left of today's calls."
SHARE: Final = "{percent} %"
SHARE_TINY: Final = "under 0.1 %"
DAY_NOT_UNDERSTOOD: Final = Message(
    "This is not a day",
    "“{text}” is neither a day nor a moment.",
    "Type today, yesterday, -7d for seven days ago, a day such as 2026-03-01, or a moment such as 2026-03-01T10:15Z.",
)
STRETCH_REVERSED: Final = Message(
    "The end lies before the beginning", "The stretch of time that was given has no days in it.", "Swap the two."
)
