"""Sentences of comparisons. They speak of people as Zoom names them, and never of causes."""

from __future__ import annotations

from typing import Final

COMPARED_RANGE: Final = "{low} … {high}"
COMPARED_LEAST: Final = "The least of several stays."
COMPARED_GREATEST: Final = "The greatest of several stays."
COMPARED_WEIGHTED: Final = "The average of several stays, each weighted by how long it took."
COMPARED_NO_MEAN: Final = (
    "The averages of several stays. How long each took is not known, or there is no mean of such values, so no average "
    "is made of them."
)
COMPARED_PIXELS: Final = "{sign}{count} pixels"
COMPARED_STEPS: Final = "{sign}{count} levels"
COMPARED_WHY: Final = (
    "",
    "There is no such stream in the baseline.",
    "There is only such a stream in the baseline.",
    "One went through the client, the other through the web gateway or a room connector: they are not measured alike.",
    "One figure is Zoom's own summary, the other was computed from minutes: they are not measured alike.",
    "One of the figures is impossible.",
    "Several stays without a common average.",
    "One of the figures is missing.",
)
COMPARED_GUEST: Final = "Guest {number}"

COMPARED_SAME_MEETING: Final = "{a} and {b} are the same meeting: nothing differs."
COMPARED_SAME_MEETING_DIFFERS: Final = (
    "{a} and {b} are the same meeting, fetched at two times: what differs is what was here at the time."
)
COMPARED_NOBODY: Final = (
    "Nobody was in both {a} and {b}, as far as ids, e-mail addresses and names tell. Meetings can still be compared as "
    "a whole."
)
COMPARED_SOURCES: Final = (
    "The figures of {minutes} were computed from minutes, those of {summary} are Zoom's own summary. They are not "
    "measured alike, so nothing is subtracted."
)
COMPARED_KINDS: Final = (
    "{a} is a {kind_a} and {b} is a {kind_b}: in a webinar most people only listen, so figures of what they send may "
    "be missing."
)
COMPARED_READINGS: Final = (
    "Input and output are read differently in {a} and {b}; figures are paired by the direction that they stand for."
)
COMPARED_PARTIAL: Final = (
    "Only a part of {label} is here: who seems to be missing may be in the rest, and every figure of it is marked."
)
COMPARED_NO_QOS: Final = "Zoom has no QoS figures of {label}."
COMPARED_NAMELESS: Final = (
    "{count} in {label} can't be looked for elsewhere: no id, no e-mail address, and no name of their own."
)
