"""Jobs: a plain generator runs on a thread of its own, what it yields reaches the GUI thread in small portions.

Items are handed over at most once every ``interval_ms``, the first at once. Nothing ticks while nothing runs: the
worker wakes the GUI thread, and only when a portion comes too early does a timer hold it back.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError

Body = Callable[[CancelToken], Iterator[object]]

_LOG: Final = logging.getLogger(__name__)
_FRAME_S: Final = 0.04
"""What a window takes to paint, at the most."""


@dataclass(frozen=True, slots=True)
class _End:
    """How a body ended: by itself, by an error, or because it was told to stop."""

    error: QosViewerError | None = None
    stopped: bool = False


@dataclass(slots=True)
class _Mailbox:
    """What a worker leaves for the GUI thread."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    items: list[object] = field(default_factory=list)
    end: _End | None = None
    wake_is_due: bool = False

    def put(self, item: object) -> bool:
        """Leave an item; return whether the GUI thread has to be woken for it."""
        with self.lock:
            self.items.append(item)
            already, self.wake_is_due = self.wake_is_due, True
        return not already

    def take(self) -> tuple[tuple[object, ...], _End | None]:
        """Return what is there, and the end if it has come."""
        with self.lock:
            items, self.items = tuple(self.items), []
            self.wake_is_due = False
            return items, self.end


class Job(QObject):
    """One run of a body. Lives on the GUI thread; its signals arrive there, in this order and never after the end.

    Signals:
        progressed: A tuple of everything yielded since the last one, never empty.
        done: The body came to its end.
        failed: The body raised; carries a `QosViewerError`, of exit code 70 for an error of our own.
        cancelled: It was told to stop, or superseded. Its thread may still be on its way out.
    """

    progressed = Signal(object)
    done = Signal()
    failed = Signal(object)
    cancelled = Signal()
    _woken = Signal()

    def __init__(self, key: Hashable, body: Body, interval_ms: int, thread_ended: Callable[[Job], None]) -> None:
        super().__init__()
        self.key = key
        self._body = body
        self._interval_s = interval_ms / 1000
        self._thread_ended = thread_ended
        self._token = CancelToken()
        self._mailbox = _Mailbox()
        self._over = False
        self._seen_off = False
        self._last_portion = -math.inf
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._hand_over)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=f"job {key}", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether no end was announced yet."""
        return not self._over

    def cancel(self) -> None:
        """Stop: announce what is here and the end at once; the thread ends by itself.

        A body that had already come to its end ends as it did.
        """
        if self._over:
            return
        self._token.cancel()
        items, end = self._mailbox.take()
        self._announce(items, end or _End(stopped=True))
        if end is not None:
            self._see_off()

    def supersede(self) -> None:
        """Stop, and drop what was not announced yet."""
        if self._over:
            return
        self._token.cancel()
        _items, end = self._mailbox.take()
        self._announce((), _End(stopped=True))
        if end is not None:
            self._see_off()

    def _announce(self, items: tuple[object, ...], end: _End | None) -> None:
        if items:
            self._last_portion = monotonic()
            self.progressed.emit(items)
        # A listener may have cancelled, which was the end.
        if end is None or self._over:
            return
        self._over = True
        self._pause.stop()
        if end.stopped:
            self.cancelled.emit()
        elif end.error:
            self.failed.emit(end.error)
        else:
            self.done.emit()

    def _wake(self) -> None:
        with self._mailbox.lock:
            ended = self._mailbox.end is not None
        # The end does not wait as long, but lets the portion before it be painted.
        interval_s = min(self._interval_s, _FRAME_S) if ended else self._interval_s
        wait_s = self._last_portion + interval_s - monotonic()
        if wait_s > 0 and not self._over:
            self._pause.start(round(wait_s * 1000))
        else:
            self._hand_over()

    def _hand_over(self) -> None:
        items, end = self._mailbox.take()
        if not self._over:
            self._announce(items, end)
        if end is not None:
            self._see_off()

    def _see_off(self) -> None:
        """Wait for a thread that has nothing left to do, once: it may wake us again when it was seen off already."""
        if not self._seen_off:
            self._seen_off = True
            self._thread.join()
            self._thread_ended(self)

    def _work(self) -> None:
        try:
            end = self._run()
        except Cancelled:
            end = _End(stopped=True)
        except QosViewerError as error:
            end = _End(error)
        except BaseException as error:
            if not self._token.cancelled:
                _LOG.exception("The job %s stopped with an error of its own.", self.key)
            end = _End(QosViewerError(texts.INTERNAL_ERROR.fill(kind=type(error).__name__)))
        with self._mailbox.lock:
            self._mailbox.end = end
        self._call_gui_thread()

    def _run(self) -> _End:
        items = self._body(self._token)
        try:
            for item in items:
                self._token.raise_if_cancelled()
                if self._mailbox.put(item):
                    self._call_gui_thread()
        finally:
            # What the body holds (a connection, a file) is let go on the thread that took it.
            if close := getattr(items, "close", None):
                close()
        return _End()

    def _call_gui_thread(self) -> None:
        try:
            self._woken.emit()
        except RuntimeError:
            _LOG.debug("Nobody is left to hear from the job %s.", self.key)


class JobRunner(QObject):
    """Starts jobs and keeps them until their threads have ended. Lives on the GUI thread."""

    _thread_ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: dict[Hashable, Job] = {}
        self._jobs: set[Job] = set()

    def start(self, key: Hashable, body: Body, *, interval_ms: int = 150) -> Job:
        """Run ``body`` on a thread of its own.

        A running job of the same key is superseded: it is cancelled, and none of its results arrive any more.

        Args:
            key: What the job is for.
            body: Called on the thread; each item it yields is a progress report and a place to stop.
            interval_ms: Shortest time between two portions.
        """
        old = self._current.get(key)
        job = Job(key, body, interval_ms, self._forget)
        self._current[key] = job
        self._jobs.add(job)
        if old is not None:
            old.supersede()
        return job

    def job(self, key: Hashable) -> Job | None:
        """Return the running job of a key."""
        job = self._current.get(key)
        return job if job is not None and job.running else None

    def shutdown(self, timeout_ms: int) -> bool:
        """Cancel all jobs and wait for their threads, painting meanwhile; return whether all have ended."""
        for job in tuple(self._jobs):
            job.cancel()
        if self._jobs:
            loop = QEventLoop()
            limit = QTimer(loop, singleShot=True)
            limit.timeout.connect(loop.quit)
            self._thread_ended.connect(loop.quit)
            limit.start(timeout_ms)
            while self._jobs and limit.isActive():
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            limit.stop()
        return not self._jobs

    def _forget(self, job: Job) -> None:
        # Its last item and its end may both call for the window, the second when the runner is gone already.
        if job not in self._jobs:
            return
        self._jobs.discard(job)
        if self._current.get(job.key) is job:
            del self._current[job.key]
        try:
            self._thread_ended.emit()
        except RuntimeError:
            # A thread that outlasted the patience of `shutdown` may outlast the window as well.
            _LOG.debug("The job %s ended after its runner.", job.key)
