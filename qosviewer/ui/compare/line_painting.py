"""Somebody's figures over the instances, painted in a cell: a mark for each, joined, and the limit."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from qosviewer.domain.quality import State
from qosviewer.models.compared_view_rows import Line
from qosviewer.ui.chart.shapes import draw_cross, draw_shape
from qosviewer.ui.theme import Colors, colors_of

_DOT_PX: Final = 5.0
_MARK_PX: Final = 8.0
_CROSS_PX: Final = 5.0
_CROWDED_PX: Final = 10.0
"""Narrower instances than this have smaller marks."""


def paint_line(painter: QPainter, area: QRect, line: Line, palette: QPalette) -> None:
    """Paint one into an area. Who was absent breaks the line and leaves a cross."""
    if area.width() <= 0 or not line.values:
        return
    colors = colors_of(palette)
    wide = area.width() / len(line.values)
    scale = min(1.0, wide / _CROWDED_PX)

    def point(place: int, value: float) -> QPointF:
        share = min(max(value / line.top, 0.0), 1.0)
        return QPointF(area.left() + (place + 0.5) * wide, area.bottom() - share * area.height())

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if line.limit is not None and line.limit <= line.top:
        y = point(0, line.limit).y()
        painter.setPen(QPen(colors.edge, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    painter.setPen(QPen(colors.accent, 1.5))
    for (place, one), (after, other) in pairwise(enumerate(line.values)):
        if one is not None and other is not None:
            painter.drawLine(point(place, one), point(after, other))
    for place, value in enumerate(line.values):
        if value is not None:
            _paint_mark(painter, point(place, value), State(line.severities[place]), line.partial[place], scale, colors)
        elif line.absent[place]:
            middle = QPointF(area.left() + (place + 0.5) * wide, area.top() + area.height() / 2)
            draw_cross(painter, middle, _CROSS_PX * scale, colors.faint)
    painter.restore()


def _paint_mark(painter: QPainter, at: QPointF, state: State, is_partial: bool, scale: float, colors: Colors) -> None:
    is_beyond = state >= State.WARNING
    ink: QColor = colors.states[state] if is_beyond else colors.accent
    size = (_MARK_PX if is_beyond else _DOT_PX) * scale
    if is_partial:
        draw_shape(painter, State.UNCLASSIFIED, at, size, ink, colors.base)
    else:
        draw_shape(painter, state if is_beyond else State.GOOD, at, size, ink, colors.base)
