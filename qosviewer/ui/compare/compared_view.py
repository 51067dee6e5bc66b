"""A view of a comparison: computed on a thread of its own once it is seen, and anew when what it shows changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.export.comparison_choice import Choice
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.ui.tables.empty_state import EmptyState
from qosviewer.ui.theme import GAP, WIDE_GAP
from qosviewer.work.jobs import Job, JobRunner

T = TypeVar("T")


class ComparedView(QWidget, Generic[T]):
    """What the views have in common.

    Signals:
        table_wanted: People were selected, to be shown in the table.
        standing_wanted: Somebody was selected, to be held against the others of the same meeting.
    """

    table_wanted = Signal()
    standing_wanted = Signal()

    def __init__(self, model: ComparisonModel, runner: JobRunner, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.model = model
        self._runner = runner
        self._job: Job | None = None
        self._is_due = True
        self._empty = EmptyState(name)
        self._empty.say(texts.VIEW_COMPUTING)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._body = QWidget()
        self._stack.addWidget(self._body)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, GAP)
        self._column.setSpacing(GAP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        model.changed.connect(self.refresh)

    @property
    def is_current(self) -> bool:
        """Whether what is shown is that of the comparison as it is now."""
        return not self._is_due and self._job is None

    @property
    def choice(self) -> Choice:
        """What the view shows, to be exported."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Compute anew: now if it is seen, else once it is."""
        self._is_due = True
        if self.isVisible():
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Compute what is due."""
        super().showEvent(event)
        if self._is_due:
            self._begin()

    def _begin(self) -> None:
        self._is_due = False
        reason = self._reason()
        if reason:
            if self._job is not None:
                self._job.supersede()
            self._job = None
            self.say(reason)
            return
        compute = self._computation()

        def body(_cancel: CancelToken) -> Iterator[object]:
            yield compute()

        # A job before it is superseded, and tells nothing any more. Methods, for the view may go before the job ends.
        self._job = self._runner.start((self.objectName(), id(self)), body)
        self._job.progressed.connect(self._take)
        self._job.failed.connect(self._failed)
        self._job.done.connect(self._done)

    def _reason(self) -> str:
        """Return why there is nothing to compute; empty where there is something."""
        return ""

    def _computation(self) -> Callable[[], T]:
        """Return what is called on the other thread; it may not touch the widget."""
        raise NotImplementedError

    def _present(self, result: T) -> None:
        """Show what was computed."""
        raise NotImplementedError

    def say(self, reason: str) -> None:
        """Show a sentence in place of everything."""
        self._empty.say(reason)
        self._stack.setCurrentWidget(self._empty)

    def _take(self, items: tuple[object, ...]) -> None:
        self._stack.setCurrentWidget(self._body)
        self._present(cast("T", items[-1]))

    def _done(self) -> None:
        self._job = None

    def _failed(self, error: QosViewerError) -> None:
        self._job = None
        self.say(" ".join(part for part in (f"{error.title}.", error.detail) if part))
