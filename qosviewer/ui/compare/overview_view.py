"""The overview of a comparison: every figure of each meeting on one scale, how the pairs moved, what else changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.models.compared_overview import SPREAD, OverviewRows, around_titles, overview_rows
from qosviewer.models.comparison_model import ComparisonModel, Measure
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.rows_table import RowsModel, RowsTable
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP
from qosviewer.work.jobs import JobRunner

_WIDTHS = (27, 12, 8, 11, 30, 20, 24, 58)
_FACT_WIDTH = 22
_UPPER, _LOWER = 380, 200
_PEOPLE = 2


class OverviewView(ComparedView[OverviewRows]):
    """Shows the overview."""

    def __init__(self, model: ComparisonModel, runner: JobRunner) -> None:
        super().__init__(model, runner, "compare.overview")
        self._rows: OverviewRows | None = None
        self.figures = RowsTable(
            RowsModel(texts.OVERVIEW_COLUMNS, drawn=SPREAD, numbers=frozenset({_PEOPLE, _PEOPLE + 1})),
            name="compare.overview.figures",
            title=texts.OVERVIEW_TITLE,
            widths=_WIDTHS,
        )
        self.figures.open_wanted.connect(self._open)
        self._which = QComboBox()
        self._which.setObjectName("compare.overview.which")
        self._which.setAccessibleName(texts.OVERVIEW_TITLE)
        self._which.addItems(texts.OVERVIEW_WHICH)
        self._which.currentIndexChanged.connect(self._show_figures)
        help_line = plain_label("compare.overview.help")
        help_line.setText(texts.OVERVIEW_HELP)
        help_line.setForegroundRole(help_line.palette().ColorRole.PlaceholderText)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(help_line, 1)
        top.addWidget(self._which)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.figures)
        self._lower = QWidget()
        self._lower_column = QVBoxLayout(self._lower)
        self._lower_column.setContentsMargins(0, 0, 0, 0)
        self._lower_column.setSpacing(GAP)
        title = plain_label("compare.overview.around.title")
        title.setText(texts.AROUND_TITLE)
        self._lower_column.addWidget(title)
        self.around: RowsTable | None = None
        self._splitter.addWidget(self._lower)
        self._splitter.setSizes([_UPPER, _LOWER])
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 1)
        self._column.addLayout(top)
        self._column.addWidget(self._splitter, 1)
        model.other_changed.connect(self.refresh)

    def _computation(self) -> Callable[[], OverviewRows]:
        comparison, other = self.model.comparison, self.model.other
        return lambda: overview_rows(comparison, other)

    def _present(self, result: OverviewRows) -> None:
        self._rows = result
        self._show_figures()
        self._show_around(result)

    def _show_figures(self) -> None:
        if self._rows is not None:
            rows = self._rows.all_figures if self._which.currentIndex() else self._rows.figures
            self.figures.show_rows(rows)

    def _show_around(self, result: OverviewRows) -> None:
        titles = around_titles(self.model.comparison, self.model.other)
        if self.around is None or self.around.rows_model.columnCount() != len(titles):
            if self.around is not None:
                self.around.deleteLater()
            widths = (_FACT_WIDTH, *(_FACT_WIDTH * 2 for _ in titles[1:]))
            self.around = RowsTable(
                RowsModel(titles), name="compare.overview.around", title=texts.AROUND_TITLE, widths=widths
            )
            self._lower_column.addWidget(self.around, 1)
        self.around.show_rows(result.around, titles)

    def _open(self) -> None:
        """Put the figure of the selected row in front, and have it shown in the table."""
        for subject in self.figures.subjects():
            if isinstance(subject, Measure):
                self.model.set_measure(*subject)
                self.table_wanted.emit()
                return
