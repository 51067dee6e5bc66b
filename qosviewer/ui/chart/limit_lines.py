"""The two lines of a limit, each labelled with its value and the shape of its state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from qosviewer.domain.quality import Limit, State
from qosviewer.models.chart_words import limit_labels
from qosviewer.ui.chart.frame import Frame
from qosviewer.ui.theme import Colors

_DASHES: Final = {State.WARNING: [6.0, 4.0], State.BAD: [2.0, 2.0]}
_PAD: Final = 4.0
_APART: Final = 3.0


def draw_lines_across(painter: QPainter, frame: Frame, colors: Colors, limit: Limit) -> None:
    """Draw the lines from left to right, values standing on the vertical axis."""
    for state, value, _ in _lines(limit, frame.bottom, frame.top):
        y = frame.y(value)
        _line(painter, colors, state, QLineF(frame.area.left(), y, frame.area.right(), y))


def label_lines_across(painter: QPainter, frame: Frame, colors: Colors, limit: Limit) -> None:
    """Label those lines at their right end, on the worse side, where the fewest readings are."""
    height = QFontMetricsF(painter.font()).height()
    right, row = frame.area.right(), None
    # From the outer line to the inner one, whose label moves beside the other where there is no room between the lines.
    for state, value, label in reversed(list(_lines(limit, frame.bottom, frame.top))):
        y = frame.y(value)
        top = y + 1 if limit.lower_is_worse else y - height - 1
        if row is not None and abs(top - row) < height + _APART:
            top = row
        else:
            right = frame.area.right()
        row = top
        right -= _label(painter, frame, colors, label, state, QPointF(right, top))


def draw_lines_upright(painter: QPainter, frame: Frame, colors: Colors, limit: Limit) -> None:
    """Draw the lines from top to bottom, values standing on the horizontal axis, and label them at the top."""
    metrics = QFontMetricsF(painter.font())
    for state, value, label in _lines(limit, frame.left, frame.right):
        x = frame.x(value)
        _line(painter, colors, state, QLineF(x, frame.area.top(), x, frame.area.bottom()))
        top = frame.area.top() + (metrics.height() + _PAD if state is State.BAD else 0)
        right = min(x + metrics.horizontalAdvance(label) + 2 * _PAD, frame.area.right())
        _label(painter, frame, colors, label, state, QPointF(right, top))


def _lines(limit: Limit, low: float, high: float) -> Iterator[tuple[State, float, str]]:
    states, values = (State.WARNING, State.BAD), (limit.warning, limit.bad)
    for state, value, label in zip(states, values, limit_labels(limit), strict=True):
        if low <= value <= high:
            yield state, value, label


def _line(painter: QPainter, colors: Colors, state: State, line: QLineF) -> None:
    pen = QPen(colors.states[state], 1.5)
    pen.setDashPattern(_DASHES[state])
    painter.setPen(pen)
    painter.drawLine(line)


def _label(painter: QPainter, frame: Frame, colors: Colors, label: str, state: State, corner: QPointF) -> float:
    """Write a label; ``corner`` is its upper right one, moved into the frame. Returns its width."""
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(label) + 2 * _PAD, metrics.height()
    top = min(max(corner.y(), frame.area.top()), frame.area.bottom() - height)
    box = QRectF(corner.x() - width, top, width, height)
    ground = QColor(colors.base)
    ground.setAlphaF(0.85)
    painter.fillRect(box, ground)
    painter.setPen(colors.states[state])
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
    return width
