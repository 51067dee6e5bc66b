"""Where axes have their marks, and what stands there."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from qosviewer.domain.kinds import Level, Resolution
from qosviewer.models.chart_data import ChartData

_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
_NAME_PX: Final = 52.0
_APART: Final = 1.6
"""Heights of a line of text from one mark to the next."""

Tick = tuple[float, str]


class Ticks(Protocol):
    """Chooses marks for the part of an axis that is seen."""

    def between(self, low: float, high: float, length_px: float, metrics: QFontMetricsF) -> list[Tick]:
        """Return marks from ``low`` to ``high``, none in the way of another."""


@dataclass(frozen=True, slots=True)
class NumberTicks:
    """Marks at round numbers.

    Attributes:
        whole: Whether only whole numbers make sense.
    """

    whole: bool = False

    def between(self, low: float, high: float, length_px: float, metrics: QFontMetricsF) -> list[Tick]:
        """Return marks at multiples of a round step."""
        room = metrics.height() * 2.2
        step = _round_step((high - low) * room / max(length_px, 1.0))
        if self.whole:
            step = max(step, 1.0)
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        return [(place * step, number_text(place * step, step)) for place in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class WordTicks:
    """Marks with words at given places, rising."""

    marks: Sequence[Tick]

    def between(self, low: float, high: float, length_px: float, metrics: QFontMetricsF) -> list[Tick]:
        """Return those that are seen, leaving out what would stand on another."""
        room = (high - low) * metrics.height() * _APART / max(length_px, 1.0)
        kept: list[Tick] = []
        for value, word in self.marks:
            if low <= value <= high and (not kept or value - kept[-1][0] >= room):
                kept.append((value, word))
        return kept


@dataclass(frozen=True, slots=True)
class RankTicks:
    """Marks at participants: their names where there is room, else their ranks.

    Attributes:
        count: How many participants there are.
        name: Gives the name of a rank, from 0.
    """

    count: int
    name: Callable[[int], str]

    def between(self, low: float, high: float, length_px: float, metrics: QFontMetricsF) -> list[Tick]:
        """Return marks; rank 0 stands at 1 on the axis."""
        per_rank = length_px / (high - low)
        named = per_rank >= _NAME_PX
        room = 1.0 if named else (metrics.horizontalAdvance(str(self.count)) + 16) / per_rank
        step = max(1, round(_round_step(room)))
        places = [place for place in (1, *range(step, self.count + 1, step)) if low <= place <= high]
        if len(places) > 1 and places[1] - places[0] < room:
            del places[1 if places[0] == 1 and step > 1 else 0]
        places = sorted(set(places))
        if named:
            elide, width = Qt.TextElideMode.ElideRight, per_rank - 8
            return [(float(place), metrics.elidedText(self.name(place - 1), elide, width)) for place in places]
        return [(float(place), str(place)) for place in places]


def value_ticks(chart: ChartData) -> Ticks:
    """Return the marks of an axis of values: numbers, words, or the picture sizes that occur."""
    kind = chart.choice.metric.kind
    if isinstance(kind, Level):
        return WordTicks([(float(place), word) for place, word in enumerate(kind.words)])
    if isinstance(kind, Resolution):
        sizes = dict(zip(chart.shown.ranges.middle.tolist(), chart.received().tolist(), strict=True))
        return WordTicks([(pixels, kind.text(size)) for pixels, size in sorted(sizes.items())])
    return NumberTicks()


def number_text(value: float, step: float) -> str:
    """Write a number of an axis with as many digits as its step needs, thousands apart."""
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return f"{value:,.{min(digits, 12)}f}".replace(",", "\u202f").replace("-", "−")


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))
