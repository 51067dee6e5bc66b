"""Sparklines in cells, each drawn once and kept as a picture: a repaint shows hundreds of them at a time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from qosviewer.domain.quality import State
from qosviewer.models.sparklines import Sparkline

_MOST_KEPT: Final = 3000
_CAPS_PX: Final = {State.WARNING: 1, State.BAD: 3}
"""Height of the cap above a minute beyond its limit; tells the two apart without colour."""

_CAP_ROOM: Final = 4
_LOWEST_PX: Final = 2
_LIMIT_OPACITY: Final = 0.4


class SparklinePainter:
    """Paints sparklines: a bar for each minute, nothing where there is no reading."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[Sparkline, QPixmap]] = {}

    def forget(self) -> None:
        """Let go of pictures in colours of another scheme."""
        self._kept.clear()

    def paint(
        self,
        painter: QPainter,
        place: tuple[int, int, int, int],
        line: Sparkline,
        scale: tuple[float, float | None],
        inks: tuple[QColor, ...],
        tick: QColor,
    ) -> None:
        """Paint one.

        Args:
            painter: Where to.
            place: Left, top, width and height.
            line: The minutes.
            scale: Upper end of the scale, and the limit to mark on it if there is one.
            inks: Colour of a bar by its `State`.
            tick: Colour of the limit.
        """
        left, top, width, height = place
        ratio = painter.device().devicePixelRatioF()
        # Comparing sixty minutes would cost more than painting them. A line that is kept shares its id with no other.
        key = (id(line), width, height, scale, ratio)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[key] = line, _drawn(line, width, height, scale, inks, tick, ratio)
        painter.drawPixmap(left, top, kept[1])


def _drawn(
    line: Sparkline,
    width: int,
    height: int,
    scale: tuple[float, float | None],
    inks: tuple[QColor, ...],
    tick: QColor,
    ratio: float,
) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    top, limit = scale
    room = height - _CAP_ROOM
    if limit is not None and limit <= top:
        painter.setOpacity(_LIMIT_OPACITY)
        painter.fillRect(0, height - round(room * limit / top), width, 1, tick)
        painter.setOpacity(1.0)
    for (first, last), (value, severity) in _columns(line, width).items():
        tall = min(max(round(room * value / top), _LOWEST_PX), room) if value > 0 else 1
        painter.fillRect(first, height - tall, last - first, tall, inks[severity])
        if cap := _CAPS_PX.get(State(severity)):
            painter.fillRect(first, 0, last - first, cap, inks[severity])
    painter.end()
    return pixmap


def _columns(line: Sparkline, width: int) -> dict[tuple[int, int], tuple[float, int]]:
    """Return value and severity by the pixels they stand on; where minutes share pixels, the worst of them."""
    found: dict[tuple[int, int], tuple[float, int]] = {}
    for left, right, value, severity in line:
        first = min(round(left * width), width - 1)
        pixels = first, max(min(round(right * width), width), first + 1)
        worst = found.get(pixels)
        if worst is None or (severity, value) > (worst[1], worst[0]):
            found[pixels] = value, severity
    return found
