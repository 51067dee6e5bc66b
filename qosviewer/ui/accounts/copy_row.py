"""One thing to copy: its text, what it is for, and a button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP

_CONFIRMED_MS: Final = 1500


class CopyButton(QPushButton):
    """Copies a text, and says so for a moment."""

    def __init__(self, name: str, text: str, title: str = "Copy", spoken: str = "") -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.setAccessibleName(spoken or f"Copy {text}")
        self.setAutoDefault(False)
        self._text = text
        self._title = title
        self._confirmation = "✓ " + title.replace("Copy", "Copied")
        self._back = QTimer(self, singleShot=True, interval=_CONFIRMED_MS)
        self._back.timeout.connect(lambda: self.setText(self._title))
        self.clicked.connect(self._copy)
        # The confirmation must not push the things beside it about.
        self.setText(self._confirmation)
        self.setMinimumWidth(self.sizeHint().width())
        self.setText(title)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.setText(self._confirmation)
        self._back.start()


class CopyRow(QWidget):
    """The row."""

    def __init__(self, name: str, text: str, purpose: str) -> None:
        super().__init__()
        self.setObjectName(name)
        code = plain_label(f"{name}.text")
        # A scope is one long word: where it may break has to be told. What is copied has no such marks.
        code.setText(text.replace(":", ":\u200b").replace(".", ".\u200b"))
        code.setAccessibleName(text)
        code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        what = plain_label(f"{name}.purpose")
        what.setText(purpose)
        what.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.copy = CopyButton(f"{name}.copy", text)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        grid.addWidget(code, 0, 0)
        grid.addWidget(what, 1, 0)
        grid.addWidget(self.copy, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
