"""Sentences about minutes: fetching them, and the timeline."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

SOURCE_TITLE: Final = {"qss": "Zoom's summary", "minutes": "Computed from minutes", "file": "From a file"}
SOURCE_BADGE_HELP: Final = (
    "Zoom's own summary was not to be had. Each average is the mean of the minutes, each minimum and maximum that of "
    "the values of single minutes, so they differ from a summary of Zoom's and are never mixed with one."
)

MINUTES_WAY_ONE: Final = "Fetch this participant (1 call)"
MINUTES_WAY_SELECTED: Final = "Fetch the {count} selected ({calls} calls)"
MINUTES_WAY_FLAGGED_ONE: Final = "Fetch the one with problems (1 call)"
MINUTES_WAY_FLAGGED: Final = "Fetch the {count} with problems ({calls} calls)"
MINUTES_WAY_EVERYONE_ONE: Final = "Fetch everyone (1 call)"
MINUTES_WAY_EVERYONE: Final = "Fetch everyone (about {calls} calls)"
MINUTES_NONE_YET: Final = (
    "Zoom has numbers of every minute as well. They are fetched on demand, because they cost further calls."
)
MINUTES_NONE_OF_SELECTED: Final = "The minutes of your selection are not fetched yet."
MINUTES_SOME_OF_SELECTED: Final = "Minutes are known of {known} of the {count} selected."
MINUTES_WAIT_FOR_SUMMARY: Final = "The minutes can be fetched once the participants are here."
MINUTES_ZOOM_HAS_NONE: Final = "Zoom has no minutes of {name}."
MINUTES_ZOOM_HAS_NONE_OF_SEVERAL: Final = "Zoom has no minutes of the {count} selected participants."
MINUTES_NOT_OF_ABSENT: Final = "Zoom has no QoS of {name}, and so no minutes. {reason}."
MINUTES_NOT_OF_SEVERAL_ABSENT: Final = "Zoom has no QoS of the {count} selected, and so no minutes."
MINUTES_OPENING: Final = "Opening the account…"
MINUTES_RUNNING: Final = "Minutes: {done} of {wanted} calls made. Participants: {stays}."
MINUTES_WAITING: Final = "Waiting until {until}, as Zoom asks. Participants so far: {stays}."
MINUTES_STOPPED: Final = "Minutes not complete: {done} of {wanted} calls made. Participants: {stays}."
MINUTES_COMPLETE: Final = "Minutes complete. Participants: {stays}."
MINUTES_COMPLETE_WITHOUT: Final = "Minutes complete. Participants: {stays}. Zoom has none of {without} others."
MINUTES_NOT_KEPT: Final = Message(
    "The minutes are not kept",
    "They are on screen, but the archive did not take them: {reason}",
    "Fetch them again once the archive can be written.",
)
MINUTES_REFUSED: Final = "{detail} The summary is not concerned and stays on screen."

FROM_MINUTES_OFFER: Final = (
    "{advice} Meanwhile minimum, average and maximum can be computed from the minutes, which need no QSS. They are "
    "marked as such."
)
FROM_MINUTES_OPTION: Final = (
    "{advice} Meanwhile “qosviewer fetch --from-minutes” computes minimum, average and maximum from the minutes, which "
    "need no QSS, and marks them as such."
)
FROM_MINUTES_INSTEAD: Final = "{meeting}: no summary ({title}). Computed from the minutes."
FROM_MINUTES_INSTEAD_CALLS: Final = "{meeting}: no summary ({title}). Computed from the minutes; calls: about {calls}."
FROM_MINUTES_WAY: Final = "Comp&ute from the minutes"
FROM_MINUTES_WAY_ONE: Final = "Comp&ute from the minutes (1 call)"
FROM_MINUTES_WAY_CALLS: Final = "Comp&ute from the minutes (about {calls} calls)"

ESTIMATE_FLAGGED: Final = "{count} flagged participants: {calls} calls, or all {total}: {all_calls} calls."

TIMELINE_SHOWING_FIRST: Final = "{shown} of {count} shown, problems first. Select others to see them."
TIMELINE_SHOWING: Final = "Showing {count} participants."
TIMELINE_SHOWING_STAYS: Final = "Showing {count} stays of {name}."
TIMELINE_SHOWING_ONE: Final = "Showing {name}."
TIMELINE_STAY: Final = "{name}, stay {place} of {count}"
TIMELINE_STREAM_CHOICE: Final = "{stream}: all metrics"
TIMELINE_ALL_STREAMS: Final = "{metric}: all streams"
TIMELINE_AXIS_LOCAL: Final = "Local time ({zone})"
TIMELINE_AXIS_UTC: Final = "UTC"
TIMELINE_AXIS_SINCE: Final = "Hours and minutes since the start"
TIMELINE_SINCE: Final = "{time} after the start"
TIMELINE_BEYOND: Final = {
    False: "{shape} above {limit} in {beyond} of {judged} minutes, first at {time}",
    True: "{shape} below {limit} in {beyond} of {judged} minutes, first at {time}",
}
TIMELINE_WITHIN: Final = "● within {limit} in all {judged} minutes"
TIMELINE_NO_LIMIT: Final = "no limit applies"
TIMELINE_NO_LANES: Final = "None of the minutes shown has a reading of “{title}”."
TIMELINE_WIFI: Final = "Wi-Fi signal"
TIMELINE_CARD_TITLE: Final = "{name}, {time}"
TIMELINE_CARD_READING: Final = "{shape} {lane}: {value}"
TIMELINE_CARD_PEAK: Final = "{shape} {lane}: {value}, up to {high}"
TIMELINE_CARD_RANGE: Final = "{shape} {lane}: {value}, from {low} to {high}"
TIMELINE_CARD_LIMIT: Final = {False: "{reading} (limit {limit})", True: "{reading} (limit at least {limit})"}
TIMELINE_CARD_ODD: Final = "✕ {lane}: {value}, an impossible reading"
TIMELINE_CARD_GAP: Final = "– {lane}: no reading"
TIMELINE_NAME: Final = "Timeline: {title}"
TIMELINE_HINT: Final = (
    "Each step is one minute, the pale band reaches to the highest and lowest moment within it; where nothing is "
    "drawn, Zoom has no reading. ▲ warning ■ bad. Drag to zoom, double click or Home for all; "
    "left and right go from minute to minute, up and down from participant to participant."
)
TIMELINE_HINT_SHORT: Final = "One step is one minute; where nothing is drawn, Zoom has no reading."
SPARKLINE_NOTE: Final = "Drawn minute by minute over the whole meeting; nothing is drawn where a minute has no reading."
