"""What is missing of the minutes, with a button for each way to have it; and how far a fetch of them is."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from qosviewer.models.minutes_offer import Offer
from qosviewer.ui.labels import plain_label
from qosviewer.ui.progress_line import ProgressLine
from qosviewer.ui.theme import GAP, WIDE_GAP
from qosviewer.ui.timeline.minutes_controller import MinutesPhase, MinutesState

_STEPS = 1000


class OfferView(QWidget):
    """Shows an `Offer`: in the middle of an empty page, or as one line above what is there.

    Signals:
        wanted: A way was chosen; carries its `MinutesPlan`.
    """

    wanted = Signal(object)

    def __init__(self, name: str, *, as_line: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self._as_line = as_line
        self._sentence = plain_label(f"{name}.sentence")
        self._sentence.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._buttons: list[QPushButton] = []
        self._row: QBoxLayout = QHBoxLayout()
        self._row.setSpacing(GAP)
        layout: QBoxLayout
        if as_line:
            layout = QHBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._sentence, 1)
            layout.addLayout(self._row)
        else:
            self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout = QVBoxLayout(self)
            layout.setContentsMargins(WIDE_GAP, 0, WIDE_GAP, 0)
            layout.addStretch(2)
            layout.addWidget(self._sentence)
            layout.addLayout(self._row)
            layout.addStretch(3)
        layout.setSpacing(GAP)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The ways, in their order."""
        return tuple(self._buttons)

    def show_offer(self, offer: Offer, *, enabled: bool) -> None:
        """Show an offer; its ways can't be chosen while a fetch is under way."""
        self._sentence.setText(offer.sentence)
        if [button.text() for button in self._buttons] != [way.title for way in offer.ways]:
            self._make_buttons(offer)
        for button, way in zip(self._buttons, offer.ways, strict=True):
            button.setProperty("plan", way.plan)
            button.setEnabled(enabled)

    def _make_buttons(self, offer: Offer) -> None:
        while item := self._row.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._buttons = []
        if not self._as_line:
            self._row.addStretch(1)
        for way in offer.ways:
            button = QPushButton(way.title)
            button.setObjectName(f"{self.objectName()}.{way.key}")
            button.setAccessibleName(way.title)
            button.clicked.connect(lambda _checked=False, one=button: self.wanted.emit(one.property("plan")))
            self._row.addWidget(button)
            button.show()
            self._buttons.append(button)
        if not self._as_line:
            self._row.addStretch(1)


class MinutesStrip(QWidget):
    """How far the fetch is, with the buttons that stop and continue it.

    Signals:
        cancel_wanted: Stop.
        continue_wanted: Go on.
    """

    cancel_wanted = Signal()
    continue_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline.strip")
        self._sentence = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._sentence.setObjectName("timeline.strip.sentence")
        self._sentence.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = ProgressLine()
        self._bar.setObjectName("timeline.strip.bar")
        self._bar.setAccessibleName("Progress of the fetch of minutes")
        self._bar.setRange(0, _STEPS)
        self.cancel = QPushButton("Cancel")
        self.cancel.setObjectName("timeline.strip.cancel")
        self.cancel.setAccessibleName("Cancel the fetch of minutes")
        self.cancel.setToolTip("Stop fetching; what is here stays")
        self.cancel.clicked.connect(self.cancel_wanted)
        self.go_on = QPushButton("Continue")
        self.go_on.setObjectName("timeline.strip.continue")
        self.go_on.setAccessibleName("Continue the fetch of minutes")
        self.go_on.clicked.connect(self.continue_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._sentence, 3)
        row.addWidget(self._bar, 2)
        row.addWidget(self.cancel)
        row.addWidget(self.go_on)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    def show_state(self, state: MinutesState) -> None:
        """Show where the fetch stands."""
        sentence = state.sentence(datetime.now(UTC))
        self._sentence.setText(sentence)
        self._sentence.setToolTip(sentence)
        busy = state.phase.is_busy
        self._bar.setVisible(busy)
        self._bar.setValue(round(state.share * _STEPS))
        self.cancel.setVisible(busy)
        self.go_on.setVisible(state.can_continue)
        # That all went well is seen.
        quiet = state.phase is MinutesPhase.COMPLETE and not state.without
        self.setVisible(bool(sentence) and not quiet)
