"""Sentences about meetings that come from the archive, and about fetches that are kept."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

KEPT_OPENING: Final = "Opening the meeting from the archive…"
KEPT_WHOLE: Final = "From the archive, fetched {time}. Participants: {participants}."
KEPT_IN_PART: Final = "From the archive, not complete: fetched {time}. Participants so far: {participants}."
KEPT_IN_PART_OF: Final = (
    "From the archive, not complete: fetched {time}. Participants so far: {participants} of about {expected}."
)
KEPT_FILE: Final = "From a file, opened {time}. Participants: {participants}."
KEPT_PARTIAL: Final = Message(
    "This fetch was not completed",
    "What was fetched until then is here.",
    "Continue goes on from the last page, or starts over where Zoom has forgotten the place; nobody is listed twice.",
)
KEPT_PARTIAL_BECAUSE: Final = Message(
    "This fetch was not completed: {reason}",
    "What was fetched until then is here.",
    "Continue goes on from the last page, or starts over where Zoom has forgotten the place; nobody is listed twice.",
)
KEPT_SHOWN_INSTEAD: Final = "{detail} What is shown was kept when the meeting was fetched before."
SNAPSHOT_FETCHED: Final = "Fetched {time}"
SNAPSHOT_COMPLETE: Final = "{time}"
SNAPSHOT_PARTIAL: Final = "{time} (not complete)"
SNAPSHOT_OF_FILE: Final = "{time} (from a file)"
SNAPSHOT_OF_MINUTES: Final = "{time} (made from the minutes)"
SNAPSHOTS_HELP: Final = "This meeting was fetched more than once. Choose which of the fetches is shown."
NOT_KEPT: Final = "{detail} The fetch goes on, but what comes from now on is not kept."
RESULT_NOT_KEPT: Final = "{detail} The result is as good as with the archive, but it was not kept there."
ARCHIVE_USABLE: Final = Message("The archive can be used", "What is fetched from now on is kept.")
