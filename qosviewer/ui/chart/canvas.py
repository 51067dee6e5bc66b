"""The item of the scene on which a drawing paints."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from qosviewer.ui.chart.drawing import Drawing, Highlights
from qosviewer.ui.theme import LIGHT, Colors


class Canvas(QGraphicsItem):
    """Fills the view box it is a child of, in whose pixels it paints.

    Attributes:
        drawing: What paints; None for nothing.
        highlights: What stands out.
        colors: The scheme.
        font: Font of labels.
    """

    def __init__(self, view_box: Any, value_axis: Any) -> None:
        super().__init__(view_box)
        self._view_box = view_box
        self._value_axis = value_axis
        self.drawing: Drawing | None = None
        self.highlights = Highlights()
        self.colors: Colors = LIGHT
        self.font = QFont()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsToShape)
        view_box.sigResized.connect(self._resized)
        view_box.sigRangeChanged.connect(self._moved)

    def _resized(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def _moved(self) -> None:
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the area of the view box."""
        area: QRectF = self._view_box.boundingRect()
        return area

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the lines of the grid, and the drawing on them."""
        frame = self._view_box.frame
        if self.drawing is None or frame.area.width() < 1 or frame.area.height() < 1:
            return
        painter.setFont(self.font)
        painter.setPen(QPen(self.colors.line, 1))
        area = frame.area
        for value, _ in self._value_axis.marks(frame.bottom, frame.top, area.height()):
            y = frame.y(value)
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.drawing.paint(painter, frame, self.colors, self.highlights)
