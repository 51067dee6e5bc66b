"""Before against after a marked date: which date, and a table of those affected and of the others."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import texts
from qosviewer.models.compared_turn import TurnRows
from qosviewer.ui.compare.rows_table import RowsModel, RowsTable
from qosviewer.ui.labels import plain_label
from qosviewer.ui.tables.empty_state import EmptyState
from qosviewer.ui.theme import GAP

_WIDTHS: Final = (19, 8, 11, 9, 9, 25, 20, 0)
_LONGEST_NAME: Final = 60
_FIRST_DAY: Final = QDate(2000, 1, 1)
"""Before there was Zoom. Of days before 1970 not every system can tell when their midnight was."""
_LEAST_NAME_PX, _NAME_PX = 70, 300


class DateMark(QWidget):
    """Whether a date is marked, which, and what happened then.

    Signals:
        altered: Another date, another name, or none.
    """

    altered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mark = QCheckBox(texts.TREND_MARK)
        self.mark.setObjectName("compare.trend.mark")
        self.mark.setToolTip(texts.TREND_MARK_TIP)
        self.date = QDateEdit()
        self.date.setObjectName("compare.trend.date")
        self.date.setAccessibleName(texts.TREND_DATE)
        self.date.setCalendarPopup(True)
        self.date.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setMinimumDate(_FIRST_DAY)
        self.name = QLineEdit()
        self.name.setObjectName("compare.trend.dateName")
        self.name.setAccessibleName(texts.TREND_DATE_NAME)
        self.name.setPlaceholderText(texts.TREND_DATE_NAME_HINT)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setMinimumWidth(_LEAST_NAME_PX)
        self.name.setMaximumWidth(_NAME_PX)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.mark)
        line.addWidget(self.date)
        line.addWidget(self.name, 1)
        line.addStretch(1)
        self.mark.toggled.connect(self._show)
        self.date.dateChanged.connect(self.altered)
        self.name.textChanged.connect(self.altered)
        self._show()

    def _show(self) -> None:
        self.date.setEnabled(self.mark.isChecked())
        self.name.setEnabled(self.mark.isChecked())
        self.altered.emit()

    @property
    def since(self) -> datetime | None:
        """The marked date, from its local midnight on."""
        if not self.mark.isChecked():
            return None
        date = self.date.date()
        return datetime(date.year(), date.month(), date.day()).astimezone()

    def suggest(self, moment: datetime) -> None:
        """Put in the day of a moment, marked or not."""
        there = moment.astimezone()
        self.date.setDate(QDate(there.year, there.month, there.day))

    def set_day(self, moment: datetime) -> None:
        """Mark the day of a moment."""
        self.suggest(moment)
        self.mark.setChecked(True)


class TurnPanel(QStackedWidget):
    """Shows a `TurnRows`, or how to come by one."""

    def __init__(self) -> None:
        super().__init__()
        self.table = RowsTable(
            RowsModel(texts.TURN_COLUMNS, numbers=frozenset({1, 2, 3, 4})),
            name="compare.trend.turn",
            title=texts.TURN_TITLE,
            widths=_WIDTHS,
        )
        self._heading = plain_label("compare.trend.turn.heading")
        self._heading.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._remarks = plain_label("compare.trend.turn.remarks")
        self._remarks.setForegroundRole(self._remarks.palette().ColorRole.PlaceholderText)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._heading)
        column.addWidget(self.table)
        column.addWidget(self._remarks)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("compare.trend.turn.area")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        self._empty = EmptyState("compare.trend.turn")
        self._empty.say(texts.TURN_UNMARKED)
        self.addWidget(self._empty)
        self.addWidget(area)

    def show_turn(self, rows: TurnRows | None) -> None:
        """Show a date, or that none is marked."""
        self.setCurrentIndex(0 if rows is None else 1)
        if rows is not None:
            self._heading.setText(rows.heading)
            self._remarks.setText(rows.remarks)
            self.table.show_rows(rows.rows)
            self._see_all_rows(len(rows.rows))

    def _see_all_rows(self, count: int) -> None:
        """Let the table be as high as its few rows."""
        frame = 2 * self.table.frameWidth() + self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(frame + count * self.table.verticalHeader().defaultSectionSize())
