"""What is at Zoom only is fetched into the archive before it is compared."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from qosviewer.api.cancel import CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.models.library_entry import Entry
from qosviewer.services.collecting import Collected, CollectNews, Collector, Wanted
from qosviewer.services.compared_sides import LeftOut, Source
from qosviewer.ui.browse.fetch_queue import FetchQueue, Item
from qosviewer.ui.compare.fetch_cost import fetch_cost
from qosviewer.ui.compare.fetch_first_dialog import FetchFirstDialog
from qosviewer.ui.context import Context
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meetings import Meetings

if TYPE_CHECKING:
    from qosviewer.api.session import Session
    from qosviewer.archive import Account

Then = Callable[[Sequence[Source | LeftOut]], None]
"""Takes, for each meeting, where it is now, or why it could not be fetched."""


class FetchFirst(QObject):
    """Fetches meetings and hands them on. Each is kept as if it had been opened, with who was there."""

    def __init__(self, context: Context, window: MainWindow, meetings: Meetings) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._meetings = meetings

    def run(self, entries: Sequence[Entry], then: Then, *, at_once: bool) -> FetchFirstDialog:
        """Fetch meetings, then go on with them. Cancelled, nothing goes on.

        Args:
            entries: The meetings; each of an account that is set up.
            then: What goes on.
            at_once: Whether it was asked before, so that the fetch begins without another question.
        """
        queue = FetchQueue([entry.info for entry in entries], self._fetch_one(entries), self._context.runner)
        queue.archived.connect(self._meetings.archived)
        queue.archived.connect(self._meetings.fetch_ended)
        dialog = FetchFirstDialog(queue, fetch_cost(self._context, entries), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fetched.connect(lambda trouble: then([_outcome(item, trouble) for item in queue.items]))
        dialog.given_up.connect(lambda: self._window.say(texts.FETCH_FIRST_GIVEN_UP))
        dialog.given_up.connect(self._meetings.archived)
        dialog.open()
        if at_once:
            dialog.begin()
        return dialog

    def _fetch_one(self, entries: Sequence[Entry]) -> Callable[[Collected, CancelToken], Iterator[CollectNews]]:
        context = self._context
        account_of = {id(entry.info): entry.account for entry in entries}
        collectors: dict[str, Collector] = {}

        def fetch_one(meeting: Collected, cancel: CancelToken) -> Iterator[CollectNews]:
            account: Account = account_of[id(meeting.info)]
            if account.key not in collectors:
                session = _opened(context.sessions.open(context.sessions.name_of(account.key)), cancel)
                collectors[account.key] = Collector(session, context.archive, account, Wanted(roster=True))
            collector = collectors[account.key]
            if collector.is_needed(context.archive.open(), meeting):
                yield from collector.collect(meeting, cancel)

        return fetch_one


def _opened(opening: Generator[None, None, Session], cancel: CancelToken) -> Session:
    """Return the session of an account, waiting for the keyring as long as nobody cancels."""
    while True:
        try:
            next(opening)
        except StopIteration as end:
            session: Session = end.value
            return session
        cancel.raise_if_cancelled()


def _outcome(item: Item, trouble: QosViewerError | None) -> Source | LeftOut:
    """Return where a meeting is now, or why it is not; ``trouble`` is what stopped those not tried."""
    title, collected = meeting_title(item.info), item.collected
    if item.status.is_good and collected and collected.snapshot is not None:
        return Source(collected.snapshot, title)
    error = collected.error if collected and collected.error else trouble
    return LeftOut(title, error.message if error else Message(item.state))
