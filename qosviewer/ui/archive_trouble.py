"""What is wrong with the archive, told once, with the way out where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.ui.messages import Messages, Notice, notice_of
from qosviewer.ui.theme import GOOD, WARNING
from qosviewer.work.jobs import Body, JobRunner


class _Over:
    """The archive can be used."""


class ArchiveTrouble(QObject):
    """Tells people of trouble with the archive, and lets them do what helps.

    Signals:
        over: The archive is another one now, or can be used again: read it anew.
    """

    over = Signal()

    def __init__(self, archive: ArchiveDoor, messages: Messages, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._messages = messages
        self._runner = runner
        self._told: set[Message] = set()
        self._rescue = self._action("rescue", "&Set aside and rescue what is readable", self.rescue)
        self._again = self._action("tryAgain", "&Try again", self.try_again)

    def _action(self, name: str, title: str, do: Callable[[], None]) -> QAction:
        action = QAction(title, self)
        action.setObjectName(name)
        action.triggered.connect(do)
        return action

    def tell(self, error: QosViewerError) -> None:
        """Tell of an error of the archive, unless that was done already."""
        if error.message in self._told:
            return
        self._told.add(error.message)
        notice = notice_of(error, WARNING)
        self._messages.tell(Notice(notice.message, WARNING, notice.details, ways=(self.way_out(error),)))

    def way_out(self, error: QosViewerError) -> QAction:
        """Return what helps against an error: to rescue what is damaged, to try again whatever else it is."""
        from qosviewer.archive import ArchiveDamaged

        return self._rescue if isinstance(error, ArchiveDamaged) else self._again

    def tell_not_kept(self, error: QosViewerError) -> None:
        """Tell that a fetch goes on without being kept."""
        detail = texts.NOT_KEPT.format(detail=error.message.detail)
        self.tell(type(error)(replace(error.message, detail=detail), retryable=error.retryable))

    def look(self) -> None:
        """Open the archive in a worker, and tell what is unsafe or wrong."""
        self._run(self._open)

    def try_again(self) -> None:
        """Open the archive anew."""
        self._told.clear()
        self._run(self._reopen)

    def rescue(self) -> None:
        """Set a damaged archive aside, and take over what is readable."""
        self._told.clear()
        self._run(self._rescued)

    def _run(self, body: Body) -> None:
        job = self._runner.start(("archive", id(self)), body)
        job.progressed.connect(self._show)
        job.failed.connect(self.tell)

    def _open(self, _cancel: CancelToken) -> Iterator[object]:
        self._archive.open()
        yield self._archive.warning()

    def _reopen(self, cancel: CancelToken) -> Iterator[object]:
        self._archive.try_again()
        yield from self._open(cancel)
        yield texts.ARCHIVE_USABLE
        yield _Over()

    def _rescued(self, cancel: CancelToken) -> Iterator[object]:
        rescued = self._archive.rescue()
        yield from self._open(cancel)
        yield rescued.message
        yield _Over()

    def _show(self, news: tuple[object, ...]) -> None:
        for each in news:
            if isinstance(each, Message):
                self._messages.tell(Notice(each, GOOD if each is texts.ARCHIVE_USABLE else WARNING))
            elif isinstance(each, _Over):
                self.over.emit()
