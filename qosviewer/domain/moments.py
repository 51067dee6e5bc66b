"""Moments as people read them: local, with the zone, the same in every language setting of the computer."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def local_text(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return an aware moment with its offset, e.g. ``Sun 1 Mar 2026, 11:15 (UTC+01:00)``.

    Args:
        moment: Aware.
        zone: The zone to write it in; that of this computer by default.
    """
    there = moment.astimezone(zone)
    return f"{day_text(moment, zone)}, {there:%H:%M} ({offset_text(there)})"


def local_text_too(moment: datetime, zone: tzinfo | None) -> str:
    """Return an aware moment in a zone, and where this computer is in another one, its time there, too.

    E.g. ``Sun 1 Mar 2026, 10:15 (UTC), 11:15 (UTC+01:00)``.
    """
    there, here = moment.astimezone(zone), moment.astimezone()
    written = local_text(moment, zone)
    return written if there.utcoffset() == here.utcoffset() else f"{written}, {here:%H:%M} ({offset_text(here)})"


def day_text(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return the day of an aware moment, e.g. ``Sun 1 Mar 2026``."""
    there = moment.astimezone(zone)
    return f"{_DAYS[there.weekday()]} {there.day} {_MONTHS[there.month - 1]} {there.year}"


def local_time(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return the time of an aware moment, with the day where that is not the day of ``now``."""
    there, here = moment.astimezone(zone), now.astimezone(zone)
    if there.date() == here.date():
        return f"{there:%H:%M}"
    return f"{there.day} {_MONTHS[there.month - 1]}, {there:%H:%M}"


def short_day_text(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return the day of an aware moment, without the year, e.g. ``1 Mar``."""
    there = moment.astimezone(zone)
    return f"{there.day} {_MONTHS[there.month - 1]}"


def clock_text(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return the time of an aware moment to the second, e.g. ``11:15:08``."""
    return f"{moment.astimezone(zone):%H:%M:%S}"


def duration_text(seconds: float) -> str:
    """Return a duration in its two greatest units, e.g. ``1 h 05 min``, ``12 min 30 s`` or ``40 s``."""
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02} min"
    if whole >= 60:
        return f"{whole // 60} min {whole % 60:02} s" if whole % 60 else f"{whole // 60} min"
    return f"{whole} s"


def offset_text(moment: datetime) -> str:
    """Return the offset of an aware moment, e.g. ``UTC+05:30``; ``UTC`` alone where there is none."""
    offset = moment.utcoffset() or timedelta()
    if not offset:
        return "UTC"
    minutes = round(abs(offset) / timedelta(minutes=1))
    return f"UTC{'+' if offset > timedelta() else '−'}{minutes // 60:02}:{minutes % 60:02}"
