"""Sentences about a fetch: how far it is, how it ended, and what Zoom said."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

FETCH_OPENING: Final = "Opening the account…"
FETCH_RESOLVING: Final = "Looking up the meeting…"
FETCH_RUNNING: Final = "Participants so far: {participants}. Pages: {pages}."
FETCH_RUNNING_OF: Final = "Participants so far: {participants} of about {expected}. Pages: {pages}."
FETCH_RUNNING_LEFT: Final = (
    "Participants so far: {participants} of about {expected}. Pages: {pages}. About {left} left."
)
FETCH_WAITING: Final = "Waiting until {until}, as Zoom asks. Participants so far: {participants}."
FETCH_WATCHING: Final = "Not ready yet. Looking again at {until}."
FETCH_COMPLETE: Final = "Complete at {time}. Participants: {participants}. Pages: {pages}."
FETCH_COMPLETE_STARTED_OVER: Final = (
    "Complete at {time}, after the list had to be started over. Participants: {participants}. Pages: {pages}."
)
FETCH_CANCELLING: Final = "Cancelling…"
FETCH_STOPPED: Final = "Not complete. Participants so far: {participants}."
FETCH_STOPPED_OF: Final = "Not complete. Participants so far: {participants} of about {expected}."
FETCH_CANCELLED: Final = Message(
    "The fetch was cancelled",
    "What was fetched stays on screen.",
    "Continue goes on from the last page, or starts over where Zoom has forgotten the place; nobody is listed twice.",
)
FETCH_FAILED_IN_THE_MIDDLE: Final = "{detail} What was fetched so far stays on screen."
FETCH_READY: Final = Message("The meeting is ready", "“{title}” can be looked at now.")
ZOOM_SAYS: Final = "Zoom's own words: {words}"
ZOOM_SAYS_WITH_CODE: Final = "Zoom's own words (code {code}): {words}"
ZOOM_CODE_ONLY: Final = "Zoom's code: {code}"
HTTP_STATUS: Final = "HTTP status: {status}"
SECONDS_LEFT: Final = "{seconds} s"
MINUTES_LEFT: Final = "{minutes} min"
