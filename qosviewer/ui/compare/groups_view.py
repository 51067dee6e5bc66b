"""Groups of a comparison: Wi-Fi against cable, site against site, and one person against the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import texts
from qosviewer.export.comparison_choice import Choice, Shows
from qosviewer.models.compared_groups import GROUP_FACTS, SPREAD, group_rows, standing_rows
from qosviewer.models.compared_view_rows import ComparedRow
from qosviewer.models.comparison_model import ComparisonModel, Measure
from qosviewer.ui.compare.compared_view import ComparedView
from qosviewer.ui.compare.measure_choice import MeasureChoice
from qosviewer.ui.compare.roster_offer import MissingRosters, RosterOffer, RosterSource, missing_rosters
from qosviewer.ui.compare.rows_table import RowsModel, RowsOrReason, RowsTable
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP
from qosviewer.work.jobs import JobRunner

_GROUP_WIDTHS: Final = (18, 11, 14, 24, 18, 24, 23, 8, 8)
_NUMBERS: Final = frozenset({7, 8})
_STANDING_WIDTHS: Final = (24, 14, 14, 14, 20, 16, 0)
_FIRST_FACT: Final = "network_type"
_NAME_CHARACTERS: Final = 28
_LEAST_CHARACTERS, _MOST_CHARACTERS = 12, 40


@dataclass(frozen=True, slots=True)
class GroupRows:
    """What the view shows: a row for each group, how the person stands, and whose lists of participants are missing."""

    groups: tuple[ComparedRow, ...]
    standings: tuple[ComparedRow, ...]
    missing: MissingRosters


class GroupsView(ComparedView[GroupRows]):
    """Shows groups, and the person who is selected."""

    def __init__(self, model: ComparisonModel, runner: JobRunner, rosters: RosterSource | None = None) -> None:
        super().__init__(model, runner, "compare.groups")
        self._rosters = rosters
        self.offer = RosterOffer(rosters, runner, "compare.groups.rosters")
        self.offer.here.connect(lambda side, roster: model.take_roster(side, roster))
        self.groups = RowsTable(
            RowsModel(texts.GROUP_COLUMNS, drawn=SPREAD, numbers=_NUMBERS),
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
        self.groups.open_wanted.connect(self._open_groups)
        self.standings.open_wanted.connect(self._open)
        self._groups_or_reason = RowsOrReason(self.groups, texts.GROUP_NOTHING)
        self._standings_or_reason = RowsOrReason(self.standings, texts.STANDING_NOTHING)
        self._is_at_figure = True
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
        self.tabs = QTabWidget()
        self.tabs.setObjectName("compare.groups.tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._groups_page(), texts.COMPARED_GROUPS_TITLE)
        self.tabs.addTab(self._standing_page(), texts.STANDING_TITLE)
        self._column.addWidget(self.tabs)

    def _groups_page(self) -> QWidget:
        choice = MeasureChoice(self.model, "compare.groups.measure")
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for title, box in ((texts.GROUP_BY, self.fact), (texts.GROUP_SCOPE, self.scope), (texts.MEASURE, choice)):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LEAST_CHARACTERS)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMaximumWidth(box.fontMetrics().averageCharWidth() * _MOST_CHARACTERS)
            top.addWidget(_label(title, box))
            top.addWidget(box, 1)
        top.addStretch(0)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.offer)
        column.addWidget(self._groups_or_reason, 1)
        return _page(top, body, "compare.groups.help", texts.COMPARED_GROUPS_HELP)

    def _standing_page(self) -> QWidget:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(_label(texts.STANDING_WHO, self.who))
        top.addWidget(self.who)
        top.addStretch(1)
        return _page(top, self._standings_or_reason, "compare.groups.standings.help", texts.STANDING_HELP)

    def show_standing(self) -> None:
        """Bring the person who is selected to the front."""
        self.tabs.setCurrentIndex(1)
        self.standings.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_at_figure = False
        self._go_to_figure()

    def _go_to_figure(self) -> None:
        """Go to the figure in front, once it is there."""
        rows, measure = self.standings.rows_model.rows, self.model.measure
        place = next((place for place, row in enumerate(rows) if row.subject == measure), None)
        if self.is_current and not self._is_at_figure and place is not None:
            self._is_at_figure = True
            self.standings.select_rows([place])
            top = QAbstractItemView.ScrollHint.PositionAtTop
            self.standings.scrollTo(self.standings.rows_model.index(place, 0), top)

    @property
    def person(self) -> int:
        """Row of the pairing table of the person who is looked at."""
        return next(iter(self.model.selected), 0)

    @property
    def choice(self) -> Choice:
        """What the view shows, to be exported."""
        fact, within = GROUP_FACTS[self.fact.currentIndex()], self.scope.currentData()
        return Choice(Shows.GROUPS, measure=self.model.measure, fact=fact, within=within, person=self.person)

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
        self._names.setStringList(comparison.called)
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
        rosters = self._rosters
        return lambda: GroupRows(
            group_rows(comparison, fact, measure, within),
            standing_rows(comparison, human),
            missing_rosters(comparison, rosters),
        )

    def _present(self, result: GroupRows) -> None:
        self.offer.show_missing(result.missing)
        self._groups_or_reason.show_rows(result.groups)
        self._standings_or_reason.show_rows(result.standings)

    def _done(self) -> None:
        super()._done()
        self._go_to_figure()

    def _open_groups(self) -> None:
        """Select the people of the selected groups, and have them shown."""
        groups = [humans for humans in self.groups.subjects() if isinstance(humans, tuple)]
        if groups and self.is_current:
            self.model.select(human for humans in groups for human in humans)
            self.table_wanted.emit()

    def _open(self) -> None:
        """Put the figure of the selected row in front, and show the person in the table."""
        for subject in self.standings.subjects()[:1]:
            if isinstance(subject, Measure):
                self.model.set_measure(*subject)
        self.model.select([self.person])
        self.table_wanted.emit()


def _page(top: QHBoxLayout, table: QWidget, name: str, words: str) -> QWidget:
    help_line = plain_label(name)
    help_line.setText(words)
    help_line.setForegroundRole(help_line.palette().ColorRole.PlaceholderText)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, GAP, 0, 0)
    column.setSpacing(GAP)
    column.addLayout(top)
    column.addWidget(table, 1)
    column.addWidget(help_line)
    return page


def _label(title: str, of: QWidget) -> QLabel:
    label = QLabel(title)
    label.setBuddy(of)
    return label
