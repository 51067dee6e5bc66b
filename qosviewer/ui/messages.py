"""The one door through which people are told something that is not about a single field."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from qosviewer.domain import texts
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.zoom_words import zoom_words
from qosviewer.ui.theme import BAD, GOOD


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell.

    Attributes:
        message: Title, what happened, what to try; hostile text may be in it.
        severity: Place in `theme.Colors.states`.
        details: What only some want to read, e.g. Zoom's own words; lines.
        ways: What can be done about it, the main way first.
        alerts: Whether it is worth a notification of the system, for people who look elsewhere.
    """

    message: Message
    severity: int = GOOD
    details: str = ""
    ways: tuple[QAction, ...] = ()
    alerts: bool = False

    @property
    def body(self) -> str:
        """What happened and what to try, in one paragraph."""
        return " ".join(part for part in (self.message.detail, self.message.advice) if part)

    @property
    def as_text(self) -> str:
        """Everything, for the clipboard."""
        return "\n".join(part for part in (self.message.title, self.body, self.details) if part)


def notice_of(error: Exception, severity: int = BAD) -> Notice:
    """Return what to tell about an error, Zoom's own code and words under details."""
    if not isinstance(error, QosViewerError):
        return Notice(texts.INTERNAL_ERROR.fill(kind=type(error).__name__), severity)
    details = [said] if (said := zoom_words(error)) else []
    if error.http_status is not None:
        details.append(texts.HTTP_STATUS.format(status=error.http_status))
    return Notice(error.message, severity, "\n".join(details))


class Messages(QObject):
    """Passes notices to whoever shows them.

    Signals:
        told: A `Notice`.
    """

    told = Signal(object)

    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        self.told.emit(notice)

    def tell_error(self, error: Exception) -> None:
        """Show what went wrong."""
        self.told.emit(notice_of(error))
