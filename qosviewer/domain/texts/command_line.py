"""Sentences of the command line."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

INTERRUPTED: Final = "qosviewer: Interrupted."
PARTICIPANTS: Final = "participants"
WAITING: Final = "{meeting}: {title}. Trying again in {seconds} s."
STARTED_OVER: Final = "{meeting}: {title}."
PARTIAL_WRITTEN: Final = (
    "qosviewer: The result is not complete: it was written to “{partial}”, and “{path}” was not touched."
)
OWN_MISTAKE: Final = Message(
    "QoS Viewer made a mistake",
    "It is a mistake in the program itself ({kind}), not in what you did.",
    "Run the command again with -vv, and report what it says.",
)
STDOUT_FAILED: Final = Message(
    "The results can't be written to standard output", "It failed: {reason}.", "Write them to a file with -o."
)
STDOUT_CLOSED: Final = "it is closed"
TWO_FORMATS: Final = Message(
    "Which format?", "--json and --format csv contradict each other.", "Leave one of them out."
)
STOPPED_BEFORE_ITS_END: Final = Message(
    "The fetch was stopped before its end", "What was fetched until then is here.", "Fetch the meeting again."
)
FAULT_NOT_UNDERSTOOD: Final = Message("There is no such fault", "The sample server can't do it: {reason}.")
PORT_NOT_FREE: Final = Message(
    "The sample server can't use this port", "Port {port} can't be listened on: {reason}.", "Leave --port out."
)
