"""Zoom's field names, and nowhere else: bytes of an answer become our records, text with units becomes numbers.

Nothing here raises on a value. Whatever can't be read is kept as raw text: odd values in ``Batch.odd_texts``, unknown
keys in ``extras``. Only an answer that as a whole is not one of the API is refused. One file for each kind of answer.
"""

from __future__ import annotations

from qosviewer.api.wire.listing import read_listing
from qosviewer.api.wire.meetings import read_meeting, read_newest_instance
from qosviewer.api.wire.personal import PERSONAL_KEYS
from qosviewer.api.wire.refusals import Refusal, read_refusal
from qosviewer.api.wire.summary import raw_details, raw_entry, read_page
from qosviewer.api.wire.tokens import TokenAnswer, read_token

__all__ = [
    "PERSONAL_KEYS",
    "Refusal",
    "TokenAnswer",
    "raw_details",
    "raw_entry",
    "read_listing",
    "read_meeting",
    "read_newest_instance",
    "read_page",
    "read_refusal",
    "read_token",
]
