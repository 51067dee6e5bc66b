"""From numbers to places on the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

_FAR_AWAY: Final = 1e5
"""Nothing is drawn further out than this many pixels: painters count in small numbers."""


Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the axes that is seen, and where.

    Attributes:
        area: In device-independent pixels.
        left: Number at the left edge.
        right: Number at the right edge.
        bottom: Number at the lower edge.
        top: Number at the upper edge.
    """

    area: QRectF
    left: float
    right: float
    bottom: float
    top: float

    @property
    def unit_px(self) -> float:
        """Width of one unit of the horizontal axis."""
        return self.area.width() / (self.right - self.left)

    def x(self, value: float) -> float:
        """Return the place of a number on the horizontal axis."""
        return float(self.xs(np.asarray(value)))

    def y(self, value: float) -> float:
        """Return the place of a number on the vertical axis."""
        return float(self.ys(np.asarray(value)))

    def xs(self, values: Numbers) -> NDArray[np.float64]:
        """Return the places of numbers on the horizontal axis."""
        places = self.area.left() + (values - self.left) * self.unit_px
        return np.asarray(np.clip(places, -_FAR_AWAY, _FAR_AWAY), np.float64)

    def ys(self, values: Numbers) -> NDArray[np.float64]:
        """Return the places of numbers on the vertical axis, which grows upwards."""
        per_unit = self.area.height() / (self.top - self.bottom)
        places = self.area.bottom() - (values - self.bottom) * per_unit
        return np.asarray(np.clip(places, -_FAR_AWAY, _FAR_AWAY), np.float64)
