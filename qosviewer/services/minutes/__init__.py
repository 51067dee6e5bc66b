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
from qosviewer.services.minutes.loading import KeptMinutes, has_everyone, load_minutes
from qosviewer.services.minutes.summary import fetch_from_minutes

__all__ = [
    "FetchedMinutes",
    "KeptMinutes",
    "MinutesEvent",
    "MinutesNotKept",
    "NoMinutes",
    "fetch_from_minutes",
    "fetch_minutes",
    "has_everyone",
    "load_minutes",
]
