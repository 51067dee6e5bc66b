"""How a job is told to stop, from any thread, also while it waits."""

from __future__ import annotations

from threading import Event
from typing import Final

LOOK_S: Final = 0.1
"""How often a job that waits for something else than its token looks whether it was cancelled."""


class Cancelled(Exception):
    """The job was told to stop. Not an error: whoever told it knows."""


class CancelToken:
    """Shared by a job and whoever may stop it."""

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """Tell the job to stop; returns at once."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` once `cancel` was called."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Wait; raise `Cancelled` as soon as `cancel` is called."""
        if self._event.wait(max(0.0, seconds)):
            raise Cancelled
