"""A table of whole rows that are opened by Enter and copied as text: queues and series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from qosviewer.ui.tables.read_only import set_read_only, set_row_height
from qosviewer.ui.theme import GAP

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROOT: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class ListModel(QAbstractTableModel):
    """Rows of words. What is inside them comes from its subclasses."""

    def __init__(self, titles: tuple[str, ...], *, numbers: frozenset[int] = frozenset()) -> None:
        """Have columns with these titles, some of them for numbers."""
        super().__init__()
        self._titles = titles
        self._numbers = numbers

    def words(self, row: int, column: int) -> str:
        """Return what a cell says, safe to show."""
        raise NotImplementedError

    def row_text(self, row: int) -> str:
        """Return a row as text, its cells separated by tabs."""
        return "\t".join(self.words(row, column) for column in range(len(self._titles)))

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row(), index.column())
        return self._alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class CellDelegate(QStyledItemDelegate):
    """Paints cells; numbers keep a distance from what stands to the right of them."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the distance in, and let a selected row be of one piece: it says well enough where the keyboard is."""
        super().initStyleOption(option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            option.state &= ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver)
        if option.displayAlignment & Qt.AlignmentFlag.AlignRight:
            option.text += "\u2007"


class ListTable(QTableView):
    """The table.

    Signals:
        open_wanted: Open what is selected.
        stop_wanted: Delete was pressed.
        selection_altered: Other rows are selected now.
    """

    open_wanted = Signal()
    stop_wanted = Signal()
    selection_altered = Signal()

    def __init__(self, model: ListModel, *, name: str, title: str, widths: tuple[int, ...]) -> None:
        """Show a model; ``widths`` are those of its columns in characters, 0 for one that takes what room there is."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._list = model
        self._widths = widths
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_read_only(self)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setObjectName(f"{name}.header")
        for column, width in enumerate(widths):
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            )
        self.doubleClicked.connect(lambda _index: self.open_wanted.emit())
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.selection_altered.emit())
        self._restyle()

    def selected_rows(self) -> list[int]:
        """Return the selected rows, ascending."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows, and put the keyboard on the first."""
        whole = QItemSelectionModel.SelectionFlag.Rows
        for place, row in enumerate(rows):
            index = self._list.index(row, 0)
            if place == 0:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect | whole)
            else:
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select | whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, stop and copy; everything else as in every table."""
        if event.key() in _ENTER:
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.stop_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard."""
        if rows := self.selected_rows():
            QGuiApplication.clipboard().setText("\n".join(map(self._list.row_text, rows)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._restyle()

    def _restyle(self) -> None:
        metrics = self.fontMetrics()
        set_row_height(self, metrics.height() + GAP)
        for column, width in enumerate(self._widths):
            if width:
                self.setColumnWidth(column, metrics.averageCharWidth() * width)
