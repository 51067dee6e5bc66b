"""The Connection tab: with what, from where and when the selected participants, or all, were in the meeting."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import plain, texts
from qosviewer.domain.connection_facts import FACTS, fact_column
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.filter import Expression
from qosviewer.domain.filter.evaluation import participant_mask
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.participant_columns import NAME, STATE
from qosviewer.domain.stays import Stay, stays_of
from qosviewer.models.facts_model import FactsModel
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.models.rows import PARTICIPANT_ROWS, RowMask
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.details.who import who_is_shown
from qosviewer.ui.named_controls import push_button
from qosviewer.ui.tables.column_table import ColumnTable
from qosviewer.ui.tables.read_only import set_read_only
from qosviewer.ui.theme import GAP

_ROW_SCALE = 1.6
_MOST_SIDE_BY_SIDE = 12


class ConnectionPage(QWidget):
    """Shows all facts about a few selected stays side by side, else a row for each participant. Follows while in sight.

    Signals:
        fetch_wanted: The list of participants is to be fetched.
        breakout_wanted: A breakout room is to be opened; carries its UUID.
    """

    fetch_wanted = Signal()
    breakout_wanted = Signal(str)

    def __init__(self, model: MeetingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details.connection")
        self._model = model
        self._filter: Expression | None = None
        self._said = ""
        self._is_stale = True
        self.facts = FactsModel(self)
        self._everyone = ColumnTableModel(
            PARTICIPANT_ROWS, model.data, (STATE, NAME, *(fact_column(fact, shown=True) for fact in FACTS)), parent=self
        )
        self._side_by_side = self._make_side_by_side()
        self.table = ColumnTable(
            self._everyone, name="details.connection.table", title="Connection, one row per participant"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._side_by_side)
        self._who = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._who.setObjectName("details.connection.who")
        self._status = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._status.setObjectName("details.connection.status")
        self._status.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fetch = push_button("details.connection.fetch", "Fetch &devices and networks", self.fetch_wanted.emit)
        self._breakout = push_button("details.connection.breakout", "Open the &breakout room", self._open_breakout)
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_change)
        model.changed.connect(self._grow)
        for change in (model.reading_changed, model.selection_changed, model.companions_changed):
            change.connect(self._on_change)
        model.companions_changed.connect(self._forget_what_was_said)
        self._describe()

    @property
    def status(self) -> str:
        """What is said about the list of participants; empty where there is nothing to say."""
        return self._status.text()

    def set_filter(self, expression: Expression | None) -> None:
        """Show only who matches, as long as nobody is selected."""
        self._filter = expression
        self._on_change()

    def show_waiting(self) -> None:
        """Say that the list is being fetched."""
        self._said = texts.CONNECTION_WAITING
        self._fetch.setEnabled(False)
        self._describe()

    def show_trouble(self, error: QosViewerError) -> None:
        """Say why the list could not even be asked for."""
        self._said = texts.CONNECTION_TROUBLE.format(reason=_in_words(error.message))
        self._fetch.setEnabled(True)
        self._describe()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the meeting."""
        super().showEvent(event)
        self._catch_up()

    def _make_side_by_side(self) -> QTableView:
        table = QTableView()
        table.setObjectName("details.connection.facts")
        table.setAccessibleName("Connection of the selected participants, side by side")
        table.setModel(self.facts)
        set_read_only(table)
        table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * _ROW_SCALE))
        table.horizontalHeader().setDefaultSectionSize(table.fontMetrics().averageCharWidth() * 30)
        return table

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(GAP)
        above.addWidget(self._who)
        above.addWidget(self._status, 1)
        above.addWidget(self._breakout)
        above.addWidget(self._fetch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP // 2, 0, 0)
        layout.setSpacing(GAP // 2)
        layout.addLayout(above)
        layout.addWidget(self._stack, 1)

    def _grow(self) -> None:
        self._is_stale = True
        self._later.start()

    def _on_change(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._catch_up()

    def _forget_what_was_said(self) -> None:
        if self._model.data.companions.roster is not None:
            self._said = ""
            self._fetch.setEnabled(True)
            self._describe()

    def _catch_up(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        stays = self._selected()
        if 0 < len(self._model.selected) <= _MOST_SIDE_BY_SIDE:
            self.facts.show_stays(stays)
            self._stack.setCurrentWidget(self._side_by_side)
        else:
            self._everyone.set_meeting(self._model.data)
            self._everyone.set_selector(self._wanted)
            self._stack.setCurrentWidget(self.table)
        self._describe()

    def _wanted(self, data: MeetingData) -> RowMask | None:
        if self._model.selected:
            mask = np.zeros(data.table.participant_count, np.bool_)
            mask[list(self._model.selected_rows)] = True
            return mask
        return participant_mask(self._filter, data) if self._filter is not None else None

    def _selected(self) -> list[Stay]:
        chosen = set(self._model.selected)
        return [stay for stay in stays_of(self._model.data) if stay.key in chosen] if chosen else []

    def _open_breakout(self) -> None:
        rooms = self._rooms()
        if rooms:
            self.breakout_wanted.emit(rooms[0])

    def _rooms(self) -> list[str]:
        return [stay.entry.breakout_uuid for stay in self._selected() if stay.entry and stay.entry.breakout_uuid]

    def _describe(self) -> None:
        roster = self._model.data.companions.roster
        self._who.setText(self._whom())
        self._status.setText(self._said or self._state_of_the_list())
        self._status.setToolTip(plain.escaped(self._status.text()))
        self._breakout.setVisible(len(set(self._rooms())) == 1)
        self._fetch.setVisible(roster is None or not roster.complete)

    def _whom(self) -> str:
        stays = self._selected()
        if not stays or len(stays) > _MOST_SIDE_BY_SIDE:
            return who_is_shown(self._model)
        if len(stays) == 1:
            return texts.SHOWING_ONE.format(name=plain.isolated(stays[0].name) or texts.NAMELESS)
        return texts.CONNECTION_SIDE_BY_SIDE.format(count=len(stays))

    def _state_of_the_list(self) -> str:
        roster = self._model.data.companions.roster
        if roster is None:
            return texts.CONNECTION_UNKNOWN
        if roster.trouble:
            template = texts.CONNECTION_PARTIAL if roster.entries else texts.CONNECTION_TROUBLE
            return template.format(reason=_in_words(roster.trouble))
        if not roster.entries:
            return texts.CONNECTION_NOBODY
        unknown = [stay for stay in self._selected() if stay.entry is None]
        return texts.CONNECTION_NO_ENTRY.format(name=plain.isolated(unknown[0].name)) if unknown else ""


def _in_words(message: Message) -> str:
    title = message.title if message.title.endswith(".") else f"{message.title}."
    return " ".join(part for part in (title, message.detail, message.advice) if part)
