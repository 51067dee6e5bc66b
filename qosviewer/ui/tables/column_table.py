"""The table view of the window: one for participants, one for each detail tab."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QTableView, QWidget

from qosviewer.domain.order import search_key
from qosviewer.models.rows import Identities
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.tables.column_state import ColumnState
from qosviewer.ui.tables.copying import cells_as_text
from qosviewer.ui.tables.range_delegate import RangeDelegate
from qosviewer.ui.tables.read_only import set_read_only, set_row_height
from qosviewer.ui.tables.scale_header import ScaleHeader
from qosviewer.ui.tables.spans import positions_in, runs, spans_of
from qosviewer.ui.tables.track import preferred_width
from qosviewer.ui.theme import colors_of

_ROW_SCALE: Final = 1.6
_CHARACTERS: Final = {
    "state": 17,
    "stream_state": 17,
    "user_name": 24,
    "email": 25,
    "worst": 30,
    "label": 27,
    "stream": 22,
    "stays": 26,
    "roster": 18,
    "x": 14,
}
"""Widths of columns of text, in average characters; all others are as wide as their title or a number."""
_NAME: Final = "user_name"
_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_SELECT: Final = QItemSelectionModel.SelectionFlag


class _Anchor(NamedTuple):
    """The row that has to stay where it is on screen, and how far below the upper edge that is."""

    identity: Identities
    offset: int


class ColumnTable(QTableView):
    """Shows a `ColumnTableModel`.

    Rows that come, go or change places leave the selection, the current cell and what is in sight as they are.

    Signals:
        selected_rows_changed: The person selected other rows.
        columns_wanted: The person asked for the column chooser.
    """

    selected_rows_changed = Signal()
    columns_wanted = Signal()

    def __init__(
        self, model: ColumnTableModel, *, name: str, title: str, whole_rows: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._table = model
        self._held: list[tuple[Identities, int, int]] = []
        self._anchor: _Anchor | None = None
        self._rearranging = False
        self._typed, self._typed_at = "", 0.0
        self._wanted = ColumnState()
        self._ranges = RangeDelegate(self)
        self._header = ScaleHeader(self._ranges, self)
        self.setHorizontalHeader(self._header)
        self._set_up(whole_rows)
        self.setModel(model)
        self._set_up_header()
        self.selectionModel().selectionChanged.connect(self._on_selection)
        model.rearranging.connect(self._hold)
        model.rearranged.connect(self._restore)
        model.sort_changed.connect(self.scrollToTop)
        model.columnsInserted.connect(self._on_columns)
        self._assign_delegates()
        self.restyle()
        self.reset_columns()

    def _set_up(self, whole_rows: bool) -> None:
        behavior = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behavior.SelectRows if whole_rows else behavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        set_read_only(self)

    def _set_up_header(self) -> None:
        header = self._header
        header.setObjectName(f"{self.objectName()}.header")
        header.setAccessibleName(self.accessibleName())
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, _ASCENDING)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        self.setSortingEnabled(True)

    @property
    def table(self) -> ColumnTableModel:
        """The model shown."""
        return self._table

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

    def _assign_delegates(self) -> None:
        for section, column in enumerate(self._table.columns):
            self.setItemDelegateForColumn(section, self._ranges if column.chart else None)  # type: ignore[arg-type]

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
            order = _ASCENDING if event.key() == Qt.Key.Key_Up else _DESCENDING
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

    # --- columns

    def sections(self) -> list[tuple[int, bool]]:
        """Return all sections in their order on screen, and whether each is visible."""
        order = (self._header.logicalIndex(place) for place in range(self._header.count()))
        return [(section, not self._header.isSectionHidden(section)) for section in order]

    def visible_sections(self) -> list[int]:
        """Return the visible sections in their order on screen."""
        return [section for section, visible in self.sections() if visible]

    def is_column_visible(self, key: str) -> bool:
        """Tell whether a column is shown."""
        return self._table.section(key) in self.visible_sections()

    def set_column_visible(self, key: str, visible: bool) -> None:
        """Show or hide a column; the last visible one stays."""
        section = self._table.section(key)
        if section >= 0 and (visible or len(self.visible_sections()) > 1):
            self._header.setSectionHidden(section, not visible)

    def move_column(self, key: str, places: int) -> None:
        """Move a column to the right (or left, for a negative number)."""
        place = self._header.visualIndex(self._table.section(key))
        self._header.moveSection(place, min(max(place + places, 0), self._header.count() - 1))

    def reset_columns(self) -> None:
        """Show the columns as they are declared, in their order and of their usual width."""
        self._wanted = ColumnState()
        for section in range(self._header.count()):
            self._header.moveSection(self._header.visualIndex(section), section)
            self._header.setSectionHidden(section, not self._table.column(section).shown)
            self._header.resizeSection(section, self._usual_width(section))

    def column_state(self) -> dict[str, Any]:
        """Return order, widths, visibility and sort by key."""
        columns = self._table.columns
        header = self._header
        sorted_by = self._table.sorted_by
        return ColumnState(
            order=tuple(columns[header.logicalIndex(place)].key for place in range(header.count())),
            widths={
                column.key: header.sectionSize(section)
                for section, column in enumerate(columns)
                if not header.isSectionHidden(section)
            },
            visible={column.key: not header.isSectionHidden(section) for section, column in enumerate(columns)},
            sort=(sorted_by.key, sorted_by.descending) if sorted_by else None,
        ).as_dict()

    def restore_columns(self, kept: object) -> None:
        """Take up what `column_state` returned; columns it does not know follow their declaration."""
        self.reset_columns()
        self._wanted = ColumnState.from_dict(kept)
        self._apply(range(self._header.count()))
        if self._wanted.sort:
            key, descending = self._wanted.sort
            section = self._table.section(key)
            if section >= 0:
                self._header.setSortIndicator(section, _DESCENDING if descending else _ASCENDING)

    def _apply(self, sections: Iterable[int]) -> None:
        for section in sections:
            column = self._table.column(section)
            self._header.setSectionHidden(section, not self._wanted.visible.get(column.key, column.shown))
            self._header.resizeSection(section, self._wanted.widths.get(column.key, self._usual_width(section)))
        place = 0
        for key in self._wanted.order:
            section = self._table.section(key)
            if section >= 0:
                self._header.moveSection(self._header.visualIndex(section), place)
                place += 1
        if not self.visible_sections():
            self._header.setSectionHidden(0, False)

    def _on_columns(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._assign_delegates()
        self._apply(range(first, last + 1))

    def _usual_width(self, section: int) -> int:
        column = self._table.column(section)
        track = self._ranges.track(self._table, section)
        if track:
            return max(preferred_width(track), self._header.minimum_width(section))
        character = self.fontMetrics().averageCharWidth()
        characters = _CHARACTERS.get(column.key.partition(".")[0], 10)
        return max(character * characters, self._header.minimum_width(section))

    def _first_visible(self) -> int:
        return next(iter(self.visible_sections()), -1)

    def _show_header_menu(self, place: QPoint) -> None:
        section = self._header.logicalIndexAt(place)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if section >= 0:
            column = self._table.column(section)
            menu.addAction("Sort ascending", lambda: self._header.setSortIndicator(section, _ASCENDING))
            menu.addAction("Sort descending", lambda: self._header.setSortIndicator(section, _DESCENDING))
            menu.addAction("Order as received", lambda: self._header.setSortIndicator(-1, _ASCENDING))
            menu.addSeparator()
            menu.addAction("Move left", lambda: self._move_past_hidden(section, -1))
            menu.addAction("Move right", lambda: self._move_past_hidden(section, 1))
            menu.addAction("Hide", lambda: self.set_column_visible(column.key, visible=False))
            menu.addSeparator()
        menu.addAction("Columns…", self.columns_wanted.emit)
        menu.addAction("Reset columns", self.reset_columns)
        menu.popup(self._header.viewport().mapToGlobal(place))

    def _move_past_hidden(self, section: int, step: int) -> None:
        shown = self.visible_sections()
        place = shown.index(section) + step
        if 0 <= place < len(shown):
            self._header.moveSection(self._header.visualIndex(section), self._header.visualIndex(shown[place]))
