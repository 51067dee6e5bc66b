"""Keeping what is fetched, and opening it again. Imports nothing heavy: the archive comes with the first use."""

from qosviewer.services.keeping.door import ArchiveDoor
from qosviewer.services.keeping.fetching import KeepEvent, Keeping, NotKept, fetch_and_keep
from qosviewer.services.keeping.opening import OpenedMeeting, open_kept, snapshots_beside
from qosviewer.services.keeping.visiting import NotOpened, OpenSession, SignedIn, VisitEvent, visit

__all__ = [
    "ArchiveDoor",
    "KeepEvent",
    "Keeping",
    "NotKept",
    "NotOpened",
    "OpenSession",
    "OpenedMeeting",
    "SignedIn",
    "VisitEvent",
    "fetch_and_keep",
    "open_kept",
    "snapshots_beside",
    "visit",
]
