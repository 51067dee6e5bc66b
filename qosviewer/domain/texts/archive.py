"""The sentences people read about the archive and the library."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

# --- the file -------------------------------------------------------------------------------------------------------

ARCHIVE_NEWER: Final = Message(
    "The archive was made by a newer QoS Viewer",
    "“{path}” has layout {found}; this version knows layouts up to {known}. Nothing was changed.",
    "Use the newer version, or name another folder in the environment variable QOSVIEWER_HOME.",
)
ARCHIVE_OF_ANOTHER_PROGRAM: Final = Message(
    "This file is not an archive of QoS Viewer",
    "“{path}” is a database of another program. Nothing was changed.",
    "Move it away, or name another folder in the environment variable QOSVIEWER_HOME.",
)
ARCHIVE_DAMAGED: Final = Message(
    "The archive is damaged",
    "“{path}” can't be read as it should: {reason}.",
    "It can be set aside, and whatever is still readable and proven be taken over into a new one: the window "
    "offers it, and “qosviewer archive rescue” does it.",
)
ARCHIVE_RESCUED: Final = Message(
    "The archive was damaged, and what is readable was rescued",
    "“{path}” was damaged. It was set aside as “{aside}”; of its fetches {whole} were taken over whole, "
    "{parts} in part, and {lost} could not be read.",
    "Fetch again what is missing while Zoom still has it. The file that was set aside stays until you delete it.",
)
ARCHIVE_NOT_SET_ASIDE: Final = Message(
    "The damaged archive can't be set aside",
    "“{path}” can't be moved: {reason}. Nothing was changed.",
    "Close other windows of QoS Viewer and other programs that use the file, and check who may write to its folder.",
)
ARCHIVE_BUSY: Final = Message(
    "The archive is locked",
    "Another program kept “{path}” locked. Nothing was lost that had been kept before.",
    "Try again; if it stays so, close other programs that use the file.",
)
ARCHIVE_DISK_FULL: Final = Message(
    "The disk is full",
    "“{path}” could not grow: the disk is full, or what you may use of it. What was kept before is safe; only what was "
    "to be kept just now was left out.",
    "Make room, then continue: a fetch goes on where it stopped.",
)
ARCHIVE_READ_ONLY: Final = Message(
    "The archive can't be written",
    "“{path}” is read-only, or lies in a folder that is. What is in it can still be looked at.",
    "Check who may write there.",
)
ARCHIVE_OLD_READ_ONLY: Final = Message(
    "The archive has to be brought up to date, and can't be written",
    "“{path}” was made by an earlier version (layout {found}; this one has layout {known}), and is read-only or lies "
    "in a folder that is. Nothing was changed.",
    "Check who may write there, or copy the file into a folder where you may, and name that folder in the environment "
    "variable QOSVIEWER_HOME.",
)
ARCHIVE_GONE: Final = Message(
    "The archive is gone",
    "“{path}” was moved, replaced or deleted, or its disk is gone, while it was in use.",
    "Connect the disk or put the file back, and open QoS Viewer again.",
)
ARCHIVE_NOT_OPENED: Final = Message(
    "The archive can't be opened",
    "“{path}” could not be opened: {reason}.",
    "Check that its folder exists and who may read and write there.",
)
ARCHIVE_FAILED: Final = Message(
    "The archive could not be read or written",
    "“{path}”: {reason}. What was kept before is unchanged.",
    "Check the disk, then try again.",
)
ARCHIVE_ON_NETWORK: Final = Message(
    "The archive lies on a network folder",
    "“{path}” is on a network file system ({system}), where two computers that use it at once can damage it.",
    "Keep the archive on a disk of this computer; a backup may lie on the network.",
)

# --- snapshots ------------------------------------------------------------------------------------------------------

SNAPSHOT_NOT_THERE: Final = Message(
    "This fetch is not in the archive",
    "The archive holds no fetch with the number {snapshot}; it may have been deleted in another window.",
    "Look at the list again.",
)
DECISION_OF_NO_MEETING: Final = Message(
    "This decision holds in the open comparison only",
    "Decisions are kept with their meetings, and one of the two is not in the archive: it was never kept, was deleted "
    "meanwhile, or can't be told from other fetches of its number. What is shown stays as it is.",
    "Fetch the meeting again or open its file, compare anew, and decide once more.",
)
DECISION_NOT_KEPT: Final = Message(
    "The decision is not kept",
    "It holds in the open comparison, but would be gone with it. {detail}",
)
DECISION_NOT_TAKEN_BACK: Final = Message(
    "The decision is still kept",
    "The open comparison no longer goes by it, but the next one would. {detail}",
)
COMPARE_NOT_READ: Final = Message("{count} meetings can't be read", "{reason}. {detail}", "{advice}")
COMPARE_WITHOUT_DECISIONS: Final = Message(
    "Who is who is shown without the decisions made by hand",
    "They could not be read. {reason}. {detail} The meetings themselves are compared.",
    "{advice}",
)
DECISIONS_KEPT: Final = Message(
    "The decisions are kept now",
    "The archive has what was decided in the open comparisons.",
)
MEETING_NOT_THERE: Final = Message(
    "This meeting is no longer in the archive",
    "It was deleted meanwhile, here or in another window, so that nothing can be kept with it. What is shown stays "
    "until its tab is closed.",
    "Fetch the meeting again while Zoom still has it, or open its file.",
)
SNAPSHOT_WENT_ON: Final = Message(
    "Another window went on with this fetch",
    "The fetch was continued, completed or deleted elsewhere, so this page was not kept a second time.",
    "Open the meeting from the archive.",
)
CHECKSUM_WRONG: Final = Message(
    "What was kept of this meeting is damaged",
    "The checksum of {what} of fetch {snapshot} in “{path}” is not the one it was kept with.",
    "Fetch the meeting again while Zoom still has it; “qosviewer archive check” tells what else is concerned.",
)
PAGE_NOT_READABLE: Final = Message(
    "A kept page can't be read by this version",
    "Page {page} of fetch {snapshot}: {reason}. The numbers made from it before are unchanged.",
    "The page itself is still in the archive.",
)

# --- looking after it -----------------------------------------------------------------------------------------------

NO_ROOM: Final = "there is no room left on the disk, or in what you may use of it"
BACKUP_NOT_WRITTEN: Final = Message(
    "The backup can't be written",
    "“{path}” could not be written: {reason}. What stood there before is unchanged.",
    "Check that the folder exists, who may write there and whether the disk is full.",
)
BACKUP_ONTO_ITSELF: Final = Message(
    "The backup would replace the archive itself",
    "“{path}” is the archive.",
    "Name another file.",
)
FORGOTTEN_BUT_IN_USE: Final = Message(
    "The data are blanked, but traces remain in the archive's log",
    "Another window is reading “{path}”, so that its log (-wal) could not be emptied yet.",
    "Close the other windows and do the same again: it then empties the log.",
)
NOBODY_TO_FORGET: Final = Message(
    "Nobody is named",
    "Personal data can be deleted of someone whose id, e-mail or name is given.",
    "Give at least one of them.",
)

# --- what a check finds ---------------------------------------------------------------------------------------------

FOUND_CHECKSUM: Final = "The checksum of {what} is wrong."
FOUND_COUNTS: Final = "{what} holds {found} of {expected}."
FOUND_IN_FILE: Final = "SQLite says: {what}."
