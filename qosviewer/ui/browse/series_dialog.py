"""All instances of a number: when, how large, how they fared, and where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_numbers import spaced
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.services.series import Instance
from qosviewer.ui.browse.series_model import QUALITY, SeriesModel, severity_of
from qosviewer.ui.dialog_buttons import DialogButtons
from qosviewer.ui.labels import ElidedLabel, plain_label
from qosviewer.ui.named_controls import push_button
from qosviewer.ui.tables.list_table import CellDelegate, ListTable
from qosviewer.ui.theme import GAP, TITLE_SCALE, WIDE_GAP, colors_of, scaled

_WIDTHS = (34, 9, 0, 22)
_SIZE = (640, 440)


class SeriesDialog(QDialog):
    """The list, which grows while Zoom answers.

    Signals:
        open_wanted: A tuple of `Instance` to open; what is not in the archive is to be fetched.
        fetch_wanted: A tuple of `MeetingInfo` to fetch one after another.
        compare_wanted: Numbers of the snapshots to compare, the earliest meeting first.
        watch_wanted: Whether the series is to be on the watch list.
    """

    open_wanted = Signal(object)
    fetch_wanted = Signal(object)
    compare_wanted = Signal(object)
    watch_wanted = Signal(bool)

    def __init__(self, info: MeetingInfo, *, watched: bool, can_fetch: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("series")
        title = texts.SERIES_TITLE.format(title=plain.isolated(meeting_title(info)))
        self.setWindowTitle(title)
        self.model = SeriesModel()
        self._can_fetch = can_fetch
        self._title = ElidedLabel("series.title")
        self._title.setFont(scaled(self.font(), TITLE_SCALE, bold=True))
        self._title.setText(title)
        self._help = plain_label("series.help")
        self._help.setText(texts.SERIES_HELP.format(number=spaced(plain.one_line(info.ref.number))))
        self._help.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._star = QToolButton()
        self._star.setObjectName("series.watch")
        self._star.setCheckable(True)
        self._star.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._star.clicked.connect(self.watch_wanted)
        self.table = ListTable(self.model, name="series.table", title=texts.SERIES_LIST, widths=_WIDTHS)
        self.table.setItemDelegateForColumn(QUALITY, _QualityDelegate(self.table))
        self._words = plain_label("series.words")
        self._fetch = self._button("fetch", texts.SERIES_FETCH_NONE, self._fetch_missing)
        self._compare = self._button("compare", "Com&pare", self._compare_selected)
        self._compare.setToolTip(texts.SERIES_COMPARE_TIP)
        self._open = self._button("open", "&Open", self.open_selected)
        self._open.setDefault(True)
        self._buttons = DialogButtons("series", dismiss="Close")
        self._buttons.rejected.connect(self.reject)
        self.table.open_wanted.connect(self.open_selected)
        self.table.selection_altered.connect(self._show_buttons)
        self._lay_out()
        self.show_watched(watched)
        self.say(texts.SERIES_ASKING)
        self._show_buttons()
        self.table.setFocus()

    def _button(self, name: str, title: str, do: Callable[[], None]) -> QPushButton:
        return push_button(f"series.{name}", title, do)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._title, 1)
        top.addWidget(self._star)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._fetch)
        foot.addStretch(1)
        foot.addWidget(self._compare)
        foot.addWidget(self._open)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self._help)
        column.addWidget(self.table, 1)
        column.addWidget(self._words)
        column.addLayout(foot)
        self.resize(*_SIZE)

    @property
    def words(self) -> str:
        """What is said below the list."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Say how far it is."""
        self._words.setText(sentence)

    def show_instances(self, instances: Sequence[Instance], *, asking: bool, trouble: QosViewerError | None) -> None:
        """List what is known; the selection stays."""
        uuids = {self.model.instances[row].info.ref.uuid for row in self.table.selected_rows()}
        self.model.show(tuple(instances))
        rows = [row for row, each in enumerate(self.model.instances) if each.info.ref.uuid in uuids] or [0]
        self.table.select_rows(rows if instances else [])
        kept = sum(each.row is not None for each in instances)
        if asking:
            self.say(texts.SERIES_ASKING)
        elif trouble is not None:
            self.say(texts.SERIES_TROUBLE.format(title=trouble.title, detail=trouble.detail))
        elif instances:
            self.say(texts.SERIES_COUNT.format(count=len(instances), kept=kept))
        else:
            self.say(texts.SERIES_NONE)
        self._show_buttons()

    def show_watched(self, watched: bool) -> None:
        """Show whether the series is on the watch list."""
        self._star.setChecked(watched)
        title = texts.SERIES_WATCHED if watched else texts.SERIES_WATCH
        self._star.setText(title)
        self._star.setAccessibleName(title[2:])

    def open_selected(self) -> None:
        """Open what is selected, and go away."""
        chosen = tuple(self.model.instances[row] for row in self.table.selected_rows())
        if chosen:
            self.accept()
            self.open_wanted.emit(chosen)

    def _compare_selected(self) -> None:
        snapshots = self._comparable()
        self.accept()
        self.compare_wanted.emit(snapshots)

    def _comparable(self) -> tuple[int, ...]:
        """Return the snapshots of what is selected; of everything where a single one is."""
        rows = self.table.selected_rows()
        chosen = [self.model.instances[row] for row in rows] if len(rows) > 1 else list(self.model.instances)
        kept = [each for each in chosen if each.row is not None and each.row.snapshot is not None]
        kept.sort(key=lambda each: each.info.start.timestamp() if each.info.start else 0.0)
        snapshots = [each.row.snapshot for each in kept if each.row is not None]
        return tuple(each for each in snapshots if each is not None)[-MOST_SIDES:]

    def _fetch_missing(self) -> None:
        missing = self._missing()
        self.accept()
        self.fetch_wanted.emit(missing)

    def _missing(self) -> tuple[MeetingInfo, ...]:
        return tuple(each.info for each in self.model.instances if each.row is None or not each.row.complete)

    def _show_buttons(self) -> None:
        missing = len(self._missing())
        title = texts.SERIES_FETCH.format(count=missing) if missing else texts.SERIES_FETCH_NONE
        self._fetch.setText(title)
        self._fetch.setAccessibleName(title.replace("&", ""))
        self._fetch.setEnabled(bool(missing) and self._can_fetch)
        self._open.setEnabled(bool(self.table.selected_rows()))
        self._compare.setEnabled(len(self._comparable()) > 1)


class _QualityDelegate(CellDelegate):
    """Paints the verdict in its colour."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        severity = severity_of(index)
        if severity is not None:
            option.palette.setColor(QPalette.ColorRole.Text, colors_of(option.palette).states[severity])
