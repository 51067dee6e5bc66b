"""Carries out what the library asks for. The one object through which the window and the library meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.listing import Listed
from qosviewer.models.library_choice import Where
from qosviewer.models.library_entry import Entry
from qosviewer.models.library_words import title_of
from qosviewer.ui.context import Context
from qosviewer.ui.library.library_panel import LibraryPanel
from qosviewer.ui.library.shelf import Shelf
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meetings import Meetings
from qosviewer.ui.messages import Notice
from qosviewer.ui.notes.note_editor import NoteEditor
from qosviewer.ui.theme import WARNING

if TYPE_CHECKING:
    from qosviewer.archive import Account, LibraryRow, Watched
    from qosviewer.ui.meeting.meeting_page import MeetingPage
    from qosviewer.ui.notes.page_remarks import PageRemarks
    from qosviewer.ui.notes.watch_dialog import WatchDialog

_ZONE: Final = "library/zone"
_UTC: Final = "utc"
_MANY: Final = 12
"""Tabs that nobody opens by accident."""


class LibraryDesk(QObject):
    """Puts the library into a window.

    Signals:
        many_wanted: A tuple of `MeetingInfo` to fetch one after another, the name of their account, and how many
            others were selected that are still running.

    Attributes:
        panel: The library.
        editor: Edits notes and the watch list.
        shelf: What it lists; whoever has lists of Zoom's hands them to ``shelf.set_listed``.
    """

    many_wanted = Signal(object, str, int)

    def __init__(self, context: Context, window: MainWindow, meetings: Meetings) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._meetings = meetings
        self.shelf = Shelf(context.archive, context.runner, self)
        self.panel = LibraryPanel(self.shelf)
        self.editor = NoteEditor(context, window)
        self._watch_dialog: WatchDialog | None = None
        self._remarks: list[PageRemarks] = []
        window.set_side(self.panel)
        self._connect()
        self.sessions_changed()
        if context.state.load_choices(_ZONE) == _UTC:
            self.panel.set_zone(True)
        self.shelf.reload()
        self.shelf.watch()

    def _connect(self) -> None:
        panel, window, side = self.panel, self._window, self._window.side
        show, search = (window.actions_[key] for key in ("library", "search"))
        show.setChecked(side.shown)
        show.triggered.connect(self._show)
        search.triggered.connect(lambda: self._show(True))
        side.shown_changed.connect(show.setChecked)
        self._meetings.archived.connect(self.shelf.reload)
        self.shelf.zone_changed.connect(self._show_zone)
        self.shelf.loaded.connect(self._fill)
        panel.open_wanted.connect(self.open)
        panel.fetch_wanted.connect(self.fetch)
        panel.fetch_again_wanted.connect(self.fetch_again)
        panel.delete_wanted.connect(self.delete)
        panel.notes_wanted.connect(self.note)
        panel.watch_wanted.connect(self.watch_series)
        window.actions_["watch_list"].triggered.connect(self.show_watch_list)
        self._meetings.opened.connect(self._add_remarks)
        self.editor.kept.connect(lambda: window.say(texts.NOTE_SAVED))
        self.editor.kept.connect(self._remarks_changed)
        self.editor.watch_list_changed.connect(self._watch_list_changed)
        panel.refused.connect(window.say)
        panel.copied.connect(lambda count: window.say(texts.LIBRARY_COPIED.format(count=count)))

    def sessions_changed(self) -> None:
        """Look anew whose meetings are to be listed: those of the sample account only while it is on."""
        try:
            self.shelf.hide_accounts(self._context.sessions.hidden_accounts())
        except QosViewerError as error:
            self._context.messages.tell_error(error)

    def open(self, rows: Sequence[LibraryRow]) -> None:
        """Open meetings from the archive."""
        if len(rows) > _MANY and not self._sure(texts.LIBRARY_OPEN_MANY.format(count=len(rows)), "Open"):
            return
        self._meetings.open_kept(rows)

    def fetch(self, listed: Sequence[Listed], account: Account) -> None:
        """Fetch what is at Zoom: one in a tab, several one after another, without those that are still running."""
        name = self._account_name(account, listed[0].info.title)
        if not name:
            return
        ended = tuple(each.info for each in listed if not each.live)
        if len(listed) == 1:
            # One that is still running says so in its tab, and can be waited for there.
            self.show_all_places()
            self._meetings.open([listed[0].info.ref], name)
        elif ended:
            self.many_wanted.emit(ended, name, len(listed) - len(ended))
        else:
            self._window.say(texts.LIBRARY_STILL_RUNNING)

    def _show_zone(self) -> None:
        zone = self.shelf.zone
        self._meetings.show_zone(zone)
        self._context.state.save_choices(_ZONE, _UTC if zone else "")

    def show_all_places(self) -> None:
        """List the archive beside Zoom: what is fetched leaves the list of what is at Zoom alone, but not this one."""
        choice = self.shelf.choice
        if choice.where is Where.ZOOM:
            self.panel.filters.choose(replace(choice, where=Where.ALL))

    def fetch_again(self, rows: Sequence[LibraryRow]) -> None:
        """Fetch what is in the archive once more; what is there stays beside it."""
        for row in rows:
            name = self._account_name(row.account, row.info.title)
            if not name:
                return
            before = self._meetings.pages
            self._meetings.open([row.info.ref], name)
            page = self._meetings.current
            if page is not None and page in before:
                page.proceed()

    def delete(self, rows: Sequence[LibraryRow]) -> None:
        """Ask, then delete meetings from the archive."""
        title = plain.isolated(rows[0].info.title)
        one = texts.LIBRARY_DELETE_ONE.format(title=title)
        question = one if len(rows) == 1 else texts.LIBRARY_DELETE_MANY.format(count=len(rows))
        if not self._sure(question, "Delete", title=texts.LIBRARY_DELETE_TITLE):
            return
        meetings = [row.meeting for row in rows]

        def body(_cancel: CancelToken) -> Iterator[int]:
            archive = self._context.archive.open()
            for place, meeting in enumerate(meetings, 1):
                archive.delete_meeting(meeting)
                yield place

        job = self._context.runner.start(("library", "delete"), body)
        job.done.connect(lambda: self._window.say(texts.LIBRARY_DELETED.format(count=len(meetings))))
        job.done.connect(self.shelf.reload)
        job.failed.connect(self._context.messages.tell_error)
        job.failed.connect(lambda _error: self.shelf.reload())

    def note(self, entries: Sequence[Entry]) -> None:
        """Edit notes and tags of meetings."""
        title = title_of(entries[0]) if len(entries) == 1 else texts.NOTE_MEETINGS.format(count=len(entries))
        self.editor.edit(title, [(entry.kept.meeting, None) for entry in entries if entry.kept is not None])

    def watch_series(self, entry: Entry) -> None:
        """Put the series of a meeting on the watch list, or take it off."""
        from qosviewer.archive import KnownBy, Watched, WatchedKind

        watched = Watched(WatchedKind.SERIES, KnownBy.NUMBER, entry.info.ref.number, title_of(entry))
        self.editor.watch(watched, not self.panel.is_series_watched(entry))

    def show_watch_list(self) -> None:
        """Show who and what is watched."""
        from qosviewer.ui.notes.watch_dialog import WatchDialog

        dialog = self._watch_dialog = WatchDialog(self.shelf.contents.watch_list, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.removal_wanted.connect(lambda watched: self.editor.watch(watched, False))
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def show(self) -> None:
        """Bring the library into view."""
        self._window.side.ask(True)
        self._window.actions_["library"].setChecked(self._window.side.shown)

    # --- inside

    def _forget_dialog(self) -> None:
        self._watch_dialog = None

    def _add_remarks(self, page: MeetingPage) -> None:
        from qosviewer.ui.notes.page_remarks import PageRemarks

        remarks = PageRemarks(page, self._context, self.editor)
        self._remarks.append(remarks)
        remarks.destroyed.connect(lambda: self._remarks.remove(remarks))

    def _remarks_changed(self) -> None:
        self.shelf.reload()
        for remarks in self._remarks:
            remarks.refresh()

    def _watch_list_changed(self, watched: Watched, is_on: bool) -> None:
        template = texts.WATCH_ADDED if is_on else texts.WATCH_REMOVED
        self._window.say(template.format(label=plain.isolated(watched.label)))
        self._remarks_changed()

    def _show(self, shown: bool) -> None:
        self._window.side.ask(shown)
        # Asked of a narrow window before it is laid out, it may still be hidden.
        self._window.actions_["library"].setChecked(self._window.side.shown)
        if self._window.side.shown:
            self.panel.focus_search()

    def _fill(self) -> None:
        from qosviewer.sample.account import sample_account_ids

        if self._watch_dialog is not None:
            self._watch_dialog.show_list(self.shelf.contents.watch_list)
        entries = self.shelf.entries
        passing = sample_account_ids()
        lasting = any(entry.account.key not in passing for entry in entries)
        if self.shelf.is_loaded:
            self._window.side.fill(bool(entries), next_time=lasting)

    def _account_name(self, account: Account, title: str) -> str:
        """Return through which account something can be fetched; where there is none, say so."""
        try:
            name = self._context.sessions.name_of(account.key)
        except QosViewerError as error:
            self._context.messages.tell_error(error)
            return ""
        if not name:
            message = texts.LIBRARY_ACCOUNT_GONE.fill(title=plain.isolated(title), account=plain.isolated(account.name))
            self._context.messages.tell(Notice(message, WARNING))
        return name

    def _sure(self, question: str, yes: str, title: str = "") -> bool:
        box = QMessageBox(self._window)
        box.setObjectName("library.question")
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(box.textFormat().PlainText)
        box.setWindowTitle(title or question)
        box.setText(title or question)
        if title:
            box.setInformativeText(question)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is agree
