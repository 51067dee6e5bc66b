"""From what was chosen to what is compared: what can't be is told, what is at Zoom is fetched, then all is loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.how_many import FEWEST_SIDES, MOST_SIDES
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.models.compare_offer import reason_against
from qosviewer.models.library_entry import Entry
from qosviewer.services.compared_sides import LeftOut, LoadedSides, Source
from qosviewer.ui.compare.compare_loading import CompareLoading
from qosviewer.ui.compare.fetch_first import FetchFirst, Then
from qosviewer.ui.compare.left_out import notice_of_left_out
from qosviewer.ui.context import Context
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meetings import Meetings
from qosviewer.ui.messages import Notice
from qosviewer.ui.theme import WARNING

if TYPE_CHECKING:
    from qosviewer.ui.meeting.meeting_page import MeetingPage


class Choosing(QObject):
    """Takes meetings of the library, wherever they are.

    Attributes:
        loading: Loads what is here.
    """

    def __init__(self, context: Context, window: MainWindow, meetings: Meetings) -> None:
        super().__init__(window)
        self._context = context
        self._fetch_first = FetchFirst(context, window, meetings)
        self.loading = CompareLoading(context, window)

    def compare(
        self, entries: Sequence[Entry], page: MeetingPage | None = None, *, front: bool = False, at_once: bool = False
    ) -> None:
        """Compare meetings in a tab of their own.

        Args:
            entries: The meetings.
            page: An open one that is compared with them, and shown against the baseline.
            front: Whether the first of the entries is shown against the baseline.
            at_once: Whether what fetching costs was told before.
        """
        here = [] if page is None else [_source_of(page)]

        def go_on(outcomes: Sequence[Source | LeftOut]) -> None:
            sources, left_out = _told_apart(outcomes)
            found = [*here, *sources]
            if len(found) < FEWEST_SIDES:
                self._tell_too_few(left_out)
            else:
                in_front = bool(here) or (front and isinstance(outcomes[0], Source))
                self.loading.begin(found, left_out, front=in_front)

        self._gather(entries, len(here), go_on, at_once=at_once)

    def add(
        self,
        entries: Sequence[Entry],
        beside: Callable[[], Sequence[Side]],
        then: Callable[[LoadedSides], None],
        *,
        at_once: bool,
    ) -> None:
        """Load meetings that are to stand beside others.

        Args:
            entries: The meetings.
            beside: Returns the others.
            then: Takes what was loaded.
            at_once: As for `compare`.
        """

        def go_on(outcomes: Sequence[Source | LeftOut]) -> None:
            sources, left_out = _told_apart(outcomes)
            if sources:
                self.loading.load(sources, left_out, beside(), then)
            elif left_out:
                self.loading.tell(notice_of_left_out(left_out, enough=True))

        self._gather(entries, len(beside()), go_on, at_once=at_once)

    def _gather(self, entries: Sequence[Entry], others: int, then: Then, *, at_once: bool) -> None:
        """Sort out what can be compared, fetch what is at Zoom, and go on with what is in the archive."""
        self.loading.take_back()
        outcomes = [self._outcome(entry) for entry in entries]
        good = sum(not isinstance(each, LeftOut) for each in outcomes)
        if others + good > MOST_SIDES:
            message = texts.COMPARE_TOO_MANY.fill(count=others + good, most=MOST_SIDES)
            self.loading.tell(Notice(message, WARNING))
            return
        wanted = [entry for entry, outcome in zip(entries, outcomes, strict=True) if outcome is None]
        if not wanted or others + good < FEWEST_SIDES:
            then([each for each in outcomes if each is not None])
            return

        def fetched(found: Sequence[Source | LeftOut]) -> None:
            rest = iter(found)
            then([each or next(rest) for each in outcomes])

        self._fetch_first.run(wanted, fetched, at_once=at_once or len(wanted) == 1)

    def _outcome(self, entry: Entry) -> Source | LeftOut | None:
        """Return where a meeting is, or why it can't be compared; None for one that has to be fetched."""
        title = meeting_title(entry.info)
        if reason := self._reason_against(entry):
            return LeftOut(title, reason)
        row = entry.kept
        return Source(row.snapshot, title) if row is not None and row.snapshot is not None else None

    def _reason_against(self, entry: Entry) -> Message | None:
        if reason := reason_against(entry):
            return reason
        if entry.archived:
            return None
        try:
            if self._context.sessions.name_of(entry.account.key):
                return None
        except QosViewerError as error:
            return error.message
        return texts.COMPARE_NO_ACCOUNT.fill(account=plain.isolated(entry.account.name))

    def _tell_too_few(self, left_out: Sequence[LeftOut]) -> None:
        message = texts.COMPARE_TOO_FEW_SIDES.fill(count=1)
        notice = notice_of_left_out(left_out, enough=False) if left_out else Notice(message, WARNING)
        self.loading.tell(notice)


def _told_apart(outcomes: Sequence[Source | LeftOut]) -> tuple[list[Source], list[LeftOut]]:
    sources = [each for each in outcomes if isinstance(each, Source)]
    return sources, [each for each in outcomes if isinstance(each, LeftOut)]


def _source_of(page: MeetingPage) -> Source:
    """Return the snapshot that a page shows; of one that is not kept, or was deleted meanwhile, what is here."""
    data = page.model.data
    title = meeting_title(data.info)
    here = Side(data, page.controller.is_complete, data.table.source)
    return Source(here, title) if page.kept is None else Source(page.kept.snapshot, title, here)
