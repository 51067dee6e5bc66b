"""The sample account, served by a child process that can't outlive the window.

The child ends when its standard input closes: on `stop`, and by itself when this process dies in whatever way.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, Signal

from qosviewer.api.addresses import api_address
from qosviewer.api.credentials import Credentials
from qosviewer.api.session import Session
from qosviewer.domain import plain, texts
from qosviewer.domain.errors import ConnectionTrouble, QosViewerError
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.secret import Secret
from qosviewer.services.fetching import open_session

CALLS_PER_SECOND: Final = 40.0
_ARGUMENTS: Final = ("sample-server", "--until-stdin-closes")
_LONGEST_REASON: Final = 300


@dataclass(frozen=True, slots=True)
class SampleMeeting:
    """One meeting that the sample account offers."""

    ref: MeetingRef
    topic: str
    start: datetime
    participants: int


@dataclass(frozen=True, slots=True)
class SampleAnnouncement:
    """What the child says of itself: how to reach it, and what it has."""

    session: Session
    meetings: tuple[SampleMeeting, ...]


class SampleProcess(QObject):
    """The child.

    Signals:
        ready: A `SampleAnnouncement`.
        failed: A `QosViewerError`; the child ended or never came up.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.errorOccurred.connect(self._could_not)
        self._process.finished.connect(self._ended)
        self._announced = False
        self._stopping = False

    def start(self) -> None:
        """Start the child; returns at once. Does nothing while it runs."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            return
        self._announced = False
        program, *arguments = own_command()
        self._process.start(program, [*arguments, *_ARGUMENTS])

    def stop(self, patience_ms: int = 2000) -> None:
        """End the child, gently at first."""
        self._stopping = True
        if self._process.state() is QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(patience_ms):
            self._process.kill()
            self._process.waitForFinished(patience_ms)

    def _read(self) -> None:
        if self._announced or not self._process.canReadLine():
            return
        self._announced = True
        line = bytes(self._process.readLine().data())
        try:
            announcement = read_announcement(line)
        except (ValueError, KeyError, TypeError, QosViewerError):
            self._tell(plain.one_line(line.decode(errors="replace"), _LONGEST_REASON))
            return
        self.ready.emit(announcement)

    def _could_not(self, _error: QProcess.ProcessError) -> None:
        self._tell(self._process.errorString())

    def _ended(self) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self._tell(plain.one_line(said, _LONGEST_REASON) or f"exit code {self._process.exitCode()}")

    def _tell(self, reason: str) -> None:
        if not self._stopping:
            self.failed.emit(ConnectionTrouble(texts.SAMPLE_NOT_STARTED.fill(reason=reason), retryable=True))


def own_command() -> list[str]:
    """Return the command that starts this program again: the packed one itself, else this Python on the package."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "qosviewer"]


def read_announcement(line: bytes) -> SampleAnnouncement:
    """Read the line of JSON with which the sample server begins.

    Raises:
        ValueError, KeyError, TypeError, QosViewerError: It is something else.
    """
    said: dict[str, Any] = json.loads(line)
    credentials = Credentials(said["account_id"], said["client_id"], Secret(said["client_secret"]))
    address = api_address(said["api_base"], said["token_url"])
    session = open_session(address, credentials, calls_per_second=CALLS_PER_SECOND)
    return SampleAnnouncement(session, tuple(_meeting(entry) for entry in said["meetings"]))


def _meeting(entry: dict[str, Any]) -> SampleMeeting:
    kind = MeetingKind.WEBINAR if entry.get("webinar") else MeetingKind.MEETING
    return SampleMeeting(
        MeetingRef(kind, str(entry["id"]), str(entry["uuid"])),
        str(entry["topic"]),
        datetime.fromisoformat(entry["start_time"]),
        int(entry["participants"]),
    )
