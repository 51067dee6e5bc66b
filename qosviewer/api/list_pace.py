"""The pace of the dashboard's lists, far slower than that of everything else (zoom-api.md, section 6)."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import Final

CALLS: Final = 8
WITHIN_S: Final = 60.0
"""Zoom takes 10 a minute on Pro, 20 on Business and up; some are left to other apps of the account."""

MOST_CALLS: Final = 20


class ListPace:
    """Hands out turns, so many within any minute: a few at once cost no waiting. Safe to use from several threads.

    Attributes:
        calls: How many within a minute, 1 to `MOST_CALLS`; may be changed.
    """

    def __init__(self, calls: int = CALLS) -> None:
        self.calls = calls
        self._turns_s: deque[float] = deque(maxlen=MOST_CALLS)
        self._lock = Lock()

    def take_turn(self, now_s: float) -> float:
        """Take the next turn and return in how many seconds it is.

        Args:
            now_s: Now, on the clock of ``Timing.monotonic_s``.
        """
        with self._lock:
            turns_s, turn_s = self._turns_s, now_s
            if turns_s:
                turn_s = max(turn_s, turns_s[-1])
            if len(turns_s) >= self.calls:
                turn_s = max(turn_s, turns_s[-self.calls] + WITHIN_S)
            turns_s.append(turn_s)
        return turn_s - now_s
