"""A large button with a picture, a title and a sentence: one of a few obvious choices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from qosviewer.ui.theme import BAD, CORNER, WIDE_GAP, Colors, colors_of, scaled

Picture = Callable[[QPainter, Colors], None]
"""Paints into a square of `PICTURE` device-independent pixels."""

PICTURE = 44.0
_WIDTH = 250
_LEAST_WIDTH = 190
_TEXT_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class Card(QAbstractButton):
    """The button. Its text is the title; what it means stands in its description."""

    def __init__(self, name: str, title: str, sentence: str, keys: str, picture: Picture) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(title)
        self.setAccessibleName(title)
        self._keys = keys
        self._picture = picture
        self.set_sentence(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(400)

    @property
    def sentence(self) -> str:
        """What the choice means."""
        return self.accessibleDescription()

    def set_sentence(self, sentence: str) -> None:
        """Say what the choice means."""
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the sentence is whole."""
        return QSize(_LEAST_WIDTH, self.heightForWidth(_LEAST_WIDTH))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the sentence needs."""
        inner = width - 2 * WIDE_GAP
        title = QFontMetricsF(scaled(self.font(), 1.2, bold=True)).height()
        words = QFontMetricsF(self.font())
        sentence = words.boundingRect(QRectF(0, 0, inner, 1e4), _TEXT_FLAGS, self.sentence).height()
        return int(WIDE_GAP + PICTURE + WIDE_GAP + title + 6 + sentence + 12 + words.height() + WIDE_GAP) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card; the focus and the mouse thicken its edge."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.hasFocus() or self.underMouse()
        painter.setBrush(colors.selection if self.isDown() else colors.base)
        painter.setPen(QPen(colors.accent if marked else colors.line, 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER + 2, CORNER + 2)
        painter.save()
        painter.translate(WIDE_GAP, WIDE_GAP)
        self._picture(painter, colors)
        painter.restore()
        inner, top = self.width() - 2 * WIDE_GAP, WIDE_GAP + PICTURE + WIDE_GAP
        title_font = scaled(self.font(), 1.2, bold=True)
        painter.setFont(title_font)
        painter.setPen(colors.text if self.isEnabled() else colors.faint)
        height = QFontMetricsF(title_font).height()
        painter.drawText(QRectF(WIDE_GAP, top, inner, height), _TEXT_FLAGS, self.text())
        painter.setFont(self.font())
        painter.setPen(colors.quiet)
        keys_height = QFontMetricsF(self.font()).height()
        bottom = self.height() - WIDE_GAP - keys_height
        painter.drawText(QRectF(WIDE_GAP, top + height + 6, inner, bottom - top - height), _TEXT_FLAGS, self.sentence)
        painter.setPen(colors.accent)
        painter.drawText(QRectF(WIDE_GAP, bottom, inner, keys_height), _TEXT_FLAGS, self._keys)


def ranges_picture(painter: QPainter, colors: Colors) -> None:
    """Four ranges, one of them over the limit."""
    painter.setPen(Qt.PenStyle.NoPen)
    for place, (low, high) in enumerate(((18, 36), (14, 34), (0, 30), (20, 38))):
        _pill(painter, colors.states[BAD] if place == 2 else colors.accent, 1 + place * 11, low + 3, 7, high - low)
    painter.setPen(QPen(colors.quiet, 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(0, 13), QPointF(PICTURE, 13))


def key_picture(painter: QPainter, colors: Colors) -> None:
    """A key."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colors.accent, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawEllipse(QPointF(13, 22), 9, 9)
    path = QPainterPath(QPointF(22, 22))
    path.lineTo(40, 22)
    path.lineTo(40, 30)
    path.moveTo(32, 22)
    path.lineTo(32, 28)
    painter.drawPath(path)


def tile_picture(painter: QPainter, colors: Colors) -> None:
    """A speech bubble with a number in it: a meeting."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.accent)
    path = QPainterPath()
    path.addRoundedRect(QRectF(2, 4, 40, 28), 8, 8)
    tail = QPainterPath(QPointF(10, 28))
    tail.lineTo(10, 41)
    tail.lineTo(22, 31)
    path = path.united(tail)
    painter.drawPath(path)
    for place in range(3):
        _pill(painter, colors.on_accent, 11 + place * 9, 15, 5, 5)


def _pill(painter: QPainter, color: QColor, x: float, y: float, width: float, height: float) -> None:
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(x, y, width, height), width / 2, width / 2)
