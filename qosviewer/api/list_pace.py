"""The pace of the dashboard's lists, far slower than that of everything else (zoom-api.md, section 6)."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import Final

CALLS: Final = 8
WITHIN_S: Final = 60.0
"""Zoom takes 10 a minute on Pro, 20 on Business and up; some are left to other apps of the account."""


class ListPace:
    """Hands out turns, so many within any minute: a few at once cost no waiting. Safe to use from several threads."""

    def __init__(self) -> None:
        self._turns_s: deque[float] = deque(maxlen=CALLS)
        self._lock = Lock()

    def take_turn(self, now_s: float) -> float:
        """Take the next turn and return in how many seconds it is.

        Args:
            now_s: Now, on the clock of ``Timing.monotonic_s``.
        """
        with self._lock:
            turn_s = now_s
            if len(self._turns_s) == CALLS:
                turn_s = max(now_s, self._turns_s[0] + WITHIN_S)
            self._turns_s.append(turn_s)
        return turn_s - now_s
