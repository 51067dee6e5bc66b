"""How long Zoom keeps what: the one table to change when it changes its mind (zoom-api.md, sections 1.8 and 7.1).

Zoom promises none of it in one place, so everything made from it is an estimate and worded as one.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final

SUMMARY_DAYS: Final = 365
"""The quality summary of a meeting: what its error 12702 says. Some of Zoom's texts say 30 days."""

LISTS_MONTHS: Final = 6
"""The lists of past meetings and webinars."""


def summary_kept_until(end: datetime | None) -> date | None:
    """Return the day until which Zoom probably keeps the summary of a meeting; None where its end is not known."""
    return None if end is None else end.astimezone(UTC).date() + timedelta(days=SUMMARY_DAYS)


def first_listed_day(today: date) -> date:
    """Return the first day that Zoom's lists still reach.

    >>> first_listed_day(date(2026, 8, 31))
    datetime.date(2026, 2, 28)
    """
    months = today.year * 12 + today.month - 1 - LISTS_MONTHS
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
