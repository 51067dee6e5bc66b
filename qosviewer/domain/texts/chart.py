"""Sentences of the large chart."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

CHART_TITLES: Final = {
    (False, False): "{metric}",
    (True, False): "{metric} ({medium})",
    (False, True): "{metric} ({direction})",
    (True, True): "{metric} ({medium} {direction})",
}
"""Title of a chart, by whether it is narrowed to a medium and to a direction."""
CHART_PIXELS: Final = "{count} pixels"
CHART_NOBODY: Final = "{title}: no participant has a reading."
CHART_COUNTS: Final = "{title}: participants with a reading {count}, without {without}."
CHART_ODD: Final = "Impossible readings, left out of these figures: {odd}."
CHART_MIDDLE: Final = {
    10: "The median is {median}, the 10th percentile {percentile}.",
    90: "The median is {median}, the 90th percentile {percentile}.",
}
CHART_NAMED: Final = "{name} ({value})"
CHART_WORST: Final = "Worst: {names}."
CHART_HIGHEST: Final = "Highest: {names}."
CHART_ONLY: Final = "The only one: {reading}."
CHART_ABOVE: Final = {
    False: "Above the limit of {limit}: {over} of {count}.",
    True: "Above the limit of {limit}: {over} of {count}, {share} % (95 % interval {low} to {high} %).",
}
CHART_BELOW: Final = {
    False: "Below the limit of {limit}: {over} of {count}.",
    True: "Below the limit of {limit}: {over} of {count}, {share} % (95 % interval {low} to {high} %).",
}
CHART_AXIS_WITH_UNIT: Final = "{title} ({unit})"
CHART_RANKS_WORST: Final = "Participants, worst first"
CHART_RANKS_HIGHEST: Final = "Participants, highest first"
CHART_COUNT_AXIS: Final = "Participants"
CHART_READING: Final = "{metric}: {values}"
CHART_STREAM: Final = "{stream} ({type})"
CHART_RANK: Final = "Rank {rank} of {count}"
CHART_BIN: Final = "{metric} from {low} to {high}"
CHART_BIN_WORD: Final = "{metric}: {word}"
CHART_BIN_COUNT: Final = "Participants: {count}"
CHART_BIN_SELECTED: Final = "Of them selected: {count}"
CHART_LIMIT_ABOVE: Final = ("▲ warning above {limit}", "■ bad above {limit}")
CHART_LIMIT_BELOW: Final = ("▲ warning below {limit}", "■ bad below {limit}")
CHART_SELECTED_ONE: Final = "{name} ({value}, rank {rank} of {count})"
CHART_SELECTED: Final = "Selected: {names}."
CHART_SELECTED_MORE: Final = "Selected: {names} and {more} more."
CHART_SELECTED_NONE: Final = "Nobody who is selected has such a reading."
CHART_LEGEND_RANGES: Final = "Bar: minimum to maximum. Mark: average."
CHART_LEGEND_MARKS: Final = "Mark: the reading."
CHART_LEGEND_STATES: Final = "● within the limits ▲ warning ■ bad ○ no limit applies"
CHART_LEGEND_CUT: Final = "An arrow at the upper edge: the bar goes on. Zoom out to see its end."
CHART_LEGEND_ODD: Final = "✕ an impossible reading, drawn as received."
CHART_LEGEND_HISTOGRAM: Final = "Each bar counts participants by their average. A click selects them."
CHART_MEETING: Final = "{title}, {start}"
CHART_NO_STREAMS: Final = "Nobody has streams that could carry “{metric}” in this meeting."
CHART_NO_DIRECTION: Final = "Nobody has streams of this kind in the direction “{direction}”."
CHART_NOT_REPORTED: Final = "{title}: there are such streams, but Zoom reported no number for any of them."
CHART_HINT: Final = (
    "Click or Enter selects, Ctrl adds, Shift and drag selects a stretch. Drag or the wheel zooms, a double click or "
    "Home shows all. Left and right go from one to the next."
)
CHART_NAME: Final = "Chart: {title}"
PICTURE_COPIED: Final = Message("Copied", "The clipboard holds the picture, and the summary as text.")
PICTURE_SAVED: Final = Message("Picture saved", "“{path}” was written.")
PICTURE_FILE_NAME: Final = "{title} {meeting}"
CHART_PREPARING: Final = "Preparing the chart…"
