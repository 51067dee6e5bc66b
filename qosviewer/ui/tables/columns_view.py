"""A table whose columns can be shown, hidden, moved and sorted by, and remembered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.tables.column_state import ColumnState
from qosviewer.ui.tables.range_delegate import RangeDelegate
from qosviewer.ui.tables.read_only import set_read_only
from qosviewer.ui.tables.scale_header import ScaleHeader
from qosviewer.ui.tables.track import preferred_width

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
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


class ColumnsView(QTableView):
    """Shows the columns of a `ColumnTableModel`, with charts in cells and their scales in the header.

    Signals:
        columns_wanted: The person asked for the column chooser.
    """

    columns_wanted = Signal()

    def __init__(self, model: ColumnTableModel, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._table = model
        self._wanted = ColumnState()
        self._ranges = RangeDelegate(self)
        self._header = ScaleHeader(self._ranges, self)
        self.setHorizontalHeader(self._header)
        set_read_only(self)
        self.setModel(model)
        self._set_up_header()
        model.columnsInserted.connect(self._on_columns)
        self._assign_delegates()

    def _set_up_header(self) -> None:
        header = self._header
        header.setObjectName(f"{self.objectName()}.header")
        header.setAccessibleName(self.accessibleName())
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, ASCENDING)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        self.setSortingEnabled(True)

    @property
    def table(self) -> ColumnTableModel:
        """The model shown."""
        return self._table

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
                self._header.setSortIndicator(section, DESCENDING if descending else ASCENDING)

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
            menu.addAction("Sort ascending", lambda: self._header.setSortIndicator(section, ASCENDING))
            menu.addAction("Sort descending", lambda: self._header.setSortIndicator(section, DESCENDING))
            menu.addAction("Order as received", lambda: self._header.setSortIndicator(-1, ASCENDING))
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

    def _assign_delegates(self) -> None:
        for section, column in enumerate(self._table.columns):
            self.setItemDelegateForColumn(section, self._ranges if column.chart else None)  # type: ignore[arg-type]
