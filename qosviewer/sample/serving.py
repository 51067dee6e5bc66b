"""Run the sample server as a program of its own: say where it is, serve, end when told or when nobody is left."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterable
from types import FrameType
from typing import TextIO

from qosviewer.sample.meeting import Meeting
from qosviewer.sample.server import SampleServer
from qosviewer.sample.times import zoom_time

LOOK_EVERY_S = 0.25


def announce(server: SampleServer) -> str:
    """One JSON line with the addresses, the credentials of this run, meetings, and the accounts below; no line feed."""
    return json.dumps(
        {
            "api_base": server.api_base,
            "token_url": server.token_url,
            "account_id": server.account_id,
            "client_id": server.client_id,
            "client_secret": server.client_secret,
            "meetings": _meetings(server.meetings),
            "sub_accounts": [
                {"account_id": branch.account_id, "name": branch.name, "meetings": _meetings(branch.meetings)}
                for branch in server.account.sub_accounts
            ],
        }
    )


def _meetings(meetings: Iterable[Meeting]) -> list[dict[str, object]]:
    return [
        {
            "id": str(meeting.number),
            "uuid": meeting.uuid,
            "topic": meeting.topic,
            "start_time": zoom_time(meeting.start),
            "participants": meeting.size,
            "webinar": meeting.webinar,
        }
        for meeting in meetings
    ]


def serve(server: SampleServer, out: TextIO, *, until_end_of: TextIO | None = None) -> None:
    """Announce the server on ``out`` and serve until SIGINT or SIGTERM; to be called in the main thread.

    With ``until_end_of``, the end of that stream ends the server too. A parent that gives its child a pipe as stdin
    takes the child with it however it ends, on every system.
    """
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    former = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with server:
            if until_end_of is not None:
                threading.Thread(target=_watch, args=(until_end_of.fileno(), stop), daemon=True).start()
            out.write(f"{announce(server)}\n")
            out.flush()
            # On Windows a wait without end can't be interrupted.
            while not stop.wait(LOOK_EVERY_S):
                pass
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _watch(stream_number: int, stop: threading.Event) -> None:
    """Read to the end, straight from the system: a buffered reader would hold its lock while the program exits."""
    try:
        while os.read(stream_number, 1024):
            pass
    finally:
        stop.set()
