"""Sentences about looking at Zoom's lists, fetching many meetings one after another, and series."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

BROWSE_TITLE: Final = "Browse Zoom"
BROWSE_HELP: Final = (
    "Lists the meetings and webinars of these days; Zoom's lists reach back {months} months. They may be asked "
    "{calls} times a minute, and what was asked once is kept, so looking again costs little or nothing."
)
BROWSE_BETWEEN: Final = "–"
BROWSE_TIP: Final = "List the past meetings and webinars of an account (Ctrl+B)"
BROWSE_PRESETS: Final = {"week": "Last 7 days", "month": "Last 30 days", "quarter": "Last 3 months", "days": "Days…"}
BROWSE_ASKING: Final = "Asking Zoom for its lists…"
BROWSE_ASKING_SO_FAR: Final = "Asking Zoom for its lists: {count:,} meetings so far"
BROWSE_WAITING: Final = "{title}. Going on in {seconds} s; {count:,} meetings so far"
BROWSE_DONE: Final = "Zoom lists {count:,} meetings of these days"
BROWSE_DONE_ONE: Final = "Zoom lists 1 meeting of these days"
BROWSE_DONE_BRIEFLY: Final = "{count:,} at Zoom"
BROWSE_DONE_NOTHING: Final = "Zoom lists no meeting of these days"
BROWSE_CANCELLED: Final = "Stopped. Meetings so far: {count:,}"
BROWSE_FAILED: Final = "Not everything could be listed. Meetings so far: {count:,}"
BROWSE_NO_ACCOUNT: Final = "No account yet."
BROWSE_REFUSED: Final = {
    "meeting": Message("Zoom does not give the list of meetings", "{title}. {detail}", "{advice}"),
    "webinar": Message("Zoom does not give the list of webinars", "{title}. {detail}", "{advice}"),
}

FETCH_MANY_TITLE: Final = "Fetch {count:,} meetings"
FETCH_MANY_TITLE_ONE: Final = "Fetch 1 meeting"
FETCH_MANY_ROSTER: Final = "With devices and networks of the &participants"
FETCH_MANY_MINUTES: Final = "With the course of everybody, &minute by minute"
FETCH_MANY_HELP: Final = (
    "They are fetched one after another into the archive. What is there already costs no further call."
)
FETCH_MANY_RUNNING: Final = {
    True: "1 of those selected is still running, and left out: Zoom has its figures after the end.",
    False: "{count:,} of those selected are still running, and left out: Zoom has their figures after the end.",
}
FETCH_MANY_WORKING: Final = "Reckoning what it will cost…"

QUEUE_TITLE: Final = "Fetching {count:,} meetings"
QUEUE_TITLE_ONE: Final = "Fetching 1 meeting"
QUEUE_TITLE_OVER: Final = "Fetched: {done:,} of {count:,} meetings"
QUEUE_LIST: Final = "Meetings to be fetched"
QUEUE_PROGRESS: Final = "{done:,} of {count:,} done"
QUEUE_LEFT: Final = "about {duration} left"
QUEUE_FAILED: Final = "{count:,} failed"
QUEUE_CANCELLED: Final = "{count:,} cancelled"
QUEUE_NO_DATA: Final = "{count:,} without data yet"
QUEUE_PAUSED: Final = "paused"
QUEUE_OVER: Final = "{done:,} of {count:,} are in the archive"
QUEUE_STUCK: Final = "Nothing could go on, so the queue is paused. {detail}"
QUEUE_STATES: Final = {
    "waiting": "waiting",
    "running": "fetching",
    "paused": "paused",
    "done": "✓ fetched",
    "kept": "✓ was in the archive",
    "no data": "▲ no data yet",
    "failed": "■ failed",
    "cancelled": "cancelled",
}
QUEUE_RUNNING_OF: Final = "fetching: {fetched:,} of about {expected:,}"
QUEUE_RUNNING_SOME: Final = "fetching: {fetched:,} participants"
QUEUE_RUNNING_MORE: Final = "fetching: {what}"
QUEUE_WAITING_FOR: Final = "waiting: {reason}"
QUEUE_BESIDE: Final = {"roster": "devices and networks", "minutes": "minute by minute"}
QUEUE_STORY: Final = "{title}: {detail}"
QUEUE_COLUMNS: Final = ("Meeting", "Started", "People", "State", "What happened")
QUEUE_CLOSE: Final = "Still fetching. Close it and stop? What is fetched stays in the archive."

SERIES_TITLE: Final = "Series of {title}"
SERIES_HELP: Final = "Every time the number {number} was held, as far as Zoom and the archive know."
SERIES_ASKING: Final = "Asking Zoom for the instances…"
SERIES_WAITING: Final = "Asking Zoom for the instances: {reason}"
SERIES_LIST: Final = "Instances of the series"
SERIES_COUNT: Final = "Instances: {count:,}, in the archive: {kept:,}"
SERIES_NONE: Final = "No past instance of this number is known."
SERIES_TROUBLE: Final = "What is known here is listed; Zoom could not be asked. {title}. {detail}"
SERIES_NO_ACCOUNT: Final = "Only what is in the archive is listed: the account is not set up on this computer."
SERIES_IN_ARCHIVE: Final = "in the archive"
SERIES_IN_PART: Final = "in the archive, partial"
SERIES_AT_ZOOM: Final = "at Zoom"
SERIES_COLUMNS: Final = ("Started", "People", "Quality", "Where")
SERIES_WATCH: Final = "☆ Watch this series"
SERIES_WATCHED: Final = "★ Watched"
SERIES_FETCH: Final = "&Fetch the {count:,} missing…"
SERIES_FETCH_NONE: Final = "&Fetch the missing…"
SERIES_NO_NUMBER: Final = "This meeting has no number, so its series is not known."
