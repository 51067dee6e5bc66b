"""Keeping what is fetched, and opening it again. Imports nothing heavy: the archive comes with the first use."""

from qosviewer.services.keeping.door import ArchiveDoor
from qosviewer.services.keeping.fetching import AlreadyKept, KeepEvent, Keeping, NotKept, Reloaded, fetch_and_keep
from qosviewer.services.keeping.opening import OpenedMeeting, open_kept

__all__ = [
    "AlreadyKept",
    "ArchiveDoor",
    "KeepEvent",
    "Keeping",
    "NotKept",
    "OpenedMeeting",
    "Reloaded",
    "fetch_and_keep",
    "open_kept",
]
