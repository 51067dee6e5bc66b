"""Tables of the views of a comparison: rows of words with a drawing among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QStyle, QStyleOptionViewItem

from qosviewer.domain import plain
from qosviewer.models.compared_strips import Strip
from qosviewer.models.compared_view_rows import ComparedRow
from qosviewer.ui.compare.line_painting import paint_line
from qosviewer.ui.compare.strip_painting import StripInks, paint_strip
from qosviewer.ui.tables.empty_state import EmptyState
from qosviewer.ui.tables.list_table import CellDelegate, Index, ListModel, ListTable
from qosviewer.ui.theme import colors_of

_ROOT: Final = QModelIndex()
_ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
_MARGIN: Final = 6
_LINE_MARGIN: Final = 6
_LEAST_DRAWN, _MOST_DRAWN = 22, 90
_WIDEST: Final = 80
"""Characters: what a column widens to by itself."""


class RowsModel(ListModel):
    """Shows `ComparedRow`s.

    Attributes:
        rows: What is shown.
        drawn: The column that holds drawings.
    """

    def __init__(self, titles: tuple[str, ...], *, drawn: int = -1, numbers: frozenset[int] = frozenset()) -> None:
        super().__init__(titles, numbers=numbers)
        self.rows: Sequence[ComparedRow] = ()
        self.drawn = drawn

    def show(self, rows: Sequence[ComparedRow], titles: tuple[str, ...] | None = None) -> None:
        """Show others, under other titles if given."""
        self.beginResetModel()
        self.rows = rows
        if titles is not None:
            self._titles = titles
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def words(self, row: int, column: int) -> str:
        """Return what a cell says."""
        return self.rows[row].cells[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says; what stands above already is not written again."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole and (
            (index.column() == 0 and row.continues) or (index.column() == self.drawn and row.drawing)
        ):
            return ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{plain.escaped(row.cells[index.column()])}</span>" if row.cells[index.column()] else None
        return row if role == _ROW_ROLE else super().data(index, role)


class RowsTable(ListTable):
    """The table.

    Args:
        model: What is shown.
        name: Object name.
        title: Accessible name.
        widths: Widths of the columns in characters, 0 for one that takes what room there is.
    """

    def __init__(self, model: RowsModel, *, name: str, title: str, widths: tuple[int, ...]) -> None:
        super().__init__(model, name=name, title=title, widths=widths)
        self.rows_model = model
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Only rows in sight are measured: there may be thousands.
        self.horizontalHeader().setResizeContentsPrecision(0)
        self._cells = RowDelegate(self)
        self.setItemDelegate(self._cells)

    def subjects(self) -> list[object]:
        """Return what the selected rows are about."""
        return [self.rows_model.rows[row].subject for row in self.selected_rows()]

    def show_rows(self, rows: Sequence[ComparedRow], titles: tuple[str, ...] | None = None) -> None:
        """Show rows, under other titles if given; columns widen where one would cut a word."""
        self.rows_model.show(rows, titles)
        for column in range(self.rows_model.columnCount()):
            if (
                column == self.rows_model.drawn
                or self.horizontalHeader().sectionResizeMode(column) is QHeaderView.ResizeMode.Stretch
            ):
                continue
            needed = min(self.sizeHintForColumn(column), self.fontMetrics().averageCharWidth() * _WIDEST)
            self.setColumnWidth(column, max(self.columnWidth(column), needed))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the drawings what room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the drawings take what the words leave: no less than can be read, no more than is of use."""
        drawn = self.rows_model.drawn
        if drawn < 0:
            return
        others = sum(self.columnWidth(each) for each in range(self.rows_model.columnCount()) if each != drawn)
        character = self.fontMetrics().averageCharWidth()
        room = self.viewport().width() - others
        self.setColumnWidth(drawn, min(max(room, character * _LEAST_DRAWN), character * _MOST_DRAWN))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_cells"):
            self._cells.restyle()


class RowsOrReason(QStackedWidget):
    """A table, or the sentence that says why it has no rows."""

    def __init__(self, table: RowsTable, reason: str) -> None:
        super().__init__()
        self._table = table
        self._empty = EmptyState(table.objectName())
        self._empty.say(reason)
        self.addWidget(table)
        self.addWidget(self._empty)

    def show_rows(self, rows: Sequence[ComparedRow]) -> None:
        """Show rows, or the sentence."""
        self._table.show_rows(rows)
        self.setCurrentWidget(self._table if rows else self._empty)


class RowDelegate(CellDelegate):
    """Paints words in the colour of their state, and drawings."""

    def __init__(self, table: RowsTable) -> None:
        super().__init__(table)
        self._table = table
        self._inks = StripInks(table.palette())

    def restyle(self) -> None:
        """Take over another palette."""
        self._inks = StripInks(self._table.palette())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Colour what has a state."""
        super().initStyleOption(option, index)
        row = _row_of(index)
        severity = row.severities.get(index.column()) if row else None
        if severity is not None:
            color = colors_of(option.palette).states[severity]
            option.palette.setColor(QPalette.ColorRole.Text, color)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, color)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        super().paint(painter, option, index)
        row = _row_of(index)
        if row is None or row.drawing is None or index.column() != self._table.rows_model.drawn:
            return
        state: Any = option.state
        place: Any = option.rect
        area = QRect(place).adjusted(_MARGIN, 0, -_MARGIN, 0)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if isinstance(row.drawing, Strip):
            paint_strip(painter, area, row.drawing, self._inks, selected=is_selected)
        else:
            paint_line(painter, area.adjusted(0, _LINE_MARGIN, 0, -_LINE_MARGIN), row.drawing, option.palette)


def _row_of(index: Index) -> ComparedRow | None:
    row = index.data(_ROW_ROLE)
    return row if isinstance(row, ComparedRow) else None
