"""One meeting: its summary, and what is wanted beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from qosviewer.api.errors import NoData, NotReady, ScopeMissing
from qosviewer.api.retry import Waiting
from qosviewer.domain import texts
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.minutes_plan import MinutesPlan, plan_minutes
from qosviewer.domain.source import MINUTES, QSS
from qosviewer.services.collecting.collected import Beside, Collected, CollectNews, Outcome, Wanted
from qosviewer.services.fetching import Fetched, StartedOver
from qosviewer.services.keeping import ArchiveDoor, Keeping, NotKept, OpenedMeeting, fetch_and_keep
from qosviewer.services.minutes.instead import InsteadEvent, MinutesInstead, keep_or_from_minutes

if TYPE_CHECKING:
    from qosviewer.api.cancel import CancelToken
    from qosviewer.api.session import Session
    from qosviewer.archive import Account, Archive


class Collector:
    """Collects meetings, each in a worker thread.

    Args:
        session: The account.
        door: The archive.
        account: The same account, as the archive knows it.
        wanted: What is collected.
    """

    def __init__(self, session: Session, door: ArchiveDoor, account: Account, wanted: Wanted) -> None:
        self._session = session
        self._door = door
        self._account = account
        self._wanted = wanted
        self._no_rosters: Message | None = None
        self._no_minutes: Message | None = None

    def is_needed(self, archive: Archive, meeting: Collected) -> bool:
        """Tell whether there is something to do for a meeting, and note what is there.

        Raises:
            ArchiveError: It can't be read.
        """
        row = archive.latest(meeting.info.ref)
        if row is None or row.snapshot is None or row.account.key != self._account.key:
            return True
        if not row.complete:
            if row.source == QSS or (row.source == MINUTES and self._wanted.from_minutes):
                meeting.snapshot, meeting.before, meeting.source = row.snapshot, row.participants, row.source
            return not self._wanted.new_only
        meeting.outcome, meeting.source = Outcome.KEPT, row.source
        meeting.snapshot, meeting.before = row.snapshot, row.participants
        if self._wanted.new_only:
            return False
        return self._lacks_roster(archive, row.snapshot) or self._lacks_minutes(archive, row.snapshot)

    def collect(self, meeting: Collected, cancel: CancelToken) -> Iterator[CollectNews]:
        """Fetch what the archive does not have of a meeting; the last of the news is the end.

        Raises:
            Cancelled: The job was told to stop.
        """
        try:
            if meeting.outcome is not Outcome.KEPT:
                yield from self._summary(meeting, cancel)
            if meeting.snapshot is not None:
                yield from self._beside(meeting, meeting.snapshot, cancel)
        except (NoData, NotReady) as error:
            meeting.outcome, meeting.error = Outcome.WITHOUT_DATA, error
        except QosViewerError as error:
            meeting.outcome, meeting.error = Outcome.FAILED, error
        yield CollectNews(meeting, over=True)

    def _summary(self, meeting: Collected, cancel: CancelToken) -> Iterator[CollectNews]:
        not_kept: QosViewerError | None = None
        for event in self._fetch(meeting, cancel):
            match event:
                case Waiting():
                    yield CollectNews(meeting, event)
                case MinutesInstead():
                    meeting.source = MINUTES
                    yield CollectNews(meeting, instead=event)
                case Keeping(snapshot=snapshot):
                    meeting.snapshot, not_kept = snapshot, None
                case NotKept(error=error):
                    not_kept = error
                case StartedOver():
                    meeting.before = 0
                case Fetched(batch=batch):
                    # Unless more comes: it may be told to stop.
                    meeting.outcome = Outcome.PARTIAL
                    meeting.participants += len(batch.participants)
                    yield CollectNews(meeting)
                case OpenedMeeting(kept=kept):
                    meeting.snapshot, meeting.source = kept.snapshot, kept.source
                    if kept.complete:
                        meeting.outcome = Outcome.KEPT
                case _:
                    pass
        if not_kept:
            raise not_kept
        if meeting.outcome is not Outcome.KEPT:
            meeting.outcome = Outcome.FETCHED

    def _fetch(self, meeting: Collected, cancel: CancelToken) -> Iterator[InsteadEvent]:
        ref, snapshot = meeting.info.ref, meeting.snapshot
        if meeting.source == QSS and self._wanted.from_minutes:
            fetch = keep_or_from_minutes
        else:
            fetch = partial(fetch_and_keep, source=meeting.source)
        return fetch(
            self._session,
            ref,
            archive=self._door,
            account=self._account,
            cancel=cancel,
            snapshot=snapshot,
            unless_kept=True,
        )

    def _beside(self, meeting: Collected, snapshot: int, cancel: CancelToken) -> Iterator[CollectNews]:
        archive = self._door.open()
        if self._lacks_roster(archive, snapshot):
            yield from self._roster(meeting, archive, snapshot, cancel)
        if self._lacks_minutes(archive, snapshot):
            if self._no_minutes:
                meeting.without_minutes = self._no_minutes
                return
            try:
                yield from self._minutes(meeting, archive, snapshot, cancel)
            except QosViewerError as error:
                meeting.without_minutes = error.message
                if isinstance(error, ScopeMissing):
                    # The others would be refused as well.
                    self._no_minutes = error.message

    def _roster(
        self, meeting: Collected, archive: Archive, snapshot: int, cancel: CancelToken
    ) -> Iterator[CollectNews]:
        from qosviewer.archive import ArchiveError
        from qosviewer.services.rosters import RosterHere, fetch_roster, keep_roster

        if self._no_rosters:
            meeting.without_roster = self._no_rosters
            return
        yield CollectNews(meeting, beside=Beside.ROSTER)
        for event in fetch_roster(self._session, meeting.info.ref, cancel=cancel):
            if not isinstance(event, RosterHere):
                yield CollectNews(meeting, event)
                continue
            meeting.without_roster = event.roster.trouble
            if event.roster.trouble is None:
                try:
                    keep_roster(archive, snapshot, event.raw)
                except ArchiveError as error:
                    meeting.without_roster = error.message
            elif event.roster.trouble.title == texts.ROSTER_SCOPE.title:
                # The others would be refused as well.
                self._no_rosters = event.roster.trouble

    def _minutes(
        self, meeting: Collected, archive: Archive, snapshot: int, cancel: CancelToken
    ) -> Iterator[CollectNews]:
        from qosviewer.services.minutes.fetching import MinutesNotKept, fetch_minutes
        from qosviewer.services.minutes.shelf import MinutesShelf

        yield CollectNews(meeting, beside=Beside.MINUTES)
        people = meeting.participants or meeting.info.expected_participants or 0
        plan = _plan_of_rest(archive, snapshot) or plan_minutes((), people)
        shelf = MinutesShelf(self._door, snapshot)
        for event in fetch_minutes(self._session, meeting.info.ref, plan, cancel=cancel, shelf=shelf):
            if isinstance(event, MinutesNotKept):
                raise event.error
            if isinstance(event, Waiting):
                yield CollectNews(meeting, event)

    def _lacks_roster(self, archive: Archive, snapshot: int) -> bool:
        from qosviewer.archive import ChecksumWrong
        from qosviewer.services.rosters import kept_roster

        if not self._wanted.roster:
            return False
        try:
            kept = kept_roster(archive, snapshot)
        except ChecksumWrong:
            # What is damaged is fetched again.
            return True
        return kept is None or not kept.complete

    def _lacks_minutes(self, archive: Archive, snapshot: int) -> bool:
        from qosviewer.archive import ChecksumWrong
        from qosviewer.services.minutes.loading import has_everyone

        # What was computed from minutes is kept with them.
        if not self._wanted.minutes or archive.kept(snapshot).source == MINUTES:
            return False
        try:
            return not has_everyone(archive, snapshot)
        except ChecksumWrong:
            return True


def _plan_of_rest(archive: Archive, snapshot: int) -> MinutesPlan | None:
    from qosviewer.archive import ChecksumWrong
    from qosviewer.services.minutes.loading import plan_of_rest

    try:
        return plan_of_rest(archive, snapshot)
    except ChecksumWrong:
        return None
