"""Sentences of the window in which meetings are chosen and compared side by side."""

from __future__ import annotations

from typing import Final

SIDE_BOTH: Final = "In both {a} and {b} ({count})"
SIDE_UNSURE: Final = "Who is who can't be told ({count})"
SIDE_ONLY: Final = "Only in {label} ({count})"
SIDE_ONLY_YET: Final = "In {label}, not in the part of {other} that is here ({count})"
SIDE_ELSEWHERE: Final = "In neither {a} nor {b} ({count})"
SIDE_ALL: Final = "In {label} ({count})"
SIDE_SHOWN: Final = "{title}: {shown} shown"

SIDE_FIGURE_SPOKEN: Final = "{stream}: {metric}"
SIDE_PERSON: Final = "Person"
SIDE_STREAM: Final = "Stream"
SIDE_CHANGE: Final = "Change"
SIDE_PAIRED: Final = "Paired by"
SIDE_GROUP_DELTA: Final = "{other} against {baseline}"
SIDE_GROUP_CHART: Final = "{baseline} above {other}"
SIDE_PERSON_TIP: Final = "Everybody of both meetings, each once."
SIDE_CHANGE_TIP: Final = (
    "How many of the figures shown got better or worse, and which of them changed most. Sorted by the size of that "
    "change, counted in differences that count; of two of the same size the one that got worse stands first."
)
SIDE_PAIRED_TIP: Final = "What tells that it is the same person, and how sure that is."
SIDE_STREAM_TIP: Final = "What was carried which way."
SIDE_DELTA_TIP: Final = "{figure}: what lies between the two. Sorted by its size, whichever way it goes."
SIDE_CHART_TIP: Final = (
    "{figure}: both from least to most on one scale, up to {top}, with a mark at the average. The upper bar is "
    "{baseline}, the lower one {other}. Sorted from the worst change to the best."
)
SIDE_VALUE_TIP: Final = "{figure} in {label}."
SIDE_WORSE: Final = "{count} worse"
SIDE_BETTER: Final = "{count} better"
SIDE_CHANGED: Final = "{count} changed"
SIDE_SAME: Final = "same"
SIDE_APART: Final = "{count} not comparable"
SIDE_WHY_SPAN: Final = "{why} It lies within {span}."
SIDE_MOST: Final = "{counts} · {figure} {before} → {after}"
SIDE_MOST_FULL: Final = (
    "{counts}. Changed most: {figure}, from {before} in {baseline} to {after} in {other}: {delta}, {word}."
)
SIDE_AND: Final = "{one}, {other}"
SIDE_NOTHING: Final = "–"
SIDE_RISE: Final = "▲"
SIDE_FALL: Final = "▼"
SIDE_LEVEL: Final = "="
SIDE_DELTA: Final = "{arrow} {delta} {word}"
SIDE_DELTA_SPOKEN: Final = "{delta}, {word}"
SIDE_TIE: Final = "{tie}, {sureness}"
SIDE_PARTIAL_SIGN: Final = "◐ {value}"
SIDE_PARTIAL_TIP: Final = "Only a part of {labels} is here."
SIDE_CHART_SPOKEN: Final = "{baseline}: {before}; {other}: {after}"
SIDE_STREAM_PATHS: Final = "{stream} ({before} / {after})"
SIDE_SHOWN_COUNT: Final = "{shown} of {total} shown"
SIDE_COUNT: Final = "People: {total}"
SIDE_COUNT_STREAMS: Final = "Streams: {total}"
SIDE_NONE_LEFT: Final = "No row is left by the filter."
SIDE_NO_DIFFERENCE: Final = "No difference among the rows shown."
SIDE_AT_DIFFERENCE: Final = "{name}: {figure} {delta}"
SIDE_FIRST_AGAIN: Final = "From the other end again. {said}"
SIDE_COPIED: Final = "Copied rows: {count}"
SIDE_WORKING: Final = "Being worked out…"

COMPARE_TITLE: Final = "Comparison of {count} meetings"
COMPARE_TITLE_TWO: Final = "{a} and {b}"
COMPARE_CHIP: Final = "{label} {title}"
COMPARE_CHIP_TIP: Final = (
    "{label}: {title}, {start}, people: {people}, {source}. Enter: make it the baseline. Space: hold it against the "
    "baseline."
)
COMPARE_IS_BASELINE: Final = "baseline"
COMPARE_IS_OTHER: Final = "compared"
COMPARE_PART: Final = "only a part of it"
COMPARE_SOURCES: Final = {"qss": "Zoom's summary", "minutes": "from minutes", "file": "from a file"}
COMPARE_DECIDE: Final = "&Who is who…"
COMPARE_DECIDE_COUNT: Final = "&Who is who ({count})…"

METRICS_TITLE: Final = "Figures to compare"
METRICS_LIST: Final = "Figures, by what was carried which way"
METRICS_LIST_STREAM: Final = "Figures of each stream"
METRICS_HELP: Final = "Every figure chosen is a column of each meeting, and of the difference."
