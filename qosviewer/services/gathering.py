"""Several meetings fetched at the same time, each into a table of its own, for use without a window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from qosviewer.api.cancel import CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.api.session import Session
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.streams import DirectionReading
from qosviewer.domain.table import QosTable
from qosviewer.services.crew import Crew
from qosviewer.services.fetching import Fetched, Resolved, StartedOver, fetch_meeting
from qosviewer.services.keeping import Keeping, NotKept
from qosviewer.services.minutes.instead import InsteadEvent, MinutesInstead

_LOG: Final = logging.getLogger(__name__)


@dataclass(slots=True)
class Gathered:
    """What came of one meeting.

    Attributes:
        ref: What was asked for.
        data: The meeting with every row that was fetched.
        complete: Whether that is all there is.
        error: Why it is not complete; None also where it was stopped before its end.
        not_kept: Why it is not in the archive, where it was to be kept.
    """

    ref: MeetingRef
    data: MeetingData
    complete: bool = False
    error: QosViewerError | None = None
    not_kept: QosViewerError | None = None


@dataclass(frozen=True, slots=True)
class News:
    """Something happened to one of the meetings."""

    gathered: Gathered
    event: InsteadEvent | QosViewerError


class Fetch(Protocol):
    """Fetches a meeting: `fetch_meeting`, `fetch_or_from_minutes`, or one that keeps it and knows where to."""

    def __call__(self, session: Session, ref: MeetingRef, *, cancel: CancelToken) -> Iterator[InsteadEvent]:
        """Yield what happens."""


class Gathering:
    """Fetches meetings, several at once, and keeps what it has whatever happens. A context manager.

    Leaving the block stops what is still under way; the results stay.

    Args:
        session: The account.
        refs: The meetings.
        reading: How directions are read, by the kind of a meeting.
        fetch: Fetches each of them.

    Attributes:
        results: One per meeting asked for, in that order.
    """

    def __init__(
        self,
        session: Session,
        refs: Sequence[MeetingRef],
        reading: Callable[[MeetingKind], DirectionReading],
        fetch: Fetch = fetch_meeting,
    ) -> None:
        self.results = [Gathered(ref, MeetingData(MeetingInfo(ref), QosTable(), reading(ref.kind))) for ref in refs]
        self._session = session
        self._do_fetch = fetch
        self._crew = Crew([partial(self._gather, gathered) for gathered in self.results])

    def __enter__(self) -> Gathering:
        self._crew.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._crew.__exit__(*error)

    def news(self) -> Iterator[News]:
        """Yield what happens until all is over."""
        return self._crew.news()

    def _gather(self, gathered: Gathered, cancel: CancelToken) -> Iterator[News]:
        try:
            for event in self._do_fetch(self._session, gathered.ref, cancel=cancel):
                self._take(gathered, event)
                yield News(gathered, event)
            gathered.complete = True
        except QosViewerError as error:
            gathered.error = error
            yield News(gathered, error)

    @staticmethod
    def _take(gathered: Gathered, event: InsteadEvent) -> None:
        name, table = gathered.ref.text, gathered.data.table
        match event:
            case Resolved(info=info):
                gathered.data.info = info
                _LOG.info("%s: instance %s", name, info.ref.uuid or "not known")
            case Fetched(batch=batch):
                table.append(batch)
                _LOG.info("%s: page %d, participants so far: %d", name, batch.page + 1, table.participant_count)
            case Waiting(reason=reason, seconds=seconds):
                _LOG.info("%s: waiting %.1f s: %s", name, seconds, reason.title)
            case StartedOver():
                _LOG.info("%s: the list begins anew", name)
            case MinutesInstead(reason=reason):
                _LOG.info("%s: computed from the minutes: %s", name, reason.title)
            case Keeping(snapshot=snapshot):
                gathered.not_kept = None
                _LOG.info("%s: kept as fetch %d", name, snapshot)
            case NotKept(error=error):
                gathered.not_kept = error
                _LOG.info("%s: not kept: %s", name, error.title)
