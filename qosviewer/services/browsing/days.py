"""Which days of a list have to be asked for, and in which windows; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

ONE_DAY: Final = timedelta(days=1)

SETTLED_AFTER: Final = ONE_DAY
"""So long after its end a day has no meeting any more that still runs or is not listed yet."""

FRESH_FOR: Final = timedelta(minutes=5)
"""So long a list of days that may still change is not asked for again."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Days in UTC, as Zoom counts them.

    Attributes:
        first: The first day.
        last: The last day, included.
    """

    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Yield every day."""
        for count in range((self.last - self.first).days + 1):
            yield self.first + count * ONE_DAY

    def __contains__(self, other: Window) -> bool:
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Window) -> bool:
        """Tell whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Asked:
    """A window that was asked for to its end.

    Attributes:
        window: The days.
        at: When.
    """

    window: Window
    at: datetime


def window_of(since: datetime, until: datetime) -> Window:
    """Return the days that a stretch of time touches.

    Args:
        since: Its beginning, aware.
        until: Its end, not included, aware, later.
    """
    return Window(since.astimezone(UTC).date(), (until.astimezone(UTC) - timedelta(microseconds=1)).date())


def months(window: Window) -> list[Window]:
    """Return ``window`` cut where months begin, so that no part is longer than Zoom takes. The latest comes first."""
    parts: list[Window] = []
    last = window.last
    while last >= window.first:
        first = max(window.first, last.replace(day=1))
        parts.append(Window(first, last))
        last = first - ONE_DAY
    return parts


def best_of(day: date, asked: Sequence[Asked]) -> Asked | None:
    """Return what was asked last of all that has ``day``."""
    holding = [each for each in asked if each.window.first <= day <= each.window.last]
    return max(holding, key=lambda each: each.at, default=None)


def is_settled(day: date, asked: Asked) -> bool:
    """Tell whether what was said about ``day`` is final."""
    end = datetime.combine(day + ONE_DAY, time(), UTC)
    return end + SETTLED_AFTER < asked.at


def is_good(day: date, asked: Asked, now: datetime) -> bool:
    """Tell whether ``day`` need not be asked for again: it is settled, or it was asked for a moment ago."""
    # A clock that was set back makes nothing fresh for ever.
    return is_settled(day, asked) or timedelta() <= now - asked.at < FRESH_FOR


def to_ask(window: Window, asked: Sequence[Asked], now: datetime, *, refresh: bool) -> list[Window]:
    """Return the windows to ask for, the latest first: one for each month at most, however many gaps it has.

    Args:
        window: The days that are wanted.
        asked: What is kept.
        now: Now (aware, UTC).
        refresh: Whether only settled days are good enough.
    """
    windows = []
    for month in months(window):
        missing = [day for day in month.days() if not _has(day, asked, now, refresh=refresh)]
        if missing:
            windows.append(Window(missing[0], missing[-1]))
    return windows


def _has(day: date, asked: Sequence[Asked], now: datetime, *, refresh: bool) -> bool:
    best = best_of(day, asked)
    if best is None:
        return False
    return is_settled(day, best) if refresh else is_good(day, best, now)
