"""A small card beside the mouse that tells what is under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from qosviewer.ui.theme import CORNER, GAP, colors_of

_AWAY: Final = 14
_WIDEST: Final = 380


class HoverCard(QLabel):
    """Plain text on a card; lets the mouse through. Where its widget is too low for it, it reaches over the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("chart.card")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMargin(GAP)
        parent.installEventFilter(self)
        parent.destroyed.connect(self.deleteLater)
        self.hide()

    def show_lines(self, lines: Sequence[str], at: QPoint) -> None:
        """Show lines beside a place of the widget, wholly inside it, or at least inside its window."""
        # Without wrapping the card is as wide as its longest line, with it Qt chooses a shape of its own.
        self.setWordWrap(False)
        self.setText("\n".join(lines))
        if self.sizeHint().width() > _WIDEST:
            self.setWordWrap(True)
            self.resize(_WIDEST, self.heightForWidth(_WIDEST))
        else:
            self.adjustSize()
        host = self._around if self.height() <= self._around.height() else self._around.window()
        if self.parentWidget() is not host:
            self.setParent(host)
        at, room = self._around.mapTo(host, at), host.rect()
        x = at.x() + _AWAY
        if x + self.width() > room.right():
            x = at.x() - _AWAY - self.width()
        y = min(max(at.y() - self.height() // 2, room.top()), max(room.bottom() - self.height(), 0))
        self.move(max(x, 0), y)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the widget that it tells about."""
        if event.type() == QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card under its text."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.edge, 1))
        painter.setBrush(colors.base)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        painter.end()
        super().paintEvent(event)
