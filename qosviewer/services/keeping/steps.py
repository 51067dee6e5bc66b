"""What a worker does for one open meeting: visit it, fetch it, or open a snapshot of it, ready to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from qosviewer.api.cancel import CancelToken
from qosviewer.archive import Account, ArchiveError, Kept
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.persons import persons_of
from qosviewer.domain.place import Place
from qosviewer.domain.source import QSS
from qosviewer.domain.table import QosTable
from qosviewer.services.keeping.door import ArchiveDoor
from qosviewer.services.keeping.fetching import Keeping, fetch_and_keep
from qosviewer.services.keeping.opening import OpenedMeeting, open_kept, snapshots_beside
from qosviewer.services.keeping.visiting import OpenSession, SignedIn, VisitEvent, visit


@dataclass(frozen=True, slots=True)
class Home:
    """Where a meeting comes from, and where it is kept.

    Attributes:
        open_session: Opens its account in a worker thread, yielding while it waits.
        archive: Keeps it.
        account: Tells as whose; called in a worker thread.
    """

    open_session: OpenSession
    archive: ArchiveDoor
    account: Callable[[], Account]


@dataclass(frozen=True, slots=True)
class Snapshots:
    """What there is of the meeting in the archive now, the newest first."""

    all: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """Something from the archive, ready to be shown."""

    opened: OpenedMeeting
    data: MeetingData


Step = VisitEvent | Snapshots | Ready


class MeetingSteps:
    """The bodies of the jobs of one meeting. Each ends with what the archive has of the meeting by then.

    Attributes:
        home: Where the meeting comes from.
    """

    def __init__(self, ref: MeetingRef, home: Home, shown: Callable[[], MeetingData]) -> None:
        """Work for a meeting.

        Args:
            ref: What was asked for.
            home: Where it comes from.
            shown: Tells how numbers are read and judged at present; called in a worker thread.
        """
        self.home = home
        self._ref = ref
        self._shown = shown

    def visit(self, cancel: CancelToken) -> Iterator[Step]:
        """Open the meeting from the archive, or fetch what is missing of it there."""
        home = self.home
        events = visit(self._ref, home.open_session, archive=home.archive, account=home.account, cancel=cancel)
        yield from self._with_the_rest(events)

    def fetch(
        self,
        cancel: CancelToken,
        *,
        snapshot: int | None = None,
        place: Place | None = None,
        when_ready: bool = False,
        source: str = QSS,
    ) -> Iterator[Step]:
        """Fetch the meeting; arguments as in `fetch_and_keep`."""
        session = yield from self.home.open_session()
        yield SignedIn()
        events = fetch_and_keep(
            session,
            self._ref,
            archive=self.home.archive,
            account=self.home.account(),
            cancel=cancel,
            snapshot=snapshot,
            place=place,
            when_ready=when_ready,
            source=source,
        )
        yield from self._with_the_rest(events)

    def load(self, snapshot: int) -> Iterator[Step]:
        """Open a snapshot."""
        yield from self._with_the_rest(iter([open_kept(self.home.archive.open(), snapshot)]))

    def _with_the_rest(self, events: Iterator[VisitEvent]) -> Iterator[Step]:
        """Yield the events, and in the end what the archive has now."""
        meeting = None
        for event in events:
            if isinstance(event, Keeping):
                meeting = event.meeting
            if isinstance(event, OpenedMeeting):
                yield Ready(event, self._prepared(event))
                _read_pages(event.table)
            else:
                yield event
        if meeting is not None:
            with suppress(ArchiveError):
                yield Snapshots(snapshots_beside(self.home.archive.open(), meeting))

    def _prepared(self, opened: OpenedMeeting) -> MeetingData:
        """Compute beforehand what would halt the window when it is first shown."""
        now = self._shown()
        data = MeetingData(opened.kept.info, opened.table, now.reading, now.profile)
        _ = data.assessment
        persons_of(data)
        return data


def _read_pages(table: QosTable) -> None:
    """Have the raw pages at hand before somebody asks for one on the GUI thread."""
    with suppress(ArchiveError):
        if table.pages:
            table.pages[0]
