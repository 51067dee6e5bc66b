"""Which meetings are compared: those of the archive and at Zoom, searched, or the last of a series."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
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
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.order import search_key
from qosviewer.models.library_entry import Entry, EntryKey
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
    text = texts.CHOOSE_HELP_NEW.format(most=MOST_SIDES)
    return Purpose(texts.CHOOSE_TITLE_NEW, text, texts.CHOOSE_COMPARE, 2, MOST_SIDES)


def to_compare_with(info: MeetingInfo) -> Purpose:
    """Return that meetings are compared with another one."""
    most = MOST_SIDES - 1
    text = texts.CHOOSE_HELP.format(most=most, title=plain.isolated(meeting_title(info)))
    return Purpose(texts.CHOOSE_TITLE, text, texts.CHOOSE_COMPARE, 1, most, info)


def to_add(info: MeetingInfo, compared: int) -> Purpose:
    """Return that meetings are added to a comparison of so many, one of which is ``info``."""
    most = MOST_SIDES - compared
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
        self._search = _Search()
        self._search.setObjectName("compareWith.search")
        self._search.setAccessibleName(texts.CHOOSE_SEARCH)
        self._search.setPlaceholderText(texts.CHOOSE_SEARCH)
        self._search.setClearButtonEnabled(True)
        self._picked: dict[EntryKey, Entry] = {}
        self._is_suggested = False
        self._is_filling = False
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
        self._search.list_wanted.connect(self.table.setFocus)
        self.table.selection_altered.connect(self._pick)
        self.table.open_wanted.connect(self.accept)
        self._series.clicked.connect(lambda _checked: self.choose_last(self._last.value()))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def choose_last(self, count: int) -> None:
        """List the series alone, and choose the last meetings of it."""
        series = self._of_series()
        self._picked = {each.key: each for each in series[:count]}
        self._is_suggested = False
        number = series[0].info.ref.number if series else ""
        if number == self._search.text():
            self._fill()
        else:
            self._search.setText(number)

    def accept(self) -> None:
        """Compare what is chosen; more than can be compared is not."""
        chosen = self._chosen()
        if self._is_right(len(chosen)):
            super().accept()
            self.chosen.emit(chosen)

    def _of_series(self) -> list[Entry]:
        """Return the meetings of the number that can be chosen, the latest first."""
        info = self._purpose.series or next((each.info for each in self._chosen()), None)
        if info is None or not info.ref.number:
            return []
        return [each for each in self._entries if each.comparable and each.info.ref.number == info.ref.number]

    def _chosen(self) -> tuple[Entry, ...]:
        """Return what is chosen, in the order of the list, also what the search hides at the moment."""
        return tuple(each for each in self._entries if each.key in self._picked)

    def _is_right(self, count: int) -> bool:
        return self._purpose.least <= count <= self._purpose.most

    def _fill(self) -> None:
        """List what the search finds; what was chosen stays chosen, what was only suggested does not."""
        words = search_key(self._search.text()).split()
        if self._is_suggested:
            self._picked = {}
        numbers = {each.info.ref.number for each in self._entries}
        found = [each for each in self._entries if all(_has(each, word, numbers) for word in words)]
        self._is_filling = True
        self._rows.show(found)
        if not self._picked and (suggested := self._suggestion(found)) is not None:
            self._picked = {suggested.key: suggested}
            self._is_suggested = True
        self.table.select_rows([row for row, each in enumerate(found) if each.key in self._picked])
        self._is_filling = False
        self._show_chosen()

    def _suggestion(self, found: Sequence[Entry]) -> Entry | None:
        """Return what is most likely meant where one is enough: the time before of the same series, else the first."""
        if self._purpose.least > 1:
            return None
        can_be = [each for each in found if each.comparable]
        info = self._purpose.series
        start = info.start if info else None
        before = (
            each
            for each in can_be
            if info and start and each.info.ref.number == info.ref.number and each.when and each.when < start
        )
        return next(before, next(iter(can_be), None))

    def _pick(self) -> None:
        """Take over what is selected; what is not listed stays as it is."""
        if self._is_filling:
            return
        listed = {each.key for each in self._rows.entries}
        selected = [self._rows.entries[row] for row in self.table.selected_rows()]
        self._picked = {key: each for key, each in self._picked.items() if key not in listed}
        self._picked |= {each.key: each for each in selected}
        self._is_suggested = False
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen, most = self._chosen(), self._purpose.most
        count, go_on = len(chosen), self._buttons.go_on
        listed = {each.key for each in self._rows.entries}
        hidden = sum(each.key not in listed for each in chosen)
        if not self._entries:
            said = texts.CHOOSE_NOTHING_KEPT
        elif count > most:
            said = texts.CHOOSE_TOO_MANY
        elif hidden:
            said = texts.CHOOSE_COUNT_HIDDEN
        else:
            said = texts.CHOOSE_COUNT if listed else texts.CHOOSE_NO_MATCH
        self._said.setText(said.format(count=count, most=most, hidden=hidden))
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


class _Search(QLineEdit):
    """The search.

    Signals:
        list_wanted: Enter or Down was pressed: on to what was found.
    """

    list_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the list. Enter would press the main button of the dialog, before anybody saw what was found."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)


def _has(entry: Entry, word: str, numbers: Collection[str]) -> bool:
    """Tell whether a word of the search is in a meeting; a whole number is not found as a part of a longer one."""
    info = entry.info
    if word in search_key(f"{info.topic} {info.host}"):
        return True
    return word == info.ref.number if word in numbers else word in info.ref.number
