"""Asks for the days whose meetings are to be listed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QWidget

from qosviewer.models.library_choice import Period
from qosviewer.ui.theme import GAP, WIDE_GAP


class DaysDialog(QDialog):
    """Two days; the later one is the last, whichever was named first."""

    def __init__(self, period: Period | None, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryDays")
        self.setWindowTitle("Choose days")
        known = period or Period()
        self._first = _field("libraryDays.first", "First day", known.first or today)
        self._last = _field("libraryDays.last", "Last day", known.last or today)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        form.setSpacing(GAP)
        form.addRow("&From:", self._first)
        form.addRow("&To:", self._last)
        form.addRow(buttons)

    @property
    def period(self) -> Period:
        """The days chosen."""
        first, last = sorted(_day(field) for field in (self._first, self._last))
        return Period(first, last)


def _field(name: str, title: str, day: date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setObjectName(name)
    field.setAccessibleName(title)
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")
    return field


def _day(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
