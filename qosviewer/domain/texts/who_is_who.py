"""Sentences of the dialog in which it is decided who is who, and of what speaks for it."""

from __future__ import annotations

from typing import Final

QUESTION_SHARED: Final = "{name}: the same {tie}"
QUESTION_ONLY: Final = "Only in {labels}"
QUESTION_PERHAPS: Final = "Taken for one by name alone"
LIKENESS_TAKEN: Final = "{sureness}, by {tie}"
LIKENESS_EMAIL: Final = "E-mail"
LIKENESS_NAME: Final = "Name"
LIKENESS_NUMBER: Final = "Telephone number"
LIKENESS_MAILBOX: Final = "E-mail, before the @"
LIKENESS_FIRST_NAME: Final = "First word of the name"
LIKENESS_JOINED: Final = "Joined"
LIKENESS_LEFT: Final = "Left"
LIKENESS_STEP: Final = "{first} to {last} min after the start"
LIKENESS_FIT: Final = "{title} {value} ({here} of {here_total}, {there} of {there_total})"
LIKENESS_LIKELY: Final = "likely"
LIKENESS_PERHAPS: Final = "perhaps"
LIKENESS_ONE_OF_SEVERAL: Final = "one of several"
LIKENESS_NOTHING: Final = "nothing tells"
LIKENESS_TWO: Final = "hardly: other id or address"
QUESTION_SEAT: Final = "seat {seat}"
QUESTION_FROM: Final = "from {joined}"
QUESTION_NAME_SEAT: Final = "{name} (seat {seat})"

PAIR_TITLE: Final = "Who is who"
PAIR_HELP: Final = (
    "Choose somebody, then who that is elsewhere. Whoever fits best stands on top, with what they share and how many "
    "in each meeting have it."
)
PAIR_NONE: Final = (
    "It is clear who everybody is. Whoever is not in every meeting can still be paired with somebody under "
    "another name."
)
PAIR_NOBODY: Final = "Everybody is in every meeting: there is nobody to be paired."
PAIR_PERHAPS: Final = "These were taken for the same person by their name alone: see whether what they share fits."
PAIR_KEPT_WHERE: Final = (
    "Decisions are kept in the archive with these meetings: they hold whenever they are compared again, with others "
    "too, and on the command line."
)
PAIR_SEARCH: Final = "Search people"
PAIR_SEARCH_CANDIDATES: Final = "Search those who could be"
PAIR_PEOPLE: Final = "People of whom it is open who they are"
PAIR_PEOPLE_COLUMNS: Final = ("Who", "In", "Known of them")
PAIR_GROUP: Final = "{title} ({count})"
PAIR_GROUP_SHOWN: Final = "{title} ({shown} of {count})"
PAIR_ALL: Final = "&Everybody who is not in every meeting"
PAIR_COULD_BE: Final = "{who}, in {where}, could be:"
PAIR_TAKEN_FOR: Final = "{who}, in {where}, was taken for:"
PAIR_CHOOSE: Final = "Choose somebody at the left."
PAIR_CANDIDATES: Final = "Who could be the one chosen"
PAIR_CANDIDATE_COLUMNS: Final = ("Could be", "In", "How sure", "What they share", "Known of them")
PAIR_NO_CANDIDATE: Final = "Nobody is left whom this could be: all others were there at the same time, or were decided."
PAIR_NO_MATCH: Final = "Nobody matches the search."
PAIR_MOST: Final = "The {shown} who fit best of {count}. Search to see others."
PAIR_SAME: Final = "&Same person"
PAIR_TWO: Final = "&Two persons"
PAIR_SAME_TIP: Final = "Take them for one person. Enter in the list does the same."
PAIR_TWO_TIP: Final = "Take them for two, and offer them no more. Delete in the list does the same."
PAIR_BACK: Final = "Take &back"
PAIR_UNDO: Final = "&Undo"
PAIR_UNDO_TIP: Final = "Undo what was decided last in this window (Ctrl+Z)."
PAIR_DECIDED: Final = "Decided by hand ({count})"
PAIR_DECIDED_LIST: Final = "Decided by hand"
PAIR_JOINED_WORDS: Final = "{one} and {other}: the same"
PAIR_APART_WORDS: Final = "{one} and {other}: two persons"
PAIR_KEPT: Final = "Decided: {words}."
PAIR_UNDONE: Final = "Undone."
PAIR_WHO: Final = "{name} in {where}"
