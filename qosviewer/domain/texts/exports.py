"""Sentences about exported files."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

FILE_NOT_EXPORTED: Final = Message(
    "The file can't be written",
    "“{path}” could not be written: {reason}. If there was such a file before, it is as it was.",
    "Check who may write there, or choose another place.",
)
EXPORT_DISK_FULL: Final = Message(
    "There is no room for the file",
    "“{path}” could not be written: {reason}. If there was such a file before, it is as it was.",
    "Make room on the disk, or choose another place.",
)
EXPORT_TARGET_IS_FOLDER: Final = Message(
    "This is a folder, not a file", "“{path}” is a folder.", "Give the name of a file in it."
)
EXPORT_TARGET_READ_ONLY: Final = Message(
    "The file is write-protected", "“{path}” may not be changed; it is as it was.", "Choose another name."
)
EXPORT_TARGET_IN_USE: Final = Message(
    "The file is open in another program",
    "“{path}” could not be replaced: {reason}. It is as it was.",
    "Close it there, or choose another name.",
)
EXPORT_FOLDER_MISSING: Final = Message(
    "The folder does not exist", "“{path}” could not be written: {reason}.", "Make the folder, or choose another place."
)

EXPORT_EVERYTHING: Final = "Everything. Participants: {participants}, rows: {rows}."
EXPORT_SHOWN: Final = "Exactly who is shown, in that order. Participants: {participants}, rows: {rows}."
EXPORT_BYTE_ORDER_MARK: Final = "Byte order mark, so that Excel shows names in other scripts"
EXPORT_RAW: Final = "Add the text as received beside each number"
EXPORT_PARTIAL: Final = Message("The fetch is not complete", "The file will hold what is here so far.")
EXPORT_RUNNING: Final = "Writing: {rows} of {total} rows"
EXPORT_DONE: Final = "Written: {rows} rows to {path}."
EXPORT_WILL_REPLACE: Final = "This file exists and will be replaced."
EXPORT_FETCH_RUNNING: Final = "The fetch is under way; export when it is complete, or cancel it first."
EXPORT_CANCELLED: Final = Message("The export was cancelled", "No file was written; an older one is as it was.")
