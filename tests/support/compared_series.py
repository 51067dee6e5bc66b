"""A series of meetings in which something happens: made to measure, for views that look at several meetings."""

from __future__ import annotations

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.roster import RosterEntry
from tests.factories import stream
from tests.support.comparisons import meeting, who

NETWORKS = ("Wifi",) * 6 + ("Wired",) * 5 + ("",)
NAMES = ("Anna", "Bert", "=Cleo()", "Dora", "Emil", "Fritz", "Gina", "Hugo", "Iris", "Jan", "Kim *x*", "Lea")
AFFECTED = (0, 1, 2, 3, 4, 5)
"""Whose loss rises with the fourth meeting: everybody on Wi-Fi."""


def week(number: int) -> MeetingData:
    """One meeting; some people miss some."""
    seats, roster = [], []
    for place, name in enumerate(NAMES):
        if (place + number) % 7 == 0:
            continue
        loss = 4 + place / 2 if place in AFFECTED and number >= 3 else 0.2 + place / 10
        sound = [
            stream(
                kind,
                avg_loss=f"{loss:g}%",
                max_loss=f"{loss + 1:g}%",
                avg_jitter=f"{8 + place} ms",
                avg_bitrate="40 kbps",
            )
            for kind in ("audio_input", "audio_output")
        ]
        seats.append(who(f"{name}|{place}@example.com|u{place}", *sound, pid=str(place)))
        version = "6.4.0" if number >= 3 else "6.3.1"
        roster.append(RosterEntry(str(place), network_type=NETWORKS[place], version=version, data_center="Frankfurt"))
    return meeting(*seats, uuid=f"week{number}==", weeks=number, roster=roster)


def series(count: int = 6) -> Comparison:
    """So many weeks, of which the last is here in part only."""
    return Comparison(labelled([Side(week(number), complete=number != count - 1) for number in range(count)]))
