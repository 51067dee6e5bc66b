"""Sentences that have to be read before a comparison, and what can be tried. They never accuse anybody of anything."""

from __future__ import annotations

from typing import Final

REMARK_SAME_MEETING: Final = "{a} and {b} are the same meeting: nothing differs."
REMARK_SAME_MEETING_TRY: Final = "Compare with another meeting to see a difference."
REMARK_SAME_MEETING_DIFFERS: Final = (
    "{a} and {b} are the same meeting, fetched at two times: what differs is what was here at the time."
)
REMARK_SAME_MEETING_SOURCES: Final = "{a} and {b} are the same meeting, measured in two ways."
REMARK_NOBODY: Final = "Nobody was in both {a} and {b}, as far as ids, e-mail addresses and names tell."
REMARK_NOBODY_TRY: Final = (
    "Overview and Groups compare them as a whole; whoever came under another name can be paired under “Who is who”."
)
REMARK_SOURCES: Final = (
    "The figures of {minutes} were computed from minutes, those of {summary} are Zoom's own summary. They are not "
    "measured alike, so nothing is subtracted."
)
REMARK_SOURCES_TRY: Final = (
    "They stand beside one another. To have differences, compare Zoom's summaries of both, or minutes of both."
)
REMARK_KINDS: Final = (
    "{a} is a {kind_a} and {b} is a {kind_b}: in a webinar most people only listen, so figures of what they send may "
    "be missing. What they receive can be compared."
)
REMARK_READINGS: Final = (
    "Input and output are read differently in {a} and {b}; figures are paired by the direction that they stand for."
)
REMARK_PARTIAL: Final = (
    "Only a part of {label} is here: who seems to be missing may be in the rest, and every figure of it is marked."
)
REMARK_PARTIAL_BOTH: Final = (
    "Only parts of {a} and {b} are here: who seems to be missing may be in the rest, and every figure is marked."
)
REMARK_PARTIAL_TRY: Final = "Fetch the rest, then compare again."
REMARK_NO_QOS: Final = "There are no QoS figures of {label}: its people are listed, and nothing can be subtracted."
REMARK_NO_QOS_BOTH: Final = "There are no QoS figures of {a} and {b}: only their people can be compared."
REMARK_NO_QOS_TRY: Final = (
    "Zoom has figures some minutes after a meeting ended, and for a year: a meeting of this time can be fetched again."
)
REMARK_NAMELESS: Final = (
    "{count} people have no id, no e-mail address and no name of their own ({before} in {a}, {after} in {b}): whether "
    "any of them were in both can't be told."
)
REMARK_NAMELESS_ONE: Final = (
    "One person, in {label}, has no id, no e-mail address and no name of their own: whether they were in both can't be "
    "told."
)
REMARK_NAMELESS_TRY: Final = "Device, network, place and time may tell: see “Who is who”."
REMARK_UNSURE: Final = "Of {count} who could be one another it can't be told who is who; that can be decided by hand."
REMARK_UNSURE_TRY: Final = "See “Who is who”."
REMARK_SHARED: Final = (
    "In {label} several seats at once share an e-mail address or an account: {names}. Each is taken for one person."
)
REMARK_SHARED_TRY: Final = "Where they are several people, take them apart among the participants of that meeting."
REMARK_PATHS: Final = (
    "{what} of {count} people came by the {before} in {a} and by the {after} in {b}. That is not measured alike, so it "
    "is not subtracted: {names}."
)
REMARK_PATHS_ONE: Final = (
    "{what} of {names} came by the {before} in {a} and by the {after} in {b}. That is not measured alike, so it is not "
    "subtracted."
)
REMARK_AND_MORE: Final = "{names} and {count} more"
REMARK_WITH_ADVICE: Final = "{text} {advice}"

REMARKS_TITLE: Final = "What to know of this comparison"
REMARKS_SHOW: Final = "Show {count} ▸"
REMARKS_SHOW_WHOM: Final = "Show {count}: {remark}"
REMARKS_MORE: Final = "{count} more…"
REMARKS_FEWER: Final = "Show fewer"

PATH_FIGURE: Final = "{value} ({path})"
PATH_COUNT: Final = "{words}, {count} by {path}"
OVERVIEW_NONE_OF: Final = "no figures of {label}"
TREND_REPEATED: Final = "A meeting is here twice and counts once: {labels} is left out."
TREND_SILENT: Final = "There are no such figures of {labels}."
