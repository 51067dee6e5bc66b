"""Sentences of ``qosviewer archive``."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

ARCHIVE_LIST_EMPTY: Final = "qosviewer: The archive has nothing like that."
ARCHIVE_LIST_QUALITY: Final = "{shape} {bad} of {all}"
ARCHIVE_ACCOUNT_UNKNOWN: Final = Message(
    "The archive knows no such account", "Nothing in it was fetched through “{name}”.", "archive list names them."
)
ARCHIVE_ACCOUNT_NOT_CLEAR: Final = Message(
    "Several accounts are called so", "“{name}” stands for the account IDs {keys}.", "Give one of them in its place."
)
NEEDS_YES: Final = Message("Nothing was done", "{question} There is nobody to ask.", "Give --yes to do it.")
NOTHING_DONE: Final = Message("Nothing was done", "The answer was not yes.")
ASK_YES: Final = "{question} Type yes to do it:"
COMMAND_SNAPSHOT_PARTIAL: Final = Message(
    "This is not all there is",
    "Snapshot {snapshot} is partial: its fetch stopped early. {reason}",
    "Fetch the meeting again, or continue it with collect.",
)
COMMAND_DELETE_ONE_OF: Final = Message(
    "What is to be deleted?",
    "One of these has to be given, and one only: numbers of snapshots, --older-than, --account.",
    "archive list says the numbers.",
)
COMMAND_DELETE_NUMBERS: Final = "Snapshots to be deleted: {count}."
COMMAND_DELETE_OLDER: Final = "Snapshots to be deleted, of meetings before {day}: {count}."
COMMAND_DELETE_ACCOUNT: Final = "Everything of the account “{name}” is to be deleted, with its notes."
COMMAND_DELETED: Final = "Snapshots deleted: {count}. A vacuum gives their room back to the disk."
COMMAND_BACKED_UP: Final = "“{path}” holds everything now ({bytes} bytes)."
COMMAND_CHECKED: Final = "Answers proven: {pages}. Blocks of numbers proven: {blocks}. Findings: {findings}."
FOUND_IN_SNAPSHOT: Final = "Snapshot {snapshot}: {what}"
COMMAND_REPARSED: Final = "Snapshots read again: {read}. Changed: {changed}. Not readable, left as they are: {failed}."
COMMAND_REPARSED_CHANGE: Final = (
    "Snapshot {snapshot}: participants {participants_before} → {participants}, streams {streams_before} → {streams}, "
    "other names or ids: {identities}, other readings: {readings}, other marks: {oddities}."
)
COMMAND_VACUUMED: Final = "The archive was {before} bytes large, and is {after} now."
COMMAND_NOTHING_TO_RESCUE: Final = "The archive is sound: there is nothing to rescue."
COMMAND_NOBODY_NAMED: Final = Message("Who is to be forgotten?", "Nobody was named.", "Give --email, --name or --id.")
COMMAND_FORGET_TRACES: Final = "Known as: {terms}. Stays: {stays}, in snapshots: {snapshots}."
COMMAND_FORGET_NAMESAKES: Final = "Others have one of these names, and would lose it too: {others}."
COMMAND_FORGET_QUESTION: Final = "All of this is blanked everywhere in the archive, and can't be undone."
COMMAND_FORGOTTEN: Final = (
    "Done; snapshots changed: {snapshots}. Backups, exports and files set aside are yours to delete."
)
