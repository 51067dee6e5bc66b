"""When a server says to come back: ``Retry-After`` as seconds, HTTP date or ISO date (zoom-api.md, section 6)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

_LONGEST_SECONDS: Final = 9
"""Digits of the longest number of seconds believed (31 years); more is rubbish."""


def retry_after(header: str, now: datetime) -> datetime | None:
    """Return the time (aware, UTC) that ``header`` means, or None if it can't be read.

    >>> retry_after("90", datetime(2026, 3, 1, tzinfo=UTC)).isoformat()
    '2026-03-01T00:01:30+00:00'
    """
    text = header.strip()
    if text.isascii() and text.isdigit():
        return now + timedelta(seconds=int(text)) if len(text) <= _LONGEST_SECONDS else None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, TypeError, OverflowError):
            continue
    return None


def next_midnight_utc(now: datetime) -> datetime:
    """Return when a new day begins for Zoom's daily limits."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
