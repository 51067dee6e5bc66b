"""The list of the library: keeps the selection and what is in sight, whatever comes, goes or changes places."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView

from qosviewer.domain import texts
from qosviewer.models.library_entry import Entry, EntryKey
from qosviewer.models.library_model import LibraryModel
from qosviewer.ui.library.row_delegate import RowDelegate
from qosviewer.ui.library.row_drops import Find, RowDrops

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FLAG: Final = QItemSelectionModel.SelectionFlag


class LibraryList(QListView):
    """Shows a `LibraryModel`.

    Signals:
        open_wanted: Enter or a double click: what is selected.
        delete_wanted: The delete key.
        notes_wanted: F2.
        copy_wanted: The keys that copy.
        menu_wanted: The menu was asked for at a place on the screen.
        left_upwards: Up was pressed on the first meeting.
        selection_altered: Other meetings are selected.

    Attributes:
        drops: Takes meetings that are dropped onto others.
    """

    open_wanted = Signal()
    delete_wanted = Signal()
    notes_wanted = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)
    left_upwards = Signal()
    selection_altered = Signal()

    def __init__(self, model: LibraryModel, find: Find | None = None) -> None:
        """Show a model; ``find`` knows the meetings that are dragged, also those that are not listed any more."""
        super().__init__()
        self.setObjectName("library.list")
        self.setAccessibleName(texts.LIBRARY_LIST)
        self.setAccessibleDescription(texts.LIBRARY_LIST_HELP)
        self._library = model
        self._rows = RowDelegate(model, self)
        self.setItemDelegate(self._rows)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.doubleClicked.connect(lambda _index: self.open_wanted.emit())
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self._altered())
        model.rearranging.connect(self._hold)
        model.rearranged.connect(self._restore)
        self.drops = RowDrops(self, model, self._rows, find or (lambda _keys: ()))
        self._held: tuple[list[EntryKey], EntryKey | None, EntryKey | None, int] = ([], None, None, 0)
        self._holding = False
        self._restyle()

    def selected(self) -> list[Entry]:
        """Return what is selected, in the order shown."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [entry for row in rows if (entry := self._library.entry(row)) is not None]

    def current(self) -> Entry | None:
        """Return the meeting that the keyboard is on."""
        index = self.currentIndex()
        return self._library.entry(index.row()) if index.isValid() else None

    def take_up(self) -> None:
        """Put the keyboard on the first meeting, if it is on none, and select something."""
        if not self.currentIndex().isValid():
            first = next(
                (row for row in range(min(self._library.rowCount(), 3)) if self._library.entry(row) is not None), None
            )
            if first is not None:
                self.setCurrentIndex(self._library.index(first))
        elif not self.selectedIndexes():
            # Qt puts the keyboard on a line by itself, but selects nothing.
            self.selectionModel().select(self.currentIndex(), _FLAG.ClearAndSelect)

    def select(self, keys: list[EntryKey]) -> None:
        """Select exactly these meetings, as far as they are shown."""
        selection = QItemSelection()
        for row in self._library.rows_of(keys):
            index = self._library.index(row)
            selection.select(index, index)
        self.selectionModel().select(selection, _FLAG.ClearAndSelect)

    # --- keeps what is in sight

    def _hold(self) -> None:
        self._holding = True
        current = self.current()
        top = self._top_meeting()
        offset = self.visualRect(top).top() if top else 0
        on_top = self._library.entry(top.row()) if top else None
        # At the very top people want to see what comes in.
        at_top = self.verticalScrollBar().value() == 0
        self._held = (
            [entry.key for entry in self.selected()],
            current.key if current else None,
            None if at_top or on_top is None else on_top.key,
            offset,
        )

    def _restore(self) -> None:
        keys, current, on_top, offset = self._held
        self.select(keys)
        if current is not None and (row := self._library.row_of(current)) >= 0:
            self.selectionModel().setCurrentIndex(self._library.index(row), _FLAG.NoUpdate)
        self.executeDelayedItemsLayout()
        if on_top is not None and (row := self._library.row_of(on_top)) >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self._library.index(row)).top() - offset)
        else:
            self.verticalScrollBar().setValue(0)
        self._holding = False
        if [entry.key for entry in self.selected()] != keys:
            self.selection_altered.emit()

    def _top_meeting(self) -> QModelIndex | None:
        for y in range(1, self._rows.meeting_height * 2, 8):
            index = self.indexAt(QPoint(4, y))
            if index.isValid() and self._library.entry(index.row()) is not None:
                return index
        return None

    def _altered(self) -> None:
        if not self._holding:
            self.selection_altered.emit()

    # --- keys and looks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, delete, note and copy; everything else as in every list."""
        if event.key() in _ENTER:
            self.take_up()
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.notes_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_Up and self._on_first() and not event.modifiers():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is selected; by the keyboard, beside the current meeting."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        else:
            place = event.globalPos()
        if self.selectedIndexes():
            self.menu_wanted.emit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the keyboard on a meeting."""
        super().focusInEvent(event)
        self.take_up()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._restyle()

    def _restyle(self) -> None:
        self._rows.restyle(self.font())
        self.verticalScrollBar().setSingleStep(self._rows.meeting_height // 2)
        self.scheduleDelayedItemsLayout()

    def _on_first(self) -> bool:
        row = self.currentIndex().row()
        return all(self._library.entry(above) is None for above in range(max(row, 0))) if row <= 1 else False
