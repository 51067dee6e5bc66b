"""Several jobs at the same time, each in a thread of its own, whose events are read in one place; without Qt."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, Generic, TypeVar

from qosviewer.api.cancel import Cancelled, CancelToken

Event = TypeVar("Event")
Job = Callable[[CancelToken], Iterable[Event]]
"""Takes what stops it; yields what happens. An error of its own it has to yield: what it raises ends everything."""

MOST_AT_ONCE: Final = 8
_POLL_S: Final = 0.1


class Crew(Generic[Event]):
    """Runs jobs in their order, several at once. A context manager; leaving the block stops what is under way."""

    def __init__(self, jobs: Sequence[Job[Event]], most_at_once: int = MOST_AT_ONCE) -> None:
        self._cancel = CancelToken()
        self._news: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._waiting: queue.SimpleQueue[Job[Event]] = queue.SimpleQueue()
        for job in jobs:
            self._waiting.put(job)
        self._threads = [
            threading.Thread(target=self._work, name=f"crew {place}") for place in range(min(most_at_once, len(jobs)))
        ]

    def __enter__(self) -> Crew[Event]:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()
        for thread in self._threads:
            thread.join()

    def stop(self) -> None:
        """Tell everything under way to stop, and begin nothing more; returns at once."""
        self._cancel.cancel()

    def news(self) -> Iterator[Event]:
        """Yield what happens until all is over."""
        working = len(self._threads)
        while working:
            try:
                # With a time limit, because Windows delivers no Ctrl+C to a wait without end.
                kind, value = self._news.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if kind is _OVER:
                working -= 1
            elif kind is _RAISED:
                raise value
            else:
                yield value

    def _work(self) -> None:
        try:
            while not self._cancel.cancelled:
                try:
                    job = self._waiting.get_nowait()
                except queue.Empty:
                    return
                for event in job(self._cancel):
                    self._news.put((None, event))
        except Cancelled:
            return
        except BaseException as error:
            # A mistake of ours is raised where the news are read.
            self._news.put((_RAISED, error))
        finally:
            self._news.put((_OVER, None))


_OVER: Final = object()
_RAISED: Final = object()
