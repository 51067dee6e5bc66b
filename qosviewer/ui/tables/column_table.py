"""The table view of the window: one for participants, one for each detail tab."""

from __future__ import annotations

from time import monotonic
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from qosviewer.domain.order import search_key
from qosviewer.models.rows import Identities
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.tables.columns_view import ASCENDING, DESCENDING, ColumnsView
from qosviewer.ui.tables.copying import cells_as_text
from qosviewer.ui.tables.read_only import set_row_height
from qosviewer.ui.tables.spans import positions_in, runs, spans_of
from qosviewer.ui.theme import colors_of

_ROW_SCALE: Final = 1.6
_NAME: Final = "user_name"
_SELECT: Final = QItemSelectionModel.SelectionFlag


class _Anchor(NamedTuple):
    """The row that has to stay where it is on screen, and how far below the upper edge that is."""

    identity: Identities
    offset: int


class ColumnTable(ColumnsView):
    """Shows a `ColumnTableModel`.

    Rows that come, go or change places leave the selection, the current cell and what is in sight as they are.

    Signals:
        selected_rows_changed: The person selected other rows.
    """

    selected_rows_changed = Signal()

    def __init__(
        self, model: ColumnTableModel, *, name: str, title: str, whole_rows: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, name, title, parent)
        self._held: list[tuple[Identities, int, int]] = []
        self._anchor: _Anchor | None = None
        self._rearranging = False
        self._typed, self._typed_at = "", 0.0
        behavior = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behavior.SelectRows if whole_rows else behavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        model.rearranging.connect(self._hold)
        model.rearranged.connect(self._restore)
        model.sort_changed.connect(self.scrollToTop)
        self.restyle()
        self.reset_columns()

    # --- looks

    def restyle(self) -> None:
        """Take over another palette or font."""
        self._ranges.restyle()
        height = round(self.fontMetrics().height() * _ROW_SCALE)
        set_row_height(self, height)
        self.verticalScrollBar().setSingleStep(height)
        self.horizontalScrollBar().setSingleStep(self.fontMetrics().averageCharWidth() * 4)
        colors = colors_of(self.palette())
        self._table.set_inks([QBrush(color) for color in colors.states], QBrush(colors.heading))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette, the font and being switched off."""
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.PaletteChange, kinds.FontChange, kinds.EnabledChange, kinds.StyleChange):
            self.restyle()

    # --- selection, and what is in sight

    def selected_positions(self) -> list[int]:
        """Return the positions of rows with a selected cell, ascending."""
        return positions_in(spans_of(self.selectionModel().selection()))

    def select_rows(self, ids: Identities) -> None:
        """Select whole rows by identity, as far as they are shown, without telling listeners."""
        self._quietly(self._selection_of(ids, 0, self._table.columnCount() - 1))

    def reveal(self, position: int) -> None:
        """Make a row the current one, and bring it into sight."""
        index = self._table.index(position, max(self.currentIndex().column(), self._first_visible(), 0))
        self.selectionModel().setCurrentIndex(index, _SELECT.NoUpdate)
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight where the table becomes lower."""
        current = self.currentIndex()
        was_seen = current.isValid() and 0 <= self.rowViewportPosition(current.row()) < event.oldSize().height()
        super().resizeEvent(event)
        lower = self.viewport().height() - self.rowHeight(current.row()) if was_seen else 0
        if was_seen and self.rowViewportPosition(current.row()) > lower:
            across = self.horizontalScrollBar().value()
            self.scrollTo(current)
            self.horizontalScrollBar().setValue(across)

    def _quietly(self, selection: QItemSelection) -> None:
        was = self._rearranging
        self._rearranging = True
        self.selectionModel().select(selection, _SELECT.ClearAndSelect)
        self._rearranging = was

    def _selection_of(self, ids: Identities, left: int, right: int) -> QItemSelection:
        selection = QItemSelection()
        positions = self._table.positions(ids)
        for first, last in runs(positions):
            selection.select(self._table.index(first, left), self._table.index(last, right))
        return selection

    def _on_selection(self, *_changes: object) -> None:
        if not self._rearranging:
            self.selected_rows_changed.emit()

    def _hold(self) -> None:
        """Let go of the selection before rows move (Qt would follow it cell by cell), and note what has to stay put."""
        self._held = [
            (self._table.identities(span.top, span.bottom), span.left, span.right)
            for span in spans_of(self.selectionModel().selection())
        ]
        self._anchor = self._what_stays()
        self._rearranging = True
        self.selectionModel().clearSelection()

    def _restore(self) -> None:
        selection = QItemSelection()
        for ids, left, right in self._held:
            selection.merge(self._selection_of(ids, left, right), _SELECT.Select)
        self._held = []
        self._quietly(selection)
        self._rearranging = False
        self.executeDelayedItemsLayout()
        if self._anchor:
            self._put_back(self._anchor)

    def _what_stays(self) -> _Anchor | None:
        """Return the current row where it is in sight, else the topmost row, unless the table stands at its top."""
        position = self.currentIndex().row()
        offset = self.rowViewportPosition(position) if position >= 0 else -1
        if not 0 <= offset < self.viewport().height():
            if not self.verticalScrollBar().value():
                return None
            position = self.rowAt(0)
            offset = self.rowViewportPosition(position)
        return _Anchor(self._table.identities(position, position), offset) if position >= 0 else None

    def _put_back(self, anchor: _Anchor) -> None:
        position = int(self._table.positions(anchor.identity)[0])
        if position >= 0:
            self.verticalScrollBar().setValue(position * self.verticalHeader().defaultSectionSize() - anchor.offset)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, and sort by the column of the current cell."""
        sorting = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.modifiers() == sorting and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            order = ASCENDING if event.key() == Qt.Key.Key_Up else DESCENDING
            self._header.setSortIndicator(self.currentIndex().column(), order)
        else:
            super().keyPressEvent(event)

    def copy_selection(self) -> bool:
        """Put the selected cells on the clipboard as text, headers first; return whether there were any."""
        text = cells_as_text(self._table, self.selectionModel().selection(), self.visible_sections())
        if text:
            QGuiApplication.clipboard().setText(text)
        return bool(text)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose name begins with what is typed."""
        now = monotonic()
        if now - self._typed_at > QApplication.keyboardInputInterval() / 1000:
            self._typed = ""
        self._typed_at, self._typed = now, self._typed + search
        section = self._table.section(_NAME)
        count = self._table.rowCount()
        if section < 0 or not count:
            return
        sought = search_key(self._typed)
        # A longer word may still be the row we are on; a new one begins with the next.
        start = max(self.currentIndex().row(), 0) + (1 if len(self._typed) == 1 else 0)
        for step in range(count):
            position = (start + step) % count
            if search_key(self._table.index(position, section).data()).startswith(sought):
                self.setCurrentIndex(self._table.index(position, max(self.currentIndex().column(), section)))
                return
