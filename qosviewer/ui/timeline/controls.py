"""What the lanes are, how time is read, and the buttons of the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from qosviewer.domain.metrics import METRIC, METRICS
from qosviewer.models.clock import ClockKind
from qosviewer.models.timeline_data import FIRST_CHOICE, TimelineChoice
from qosviewer.ui.labels import ElidedLabel
from qosviewer.ui.named_controls import action_button, chooser
from qosviewer.ui.theme import GAP

_METRIC: Final = "metric:"
_STREAM: Final = "stream:"
_LANES_LETTERS: Final = 22


class TimelineControls(QWidget):
    """Chooses lanes and clock.

    Signals:
        changed: Other lanes are chosen.
        clock_changed: Time is read another way.
    """

    changed = Signal()
    clock_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline.controls")
        self.lanes_box = chooser("timeline.lanes", "What the lanes of the timeline show")
        # Streams become known while one looks on: the row stays as it is, only the list gets wider.
        self.lanes_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lanes_box.setMinimumContentsLength(_LANES_LETTERS)
        self.clock_box = chooser("timeline.clock", "How the timeline reads time")
        for kind in ClockKind:
            self.clock_box.addItem(kind.title, kind.value)
        self._streams: list[tuple[str, str]] = []
        self._fill(f"{_METRIC}{FIRST_CHOICE.metric.key if FIRST_CHOICE.metric else ''}")
        label = QLabel("T&imeline of")
        label.setObjectName("timeline.lanesLabel")
        label.setBuddy(self.lanes_box)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for widget in (label, self.lanes_box, self.clock_box):
            self._row.addWidget(widget)
        self.shown = ElidedLabel("timeline.shown")
        self.shown.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._row.addWidget(self.shown, 1)
        self.lanes_box.currentIndexChanged.connect(self.changed)
        self.clock_box.currentIndexChanged.connect(self.clock_changed)

    @property
    def choice(self) -> TimelineChoice:
        """What the lanes are."""
        chosen = str(self.lanes_box.currentData())
        if chosen.startswith(_STREAM):
            return TimelineChoice(None, chosen.removeprefix(_STREAM))
        return TimelineChoice(METRIC[chosen.removeprefix(_METRIC)])

    @property
    def clock(self) -> ClockKind:
        """How time is read."""
        return ClockKind(self.clock_box.currentData())

    def offer_streams(self, streams: Sequence[tuple[str, str]]) -> None:
        """Offer the metrics of these streams beside the streams of each metric: raw types with their names."""
        if list(streams) != self._streams:
            self._streams = list(streams)
            self._fill(str(self.lanes_box.currentData()))

    def add_action(self, action: QAction) -> None:
        """Put a button for an action at the end of the row."""
        self._row.addWidget(action_button(action, f"{action.objectName()}Button", spoken=action.toolTip()))

    def _fill(self, chosen: str) -> None:
        box = self.lanes_box
        with QSignalBlocker(box):
            box.clear()
            for metric in METRICS:
                box.addItem(metric.title, f"{_METRIC}{metric.key}")
            if self._streams:
                box.insertSeparator(box.count())
            for name, title in self._streams:
                box.addItem(title, f"{_STREAM}{name}")
            box.setCurrentIndex(max(box.findData(chosen), 0))
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 2 * GAP)
        if box.currentData() != chosen:
            self.changed.emit()
