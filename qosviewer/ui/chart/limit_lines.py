"""The two lines of a limit, each labelled with its value and the shape of its state."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from qosviewer.domain.quality import Limit, State
from qosviewer.models.chart_words import limit_labels
from qosviewer.ui.chart.frame import Frame
from qosviewer.ui.theme import Colors

_DASHES: Final = {State.WARNING: [6.0, 4.0], State.BAD: [2.0, 2.0]}
_PAD: Final = 4.0


def draw_limit_lines(painter: QPainter, frame: Frame, colors: Colors, limit: Limit, *, across: bool) -> None:
    """Draw the lines of a limit.

    Args:
        painter: Paints.
        frame: Where.
        colors: The scheme.
        limit: The limit.
        across: Whether values stand on the vertical axis, so that the lines go from left to right.
    """
    for state, value, label in zip(
        (State.WARNING, State.BAD), (limit.warning, limit.bad), limit_labels(limit), strict=True
    ):
        low, high = (frame.bottom, frame.top) if across else (frame.left, frame.right)
        if not low <= value <= high:
            continue
        pen = QPen(colors.states[state], 1.5)
        pen.setDashPattern(_DASHES[state])
        painter.setPen(pen)
        area = frame.area
        if across:
            y = frame.y(value)
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            # The outer line has its label outside, the inner one inside, so that they never meet.
            outside = state is State.BAD
            above = outside != limit.lower_is_worse
            _label(painter, frame, colors, label, state, QPointF(area.right(), y), above=above)
        else:
            x = frame.x(value)
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
            height = QFontMetricsF(painter.font()).height()
            top = area.top() + (height + _PAD if state is State.BAD else 0)
            width = QFontMetricsF(painter.font()).horizontalAdvance(label) + 2 * _PAD
            right = min(x + width, area.right())
            _label(painter, frame, colors, label, state, QPointF(right, top), above=False)


def _label(
    painter: QPainter, frame: Frame, colors: Colors, label: str, state: State, end: QPointF, *, above: bool
) -> None:
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(label) + 2 * _PAD, metrics.height()
    top = end.y() - height - 1 if above else end.y() + 1
    top = min(max(top, frame.area.top()), frame.area.bottom() - height)
    box = QRectF(end.x() - width, top, width, height)
    ground = QColor(colors.base)
    ground.setAlphaF(0.85)
    painter.fillRect(box, ground)
    painter.setPen(colors.states[state])
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
