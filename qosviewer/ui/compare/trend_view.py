"""The trend of a comparison: a series over time, everybody's own line, and before against after a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.domain.compare.turning import Turn, turn
from qosviewer.export.comparison_choice import Choice, Shows
from qosviewer.models.compared_trend import OVER, TrendRows, trend_rows
from qosviewer.models.compared_turn import TurnRows, turn_rows
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.measure_choice import MeasureChoice
from qosviewer.ui.compare.rows_table import RowsModel, RowsTable
from qosviewer.ui.compare.trend_chart import LOW_PX, TALL_PX, TrendChart
from qosviewer.ui.compare.trend_painting import Mark
from qosviewer.ui.compare.turn_panel import DateMark, TurnPanel
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP
from qosviewer.work.jobs import JobRunner

_INSTANCE_WIDTHS: Final = (10, 34, 30, 10, 16, 20, 0)
_PEOPLE_WIDTHS: Final = (24, 44, 21, 21, 14)
_UPPER, _LOWER = 300, 270


class TrendView(ComparedView[TrendRows]):
    """Shows the figure in front over all meetings.

    Attributes:
        turned: Before against after the marked date; None while none is marked.
        turn_rows: The same in words.
    """

    def __init__(self, model: ComparisonModel, runner: JobRunner) -> None:
        super().__init__(model, runner, "compare.trend")
        self._rows: TrendRows | None = None
        self._comparison = model.comparison
        self.turned: Turn | None = None
        self.turn_rows: TurnRows | None = None
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
        self.date = DateMark()
        self.turn = TurnPanel()
        self._note = plain_label("compare.trend.note")
        self._legend = plain_label("compare.trend.legend")
        for label in (self._note, self._legend):
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
        self._lay_out()
        self.instances.selection_altered.connect(self._show_other)
        self.people.open_wanted.connect(self._open_people)
        self.turn.table.open_wanted.connect(self._open_group)
        self.date.altered.connect(self._show_turn)
        self.date.mark.toggled.connect(self._show_tab)
        self.chart.date_wanted.connect(self._mark_instance)
        model.measure_changed.connect(self.refresh)
        model.selection_changed.connect(self._show_turn)

    def _lay_out(self) -> None:
        choice = MeasureChoice(self.model, "compare.trend.measure")
        label = QLabel(texts.MEASURE)
        label.setBuddy(choice)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(label)
        top.addWidget(choice, 1)
        top.addSpacing(GAP)
        top.addWidget(self.date, 2)
        people = QWidget()
        column = QVBoxLayout(people)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.people, 1)
        column.addWidget(self._legend)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("compare.trend.tabs")
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(people, texts.TREND_PEOPLE_TITLE)
        self._tabs.addTab(self.turn, texts.TURN_TITLE)
        self._tabs.addTab(self.instances, texts.TREND_TITLE)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.chart)
        splitter.addWidget(self._tabs)
        splitter.setSizes([_UPPER, _LOWER])
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        self._column.addLayout(top)
        self._column.addWidget(self._note)
        self._column.addWidget(splitter, 1)

    @property
    def choice(self) -> Choice:
        """What the view shows, to be exported."""
        return Choice(
            Shows.TREND,
            measure=self.model.measure,
            since=self.date.since,
            since_name=self.date.name.text(),
            selected=self.model.selected,
        )

    def _reason(self) -> str:
        if not self.model.comparison.others:
            return texts.TREND_ALONE
        return "" if self.model.measure else texts.OVERVIEW_NOTHING

    def _computation(self) -> Callable[[], TrendRows]:
        comparison, measure = self.model.comparison, self.model.measure
        if measure is None:
            raise ValueError("no figure")
        now = datetime.now(UTC)
        return lambda: trend_rows(comparison, measure, now)

    def _present(self, result: TrendRows) -> None:
        is_first, self._rows = self._rows is None, result
        self._comparison = self.model.comparison
        self.chart.show_rows(result)
        self.instances.show_rows(result.instances, result.columns)
        self.people.show_rows(result.people, result.people_columns)
        self._legend.setText(result.legend)
        self._note.setText(result.note)
        self._note.setVisible(bool(result.note))
        starts = [each.start for each in result.trend.instances if each.start]
        if is_first and starts:
            self.date.suggest(starts[len(starts) // 2])
        self._show_turn()
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chart be lower where both it and the lists have no room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        others = self._body.minimumSizeHint().height() - self.chart.minimumHeight()
        self.chart.setMinimumHeight(TALL_PX if self.height() >= others + TALL_PX else LOW_PX)

    def _show_turn(self) -> None:
        since, rows = self.date.since, self._rows
        if self._comparison is not self.model.comparison:
            # People stand elsewhere in it; what is shown is being computed anew.
            return
        self.turned = self.turn_rows = None
        mark = None
        if since is not None and rows is not None:
            self.turned = turn(rows.trend, since, name=self.date.name.text(), selected=self.model.selected)
            self.turn_rows = turn_rows(self.model.comparison, rows.trend, self.turned)
            starts = [each.start for each in rows.trend.instances]
            mark = Mark(sum(start is not None and start < since for start in starts), self.turn_rows.mark)
        self.chart.show_mark(mark)
        self.turn.show_turn(self.turn_rows)

    def _show_tab(self, is_marked: bool) -> None:
        """Bring before and after to the front with the mark, and the people when it goes."""
        self._tabs.setCurrentIndex(1 if is_marked else 0)

    def _mark_instance(self, place: int) -> None:
        """Mark the day of an instance; of several on the marked day the next one of another day."""
        instances = self._rows.trend.instances if self._rows else ()
        since = self.date.since
        for each in instances[place:]:
            if each.start is None:
                return
            day = each.start.astimezone().date()
            if since is None or day != since.date():
                self.date.set_day(each.start)
                return

    def _show_other(self) -> None:
        """Hold the selected meeting against the baseline in all views."""
        for side in self.instances.subjects()[:1]:
            if isinstance(side, int) and side != self.model.comparison.baseline:
                self.model.show_other(side)

    def _open_people(self) -> None:
        """Select the people of the selected rows, and have them shown."""
        self._open(human for human in self.people.subjects() if isinstance(human, int))

    def _open_group(self) -> None:
        """Select the people of the selected groups, and have them shown."""
        groups = [humans for humans in self.turn.table.subjects() if isinstance(humans, tuple)]
        self._open(human for humans in groups for human in humans)

    def _open(self, humans: Iterable[int]) -> None:
        if self.is_current and (chosen := list(humans)):
            self.model.select(chosen)
            self.table_wanted.emit()
