"""Which meetings are compared: those of the archive and at Zoom, searched, or the last of a series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import plain, texts
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.order import search_key
from qosviewer.models.compare_offer import MOST_COMPARED
from qosviewer.models.library_entry import Entry
from qosviewer.ui.compare.choose_model import ChooseModel
from qosviewer.ui.compare.fetch_cost import Cost
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import StateLabel, plain_label
from qosviewer.ui.tables.list_table import ListTable
from qosviewer.ui.theme import GAP, WARNING, WIDE_GAP

_WIDTHS = (0, 35, 8, 28)
_SIZE = (800, 540)
_LAST = 6
"""So many of a series are offered first."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What is chosen for.

    Attributes:
        title: Title of the dialog.
        help: What to do, in a sentence.
        accept: What its main button says.
        least: How many have to be chosen.
        most: How many may be.
        series: The meeting whose series is offered; None for that of the first one chosen.
    """

    title: str
    help: str
    accept: str
    least: int
    most: int
    series: MeetingInfo | None = None


def to_compare() -> Purpose:
    """Return that meetings are compared with one another."""
    text = texts.CHOOSE_HELP_NEW.format(most=MOST_COMPARED)
    return Purpose(texts.CHOOSE_TITLE_NEW, text, texts.CHOOSE_COMPARE, 2, MOST_COMPARED)


def to_compare_with(info: MeetingInfo) -> Purpose:
    """Return that meetings are compared with another one."""
    most = MOST_COMPARED - 1
    text = texts.CHOOSE_HELP.format(most=most, title=plain.isolated(meeting_title(info)))
    return Purpose(texts.CHOOSE_TITLE, text, texts.CHOOSE_COMPARE, 1, most, info)


def to_add(info: MeetingInfo, compared: int) -> Purpose:
    """Return that meetings are added to a comparison of so many, one of which is ``info``."""
    most = MOST_COMPARED - compared
    text = (texts.CHOOSE_HELP_ADD_ONE if most == 1 else texts.CHOOSE_HELP_ADD).format(most=most)
    return Purpose(texts.CHOOSE_TITLE_ADD, text, texts.CHOOSE_ADD, 1, most, info)


class ChooseDialog(QDialog):
    """Lists what is in the archive, and what is at Zoom and will be fetched.

    Signals:
        chosen: A tuple of `Entry` to be compared.
    """

    chosen = Signal(object)

    def __init__(
        self,
        entries: Sequence[Entry],
        purpose: Purpose,
        cost: Callable[[Sequence[Entry]], Cost],
        parent: QWidget | None = None,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        """Offer meetings; ``cost`` tells what fetching those at Zoom takes, ``zone`` is that of the times written."""
        super().__init__(parent)
        self.setObjectName("compareWith")
        self.setWindowTitle(purpose.title)
        self._entries = [each for each in entries if each.comparable or each.live]
        self._purpose = purpose
        self._cost_of = cost
        self._help = plain_label("compareWith.help")
        self._help.setText(purpose.help)
        self._search = QLineEdit()
        self._search.setObjectName("compareWith.search")
        self._search.setAccessibleName(texts.CHOOSE_SEARCH)
        self._search.setPlaceholderText(texts.CHOOSE_SEARCH)
        self._search.setClearButtonEnabled(True)
        self._rows = ChooseModel(zone)
        self.table = ListTable(self._rows, name="compareWith.list", title=texts.CHOOSE_LIST, widths=_WIDTHS)
        self._last = QSpinBox()
        self._last.setObjectName("compareWith.lastCount")
        self._last.setAccessibleName(texts.CHOOSE_LAST_COUNT)
        self._series = QPushButton(texts.CHOOSE_SERIES)
        self._series.setObjectName("compareWith.series")
        self._series.setAccessibleName(texts.CHOOSE_SERIES_SPOKEN)
        self._series.setAutoDefault(False)
        self._said = plain_label("compareWith.said")
        self._said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._cost = StateLabel("compareWith.cost")
        self._cost.setWordWrap(True)
        self._buttons = DialogButtons("compareWith", dismiss="Cancel", accept=purpose.accept)
        self._lay_out()
        self._connect()
        self._fill()
        self._search.setFocus()

    def _lay_out(self) -> None:
        series = QHBoxLayout()
        series.setSpacing(GAP)
        series.addWidget(self._series)
        series.addWidget(self._last)
        series.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addWidget(self._help)
        column.addWidget(self._search)
        column.addWidget(self.table, 1)
        column.addLayout(series)
        column.addWidget(self._cost)
        column.addWidget(self._buttons)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda _text: self._fill())
        self._search.returnPressed.connect(self.table.setFocus)
        self.table.selection_altered.connect(self._show_chosen)
        self.table.open_wanted.connect(self.accept)
        self._series.clicked.connect(lambda _checked: self.choose_last(self._last.value()))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def choose_last(self, count: int) -> None:
        """Choose the last meetings of the series."""
        self._search.clear()
        wanted = {each.key for each in self._of_series()[:count]}
        self.table.clearSelection()
        self.table.select_rows([row for row, each in enumerate(self._rows.entries) if each.key in wanted])

    def accept(self) -> None:
        """Compare what is chosen; more than can be compared is not."""
        chosen = self._chosen()
        if self._is_right(len(chosen)):
            super().accept()
            self.chosen.emit(chosen)

    def _of_series(self) -> list[Entry]:
        """Return the meetings of the number that can be chosen, the latest first."""
        rows = self.table.selected_rows()
        info = self._purpose.series or (self._rows.entries[rows[0]].info if rows else None)
        if info is None or not info.ref.number:
            return []
        return [each for each in self._entries if each.comparable and each.info.ref.number == info.ref.number]

    def _chosen(self) -> tuple[Entry, ...]:
        return tuple(self._rows.entries[row] for row in self.table.selected_rows())

    def _is_right(self, count: int) -> bool:
        return self._purpose.least <= count <= self._purpose.most

    def _fill(self) -> None:
        words = search_key(self._search.text()).split()
        kept = {each.key for each in self._chosen()}
        found = [each for each in self._entries if all(word in _searched(each) for word in words)]
        self._rows.show(found)
        rows = [row for row, each in enumerate(found) if each.key in kept]
        if rows:
            self.table.select_rows(rows)
        elif (
            self._purpose.least == 1
            and (first := next((row for row, each in enumerate(found) if each.comparable), None)) is not None
        ):
            self.table.setCurrentIndex(self._rows.index(first, 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen, most = self._chosen(), self._purpose.most
        count, go_on = len(chosen), self._buttons.go_on
        if not self._entries:
            self._said.setText(texts.CHOOSE_NOTHING_KEPT)
        elif not self._rows.entries:
            self._said.setText(texts.CHOOSE_NO_MATCH)
        else:
            template = texts.CHOOSE_TOO_MANY if count > most else texts.CHOOSE_COUNT
            self._said.setText(template.format(count=count, most=most))
        cost = self._cost_of(chosen) if count <= most else Cost()
        self._cost.show_state(cost.text, None if cost.fits_today else WARNING)
        self._cost.setVisible(bool(cost.text))
        if go_on is not None:
            go_on.setEnabled(self._is_right(count))
        self._offer_series(len(self._of_series()))

    def _offer_series(self, count: int) -> None:
        self._series.setEnabled(count > 0)
        self._series.setToolTip("" if count else texts.CHOOSE_SERIES_NONE)
        self._last.setEnabled(count > 0)
        if count:
            least, most = self._purpose.least, self._purpose.most
            self._last.setRange(least, max(min(count, most), least))
            if not self._last.property("offered"):
                self._last.setProperty("offered", True)
                self._last.setValue(min(count, _LAST))


def _searched(entry: Entry) -> str:
    info = entry.info
    return search_key(" ".join((info.topic, info.host, info.ref.number)))
