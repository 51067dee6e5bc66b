"""In which order meetings are compared: forward in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from qosviewer.domain.compare.sides import Side

_LAST = datetime.max.replace(tzinfo=UTC)


def in_order_of_start(sides: Iterable[Side]) -> list[Side]:
    """Return sides with the earliest meeting first; those whose start is not known stand last, as they came."""
    return sorted(sides, key=lambda side: side.data.info.start or _LAST)


def place_of(side: Side, sides: Sequence[Side]) -> int:
    """Return where the meeting of a side stands, whatever its label is by now; -1 for nowhere."""
    return next((place for place, each in enumerate(sides) if each.data is side.data), -1)
