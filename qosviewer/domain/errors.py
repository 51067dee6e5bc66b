"""The one tree of errors. A room raises its own subclass; whoever shows it needs only what stands here.

::

    QosViewerError
    ├── InputError            2   what was typed can't be meant
    ├── SetupError            3   credentials, scopes, plan, event subscription
    ├── MeetingUnavailable    4   not found, still running, too old, no data
    ├── ConnectionTrouble     5   network, rate limit, a server that fails or is not the API
    └── LocalFileError        7   a file, disk, archive or lock of this computer

The number is the exit code of the command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

EXIT_DONE = 0
EXIT_CHECK_FAILED = 1
EXIT_USAGE = 2
EXIT_SETUP = 3
EXIT_MEETING = 4
EXIT_NETWORK = 5
EXIT_PARTIAL = 6
EXIT_LOCAL = 7
EXIT_BUG = 70
EXIT_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Message:
    """What happened and what to do, in whole sentences; ``{names}`` are filled by `fill`."""

    title: str
    detail: str = ""
    advice: str = ""

    def fill(self, **names: object) -> Message:
        """Return the message with its placeholders replaced.

        The values are inserted as they are: they may come from the API, so show the result as plain text only.
        """
        return Message(self.title.format(**names), self.detail.format(**names), self.advice.format(**names))


class QosViewerError(Exception):
    """An error that can tell a person what happened and what to try.

    Attributes:
        message: Title, what happened, what to do.
        zoom_code: Zoom's own number from the body of the answer, if there was one.
        zoom_message: Zoom's own words, as received (hostile text: show it plainly).
        http_status: HTTP status of the answer, if there was one.
        retryable: Whether the same call may work later without any change.
        retry_at: When it is worth trying again (aware, UTC), if known.
        exit_code: Exit code of the command line for this kind of error.
    """

    exit_code: ClassVar[int] = EXIT_BUG

    def __init__(
        self,
        message: Message,
        *,
        zoom_code: int | None = None,
        zoom_message: str = "",
        http_status: int | None = None,
        retryable: bool = False,
        retry_at: datetime | None = None,
    ) -> None:
        super().__init__(message.title)
        self.message = message
        self.zoom_code = zoom_code
        self.zoom_message = zoom_message
        self.http_status = http_status
        self.retryable = retryable
        self.retry_at = retry_at

    @property
    def title(self) -> str:
        """One short line."""
        return self.message.title

    @property
    def detail(self) -> str:
        """What happened, in a sentence or two."""
        return self.message.detail

    @property
    def advice(self) -> str:
        """What to try."""
        return self.message.advice

    def as_json(self) -> dict[str, object]:
        """Return the error as every JSON output of the app prints it."""
        return {
            "title": self.title,
            "detail": " ".join(part for part in (self.detail, self.advice) if part),
            "zoom_code": self.zoom_code,
            "zoom_message": self.zoom_message,
            "retryable": self.retryable,
            "retry_at": self.retry_at.isoformat() if self.retry_at else None,
        }


class InputError(QosViewerError):
    """Something that was typed, pasted or passed as an argument can't be understood."""

    exit_code = EXIT_USAGE


class SetupError(QosViewerError):
    """Credentials or set-up: missing, refused, missing scope, plan, QSS or event subscription."""

    exit_code = EXIT_SETUP


class MeetingUnavailable(QosViewerError):
    """The meeting can't be had: not found, still running, too old, no data."""

    exit_code = EXIT_MEETING


class ConnectionTrouble(QosViewerError):
    """Network, rate limit, or a server that fails or answers with something that is not the API."""

    exit_code = EXIT_NETWORK


class LocalFileError(QosViewerError):
    """A local file, disk, archive or lock."""

    exit_code = EXIT_LOCAL
