"""Fetch what is not in the archive yet, several meetings at a time: the work of a scheduler, without Qt."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from qosviewer.services.collecting.collected import Collected, CollectNews, Outcome, Wanted
from qosviewer.services.collecting.job import Collector
from qosviewer.services.collecting.misses import Misses
from qosviewer.services.collecting.prospects import Prospects
from qosviewer.services.crew import Crew
from qosviewer.services.keeping import ArchiveDoor

if TYPE_CHECKING:
    from qosviewer.api.session import Session
    from qosviewer.archive import Account, Archive
    from qosviewer.domain.meeting import MeetingInfo


class Collecting:
    """Collects meetings, and knows what came of each. What is kept whole costs no call; what is partial is continued.

    Args:
        session: The account.
        door: The archive.
        account: The same account, as the archive knows it.
        infos: The meetings, known by their UUIDs.
        wanted: What is collected.

    Attributes:
        meetings: One for each, in the order given.
    """

    def __init__(
        self, session: Session, door: ArchiveDoor, account: Account, infos: Iterable[MeetingInfo], wanted: Wanted
    ) -> None:
        self.meetings = [Collected(info) for info in infos]
        self._door = door
        self._collector = Collector(session, door, account, wanted)
        self._prospects = Prospects()
        self._misses = Misses(account)

    def plan(self) -> Sequence[Collected]:
        """Look into the archive, and return the meetings for which there is something to do.

        Raises:
            ArchiveError: It can't be read, so that nothing can be collected.
        """
        archive = self._door.open()
        needed = [meeting for meeting in self.meetings if self._collector.is_needed(archive, meeting)]
        return [meeting for meeting in needed if not self._gives_up(archive, meeting)]

    def news(self, needed: Sequence[Collected]) -> Generator[CollectNews]:
        """Fetch, and yield what happens until all is over, or nothing can go on. Closing it stops what is under way.

        Args:
            needed: What `plan` returned.
        """
        with Crew([partial(self._collector.collect, meeting) for meeting in needed]) as crew:
            for news in crew.news():
                if news.over and self._prospects.are_nil_after(news.meeting):
                    crew.stop()
                if news.over:
                    self._remember(news.meeting)
                yield news

    def _gives_up(self, archive: Archive, meeting: Collected) -> bool:
        if meeting.outcome is Outcome.KEPT or not self._misses.are_final(archive, meeting.info):
            return False
        meeting.outcome = Outcome.GIVEN_UP
        return True

    def _remember(self, meeting: Collected) -> None:
        from qosviewer.archive import ArchiveError

        if meeting.outcome is Outcome.WITHOUT_DATA and meeting.error:
            # Else it is asked for once more.
            with suppress(ArchiveError):
                self._misses.note(self._door.open(), meeting.info, meeting.error)
