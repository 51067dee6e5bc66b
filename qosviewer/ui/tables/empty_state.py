"""A sentence in place of a table that has nothing to show, and a way out where there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from qosviewer.ui.tables.column_table import ColumnTable
from qosviewer.ui.theme import WIDE_GAP


class EmptyState(QWidget):
    """Says why there is nothing.

    Signals:
        way_out: The button was pressed.
    """

    way_out = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._label.setObjectName(f"{name}.reason")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setForegroundRole(self._label.palette().ColorRole.PlaceholderText)
        self._button = QPushButton()
        self._button.setObjectName(f"{name}.way_out")
        self._button.clicked.connect(self.way_out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(WIDE_GAP)
        layout.addStretch(2)
        layout.addWidget(self._label)
        layout.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, reason: str, way_out: str = "") -> None:
        """Show a sentence, and a button if there is a way out."""
        self._label.setText(reason)
        self._button.setText(way_out)
        self._button.setAccessibleName(way_out)
        self._button.setVisible(bool(way_out))

    @property
    def reason(self) -> str:
        """The sentence shown."""
        return self._label.text()


class TableOrReason(QStackedWidget):
    """A table, or the sentence that says why there is none."""

    def __init__(self, table: ColumnTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.empty = EmptyState(table.objectName())
        self.addWidget(table)
        self.addWidget(self.empty)

    def show_table(self) -> None:
        """Show the table."""
        self.setCurrentWidget(self.table)

    def show_reason(self, reason: str, way_out: str = "") -> None:
        """Show why there is nothing."""
        self.empty.say(reason, way_out)
        self.setCurrentWidget(self.empty)
