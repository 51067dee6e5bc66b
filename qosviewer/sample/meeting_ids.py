"""UUIDs of meetings: another one for every day, and how a path segment names one.

A segment is encoded once, or twice where a UUID's slashes demand it.
"""

from __future__ import annotations

import base64
import binascii
from datetime import date
from urllib.parse import unquote

_DAY_BYTES = 2


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


def uuid_on(uuid: str, day: date) -> str:
    """The UUID of the instance that is held relative to ``day``; only its end tells it from those of other days."""
    raw = base64.b64decode(uuid)
    ending = int.from_bytes(raw[-_DAY_BYTES:]) ^ _number_of(day)
    return base64.b64encode(raw[:-_DAY_BYTES] + ending.to_bytes(_DAY_BYTES)).decode()


def days_before(day: date, uuid: str, other: str) -> int | None:
    """How many days before ``day`` the day lies that makes ``other`` of ``uuid``; ``None`` where none does."""
    try:
        raw, its = base64.b64decode(uuid), base64.b64decode(other, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != len(its) or raw[:-_DAY_BYTES] != its[:-_DAY_BYTES]:
        return None
    number = int.from_bytes(raw[-_DAY_BYTES:]) ^ int.from_bytes(its[-_DAY_BYTES:])
    return (_number_of(day) - number) % (1 << 8 * _DAY_BYTES)


def _number_of(day: date) -> int:
    return day.toordinal() % (1 << 8 * _DAY_BYTES)
