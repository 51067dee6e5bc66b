"""Says that the keyring keeps us waiting, and offers a way out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP

_PATIENCE_MS: Final = 300
"""What is over sooner is not worth a flicker."""


class WaitingStrip(QWidget):
    """The strip; hidden while nothing is waited for.

    Signals:
        cancelled: The person does not want to wait any longer.
    """

    cancelled = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = plain_label(f"{name}.words")
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}.bar")
        self._bar.setAccessibleName("Waiting")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(64, 8)
        self._cancel = QPushButton("Cance&l")
        self._cancel.setObjectName(f"{name}.cancel")
        self._cancel.setAccessibleName("Stop waiting")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.cancelled)
        self._soon = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._soon.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._bar)
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        self.hide()

    def begin(self, words: str) -> None:
        """Something is waited for; the strip comes into view unless it is over soon."""
        self._words.setText(words)
        self._soon.start()

    def end(self) -> None:
        """Nothing is waited for any more."""
        self._soon.stop()
        self.hide()
