"""Fetches meetings that are to be compared, and shows how far each of them is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.ui.browse.fetch_queue import FetchQueue
from qosviewer.ui.browse.queue_model import STATE, STORY, QueueModel, StateDelegate
from qosviewer.ui.compare.fetch_cost import Cost
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import StateLabel, plain_label
from qosviewer.ui.progress_line import ProgressLine
from qosviewer.ui.tables.list_table import ListTable
from qosviewer.ui.theme import GAP, WARNING, WIDE_GAP

_STEPS = 1000
_WIDTHS = (0, 34, 8, 24, 0)
_SIZE = (700, 330)


class FetchFirstDialog(QDialog):
    """The dialog: asks, unless that was done before, then goes away by itself once everything is over.

    Signals:
        fetched: Nothing is left to do; carries the `QosViewerError` that stopped what was not tried, or None.
        given_up: It was cancelled while something was fetched.
    """

    fetched = Signal(object)
    given_up = Signal()

    def __init__(self, queue: FetchQueue, cost: Cost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fetchFirst")
        self.setWindowTitle(texts.FETCH_FIRST_TITLE)
        self.queue = queue
        queue.setParent(self)
        self._has_begun = False
        self._is_over = False
        self._words = plain_label("fetchFirst.words")
        self._words.setText(texts.FETCH_FIRST_HELP)
        self._cost = StateLabel("fetchFirst.cost")
        self._cost.setWordWrap(True)
        self._cost.show_state(cost.text, None if cost.fits_today else WARNING)
        self._line = ProgressLine()
        self._line.setObjectName("fetchFirst.progress")
        self._line.setAccessibleName(texts.FETCH_FIRST_PROGRESS)
        self._line.setRange(0, _STEPS)
        self._table = ListTable(QueueModel(queue), name="fetchFirst.list", title=texts.FETCH_FIRST_LIST, widths=_WIDTHS)
        self._table.setItemDelegateForColumn(STATE, StateDelegate(self._table))
        # What happened is told once all is over, by whoever goes on.
        self._table.setColumnHidden(STORY, True)
        self._buttons = DialogButtons("fetchFirst", dismiss="Cancel", accept=texts.FETCH_FIRST_BEGIN)
        self._buttons.accepted.connect(self.begin)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        for widget in (self._words, self._cost, self._line):
            column.addWidget(widget)
        column.addWidget(self._table, 1)
        column.addWidget(self._buttons)
        self._line.hide()
        self.resize(*_SIZE)
        if self._buttons.go_on:
            self._buttons.go_on.setFocus()
        queue.changed.connect(lambda _place: self._show())
        queue.over.connect(lambda: self._end(None))
        queue.stuck.connect(self._end)

    def begin(self) -> None:
        """Fetch."""
        self._has_begun = True
        if self._buttons.go_on:
            self._buttons.go_on.hide()
        self._buttons.dismiss.setFocus()
        self._line.show()
        self._show()
        self.queue.start()

    def reject(self) -> None:
        """Stop, and go away; what is fetched stays."""
        self.queue.close()
        super().reject()
        if self._has_begun:
            self.given_up.emit()

    def _show(self) -> None:
        items = self.queue.items
        done = sum(item.status.is_over for item in items)
        self._words.setText(texts.FETCH_FIRST_RUNNING.format(done=done, count=len(items)))
        self._line.setValue(round(self.queue.share * _STEPS))

    def _end(self, trouble: QosViewerError | None) -> None:
        if self._is_over:
            return
        self._is_over = True
        self.queue.close()
        self.accept()
        self.fetched.emit(trouble)
