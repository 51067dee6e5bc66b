"""Meetings of the library dropped onto an open meeting, an open comparison, or the tab of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from qosviewer.models.compare_offer import Offer
from qosviewer.models.dragged_meetings import keys_of
from qosviewer.models.library_entry import Entry
from qosviewer.ui.library.row_drops import Find
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.opening.drop_hint import DropHint


class Taker(Protocol):
    """Who knows what dropping does."""

    def offer(self, page: QWidget, entries: Sequence[Entry]) -> Offer | None:
        """Return what dropping meetings onto a page would do; None for a page that they have nothing to do with."""

    def take(self, page: QWidget, entries: Sequence[Entry]) -> None:
        """Do it."""


class MeetingDrops(QObject):
    """Lets pages and their tabs take meetings; files go on to the window.

    Signals:
        refused: Nothing came of a drop; carries why.
    """

    refused = Signal(str)

    def __init__(self, window: MainWindow, taker: Taker, find: Find) -> None:
        super().__init__(window)
        self._window = window
        self._taker = taker
        self._find = find
        self._hint = DropHint(window, "compareHint")
        self.watch(window.tabs)

    def watch(self, widget: QWidget) -> None:
        """Let a page, or the tabs, take meetings."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take meetings; leave everything else alone."""
        if event.type() == QEvent.Type.DragLeave:
            self._hint.hide()
        elif isinstance(event, QDropEvent) and (keys := keys_of(event.mimeData())):
            # Moves and enters are drops to Qt.
            self._answer(self._page(watched, event), self._find(keys), event)
            return True
        return super().eventFilter(watched, event)

    def _page(self, watched: QObject, event: QDropEvent) -> QWidget | None:
        tabs = self._window.tabs
        if watched is not tabs:
            return watched if isinstance(watched, QWidget) else None
        place = tabs.tabAt(event.position().toPoint())
        return self._window.pages[place] if place >= 0 else None

    def _answer(self, page: QWidget | None, entries: Sequence[Entry], event: QDropEvent) -> None:
        offer = self._taker.offer(page, entries) if page is not None else None
        event.setDropAction(Qt.DropAction.CopyAction)
        # An enter that is refused would never be followed by a move, nor by a leave.
        event.setAccepted(isinstance(event, QDragEnterEvent) or (offer is not None and offer.possible))
        if isinstance(event, QDragMoveEvent):
            self._show(offer)
            return
        self._hint.hide()
        if page is not None and offer is not None:
            if offer.possible:
                self._taker.take(page, entries)
            else:
                self.refused.emit(offer.detail)

    def _show(self, offer: Offer | None) -> None:
        front = self._window.page
        if offer is None or front is None:
            self._hint.hide()
        else:
            self._hint.say(offer.title, offer.detail, possible=offer.possible)
            self._hint.cover(front)
