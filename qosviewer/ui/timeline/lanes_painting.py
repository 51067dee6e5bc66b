"""All lanes in sight below their names, and the axis of time that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from qosviewer.models.clock import Clock
from qosviewer.ui.chart.ticks import Tick
from qosviewer.ui.theme import Colors, scaled
from qosviewer.ui.timeline.lane_drawing import paint_lane, paint_title
from qosviewer.ui.timeline.layout import Layout
from qosviewer.ui.timeline.seen_time import SeenTime
from qosviewer.ui.timeline.time_ticks import TimeTicks

_FONT_SCALE: Final = 0.9
_AXIS_PAD: Final = 6.0
_TICK: Final = 4.0
_BRUSH_OPACITY: Final = 0.18
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def small_font(font: QFont) -> QFont:
    """Return the font of titles and marks."""
    return scaled(font, _FONT_SCALE)


def axis_height(font: QFont) -> float:
    """Return the room of the axis of time."""
    return QFontMetricsF(small_font(font)).height() + 2 * _AXIS_PAD


@dataclass(frozen=True, slots=True)
class LanesPainting:
    """Paints lanes.

    Attributes:
        layout: Where they stand.
        seen: The stretch of time that is drawn.
        clock: How time is read.
        font: The font of names.
        colors: The scheme.
    """

    layout: Layout
    seen: SeenTime
    clock: Clock
    font: QFont
    colors: Colors

    def paint(self, painter: QPainter, room: QRectF, offset: float) -> None:
        """Paint the lanes into a room, scrolled by an offset, and the axis below it."""
        font = small_font(self.font)
        width = self.layout.right - self.layout.left
        ticks = TimeTicks(self.clock).between(self.seen.left_s, self.seen.right_s, width, QFontMetricsF(font))
        painter.save()
        painter.setClipRect(room)
        painter.translate(0, -offset)
        self._paint_names(painter)
        painter.setFont(font)
        for placed in self.layout.seen(offset, offset + room.height()):
            paint_title(painter, placed, self.colors, self.clock)
            paint_lane(painter, placed, self.colors, self.seen.left_s, self.seen.right_s)
            painter.setPen(QPen(self.colors.line, 1, Qt.PenStyle.DotLine))
            for moment, _ in ticks:
                x = self.layout.x(moment, self.seen)
                painter.drawLine(QLineF(x, placed.plot.top(), x, placed.plot.bottom()))
        painter.restore()
        painter.setFont(font)
        self._paint_axis(painter, QRectF(0, room.bottom(), room.width(), axis_height(self.font)), ticks)

    def paint_brush(self, painter: QPainter, room: QRectF, first_px: float, last_px: float) -> None:
        """Paint a stretch that is being drawn with the mouse."""
        fill = QColor(self.colors.accent)
        fill.setAlphaF(_BRUSH_OPACITY)
        painter.fillRect(QRectF(first_px, room.top(), last_px - first_px, room.height()), fill)
        painter.setPen(QPen(self.colors.accent, 1))
        painter.drawLines([QLineF(x, room.top(), x, room.bottom()) for x in (first_px, last_px)])

    def paint_moment(self, painter: QPainter, room: QRectF, offset: float, at_s: float) -> None:
        """Paint a line through all lanes at a moment, their titles left out."""
        x = self.layout.x(at_s, self.seen)
        painter.save()
        painter.setClipRect(room)
        painter.translate(0, -offset)
        painter.setPen(QPen(self.colors.text, 1, Qt.PenStyle.DashLine))
        for placed in self.layout.seen(offset, offset + room.height()):
            painter.drawLine(QLineF(x, placed.plot.top(), x, placed.plot.bottom()))
        painter.restore()

    def _paint_names(self, painter: QPainter) -> None:
        painter.setFont(scaled(self.font, 1.0, bold=True))
        painter.setPen(self.colors.text)
        metrics = QFontMetricsF(painter.font())
        for name in self.layout.names:
            label = metrics.elidedText(name.stay.label, Qt.TextElideMode.ElideRight, name.room.width())
            painter.drawText(name.room, _LEFT, label)

    def _paint_axis(self, painter: QPainter, line: QRectF, ticks: list[Tick]) -> None:
        metrics, colors, layout = QFontMetricsF(painter.font()), self.colors, self.layout
        painter.fillRect(line, colors.base)
        painter.setPen(QPen(colors.edge, 1))
        painter.drawLine(QLineF(layout.left, line.top() + 0.5, layout.right, line.top() + 0.5))
        title, foot = self.clock.axis_title, line.top() + _AXIS_PAD + metrics.ascent()
        title_left = layout.right - metrics.horizontalAdvance(title)
        for moment, word in ticks:
            x, width = layout.x(moment, self.seen), metrics.horizontalAdvance(word)
            painter.setPen(QPen(colors.edge, 1))
            painter.drawLine(QLineF(x, line.top(), x, line.top() + _TICK))
            if x + width / 2 < title_left - _AXIS_PAD:
                painter.setPen(colors.quiet)
                painter.drawText(QPointF(x - width / 2, foot), word)
        painter.setPen(colors.text)
        painter.drawText(QPointF(title_left, foot), title)
