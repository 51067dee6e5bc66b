"""Marks of a time axis, at round times of whatever clock is read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFontMetricsF

from qosviewer.models.clock import Clock
from qosviewer.ui.chart.ticks import Tick

_MINUTE_S: Final = 60.0
_STEPS_MIN: Final = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)
_ROOM: Final = 24.0


@dataclass(frozen=True, slots=True)
class TimeTicks:
    """Marks at round minutes.

    Attributes:
        clock: How the moments are read.
    """

    clock: Clock

    def between(self, low: float, high: float, length_px: float, metrics: QFontMetricsF) -> list[Tick]:
        """Return marks from ``low`` to ``high``, seconds since 1970, none in the way of another."""
        if not high > low or length_px <= 0:
            return []
        room_s = (metrics.horizontalAdvance("00:00") + _ROOM) * (high - low) / length_px
        step_s = next((step * _MINUTE_S for step in _STEPS_MIN if step * _MINUTE_S >= room_s), 86_400.0)
        origin = self.clock.origin_s
        first, last = math.ceil((low - origin) / step_s - 1e-9), math.floor((high - origin) / step_s + 1e-9)
        moments = (origin + place * step_s for place in range(first, last + 1))
        return [(moment, self.clock.short(moment)) for moment in moments]
