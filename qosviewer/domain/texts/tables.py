"""Sentences of the tables: cells, counts, and why there is nothing to show."""

from __future__ import annotations

from typing import Final

CELL_RECEIVED: Final = "Received as “{raw}”."
CELL_SPOKEN_WITH_NOTE: Final = "{value}. {note}"
RANGE_ALL: Final = "{middle} on average, from {low} to {high}"
RANGE_MIDDLE: Final = "{middle} on average"
RANGE_ENDS: Final = "from {low} to {high}"
RANGE_UP_TO: Final = "up to {high}"
RANGE_NOTHING: Final = "not reported"
RANGE_CLIPPED: Final = "The bar ends at the edge of the scale; the value lies beyond it."
RANGE_LEGEND: Final = "The bar goes from minimum to maximum, the mark is the average."
RANGE_LEGEND_LIMIT: Final = (
    "The bar goes from minimum to maximum, the mark is the average, the tick the limit of {limit}."
)
PARTICIPANTS_SHOWN: Final = "Participants: {shown} of {total} shown"
PARTICIPANTS_ALL: Final = "Participants: {total}"
STREAMS_SHOWN: Final = "Streams: {shown} of {total} shown"
STREAMS_ALL: Final = "Streams: {total}"
SHOWING_EVERYONE: Final = "Showing everyone"
SHOWING_ONE: Final = "Showing {name}"
SHOWING_SELECTED: Final = "Showing {count} selected participants"
EMPTY_NO_PARTICIPANTS: Final = "No participants yet."
EMPTY_FILTERED: Final = "No participant matches this filter."
EMPTY_FILTERED_PROBLEMS: Final = "No participant with problems matches this filter."
EMPTY_NO_PROBLEMS: Final = "No participant with problems: no reading is over a limit."
EMPTY_STREAMS_FILTERED: Final = "No stream matches the filter."
EMPTY_MEDIUM_ONE: Final = {
    "audio": "Zoom reported no audio of {name} in this meeting.",
    "video": "Zoom reported no video of {name} in this meeting.",
    "share": "{name} never shared or watched a screen in this meeting.",
    "cpu": "{name} reported no CPU data.",
    "all": "Zoom reported no streams of {name}.",
}
EMPTY_MEDIUM_SEVERAL: Final = {
    "audio": "Zoom reported no audio of the {count} selected participants in this meeting.",
    "video": "Zoom reported no video of the {count} selected participants in this meeting.",
    "share": "None of the {count} selected participants shared or watched a screen in this meeting.",
    "cpu": "None of the {count} selected participants reported CPU data.",
    "all": "Zoom reported no streams of the {count} selected participants.",
}
EMPTY_MEDIUM_EVERYONE: Final = {
    "audio": "Zoom reported no audio in this meeting.",
    "video": "Zoom reported no video in this meeting.",
    "share": "Nobody shared a screen in this meeting.",
    "cpu": "Nobody reported CPU data.",
    "all": "Zoom reported no streams in this meeting.",
}
RAW_CUT: Final = "Only the first {shown} of {total} participants are shown here. Select those that matter."
RAW_NOT_FOUND: Final = "Not found."
