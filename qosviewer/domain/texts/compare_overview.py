"""Sentences of the overview of a comparison. They say what moved and what else changed, never what caused it."""

from __future__ import annotations

from typing import Final

HEADLINE_FIGURE: Final = "{medium} {arrow} {metric}"
HEADLINE_FIGURE_PLAIN: Final = "{medium} {metric}"
HEADLINE_MORE: Final = "{listed} and {count} more"
HEADLINE_FOR: Final = "for {count} people: {listed}"
HEADLINE_FOR_ONE: Final = "for one person: {listed}"
HEADLINE_AND: Final = "{one}; {other}"
HEADLINE_BY_MEDIAN: Final = "by the median: {listed}"
HEADLINES: Final = {
    (True, True): "Worse in {other} {worse}. Better {better}.",
    (True, False): "Worse in {other} {worse}. Nothing better.",
    (False, True): "Better in {other} {better}. Nothing worse.",
    (False, False): "Nothing is worse and nothing better in {other} than in {baseline}.",
}
"""By whether something got worse, and whether something got better."""
HEADLINE_NOTHING: Final = "Nothing of {other} can be compared with {baseline}."

OVERVIEW_COLUMNS: Final = (
    "What",
    "Meeting",
    "Verdict",
    "Spread",
    "Median",
    "Median change",
    "Pairs",
    "Beyond the limit",
    "People",
)
OVERVIEW_TITLE: Final = "Figures of each meeting"
OVERVIEW_PROBLEMS: Final = "People with problems"
OVERVIEW_HELP: Final = (
    "Box: the middle half. Whisker: 9 in 10. Bar: the median. Dots: people. Tick: the limit. Each figure has one "
    "scale; intervals are 95 %; pp are percentage points."
)
OVERVIEW_PARTIAL: Final = "{label} (partial)"
OVERVIEW_MEETING_BASELINE: Final = "{label}, baseline"
OVERVIEW_BETTER: Final = "{count} better"
OVERVIEW_WORSE: Final = "{count} worse"
OVERVIEW_SAME: Final = "{count} same"
OVERVIEW_CHANGED: Final = "{count} compared"
OVERVIEW_WORSE_FOR: Final = "worse for {count}"
OVERVIEW_BETTER_FOR: Final = "better for {count}"
OVERVIEW_BOTH_FOR: Final = "{worse} worse, {better} better"
OVERVIEW_ORDER: Final = "&Order"
OVERVIEW_ORDERS: Final = ("Changed first", "By medium")
OVERVIEW_WHICH_TITLE: Final = "&Show"
OVERVIEW_WHICH: Final = ("Figures with a limit", "All figures")
OVERVIEW_NOTHING: Final = "None of these meetings has figures."
AROUND_TITLE: Final = "What changed around them"
AROUND_CIRCUMSTANCE: Final = "Circumstance"
AROUND_CHANGED: Final = "Changed for those in both, from {baseline} to {other}"
AROUND_COUNT: Final = "{value} ({count})"
AROUND_CHANGE: Final = "{before} → {after} ({count})"
AROUND_CHANGE_PLAIN: Final = "{before} → {after}"
AROUND_MORE: Final = "{listed}, and {count} more"
AROUND_PEOPLE: Final = "Number of people"
AROUND_START: Final = "Start"
AROUND_UNKNOWN: Final = "not known"
SPREAD_WORDS: Final = "9 in 10 from {low} to {high}, half from {first} to {last}, median {median}"
SPREAD_SHARE: Final = "{share} %, 95 % interval from {low} to {high} %"
