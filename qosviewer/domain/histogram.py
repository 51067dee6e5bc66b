"""How often which value: bins with round edges."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.kinds import Kind, Level

MOST_BINS: Final = 40
_FEWEST_BINS: Final = 5
_ROUND_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


class Histogram(NamedTuple):
    """Counts between edges.

    Attributes:
        edges: float64[bins + 1], rising; empty where there are no values.
        counts: int64[bins]; a value on an edge counts to the right of it, on the last edge to the last bin.
    """

    edges: Floats
    counts: NDArray[np.int64]


def histogram(values: Floats, kind: Kind) -> Histogram:
    """Return the histogram of ``values`` (float64[n]; NaN and infinities are left out).

    Words (levels) get one bin each, around their place. Numbers get bins of a round width, about as wide as the rule of
    Freedman and Diaconis says (Probability Theory and Related Fields 57 (1981), pages 453 to 476).
    """
    there = values[np.isfinite(values)]
    if len(there) == 0:
        return Histogram(np.empty(0), np.empty(0, np.int64))
    edges: Floats = np.arange(-0.5, len(kind.words)) if isinstance(kind, Level) else _edges(there)
    return Histogram(edges, np.histogram(there, edges)[0].astype(np.int64))


def _edges(values: Floats) -> Floats:
    low, high = float(values.min()), float(values.max())
    span = high - low
    if span == 0:
        half = max(0.5, abs(low) * 1e-6)
        return np.array([low - half, low + half])
    if math.isfinite(span):
        step = _round_step(span / _bins(values, span))
        first = math.floor(low / step)
        edges = (first + np.arange(math.ceil(high / step) - first + 1, dtype=np.float64)) * step
        if edges[0] <= low and edges[-1] >= high and (np.diff(edges) > 0).all():
            return edges
    return np.array([low, high])  # too near to each other, or too far apart, for steps


def _bins(values: Floats, span: float) -> int:
    lower, upper = np.percentile(values, (25, 75))
    width = 2 * (upper - lower) / len(values) ** (1 / 3)
    wanted = span / width if width > 0 else math.sqrt(len(values))
    return int(min(max(wanted, _FEWEST_BINS), MOST_BINS))


def _round_step(width: float) -> float:
    power = 10.0 ** math.floor(math.log10(width))
    return next((step * power for step in _ROUND_STEPS if step * power >= width), 10 * power)
