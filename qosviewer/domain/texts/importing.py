"""Sentences about files that are opened: what is in them, and what is wrong with them."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

# --- the file as a whole --------------------------------------------------------------------------------------------

IMPORT_NOT_THERE: Final = Message("There is no such file", "“{path}” does not exist.", "Check the name.")
IMPORT_NOT_READ: Final = Message(
    "The file can't be read", "“{path}” could not be read: {reason}.", "Check who may read it."
)
IMPORT_NO_FILE: Final = Message(
    "This is no file", "“{path}” is a device, a pipe or a socket.", "Save what it gives in a file, and open that."
)
IMPORT_FOLDER_EMPTY: Final = Message(
    "There is nothing to open in the folder", "“{path}” holds no file that is not hidden.", "Choose another folder."
)
IMPORT_TOO_BIG: Final = Message(
    "The file is too big",
    "It has {size} MB; files of up to {limit} MB are opened.",
    "Cut it into parts, or set another limit with “qosviewer import --largest”.",
)
IMPORT_EMPTY: Final = Message("The file is empty", "There is nothing in it.")
IMPORT_NO_TEXT: Final = Message(
    "The file is no text",
    "It holds bytes that are no text in UTF-8 or UTF-16.",
    "Files that can be opened: saved answers and webhook bodies (JSON), and CSV and JSON files of QoS Viewer.",
)
IMPORT_UNKNOWN: Final = Message(
    "The file is of a kind that can't be opened",
    "It is neither JSON nor a CSV file of QoS Viewer.",
    "Files that can be opened: saved answers and webhook bodies (JSON), and CSV and JSON files of QoS Viewer.",
)

# --- JSON -----------------------------------------------------------------------------------------------------------

IMPORT_JSON_BROKEN: Final = Message(
    "The JSON is broken", "{reason}.", "If the file was cut off, save or download it again."
)
IMPORT_JSON_TOO_DEEP: Final = Message("The JSON is nested too deeply", "No answer of Zoom's looks like this.")
IMPORT_JSON_UNKNOWN: Final = Message(
    "This JSON is of a kind that can't be opened",
    "It is neither a page of a quality summary (with “participants” or “users”), nor the body of a webhook "
    "“….participant_qos_summary”, nor a JSON file of QoS Viewer.",
)
IMPORT_NO_SUMMARY: Final = Message(
    "This list of participants has no quality in it",
    "Its entries have no “qos”: it is an answer of another kind than the quality summary.",
    "Save the answer of …/participants/qos_summary.",
)
IMPORT_OTHER_WEBHOOK: Final = Message(
    "This webhook is of another kind",
    "“{event}” is not the summary of a participant.",
    "The ones that can be opened end in “_qos_summary”; they come once for each participant, at the end.",
)
IMPORT_REFUSAL: Final = Message(
    "This is a refusal of Zoom's, not a quality summary",
    "The answer holds a code and a message instead of participants.",
)
IMPORT_NEWER_SCHEMA: Final = Message(
    "This file is of another version",
    "It calls itself “{schema}”; this version reads “{known}”.",
    "Use the version that wrote it, or a newer one.",
)
IMPORT_NOT_AS_IT_SHOULD: Final = Message(
    "The file is not as it should be", "“{field}” should be {expected}.", "Export the meeting again."
)
IMPORT_NOBODY: Final = Message("There is nobody in the file", "It is of the right kind, but lists no participant.")

# --- CSV ------------------------------------------------------------------------------------------------------------

IMPORT_CSV_COLUMNS_MISSING: Final = Message(
    "Columns are missing",
    "The header has no “{columns}”.",
    "Only the long layout that QoS Viewer writes can be opened; its header has to stand in the first line.",
)
IMPORT_CSV_COLUMN_TWICE: Final = Message(
    "A column is there twice", "The header names “{column}” more than once.", "Leave one of them."
)
IMPORT_CSV_CELLS: Final = Message(
    "A row has another number of cells than the header", "It has {found} of {expected}.", "Export the meeting again."
)
IMPORT_CSV_BROKEN: Final = Message("The CSV is broken", "{reason}.", "Export the meeting again.")

# --- what came of it ------------------------------------------------------------------------------------------------

IMPORT_PROMISES_MORE: Final = (
    "The last page in the file says that another one follows: some participants may be missing."
)
IMPORT_WAS_PARTIAL: Final = "The file says of itself that it is not complete."
IMPORT_FURTHER_PROBLEMS: Final = Message(
    "There is more that is wrong", "Further places that could not be read: {count}. They are not listed."
)
IMPORT_PLACE_LINE: Final = "line {line}"
IMPORT_PLACE_COLUMN: Final = "line {line}, column {column}"
IMPORT_PLACE_FIELD: Final = "line {line}, field “{field}”"
IMPORT_FIELD_ONLY: Final = "field “{field}”"
IMPORT_DONE: Final = "{file}: {title}, participants: {participants}"
IMPORT_KNOWN: Final = (
    "{file}: {title}, participants: {participants}; it was opened before, and is not kept a second time"
)
IMPORT_NOTE: Final = "{file}: {note}"

# --- the window -----------------------------------------------------------------------------------------------------

OPEN_FILES_TITLE: Final = "Open files"
OPEN_FOLDER_TITLE: Final = "Open the files of a folder"
OPEN_FILES_RUNNING: Final = "File {index} of {total}: {name}"
OPEN_FILES_STARTING: Final = "Looking for files…"
OPEN_FILES_KEEPING: Final = "Keeping “{title}”: page {done} of {total}"
OPEN_FILES_SOME: Final = "Meetings opened: {meetings}. Not everything could be read:"
OPEN_FILES_NONE: Final = "No meeting could be opened:"
OPEN_FILES_NOTED: Final = "Meetings opened: {meetings}. Worth knowing:"
OPEN_FILES_KNOWN: Final = "This was opened before; it is not kept a second time."
OPEN_FILES_SHOWN: Final = "Meetings opened: {meetings}. The first {shown} are shown; the library lists them all."
OPEN_FILES_DONE: Final = "Meetings opened: {meetings}."
OPEN_FILES_COPY_LINE: Final = "{file}, {place}: {what}"
OPEN_FILES_COPY_LINE_WHOLE: Final = "{file}: {what}"
OPEN_FILES_DROP: Final = "Drop files or folders to open them"
OPEN_FILES_DROP_KINDS: Final = "Saved answers, webhook bodies, CSV and JSON files of QoS Viewer"
