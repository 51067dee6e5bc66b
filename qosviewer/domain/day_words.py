"""Days and moments as people type them: ``yesterday``, ``-7d``, ``2026-03-01``, ``2026-03-01T10:15Z``."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.errors import InputError

_AGO: Final = re.compile(r"-?(\d{1,4})([dw])", re.ASCII | re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAYS: Final = {"d": 1, "w": 7}
_ONE_DAY: Final = timedelta(days=1)


def beginning(text: str, now: datetime, zone: tzinfo | None = None) -> datetime:
    """Return the moment that ``text`` means as a beginning (aware): of a day, its first.

    Args:
        text: As typed.
        now: Now (aware).
        zone: Whose days these are; those of this computer by default.

    Raises:
        InputError: It means nothing.
    """
    meant = _meant(text, now.astimezone(zone).date())
    return _moment(meant, zone) if isinstance(meant, datetime) else midnight(meant, zone)


def end(text: str, now: datetime, zone: tzinfo | None = None) -> datetime:
    """Return the moment that ``text`` means as an end, not included (aware): of a day, the first of the next one.

    Arguments and errors are those of `beginning`.
    """
    meant = _meant(text, now.astimezone(zone).date())
    if isinstance(meant, datetime):
        return _moment(meant, zone)
    if meant == date.max:
        raise InputError(texts.DAY_NOT_UNDERSTOOD.fill(text=text))
    return midnight(meant + _ONE_DAY, zone)


def _meant(text: str, today: date) -> date | datetime:
    word = text.strip()
    if word.casefold() == "today":
        return today
    if word.casefold() == "yesterday":
        return today - _ONE_DAY
    if ago := _AGO.fullmatch(word):
        return today - int(ago[1]) * _DAYS[ago[2].lower()] * _ONE_DAY
    try:
        return date.fromisoformat(word) if _DAY.fullmatch(word) else _iso_moment(word)
    except ValueError as error:
        raise InputError(texts.DAY_NOT_UNDERSTOOD.fill(text=text)) from error


def _iso_moment(word: str) -> datetime:
    # Python takes far more than people type, such as week numbers.
    if not _DAY.match(word):
        raise ValueError(word)
    return datetime.fromisoformat(word)


def _moment(meant: datetime, zone: tzinfo | None) -> datetime:
    if meant.tzinfo is not None:
        return meant
    return meant.astimezone() if zone is None else meant.replace(tzinfo=zone)


def midnight(day: date, zone: tzinfo | None) -> datetime:
    """Return the beginning of a day, aware; in the zone of this computer by default."""
    try:
        return _moment(datetime.combine(day, time()), zone)
    except (OverflowError, ValueError, OSError) as error:
        raise InputError(texts.DAY_NOT_UNDERSTOOD.fill(text=day)) from error
