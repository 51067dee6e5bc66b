"""The large chart of a meeting, with its choosers, its buttons and its summary in words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import LocalFileError
from qosviewer.domain.table import ParticipantKey
from qosviewer.models.chart_data import ChartChoice, ChartData
from qosviewer.models.chart_words import chart_summary, chart_title, legend_text, meeting_line
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.ui.banner import Banner
from qosviewer.ui.chart.controls import ChartControls
from qosviewer.ui.labels import plain_label
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.ui.theme import GAP, WIDE_GAP

if TYPE_CHECKING:
    from qosviewer.ui.chart.picture import Caption
    from qosviewer.ui.chart.plot import ChartPlot

_REFRESH_MS: Final = 200
"""While pages arrive the chart is drawn anew no more often than this."""
_TOLD_MS: Final = 6000
_WORDS_PX: Final = 230
_FILTERS: Final = {".png": "PNG picture (*.png)", ".svg": "SVG drawing (*.svg)"}
_NOT_IN_FILE_NAMES: Final = re.compile(r"[^\w.()-]+")
_LONGEST_FILE_NAME: Final = 80


class ChartPanel(QWidget):
    """Shows one metric over all participants, linked both ways with the selection of the meeting.

    Nothing is worked out, and pyqtgraph not imported, before the panel is seen.
    """

    def __init__(self, model: MeetingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart")
        self._model = model
        self._plot: ChartPlot | None = None
        self._chart: ChartData | None = None
        self._drawn: tuple[ChartChoice, bool] | None = None
        self._is_stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._refresh)
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_TOLD_MS)
        self.controls = ChartControls()
        self.banner = Banner("chart.banner")
        self.summary = _words("chart.summary", "Summary of the chart")
        self.legend = _words("chart.legend", "How to read the chart")
        self.legend.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.empty = plain_label("chart.empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setText(texts.CHART_PREPARING)
        self._told.timeout.connect(self.banner.clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self.reset_action = self._action("reset", "Show all", "Show the whole chart (Home)")
        self.copy_action = self._action("copy", "Copy", "Copy the picture, and the summary as text")
        self.save_action = self._action("save", "Save as…", "Save the picture as PNG or SVG")
        self._lay_out()
        self.reset_action.triggered.connect(self._show_all)
        self.copy_action.triggered.connect(self.copy)
        self.save_action.triggered.connect(self.ask_where_to_save)
        self.controls.changed.connect(self._expire_now)
        model.changed.connect(self._expire)
        model.reading_changed.connect(self._expire)
        model.info_changed.connect(self._expire)
        model.selection_changed.connect(self._selection_changed)

    def _lay_out(self) -> None:
        for action in (self.reset_action, self.copy_action, self.save_action):
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

    def _action(self, key: str, title: str, tip: str) -> QAction:
        action = QAction(title, self)
        action.setObjectName(f"chart.{key}")
        action.setToolTip(tip)
        action.setEnabled(False)
        return action

    @property
    def plot(self) -> ChartPlot | None:
        """The chart itself; None until the panel was seen."""
        return self._plot

    @property
    def chart(self) -> ChartData | None:
        """What is drawn."""
        return self._chart

    # --- keeping up

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self._expire_now()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._timer.stop()

    def _expire(self) -> None:
        self._is_stale = True
        if self.isVisible() and not self._timer.isActive():
            self._timer.start(_REFRESH_MS)

    def _expire_now(self) -> None:
        """Draw anew as soon as what was clicked is painted."""
        self._is_stale = True
        if self.isVisible():
            self._timer.start(0)

    def _refresh(self) -> None:
        self._is_stale = False
        choice, as_histogram = self.controls.choice, self.controls.as_histogram
        self._chart = chart = ChartData(self._model.data, choice)
        for action in (self.reset_action, self.copy_action, self.save_action):
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
        plot.copy_wanted.connect(self.copy)
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

    def copy(self) -> None:
        """Put the picture on the clipboard, and the summary as text."""
        if self._plot is None or self._chart is None or not self._chart.count:
            return
        from qosviewer.ui.chart.picture import picture_as_image

        caption = self._caption(self._chart)
        content = QMimeData()
        content.setImageData(picture_as_image(self._plot, caption))
        content.setText(f"{caption.meeting}\n{self.summary.text()}")
        QGuiApplication.clipboard().setMimeData(content)
        self._tell(Notice(texts.CHART_COPIED))

    def ask_where_to_save(self) -> None:
        """Open the dialog of files."""
        if self._chart is None:
            return
        dialog = QFileDialog(self, "Save the chart")
        dialog.setObjectName("chart.saveDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(_FILTERS.values()))
        dialog.setDefaultSuffix("png")
        endings = {title: ending[1:] for ending, title in _FILTERS.items()}
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[chosen]))
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog.setDirectory(folder or str(Path.home()))
        dialog.selectFile(self._file_name(self._chart))
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the picture to a file: SVG or PNG, as its ending says."""
        if self._plot is None or self._chart is None:
            return
        from qosviewer.ui.chart.picture import save_picture

        try:
            save_picture(self._plot, self._caption(self._chart), path)
        except LocalFileError as error:
            self._told.stop()
            self.banner.show_notice(notice_of(error))
        else:
            self._tell(Notice(texts.CHART_SAVED.fill(path=path)))

    def _tell(self, notice: Notice) -> None:
        """Say that something went well; it gives its room back by itself."""
        self.banner.show_notice(notice)
        self._told.start()

    def _caption(self, chart: ChartData) -> Caption:
        from qosviewer.ui.chart.picture import Caption

        legend = legend_text(chart, as_histogram=self.controls.as_histogram)
        return Caption(chart_title(chart.choice), meeting_line(chart.meeting), legend.replace("\n", " "))

    def _file_name(self, chart: ChartData) -> str:
        meeting = chart.meeting.info
        name = texts.CHART_FILE_NAME.format(metric=chart.choice.metric.title, meeting=plain.one_line(meeting.title))
        return _NOT_IN_FILE_NAMES.sub(" ", name)[:_LONGEST_FILE_NAME].strip(" .")

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("chart.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.reset_action, self.copy_action, self.save_action])
        menu.popup(at)

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
