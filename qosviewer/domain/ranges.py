"""Ranges (minimum, average, maximum) and the common scale they are drawn on."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np

from qosviewer.domain.batch import Floats, Ints


class Ranges(NamedTuple):
    """One range per row; NaN where a part is not known.

    Attributes:
        low: float64[rows], minimum.
        middle: float64[rows], average.
        high: float64[rows], maximum.
        stream: int32[rows], the stream row it was read from, -1 where there is none.
    """

    low: Floats
    middle: Floats
    high: Floats
    stream: Ints


class Scale(NamedTuple):
    """A scale from 0 to `top`, common to all rows of a column.

    Attributes:
        top: Upper end, a round number.
        clipped: Whether some row reaches beyond it.
    """

    top: float
    clipped: bool


_STEPS: Final = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_ROOM_BEYOND_BAD: Final = 4.0


def round_up(value: float) -> float:
    """Return the next round number at or above ``value``; 1 for anything that is not positive."""
    if not value > 0 or math.isinf(value):
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in _STEPS if step * power >= value * (1 - 1e-12)), 10 * power)


def common_scale(ranges: Ranges, bad_limit: float | None = None) -> Scale:
    """Return the scale for a column of ranges.

    With a limit the scale shows the limit and a few times as much, so that one extreme row can't flatten all others;
    what reaches further is drawn up to the edge and marked.
    """
    ends = np.concatenate((ranges.low, ranges.middle, ranges.high))
    ends = ends[np.isfinite(ends)]
    highest = float(ends.max()) if len(ends) else 0.0
    if bad_limit is None:
        return Scale(round_up(highest), clipped=False)
    top = round_up(max(bad_limit, min(highest, bad_limit * _ROOM_BEYOND_BAD)))
    return Scale(top, highest > top)
