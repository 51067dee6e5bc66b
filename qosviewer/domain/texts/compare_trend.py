"""Sentences of the trend of a comparison. They say what is seen before and after a date, never what caused it."""

from __future__ import annotations

from typing import Final

TREND_COLUMNS: Final = ("Meeting", "Started", "People with problems", "People", "Median", "{high}", "Figures")
TREND_TITLE: Final = "Instances"
TREND_PEOPLE_COLUMNS: Final = ("Person", "{measure}", "Bad in any figure", "Problems in any figure", "Latest figure")
TREND_PEOPLE_TITLE: Final = "People"
TREND_RECENTLY: Final = "in {count} of the last {total}"
TREND_RECENTLY_ABSENT: Final = "{said}, absent from {count}"
TREND_RECENTLY_UNKNOWN: Final = "{said}, not enough data in {count}"
TREND_AWAY: Final = "absent from the last {count}"
TREND_NOT_THERE: Final = "absent"
TREND_NO_FIGURE: Final = "no figure"
TREND_PEOPLE_LEGEND: Final = "● good, ▲ warning, ■ bad by this figure’s limits, from {limit} (dotted); × absent"
TREND_PEOPLE_LEGEND_PLAIN: Final = "● a figure, which has no limit; × absent"
TREND_QSS: Final = "Zoom's summary"
TREND_MINUTES: Final = "computed from minutes"
TREND_SHARE_AXIS: Final = "People with problems, and how sure that is (95 %)"
TREND_MEDIAN: Final = "median"
TREND_HIGH: Final = "9 in 10 stay below"
TREND_LOW: Final = "9 in 10 stay above"
TREND_LIMIT: Final = "limit {limit}"
TREND_BAD_LIMIT: Final = "bad {limit}"
TREND_FROM_MINUTES: Final = "from minutes"
TREND_PART: Final = "only a part is here"
TREND_MARK: Final = "&Mark a date"
TREND_MARK_TIP: Final = "In the chart the marked date is dragged, or moved by Ctrl and the arrow keys."
TREND_DATE: Final = "Date"
TREND_DATE_NAME: Final = "What happened then"
TREND_DATE_NAME_HINT: Final = "What happened? E.g. new access points"
TREND_ALONE: Final = "One meeting is no trend: choose two or more."
TREND_KINDS: Final = (
    "Zoom's own figures and figures computed from minutes stand on lines of their own; people and dates are shown by "
    "the kind of the last instance."
)
TREND_CHART: Final = "Trend of {measure} over {count} meetings"
TREND_CHART_HELP: Final = (
    "Left and right walk the meetings. Enter marks the date of a meeting; then Ctrl and left or right move the mark."
)
TREND_POINT: Final = "{meeting}, {start}: problems {share}; median {median}, {high_word} {high}"
TREND_MARKED: Final = "Marked: {date}"

TURN_TITLE: Final = "Before and after"
TURN_COLUMNS: Final = ("Who", "People", "Compared", "Before", "After", "Median change", "Verdict", "Persons")
TURN_FROM: Final = "from {date} on"
TURN_HEADING: Final = "{measure}, {before} before and {after} {since}."
TURN_NAMED: Final = "{name}. {heading}"
TURN_MARK: Final = "{name}, {date}"
TURN_MEETINGS: Final = "{count} meetings"
TURN_MEETINGS_ONE: Final = "one meeting"
TURN_WHO: Final = {
    "before": "Problems before",
    "since": "Problems only since",
    "others": "The others",
    "selected": "Those selected",
    "rest": "All others",
}
TURN_NOT_ENOUGH: Final = "not enough data yet"
TURN_LACKING: Final = {
    "before": "no meeting before the date",
    "after": "no meeting from the date on yet",
    "people": "{count} of the {fewest} needed",
}
TURN_LACKING_WITH: Final = "{change} ({lacking})"
TURN_PERSON: Final = "{name} {change}"
TURN_CHANCE: Final = (
    "Compared is whoever has figures on both sides of the date. Chosen for problems before, people tend to look better "
    "afterwards by chance alone; chosen for problems since, to look worse than before: read both beside the others."
)
TURN_ONE_SIDED: Final = "On one side only"
TURN_NOT_COMPARED: Final = "can't be compared"
TURN_UNMARKED: Final = "Mark a date, and what was before it is held against what came after."
