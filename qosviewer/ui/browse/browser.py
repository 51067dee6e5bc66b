"""Looks at Zoom's lists for the library: asks of which days, runs the look, and says what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError, SetupError
from qosviewer.models.library_choice import Choice, Where
from qosviewer.services.settings import LISTS_PER_MINUTE
from qosviewer.ui.browse.browse_strip import BrowseStrip
from qosviewer.ui.browse.looking import Looking, Phase
from qosviewer.ui.context import Context
from qosviewer.ui.library.library_desk import LibraryDesk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.ui.theme import UNCLASSIFIED, WARNING

if TYPE_CHECKING:
    from qosviewer.archive import Account
    from qosviewer.services.browsing import BrowseEvent, Catalogue
    from qosviewer.ui.browse.browse_dialog import BrowseDialog
    from qosviewer.work.jobs import Job


@dataclass(slots=True)
class _Look:
    """One look.

    Attributes:
        name: Name of the account.
        account: The account as the archive knows it.
        first: The first day.
        last: The last day, included.
        found: What came of it so far.
        choice_is_due: Whether the library is still to be turned to what is at Zoom.
    """

    name: str
    account: Account
    first: date
    last: date
    found: Catalogue
    choice_is_due: bool = True


class Browser(QObject):
    """Browses.

    Signals:
        accounts_wanted: Set up an account first.
        account_used: An account was chosen; carries its name.

    Attributes:
        strip: Says how far it is.
    """

    accounts_wanted = Signal()
    account_used = Signal(str)

    def __init__(self, context: Context, window: MainWindow, library: LibraryDesk) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._library = library
        self._look: _Look | None = None
        self._job: Job | None = None
        self._known: dict[Account, Catalogue] = {}
        self._looking = Looking()
        self.strip = BrowseStrip()
        self.strip.cancel_wanted.connect(self._cancel)
        self.strip.again_wanted.connect(self._look_again)
        library.panel.add_foot(self.strip)
        library.shelf.loaded.connect(self._turn_to_zoom)
        self._accounts = QAction("&Open account settings", self)
        self._accounts.setObjectName("accounts")
        self._accounts.triggered.connect(lambda _checked: self.accounts_wanted.emit())

    def ask(self, account: str) -> None:
        """Ask whose meetings of which days are to be listed; offer ``account`` first."""
        from qosviewer.ui.browse.browse_dialog import BrowseDialog

        context = self._context
        try:
            names, calls = context.sessions.names(), context.settings.get(LISTS_PER_MINUTE)
        except QosViewerError as error:
            context.messages.tell_error(error)
            return
        dialog = BrowseDialog(names, account, calls, date.today(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accounts_wanted.connect(self.accounts_wanted)
        dialog.accepted.connect(lambda: self._accept(dialog))
        dialog.open()

    def look(self, name: str, first: date, last: date, *, refresh: bool = False) -> None:
        """List the meetings of some days, both included; days that may still change are asked about if need be."""
        from qosviewer.services.browsing import Catalogue

        try:
            account = self._context.sessions.archive_account(name)
        except QosViewerError as error:
            self._context.messages.tell_error(error)
            return
        self._known.setdefault(account, Catalogue())
        look = self._look = _Look(name, account, first, last, Catalogue())
        self._show(Looking())
        self._library.show()
        job = self._context.runner.start(("browse", id(self)), lambda cancel: self._body(look, refresh, cancel))
        self._job = job
        job.progressed.connect(lambda events: self._take(look, events))
        job.done.connect(lambda: self._end(look, Phase.DONE))
        job.cancelled.connect(lambda: self._end(look, Phase.CANCELLED))
        job.failed.connect(lambda error: self._fail(look, error))

    # --- inside

    def _accept(self, dialog: BrowseDialog) -> None:
        self.account_used.emit(dialog.account)
        self.look(dialog.account, dialog.days.first, dialog.days.last)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _look_again(self) -> None:
        if look := self._look:
            self.look(look.name, look.first, look.last, refresh=True)

    def _body(self, look: _Look, refresh: bool, cancel: CancelToken) -> Iterator[BrowseEvent | None]:
        from qosviewer.archive import ArchiveError
        from qosviewer.domain.day_words import midnight
        from qosviewer.services.browsing import NotKept, Stretch, browse

        session = yield from self._context.sessions.open(look.name)
        archive = None
        try:
            archive = self._context.archive.open()
        except ArchiveError as error:
            yield NotKept(error)
        since, until = midnight(look.first, None), midnight(look.last + timedelta(days=1), None)
        yield from browse(session, archive, look.account, Stretch(since, until, refresh=refresh), cancel=cancel)

    def _take(self, look: _Look, events: Sequence[BrowseEvent | None]) -> None:
        from qosviewer.services.browsing import BOTH, CutShort, Listing, NotKept, Waiting

        listed = False
        looking = self._looking
        for event in events:
            match event:
                case Listing(kind=kind, window=window, windows=windows):
                    listed = True
                    look.found.take(event)
                    self._known[look.account].take(event)
                    share = (BOTH.index(kind) + (window - 1) / windows) / len(BOTH) if windows else looking.share
                    looking = replace(looking, share=share, until=None)
                case Waiting(reason=reason, seconds=seconds):
                    until = datetime.now(UTC) + timedelta(seconds=seconds)
                    looking = replace(looking, reason=reason.title, until=until)
                case CutShort(message=message):
                    self._context.messages.tell(Notice(message, UNCLASSIFIED))
                case NotKept(error=error):
                    message = texts.LIST_NOT_KEPT.fill(detail=error.detail)
                    self._context.messages.tell(Notice(message, WARNING))
                case None:
                    pass
                case refused:
                    look.found.take(refused)
        if listed:
            self._library.shelf.set_listed(look.account, self._known[look.account].meetings())
        self._show(replace(looking, count=len(look.found.meetings())))

    def _turn_to_zoom(self) -> None:
        """Show what is at Zoom alone, once, where there is something else and something of it."""
        shelf, look = self._library.shelf, self._look
        if look is None or not look.choice_is_due:
            return
        others = any(entry.archived for entry in shelf.entries)
        if others and any(entry.fetchable for entry in shelf.entries):
            look.choice_is_due = False
            self._library.panel.filters.choose(Choice(where=Where.ZOOM))
        elif shelf.is_loaded and not self._looking.busy:
            look.choice_is_due = False

    def _leave_the_choice(self, look: _Look) -> None:
        """Turn the library no more: what comes into the archive later has nothing to do with this look."""
        if self._library.shelf.is_loaded:
            look.choice_is_due = False

    def _end(self, look: _Look, phase: Phase) -> None:
        if look is not self._look:
            return
        self._leave_the_choice(look)
        for refused in look.found.refused:
            error = refused.error
            message = texts.BROWSE_REFUSED[refused.kind.value].fill(
                title=error.title, detail=error.detail, advice=error.advice
            )
            self._tell(replace(notice_of(error, WARNING), message=message), error)
        self._show(replace(self._looking, phase=phase, until=None))

    def _fail(self, look: _Look, error: QosViewerError) -> None:
        if look is self._look:
            self._leave_the_choice(look)
            self._tell(notice_of(error, WARNING), error)
            self._show(replace(self._looking, phase=Phase.FAILED, until=None))

    def _tell(self, notice: Notice, error: QosViewerError) -> None:
        ways = (self._accounts,) if isinstance(error, SetupError) else ()
        self._context.messages.tell(replace(notice, ways=ways))

    def _show(self, looking: Looking) -> None:
        self._looking = looking
        self.strip.show_looking(looking)
