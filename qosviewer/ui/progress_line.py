"""A thin line that says how much is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from qosviewer.ui.theme import colors_of


class ProgressLine(QProgressBar):
    """A thin bar. Where nobody knows how much there is, it is empty instead of pretending."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a thin line."""
        return QSize(160, 8)

    def minimumSizeHint(self) -> QSize:
        """Return a thin line."""
        return QSize(60, 8)

    def setValue(self, value: int) -> None:
        """Show another value with the next frame."""
        # Qt would paint at once, and with the bar all else that waits to be painted in the window.
        self.setUpdatesEnabled(False)
        super().setValue(value)
        self.setUpdatesEnabled(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track and what is done."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, (self.height() - 6) / 2, self.width(), 6)
        painter.setBrush(colors.track)
        painter.drawRoundedRect(whole, 3, 3)
        if self.maximum() > 0 and self.value() > 0:
            whole.setWidth(max(6.0, whole.width() * self.value() / self.maximum()))
            painter.setBrush(colors.accent)
            painter.drawRoundedRect(whole, 3, 3)
