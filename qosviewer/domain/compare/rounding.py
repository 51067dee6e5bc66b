"""Figures and differences rounded for the eye: medians of a few people don't deserve four digits.

A figure is written to a power of ten that is at most a fifth of the smallest difference that counts, so rounding never
hides a difference that does, nor shows digits that say nothing. Files keep every digit.
"""

from __future__ import annotations

import math
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.compare.difference import SMALLEST, delta_text, without_unit
from qosviewer.domain.kinds import NOTHING, Level, Resolution
from qosviewer.domain.metrics import Field, Metric
from qosviewer.domain.words import value_text

_SHARE_OF_WHAT_COUNTS: Final = 5
_DIGITS: Final = 3
"""Of a metric that nobody chose a smallest difference for."""


def decimals(metric: Metric) -> int | None:
    """Return how many decimals a figure is written to; None for so many digits whatever its size."""
    size = SMALLEST.get(metric.key, 0.0)
    return max(-math.floor(math.log10(size / _SHARE_OF_WHAT_COUNTS)), 0) if size > 0 else None


def rounded(metric: Metric, value: float) -> float:
    """Return a figure or a difference as it is written; NaN stays NaN. Levels become whole steps, sizes pixels."""
    if math.isnan(value):
        return value
    if isinstance(metric.kind, Level | Resolution):
        return float(round(value))
    places = decimals(metric)
    return float(f"{value:.{_DIGITS}g}") if places is None else round(value, places) + 0.0


def figure_text(field: Field, value: float) -> str:
    """Write a figure as drawn (picture sizes in pixels), with its unit; what would round to nothing is "below"."""
    metric = field.metric
    if math.isnan(value):
        return NOTHING
    short = rounded(metric, value)
    if isinstance(metric.kind, Resolution):
        return texts.COMPARED_PIXELS.format(sign="", count=f"{short:,.0f}".replace(",", "\u202f"))
    places = decimals(metric)
    if not isinstance(metric.kind, Level) and value > 0 and not short and places is not None:
        return texts.FIGURE_BELOW.format(value=value_text(field, float(10**-places)))
    return value_text(field, short)


def difference_text(field: Field, delta: float) -> str:
    """Write a difference with its sign and unit."""
    return delta_text(field, rounded(field.metric, delta))


def figure_interval_text(field: Field, value: float, low: float, high: float) -> str:
    """Write a figure and its interval, the unit once where that is enough: ``1.5 % (0.2 … 3)``."""
    return texts.INTERVAL.format(
        value=figure_text(field, value),
        low=_without_unit(field, figure_text(field, low)),
        high=_without_unit(field, figure_text(field, high)),
    )


def difference_interval_text(field: Field, value: float, low: float, high: float) -> str:
    """Write a difference and its interval: ``−3 ms (−15 … +9)``."""
    return texts.INTERVAL.format(
        value=difference_text(field, value),
        low=_without_unit(field, difference_text(field, low)),
        high=_without_unit(field, difference_text(field, high)),
    )


def _without_unit(field: Field, written: str) -> str:
    return without_unit(field.metric, written).removeprefix("±")
