"""Asks before something is deleted for good. The safe answer is the one that Enter gives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, title: str, question: str, yes: str, then: Callable[[], None]) -> None:
    """Ask, and do ``then`` if the answer is yes.

    Args:
        parent: The window that waits for the answer.
        title: What it is about, as a question.
        question: What would happen, with counts; shown as plain text.
        yes: What the button that does it says.
        then: Does it.
    """
    box = QMessageBox(parent)
    box.setObjectName("archive.question")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(question)
    agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    agree.setObjectName("archive.question.yes")
    agree.setAccessibleName(yes)
    keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    keep.setObjectName("archive.question.no")
    keep.setAccessibleName("Keep")
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    agree.clicked.connect(then)
    box.open()
