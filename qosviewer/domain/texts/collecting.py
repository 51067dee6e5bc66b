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
    "Failed: {failed}. Not tried: {not_tried}."
)
COLLECT_WHY: Final = "{count} × {title}. {detail}"
COLLECT_WITHOUT_ROSTER: Final = "{count} × without who was there: {title}. {detail}"
COLLECT_WITHOUT_MINUTES: Final = "{count} × without minutes: {title}. {detail}"
NOT_KEPT_IN_ARCHIVE: Final = "{meeting}: {title}. {detail}"
