"""The trend of a comparison: a series over time, everybody's own line, and before against after a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLabel, QSplitter, QTabWidget

from qosviewer.domain import texts
from qosviewer.domain.source import MINUTES
from qosviewer.models.compared_trend import OVER, TrendRows, trend_rows, turn_words
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.measure_choice import MeasureChoice
from qosviewer.ui.compare.rows_table import RowsModel, RowsTable
from qosviewer.ui.compare.trend_chart import TrendChart
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP
from qosviewer.work.jobs import JobRunner

_INSTANCE_WIDTHS: Final = (10, 34, 30, 10, 16, 16, 24)
_PEOPLE_WIDTHS: Final = (34, 40, 22, 22, 0)
_UPPER, _LOWER = 330, 240


class TrendView(ComparedView[TrendRows]):
    """Shows the figure in front over all meetings."""

    def __init__(self, model: ComparisonModel, runner: JobRunner) -> None:
        super().__init__(model, runner, "compare.trend")
        self._rows: TrendRows | None = None
        self.chart = TrendChart()
        self.instances = RowsTable(
            RowsModel(texts.TREND_COLUMNS, numbers=frozenset({3, 4, 5})),
            name="compare.trend.instances",
            title=texts.TREND_TITLE,
            widths=_INSTANCE_WIDTHS,
        )
        self.people = RowsTable(
            RowsModel(texts.TREND_PEOPLE_COLUMNS, drawn=OVER, numbers=frozenset({4})),
            name="compare.trend.people",
            title=texts.TREND_PEOPLE_TITLE,
            widths=_PEOPLE_WIDTHS,
        )
        self.instances.selection_altered.connect(self._show_other)
        self.people.open_wanted.connect(self._open)
        self.mark = QCheckBox(texts.TREND_MARK)
        self.mark.setObjectName("compare.trend.mark")
        self.date = QDateEdit()
        self.date.setObjectName("compare.trend.date")
        self.date.setAccessibleName("Date")
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setEnabled(False)
        self.mark.toggled.connect(self.date.setEnabled)
        self.mark.toggled.connect(self._show_turn)
        self.date.dateChanged.connect(self._show_turn)
        self._note = plain_label("compare.trend.note")
        self._note.setForegroundRole(self._note.palette().ColorRole.PlaceholderText)
        self._turn = plain_label("compare.trend.turn")
        self._turn.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out()
        model.measure_changed.connect(self.refresh)
        model.selection_changed.connect(self._show_turn)

    def _lay_out(self) -> None:
        choice = MeasureChoice(self.model, "compare.trend.measure")
        label = QLabel(texts.MEASURE)
        label.setBuddy(choice)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for widget in (label, choice, self.mark, self.date):
            top.addWidget(widget)
        top.addWidget(self._note, 1)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("compare.trend.tabs")
        self._tabs.addTab(self.people, texts.TREND_PEOPLE_TITLE)
        self._tabs.addTab(self.instances, texts.TREND_TITLE)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.chart)
        splitter.addWidget(self._tabs)
        splitter.setSizes([_UPPER, _LOWER])
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        self._column.addLayout(top)
        self._column.addWidget(self._turn)
        self._column.addWidget(splitter, 1)

    @property
    def turn_text(self) -> str:
        """What is said of the date; empty while none is marked."""
        return self._turn.text()

    def _reason(self) -> str:
        if not self.model.comparison.others:
            return texts.TREND_ALONE
        return "" if self.model.measure else texts.OVERVIEW_NOTHING

    def _computation(self) -> Callable[[], TrendRows]:
        comparison, measure = self.model.comparison, self.model.measure
        if measure is None:
            raise ValueError("no figure")
        return lambda: trend_rows(comparison, measure)

    def _present(self, result: TrendRows) -> None:
        is_first, self._rows = self._rows is None, result
        self.chart.show_rows(result)
        self.instances.show_rows(result.instances)
        self.people.show_rows(result.people)
        instances = result.trend.instances
        notes = [texts.TREND_KINDS] if any(each.figures == MINUTES for each in instances) else []
        if any(each.is_partial for each in instances):
            notes.append(texts.TREND_PARTIAL)
        self._note.setText(" ".join(notes))
        starts = [each.start for each in instances if each.start]
        if is_first and starts:
            middle = starts[len(starts) // 2].astimezone()
            self.date.setDate(QDate(middle.year, middle.month, middle.day))
        self._show_turn()

    @property
    def since(self) -> datetime | None:
        """The marked date, from its local midnight on."""
        if not self.mark.isChecked():
            return None
        date = self.date.date()
        return datetime(date.year(), date.month(), date.day()).astimezone()

    def _show_turn(self) -> None:
        since = self.since
        self.chart.show_date(since)
        if since is None or self._rows is None:
            self._turn.clear()
        else:
            self._turn.setText("\n".join(turn_words(self._rows.trend, since, self.model.selected)))
        self._turn.setVisible(bool(self._turn.text()))

    def _show_other(self) -> None:
        """Hold the selected meeting against the baseline in all views."""
        for side in self.instances.subjects()[:1]:
            if isinstance(side, int) and side != self.model.comparison.baseline:
                self.model.show_other(side)

    def _open(self) -> None:
        """Select the people of the selected rows, and have them shown."""
        self.model.select(human for human in self.people.subjects() if isinstance(human, int))
        self.table_wanted.emit()
