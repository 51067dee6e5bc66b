"""The line that says how far the fetch is, with the button that stops it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from qosviewer.ui.labels import ElidedLabel, StateLabel
from qosviewer.ui.meeting.fetch_state import RESTING, FetchState, Phase
from qosviewer.ui.progress_line import ProgressLine
from qosviewer.ui.theme import GAP, GOOD, WARNING

_STEPS = 1000
_SHAPES = {
    Phase.COMPLETE: ("✓", GOOD),
    Phase.KEPT: ("▲", WARNING),
    Phase.CANCELLED: ("▲", WARNING),
    Phase.FAILED: ("▲", WARNING),
}


class FetchStrip(QWidget):
    """The line.

    Signals:
        cancel_wanted: Stop the fetch.
        again_wanted: Fetch the meeting once more from the start.
    """

    cancel_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fetchStrip")
        self._shape = StateLabel("fetchStrip.shape")
        self._sentence = ElidedLabel("fetchStrip.sentence")
        self._sentence.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._bar = ProgressLine()
        self._bar.setObjectName("fetchStrip.bar")
        self._bar.setAccessibleName("Progress of the fetch")
        self.cancel = QPushButton("Cancel")
        self.cancel.setObjectName("fetchStrip.cancel")
        self.cancel.setAccessibleName("Cancel the fetch")
        self.cancel.setToolTip("Stop fetching; what is here stays (Esc)")
        self.cancel.clicked.connect(self.cancel_wanted)
        self.again = QPushButton("Fetch again")
        self.again.setObjectName("fetchStrip.again")
        self.again.setAccessibleName("Fetch the meeting again")
        self.again.setToolTip("Fetch the meeting once more from the start")
        self.again.clicked.connect(self.again_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._shape)
        row.addWidget(self._sentence, 3)
        row.addWidget(self._bar, 2)
        row.addWidget(self.cancel)
        row.addWidget(self.again)

    @property
    def sentence(self) -> str:
        """What is shown."""
        return self._sentence.accessibleName()

    def show_state(self, state: FetchState) -> None:
        """Show where the fetch stands."""
        self._sentence.setText(state.sentence(datetime.now(UTC)))
        phase = Phase.COMPLETE if state.phase is Phase.KEPT and state.whole else state.phase
        shape, severity = _SHAPES.get(phase, ("", 0))
        self._shape.show_state(shape, severity)
        self._shape.setVisible(bool(shape))
        busy = state.phase.is_busy or state.phase is Phase.CANCELLING
        self._bar.setVisible(busy)
        self._bar.setRange(0, _STEPS if state.share is not None else 0)
        self._bar.setValue(round((state.share or 0) * _STEPS))
        self.cancel.setVisible(busy)
        self.cancel.setEnabled(state.phase.is_busy)
        self.again.setVisible(state.whole and state.phase in RESTING and not state.of_file)
