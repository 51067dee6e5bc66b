"""How a path segment names a meeting: encoded once, or twice where a UUID's slashes demand it."""

from __future__ import annotations

from urllib.parse import unquote


def must_be_encoded_twice(uuid: str) -> bool:
    """Zoom's rule: a UUID that begins with a slash or contains two in a row."""
    return uuid.startswith("/") or "//" in uuid


def meeting_id_in(segment: str) -> str | None:
    """The number or UUID that a raw path segment means; ``None`` when it is encoded too few times.

    A UUID that needs one encoding is understood with two as well: clients that do so report that it works.
    """
    once = unquote(segment)
    if "%" in once:
        return unquote(once)
    return None if must_be_encoded_twice(once) else once
