"""Several meetings fetched at the same time, each into a table of its own, for use without a window."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.api.session import Session
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.streams import DirectionReading
from qosviewer.domain.table import QosTable
from qosviewer.services.fetching import Fetched, Resolved, StartedOver, fetch_meeting
from qosviewer.services.keeping import KeepEvent, Keeping, NotKept

MOST_AT_ONCE: Final = 8
_POLL_S: Final = 0.1
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
    event: KeepEvent | QosViewerError


class Fetch(Protocol):
    """Fetches a meeting: `fetch_meeting`, or `fetch_and_keep` that knows where to."""

    def __call__(self, session: Session, ref: MeetingRef, *, cancel: CancelToken) -> Iterator[KeepEvent]:
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
        self._cancel = CancelToken()
        self._news: queue.SimpleQueue[News | BaseException | None] = queue.SimpleQueue()
        self._waiting: queue.SimpleQueue[Gathered] = queue.SimpleQueue()
        for gathered in self.results:
            self._waiting.put(gathered)
        count = min(MOST_AT_ONCE, len(refs))
        self._threads = [threading.Thread(target=self._work, name=f"gathering {place}") for place in range(count)]

    def __enter__(self) -> Gathering:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._cancel.cancel()
        for thread in self._threads:
            thread.join()

    def news(self) -> Iterator[News]:
        """Yield what happens until all is over."""
        working = len(self._threads)
        while working:
            try:
                # With a time limit, because Windows delivers no Ctrl+C to a wait without end.
                news = self._news.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if news is None:
                working -= 1
            elif isinstance(news, BaseException):
                raise news
            else:
                yield news

    def _work(self) -> None:
        try:
            while not self._cancel.cancelled:
                self._fetch(self._waiting.get_nowait())
        except queue.Empty:
            return
        except BaseException as error:
            # A mistake of ours is raised where the news are read.
            self._news.put(error)
        finally:
            self._news.put(None)

    def _fetch(self, gathered: Gathered) -> None:
        try:
            for event in self._do_fetch(self._session, gathered.ref, cancel=self._cancel):
                self._take(gathered, event)
                self._news.put(News(gathered, event))
            gathered.complete = True
        except Cancelled:
            return
        except QosViewerError as error:
            gathered.error = error
            self._news.put(News(gathered, error))

    @staticmethod
    def _take(gathered: Gathered, event: KeepEvent) -> None:
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
            case Keeping(snapshot=snapshot):
                gathered.not_kept = None
                _LOG.info("%s: kept as fetch %d", name, snapshot)
            case NotKept(error=error):
                gathered.not_kept = error
                _LOG.info("%s: not kept: %s", name, error.title)
