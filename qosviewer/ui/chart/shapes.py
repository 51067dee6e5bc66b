"""The shapes by which states are told apart without colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from qosviewer.domain.quality import State


def draw_shape(painter: QPainter, state: State, center: QPointF, size: float, ink: QColor, ground: QColor) -> None:
    """Draw the shape of a state: ○ ● ▲ ■, with a thin edge of ``ground`` that keeps it apart from what lies behind."""
    hollow = state is State.UNCLASSIFIED
    painter.setPen(QPen(ink if hollow else ground, max(1.0, size / 5)))
    painter.setBrush(ground if hollow else ink)
    half = size / 2
    if state is State.BAD:
        painter.drawRect(QRectF(center.x() - half, center.y() - half, size, size))
    elif state is State.WARNING:
        corners = ((0, -half * 1.15), (half * 1.15, half * 0.85), (-half * 1.15, half * 0.85))
        painter.drawPolygon(QPolygonF([center + QPointF(x, y) for x, y in corners]))
    else:
        painter.drawEllipse(center, half, half)


def draw_cross(painter: QPainter, center: QPointF, size: float, ink: QColor) -> None:
    """Draw ✕, the sign of an impossible reading."""
    painter.setPen(QPen(ink, max(1.5, size / 5)))
    half = size / 2
    painter.drawLine(center + QPointF(-half, -half), center + QPointF(half, half))
    painter.drawLine(center + QPointF(-half, half), center + QPointF(half, -half))
