"""Every command with its keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import texts
from qosviewer.ui.actions import COMMANDS
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, WIDE_GAP, scaled

IN_TABLES: Final = {
    "Select everything": "Ctrl+A",
    "Sort by the column of the current cell, upwards": "Ctrl+Shift+Up",
    "Sort by the column of the current cell, downwards": "Ctrl+Shift+Down",
    "Go to a name": "Type its beginning",
    "Next difference of a comparison": "F8",
    "Previous difference of a comparison": "Shift+F8",
    "Put the columns of a meeting away, or show them again": "- and +",
}
"""What keys do inside a table; those are no commands of the window."""

IN_TRENDS: Final = {
    "Walk the meetings of a trend": "Left, Right",
    "Mark the date of the meeting": "Enter",
    "Move the marked date": "Ctrl+Left, Ctrl+Right",
}
"""What keys do inside the chart of a trend."""


class ShortcutsDialog(QDialog):
    """The list, made from the declarations of the commands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle("Shortcuts")
        hint = plain_label("shortcuts.hint")
        hint.setText(texts.SHORTCUTS_HINT)
        tree = QTreeWidget()
        tree.setObjectName("shortcuts.list")
        tree.setAccessibleName("Commands and their keys")
        tree.setColumnCount(2)
        tree.setHeaderLabels(["Command", "Keys"])
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        for title, commands in COMMANDS.items():
            group = self._group(tree, title.replace("&", ""))
            for command in filter(None, commands):
                keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
                item = QTreeWidgetItem([command.title.replace("&", "").removesuffix("…"), keys])
                item.setToolTip(0, command.tip)
                group.addChild(item)
        for title, inside in (("In tables", IN_TABLES), ("In a trend", IN_TRENDS)):
            group = self._group(tree, title)
            group.addChildren([QTreeWidgetItem([what, keys]) for what, keys in inside.items()])
        tree.expandAll()
        buttons = DialogButtons("shortcuts", dismiss="Close")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(hint)
        column.addWidget(tree, 1)
        column.addWidget(buttons)
        self.resize(480, 560)

    def _group(self, tree: QTreeWidget, title: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem([title])
        group.setFont(0, scaled(self.font(), 1.0, bold=True))
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        tree.addTopLevelItem(group)
        return group
