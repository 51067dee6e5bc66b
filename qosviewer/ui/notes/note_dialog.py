"""Asks what is to be noted about a meeting or about participants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import texts
from qosviewer.models.note_words import tags_of
from qosviewer.ui.labels import ElidedLabel, plain_label
from qosviewer.ui.theme import GAP, TITLE_SCALE, WIDE_GAP, scaled

if TYPE_CHECKING:
    from qosviewer.archive import Note

_LONGEST_TEXT = 20_000
_LONGEST_LINE = 400


class NoteDialog(QDialog):
    """Text, tags and a ticket number.

    Args:
        title: What the note is on; may hold hostile text.
        note: What stands there now; an empty one for several subjects.
        tags: Those in use, to choose from while typing.
        several: Whether it is for several subjects at once.
        parent: The window.
    """

    def __init__(
        self, title: str, note: Note, tags: Sequence[str], *, several: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("noteDialog")
        self.setWindowTitle("Notes")
        self.setMinimumWidth(460)
        heading = ElidedLabel("noteDialog.title")
        heading.setFont(scaled(self.font(), TITLE_SCALE, bold=True))
        heading.setText(title)
        hint = plain_label("noteDialog.hint")
        hint.setText(texts.NOTE_SEVERAL if several else texts.NOTE_KEPT)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._text = QPlainTextEdit(note.text)
        self._text.setObjectName("noteDialog.text")
        self._text.setAccessibleName("Notes")
        self._text.setPlaceholderText(texts.NOTE_TEXT)
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(110)
        self._tags = TagField(tags)
        self._tags.setText(", ".join(note.tags))
        self._ticket = QLineEdit(note.ticket)
        self._ticket.setObjectName("noteDialog.ticket")
        self._ticket.setAccessibleName("Ticket number")
        self._ticket.setPlaceholderText(texts.NOTE_TICKET)
        self._ticket.setMaxLength(_LONGEST_LINE)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setObjectName("noteDialog.save")
        save.setToolTip("Ctrl+Enter")
        save.setAccessibleName("Save")
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("noteDialog.cancel")
        cancel.setAccessibleName("Cancel")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        form = QFormLayout()
        form.setSpacing(GAP)
        form.addRow("&Notes:", self._text)
        form.addRow("&Tags:", self._tags)
        form.addRow("Tic&ket:", self._ticket)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(heading)
        column.addWidget(hint)
        column.addLayout(form)
        column.addWidget(self._buttons)
        self._text.setFocus()

    @property
    def note(self) -> Note:
        """What was written."""
        from qosviewer.archive import Note

        return Note(
            self._text.toPlainText().strip()[:_LONGEST_TEXT], tags_of(self._tags.text()), self._ticket.text().strip()
        )


class TagField(QLineEdit):
    """Tags, separated by commas; completes the one that is being typed."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("noteDialog.tags")
        self.setAccessibleName("Tags")
        self.setPlaceholderText(texts.NOTE_TAGS)
        self.setMaxLength(_LONGEST_LINE)
        self._all = tuple(tags)
        self._offers = QStringListModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    def _offer(self) -> None:
        before, typed = self._parts()
        used = tags_of(before)
        wanted = typed.casefold()
        offers = [tag for tag in self._all if tag not in used and tag.casefold().startswith(wanted) and tag != typed]
        self._offers.setStringList(offers)
        if typed and offers:
            self._completer.setCompletionPrefix(typed)
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _complete(self, tag: str) -> None:
        before, _typed = self._parts()
        self.setText(f"{before} {tag}, ".lstrip() if before else f"{tag}, ")

    def _parts(self) -> tuple[str, str]:
        """Return what stands up to the last comma, and what is typed after it."""
        before, comma, typed = self.text().rpartition(",")
        return before + comma, typed.strip().removeprefix("#")
