"""Which figure of a row changed most, as numpy arrays. No Qt.

Sizes are counted in differences that count (see `difference.SMALLEST`), so that percent and milliseconds can be told
apart by size. What got better or worse goes before what merely changed, such as a bitrate, and that before what is as
good as the same; of two of the same size the one that got worse goes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.difference import smallest
from qosviewer.domain.metrics import Better, Metric

_DECIMALS: Final = 6
_WORSE_FIRST: Final = 10.0**-_DECIMALS / 2
"""Beyond the digits by which sizes differ: it decides between equal ones only."""


class Greatest(NamedTuple):
    """The greatest change of every row.

    Attributes:
        size: float64[rows]; what rows are sorted by, NaN where nothing compares.
        figure: int32[rows]; index of the figure, -1 for none.
    """

    size: Floats
    figure: NDArray[np.int32]


def greatest_change(deltas: Sequence[tuple[Metric, Floats]], sizes: Mapping[str, float], rows: int) -> Greatest:
    """Return the greatest of the changes of figures.

    Args:
        deltas: Metric and float64[rows], other minus baseline in its unit, of each figure; NaN for no difference.
        sizes: From which size on a difference counts, by metric key.
        rows: How many rows there are.
    """
    size, figure = np.full(rows, np.nan), np.full(rows, -1, np.int32)
    for place, (metric, delta) in enumerate(deltas):
        own = _ranked(metric, delta / (smallest(metric, sizes) or 1.0))
        with np.errstate(invalid="ignore"):
            more = (own > size) | (np.isnan(size) & ~np.isnan(own))
        size[more], figure[more] = own[more], place
    return Greatest(size, figure)


def _ranked(metric: Metric, changes: Floats) -> Floats:
    """Return changes as one scale: below ½ what is the same, up to 1 what merely changed, above what is judged."""
    size = np.round(np.abs(changes), _DECIMALS)
    if metric.better is Better.NEITHER:
        return np.where(size < 1, size / 2, 1 - 0.5 / np.maximum(size, 1))
    worse = changes > 0 if metric.better is Better.LOWER else changes < 0
    return np.where(size < 1, size / 2, size) + np.where(worse, _WORSE_FIRST, 0)
