"""Sentences of comparisons. They speak of people as Zoom names them, and never of causes."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

COMPARED_RANGE: Final = "{low} … {high}"
COMPARED_LEAST: Final = "The least of several stays."
COMPARED_GREATEST: Final = "The greatest of several stays."
COMPARED_WEIGHTED: Final = "The average of several stays, each weighted by how long it took."
COMPARED_NO_MEAN: Final = (
    "The averages of several stays. How long each took is not known, or there is no mean of such values, so no average "
    "is made of them."
)
COMPARED_POINTS: Final = "pp"
COMPARED_PIXELS: Final = "{sign}{count} pixels"
COMPARED_STEPS: Final = "{sign}{count} levels"
COMPARED_WHY: Final = (
    "",
    "There is no such stream in the baseline.",
    "There is only such a stream in the baseline.",
    "One went through the client, the other through the web gateway or a room connector: they are not measured alike.",
    "One figure is Zoom's own summary, the other was computed from minutes: they are not measured alike.",
    "One of the figures is impossible.",
    "Several stays without a common average: what lies between the two can't be told.",
    "One of the figures is missing.",
    "Several stays without a common average: what lies between the two is a range, and all of it says the same.",
)
COMPARED_GUEST: Final = "Guest {number}"
COMPARED_NAMESAKE: Final = "{name} ({by})"

COMPARED_PARTIAL_FIGURE: Final = "{value} (partial)"

COMPARED_TOO_FEW: Final = "not enough pairs to say"
COMPARED_MEASURE: Final = "{slot} {metric}"
COMPARED_BOTH: Final = "{count} people were in both {a} and {b}."
COMPARED_BOTH_ONE: Final = "One person was in both {a} and {b}."
COMPARED_ONLY: Final = "{count} people were only in {label}."
COMPARED_ONLY_ONE: Final = "One person was only in {label}."
COMPARED_ONLY_YET: Final = "{count} people were in {label} and are not in the part of {other} that is here."
COMPARED_ONLY_YET_ONE: Final = "One person was in {label} and is not in the part of {other} that is here."
COMPARED_NO_FIGURES: Final = "None of them has figures that can be compared."
COMPARED_MEASURES: Final = {
    (False, False): (
        "{measure} got worse, beyond its limit, for {count} of the {total} who can be compared "
        "(median of these {before} → {after})."
    ),
    (
        False,
        True,
    ): "{measure} got worse, beyond its limit, for one of the {total} who can be compared ({before} → {after}).",
    (True, False): (
        "{measure} got better, from beyond its limit, for {count} of the {total} who can be compared "
        "(median of these {before} → {after})."
    ),
    (
        True,
        True,
    ): "{measure} got better, from beyond its limit, for one of the {total} who can be compared ({before} → {after}).",
}
"""By whether it got better, and whether it is one person's."""
COMPARED_MEASURES_ALONE: Final = {
    (
        False,
        True,
    ): "{measure} got worse, beyond its limit, for the only one who can be compared ({before} → {after}).",
    (True, True): (
        "{measure} got better, from beyond its limit, for the only one who can be compared ({before} → {after})."
    ),
}
COMPARED_TOGETHER: Final = {
    (False, False): (
        "{direction} {metric} got worse, beyond its limit, for {count} of the {total} who can be compared "
        "(medians of these: {figures})."
    ),
    (False, True): (
        "{direction} {metric} got worse, beyond its limit, for one of the {total} who can be compared ({figures})."
    ),
    (True, False): (
        "{direction} {metric} got better, from beyond its limit, for {count} of the {total} who can be compared "
        "(medians of these: {figures})."
    ),
    (True, True): (
        "{direction} {metric} got better, from beyond its limit, for one of the {total} who can be compared "
        "({figures})."
    ),
}
"""Of several media that moved alike; by whether it got better, and whether it is one person's."""
COMPARED_TOGETHER_ALONE: Final = {
    (False, True): (
        "{direction} {metric} got worse, beyond its limit, for the only one who can be compared ({figures})."
    ),
    (True, True): (
        "{direction} {metric} got better, from beyond its limit, for the only one who can be compared ({figures})."
    ),
}
COMPARED_MEDIUM: Final = "{medium} {before} → {after}"
COMPARED_OF: Final = "{count} of {total}"
COMPARED_PROBLEMS: Final = "{before} had problems in {a}, {after} in {b}."
COMPARED_WORSE: Final = "Worse for {count}: {named}."
COMPARED_BETTER: Final = "Better for {count}: {named}."
COMPARED_COINCIDENCES: Final = {
    ("one", True): "Who got {verdict} had another {fact} than before ({changes}), against {others} of the other {of}.",
    ("one", False): "Who got {verdict} had another {fact} than before ({changes}).",
    ("both", True): (
        "Both who got {verdict} had another {fact} than before ({changes}), against {others} of the other {of}."
    ),
    ("both", False): "Both who got {verdict} had another {fact} than before ({changes}).",
    ("all", True): (
        "All {total} who got {verdict} had another {fact} than before ({changes}), against {others} of the other {of}."
    ),
    ("all", False): "All {total} who got {verdict} had another {fact} than before ({changes}).",
    ("some", True): (
        "{count} of the {total} who got {verdict} had another {fact} than before ({changes}), against {others} of the "
        "other {of}."
    ),
    ("some", False): "{count} of the {total} who got {verdict} had another {fact} than before ({changes}).",
}
"""By how many of those it is about, and whether there are others of whom it is known."""
COMPARED_COINCIDENCE_ONLY: Final = "Whether that is why can't be told from this."
COMPARED_PERSON: Final = "{name} ({medium} {direction} {metric} {before} → {after})"
COMPARED_PERSON_PLAIN: Final = "{name} ({medium} {metric} {before} → {after})"
COMPARED_AND_NEXT: Final = "{named}; {person}"
COMPARED_AND_MORE: Final = "{named}; and {count} more"
COMPARED_NOBODY_MOVED: Final = "Nobody has a figure that moved and is or was beyond a limit."
COMPARED_RANGED: Final = "Of several stays no more than a range is known, and all of it says: {named}."
COMPARED_RANGED_PERSON: Final = "{name} {verdict} ({measure} {before} → {after})"
COMPARED_OTHERS_NOT: Final = "For {count} people nothing moved that is or was beyond a limit."
COMPARED_IN_PART: Final = (
    "Of {count} others only some figures can be compared, and of these nothing moved that is or was beyond a limit: "
    "{names}."
)
COMPARED_IN_PART_ONE: Final = (
    "Of {names} only some figures can be compared, and of these nothing moved that is or was beyond a limit."
)
COMPARED_OTHERS: Final = "For the other {count} nothing moved that is or was beyond a limit."
COMPARED_OTHERS_ONE: Final = "For the one other nothing moved that is or was beyond a limit."
COMPARED_WITHOUT_FIGURES: Final = "No figures can be compared for {count} of those who were in both."

COMPARED_SIDES: Final = {
    (True, False): "{label}: {title}, {start}, {people} people",
    (True, True): "{label}: {title}, {start}, one person",
    (False, False): "{label}: {title}, {start}, {people} people, only a part of it",
    (False, True): "{label}: {title}, {start}, one person, only a part of it",
}
"""By whether all of it is here, and whether it is one person."""
COMPARED_START_UNKNOWN: Final = "start not known"
COMPARED_HEADING: Final = "{other} against {baseline}, the baseline"
COMPARED_COLUMNS: Final = ("Person", "What", "Difference", "Verdict")
COMPARED_PERHAPS: Final = "{name} (by {tie}, perhaps)"
COMPARED_STATISTIC: Final = "{title}, {stat}"
COMPARED_ONLY_TITLE: Final = "Only in {label} ({count})"
COMPARED_ONLY_YET_TITLE: Final = "In {label}, not in the part of {other} that is here ({count})"
COMPARED_UNSURE_TITLE: Final = "Unclear who is who ({count})"
COMPARED_NAME_COUNT: Final = "{name} ({count})"
COMPARED_LIST: Final = "{title}: {names}"
COMPARED_REMARK: Final = "{note} ({about})"

CHECK_NOT_UNDERSTOOD: Final = Message(
    "The check can't be understood",
    "“{text}” is no term of a check.",
    "Write for example: worse(loss.avg) > 1, or: worse(audio.downlink.loss) >= 10% and better(jitter) = 0.",
)
CHECK_NEITHER_WAY: Final = Message(
    "“{figure}” never gets {verdict}",
    "Neither more nor less of it is better.",
    "Write changed({figure}), or name another figure.",
)
CHECK_EITHER_WAY: Final = Message(
    "“{figure}” gets better or worse",
    "“changed” is for figures of which neither way is better, such as bitrates.",
    "Write worse({figure}) or better({figure}), or: same({figure}) < 90%.",
)
CHECK_FOUND: Final = "{label}: {figure} {verdict} for {count} of {total}"
CHECK_CANT_TELL: Final = Message(
    "The check can't tell", "There is nobody of whom these figures can be compared.", "Look who was in both meetings."
)
CHECK_WITHOUT_BASELINE: Final = Message(
    "The check can't tell",
    "The meeting that the others were to be held against could not be had.",
    "Try again, or name another one with --baseline.",
)
CHECK_PARTIAL: Final = Message(
    "The check rests on a part", "It did not fail, but only a part of what is compared is here.", ""
)

COMPARE_TOO_FEW_SIDES: Final = Message(
    "There is nothing to compare", "A comparison needs two meetings, and there is {count}.", "Name two or more."
)
COMPARE_TOO_MANY_SIDES: Final = Message(
    "Too many meetings", "{count} are more than can be compared at once.", "Name no more than {most}."
)
COMPARE_NO_BASELINE: Final = Message(
    "There is no such baseline",
    "“{name}” is none of the meetings that are compared.",
    "Name one as before, or by its letter: A for the first, B for the second.",
)
COMPARE_OTHER_BASELINE: Final = "The first meeting could not be had: {label} is the baseline."
COMPARE_FIELD_WITH_PLACE: Final = Message(
    "--metrics names figures only",
    "“{name}” also names a medium or a direction; every figure is written for all of them.",
    "Name the metric alone, or with its statistic: loss.max.",
)
COMPARE_TWO_FORMATS: Final = Message(
    "Which format?", "--json and --format {format} contradict each other.", "Leave one of them out."
)
