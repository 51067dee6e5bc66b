"""A call that can't be interrupted, but can be left behind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Generic, TypeVar

from qosviewer.api.cancel import LOOK_S, Cancelled, CancelToken

Result = TypeVar("Result")


def _nothing_to_undo(_result: object) -> None:
    return


class Errand(Generic[Result]):
    """A call in a thread of its own, begun at once.

    Args:
        call: What can't be interrupted.
        too_late: Undoes what a call brings that was left behind.
    """

    def __init__(self, call: Callable[[], Result], too_late: Callable[[Result], None] = _nothing_to_undo) -> None:
        self._call = call
        self._too_late = too_late
        self._done = Event()
        self._left = False
        self._result: list[Result] = []
        self._error: Exception | None = None
        Thread(target=self._run, name="errand", daemon=True).start()

    def result(self, cancel: CancelToken) -> Result:
        """Wait for the call; raise what it raised, or `Cancelled`."""
        while not self._done.wait(LOOK_S):
            if cancel.cancelled:
                self._left = True
                # It may have finished in between.
                if self._done.is_set():
                    self._dispose()
                raise Cancelled
        if self._error is not None:
            raise self._error
        return self._result.pop()

    def _run(self) -> None:
        try:
            self._result.append(self._call())
        except Exception as error:
            self._error = error
        self._done.set()
        if self._left:
            self._dispose()

    def _dispose(self) -> None:
        # Both sides may get here; pop() lets only one of them have it.
        with suppress(IndexError):
            self._too_late(self._result.pop())
