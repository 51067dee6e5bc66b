"""Asks whose meetings of which days are to be listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.domain.retention import LISTS_MONTHS, first_listed_day
from qosviewer.ui.account_choice import AccountChoice
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, WIDE_GAP

_DAYS: Final = {"week": 7, "month": 30, "quarter": 91}
_FIRST_CHOICE: Final = "month"
_WIDTH: Final = 480


@dataclass(frozen=True, slots=True)
class Days:
    """Days of this computer's zone, both included."""

    first: date
    last: date


class BrowseDialog(QDialog):
    """The dialog. Accepted only with an account.

    Signals:
        accounts_wanted: Set up an account first.
    """

    accounts_wanted = Signal()

    def __init__(
        self,
        accounts: Sequence[str],
        account: str,
        calls_per_minute: int,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("browse")
        self.setWindowTitle(texts.BROWSE_TITLE)
        self._today = today
        self._account = AccountChoice("browse", accounts, account, texts.BROWSE_NO_ACCOUNT)
        self._account.accounts_wanted.connect(self.accounts_wanted)
        self._account.accounts_wanted.connect(self.reject)
        self._preset = QComboBox()
        self._preset.setObjectName("browse.preset")
        self._preset.setAccessibleName("Days")
        for key, title in texts.BROWSE_PRESETS.items():
            self._preset.addItem(title, key)
        self._preset.setCurrentIndex(self._preset.findData(_FIRST_CHOICE))
        self._preset.currentIndexChanged.connect(lambda _index: self._show_days())
        self._first = self._day_field("browse.first", "First day")
        self._last = self._day_field("browse.last", "Last day")
        self._help = plain_label("browse.help")
        self._help.setText(texts.BROWSE_HELP.format(calls=calls_per_minute, months=LISTS_MONTHS))
        self._help.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._buttons = DialogButtons("browse", dismiss="Cancel", accept="Browse")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        if self._buttons.go_on:
            self._buttons.go_on.setEnabled(bool(accounts))
        self._lay_out()
        self._show_days()

    def _day_field(self, name: str, title: str) -> QDateEdit:
        field = QDateEdit()
        field.setObjectName(name)
        field.setAccessibleName(title)
        field.setCalendarPopup(True)
        field.setDisplayFormat("d MMM yyyy")
        field.setDateRange(_of_qt(first_listed_day(self._today)), _of_qt(self._today))
        return field

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(GAP)
        days.addWidget(self._first, 1)
        between = plain_label("browse.between")
        between.setText(texts.BROWSE_BETWEEN)
        days.addWidget(between)
        days.addWidget(self._last, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(WIDE_GAP)
        form.setVerticalSpacing(GAP)
        form.addRow("&Account", self._account)
        form.addRow("&Days", self._preset)
        from_to = QLabel("&From, to")
        from_to.setBuddy(self._first)
        form.addRow(from_to, days)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addLayout(form)
        column.addSpacing(GAP)
        column.addWidget(self._help)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        column.addLayout(foot)
        self.setMinimumWidth(_WIDTH)

    @property
    def account(self) -> str:
        """Name of the chosen account."""
        return self._account.account

    @property
    def days(self) -> Days:
        """The days chosen, whichever was named first."""
        first, last = sorted(_of_python(field.date()) for field in (self._first, self._last))
        return Days(first, last)

    def _show_days(self) -> None:
        """Show the days that a preset means; only days of one's own can be edited."""
        days = _DAYS.get(self._preset.currentData())
        if days is not None:
            self._first.setDate(_of_qt(self._today - timedelta(days=days - 1)))
            self._last.setDate(_of_qt(self._today))
        for field in (self._first, self._last):
            field.setEnabled(days is None)


def _of_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _of_python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
