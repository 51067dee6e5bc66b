"""Which meetings are compared: those of the archive, searched, or the last of a series."""

from __future__ import annotations

from collections.abc import Sequence

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
from qosviewer.domain.compare.comparison import MOST_SIDES
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.moments import local_text
from qosviewer.domain.order import search_key
from qosviewer.models.library_entry import Entry
from qosviewer.ui.browse.list_table import ListModel, ListTable
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import GAP, WIDE_GAP

_WIDTHS = (0, 32, 9, 22)
_SIZE = (720, 520)
_PEOPLE = 2


class _Model(ListModel):
    def __init__(self) -> None:
        super().__init__(texts.CHOOSE_COLUMNS, numbers=frozenset((_PEOPLE,)))
        self.entries: tuple[Entry, ...] = ()

    def rowCount(self, parent: object = None) -> int:
        """Return how many meetings are listed."""
        return len(self.entries)

    def show(self, entries: Sequence[Entry]) -> None:
        """List other meetings."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def words(self, row: int, column: int) -> str:
        """Return what a cell says."""
        entry = self.entries[row]
        kept = entry.kept
        match column:
            case 0:
                title = meeting_title(entry.info)
                return title if kept is None or kept.complete else texts.SIDE_PARTIAL_SIGN.format(value=title)
            case 1:
                return local_text(entry.when) if entry.when else texts.COMPARED_START_UNKNOWN
            case 2:
                return f"{kept.participants}" if kept else ""
        if kept is None or not kept.glance.with_problems:
            return kept.glance.state.word if kept else ""
        return texts.CHOOSE_PROBLEMS.format(count=kept.glance.with_problems)


class ChooseDialog(QDialog):
    """Lists what is in the archive.

    Signals:
        chosen: A tuple of `Entry` to be compared.
    """

    chosen = Signal(object)

    def __init__(self, entries: Sequence[Entry], against: MeetingInfo | None, parent: QWidget | None = None) -> None:
        """Offer meetings; with ``against`` that one is compared with them, and not among them."""
        super().__init__(parent)
        self.setObjectName("compareWith")
        self.setWindowTitle(texts.CHOOSE_TITLE if against else texts.CHOOSE_TITLE_NEW)
        self._entries = [each for each in entries if each.archived]
        self._against = against
        self._most = MOST_SIDES - 1 if against else MOST_SIDES
        self._help = plain_label("compareWith.help")
        self._help.setText(
            texts.CHOOSE_HELP.format(most=self._most, title=plain.isolated(meeting_title(against)))
            if against
            else texts.CHOOSE_HELP_NEW.format(most=self._most)
        )
        self._search = QLineEdit()
        self._search.setObjectName("compareWith.search")
        self._search.setAccessibleName(texts.CHOOSE_SEARCH)
        self._search.setPlaceholderText(texts.CHOOSE_SEARCH)
        self._search.setClearButtonEnabled(True)
        self._rows = _Model()
        self.table = ListTable(self._rows, name="compareWith.list", title=texts.CHOOSE_LIST, widths=_WIDTHS)
        self._last = QSpinBox()
        self._last.setObjectName("compareWith.lastCount")
        self._last.setAccessibleName("How many of the series")
        self._series = QPushButton(texts.CHOOSE_SERIES)
        self._series.setObjectName("compareWith.series")
        self._series.setAccessibleName("Choose the last of the series")
        self._series.setAutoDefault(False)
        self._said = plain_label("compareWith.said")
        self._said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._buttons = DialogButtons("compareWith", dismiss="Cancel", accept=texts.CHOOSE_COMPARE)
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
        """Return the other meetings of the number, the latest first; of the baseline those before it, if any are."""
        rows = self.table.selected_rows()
        info = self._against or (self._rows.entries[rows[0]].info if rows else None)
        if info is None or not info.ref.number:
            return []
        return [each for each in self._entries if each.info.ref.number == info.ref.number]

    def _chosen(self) -> tuple[Entry, ...]:
        return tuple(self._rows.entries[row] for row in self.table.selected_rows())

    def _is_right(self, count: int) -> bool:
        return (1 if self._against else 2) <= count <= self._most

    def _fill(self) -> None:
        words = search_key(self._search.text()).split()
        kept = {each.key for each in self._chosen()}
        found = [each for each in self._entries if all(word in _searched(each) for word in words)]
        self._rows.show(found)
        rows = [row for row, each in enumerate(found) if each.key in kept]
        if rows:
            self.table.select_rows(rows)
        elif found:
            self.table.setCurrentIndex(self._rows.index(0, 0)) if self._against else None
        self._show_chosen()

    def _show_chosen(self) -> None:
        count, go_on = len(self._chosen()), self._buttons.go_on
        if not self._entries:
            self._said.setText(texts.CHOOSE_NOTHING_KEPT)
        elif not self._rows.entries:
            self._said.setText(texts.CHOOSE_NO_MATCH)
        else:
            template = texts.CHOOSE_TOO_MANY if count > self._most else texts.CHOOSE_COUNT
            self._said.setText(template.format(count=count, most=self._most))
        if go_on is not None:
            go_on.setEnabled(self._is_right(count))
        series = len(self._of_series())
        self._series.setEnabled(series > 0)
        self._series.setToolTip("" if series else texts.CHOOSE_SERIES_NONE)
        self._last.setEnabled(series > 0)
        if series:
            self._last.setRange(1 if self._against else 2, max(min(series, self._most), 2))
            if not self._last.property("offered"):
                self._last.setProperty("offered", True)
                self._last.setValue(min(series, 6))


def _searched(entry: Entry) -> str:
    info = entry.info
    return search_key(" ".join((info.topic, info.host, info.ref.number)))
