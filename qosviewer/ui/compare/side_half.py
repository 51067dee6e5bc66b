"""One half of the table side by side: a view that shows some of its columns, and the keys that work in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import Group, Kind
from qosviewer.ui.compare.side_delegate import SideDelegate
from qosviewer.ui.compare.side_header import SideHeader

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SideHalf(QTableView):
    """One of the two.

    Signals:
        toggle_wanted: The heading at a position is to be opened or closed.
        other_side_wanted: The keyboard is to go to the other half; carries -1 for left, 1 for right.
        end_wanted: The keyboard is to go to the first (-1) or the last (1) column of the whole table.
        copy_wanted: The selected rows are to be copied.

    Attributes:
        header: Its header.
    """

    toggle_wanted = Signal(int)
    other_side_wanted = Signal(int)
    end_wanted = Signal(int)
    copy_wanted = Signal()

    def __init__(self, model: ComparisonTableModel, name: str, title: str, *, has_groups: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._table = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.header = SideHeader(self, model, has_groups=has_groups)
        self.header.setObjectName(f"{name}.header")
        self.header.setAccessibleName(title)
        self.setHorizontalHeader(self.header)
        self._cells = SideDelegate(self, model)
        self.setItemDelegate(self._cells)
        self.setModel(model)
        self.doubleClicked.connect(lambda index: self._show_folded(index.column()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_cells"):
            self._cells.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close headings and groups of columns; go on to the other half at the edge."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_plain = modifiers == Qt.KeyboardModifier.NoModifier
        if (is_plain and self._toggle_heading(event.key())) or self._fold_group(event):
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif is_plain and event.key() == Qt.Key.Key_Left and self.currentIndex().column() == self._edge(0):
            self.other_side_wanted.emit(-1)
        elif is_plain and event.key() == Qt.Key.Key_Right and self.currentIndex().column() == self._edge(-1):
            self.other_side_wanted.emit(1)
        elif is_plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.end_wanted.emit(-1 if event.key() == Qt.Key.Key_Home else 1)
        else:
            super().keyPressEvent(event)

    def _toggle_heading(self, key: int) -> bool:
        """Open or close the heading that the keyboard is on; tell whether there was anything to do."""
        position = self.currentIndex().row()
        section = self._table.lines.section_at(position)
        if section is None:
            return False
        wanted = {Qt.Key.Key_Right: False, Qt.Key.Key_Left: True}
        if key in (*_ENTER, Qt.Key.Key_Space) or (
            key in wanted and self._table.lines.is_open(section) is wanted[Qt.Key(key)]
        ):
            self.toggle_wanted.emit(position)
            return True
        return False

    def _fold_group(self, event: QKeyEvent) -> bool:
        """Put the columns of a group away by −, show them again by + or Enter; tell whether that was it."""
        place = self.currentIndex().column()
        if not 0 <= place < len(self._table.columns):
            return False
        column = self._table.columns[place]
        if event.text() == "-" and column.figure is not None:
            self._table.fold(column.group, folded=True)
            return True
        return (event.text() == "+" or event.key() in _ENTER) and self._show_folded(place)

    def _show_folded(self, place: int) -> bool:
        column = self._table.columns[place]
        if column.kind is not Kind.FOLDED:
            return False
        self._table.fold(Group(column.within or column.kind, column.side), folded=False)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a heading by a click on its sign."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._table.lines.section_at(index.row()) is not None:
            self.toggle_wanted.emit(index.row())
            return
        super().mousePressEvent(event)

    def shown(self) -> list[int]:
        """Return the places of the columns in sight."""
        return [place for place in range(len(self._table.columns)) if not self.isColumnHidden(place)]

    def _edge(self, which: int) -> int:
        shown = self.shown()
        return shown[which] if shown else -1
