"""Past and running meetings of a stretch of time, from Zoom's lists: the body of a job, for the window and scripts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from qosviewer.archive.errors import ArchiveError
from qosviewer.domain import texts
from qosviewer.domain.errors import InputError, QosViewerError
from qosviewer.domain.meeting import MeetingKind
from qosviewer.domain.retention import LISTS_MONTHS, first_listed_day
from qosviewer.services.browsing.days import ONE_DAY, Asked, Window, best_of, to_ask, window_of
from qosviewer.services.browsing.events import BrowseEvent, CutShort, Listing, NotKept, Refused
from qosviewer.services.browsing.kept_lists import KeptLists

if TYPE_CHECKING:
    from qosviewer.api.cancel import CancelToken
    from qosviewer.api.client import Client
    from qosviewer.api.session import Session
    from qosviewer.archive import Account, Archive
    from qosviewer.domain.batch import RawPage
    from qosviewer.domain.listing import Listed

BOTH: Final = (MeetingKind.MEETING, MeetingKind.WEBINAR)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is looked for.

    Attributes:
        since: Meetings that began then or later (aware).
        until: Meetings that began before (aware).
        kinds: Meetings, webinars, or both.
        past: Whether those that ended are wanted.
        live: Whether those that are running are wanted; they come marked, and are never kept.
        refresh: Whether days that may still change are asked for again, however fresh their list is.
    """

    since: datetime
    until: datetime
    kinds: Collection[MeetingKind] = BOTH
    past: bool = True
    live: bool = True
    refresh: bool = False


def browse(
    session: Session, archive: Archive | None, account: Account, wanted: Stretch, *, cancel: CancelToken
) -> Iterator[BrowseEvent]:
    """List meetings. What was asked before and can't change any more costs no call. To be iterated in a worker thread.

    Args:
        session: The account.
        archive: Where lists are kept; None to keep none.
        account: The same account, as the archive knows it.
        wanted: What is looked for.
        cancel: Stops the job within a second, whatever the network does.

    Raises:
        InputError: All of it is from before Zoom's lists begin.
        QosViewerError: Nothing can be had of any kind. What is kept was yielded before.
        Cancelled: The job was told to stop.
    """
    from qosviewer.api.client import Client

    now = session.timing.now()
    reach = first_listed_day(now.date())
    window = window_of(wanted.since, wanted.until)
    if window.first < reach:
        told = texts.LIST_BEFORE_REACH if window.last < reach else texts.LISTS_REACH_BACK
        message = told.fill(months=LISTS_MONTHS, day=reach)
        if window.last < reach:
            raise InputError(message)
        yield CutShort(message)
    # Zoom is not asked about days that have not come yet.
    window = Window(max(window.first, reach), min(window.last, now.date()))
    refused: list[QosViewerError] = []
    with Client(session, cancel) as client:
        for kind in wanted.kinds:
            try:
                for event in _Shelf(client, archive, account, kind, wanted).all(window):
                    if isinstance(event, NotKept):
                        archive = None
                    yield event
            except QosViewerError as error:
                refused.append(error)
                yield Refused(kind, error)
    if refused and len(refused) == len(wanted.kinds):
        raise refused[0]


class _Shelf:
    """The lists of one kind."""

    def __init__(
        self, client: Client, archive: Archive | None, account: Account, kind: MeetingKind, wanted: Stretch
    ) -> None:
        self._client = client
        self._lists = None if archive is None else KeptLists(archive, account, kind)
        self._kind = kind
        self._wanted = wanted

    def all(self, window: Window) -> Iterator[BrowseEvent]:
        if self._wanted.live:
            yield from self._live()
        if self._wanted.past:
            yield from self._past(window)

    def _live(self) -> Iterator[BrowseEvent]:
        now = self._now()
        # What runs may have begun on the day before.
        window = Window(now.date() - ONE_DAY, now.date())
        yield from self._walk("live", window, (1, 1), lambda _pages: None)

    def _past(self, window: Window) -> Iterator[BrowseEvent]:
        kept: dict[Asked, list[Listed]] = {}
        if self._lists is not None:
            try:
                kept = self._lists.meeting(window)
            except ArchiveError as error:
                yield self._not_kept(error)
        now, asked = self._now(), list(kept)
        asking = to_ask(window, asked, now, refresh=self._wanted.refresh)
        missing = {day for each in asking for day in each.days()}
        yield from self._given(kept, set(window.days()) - missing)
        try:
            for number, each in enumerate(asking, 1):
                yield from self._ask(each, (number, len(asking)))
                missing -= set(each.days())
        except QosViewerError:
            # An old list is better than none.
            yield from self._given(kept, missing)
            raise

    def _ask(self, window: Window, progress: tuple[int, int]) -> Iterator[BrowseEvent]:
        at = self._now()
        failures: list[ArchiveError] = []

        def keep(pages: list[RawPage]) -> None:
            if self._lists is None:
                return
            try:
                self._lists.put(window, pages, at)
            except ArchiveError as error:
                failures.append(error)

        yield from self._walk("past", window, progress, keep)
        for error in failures:
            yield self._not_kept(error)

    def _walk(
        self, type_: str, window: Window, progress: tuple[int, int], keep: Callable[[list[RawPage]], None]
    ) -> Iterator[BrowseEvent]:
        from qosviewer.api.listing import walk_listing
        from qosviewer.api.walk import WalkedPage

        pages: list[RawPage] = []
        number, count = progress
        for event in walk_listing(self._client, self._kind, type_, window.first, window.last):
            if not isinstance(event, WalkedPage):
                yield event
                continue
            pages[event.place :] = [event.raw]
            yield Listing(
                tuple(listed for listed in event.page.meetings if listed.live or self._is_wanted(listed)),
                self._kind,
                self._now(),
                page=len(pages),
                total=event.page.total,
                window=number,
                windows=count,
            )
        keep(pages)

    def _given(self, kept: dict[Asked, list[Listed]], days: set[date]) -> Iterator[Listing]:
        """Yield what is kept of ``days``, each as it was said last."""
        best = {day: best_of(day, list(kept)) for day in days}
        for asked, meetings in kept.items():
            chosen = tuple(
                listed
                for listed in meetings
                if best.get(_day_of(listed, asked.window)) == asked and self._is_wanted(listed)
            )
            if chosen:
                yield Listing(chosen, self._kind, asked.at, kept=True)

    def _is_wanted(self, listed: Listed) -> bool:
        start = listed.info.start
        return start is None or self._wanted.since <= start < self._wanted.until

    def _not_kept(self, error: ArchiveError) -> NotKept:
        # It is said once, and from then on nothing is kept.
        self._lists = None
        return NotKept(error)

    def _now(self) -> datetime:
        return self._client.session.timing.now()


def _day_of(listed: Listed, window: Window) -> date:
    """Return the day that a meeting counts for: where its start is not known or elsewhere, the nearest of its list."""
    start = listed.info.start
    return window.last if start is None else min(max(start.astimezone(UTC).date(), window.first), window.last)
