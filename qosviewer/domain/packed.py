"""Numbers that take little room: most columns are empty, and most readings have two decimals at the most.

Nothing is rounded: a quotient of two whole numbers is the float64 nearest to it, just as the one that a parser returns,
so hundredths give back 27.15 for 27.15. Columns with any other number are kept as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.domain.batch import Floats, Ints

_PARTS: Final = 100.0
_NOTHING: Final = np.iinfo(np.int32).min
_MOST: Final = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class Packed:
    """float64[n, width] without its empty columns.

    Attributes:
        width: How many columns there are, empty ones included.
        in_hundredths: The columns that `hundredths` holds.
        hundredths: int32[n, columns]; hundredths, the least int32 where there is no number.
        in_full: The columns that `full` holds.
        full: float64[n, columns].
    """

    width: int
    in_hundredths: tuple[int, ...]
    hundredths: Ints
    in_full: tuple[int, ...]
    full: Floats

    def unpacked(self) -> Floats:
        """Return float64[n, width]; NaN where there is no number."""
        values = np.full((len(self.full), self.width), np.nan)
        values[:, self.in_full] = self.full
        values[:, self.in_hundredths] = np.where(self.hundredths == _NOTHING, np.nan, self.hundredths / _PARTS)
        return values


def pack(values: Floats) -> Packed:
    """Pack float64[n, width]."""
    missing = np.isnan(values)
    with np.errstate(over="ignore"):
        parts = np.rint(values * _PARTS)
    fits = missing | ((parts / _PARTS == values) & (np.abs(parts) <= _MOST))
    there = ~missing.all(axis=0)
    whole = fits.all(axis=0)
    fine, rest = np.flatnonzero(there & whole), np.flatnonzero(there & ~whole)
    hundredths = np.where(missing[:, fine], _NOTHING, parts[:, fine]).astype(np.int32)
    return Packed(values.shape[1], tuple(fine.tolist()), hundredths, tuple(rest.tolist()), values[:, rest])
