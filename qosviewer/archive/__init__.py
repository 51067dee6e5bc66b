"""What was fetched, kept for ever in one SQLite file (docs/archive.md). No Qt, no HTTP, none of Zoom's field names."""

from qosviewer.archive.archive import Archive
from qosviewer.archive.checking import Finding, Proof
from qosviewer.archive.companions import CompanionPage, Companions, Series
from qosviewer.archive.cross_pairings import CrossPairings
from qosviewer.archive.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    ArchiveGone,
    ArchiveReadOnly,
    ArchiveRefused,
    ChecksumWrong,
    MeetingNotThere,
    SnapshotNotThere,
    SnapshotWentOn,
)
from qosviewer.archive.library import Glance, LibraryRow, Wanted
from qosviewer.archive.meetings import FILES, Account
from qosviewer.archive.notes import Note, Notes
from qosviewer.archive.pairings import Pairings
from qosviewer.archive.reparsing import Parse, Reparsed
from qosviewer.archive.rescuing import Rescued, rescue
from qosviewer.archive.snapshots import FILE, MINUTES, QSS, Kept, Loaded, SnapshotWriter
from qosviewer.archive.tracing import Person, ReadIdentities, Traces
from qosviewer.archive.upkeep import Figures
from qosviewer.archive.watching import KnownBy, Watched, WatchedKind, WatchList

__all__ = [
    "FILE",
    "FILES",
    "MINUTES",
    "QSS",
    "Account",
    "Archive",
    "ArchiveBusy",
    "ArchiveDamaged",
    "ArchiveError",
    "ArchiveFull",
    "ArchiveGone",
    "ArchiveReadOnly",
    "ArchiveRefused",
    "ChecksumWrong",
    "CompanionPage",
    "Companions",
    "CrossPairings",
    "Figures",
    "Finding",
    "Glance",
    "Kept",
    "KnownBy",
    "LibraryRow",
    "Loaded",
    "MeetingNotThere",
    "Note",
    "Notes",
    "Pairings",
    "Parse",
    "Person",
    "Proof",
    "ReadIdentities",
    "Reparsed",
    "Rescued",
    "Series",
    "SnapshotNotThere",
    "SnapshotWentOn",
    "SnapshotWriter",
    "Traces",
    "Wanted",
    "WatchList",
    "Watched",
    "WatchedKind",
    "rescue",
]
