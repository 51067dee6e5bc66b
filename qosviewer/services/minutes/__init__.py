"""Minutes on demand: which calls bring them, fetching and keeping them, and a summary computed from them.

Imports nothing heavy: that comes with the first use.
"""

from qosviewer.services.minutes.fetching import (
    FetchedMinutes,
    MinutesEvent,
    MinutesNotKept,
    NoMinutes,
    fetch_minutes,
)
from qosviewer.services.minutes.instead import MinutesInstead, fetch_or_from_minutes, keep_or_from_minutes
from qosviewer.services.minutes.loading import KeptMinutes, has_everyone, load_minutes
from qosviewer.services.minutes.summary import fetch_from_minutes

__all__ = [
    "FetchedMinutes",
    "KeptMinutes",
    "MinutesEvent",
    "MinutesInstead",
    "MinutesNotKept",
    "NoMinutes",
    "fetch_from_minutes",
    "fetch_minutes",
    "fetch_or_from_minutes",
    "has_everyone",
    "keep_or_from_minutes",
    "load_minutes",
]
