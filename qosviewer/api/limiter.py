"""One pace for all jobs of an account (zoom-api.md, section 6)."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Final

from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.timing import REAL_TIME, Timing

DEFAULT_CALLS_PER_SECOND: Final = 4.0
"""Far below the limit of 10 (Pro) or 40 (Business) a second, so that other apps of the account have room."""


def no_cap() -> None:
    """Refuse no call and count none."""


class Limiter:
    """Hands out moments at which a call may start, evenly spaced, in the order they were asked for.

    Args:
        calls_per_second: The pace.
        before_call: Called once for each call; counts it, and may raise a `QosViewerError` to refuse it.
        timing: Clock and waiting.
    """

    def __init__(
        self,
        calls_per_second: float = DEFAULT_CALLS_PER_SECOND,
        before_call: Callable[[], None] = no_cap,
        timing: Timing = REAL_TIME,
    ) -> None:
        self._interval_s = 1.0 / calls_per_second
        self._before_call = before_call
        self._timing = timing
        self._lock = Lock()
        self._next_s = timing.monotonic_s()

    @property
    def calls_per_second(self) -> float:
        """The pace."""
        return 1.0 / self._interval_s

    def set_pace(self, calls_per_second: float) -> None:
        """Take another pace, from the next turn on."""
        with self._lock:
            self._interval_s = 1.0 / calls_per_second

    def wait_for_turn(self, cancel: CancelToken) -> None:
        """Return when the next call may start.

        Raises:
            Cancelled: The job was told to stop while it waited.
            QosViewerError: The call is refused by ``before_call``.
        """
        cancel.raise_if_cancelled()
        self._before_call()
        with self._lock:
            now_s = self._timing.monotonic_s()
            turn_s = max(now_s, self._next_s)
            self._next_s = turn_s + self._interval_s
        if turn_s > now_s:
            try:
                self._timing.wait(cancel, turn_s - now_s)
            except Cancelled:
                with self._lock:
                    self._next_s -= self._interval_s
                raise

    def hold_off(self, seconds: float) -> None:
        """Let no new turn begin for so long: the server said that the account is too fast."""
        with self._lock:
            self._next_s = max(self._next_s, self._timing.monotonic_s() + seconds)
