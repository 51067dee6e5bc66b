"""The large chart of a meeting, with its choosers, its buttons and its summary in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import texts
from qosviewer.domain.table import ParticipantKey
from qosviewer.models.chart_data import ChartChoice, ChartData
from qosviewer.models.chart_words import chart_summary, chart_title, legend_text
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.ui.chart.controls import ChartControls
from qosviewer.ui.chart.picture_desk import Sight
from qosviewer.ui.chart.picture_panel import PicturePanel
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, WIDE_GAP

if TYPE_CHECKING:
    from qosviewer.ui.chart.plot import ChartPlot

_WORDS_PX: Final = 230


class ChartPanel(PicturePanel):
    """Shows one metric over all participants, linked both ways with the selection of the meeting.

    Nothing is worked out, and pyqtgraph not imported, before the panel is seen.
    """

    def __init__(self, model: MeetingModel, parent: QWidget | None = None) -> None:
        super().__init__("chart", "Show the whole chart (Home)", parent)
        self._model = model
        self._plot: ChartPlot | None = None
        self._chart: ChartData | None = None
        self._drawn: tuple[ChartChoice, bool] | None = None
        self.controls = ChartControls()
        self.summary = _words("chart.summary", "Summary of the chart")
        self.legend = _words("chart.legend", "How to read the chart")
        self.legend.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.empty = plain_label("chart.empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setText(texts.CHART_PREPARING)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._lay_out()
        self.reset_action.triggered.connect(self._show_all)
        self.controls.changed.connect(self._expire_now)
        model.changed.connect(self._expire)
        model.reading_changed.connect(self._expire)
        model.info_changed.connect(self._expire)
        model.selection_changed.connect(self._selection_changed)

    def _lay_out(self) -> None:
        for action in self._actions:
            self.controls.add_action(action)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(WIDE_GAP)
        column.addWidget(self.summary)
        column.addWidget(self.legend)
        column.addStretch(1)
        beside = QScrollArea()
        beside.setObjectName("chart.words")
        beside.setAccessibleName("The chart in words")
        beside.setFrameShape(QFrame.Shape.NoFrame)
        beside.setWidgetResizable(True)
        beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside.setFixedWidth(_WORDS_PX)
        beside.setWidget(words)
        row = QHBoxLayout()
        row.setSpacing(WIDE_GAP)
        row.addWidget(self._stack, 1)
        row.addWidget(beside)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GAP, 0, 0)
        page.setSpacing(GAP)
        page.addWidget(self.controls)
        page.addWidget(self.banner)
        page.addLayout(row, 1)

    @property
    def plot(self) -> ChartPlot | None:
        """The chart itself; None until the panel was seen."""
        return self._plot

    @property
    def chart(self) -> ChartData | None:
        """What is drawn."""
        return self._chart

    # --- keeping up

    def _refresh(self) -> None:
        self._is_stale = False
        choice, as_histogram = self.controls.choice, self.controls.as_histogram
        self._chart = chart = ChartData(self._model.data, choice)
        for action in self._actions:
            action.setEnabled(bool(chart.count))
        if chart.count:
            self._draw(chart, (choice, as_histogram))
        self._show_words()
        self._stack.setCurrentWidget(self._plot if chart.count and self._plot else self.empty)

    def _draw(self, chart: ChartData, wanted: tuple[ChartChoice, bool]) -> None:
        # pyqtgraph is heavy: see the table of imports in docs/architecture.md.
        from qosviewer.ui.chart.histogram_drawing import HistogramDrawing
        from qosviewer.ui.chart.ranges_drawing import RangesDrawing

        plot = self._plot or self._make_plot()
        drawing = HistogramDrawing(chart) if wanted[1] else RangesDrawing(chart)
        plot.show_drawing(drawing, keep_zoom=wanted == self._drawn)
        plot.show_selected(chart.ranks_of(self._model.selected_rows), come_into_view=False)
        self._drawn = wanted

    def _make_plot(self) -> ChartPlot:
        from qosviewer.ui.chart.plot import ChartPlot

        self._plot = plot = ChartPlot()
        plot.setToolTip("")
        plot.picked.connect(self._pick)
        plot.copy_wanted.connect(self.pictures.copy)
        plot.menu_wanted.connect(self._show_menu)
        self._stack.addWidget(plot)
        return plot

    def _show_words(self) -> None:
        chart = self._chart
        if chart is None:
            return
        summary = chart_summary(chart, self._model.selected_rows)
        self.summary.setText(summary if chart.count else "")
        self.empty.setText(summary)
        legend = f"{legend_text(chart, as_histogram=self.controls.as_histogram)}\n\n{texts.CHART_HINT}"
        self.legend.setText(legend if chart.count else "")
        if self._plot:
            self._plot.setAccessibleName(texts.CHART_NAME.format(title=chart_title(chart.choice)))
            self._plot.setAccessibleDescription(summary)

    # --- selecting

    def _pick(self, keys: list[ParticipantKey], adds: bool) -> None:
        """Select what was clicked; with ``adds``, put it to the others, or take it out if all of it was there."""
        selected = self._model.selected
        if not adds:
            self._select(keys)
        elif set(keys) <= set(selected):
            self._select([key for key in selected if key not in set(keys)])
        else:
            self._select([*selected, *(key for key in keys if key not in set(selected))])

    def _select(self, keys: list[ParticipantKey]) -> None:
        self._model.select(keys)

    def _selection_changed(self) -> None:
        if self._is_stale or self._chart is None or not self.isVisible():
            self._is_stale = True
            return
        if self._plot and self._chart.count:
            self._plot.show_selected(self._chart.ranks_of(self._model.selected_rows), come_into_view=True)
        self._show_words()

    # --- pictures

    def _sight(self) -> Sight | None:
        if self._plot is None or self._chart is None or not self._chart.count:
            return None
        chart = self._chart
        legend = legend_text(chart, as_histogram=self.controls.as_histogram).replace("\n", " ")
        title, metric = chart_title(chart.choice), chart.choice.metric.title
        return Sight(self._plot, chart.meeting, title, metric, legend, self.summary.text())

    def _show_all(self) -> None:
        if self._plot:
            self._plot.show_all()


def _words(name: str, spoken: str) -> QLabel:
    label = plain_label(name)
    label.setAccessibleName(spoken)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return label
