"""The strip below the library that says how far a look at Zoom's lists is, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.ui.browse.looking import Looking
from qosviewer.ui.labels import plain_label
from qosviewer.ui.progress_line import ProgressLine
from qosviewer.ui.theme import GAP

_STEPS = 1000


class BrowseStrip(QWidget):
    """The strip; hidden until somebody looks.

    Signals:
        cancel_wanted: Stop looking.
        again_wanted: Ask Zoom once more about days that may still change.
    """

    cancel_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("browseStrip")
        self.setAccessibleName(texts.BROWSE_TITLE)
        self._looking = Looking()
        self._words = plain_label("browseStrip.words")
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._line = ProgressLine()
        self._line.setObjectName("browseStrip.progress")
        self._line.setAccessibleName("Progress of the look at Zoom's lists")
        self._cancel = QPushButton("Cancel")
        self._cancel.setObjectName("browseStrip.cancel")
        self._cancel.setAccessibleName("Stop asking for Zoom's lists")
        self._cancel.clicked.connect(lambda _checked: self.cancel_wanted.emit())
        self._again = QPushButton("Look again")
        self._again.setObjectName("browseStrip.again")
        self._again.setAccessibleName("Look at Zoom's lists again")
        self._again.clicked.connect(lambda _checked: self.again_wanted.emit())
        self._close = QToolButton()
        self._close.setObjectName("browseStrip.close")
        self._close.setAccessibleName("Dismiss what came of the look")
        self._close.setToolTip("Dismiss")
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self.hide)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._say)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self._cancel, self._again, self._close):
            buttons.addWidget(button)
        row = self._row
        row.setSpacing(4)
        row.addWidget(self._words, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, GAP, 4)
        column.setSpacing(4)
        column.addWidget(self._line)
        column.addLayout(row)

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.accessibleName()

    def show_looking(self, looking: Looking) -> None:
        """Show how far it is."""
        self._looking = looking
        self._line.setVisible(looking.busy)
        self._line.setRange(0, _STEPS if looking.share is not None else 0)
        self._line.setValue(round((looking.share or 0) * _STEPS))
        # The keyboard goes from one button to the one that takes its place.
        had_focus = self._cancel.hasFocus() or self._again.hasFocus()
        for button, wanted in ((self._cancel, looking.busy), (self._again, not looking.busy)):
            button.setVisible(wanted)
            if wanted and had_focus:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close.setVisible(not looking.busy)
        if looking.busy and looking.until:
            self._tick.start()
        else:
            self._tick.stop()
        self._say()
        self.show()

    def _say(self) -> None:
        """Say it in a sentence above the buttons, or in few words beside them."""
        sentence, brief = self._looking.sentence(datetime.now(UTC)), self._looking.brief()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if brief else directions.TopToBottom)
        self._words.setText(brief or sentence)
        self._words.setToolTip(sentence if brief else "")
        self._words.setAccessibleName(sentence)
