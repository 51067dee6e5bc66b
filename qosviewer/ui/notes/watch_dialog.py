"""The watch list: who and what is on it, and the way off it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import plain, texts
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, WIDE_GAP

if TYPE_CHECKING:
    from qosviewer.archive import Watched


class WatchDialog(QDialog):
    """Lists what is watched.

    Signals:
        removal_wanted: A `Watched` is to be taken off the list.
    """

    removal_wanted = Signal(object)

    def __init__(self, watch_list: Sequence[Watched], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("watchList")
        self.setWindowTitle("Watch list")
        self.resize(480, 360)
        hint = plain_label("watchList.hint")
        hint.setText(texts.WATCH_HINT)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._empty = plain_label("watchList.empty")
        self._empty.setText(texts.WATCH_EMPTY)
        self._list = QListWidget()
        self._list.setObjectName("watchList.list")
        self._list.setAccessibleName("Watch list")
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._list.itemSelectionChanged.connect(self._selected)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list, self._remove)
        buttons = DialogButtons("watchList", dismiss="Close")
        self._remove_button = QPushButton("&Remove")
        self._remove_button.setObjectName("watchList.remove")
        self._remove_button.setAccessibleName("Take what is selected off the list")
        self._remove_button.setToolTip("Take what is selected off the list (Delete)")
        self._remove_button.setAutoDefault(False)
        self._remove_button.clicked.connect(self._remove)
        buttons.addButton(self._remove_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(hint)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        # Below the sentence that stands there while the list is empty.
        self._column = column
        column.addStretch(0)
        column.addWidget(buttons)
        self._watch_list: list[Watched] = []
        self.show_list(watch_list)

    def show_list(self, watch_list: Sequence[Watched]) -> None:
        """Show what is on the list now."""
        if list(watch_list) == self._watch_list and self._list.count():
            return
        self._watch_list = list(watch_list)
        self._list.clear()
        for each in watch_list:
            known_by = texts.WATCH_KNOWN_BY[each.known_by.value].format(key=plain.isolated(each.key))
            label, kind = plain.one_line(each.label) or plain.one_line(each.key), texts.WATCH_KINDS[each.kind.value]
            self._list.addItem(QListWidgetItem(f"★ {label}   –   {kind}, {known_by}"))
        self._list.setVisible(bool(watch_list))
        self._empty.setVisible(not watch_list)
        self._column.setStretch(self._column.count() - 2, 0 if watch_list else 1)
        if watch_list:
            self._list.setCurrentRow(0)
        self._selected()

    def _selected(self) -> None:
        self._remove_button.setEnabled(bool(self._list.selectedItems()))

    def _remove(self) -> None:
        for item in self._list.selectedItems():
            self.removal_wanted.emit(self._watch_list[self._list.row(item)])
