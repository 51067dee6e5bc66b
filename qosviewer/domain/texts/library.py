"""Sentences of the library at the left of the window, of notes and of the watch list."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

LIBRARY_TITLE: Final = "Library"
LIBRARY_SEARCH: Final = "Search topics, people, notes…"
LIBRARY_SEARCH_HELP: Final = "Topic, host, number, name or e-mail of anyone who took part, note or tag."
LIBRARY_LIST: Final = "Meetings of the library"
LIBRARY_LIST_HELP: Final = "Enter opens, F2 writes a note, the menu key shows everything else."
LIBRARY_EMPTY_TITLE: Final = "Nothing kept yet"
LIBRARY_EMPTY: Final = (
    "Every meeting you open is kept on this computer and listed here: found again in a second, "
    "also without a network and after Zoom has forgotten it."
)
LIBRARY_LOADING: Final = "Looking into the archive…"
LIBRARY_NO_MATCH: Final = "No meeting matches."
LIBRARY_NO_MATCH_TEXT: Final = "No meeting matches “{text}”."
LIBRARY_NO_MATCH_FILTERED: Final = "No meeting matches “{text}” with these filters."
LIBRARY_COUNT: Final = "{count:,} meetings"
LIBRARY_COUNT_ONE: Final = "1 meeting"
LIBRARY_COUNT_OF: Final = "{shown:,} of {count:,} meetings"
LIBRARY_OPEN_SELECTED: Final = "Open {count:,}"
LIBRARY_FETCH_SELECTED: Final = "Fetch {count:,}"
LIBRARY_SELECTED: Final = "{count:,} selected"
LIBRARY_SELECTED_RUNNING: Final = "{running:,} still running"
LIBRARY_STILL_RUNNING: Final = "They are still running: Zoom has their figures after the end."

LIBRARY_WATCHED: Final = "Watched"
LIBRARY_TODAY: Final = "Today"
LIBRARY_YESTERDAY: Final = "Yesterday"
LIBRARY_UNDATED: Final = "Without a date"
LIBRARY_DAY: Final = "{weekday} {day} {month}"
LIBRARY_DAY_OF_YEAR: Final = "{weekday} {day} {month} {year}"
LIBRARY_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LIBRARY_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

LIBRARY_STATE: Final = "{shape} {word} · {problems} of {count}"
LIBRARY_STATE_GOOD: Final = "{shape} {word} · {count}"
LIBRARY_STATE_SPOKEN: Final = "{word}, {problems} of {count} with problems"
LIBRARY_STATE_SPOKEN_GOOD: Final = "{word}, none of {count} with problems"
LIBRARY_STATE_UNKNOWN: Final = "not enough data, {count} participants"
LIBRARY_AT_ZOOM: Final = "at Zoom"
LIBRARY_AT_ZOOM_COUNT: Final = "at Zoom · {count}"
LIBRARY_AT_ZOOM_SPOKEN: Final = "at Zoom, not fetched yet"
LIBRARY_EXPECTED: Final = "about {count} participants"
LIBRARY_LIVE: Final = "still running"
LIBRARY_LIVE_SPOKEN: Final = "still running, not yet available"
LIBRARY_NOTES_ONLY: Final = "only notes"
LIBRARY_PARTIAL: Final = "partial"
LIBRARY_PARTIAL_SPOKEN: Final = "partial, can be continued"
LIBRARY_KEPT_UNTIL: Final = "Kept by Zoom until about {date}"
LIBRARY_KEPT_UNTIL_SHORT: Final = "until ≈ {date}"
LIBRARY_SOURCES: Final = {"qss": "QSS", "minutes": "Minutes", "file": "File"}
LIBRARY_SOURCES_SPOKEN: Final = {
    "qss": "Zoom's quality summary (QSS)",
    "minutes": "computed from the minutes",
    "file": "opened from a file",
}
LIBRARY_MINUTES: Final = "{minutes} min"
LIBRARY_HOURS: Final = "{hours} h {minutes:02} min"
LIBRARY_START: Final = "Started {moment}"
LIBRARY_LENGTH: Final = "Took {length}"
LIBRARY_ACCOUNT: Final = "Account: {account}"
LIBRARY_TAGS: Final = "Tags: {tags}"
LIBRARY_TICKET: Final = "Ticket: {ticket}"
LIBRARY_FETCHED: Final = "Fetched {moment}"
LIBRARY_STOPPED: Final = "Stopped early: {reason}"
LIBRARY_SOURCE: Final = "Source: {source}"
LIBRARY_HAS_NOTES: Final = "Has notes"
LIBRARY_IS_WATCHED: Final = "On the watch list"

LIBRARY_TIMES_LOCAL: Final = "Times: local"
LIBRARY_TIMES_UTC: Final = "Times: UTC"
LIBRARY_TIMES_HELP: Final = (
    "The zone that times and days are shown in, in lists and in the heads of meetings. Comparisons keep to local time."
)
LIBRARY_ZONE_LOCAL: Final = "&Local time ({offset})"
LIBRARY_ZONE_UTC: Final = "&UTC"
LIBRARY_ZONE_MEETING: Final = "Zone of the meeting (not told by Zoom's lists)"

LIBRARY_PLACES: Final = {"all": "All", "archive": "In the archive", "zoom": "At Zoom"}
LIBRARY_KINDS: Final = {"meeting": "Meetings", "webinar": "Webinars"}
LIBRARY_PERIODS: Final = {
    "today": "Today",
    "week": "Last 7 days",
    "month": "Last 30 days",
    "year": "Last 365 days",
}
LIBRARY_PERIOD_BETWEEN: Final = "{first} – {last}"
LIBRARY_WORST: Final = {3: "■ bad", 2: "▲ warning", 1: "● good", 0: "○ not enough data"}
LIBRARY_WITH_PROBLEMS: Final = "With problems"
LIBRARY_ONLY_PARTIAL: Final = "Only partial"
LIBRARY_TAGGED: Final = "#{tag}"
LIBRARY_CHIP_HELP: Final = "Remove this filter: {filter}"

LIBRARY_OPEN_MANY: Final = "Open {count:,} meetings, each in a tab?"
LIBRARY_DELETE_TITLE: Final = "Delete from the archive?"
LIBRARY_DELETE_ONE: Final = (
    "“{title}” with everything that was fetched of it, its notes, its tags and what was decided of who is who in it "
    "goes from this computer. What Zoom still has can be fetched again."
)
LIBRARY_DELETE_MANY: Final = (
    "{count:,} meetings with everything that was fetched of them, their notes, their tags and what was decided of who "
    "is who in them go from this computer. What Zoom still has can be fetched again."
)
LIBRARY_DELETED: Final = "Meetings deleted: {count:,}."
LIBRARY_COPIED: Final = "Copied: {count:,} numbers."
LIBRARY_ACCOUNT_GONE: Final = Message(
    "The account of this meeting is not set up here",
    "“{title}” belongs to the account “{account}”, which has no profile on this computer.",
    "Set the account up, or open what is kept of the meeting.",
)

NOTE_BUTTON: Final = "✎ Notes"
NOTE_BUTTON_EMPTY: Final = "✎ Add notes"
NOTE_BUTTON_HELP: Final = "Notes, tags and a ticket number; kept with the meeting on this computer."
NOTE_MEETINGS: Final = "Notes on {count:,} meetings"
NOTE_MEETING: Final = "Notes on this meeting"
NOTE_PARTICIPANT: Final = "Notes on {name}"
NOTE_PARTICIPANTS: Final = "Notes on {count:,} participants"
NOTE_KEPT: Final = "Kept with the meeting on this computer; fetching it again does not touch them."
NOTE_TEXT: Final = "What you want to remember"
NOTE_TAGS: Final = "Words, separated by commas"
NOTE_TICKET: Final = "e.g. INC-4711"
NOTE_SEVERAL: Final = "Tags are added to those of each; text and ticket replace what stood there, if you fill them in."
NOTE_SAVED: Final = "Notes kept."
NOTE_TICKET_SHOWN: Final = "ticket {ticket}"

WATCH_HINT: Final = (
    "People, rooms and series that are marked with a star wherever they appear. They are recognised by number, id or "
    "e-mail address, so that a new name changes nothing; by name only where there is nothing else."
)
WATCH_EMPTY: Final = "Nothing is watched yet. Choose “Watch” in the menu of a meeting or of a participant."
WATCH_KINDS: Final = {"person": "Person", "room": "Room", "series": "Series"}
WATCH_KNOWN_BY: Final = {
    "id": "by user ID",
    "email": "by e-mail {key}",
    "number": "by number {key}",
    "name": "by name only: a new name would not be recognised",
}
WATCH_ADDED: Final = "Watched from now on: {label}."
WATCH_REMOVED: Final = "No longer watched: {label}."
