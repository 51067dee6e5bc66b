"""How the moments of a timeline are read: by the clock, or from the start of the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import Enum

from qosviewer.domain import texts
from qosviewer.domain.moments import offset_text


class ClockKind(Enum):
    """What a time axis counts."""

    LOCAL = "local"
    UTC = "utc"
    SINCE_START = "since"

    @property
    def title(self) -> str:
        """Name for people."""
        return {"local": "Local time", "utc": "UTC", "since": "Time since start"}[self.value]


@dataclass(frozen=True, slots=True)
class Clock:
    """Writes moments, given as seconds since 1970 (UTC).

    Attributes:
        kind: What it counts.
        start_s: Start of the meeting.
        zone: The zone of local time; that of this computer by default.
    """

    kind: ClockKind
    start_s: float
    zone: tzinfo | None = None

    @property
    def origin_s(self) -> float:
        """A moment at which round marks of the axis may stand."""
        if self.kind is ClockKind.SINCE_START:
            return self.start_s
        offset = self._there(self.start_s).utcoffset()
        return -offset.total_seconds() if offset else 0.0

    @property
    def axis_title(self) -> str:
        """What the axis is of."""
        if self.kind is ClockKind.SINCE_START:
            return texts.TIMELINE_AXIS_SINCE
        if self.kind is ClockKind.UTC:
            return texts.TIMELINE_AXIS_UTC
        return texts.TIMELINE_AXIS_LOCAL.format(zone=offset_text(self._there(self.start_s)))

    def short(self, at_s: float) -> str:
        """Write a moment for an axis, e.g. ``10:23``, or ``0:08`` since the start."""
        if self.kind is not ClockKind.SINCE_START:
            return f"{self._there(at_s):%H:%M}"
        minutes = round((at_s - self.start_s) / 60)
        sign = "−" if minutes < 0 else ""
        return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02}"

    def words(self, at_s: float) -> str:
        """Write a moment for a sentence."""
        short = self.short(at_s)
        return texts.TIMELINE_SINCE.format(time=short) if self.kind is ClockKind.SINCE_START else short

    def _there(self, at_s: float) -> datetime:
        moment = datetime.fromtimestamp(at_s, UTC)
        return moment if self.kind is ClockKind.UTC else moment.astimezone(self.zone)
