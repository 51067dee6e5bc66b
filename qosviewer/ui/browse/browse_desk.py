"""What is at Zoom, in a window: lists, many meetings at once, and series. The one object that wires them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.ui.browse.browser import Browser
from qosviewer.ui.context import Context
from qosviewer.ui.library.library_desk import LibraryDesk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meetings import Meetings

if TYPE_CHECKING:
    from qosviewer.archive import Account, LibraryRow
    from qosviewer.services.collecting import Collected, CollectNews
    from qosviewer.ui.browse.fetch_dialog import FetchDialog
    from qosviewer.ui.browse.queue_page import QueuePage
    from qosviewer.ui.browse.series_desk import SeriesDesk

_WISH: Final = "browse/wish"


class BrowseDesk(QObject):
    """Carries out what concerns Zoom's lists.

    Signals:
        accounts_wanted: The trouble is one of the account.
        account_used: An account was chosen; carries its name.
        compare_wanted: Numbers of the snapshots of a series to compare, the earliest meeting first.

    Attributes:
        browser: Looks at lists.
    """

    accounts_wanted = Signal()
    account_used = Signal(str)
    compare_wanted = Signal(object)

    def __init__(self, context: Context, window: MainWindow, meetings: Meetings, library: LibraryDesk) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._meetings = meetings
        self._library = library
        self._queues: list[QueuePage] = []
        self._series: SeriesDesk | None = None
        self.browser = Browser(context, window, library)
        self.browser.accounts_wanted.connect(self.accounts_wanted)
        self.browser.account_used.connect(self.account_used)
        library.many_wanted.connect(self.fetch)
        library.panel.series_wanted.connect(self.show_series)
        library.panel.browse_wanted.connect(window.actions_["browse"].trigger)
        library.shelf.zone_changed.connect(self._show_zone)
        window.page_left.connect(self._leave)

    def ask(self, account: str) -> None:
        """Ask whose meetings of which days are to be listed; offer ``account`` first."""
        self.browser.ask(account)

    def fetch(self, infos: Sequence[MeetingInfo], account: str, running: int = 0) -> None:
        """Say what fetching meetings costs, then fetch them one after another.

        Args:
            infos: The meetings.
            account: Name of their account.
            running: How many more were wanted that are still running.
        """
        from qosviewer.services.estimate import Wish
        from qosviewer.ui.browse.fetch_dialog import FetchDialog, Purse

        context = self._context
        kept = context.state.load_choices(_WISH)
        known = kept if isinstance(kept, dict) else {}
        wish = Wish(known.get("roster") is not False, known.get("minutes") is True)
        purse = Purse(lambda: context.sessions.open(account), context.settings, context.calls)
        dialog = FetchDialog(infos, wish, purse, context.runner, self._window, running=running)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._begin(infos, account, dialog))
        dialog.open()

    def show_series(self, info: MeetingInfo, account: Account) -> None:
        """List every time that a number was held."""
        if not info.ref.number:
            self._window.say(texts.SERIES_NO_NUMBER)
            return
        self._series_desk().show(info, account)

    def show_series_of(self, info: MeetingInfo, name: str) -> None:
        """List every time that a number was held, of the account of that name."""
        try:
            account = self._context.sessions.archive_account(name)
        except QosViewerError as error:
            self._context.messages.tell_error(error)
            return
        self.show_series(info, account)

    def close(self) -> None:
        """Stop all queues; what is fetched stays."""
        for page in self._queues:
            page.stop()

    # --- inside

    def _begin(self, infos: Sequence[MeetingInfo], account: str, dialog: FetchDialog) -> None:
        from qosviewer.services.collecting import Collector, Wanted
        from qosviewer.services.estimate import Estimate, estimate_for
        from qosviewer.ui.browse.fetch_queue import FetchQueue
        from qosviewer.ui.browse.queue_page import QueuePage

        context, session, wish = self._context, dialog.session, dialog.wish
        if session is None:
            return
        context.state.save_choices(_WISH, {"roster": wish.roster, "minutes": wish.minutes})
        try:
            owner = context.sessions.archive_account(account)
        except QosViewerError as error:
            context.messages.tell_error(error)
            return
        collector = Collector(session, context.archive, owner, Wanted(roster=wish.roster, minutes=wish.minutes))

        def fetch_one(meeting: Collected, cancel: CancelToken) -> Iterator[CollectNews]:
            if collector.is_needed(context.archive.open(), meeting):
                yield from collector.collect(meeting, cancel)

        def time_left(left: Sequence[MeetingInfo]) -> Estimate:
            return estimate_for(session, context.settings, context.calls, left, wish)

        queue = FetchQueue(infos, fetch_one, context.runner)
        page = QueuePage(queue, time_left, self._library.shelf.zone)
        self._queues.append(page)
        queue.archived.connect(self._meetings.archived)
        queue.archived.connect(self._meetings.fetch_ended)
        page.open_wanted.connect(self._open)
        page.accounts_wanted.connect(self.accounts_wanted)
        self._library.panel.list.clearSelection()
        self._library.show_all_places()
        self._window.add_page(page)
        queue.start()
        page.focus_table()

    def _open(self, infos: Sequence[MeetingInfo]) -> None:
        """Open what is in the archive."""

        def body(_cancel: CancelToken) -> Iterator[LibraryRow]:
            archive = self._context.archive.open()
            for info in infos:
                row = archive.latest(info.ref)
                if row is not None:
                    yield row

        job = self._context.runner.start(("browse", id(self), "open"), body)
        job.progressed.connect(self._library.open)
        job.failed.connect(self._context.messages.tell_error)

    def _show_zone(self) -> None:
        for page in self._queues:
            page.show_zone(self._library.shelf.zone)

    def _leave(self, page: QWidget) -> None:
        for queue in [each for each in self._queues if each is page]:
            self._queues.remove(queue)
            queue.stop()
            self._meetings.archived.emit()

    def _series_desk(self) -> SeriesDesk:
        from qosviewer.ui.browse.series_desk import SeriesDesk

        if self._series is None:
            self._series = SeriesDesk(self._context, self._window, self._meetings, self._library)
            self._series.fetch_wanted.connect(self.fetch)
            self._series.compare_wanted.connect(self.compare_wanted)
        return self._series
