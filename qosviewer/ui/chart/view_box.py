"""What mouse and wheel do to the part of the chart that is seen."""

from __future__ import annotations

from typing import Any

from pyqtgraph import ViewBox
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPen

from qosviewer.ui.chart.frame import Frame
from qosviewer.ui.theme import Colors

_ONLY_X, _ONLY_Y = 0, 1


class ChartViewBox(ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """Zooms by wheel and rubber band; passes on what is meant for the things shown.

    Signals:
        clicked: Number of the horizontal axis, and the keys held.
        stretched: Two numbers of the horizontal axis: the ends of a stretch drawn with Shift; and the keys held.
        reset_wanted: A double click.
    """

    clicked = Signal(float, object)
    stretched = Signal(float, float, object)
    reset_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseMode(ViewBox.RectMode)
        self.disableAutoRange()

    @property
    def frame(self) -> Frame:
        """What is seen, and where."""
        (left, right), (bottom, top) = self.viewRange()
        return Frame(self.boundingRect(), left, right, bottom, top)

    def dress(self, colors: Colors) -> None:
        """Use the colours of a scheme from now on."""
        fill = QColor(colors.accent)
        fill.setAlphaF(0.18)
        self.rbScaleBox.setPen(QPen(colors.accent, 0))
        self.rbScaleBox.setBrush(fill)

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:
        """Zoom around the mouse: along the participants, with Ctrl or over the axis of values along the values."""
        if axis is None:
            axis = _ONLY_Y if event.modifiers() & Qt.KeyboardModifier.ControlModifier else _ONLY_X
        super().wheelEvent(event, axis)

    def mouseClickEvent(self, event: Any) -> None:
        """Pass on a click; a double click asks for everything."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        event.accept()
        if event.double():
            self.reset_wanted.emit()
        else:
            self.clicked.emit(self._number(event.pos()), event.modifiers())

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Draw a rubber band, with Shift a stretch; the middle button moves what is seen."""
        button = event.button()
        if button == Qt.MouseButton.MiddleButton:
            event.accept()
            before, after = self.mapToView(event.lastPos()), self.mapToView(event.pos())
            self.translateBy(x=before.x() - after.x(), y=before.y() - after.y())
        elif button == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._stretch(event)
        elif button == Qt.MouseButton.LeftButton:
            super().mouseDragEvent(event, axis)
        else:
            event.ignore()

    def _stretch(self, event: Any) -> None:
        event.accept()
        start, end = event.buttonDownPos(), event.pos()
        if event.isFinish():
            self.rbScaleBox.hide()
            self.stretched.emit(self._number(start), self._number(end), event.modifiers())
        else:
            area = self.boundingRect()
            self.updateScaleBox(QPointF(start.x(), area.top()), QPointF(end.x(), area.bottom()))

    def _number(self, place: QPointF) -> float:
        return float(self.mapToView(place).x())
