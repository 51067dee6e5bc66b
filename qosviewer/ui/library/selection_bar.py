"""Below the list of the library: how many meetings there are; while several are selected, what to do with them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.models.library_choice import Arrangement
from qosviewer.models.library_entry import Entry
from qosviewer.ui.labels import ElidedLabel
from qosviewer.ui.theme import GAP

_LEFT: Final = 12
_BETWEEN: Final = 4
_MARGINS: Final = _LEFT + GAP


class SelectionBar(QWidget):
    """The bar.

    Signals:
        open_wanted: Open what is selected.
        fetch_wanted: Fetch what is selected and at Zoom.
        compare_wanted: Compare what is selected.
        more_wanted: Everything else that can be done.
        browse_wanted: Zoom's lists are to be looked at.
    """

    open_wanted = Signal()
    fetch_wanted = Signal()
    compare_wanted = Signal()
    more_wanted = Signal()
    browse_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Between buttons there may be no room for it.
        self._count = ElidedLabel("library.count")
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._running = ElidedLabel("library.running")
        self._running.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._open = QPushButton("Open")
        self._open.setObjectName("library.openSelected")
        self._open.clicked.connect(self.open_wanted)
        self._fetch = QPushButton("Fetch")
        self._fetch.setObjectName("library.fetchSelected")
        self._fetch.clicked.connect(self.fetch_wanted)
        self._compare = QPushButton("Compare")
        self._compare.setObjectName("library.compareSelected")
        self._compare.clicked.connect(lambda _checked: self.compare_wanted.emit())
        self._more = QToolButton()
        self._more.setObjectName("library.more")
        self._more.setText("⋯")
        self._more.setAccessibleName("More for the selected meetings")
        self._more.setToolTip("More for the selected meetings")
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.clicked.connect(self.more_wanted)
        self._browse = QPushButton("Browse Zoom…")
        self._browse.setObjectName("library.browse")
        self._browse.setAccessibleName(texts.BROWSE_TITLE)
        self._browse.setToolTip(texts.BROWSE_TIP)
        self._browse.clicked.connect(lambda _checked: self.browse_wanted.emit())
        self._wanted: set[QPushButton] = set()
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 4, GAP, 4)
        row.setSpacing(_BETWEEN)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._count)
        words.addWidget(self._running)
        row.addLayout(words, 1)
        for button in (self._open, self._compare, self._fetch, self._more, self._browse):
            row.addWidget(button)
        self.setMinimumHeight(self._open.sizeHint().height() + 8)
        self.show_selected([], Arrangement())

    def show_selected(self, entries: list[Entry], shown: Arrangement) -> None:
        """Say how many are selected, and of one or none how many there are."""
        several = len(entries) > 1
        kept, fetchable = sum(entry.archived for entry in entries), sum(entry.fetchable for entry in entries)
        running = sum(entry.live for entry in entries)
        if several:
            sentence = texts.LIBRARY_SELECTED.format(count=len(entries))
        elif shown.count != shown.total:
            sentence = texts.LIBRARY_COUNT_OF.format(shown=shown.count, count=shown.total)
        else:
            sentence = (texts.LIBRARY_COUNT_ONE if shown.total == 1 else texts.LIBRARY_COUNT).format(count=shown.total)
        self._count.setText(sentence)
        self._running.setText(texts.LIBRARY_SELECTED_RUNNING.format(running=running))
        self._running.setVisible(several and running > 0)
        self._wanted = set()
        for button, count, name in (
            (self._open, kept, texts.LIBRARY_OPEN_SELECTED),
            (self._fetch, fetchable, texts.LIBRARY_FETCH_SELECTED),
        ):
            if several and count:
                self._wanted.add(button)
            button.setText(name.format(count=count))
            button.setAccessibleName(name.format(count=count))
        comparable = sum(entry.comparable for entry in entries)
        if 2 <= comparable <= MOST_SIDES:
            self._wanted.add(self._compare)
        self._compare.setAccessibleName(texts.COMPARE_SELECTED.format(count=comparable))
        self._more.setVisible(several)
        self._browse.setVisible(not several)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show what is wanted; without room for all of it, what Enter or the menu does as well goes first."""
        room = self.contentsRect().width() - _MARGINS - self._more.sizeHint().width() - _BETWEEN
        shown = set(self._wanted)
        for button in (self._open, self._compare):
            needed: int = sum(each.sizeHint().width() + _BETWEEN for each in shown)
            if needed > room:
                shown.discard(button)
        for button in (self._open, self._compare, self._fetch):
            button.setVisible(button in shown)
