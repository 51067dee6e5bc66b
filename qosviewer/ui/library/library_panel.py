"""The library as it stands at the left of the window."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.moments import offset_text
from qosviewer.models.library_choice import Arrangement, Choice
from qosviewer.models.library_entry import Entry
from qosviewer.models.library_model import LibraryModel
from qosviewer.ui.labels import plain_label
from qosviewer.ui.library.entry_menu import entry_menu
from qosviewer.ui.library.filter_bar import FilterBar
from qosviewer.ui.library.filter_menu import Offers
from qosviewer.ui.library.library_list import LibraryList
from qosviewer.ui.library.selection_bar import SelectionBar
from qosviewer.ui.library.shelf import Shelf
from qosviewer.ui.theme import GAP, TITLE_SCALE, WIDE_GAP, scaled


class LibraryPanel(QWidget):
    """Lists meetings, and tells what is wanted of them.

    Signals:
        open_wanted: A tuple of `LibraryRow` to open.
        fetch_wanted: A tuple of `Listed` to fetch, and the `Account` they are of.
        fetch_again_wanted: A tuple of `LibraryRow` to fetch once more.
        notes_wanted: A tuple of `Entry` whose notes are to be edited.
        watch_wanted: An `Entry` whose series is to be watched, or no longer.
        series_wanted: A `MeetingInfo`, and the `Account` it is of.
        compare_wanted: A tuple of `Entry` to compare; of a single one, to be compared with others.
        delete_wanted: A tuple of `LibraryRow` to delete.
        browse_wanted: Zoom's lists are to be looked at.
        copied: How many numbers are on the clipboard now.
        refused: Nothing came of a drop; carries why.

    Attributes:
        shelf: What it lists.
        model: What is listed at the moment.
    """

    open_wanted = Signal(object)
    fetch_wanted = Signal(object, object)
    fetch_again_wanted = Signal(object)
    notes_wanted = Signal(object)
    watch_wanted = Signal(object)
    series_wanted = Signal(object, object)
    compare_wanted = Signal(object)
    delete_wanted = Signal(object)
    browse_wanted = Signal()
    copied = Signal(int)
    refused = Signal(str)

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAccessibleName(texts.LIBRARY_TITLE)
        self.shelf = shelf
        self.model = LibraryModel(self)
        self.filters = FilterBar()
        self.list = LibraryList(self.model, shelf.entries_of)
        self.bar = SelectionBar()
        self._title = plain_label("library.title")
        self._title.setText(texts.LIBRARY_TITLE)
        self._title.setFont(scaled(self.font(), TITLE_SCALE, bold=True))
        self._zone = QToolButton()
        self._reason_title = plain_label("library.reasonTitle")
        self._reason = plain_label("library.reason")
        self._way_out = QPushButton("Clear search and filters")
        self._way_out.setObjectName("library.wayOut")
        self._way_out.setAccessibleName("Clear search and filters of the library")
        self._browse = QPushButton("Browse Zoom…")
        self._browse.setObjectName("library.browseFirst")
        self._browse.setAccessibleName(texts.BROWSE_TITLE)
        self._stack = QStackedWidget()
        self._make_zone_menu()
        self._lay_out()
        self._connect()
        self._say(texts.LIBRARY_LOADING)
        self.bar.hide()

    def _make_zone_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("library.zones")
        local = menu.addAction(
            texts.LIBRARY_ZONE_LOCAL.format(offset=offset_text(datetime.now().astimezone())),
            lambda: self.set_zone(False),
        )
        utc = menu.addAction(texts.LIBRARY_ZONE_UTC, lambda: self.set_zone(True))
        for action, name in ((local, "local"), (utc, "utc")):
            action.setObjectName(f"library.zone.{name}")
            action.setCheckable(True)
        local.setChecked(True)
        menu.addSeparator()
        meeting = menu.addAction(texts.LIBRARY_ZONE_MEETING)
        meeting.setObjectName("library.zone.meeting")
        meeting.setEnabled(False)
        self._zone_actions = (local, utc)
        self._zone.setObjectName("library.zone")
        self._zone.setText(f"{texts.LIBRARY_TIMES_LOCAL} ▾")
        self._zone.setAccessibleName(texts.LIBRARY_TIMES_LOCAL)
        self._zone.setToolTip(texts.LIBRARY_TIMES_HELP)
        self._zone.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._zone.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._zone.setMenu(menu)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, GAP, GAP, 0)
        top.addWidget(self._title, 1)
        top.addWidget(self._zone)
        empty = QWidget()
        self._reason_title.setFont(scaled(self.font(), 1.1, bold=True))
        self._reason.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self._reason_title, self._reason):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        around = QVBoxLayout(empty)
        around.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        around.setSpacing(GAP)
        around.addStretch(2)
        around.addWidget(self._reason_title)
        around.addWidget(self._reason)
        around.addSpacing(GAP)
        for button in (self._way_out, self._browse):
            around.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(4)
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        self._column = column

    def _connect(self) -> None:
        shelf, rows = self.shelf, self.list
        shelf.loaded.connect(self._offer)
        shelf.arranged.connect(self._show)
        shelf.failed.connect(self._explain)
        self.filters.choice_changed.connect(lambda choice, typing: shelf.choose(choice, typing=typing))
        self.filters.list_wanted.connect(self.focus_list)
        self._way_out.clicked.connect(self.clear)
        self._browse.clicked.connect(lambda _checked: self.browse_wanted.emit())
        self.bar.browse_wanted.connect(self.browse_wanted)
        rows.left_upwards.connect(self.focus_search)
        rows.open_wanted.connect(self.open)
        rows.delete_wanted.connect(self.delete)
        rows.notes_wanted.connect(self.note)
        rows.copy_wanted.connect(self.copy)
        rows.menu_wanted.connect(self.show_menu)
        rows.selection_altered.connect(self._show_selected)
        rows.drops.dropped.connect(self.compare_wanted)
        rows.drops.refused.connect(self.refused)
        self.bar.open_wanted.connect(self.open)
        self.bar.fetch_wanted.connect(self.fetch)
        self.bar.compare_wanted.connect(self.compare)
        self.bar.more_wanted.connect(lambda: self.show_menu(self.bar.mapToGlobal(QPoint(self.bar.width() // 2, 0))))

    def add_foot(self, widget: QWidget) -> None:
        """Put something below the list."""
        self._column.addWidget(widget)

    # --- what can be done

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def focus_list(self) -> None:
        """Put the keyboard on the list."""
        if self._stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """List everything."""
        self.filters.clear()
        self.focus_search()

    def open(self) -> None:
        """Open what is selected: what is in the archive from there; what is at Zoom alone is fetched."""
        selected = self.list.selected()
        if rows := tuple(entry.kept for entry in selected if entry.archived):
            self.open_wanted.emit(rows)
        else:
            self.fetch()

    def fetch(self) -> None:
        """Fetch what is selected and at Zoom; what is still running is handed on, too, to be named."""
        wanted = [entry for entry in self.list.selected() if entry.fetchable or (entry.live and not entry.archived)]
        for account in dict.fromkeys(entry.account for entry in wanted):
            self.fetch_wanted.emit(tuple(entry.listed for entry in wanted if entry.account == account), account)

    def fetch_again(self) -> None:
        """Fetch what is selected and in the archive once more."""
        if rows := self._kept():
            self.fetch_again_wanted.emit(rows)

    def note(self) -> None:
        """Edit notes and tags of what is selected."""
        if entries := tuple(entry for entry in self.list.selected() if entry.kept is not None):
            self.notes_wanted.emit(entries)

    def watch(self) -> None:
        """Put the series of what is selected on the watch list, or take it off."""
        for entry in self.list.selected()[:1]:
            self.watch_wanted.emit(entry)

    def copy(self) -> None:
        """Put the numbers of what is selected on the clipboard, one a line."""
        numbers = [entry.info.ref.text for entry in self.list.selected()]
        if numbers:
            QGuiApplication.clipboard().setText("\n".join(numbers))
            self.copied.emit(len(numbers))

    def show_series(self) -> None:
        """List the other meetings of the same number."""
        for entry in self.list.selected()[:1]:
            self.series_wanted.emit(entry.info, entry.account)

    def compare(self) -> None:
        """Compare what is selected; what is at Zoom is fetched first."""
        # What is listed follows what is known a moment later.
        if entries := tuple(self.shelf.entries_of(entry.key for entry in self.list.selected())):
            self.compare_wanted.emit(entries)

    def delete(self) -> None:
        """Delete what is selected from the archive."""
        if rows := self._kept():
            self.delete_wanted.emit(rows)

    def show_menu(self, place: QPoint) -> None:
        """Offer what can be done with what is selected."""
        selected = self.list.selected()
        if not selected:
            return
        menu = entry_menu(selected, self.is_series_watched(selected[0]), self, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def is_series_watched(self, entry: Entry) -> bool:
        """Tell whether the number of a meeting is on the watch list."""
        number = entry.info.ref.number
        return any(
            each.kind.value == "series" and each.known_by.value == "number" and each.key == number
            for each in self.shelf.contents.watch_list
        )

    def _kept(self) -> tuple[object, ...]:
        return tuple(entry.kept for entry in self.list.selected() if entry.kept is not None)

    # --- what is shown

    def set_zone(self, utc: bool) -> None:
        """Write times in UTC, or in the zone of this computer."""
        for action, checked in zip(self._zone_actions, (not utc, utc), strict=True):
            action.setChecked(checked)
        title = texts.LIBRARY_TIMES_UTC if utc else texts.LIBRARY_TIMES_LOCAL
        self._zone.setText(f"{title} ▾")
        self._zone.setAccessibleName(title)
        self.shelf.set_zone(UTC if utc else None)

    def _offer(self) -> None:
        self.filters.offer(_offers(self.shelf.entries, self.shelf.contents.tags), at_zoom=bool(self.shelf.listed))

    def _show(self, arrangement: Arrangement) -> None:
        self.model.show(arrangement)
        self._show_selected()
        self.bar.setVisible(bool(arrangement.total))
        if arrangement.count:
            self._stack.setCurrentWidget(self.list)
        elif not arrangement.total:
            self._say(texts.LIBRARY_EMPTY, texts.LIBRARY_EMPTY_TITLE)
            self._browse.show()
        else:
            self._say(_no_match(self.shelf.choice), way_out=True)

    def _show_selected(self) -> None:
        self.bar.show_selected(self.list.selected(), self.model.arrangement)

    def _explain(self, error: QosViewerError) -> None:
        message = error.message
        if self.shelf.is_loaded and self.model.arrangement.count:
            # What is on show stays, and whoever opens something of it is told.
            return
        self._say(message.detail, message.title)

    def _say(self, sentence: str, title: str = "", *, way_out: bool = False) -> None:
        self._reason_title.setText(title)
        self._reason_title.setVisible(bool(title))
        self._reason.setText(sentence)
        self._way_out.setVisible(way_out)
        self._browse.hide()
        self._stack.setCurrentIndex(1)


def _no_match(choice: Choice) -> str:
    if not choice.text.strip():
        return texts.LIBRARY_NO_MATCH
    template = texts.LIBRARY_NO_MATCH_FILTERED if choice.filtered else texts.LIBRARY_NO_MATCH_TEXT
    return template.format(text=plain.isolated(choice.text))


def _offers(entries: Iterable[Entry], tags: tuple[str, ...]) -> Offers:
    accounts: dict[str, str] = {}
    sources: set[str] = set()
    kinds = set()
    for entry in entries:
        accounts[entry.account.key] = entry.account.name or accounts.get(entry.account.key, "")
        kinds.add(entry.info.ref.kind)
        if entry.kept is not None and entry.kept.source:
            sources.add(entry.kept.source)
    named = sorted(((key, name) for key, name in accounts.items() if name), key=lambda each: each[1].casefold())
    return Offers(tuple(named), tuple(sorted(sources)), tags, kinds=len(kinds) > 1)
