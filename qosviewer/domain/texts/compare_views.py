"""Sentences of the views of a comparison: paragraph, groups, export. They never speak of causes."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

VIEW_COMPUTING: Final = "Computing…"

SHARE_OF_NOTHING: Final = "–"
SHARE_OF_FEW: Final = "{count} of {total} ({low} … {high} %)"
SHARE_OF_MANY: Final = "{count} of {total}, {share} % ({low} … {high} %)"
INTERVAL: Final = "{value} ({low} … {high})"
FIGURE_BELOW: Final = "< {value}"
ESTIMATE_TOO_FEW: Final = "{value}: not enough pairs to say ({count})"
ESTIMATE_TOO_FEW_FIGURES: Final = "{value}: too few to say ({count})"
ESTIMATE_NO_FIGURES: Final = "no figures"
ESTIMATE_NOTHING: Final = "not enough pairs to say"

PARAGRAPH_HELP: Final = "Each sentence is a link: it selects the people whom it is about and shows them in the table."
PARAGRAPH_ALONE: Final = "There is one meeting only: there is nothing to say of a difference."
PERSONS_TITLE: Final = "Whose figures moved, and are or were beyond a limit"
PERSONS_TITLE_FIRST: Final = "Whose figures moved, and are or were beyond a limit: the first {shown} of {count}"
PERSONS_COLUMNS: Final = ("Person", "What", "{before}", "{after}", "Difference", "Verdict", "Paired by")
PERSONS_TIE: Final = "{tie}, {sureness}"
PERSONS_STANDING: Final = "Against the &others…"
PERSONS_STANDING_TIP: Final = "How the selected person stands among all others of the same meeting."
PARAGRAPH_COPIED: Final = "Copied."
PARAGRAPH_TIP_ONE: Final = "Shows one person in the table."
PARAGRAPH_TIP: Final = "Shows {count} people in the table."

GROUP_COLUMNS: Final = (
    "Group",
    "Meeting",
    "Verdict",
    "Spread",
    "Median",
    "Difference of the medians",
    "With problems",
    "Figures",
    "People",
)
COMPARED_GROUPS_TITLE: Final = "Groups"
GROUP_UNKNOWN: Final = "not known"
GROUP_BY: Final = "&Group by"
GROUP_WITHIN: Final = "Within {label}, against the largest group"
GROUP_ACROSS: Final = "Each group against itself in {label}"
GROUP_SCOPE: Final = "&Compare"
GROUP_REFERENCE: Final = "reference"
GROUP_NO_REFERENCE: Final = "not in the baseline"
COMPARED_NOT_ALIKE: Final = "not measured alike"
GROUP_TOO_FEW: Final = "too few to say"
GROUP_NOTHING: Final = (
    "Nothing is known of this: it is in the list of participants, which is fetched beside the figures where Zoom has "
    "it."
)
COMPARED_GROUPS_HELP: Final = (
    "Somebody with several stays counts once. Intervals are 95 %; a verdict needs five figures in each group. Enter "
    "shows the people of a group in the table."
)
STANDING_COLUMNS: Final = ("What", "Meeting", "Figure", "Rank", "Median of the others", "Distance", "By its limit")
STANDING_TITLE: Final = "One person against the others"
STANDING_WHO: Final = "&Person"
STANDING_HELP: Final = (
    "Against the others of the same meeting. Rank 1 is the best; where no way is better, the highest. Enter shows the "
    "figure in the table."
)
STANDING_RANK: Final = "{rank} of {count}"
STANDING_STATE: Final = "{shape} {state}"
STANDING_NOTHING: Final = "There are no figures of this person."
MEASURE: Final = "&Figure"

COMPARE_EXPORT_TITLE: Final = "Export comparison"
COMPARE_EXPORT_WHAT: Final = "&Write"
COMPARE_EXPORT_SHOWN: Final = "The table as it is shown: {count} rows, its columns"
COMPARE_EXPORT_EVERYTHING: Final = "Everybody with all figures: {count} rows"
COMPARE_EXPORT_WORDS: Final = "In words: {other} against {baseline}"
COMPARE_EXPORT_OVERVIEW: Final = "Overview: figures with a limit"
COMPARE_EXPORT_OVERVIEW_ALL: Final = "Overview: all figures"
COMPARE_EXPORT_TREND: Final = "Trend: {measure}"
COMPARE_EXPORT_TREND_SINCE: Final = "Trend: {measure}, before and after {date}"
COMPARE_EXPORT_GROUPS: Final = "Groups: {measure} by {fact}; {name} among the others"
COMPARE_EXPORT_FORMATS: Final = ("&CSV, for spreadsheets", "&JSON, for programs", "Mar&kdown", "&Text, 80 columns wide")
COMPARE_EXPORT_HOLDS_ROWS: Final = "A row per person or stream, a column per figure and meeting."
COMPARE_EXPORT_HOLDS_PARTS: Final = "The tables of the view below one another; the column “part” says which is which."
COMPARE_EXPORT_HOLDS_ALL: Final = (
    "Every view at once. Its people are those of the table, or everybody if that is chosen."
)
COMPARE_EXPORT_HOLDS_MOVED: Final = "The paragraph, and what got better or worse; the other formats have every figure."
COMPARE_EXPORT_HOLDS_VIEW: Final = "The tables of the view, to be pasted."
COMPARE_EXPORT_PARTIAL: Final = Message(
    "This is a part of the comparison", "One of the meetings is here in part only; its figures are marked in the file."
)
COMPARE_EXPORTED: Final = "Comparison exported to {path}."
