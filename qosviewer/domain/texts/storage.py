"""Sentences about looking after the archive: its size, backups, checks, and what is deleted."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

STORAGE_TITLE: Final = "Archive"
STORAGE_LOOKING: Final = "Looking at the archive…"
STORAGE_SIZE: Final = "{size}"
STORAGE_SIZE_FREE: Final = "{size}, of which {free} are free room that can be given back"
STORAGE_CONTENTS: Final = "Meetings: {meetings:,}, fetches: {snapshots:,}"
STORAGE_CONTENTS_PARTIAL: Final = "Meetings: {meetings:,}, fetches: {snapshots:,}, of which not complete: {partial:,}"
STORAGE_EMPTY: Final = "Nothing is kept yet"
STORAGE_REACHES: Final = "From {oldest} to {newest}"
STORAGE_FILES_ACCOUNT: Final = "Opened files"
STORAGE_NO_ACCOUNT_NAME: Final = "Account {key}"

STORAGE_BACKUP_HELP: Final = "Copy the archive to a file as it is now; fetches may go on meanwhile."
STORAGE_BACKUP_RUNNING: Final = "Copying: {percent} %"
STORAGE_BACKUP_DONE: Final = "The backup is written: {path}"
STORAGE_CHECK_HELP: Final = "Prove that everything kept is what it was when it was kept."
STORAGE_CHECK_RUNNING: Final = "Checking: fetch {done:,} of {total:,}"
STORAGE_CHECK_SOUND: Final = (
    "Everything is as it was kept. Checksums proven: {pages:,} answers, {blocks:,} blocks of numbers."
)
STORAGE_CHECK_FOUND: Final = (
    "Something is not as it should be: {count:,}. Fetch these meetings again while Zoom still has them. "
    "Checksums compared: {pages:,} answers, {blocks:,} blocks of numbers."
)
STORAGE_CHECK_LINE: Final = "Fetch {snapshot}: {what}"
STORAGE_VACUUM_HELP: Final = "Give the room of what was deleted back to the disk."
STORAGE_VACUUM_RUNNING: Final = "Giving free room back… This can't be stopped half-way."
STORAGE_VACUUM_DONE: Final = "Free room is given back: {before} before, {after} now."
STORAGE_REPARSE_HELP: Final = "Make the numbers anew from the kept answers, where this version reads them better."
STORAGE_REPARSE_RUNNING: Final = "Reading again: fetch {done:,} of {total:,}"
STORAGE_REPARSE_SAME: Final = "All is read as before. Fetches: {count:,}."
STORAGE_REPARSE_CHANGED: Final = (
    "Read otherwise than before: {changed:,} of {count:,} fetches. Not readable: {failed:,}."
)
STORAGE_REPARSE_LINE: Final = (
    "Fetch {snapshot}: participants {before} → {after}, streams {streams_before} → {streams_after}, "
    "other names or ids {identities}, other readings {readings}, other marks {oddities}"
)
STORAGE_REPARSE_LINE_FAILED: Final = "Fetch {snapshot}: {reason}"
STORAGE_STOPPED: Final = "Stopped. What was done until then stays done."
STORAGE_BACKUP_STOPPED: Final = "Stopped. No backup was written; an older one is as it was."

STORAGE_DELETE_COUNTING: Final = "Counting…"
STORAGE_DELETE_NOTHING: Final = "There is nothing to delete."
STORAGE_DELETE_OLDER_TITLE: Final = "Delete what is older?"
STORAGE_DELETE_OLDER: Final = (
    "Meetings that began before {day}: {meetings:,}, with {snapshots:,} fetches. They are deleted for good; Zoom may "
    "no longer have them. Notes stay; what was decided of who is who in them goes."
)
STORAGE_DELETE_ACCOUNT_TITLE: Final = "Delete everything of an account?"
STORAGE_DELETE_ACCOUNT: Final = (
    "{account}: meetings {meetings:,}, with up to {snapshots:,} fetches. They are deleted for good, with the notes on "
    "meetings that nobody else fetched; Zoom may no longer have them."
)
STORAGE_DELETE_RUNNING: Final = "Deleting…"
STORAGE_DELETE_DONE: Final = "Deleted fetches: {count:,}. Give free room back to make the file smaller."

STORAGE_FORGET_TITLE: Final = "Delete personal data of one person"
STORAGE_FORGET_INTRO: Final = (
    "For privacy requests. Name, e-mail and id are blanked wherever they stand: in fetches and the answers they were "
    "made from, in notes, tags, the search and the watch list; with them addresses and devices. Numbers and positions "
    "stay, without a name. Backups, exported files and archives that were set aside are yours to delete."
)
STORAGE_FORGET_NOBODY_NAMED: Final = "Give an e-mail address, a name or an id."
STORAGE_FORGET_SEARCHING: Final = "Looking through the archive…"
STORAGE_FORGET_FOUND: Final = "Found: stays {stays:,}, in {snapshots:,} fetches. All of this would be blanked:"
STORAGE_FORGET_FOUND_NOT: Final = (
    "Nobody of that name, address or id took part in a kept meeting. What may stand in notes would be blanked all the "
    "same:"
)
STORAGE_FORGET_NAMES: Final = "Names: {names}"
STORAGE_FORGET_EMAILS: Final = "E-mail addresses: {emails}"
STORAGE_FORGET_IDS: Final = "Ids: {ids}"
STORAGE_FORGET_NAMESAKES: Final = Message(
    "Others have the same name",
    "The name would be blanked with them too: {others}.",
    "To leave them as they are, search by e-mail address or id, and take the name out of the list.",
)
STORAGE_FORGET_SURE_TITLE: Final = "Delete these personal data for good?"
STORAGE_FORGET_SURE: Final = (
    "This can't be undone, and Zoom may no longer have the data. Fetches concerned: {snapshots:,}."
)
STORAGE_FORGET_RUNNING: Final = "Blanking… This can't be stopped half-way."
STORAGE_FORGET_AGAIN: Final = "Blanked; waiting for other windows to let the log go…"
STORAGE_FORGET_DONE: Final = Message(
    "The personal data are deleted",
    "Fetches that were changed: {snapshots:,}. Meetings that are open still show what they showed.",
    "Close them, and delete backups and exported files that hold the person.",
)
