"""The row of choosers and buttons above the chart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from qosviewer.domain.metrics import METRIC, METRICS
from qosviewer.domain.streams import Direction, Medium
from qosviewer.models.chart_data import FIRST_CHOICE, ChartChoice
from qosviewer.ui.named_controls import action_button, chooser
from qosviewer.ui.theme import GAP

_DIRECTIONS: Final = {None: "Both directions", Direction.UPLINK: "Uplink ↑", Direction.DOWNLINK: "Downlink ↓"}
_VIEWS: Final = {"ranked": "Ranked", "histogram": "Histogram"}


class ChartControls(QWidget):
    """Chooses what the chart is about, and how it is drawn.

    Signals:
        changed: Something else is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chart.controls")
        self.metric_box = chooser("chart.metric", "Metric of the chart")
        self.medium_box = chooser("chart.medium", "Medium of the chart")
        self.direction_box = chooser("chart.direction", "Direction of the chart")
        for metric in METRICS:
            self.metric_box.addItem(metric.title, metric.key)
            self.metric_box.setItemData(self.metric_box.count() - 1, metric.help, Qt.ItemDataRole.ToolTipRole)
        self._views = QButtonGroup(self)
        self._view_buttons = {key: self._view_button(key, title) for key, title in _VIEWS.items()}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        label = QLabel("Cha&rt of")
        label.setObjectName("chart.metricLabel")
        label.setBuddy(self.metric_box)
        choosers: list[QWidget] = [self.metric_box, self.medium_box, self.direction_box]
        for widget in (label, *choosers, *self._view_buttons.values()):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.metric_box.setCurrentIndex(self.metric_box.findData(FIRST_CHOICE.metric.key))
        self._offer()
        self._view_buttons["ranked"].setChecked(True)
        self.metric_box.currentIndexChanged.connect(self._metric_changed)
        self.medium_box.currentIndexChanged.connect(self.changed)
        self.direction_box.currentIndexChanged.connect(self.changed)
        self._views.buttonClicked.connect(self.changed)

    @property
    def choice(self) -> ChartChoice:
        """What is chosen."""
        return ChartChoice(
            METRIC[self.metric_box.currentData()],
            Medium(medium) if (medium := self.medium_box.currentData()) else None,
            Direction(direction) if (direction := self.direction_box.currentData()) else None,
        )

    def show_metric(self, key: str) -> None:
        """Choose a metric by its key."""
        self.metric_box.setCurrentIndex(self.metric_box.findData(key))

    @property
    def as_histogram(self) -> bool:
        """Whether a histogram is wanted."""
        return self._view_buttons["histogram"].isChecked()

    def add_action(self, action: QAction) -> None:
        """Put a button for an action at the end of the row."""
        self._row.addWidget(action_button(action, f"{action.objectName()}Button", spoken=action.toolTip()))

    def _view_button(self, key: str, title: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"chart.view.{key}")
        button.setText(title)
        button.setAccessibleName(title)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._views.addButton(button)
        return button

    def _metric_changed(self) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """Offer the media that carry the metric, and directions where there are any; keep what was chosen if it can be.

        Listeners hear of it once, from whoever calls.
        """
        media = METRIC[self.metric_box.currentData()].media
        with QSignalBlocker(self.medium_box), QSignalBlocker(self.direction_box):
            several = len(media) > 1
            titles: dict[Medium | None, str] = {None: "All media" if several else media[0].title}
            _fill(self.medium_box, titles | {each: each.title for each in media if several})
            flows = Medium.CPU not in media
            _fill(self.direction_box, _DIRECTIONS if flows else {None: "No direction"})
        self.medium_box.setEnabled(several)
        self.direction_box.setEnabled(flows)


def _fill(box: QComboBox, titles: Mapping[Any, str]) -> None:
    chosen = box.currentData()
    box.clear()
    for each, title in titles.items():
        box.addItem(title, each.value if each else None)
    box.setCurrentIndex(max(box.findData(chosen), 0))
