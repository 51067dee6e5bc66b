"""Sentences about collecting: fetching what is not kept yet, for a scheduler."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

COLLECTOR_RUNS: Final = Message(
    "Another collector is at work",
    "Process {process} has been collecting into this archive since {since}.",
    "Nothing was fetched. Let it finish; what it leaves is collected the next time.",
)
COLLECTOR_UNKNOWN: Final = "unknown"
COLLECTOR_SINCE_NOW: Final = "a moment ago"
COLLECT_MEETINGS: Final = "meetings"
COLLECT_SUMMARY: Final = (
    "Meetings: {listed}. Fetched: {fetched}. Kept already: {kept}. Without data yet: {without_data}. "
    "No longer asked for: {given_up}. Failed: {failed}. Partial: {partial}. Not tried: {not_tried}."
)
COLLECT_GIVEN_UP: Final = Message(
    "No longer asked for",
    "A week after it had ended Zoom still had no data, or it ended so long ago that Zoom probably keeps none. "
    "“qosviewer fetch” asks all the same.",
)
COLLECT_WHY: Final = "{count} × {title}. {detail}"
COLLECT_NO_SUMMARY: Final = (
    "{count} × {title}. {detail} With --from-minutes they are computed from the minutes, which need no QSS."
)
COLLECT_WITHOUT_ROSTER: Final = "{count} × without who was there: {title}. {detail}"
COLLECT_WITHOUT_MINUTES: Final = "{count} × without minutes: {title}. {detail}"
