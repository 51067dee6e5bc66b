"""What the commands of a window do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.streams import READINGS
from qosviewer.services.accounts import Accounts
from qosviewer.services.settings import LAST_ACCOUNT, THEME
from qosviewer.ui.browse.browse_desk import BrowseDesk
from qosviewer.ui.compare.compare_desk import CompareDesk
from qosviewer.ui.context import Context
from qosviewer.ui.library.library_desk import LibraryDesk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meetings import Meetings
from qosviewer.ui.meeting.rosters import Rosters
from qosviewer.ui.open_meeting_dialog import OpenMeetingDialog
from qosviewer.ui.opening.file_opening import FileOpening
from qosviewer.ui.recent_offer import RecentOffer
from qosviewer.ui.sample_offer import SampleOffer

if TYPE_CHECKING:
    from qosviewer.ui.meeting.meeting_page import MeetingPage

_PATIENCE_MS = 3000


class Desk(QObject):
    """Carries out commands. Knows every part of the window, and is known to none.

    Attributes:
        context: What the parts of the window share.
        sample: The sample account.
        recent: The meetings opened lately.
        meetings: The open meetings.
        library: What is kept, and what is at Zoom.
        files: Files and folders that are opened.
        browse: Zoom's lists, fetching many meetings, and series.
        compare: Meetings side by side.
    """

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self.context = context
        self._window = window
        self.sample = SampleOffer(context, window)
        self.recent = RecentOffer(context, window)
        self.meetings = Meetings(context, window)
        self.rosters = Rosters(context, self.meetings, window)
        self.library = LibraryDesk(context, window, self.meetings)
        self.files = FileOpening(context, window, self.meetings)
        self.browse = BrowseDesk(context, window, self.meetings, self.library)
        self.compare = CompareDesk(context, window, self.meetings, self.library)
        self._last_account = self._remembered_account()
        self._on_participants = True
        self._connect_actions()
        self._connect_parts()
        self._show_account()
        self.recent.show()

    def _connect_actions(self) -> None:
        actions = self._window.actions_
        for key, do in {
            "open": self.ask_for_meetings,
            "open_file": self.files.ask_for_files,
            "open_folder": self.files.ask_for_folder,
            "browse": self.browse_zoom,
            "compare": self.compare.ask,
            "sample": self.sample.show,
            "accounts": self.show_accounts,
            "archive": self.show_archive,
            "export": self.export,
            "copy": self.copy,
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
            "reset": self.reset_layout,
        }.items():
            actions[key].triggered.connect(_without_checked(do))
        for key, do_on_page in {
            "copy_ticket": self.copy_for_ticket,
            "find": lambda page: page.focus_filter(),
            "series": self.show_series,
            "cancel": lambda page: page.controller.cancel(),
            "proceed": lambda page: page.proceed(),
            "next_pane": lambda page: page.next_pane(),
        }.items():
            actions[key].triggered.connect(_without_checked(partial(self._on_page, do_on_page)))
        for key in ("participants", "details"):
            actions[key].toggled.connect(_without_checked(self._show_panels))
        actions.themes.triggered.connect(self._choose_theme)
        actions.readings.triggered.connect(self._choose_reading)

    def _connect_parts(self) -> None:
        window, start = self._window, self._window.start
        start.sample_wanted.connect(self.sample.show)
        start.accounts_wanted.connect(self.show_accounts)
        start.open_wanted.connect(self.ask_for_meetings)
        start.meeting_wanted.connect(lambda meeting: self.meetings.open([meeting.ref], meeting.account))
        window.page_changed.connect(self._page_changed)
        window.closing.connect(self._close)
        window.side.shown_changed.connect(lambda _shown: self._offer_recent())
        self.sample.listed.connect(self._show_account)
        self.sample.listed.connect(self.library.sessions_changed)
        self.meetings.accounts_wanted.connect(self.show_accounts)
        self.browse.accounts_wanted.connect(self.show_accounts)
        self.browse.account_used.connect(self._remember_account)
        self.browse.compare_wanted.connect(self.compare.compare_kept)
        self.meetings.found.connect(self.recent.note)
        self.meetings.fetch_ended.connect(self._show_account)
        self.context.messages.told.connect(window.show_notice)
        for action in window.actions_.themes.actions():
            action.setChecked(action.data() == self.context.theme.choice)

    def _remembered_account(self) -> str:
        try:
            return self.context.settings.get(LAST_ACCOUNT)
        except QosViewerError:
            # Told when the window was built; nothing is remembered then.
            return LAST_ACCOUNT.default

    def use_account(self, name: str = "", api_base: str = "", token_url: str = "") -> None:
        """Offer first, for this run, the account of the environment or of the command line; see `Accounts.find`."""
        context = self.context
        accounts = Accounts(context.profiles, context.secrets, context.settings)
        try:
            self._last_account = context.sessions.use_for_this_run(accounts, name, api_base, token_url)
        except QosViewerError as error:
            context.messages.tell_error(error)
        self._show_account()

    def ask_for_meetings(self) -> None:
        """Ask which meetings to open."""
        try:
            accounts = self.context.sessions.names()
        except QosViewerError as error:
            self.context.messages.tell_error(error)
            accounts = ()
        account = self.meetings.current_account or self._last_account
        dialog = OpenMeetingDialog(accounts, account, self.sample.meetings, self._window)
        dialog.accounts_wanted.connect(self.show_accounts)
        dialog.accepted.connect(lambda: self._open_from(dialog))
        _show(dialog)

    def _open_from(self, dialog: OpenMeetingDialog) -> None:
        self.meetings.open(dialog.refs, dialog.account)
        self._remember_account(dialog.account)

    def _remember_account(self, name: str) -> None:
        self._last_account = name
        if not self.context.sessions.is_guest(name):
            self._try(lambda: self.context.settings.set(LAST_ACCOUNT, name))

    def browse_zoom(self) -> None:
        """Ask whose meetings are to be listed."""
        self.browse.ask(self.meetings.current_account or self._last_account)

    def show_series(self, page: MeetingPage) -> None:
        """List every time that the number of a meeting was held."""
        self.browse.show_series_of(page.model.data.info, self.meetings.account_of(page))

    def show_accounts(self) -> None:
        """Show the accounts, to be set up, tested and deleted."""
        from qosviewer.ui.accounts.accounts_dialog import AccountsDialog

        context = self.context
        dialog = AccountsDialog(context.profiles, context.secrets, context.runner, context.sessions.of, self._window)
        dialog.finished.connect(lambda _result: self._accounts_changed())
        _show(dialog)

    def show_archive(self) -> None:
        """Show how large the archive is, and what keeps it small and safe."""
        from qosviewer.ui.archive.archive_dialog import ArchiveDialog

        dialog = ArchiveDialog(self.context.archive, self.context.runner, self._window)
        dialog.changed.connect(self.meetings.archived)
        dialog.rewritten.connect(self.meetings.show_anew)
        dialog.rewritten.connect(self.compare.show_anew)
        dialog.rescue_wanted.connect(self.context.archive_trouble.rescue)
        self.context.archive_trouble.over.connect(dialog.look)
        _show(dialog)

    def show_shortcuts(self) -> None:
        """List every command with its keys."""
        from qosviewer.ui.shortcuts_dialog import ShortcutsDialog

        _show(ShortcutsDialog(self._window))

    def show_about(self) -> None:
        """Say what this is."""
        from qosviewer.ui.about_dialog import AboutDialog

        _show(AboutDialog(self._window))

    def export(self) -> None:
        """Ask what to write of the meeting or comparison in front where, and write it."""
        if comparison := self.compare.current:
            self.compare.export(comparison)
        else:
            self._on_page(self._export_meeting)

    def _export_meeting(self, page: MeetingPage) -> None:
        from qosviewer.ui.export_dialog import ExportDialog

        if page.controller.state.phase.is_busy:
            self._window.say(texts.EXPORT_FETCH_RUNNING)
            return
        dialog = ExportDialog(page.export_source(), self.context.settings, self.context.runner, self._window)
        dialog.written.connect(lambda path, rows: self._window.say(texts.EXPORT_DONE.format(path=path, rows=rows)))
        _show(dialog)

    def copy(self) -> None:
        """Let whatever has the focus copy in its own way, for the menu and for Ctrl+C alike."""
        if focused := QApplication.focusWidget():
            pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "")
            # Not sent as an event: that would look for a shortcut first, and find this command.
            focused.keyPressEvent(pressed)

    def copy_for_ticket(self, page: MeetingPage) -> None:
        """Put the selected participants into words, on the clipboard."""
        from qosviewer.domain.ticket import ticket_text

        rows = page.model.selected_rows
        if not rows:
            self._window.say(texts.NOTHING_TO_COPY)
            return
        QGuiApplication.clipboard().setText(ticket_text(page.model.data, rows, complete=page.controller.is_complete))
        self._window.say(texts.COPIED_TICKET.format(count=len(rows)))

    def reset_layout(self) -> None:
        """Forget sizes, columns and sorting."""
        self.context.state.forget_layout()
        self._window.side.reset()
        self._on_page(lambda page: page.reset_layout())
        if comparison := self.compare.current:
            comparison.side_by_side.restore_state(None)

    def _on_page(self, do: Callable[[MeetingPage], None]) -> None:
        if page := self.meetings.current:
            do(page)

    def _show_panels(self) -> None:
        participants, details = (self._window.actions_[key] for key in ("participants", "details"))
        if not participants.isChecked() and not details.isChecked():
            # One of them stays: whoever hides the second wants the first back.
            (details if self._on_participants else participants).setChecked(True)
            return
        self._on_participants = participants.isChecked()
        self._on_page(lambda page: page.show_panels(participants.isChecked(), details.isChecked()))

    def _choose_theme(self, action: QAction) -> None:
        self.context.theme.choose(action.data())
        self._try(lambda: self.context.settings.set(THEME, action.data()))

    def _choose_reading(self, action: QAction) -> None:
        self._on_page(lambda page: self.meetings.read_directions(page, READINGS[action.data()]))

    def _page_changed(self) -> None:
        self._window.actions_.meeting_opened(self.meetings.current is not None)
        if self.compare.current:
            self._window.actions_["export"].setEnabled(True)
        self._show_panels()
        if page := self.meetings.current:
            for action in self._window.actions_.readings.actions():
                action.setChecked(action.data() == page.model.data.reading.key)
        self._show_account()

    def _show_account(self) -> None:
        name = self.meetings.current_account or self._offered_account()
        try:
            calls = self.context.sessions.calls_today(name) if name else 0
        except QosViewerError:
            # Deleted meanwhile: that is told where somebody wants to use it.
            calls = 0
        if not name:
            self._window.show_account(texts.NO_ACCOUNT_IN_USE, "")
            return
        account = texts.ACCOUNT_IN_USE.format(name=plain.isolated(name))
        counted = texts.CALLS_TODAY.format(calls=calls) if calls else ""
        self._window.show_account(account, counted)

    def _accounts_changed(self) -> None:
        self._show_account()
        self.library.sessions_changed()
        self._offer_recent()

    def _offer_recent(self) -> None:
        if not self.sample.meetings:
            self.recent.show()

    def _offered_account(self) -> str:
        """Return the account that the dialog would offer first; empty where there is none."""
        try:
            names = self.context.sessions.names()
        except QosViewerError:
            # Told when the window was built.
            return ""
        return self._last_account if self._last_account in names else next(iter(names), "")

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except QosViewerError as error:
            self.context.messages.tell_error(error)

    def _close(self) -> None:
        self.browse.close()
        self.meetings.close_all()
        self.context.state.write()
        self.context.runner.shutdown(_PATIENCE_MS)
        self.sample.stop()
        self._try(self.context.calls.save)
        self.context.archive.close()


def _without_checked(do: Callable[[], None]) -> Callable[[bool], None]:
    def on_triggered(_checked: bool = False) -> None:
        do()

    return on_triggered


def _show(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
