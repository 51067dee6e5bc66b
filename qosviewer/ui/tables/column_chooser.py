"""Showing, hiding and moving columns, by keyboard as well; every change shows at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qosviewer.models.cell_words import header_text
from qosviewer.ui.named_controls import push_button
from qosviewer.ui.tables.column_table import ColumnTable
from qosviewer.ui.theme import GAP

_KEY = Qt.ItemDataRole.UserRole


class ColumnChooser(QDialog):
    """Lists the columns of a table in their order."""

    def __init__(self, table: ColumnTable, parent: QWidget | None = None) -> None:
        super().__init__(parent or table)
        self._columns_of = table
        self.setObjectName("column_chooser")
        self.setWindowTitle(f"Columns: {table.accessibleName()}")
        self._list = QListWidget()
        self._list.setObjectName("column_chooser.columns")
        self._list.setAccessibleName("Columns, in their order")
        self._list.itemChanged.connect(self._on_checked)
        layout = QVBoxLayout(self)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._list, 1)
        row.addLayout(self._buttons())
        layout.addLayout(row)
        box = QDialogButtonBox()
        close = box.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("column_chooser.close")
        close.setAccessibleName("Close")
        box.rejected.connect(self.accept)
        layout.addWidget(box)
        self._fill()
        self._list.setCurrentRow(0)
        characters = self.fontMetrics().averageCharWidth()
        self.resize(characters * 56, self.fontMetrics().height() * 26)

    def _buttons(self) -> QVBoxLayout:
        buttons = QVBoxLayout()
        for name, text, act in (
            ("up", "Move &up", lambda: self._move(-1)),
            ("down", "Move &down", lambda: self._move(1)),
            ("reset", "&Reset", self._reset),
        ):
            buttons.addWidget(push_button(f"column_chooser.{name}", text, act))
        buttons.addStretch()
        return buttons

    def _fill(self) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for section, visible in self._columns_of.sections():
            column = self._columns_of.table.column(section)
            item = QListWidgetItem(header_text(column))
            item.setData(_KEY, column.key)
            item.setToolTip(
                self._columns_of.table.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            )
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if visible else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)

    def _on_checked(self, item: QListWidgetItem) -> None:
        self._columns_of.set_column_visible(item.data(_KEY), item.checkState() == Qt.CheckState.Checked)
        if self._columns_of.is_column_visible(item.data(_KEY)) != (item.checkState() == Qt.CheckState.Checked):
            self._refill()

    def _move(self, places: int) -> None:
        self._columns_of.move_column(self._list.currentItem().data(_KEY), places)
        self._refill()

    def _reset(self) -> None:
        self._columns_of.reset_columns()
        self._refill()

    def _refill(self) -> None:
        key = self._list.currentItem().data(_KEY)
        self._fill()
        for row in range(self._list.count()):
            if self._list.item(row).data(_KEY) == key:
                self._list.setCurrentRow(row)
