"""Sentences about choosing what is compared: dialogs, dragging and dropping, what has to be fetched first."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

CHOOSE_TITLE: Final = "Compare with…"
CHOOSE_TITLE_NEW: Final = "Compare meetings"
CHOOSE_TITLE_ADD: Final = "Add meetings"
CHOOSE_HELP: Final = (
    "Choose up to {most} meetings to compare with “{title}”. The earliest is the baseline; one click changes it."
)
CHOOSE_HELP_NEW: Final = "Choose two to {most} meetings. The earliest is the baseline; one click changes it."
CHOOSE_HELP_ADD: Final = "Choose up to {most} meetings. The baseline and what was decided by hand stay."
CHOOSE_HELP_ADD_ONE: Final = "Choose one meeting. The baseline and what was decided by hand stay."
CHOOSE_STAYS: Final = "The baseline and what was decided by hand stay"
CHOOSE_SEARCH: Final = "Search by topic, host, number"
CHOOSE_LIST: Final = "Meetings in the archive and at Zoom"
CHOOSE_SERIES: Final = "The last of the &series:"
CHOOSE_SERIES_NONE: Final = "No other meeting of this series is known."
CHOOSE_COUNT: Final = "{count} chosen"
CHOOSE_COUNT_HIDDEN: Final = "{count} chosen, {hidden} of them not listed at the moment"
CHOOSE_TOO_MANY: Final = "{count} chosen; no more than {most} can be compared."
CHOOSE_COLUMNS: Final = ("Meeting", "Start", "People", "Quality")
CHOOSE_PROBLEMS: Final = "{count} with problems"
CHOOSE_AT_ZOOM: Final = "at Zoom, will be fetched"
CHOOSE_LIVE: Final = "running, not yet available"
CHOOSE_LAST_COUNT: Final = "How many of the series"
CHOOSE_SERIES_SPOKEN: Final = "Choose the last of the series"
CHOOSE_COST: Final = "{meetings} to be fetched from Zoom first: about {people} people ≈ {calls} calls."
CHOOSE_COST_TOO_MUCH: Final = "{cost} That is more than is left of today's calls."
CHOOSE_COMPARE: Final = "&Compare"
CHOOSE_ADD: Final = "&Add"
CHOOSE_NOTHING_KEPT: Final = "No other meeting is known yet. Open a second one, open a file, or browse Zoom (Ctrl+B)."
CHOOSE_NO_MATCH: Final = "No meeting matches."
COMPARE_LOADING: Final = "Loading {count} meetings to compare…"
COMPARE_LOADING_ONE: Final = "Loading a meeting to compare…"
COMPARE_SELECTED: Final = "Compare {count}"
SERIES_COMPARE_TIP: Final = "Put what is in the archive side by side: the meetings selected, or all if it is one."
COMPARE_STILL_FETCHING: Final = Message(
    "The meeting is still being fetched",
    "What has come of it can be compared once it is kept, or the fetch has ended.",
    "Wait for the fetch, or cancel it.",
)
COMPARE_NOTHING_HERE: Final = Message(
    "Nothing of this meeting is here",
    "It could not be fetched, so there is nothing to compare.",
    "Continue the fetch (F5), or choose another meeting.",
)
COMPARE_IS_LIVE: Final = Message(
    "It is still running",
    "Zoom has the figures of a meeting once it has ended.",
    "Compare it after its end.",
)
COMPARE_ONLY_NOTES: Final = Message(
    "Only its notes are left",
    "Its figures were deleted from the archive, and no list of Zoom's that was looked at has it.",
    "Browse Zoom (Ctrl+B) to find it there.",
)
COMPARE_NO_ACCOUNT: Final = Message(
    "Its account is not set up here",
    "It is at Zoom, but the account “{account}” is not on this computer.",
    "Set the account up, then compare.",
)
COMPARE_LEFT_OUT_ONE: Final = Message("“{title}” is not compared", "{reason}. {detail}", "{advice}")
COMPARE_LEFT_OUT_MANY: Final = Message(
    "{count} meetings are not compared", "The others are compared. The details say why.", ""
)
COMPARE_LEFT_OUT_LINE: Final = "{title}: {reason}. {detail}"
COMPARE_TOO_FEW_LEFT: Final = Message(
    "There is nothing to compare with one another",
    "A comparison needs two meetings. The details say why some can't be compared.",
    "Choose others.",
)
COMPARE_TOO_FEW_ONE: Final = Message("“{title}” can't be compared", "{reason}. {detail}", "{advice}")
COMPARE_TOO_MANY: Final = Message(
    "Too many meetings", "{count} are more than can be compared at once.", "Choose no more than {most}."
)
COMPARE_FULL: Final = Message(
    "There is no room for more", "{most} meetings are compared already.", "Remove one of them first."
)
COMPARE_ALL_IN: Final = Message("It is compared already", "Whatever was to be added is in this comparison.", "")
COMPARE_ADD: Final = "&Add…"
COMPARE_ADD_NAME: Final = "Add meeting…"
COMPARE_ADD_TIP: Final = "Compare another meeting as well (Ctrl+D), or drop one from the library"
COMPARE_ADD_FULL: Final = "No more than {most} meetings can be compared"
COMPARE_ADDED: Final = "Compared as well: {title}"
COMPARE_ADDED_MANY: Final = "Compared as well: {count} meetings"
COMPARE_REMOVED: Final = "No longer compared: {title}"
CHIP_BASELINE: Final = "Make it the &baseline"
CHIP_COMPARE: Final = "&Compare it with the baseline"
CHIP_REMOVE: Final = "&Remove from the comparison"
CHIP_REMOVE_TWO: Final = "A comparison needs two meetings"

FETCH_FIRST_TITLE: Final = "Fetch, then compare"
FETCH_FIRST_HELP: Final = "These meetings are at Zoom. They are fetched into the archive, then compared."
FETCH_FIRST_RUNNING: Final = "Fetching from Zoom: {done} of {count} done. Then they are compared."
FETCH_FIRST_BEGIN: Final = "&Fetch and compare"
FETCH_FIRST_LIST: Final = "Meetings to be fetched before they are compared"
FETCH_FIRST_PROGRESS: Final = "Progress of the fetch"
FETCH_FIRST_GIVEN_UP: Final = "Not compared. What is fetched stays in the archive."

DROP_COMPARE: Final = "Compare with “{title}”"
DROP_COMPARE_MANY: Final = "Compare {count} with “{title}”"
DROP_ADD: Final = "Add to the comparison"
DROP_ADD_MANY: Final = "Add {count} to the comparison"
DROP_EARLIEST: Final = "The earliest is the baseline"
DROP_FETCHED: Final = "What is at Zoom is fetched first"
DROP_ITSELF: Final = Message("Drop it onto another meeting", "A meeting is not compared with itself.", "")
DROP_UNKNOWN: Final = Message("This meeting is not in the library any more", "It may have been deleted.", "")
