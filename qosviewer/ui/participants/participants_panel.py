"""The participants table with its filter: who took part, and who had trouble."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import texts
from qosviewer.domain.decisions import with_decided
from qosviewer.domain.filter import Expression
from qosviewer.domain.filter.evaluation import lets_through, participant_mask
from qosviewer.domain.grouping import NOBODY, PERSON
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import METRIC
from qosviewer.domain.pairing import Pairing
from qosviewer.domain.participant_columns import CHARTED_METRICS, participant_columns
from qosviewer.domain.person_words import rejoined_words
from qosviewer.domain.presence import STAYS_COLUMN
from qosviewer.domain.quality import State
from qosviewer.domain.stays import Stay, absent_stays
from qosviewer.domain.table import ParticipantKey
from qosviewer.models.arrangement import Arranger
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.models.rows import PARTICIPANT_ROWS, RowMask
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.participants.count_line import CountLine
from qosviewer.ui.participants.filter_field import FilterField
from qosviewer.ui.participants.group_by import GroupBy
from qosviewer.ui.participants.participants_table import ParticipantsTable
from qosviewer.ui.participants.people_menu import PeopleMenu
from qosviewer.ui.participants.selector import Selector
from qosviewer.ui.tables.column_chooser import ColumnChooser
from qosviewer.ui.tables.empty_state import TableOrReason
from qosviewer.ui.theme import GAP

_DEFAULT_METRIC: Final = "loss"
_ONLY_PROBLEMS: Final = "Only with &problems"
_ONLY_PROBLEMS_BRIEFLY: Final = "&Problems"
_NARROW: Final = 760
"""Pixels below which the titles of the selectors are left out: they are read out, and in their tooltips."""


class ParticipantsPanel(QWidget):
    """Lists the participants of a meeting; selecting rows selects participants for every view of the meeting.

    Signals:
        visible_rows_changed: Other participants are shown, or in another order.
        filter_changed: Another filter holds; carries the `Expression`.
        only_problems_changed: Whether only those with problems are listed.
        menu_opening: The menu of the selected participants is about to be shown; carries it, to be added to.
        decided: Stays were joined or taken apart by hand; carries a tuple of `Pairing`.
        breakout_wanted: A breakout room is to be opened; carries its UUID.
    """

    visible_rows_changed = Signal()
    filter_changed = Signal(object)
    only_problems_changed = Signal(bool)
    menu_opening = Signal(object)
    decided = Signal(object)
    breakout_wanted = Signal(str)

    def __init__(self, model: MeetingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._metric = METRIC[_DEFAULT_METRIC]
        self.setObjectName("participants")
        self._rows = ColumnTableModel(PARTICIPANT_ROWS, model.data, participant_columns(self._metric), parent=self)
        self._arranger = Arranger()
        self._rows.set_arranger(self._arranger)
        self.table = ParticipantsTable(self._rows)
        self._stack = TableOrReason(self.table)
        self._stack.empty.way_out.connect(self.clear_filter)
        self.filter = FilterField()
        self._only_problems = QCheckBox(_ONLY_PROBLEMS)
        self._only_problems.setObjectName("participants.only_problems")
        self._only_problems.setAccessibleName("Only participants with problems")
        self.group_by = GroupBy()
        self._metrics = self._make_metrics()
        self._line = CountLine()
        self._is_focus_due = False
        self._lay_out()
        self._connect()
        self._update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave titles out where there is no room for all."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        for title in self._titles:
            title.setHidden(is_narrow)
        self._only_problems.setText(_ONLY_PROBLEMS_BRIEFLY if is_narrow else _ONLY_PROBLEMS)
        for selector in (self.group_by, self._metrics):
            selector.set_brief(is_narrow)

    def set_low(self, is_low: bool) -> None:
        """Leave out the line above the table, where it says what is seen elsewhere."""
        self._line.set_low(is_low)

    # --- for the page around it

    def shown_rows(self) -> list[int]:
        """Return the participant rows in the order shown."""
        return self._rows.shown_rows()

    def height_of(self, rows: int) -> int:
        """Return the height in pixels at which that many rows of the table are whole."""
        table = self.table
        around = self.minimumSizeHint().height() - self._stack.minimumSizeHint().height() + 2 * table.frameWidth()
        bars = table.horizontalHeader().sizeHint().height() + table.horizontalScrollBar().sizeHint().height()
        return around + bars + rows * table.verticalHeader().defaultSectionSize()

    def focus_list(self) -> None:
        """Put the keyboard on the list; as long as there is nothing in it, as soon as there is."""
        self._is_focus_due = self._stack.currentWidget() is not self.table
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_focus_if_due(self) -> None:
        """Take up the keyboard, unless whoever waited went on to something else meanwhile."""
        is_due, self._is_focus_due = self._is_focus_due, False
        at = QApplication.focusWidget()
        if is_due and self.isVisible() and (at is None or isinstance(at, QTabBar)):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def clear_filter(self) -> None:
        """Show everyone."""
        self._only_problems.setChecked(False)
        self.filter.apply("")

    def show_only_problems(self, only_problems: bool) -> None:
        """List only those with problems, or everyone whom the filter lets through."""
        self._only_problems.setChecked(only_problems)

    def choose_columns(self) -> None:
        """Open the column chooser."""
        ColumnChooser(self.table, self).exec()

    def state(self) -> dict[str, Any]:
        """Return what is to be remembered: columns, sort, and the metric of the charts."""
        return {"columns": self.table.column_state(), "metric": self._metric.key, "group_by": self.group_by.key}

    def restore_state(self, kept: object) -> None:
        """Take up what `state` returned, as far as it can be used."""
        known = kept if isinstance(kept, dict) else {}
        self.set_metric(str(known.get("metric", _DEFAULT_METRIC)))
        self.table.restore_columns(known.get("columns"))
        self.group_by.choose(str(known.get("group_by", NOBODY)))

    def set_metric(self, key: str) -> None:
        """Draw another metric in the range charts; an unknown one is left alone."""
        place = self._metrics.findData(key)
        if place >= 0:
            self._metrics.setCurrentIndex(place)

    # --- inside

    def _make_metrics(self) -> Selector:
        metrics = Selector()
        metrics.setObjectName("participants.metric")
        metrics.setAccessibleName("Metric of the charts")
        metrics.setToolTip("Metric of the charts")
        for metric in CHARTED_METRICS:
            metrics.addItem(metric.title, metric.key)
        metrics.setCurrentIndex(metrics.findData(self._metric.key))
        return metrics

    def _lay_out(self) -> None:
        columns = QPushButton("Co&lumns…")
        columns.setToolTip("Show, hide and move columns")
        columns.setObjectName("participants.columns")
        columns.setAccessibleName("Columns of the participants table")
        columns.clicked.connect(self.choose_columns)
        groups = QLabel("&Group by:")
        groups.setBuddy(self.group_by)
        charts = QLabel("&Charts:")
        charts.setBuddy(self._metrics)
        self._titles = (groups, charts)
        bar = QHBoxLayout()
        bar.setSpacing(GAP)
        bar.addWidget(self.filter, 1)
        for widget in (self._only_problems, groups, self.group_by, charts, self._metrics, columns):
            bar.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP // 2)
        layout.addLayout(bar)
        layout.addWidget(self._line)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._model.changed.connect(self._on_growth)
        self._model.reading_changed.connect(self._on_reading)
        self._model.minutes_changed.connect(self._rows.redraw)
        self._model.selection_changed.connect(self._show_selection)
        self._model.companions_changed.connect(self._on_companions)
        self._model.remarks_changed.connect(self._rows.set_beside)
        self.group_by.chosen.connect(self._on_group_by)
        self._line.persons_wanted.connect(lambda: self.group_by.choose(PERSON))
        self.table.toggle_wanted.connect(self._toggle)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selected_rows_changed.connect(self._tell_selection)
        self.table.columns_wanted.connect(self.choose_columns)
        self.filter.filter_changed.connect(self._on_filter)
        self.filter.trouble_changed.connect(self._line.show_trouble)
        self._only_problems.toggled.connect(self._select)
        self._only_problems.toggled.connect(self.only_problems_changed)
        self._metrics.currentIndexChanged.connect(self._on_metric)
        self._rows.shown_changed.connect(self._update)
        self._rows.shown_changed.connect(self.visible_rows_changed)

    def _on_growth(self) -> None:
        self._rows.refresh()
        self._update()

    def _on_reading(self) -> None:
        self._rows.set_meeting(self._model.data)
        self._update()

    def _on_companions(self) -> None:
        self._rows.set_beside()
        self._line.show_rejoined("" if self.group_by.key == PERSON else rejoined_words(self._model.data))
        self._update()

    def _on_group_by(self, key: str) -> None:
        had_persons = self._arranger.by == PERSON
        self._arranger.by = key
        with self.table.keeping_place():
            if had_persons != (key == PERSON):
                self.table.set_column_visible(STAYS_COLUMN.key, key == PERSON)
            self._on_companions()
            self._show_selection()

    def _toggle(self, position: int) -> None:
        heading = self._rows.heading_at(position)
        if heading is not None:
            self._arranger.toggle(heading)
            self._rows.arrange()

    def _expand_all(self) -> None:
        self._arranger.open_all()
        self._rows.arrange()

    def _collapse_all(self) -> None:
        self._arranger.close_all(self._rows.headings)
        self._rows.arrange()

    def _show_menu(self, place: QPoint) -> None:
        menu = PeopleMenu(self._model.data, self._selected_keys(), self.decide, self.breakout_wanted.emit, self.table)
        there_are = any(heading.is_open is not None for heading in self._rows.headings)
        menu.add_headings(self._expand_all, self._collapse_all, there_are=there_are)
        self.menu_opening.emit(menu)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def decide(self, decided: Sequence[Pairing]) -> None:
        """Join stays as one person, or take them apart."""
        if decided:
            self._model.set_pairings(with_decided(self._model.data.companions.pairings, decided))
            self.decided.emit(tuple(decided))

    def _on_metric(self) -> None:
        self._metric = METRIC[self._metrics.currentData()]
        self._rows.set_columns(participant_columns(self._metric))

    def _on_filter(self, expression: Expression) -> None:
        self._select()
        self.filter_changed.emit(expression)

    def _select(self) -> None:
        expression, only_problems = self.filter.expression, self._only_problems.isChecked()

        def wanted(data: MeetingData) -> RowMask:
            mask = participant_mask(expression, data)
            if only_problems:
                mask = mask & (data.assessment.participant_state >= State.WARNING)
            return mask

        def listed(data: MeetingData) -> Sequence[Stay]:
            if only_problems:
                return ()
            return [stay for stay in absent_stays(data) if lets_through(expression, stay)]

        self._arranger.absent = listed
        self._rows.set_selector(wanted)
        # Rows that come into sight again may be selected ones.
        self._show_selection()
        self._update()

    def _show_selection(self) -> None:
        rows = self._model.selected_rows
        keys = self._selected_keys()
        if rows == tuple(sorted(row for key in keys if (row := self._model.data.table.row_of(key)) is not None)):
            return
        if self._arranger.open_for(self._rows.headings, rows):
            self._rows.arrange()
        self.table.select_rows(np.array(rows, np.int64))

    def _selected_keys(self) -> list[ParticipantKey]:
        """Return the keys of the selected stays; a heading stands for all beneath."""
        table_keys = self._model.data.table.keys
        found: dict[ParticipantKey, None] = {}
        for position in self.table.selected_positions():
            heading = self._rows.heading_at(position)
            if heading is None:
                found[table_keys[self._rows.row_at(position)]] = None
                continue
            found.update(dict.fromkeys(table_keys[row] for row in heading.rows))
            found.update(dict.fromkeys(stay.key for stay in heading.stays if stay.row < 0))
        return list(found)

    def _tell_selection(self) -> None:
        self._model.select(self._selected_keys())

    def _update(self) -> None:
        shown, total = self._rows.shown_count, self._model.data.table.participant_count
        self._line.show_count(shown, total)
        if self._rows.rowCount():
            self._stack.show_table()
            self._take_focus_if_due()
        elif not total:
            self._stack.show_reason(texts.EMPTY_NO_PARTICIPANTS)
        elif not self._only_problems.isChecked():
            self._stack.show_reason(texts.EMPTY_FILTERED, "Clear filter")
        elif self.filter.text():
            self._stack.show_reason(texts.EMPTY_FILTERED_PROBLEMS, "Clear filter")
        else:
            self._stack.show_reason(texts.EMPTY_NO_PROBLEMS, "Show everyone")
