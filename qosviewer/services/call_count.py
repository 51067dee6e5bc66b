"""Today's calls of each account, counted over all runs and windows, and our share of the day's allowance.

Zoom's daily allowance is shared by every app of an account and starts anew at midnight UTC (zoom-api.md, section 6).
"""

from __future__ import annotations

import threading
import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.errors import ConnectionTrouble
from qosviewer.services.private_file import locked, write_whole

HELD_BACK_CALLS: Final = 20
"""So many calls are counted in memory before the file is written: what a crash can lose."""


def utc_now() -> datetime:
    """Return the time, aware, UTC."""
    return datetime.now(UTC)


class DailyShareUsed(ConnectionTrouble):
    """The calls that we allow ourselves for today are used up."""


class CallCount:
    """Counts API calls by account id; safe to use from several threads.

    Args:
        path: The file that holds the count.
        now: Clock (aware, UTC).
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._path = path
        self._now = now
        self._mutex = threading.Lock()
        self._day = now().date()
        self._stored = _read(path, self._day)
        self._held_back: Counter[str] = Counter()

    def today(self, account_id: str) -> int:
        """Return the calls made today for an account, by all windows as far as they have told."""
        with self._mutex:
            self._turn_day()
            return self._stored[account_id] + self._held_back[account_id]

    def add(self, account_id: str, calls: int = 1) -> None:
        """Count ``calls``.

        Raises:
            LocalFileError: The file can't be written; the calls stay counted in memory.
        """
        with self._mutex:
            self._turn_day()
            self._held_back[account_id] += calls
            if self._held_back.total() >= HELD_BACK_CALLS:
                self._save()

    def save(self) -> None:
        """Write what is still held back: at the end of a fetch and of the program.

        Raises:
            LocalFileError: The file can't be written; the calls stay counted in memory.
        """
        with self._mutex:
            if self._held_back:
                self._save()

    def check(self, account_id: str, share: int) -> None:
        """Do nothing while less than ``share`` calls were made today.

        Raises:
            DailyShareUsed: They are used up; says when the next day begins.
        """
        used = self.today(account_id)
        if used >= share:
            tomorrow = datetime.combine(self._now().date() + timedelta(days=1), time(), UTC)
            local = f"{tomorrow.astimezone():%H:%M}"
            raise DailyShareUsed(texts.DAILY_SHARE_USED.fill(used=used, until=local), retry_at=tomorrow)

    def _turn_day(self) -> None:
        today = self._now().date()
        if today != self._day:
            self._day, self._stored, self._held_back = today, _read(self._path, today), Counter()

    def _save(self) -> None:
        import tomli_w

        with locked(self._path):
            stored = _read(self._path, self._day)
            stored.update(self._held_back)
            write_whole(self._path, tomli_w.dumps({"day": self._day, "calls": dict(stored)}).encode())
        self._stored = stored
        self._held_back.clear()


def _read(path: Path, day: date) -> Counter[str]:
    # A count that can't be read is worth less than a fetch: it starts anew.
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Counter()
    calls = content.get("calls")
    if content.get("day") != day or not isinstance(calls, dict):
        return Counter()
    return Counter({key: count for key, count in calls.items() if isinstance(count, int) and count > 0})
