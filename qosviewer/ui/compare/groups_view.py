"""Groups of a comparison: Wi-Fi against cable, site against site, and one person against the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.models.compared_groups import GROUP_FACTS, SPREAD, group_rows, standing_rows
from qosviewer.models.compared_view_rows import ComparedRow
from qosviewer.models.comparison_model import ComparisonModel, Measure
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.measure_choice import MeasureChoice
from qosviewer.ui.compare.rows_table import RowsModel, RowsOrReason, RowsTable
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP
from qosviewer.work.jobs import JobRunner

_GROUP_WIDTHS: Final = (18, 12, 8, 24, 8, 24, 20, 28, 16)
_STANDING_WIDTHS: Final = (32, 14, 14, 14, 20, 16, 0)
_FIRST_FACT: Final = "network_type"
_NAME_CHARACTERS: Final = 28
_UPPER, _LOWER = 300, 260


@dataclass(frozen=True, slots=True)
class GroupRows:
    """What the view shows: a row for each group, and how the person stands."""

    groups: tuple[ComparedRow, ...]
    standings: tuple[ComparedRow, ...]


class GroupsView(ComparedView[GroupRows]):
    """Shows groups, and the person who is selected."""

    def __init__(self, model: ComparisonModel, runner: JobRunner) -> None:
        super().__init__(model, runner, "compare.groups")
        self.groups = RowsTable(
            RowsModel(texts.GROUP_COLUMNS, drawn=SPREAD, numbers=frozenset({2, 4})),
            name="compare.groups.table",
            title=texts.COMPARED_GROUPS_TITLE,
            widths=_GROUP_WIDTHS,
        )
        self.standings = RowsTable(
            RowsModel(texts.STANDING_COLUMNS, numbers=frozenset({2, 3, 4, 5})),
            name="compare.groups.standings",
            title=texts.STANDING_TITLE,
            widths=_STANDING_WIDTHS,
        )
        self.standings.open_wanted.connect(self._open)
        self._groups_or_reason = RowsOrReason(self.groups, texts.GROUP_NOTHING)
        self._standings_or_reason = RowsOrReason(self.standings, texts.STANDING_NOTHING)
        self.fact = self._box("fact", texts.GROUP_BY)
        for fact in GROUP_FACTS:
            self.fact.addItem(fact.title, fact.key)
        self.fact.setCurrentIndex(max(self.fact.findData(_FIRST_FACT), 0))
        self.scope = self._box("scope", texts.GROUP_SCOPE)
        self.who = self._box("who", texts.STANDING_WHO)
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who.setMinimumContentsLength(_NAME_CHARACTERS)
        self._names = QStringListModel(self)
        self.who.setModel(self._names)
        completer = QCompleter(self._names, self.who)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.setCompleter(completer)
        self._lay_out()
        self._list()
        self.fact.activated.connect(self.refresh)
        self.scope.activated.connect(self.refresh)
        self.who.activated.connect(lambda place: model.select([place]))
        model.changed.connect(self._list)
        model.measure_changed.connect(self.refresh)
        model.selection_changed.connect(self._follow)

    def _box(self, name: str, title: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"compare.groups.{name}")
        box.setAccessibleName(title.replace("&", ""))
        return box

    def _lay_out(self) -> None:
        choice = MeasureChoice(self.model, "compare.groups.measure")
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for title, box in ((texts.GROUP_BY, self.fact), (texts.GROUP_SCOPE, self.scope), (texts.MEASURE, choice)):
            top.addWidget(_label(title, box))
            top.addWidget(box)
        top.addStretch(1)
        help_line = plain_label("compare.groups.help")
        help_line.setText(texts.COMPARED_GROUPS_HELP)
        help_line.setForegroundRole(help_line.palette().ColorRole.PlaceholderText)
        person = QHBoxLayout()
        person.setSpacing(GAP)
        person.addWidget(_label(texts.STANDING_WHO, self.who))
        person.addWidget(self.who)
        person.addWidget(QLabel(texts.STANDING_AGAINST))
        person.addStretch(1)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(person)
        column.addWidget(self._standings_or_reason, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._groups_or_reason)
        splitter.addWidget(lower)
        splitter.setSizes([_UPPER, _LOWER])
        self._column.addLayout(top)
        self._column.addWidget(help_line)
        self._column.addWidget(splitter, 1)

    @property
    def person(self) -> int:
        """Row of the pairing table of the person who is looked at."""
        return next(iter(self.model.selected), 0)

    def _list(self) -> None:
        comparison = self.model.comparison
        within = self.scope.currentData()
        self.scope.clear()
        for side, each in enumerate(comparison.sides):
            self.scope.addItem(texts.GROUP_WITHIN.format(label=each.label), side)
        if comparison.others:
            self.scope.addItem(texts.GROUP_ACROSS.format(label=comparison.sides[comparison.baseline].label), None)
        if within is not None and 0 <= within < len(comparison.sides):
            self.scope.setCurrentIndex(within)
        else:
            self.scope.setCurrentIndex(self.scope.count() - 1)
        self._names.setStringList(comparison.names)
        self.who.setCurrentIndex(self.person)

    def _follow(self) -> None:
        if self.who.currentIndex() != self.person:
            self.who.setCurrentIndex(self.person)
        self.refresh()

    def _reason(self) -> str:
        return "" if self.model.measure else texts.OVERVIEW_NOTHING

    def _computation(self) -> Callable[[], GroupRows]:
        comparison, measure, human = self.model.comparison, self.model.measure, self.person
        fact, within = GROUP_FACTS[self.fact.currentIndex()], self.scope.currentData()
        if measure is None:
            raise ValueError("no figure")
        return lambda: GroupRows(group_rows(comparison, fact, measure, within), standing_rows(comparison, human))

    def _present(self, result: GroupRows) -> None:
        self._groups_or_reason.show_rows(result.groups)
        self._standings_or_reason.show_rows(result.standings)

    def _open(self) -> None:
        """Put the figure of the selected row in front, and show the person in the table."""
        for subject in self.standings.subjects()[:1]:
            if isinstance(subject, Measure):
                self.model.set_measure(*subject)
        self.model.select([self.person])
        self.table_wanted.emit()


def _label(title: str, of: QWidget) -> QLabel:
    label = QLabel(title)
    label.setBuddy(of)
    return label
