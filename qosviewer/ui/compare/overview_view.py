"""The overview of a comparison: every figure of each meeting on one scale, how the pairs moved, what else changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.export.comparison_choice import Choice, Shows
from qosviewer.models.compared_overview import SPREAD, OverviewRows, around_titles, overview_rows
from qosviewer.models.comparison_model import ComparisonModel, Measure
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.rows_table import RowsModel, RowsTable
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, scaled
from qosviewer.work.jobs import JobRunner

_WIDTHS: Final = (21, 11, 14, 24, 10, 18, 17, 23, 8)
_NUMBERS: Final = frozenset({4, 8})
_FACT_WIDTH: Final = 22
_AROUND_WIDTH: Final = 30


class OverviewView(ComparedView[OverviewRows]):
    """Shows the overview."""

    def __init__(self, model: ComparisonModel, runner: JobRunner) -> None:
        super().__init__(model, runner, "compare.overview")
        self._rows: OverviewRows | None = None
        self.figures = RowsTable(
            RowsModel(texts.OVERVIEW_COLUMNS, drawn=SPREAD, numbers=_NUMBERS),
            name="compare.overview.figures",
            title=texts.OVERVIEW_TITLE,
            widths=_WIDTHS,
        )
        self.figures.open_wanted.connect(self._open)
        self.headline = plain_label("compare.overview.headline")
        self.headline.setFont(scaled(self.font(), 1.0, bold=True))
        self.headline.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.order = self._box("order", texts.OVERVIEW_ORDER, texts.OVERVIEW_ORDERS)
        self.which = self._box("which", texts.OVERVIEW_WHICH_TITLE, texts.OVERVIEW_WHICH)
        help_line = plain_label("compare.overview.help")
        help_line.setText(texts.OVERVIEW_HELP)
        help_line.setForegroundRole(help_line.palette().ColorRole.PlaceholderText)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.headline, 1)
        top.addWidget(self.order)
        top.addWidget(self.which)
        figures = QWidget()
        column = QVBoxLayout(figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.figures, 1)
        column.addWidget(help_line)
        around = QWidget()
        self._around_column = QVBoxLayout(around)
        self._around_column.setContentsMargins(0, 0, 0, 0)
        self.around: RowsTable | None = None
        self.tabs = QTabWidget()
        self.tabs.setObjectName("compare.overview.tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(figures, texts.OVERVIEW_TITLE)
        self.tabs.addTab(around, texts.AROUND_TITLE)
        self._column.addLayout(top)
        self._column.addWidget(self.tabs, 1)
        model.other_changed.connect(self.refresh)

    def _box(self, name: str, title: str, choices: tuple[str, ...]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"compare.overview.{name}")
        box.setAccessibleName(title.replace("&", ""))
        box.addItems(choices)
        box.currentIndexChanged.connect(self._show_figures)
        return box

    @property
    def choice(self) -> Choice:
        """What the view shows, to be exported."""
        others = (self.model.other,) if self.model.other != self.model.comparison.baseline else ()
        changed_first, all_figures = not self.order.currentIndex(), bool(self.which.currentIndex())
        return Choice(Shows.OVERVIEW, others, all_figures=all_figures, changed_first=changed_first)

    def _computation(self) -> Callable[[], OverviewRows]:
        comparison, other = self.model.comparison, self.model.other
        return lambda: overview_rows(comparison, other)

    def _present(self, result: OverviewRows) -> None:
        self._rows = result
        self._show_figures()
        self._show_around(result)

    def _show_figures(self) -> None:
        if self._rows is not None:
            self.headline.setText(self._rows.headline.text)
            changed_first, all_measures = not self.order.currentIndex(), bool(self.which.currentIndex())
            self.figures.show_rows(self._rows.figures(changed_first=changed_first, all_measures=all_measures))

    def _show_around(self, result: OverviewRows) -> None:
        titles = around_titles(self.model.comparison, self.model.other)
        if self.around is None or self.around.rows_model.columnCount() != len(titles):
            if self.around is not None:
                self.around.deleteLater()
            widths = (_FACT_WIDTH, *(_AROUND_WIDTH for _ in titles[1:]))
            self.around = RowsTable(
                RowsModel(titles), name="compare.overview.around", title=texts.AROUND_TITLE, widths=widths
            )
            self._around_column.addWidget(self.around, 1)
        self.around.show_rows(result.around, titles)

    def _open(self) -> None:
        """Put the figure of the selected row in front, and have it shown in the table."""
        for subject in self.figures.subjects():
            if isinstance(subject, Measure):
                self.model.set_measure(*subject)
                self.table_wanted.emit()
                return
