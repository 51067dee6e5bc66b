"""Sentences about lists of participants that a comparison lacks."""

from __future__ import annotations

from typing import Final

ROSTERS_MISSING: Final = "Devices and networks of {labels} are not known: the lists of participants are not fetched."
ROSTERS_MISSING_ONE: Final = "Devices and networks of {labels} are not known: the list of participants is not fetched."
ROSTERS_MISSING_ALL: Final = "Devices and networks are not known: no list of participants is fetched."
ROSTERS_FETCH: Final = "&Fetch lists of participants ({count})"
ROSTERS_FETCHING: Final = "Fetching lists of participants…"
ROSTERS_TROUBLE: Final = "The list of {label} could not be fetched. {reason}"
ROSTER_OF_FILE: Final = "{label} was opened from a file: Zoom is not asked for what is beside it."
ROSTER_NO_ACCOUNT: Final = "The account through which {label} was fetched is not set up here."
ROSTER_NO_INSTANCE: Final = (
    "Which of the meetings of its number {label} is, is not known: the list of another one might come."
)
ROSTER_NOT_KEPT: Final = "{label} is not in the archive, so that it is not known through which account to ask."
ROSTER_HINDERED: Final = "The list of {label} can't be fetched: {reason}."
