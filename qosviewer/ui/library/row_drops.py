"""Meetings dropped onto another meeting of the library: the two are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListView

from qosviewer.models.compare_offer import Offer, offer_to_compare
from qosviewer.models.dragged_meetings import keys_of
from qosviewer.models.library_entry import Entry, EntryKey
from qosviewer.models.library_model import LibraryModel
from qosviewer.models.library_words import title_of
from qosviewer.ui.library.row_delegate import RowDelegate

Find = Callable[[Iterable[EntryKey]], Sequence[Entry]]
"""Returns the meetings of keys, as far as they are known."""


class RowDrops(QObject):
    """Lets the rows of a list take meetings; files go on to the window.

    Signals:
        dropped: A tuple of `Entry` to be compared: what was dragged, and the row it was dropped onto.
        refused: Nothing came of a drop; carries why.
    """

    dropped = Signal(object)
    refused = Signal(str)

    def __init__(self, rows: QListView, model: LibraryModel, delegate: RowDelegate, find: Find) -> None:
        super().__init__(rows)
        self._rows = rows
        self._model = model
        self._delegate = delegate
        self._find = find
        rows.setDragEnabled(True)
        rows.viewport().setAcceptDrops(True)
        rows.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take meetings; leave everything else alone."""
        if event.type() == QEvent.Type.DragLeave:
            self._show(-1, None)
        elif isinstance(event, QDropEvent) and keys_of(event.mimeData()):
            # Moves and enters are drops to Qt.
            self._answer(event)
            return True
        return super().eventFilter(watched, event)

    def _answer(self, event: QDropEvent) -> None:
        entries = self._find(keys_of(event.mimeData()))
        row, target = self._at(event.position().toPoint())
        offer = offer_to_compare(entries, target, title_of(target), target.key) if target else None
        event.setDropAction(Qt.DropAction.CopyAction)
        # An enter that is refused would never be followed by a move.
        is_possible = isinstance(event, QDragEnterEvent) or (offer is not None and offer.possible)
        event.setAccepted(is_possible)
        if isinstance(event, QDragMoveEvent):
            self._show(row, offer)
            return
        self._show(-1, None)
        if target is not None and offer is not None and offer.possible:
            self.dropped.emit((*entries, target))
        elif offer is not None:
            self.refused.emit(offer.detail)

    def _at(self, place: QPoint) -> tuple[int, Entry | None]:
        index = self._rows.indexAt(place)
        return (index.row(), self._model.entry(index.row())) if index.isValid() else (-1, None)

    def _show(self, row: int, offer: Offer | None) -> None:
        if self._delegate.show_drop(row if offer else -1, offer):
            self._rows.viewport().update()
