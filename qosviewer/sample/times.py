"""Zoom's ways of writing times and durations."""

from __future__ import annotations

from datetime import datetime


def zoom_time(moment: datetime) -> str:
    """UTC to the second, as in ``2022-03-01T10:15:14Z``."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def clock_duration(seconds: int) -> str:
    """``mm:ss``, or ``hh:mm:ss`` from an hour on, as the dashboard's lists have it."""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"
