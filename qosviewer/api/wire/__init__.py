"""Zoom's field names, and nowhere else: bytes of an answer become our records, text with units becomes numbers.

Nothing here raises on a value. Whatever can't be read is kept as raw text: odd values in ``Batch.odd_texts``, unknown
keys in ``extras``. Only an answer that as a whole is not one of the API is refused. One file for each kind of answer.
"""

from __future__ import annotations

from qosviewer.api.wire.composing import Seat, compose_page
from qosviewer.api.wire.listing import ListingPage, read_listing, read_listing_page
from qosviewer.api.wire.meetings import read_instances, read_meeting, read_newest_instance
from qosviewer.api.wire.minutes import MinutesPage, holds_minutes, read_minutes, read_participant_minutes
from qosviewer.api.wire.personal import PERSONAL_KEYS, read_identities
from qosviewer.api.wire.refusals import Refusal, read_refusal
from qosviewer.api.wire.roster import RosterPage, read_roster
from qosviewer.api.wire.saved import Saved, SavedKind, recognise
from qosviewer.api.wire.summary import raw_details, raw_entry, read_page
from qosviewer.api.wire.tokens import TokenAnswer, read_token

__all__ = [
    "PERSONAL_KEYS",
    "ListingPage",
    "MinutesPage",
    "Refusal",
    "RosterPage",
    "Saved",
    "SavedKind",
    "Seat",
    "TokenAnswer",
    "compose_page",
    "holds_minutes",
    "raw_details",
    "raw_entry",
    "read_identities",
    "read_instances",
    "read_listing",
    "read_listing_page",
    "read_meeting",
    "read_minutes",
    "read_newest_instance",
    "read_page",
    "read_participant_minutes",
    "read_refusal",
    "read_roster",
    "read_token",
    "recognise",
]
