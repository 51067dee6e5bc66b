"""What Zoom sent about the selected participants: JSON as received, to be read, searched and copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent, QKeySequence, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.domain.batch import RawPage
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.ui.details.who import who_is_shown
from qosviewer.ui.named_controls import push_button
from qosviewer.ui.theme import GAP

RawText = Callable[[RawPage, int], str]
"""Gives one participant of a page as received: page, and place on it."""

_MOST_SHOWN: Final = 25
"""More than a person reads; each costs the decoding of its page."""


class RawPageTab(QWidget):
    """Shows raw entries. Follows the meeting only while it is in sight."""

    def __init__(self, model: MeetingModel, raw_text: RawText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._raw_text = raw_text
        self._shown: tuple[object, ...] | None = None
        self.setObjectName("details.raw")
        self._who = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._who.setObjectName("details.raw.who")
        self._cut = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._cut.setObjectName("details.raw.cut")
        self._text = _Text()
        self._text.find_wanted.connect(self.focus_find)
        self._find = QLineEdit(placeholderText="Find", clearButtonEnabled=True)
        self._find.setObjectName("details.raw.find")
        self._find.setAccessibleName("Find in the text as received")
        self._find.textEdited.connect(self._find_from_start)
        self._find.returnPressed.connect(self.find_next)
        self._found = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._found.setObjectName("details.raw.found")
        self._lay_out()
        for signal in (model.changed, model.selection_changed):
            signal.connect(self._on_change)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(GAP)
        bar.addWidget(self._who)
        bar.addWidget(self._cut, 1)
        bar.addWidget(self._found)
        self._find.setFixedWidth(self.fontMetrics().averageCharWidth() * 28)
        bar.addWidget(self._find)
        for name, text, act in (
            ("previous", "Previous", self.find_previous),
            ("next", "Next", self.find_next),
            ("copy", "Copy all", self.copy_all),
        ):
            bar.addWidget(push_button(f"details.raw.{name}", text, act))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP // 2, 0, 0)
        layout.setSpacing(GAP // 2)
        layout.addLayout(bar)
        layout.addWidget(self._text, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the meeting."""
        super().showEvent(event)
        self._catch_up()

    def focus_find(self) -> None:
        """Put the keyboard into the search."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def find_next(self) -> None:
        """Go to the next place that holds what is looked for."""
        self._search(QTextDocument.FindFlag(0))

    def find_previous(self) -> None:
        """Go to the place before."""
        self._search(QTextDocument.FindFlag.FindBackward)

    def copy_all(self) -> None:
        """Put the whole text on the clipboard."""
        cursor = self._text.textCursor()
        self._text.selectAll()
        self._text.copy()
        self._text.setTextCursor(cursor)

    def _on_change(self) -> None:
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        table = self._model.data.table
        everyone = range(table.participant_count)
        rows = self._model.selected_rows or everyone
        sources = tuple(table.sources[row] for row in rows[:_MOST_SHOWN])
        self._who.setText(who_is_shown(self._model))
        is_cut = len(rows) > len(sources)
        self._cut.setText(texts.RAW_CUT.format(shown=len(sources), total=len(rows)) if is_cut else "")
        if (table, *sources) != self._shown:
            self._shown = (table, *sources)
            entries = (self._raw_text(table.pages[source.page], source.place) for source in sources)
            self._text.setPlainText("\n\n".join(entries))

    def _find_from_start(self) -> None:
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self.find_next()

    def _search(self, how: QTextDocument.FindFlag) -> None:
        sought = self._find.text()
        found = not sought or self._text.find(sought, how)
        if not found:
            # Once around.
            start = self._text.textCursor()
            backward = how == QTextDocument.FindFlag.FindBackward
            edge = QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start
            self._text.moveCursor(edge)
            found = self._text.find(sought, how)
            if not found:
                self._text.setTextCursor(start)
        self._found.setText("" if found else texts.RAW_NOT_FOUND)


class _Text(QPlainTextEdit):
    """Read-only text in a fixed pitch.

    Signals:
        find_wanted: Ctrl+F.
    """

    find_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(readOnly=True)
        self.setObjectName("details.raw.text")
        self.setAccessibleName("As received, JSON")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        interaction = Qt.TextInteractionFlag
        self.setTextInteractionFlags(interaction.TextSelectableByMouse | interaction.TextSelectableByKeyboard)
        # Lines of other people's text in other scripts keep the direction of JSON.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+F from whatever else in the window listens to it."""
        is_find = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)
        if is_find and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_find and event.type() == QEvent.Type.KeyPress:
            self.find_wanted.emit()
            return True
        return super().event(event)
