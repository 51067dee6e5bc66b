"""Moments as the archive writes them: UTC, always of the same length, so that their order is that of text."""

from __future__ import annotations

from datetime import UTC, datetime


def text_of(moment: datetime) -> str:
    """Return ``2026-03-01T10:15:14.000000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment_of(text: str) -> datetime:
    """Return the aware moment of what `text_of` wrote."""
    return datetime.fromisoformat(text)


def optional_text_of(moment: datetime | None) -> str | None:
    """Return the text of a moment that may be missing."""
    return None if moment is None else text_of(moment)


def optional_moment_of(text: str | None) -> datetime | None:
    """Return the moment of a text that may be missing."""
    return None if text is None else moment_of(text)


def now_text() -> str:
    """Return the text of this moment."""
    return text_of(datetime.now(UTC))
