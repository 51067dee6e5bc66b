"""How figures are spread, painted in a cell: whisker, box, median, dots, and the tick of the limit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPolygonF

from qosviewer.models.compared_strips import Strip
from qosviewer.ui.theme import colors_of

_BOX_SHARE: Final = 0.5
_TICK_SHARE: Final = 0.8
_WHISKER_PX: Final = 2
_MEDIAN_PX: Final = 3
_DOT_PX: Final = 2.0
_DOT_OPACITY: Final = 0.55
_WEDGE_PX: Final = 5
_SOFT: Final = 0.5


class StripInks:
    """The colours under one palette.

    Attributes:
        track: Of the whole scale.
        boxes: Of the box, by `State`.
        marks: Of median and whisker, by `State`.
        dot: Of people.
        tick: Of the limit.
    """

    def __init__(self, palette: QPalette) -> None:
        colors = colors_of(palette)
        calm = (colors.accent, colors.accent)
        self.track = colors.track
        self.marks: tuple[QColor, ...] = (*calm, *colors.states[2:])
        self.boxes: tuple[QColor, ...] = tuple(_between(color, colors.base, _SOFT) for color in self.marks)
        self.dot = colors.text
        self.tick = colors.edge


def paint_strip(painter: QPainter, area: QRect, strip: Strip, inks: StripInks, *, selected: bool = False) -> None:
    """Paint one into an area; on selected rows without the track."""
    room, middle = area.width(), area.top() + area.height() / 2
    if room <= 0:
        return

    def x(value: float) -> float:
        return area.left() + room * min(max(value / strip.top, 0.0), 1.0)

    painter.save()
    low, first, median, last, high = strip.ends
    thick = area.height() * _BOX_SHARE
    if not selected:
        painter.fillRect(QRectF(area.left(), middle - 1, room, 2), inks.track)
    painter.fillRect(
        QRectF(x(low), middle - _WHISKER_PX / 2, x(high) - x(low), _WHISKER_PX), inks.marks[strip.severity]
    )
    box = QRectF(x(first), middle - thick / 2, max(x(last) - x(first), 1.0), thick)
    painter.fillRect(box, inks.boxes[strip.severity])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if strip.dots:
        painter.setBrush(inks.dot)
        painter.setOpacity(_DOT_OPACITY)
        for place, value in enumerate(strip.dots):
            # Those of like figures stand a little above or below one another.
            away = ((place % 3) - 1) * _DOT_PX * 1.5
            painter.drawEllipse(QPointF(x(value), middle + away), _DOT_PX, _DOT_PX)
        painter.setOpacity(1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    tall = thick + 4
    painter.fillRect(
        QRectF(x(median) - _MEDIAN_PX / 2, middle - tall / 2, _MEDIAN_PX, tall), inks.marks[strip.severity]
    )
    if strip.limit is not None:
        tick = area.height() * _TICK_SHARE
        painter.fillRect(QRectF(x(strip.limit), middle - tick / 2, 1, tick), inks.tick)
    if max(high, strip.dots[-1] if strip.dots else high) > strip.top:
        _paint_wedge(painter, area.right() + 1, middle, inks.marks[strip.severity])
    painter.restore()


def _paint_wedge(painter: QPainter, right: float, middle: float, color: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(color)
    points = [(right - _WEDGE_PX, middle - _WEDGE_PX), (right, middle), (right - _WEDGE_PX, middle + _WEDGE_PX)]
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))


def _between(one: QColor, other: QColor, share: float) -> QColor:
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )
