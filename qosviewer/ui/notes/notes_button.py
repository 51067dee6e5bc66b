"""Shows that a meeting has notes, and opens them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from qosviewer.domain import plain, texts


class NotesButton(QToolButton):
    """The button; hidden until the meeting has a place for notes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("meetingHeader.notes")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show that something is noted, or offer to."""
        self.setText(texts.NOTE_BUTTON if words else texts.NOTE_BUTTON_EMPTY)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(plain.one_line(words) or texts.NOTE_BUTTON_HELP)
        self.setToolTip(f"<span>{plain.escaped(words or texts.NOTE_BUTTON_HELP)}</span>")
        self.show()
