"""Many meetings, fetched into the archive one after another, a few at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from qosviewer.api.cancel import LOOK_S, CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.services.collecting import Collected, CollectNews, Outcome, Prospects

if TYPE_CHECKING:
    from qosviewer.work.jobs import Job, JobRunner

MOST_AT_ONCE: Final = 4
"""The pace is that of the account; more at once would only make each of them slower."""

FetchOne = Callable[[Collected, CancelToken], Iterator[CollectNews]]
"""Fetches one meeting into the archive; see `services.collecting`."""

_ALMOST: Final = 0.95
"""That was the last of it is told by the last page only."""


class Status(Enum):
    """How far one meeting is."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    KEPT = "kept"
    NO_DATA = "no data"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self not in (Status.WAITING, Status.RUNNING, Status.PAUSED)

    @property
    def is_good(self) -> bool:
        """Whether it is in the archive."""
        return self in (Status.DONE, Status.KEPT)


FELL_SHORT: Final = (Status.FAILED, Status.NO_DATA)
_STATUS_OF: Final = {
    Outcome.FETCHED: Status.DONE,
    Outcome.KEPT: Status.KEPT,
    Outcome.WITHOUT_DATA: Status.NO_DATA,
    Outcome.FAILED: Status.FAILED,
}


@dataclass(slots=True)
class Item:
    """One meeting of the queue.

    Attributes:
        info: What is known about it.
        status: How far it is.
        collected: What came of the last try; a worker writes to it while that runs.
        doing: What is fetched beside the summary, in words.
        waiting: What is waited for, in words.
        one_at_a_time: Held by whoever fetches it: a try that was stopped may still be writing its last page.
    """

    info: MeetingInfo
    status: Status = Status.WAITING
    collected: Collected | None = None
    doing: str = ""
    waiting: str = ""
    one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    @property
    def fetched(self) -> int:
        """How many participants are here."""
        return self.collected.before + self.collected.participants if self.collected else 0

    @property
    def people(self) -> int | None:
        """How many took part, as far as that is known."""
        return self.fetched if self.status.is_good and self.fetched else self.info.expected_participants

    @property
    def state(self) -> str:
        """Its status in words."""
        if self.status is not Status.RUNNING:
            return texts.QUEUE_STATES[self.status.value]
        if self.waiting:
            return texts.QUEUE_WAITING_FOR.format(reason=self.waiting)
        if self.doing:
            return texts.QUEUE_RUNNING_MORE.format(what=self.doing)
        if self.fetched and self.info.expected_participants:
            return texts.QUEUE_RUNNING_OF.format(fetched=self.fetched, expected=self.info.expected_participants)
        return texts.QUEUE_RUNNING_SOME.format(fetched=self.fetched) if self.fetched else texts.QUEUE_STATES["running"]

    @property
    def story(self) -> str:
        """What fell short, in words; empty where nothing did."""
        known = self.collected
        if known is None or self.status in (Status.WAITING, Status.RUNNING):
            return ""
        messages = [known.error.message] if known.error else [known.without_roster, known.without_minutes]
        return " ".join(
            texts.QUEUE_STORY.format(title=message.title, detail=message.detail).strip()
            for message in messages
            if message
        )

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        if self.status.is_over:
            return 1.0
        expected = self.info.expected_participants
        return min(self.fetched / expected, _ALMOST) if expected else 0.0


class FetchQueue(QObject):
    """Runs a queue. Nothing of a meeting is lost by pausing or cancelling: it is continued from where it stopped.

    Signals:
        changed: The item at this place is another now.
        archived: Something new is in the archive.
        stuck: It paused by itself, since nothing can go on; carries the `QosViewerError`.
        over: Nothing is left to do.

    Attributes:
        items: The meetings, in their order.
        paused: Whether nothing goes on.
    """

    changed = Signal(int)
    archived = Signal()
    stuck = Signal(object)
    over = Signal()

    def __init__(
        self, infos: Sequence[MeetingInfo], fetch_one: FetchOne, runner: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.items = [Item(info) for info in infos]
        self.paused = False
        self._fetch_one = fetch_one
        self._runner = runner
        self._jobs: dict[int, Job] = {}
        self._prospects = Prospects()

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do."""
        return all(item.status.is_over for item in self.items)

    @property
    def share(self) -> float:
        """How much of everything is done, 0 to 1."""
        return sum(item.share for item in self.items) / max(1, len(self.items))

    def count(self, *statuses: Status) -> int:
        """Return how many are in one of these states."""
        return sum(item.status in statuses for item in self.items)

    def start(self) -> None:
        """Go on."""
        self.paused = False
        self._prospects = Prospects()
        for place, item in enumerate(self.items):
            if item.status is Status.PAUSED:
                self._set(place, Status.WAITING)
        self._fill()

    def pause(self) -> None:
        """Stop for now."""
        self.paused = True
        for place, item in enumerate(self.items):
            if not item.status.is_over:
                self._stop(place, Status.PAUSED)

    def cancel(self, places: Sequence[int]) -> None:
        """Give up some of them."""
        stopped = [place for place in places if not self.items[place].status.is_over]
        for place in stopped:
            self._stop(place, Status.CANCELLED)
        if stopped:
            self._fill()

    def retry(self, places: Sequence[int]) -> None:
        """Try again what failed, had no data, or was given up."""
        for place in places:
            if self.items[place].status in (*FELL_SHORT, Status.CANCELLED):
                self._set(place, Status.PAUSED if self.paused else Status.WAITING)
        self._fill()

    def close(self) -> None:
        """Stop, and tell nobody any more."""
        self.blockSignals(True)
        self.paused = True
        jobs, self._jobs = self._jobs, {}
        for job in jobs.values():
            job.supersede()

    def _fill(self) -> None:
        for place, item in enumerate(self.items):
            if self.paused or len(self._jobs) >= MOST_AT_ONCE:
                break
            if item.status is Status.WAITING:
                self._run(place)
        if self.is_over:
            self.paused = False
            self.over.emit()

    def _run(self, place: int) -> None:
        item = self.items[place]
        collected = item.collected = Collected(item.info)

        def body(cancel: CancelToken) -> Iterator[CollectNews]:
            while not item.one_at_a_time.acquire(timeout=LOOK_S):
                cancel.raise_if_cancelled()
            try:
                yield from self._fetch_one(collected, cancel)
            finally:
                item.one_at_a_time.release()

        self._set(place, Status.RUNNING)
        job = self._runner.start(("queue", id(self), place), body)
        self._jobs[place] = job
        job.progressed.connect(lambda news: self._take(place, job, news))
        job.done.connect(lambda: self._end(place, job))
        job.failed.connect(lambda error: self._fail(place, job, error))

    def _stop(self, place: int, status: Status) -> None:
        job = self._jobs.pop(place, None)
        if job is not None:
            job.supersede()
            self.archived.emit()
        self._set(place, status)

    def _take(self, place: int, job: Job, news: Sequence[CollectNews]) -> None:
        if self._jobs.get(place) is not job:
            return
        item = self.items[place]
        for each in news:
            item.waiting = each.waiting.reason.title if each.waiting else ""
            if each.beside:
                item.doing = texts.QUEUE_BESIDE[each.beside.value]
        self.changed.emit(place)

    def _fail(self, place: int, job: Job, error: QosViewerError) -> None:
        collected = self.items[place].collected
        if collected is not None:
            collected.outcome, collected.error = Outcome.FAILED, error
        self._end(place, job)

    def _end(self, place: int, job: Job) -> None:
        collected = self.items[place].collected
        if self._jobs.get(place) is not job or collected is None:
            return
        del self._jobs[place]
        self._set(place, _STATUS_OF[collected.outcome])
        self.archived.emit()
        if self._prospects.are_nil_after(collected) and collected.error is not None and not self.is_over:
            # It is not this meeting that is at fault: it goes on with the others.
            self._set(place, Status.PAUSED)
            self.pause()
            self.stuck.emit(collected.error)
            return
        self._fill()

    def _set(self, place: int, status: Status) -> None:
        item = self.items[place]
        item.status, item.doing, item.waiting = status, "", ""
        self.changed.emit(place)
