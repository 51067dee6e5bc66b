"""Titles of what is written of the views of a comparison, and sentences of the command that writes them."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

EXPORT_OVERVIEW: Final = "Figures of each meeting, changes from {label}"
EXPORT_PAIRS: Final = "{better}, {worse}, {same}"
EXPORT_OVERVIEW_COLUMNS: Final = (
    "What",
    "Meeting",
    "People",
    "Median",
    "Beyond the limit",
    "Verdict",
    "Median change",
    "Better, worse, same",
)
EXPORT_CIRCUMSTANCES: Final = "What changed around them"
EXPORT_CIRCUMSTANCE_COLUMNS: Final = ("Circumstance", "Meeting", "How many")
EXPORT_CHANGED: Final = "{other} against {baseline}"
EXPORT_TREND: Final = "{measure}, meeting by meeting"
EXPORT_TREND_COLUMNS: Final = (
    "Meeting",
    "Started (UTC)",
    "With problems",
    "People",
    "Median",
    "9 in 10 within",
    "Figures",
)
EXPORT_TREND_PEOPLE: Final = "{measure}, person by person; bad, with problems and absent in the last {count}"
EXPORT_TREND_PEOPLE_COLUMNS: Final = ("Person", "Over the meetings{unit}", "Bad", "Problems", "Absent", "Latest")
EXPORT_GROUPS_WITHIN: Final = "{measure} by {fact}, each group against the largest of {label}"
EXPORT_GROUPS_ACROSS: Final = "{measure} by {fact}, each group against itself in {label}"
EXPORT_GROUP_COLUMNS: Final = (
    "Group",
    "Meeting",
    "People",
    "With problems",
    "n",
    "Median",
    "Difference",
    "Verdict",
)
EXPORT_STANDING: Final = "{name} against the others of the same meeting"
EXPORT_STANDING_COLUMNS: Final = (
    "What",
    "Meeting",
    "Figure",
    "Rank",
    "The others",
    "Distance",
    "By its limit",
)
EXPORT_WORDS: Final = "{other} against {baseline}"
EXPORT_NO_GROUPS: Final = "Of nobody is it known: it comes with the list of participants, where Zoom has one."
EXPORT_NO_STANDING: Final = "There are no figures of this person."
EXPORT_NO_FIGURES: Final = "None of these meetings has figures."
EXPORT_KINDS: Final = "Zoom's own figures and figures computed from minutes are never joined into one line."
EXPORT_PARTIAL_SIGN: Final = "◐: only a part of {labels} is here."
EXPORT_TURN: Final = "{measure}, {before} before and {after} from {since} on"
EXPORT_TURN_COLUMNS: Final = ("Who", "People", "Compared", "Before", "After", "Median change", "Verdict", "Persons")

COMPARE_FIGURE_STATISTIC: Final = Message(
    "--figure names a medium, a direction and a metric",
    "“{name}” also names a statistic; trends and groups go by the one that stands for the metric.",
    "Leave it out, for example: audio.downlink.{metric}.",
)
COMPARE_NO_FACT: Final = Message("People can't be grouped by “{name}”", "", "They can be by: {known}.")
COMPARE_NOBODY_CALLED: Final = Message(
    "Nobody is called “{name}”",
    "No name, e-mail address or id of the people who are compared is that.",
    "Write a part of the name, the whole address, or the id.",
)
COMPARE_SEVERAL_CALLED: Final = Message(
    "Several people are called “{name}”", "It fits {count}: {names}.", "Write the whole e-mail address, or the id."
)
COMPARE_WITH_ADDRESS: Final = "{name} ({address})"
COMPARE_OPTION_OF_VIEW: Final = Message(
    "{option} has no meaning here", "It belongs to {views}.", "Add the view that you want, or leave the option out."
)
COMPARE_LAST_WITHOUT_NUMBER: Final = Message(
    "--last goes with the number of a series",
    "“{name}” is one meeting, and not a number that is held again and again.",
    "Give the meeting number, for example: --last 6 81234567890.",
)
COMPARE_LAST_RANGE: Final = Message(
    "--last {count} can't be compared", "A comparison has two to {most} meetings.", "Give a number from 2 to {most}."
)
COMPARE_FROM_ARCHIVE: Final = "{name}: the latest in the archive, {start}; --refresh asks Zoom for a later one."
COMPARE_LAST_TAKEN: Final = "{name}: the last {count}, {first} to {last}, as {known} knows them."
COMPARE_LAST_BY_ARCHIVE: Final = "the archive"
COMPARE_LAST_BY_ZOOM: Final = "Zoom"
COMPARE_LAST_FEWER: Final = "{name}: the last {wanted} were asked for; known: {count}."
