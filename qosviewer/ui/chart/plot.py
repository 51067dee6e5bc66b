"""The chart as a widget: axes, zoom, keys, and the card that names what is under the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyqtgraph import GraphicsView
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsWidget, QWidget

from qosviewer.domain.table import ParticipantKey
from qosviewer.ui.chart.axes import ChartAxis
from qosviewer.ui.chart.canvas import Canvas
from qosviewer.ui.chart.drawing import NOTHING, Drawing, Highlights
from qosviewer.ui.chart.hover_card import HoverCard
from qosviewer.ui.chart.view_box import ChartViewBox
from qosviewer.ui.theme import colors_of, scaled

_CLOSER: Final = 0.8
_FEWEST_SHOWN: Final = 4.0
_CLOSEST_SHARE: Final = 1e-4
_FONT_SCALE: Final = 0.9
_FAR_STEP: Final = 10
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class ChartPlot(GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Shows one `Drawing`.

    Signals:
        picked: Participant keys that were clicked, and whether they come to those selected already.
        copy_wanted: Copy was pressed.
        menu_wanted: The context menu, at a place of the screen.
    """

    picked = Signal(object, bool)
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.setObjectName("chart.plot")
        self.setMinimumSize(220, 96)
        self._view_box = ChartViewBox()
        self._bottom, self._left = ChartAxis("bottom"), ChartAxis("left")
        self._canvas = Canvas(self._view_box, self._left)
        self._anchor = NOTHING
        self._card = HoverCard(self)
        self._lay_out()
        self._view_box.clicked.connect(self._click)
        self._view_box.stretched.connect(self._stretch)
        self._view_box.reset_wanted.connect(self.show_all)
        self._view_box.sigRangeChanged.connect(self._card.hide)
        self._dress()

    def _lay_out(self) -> None:
        center = QGraphicsWidget()
        grid = QGraphicsGridLayout(center)
        grid.setContentsMargins(4, 8, 10, 6)
        grid.setSpacing(0)
        grid.addItem(self._left, 0, 0)
        grid.addItem(self._view_box, 0, 1)
        grid.addItem(self._bottom, 1, 1)
        grid.setColumnStretchFactor(1, 1)
        grid.setRowStretchFactor(0, 1)
        self._left.linkToView(self._view_box)
        self._bottom.linkToView(self._view_box)
        self.setCentralItem(center)

    # --- what is shown

    @property
    def drawing(self) -> Drawing | None:
        """What is shown."""
        return self._canvas.drawing

    @property
    def highlights(self) -> Highlights:
        """What stands out."""
        return self._canvas.highlights

    @property
    def is_zoomed(self) -> bool:
        """Whether less, or more, is seen than at first."""
        drawing = self.drawing
        if drawing is None:
            return False
        across, up = drawing.horizontal, drawing.vertical
        return not np.allclose(self._view_box.viewRange(), ((across.low, across.high), (up.low, up.high)))

    def show_drawing(self, drawing: Drawing, *, keep_zoom: bool) -> None:
        """Show a drawing.

        Args:
            drawing: What to show.
            keep_zoom: Whether it is the same chart with more data: the part that was zoomed to stays.
        """
        keep = keep_zoom and self.is_zoomed
        current = self.highlights.current
        self._canvas.drawing = drawing
        self._canvas.highlights = Highlights(current=current if keep_zoom and current < drawing.count else NOTHING)
        self._card.hide()
        across, up = drawing.horizontal, drawing.vertical
        width = across.high - across.low
        self._view_box.setLimits(
            xMin=across.low,
            xMax=across.high,
            minXRange=min(width, _FEWEST_SHOWN) if width > _FEWEST_SHOWN else width * 0.1,
            yMin=up.low,
            yMax=drawing.vertical_end,
            minYRange=(up.high - up.low) * _CLOSEST_SHARE,
        )
        for axis, title, ticks in zip((self._bottom, self._left), drawing.titles, drawing.ticks, strict=True):
            axis.show_ticks(title, ticks)
        self._dress()
        if not keep:
            self.show_all()
        self._canvas.update()

    def show_selected(self, ranks: NDArray[np.intp], *, come_into_view: bool) -> None:
        """Let participants stand out; if wanted, and none of them is seen, move to the first of them."""
        self._highlight(replace(self.highlights, selected=ranks))
        drawing = self.drawing
        if not come_into_view or drawing is None or not len(ranks):
            return
        places = [drawing.x_of(place) for rank in ranks.tolist() if (place := drawing.place_of_rank(rank)) != NOTHING]
        left, right = self._view_box.viewRange()[0]
        if places and not any(left <= x <= right for x in places):
            half = (right - left) / 2
            self._view_box.setXRange(places[0] - half, places[0] + half, padding=0)

    def show_all(self) -> None:
        """Show what was seen at first."""
        if drawing := self.drawing:
            across, up = drawing.horizontal, drawing.vertical
            self._view_box.setRange(xRange=(across.low, across.high), yRange=(up.low, up.high), padding=0)

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much of the horizontal axis, around where the keys are."""
        drawing, current = self.drawing, self.highlights.current
        center = None
        if drawing and current != NOTHING:
            center = QPointF(drawing.x_of(current), 0)
        self._view_box.scaleBy(x=factor, center=center)

    def _highlight(self, highlights: Highlights) -> None:
        self._canvas.highlights = highlights
        self._canvas.update()

    # --- the mouse

    def _place(self, x: float) -> int:
        return self.drawing.place_at(x) if self.drawing else NOTHING

    def _click(self, x: float, keys: Qt.KeyboardModifier) -> None:
        place = self._place(x)
        if keys & _SHIFT and NOTHING not in (place, self._anchor):
            self._pick(min(place, self._anchor), max(place, self._anchor), adds=bool(keys & _CTRL))
            return
        self._anchor = place
        self._highlight(replace(self.highlights, current=place))
        if place == NOTHING:
            self.picked.emit([], bool(keys & _CTRL))
        else:
            self._pick(place, place, adds=bool(keys & _CTRL))

    def _stretch(self, start: float, end: float, keys: Qt.KeyboardModifier) -> None:
        drawing = self.drawing
        if drawing is None or not drawing.count:
            return
        across = drawing.horizontal
        inside = np.clip((start, end), across.low, np.nextafter(across.high, across.low))
        places = sorted(self._place(float(x)) for x in inside)
        if places[1] != NOTHING:
            self._pick(max(places[0], 0), places[1], adds=bool(keys & _CTRL))

    def _pick(self, first: int, last: int, *, adds: bool) -> None:
        if self.drawing:
            keys: Sequence[ParticipantKey] = self.drawing.keys(first, last)
            self.picked.emit(keys, adds)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the mouse."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position().toPoint())

    def _hover(self, at: QPoint) -> None:
        inside = self._view_box.mapFromScene(self.mapToScene(at))
        place = NOTHING
        if self._view_box.boundingRect().contains(inside):
            place = self._place(float(self._view_box.mapToView(inside).x()))
        if place != self.highlights.hovered:
            self._highlight(replace(self.highlights, hovered=place))
        self._tell(place, at)

    def _tell(self, place: int, at: QPoint) -> None:
        if place == NOTHING or self.drawing is None:
            self._card.hide()
        else:
            self._card.show_lines(self.drawing.lines(place, self.highlights.selected), at)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        super().leaveEvent(event)
        self._highlight(replace(self.highlights, hovered=NOTHING))
        self._card.hide()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        self.menu_wanted.emit(event.globalPos())

    # --- the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, select and zoom."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        key, current = event.key(), self.highlights.current
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -_FAR_STEP,
            Qt.Key.Key_PageDown: _FAR_STEP,
        }
        if key in steps:
            self._walk(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and current != NOTHING:
            self._pick(current, current, adds=bool(event.modifiers() & _CTRL))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_CLOSER)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _CLOSER)
        elif key == Qt.Key.Key_Home:
            self.show_all()
        else:
            event.ignore()

    def _walk(self, step: int) -> None:
        drawing, current = self.drawing, self.highlights.current
        if drawing is None or not drawing.count:
            return
        place = 0 if current == NOTHING else min(max(current + step, 0), drawing.count - 1)
        self._anchor = place
        self._highlight(replace(self.highlights, current=place))
        x = drawing.x_of(place)
        left, right = self._view_box.viewRange()[0]
        if not left <= x <= right:
            half = (right - left) / 2
            self._view_box.setXRange(x - half, x + half, padding=0)
        frame = self._view_box.frame
        at = self._view_box.mapToScene(QPointF(frame.x(x), frame.area.center().y()))
        self._tell(place, self.mapFromScene(at))
        said = ". ".join(drawing.lines(place, self.highlights.selected))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # --- looks

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()

    def _dress(self) -> None:
        if not hasattr(self, "_canvas"):
            return  # Qt tells about the font while the base class is being built
        colors = colors_of(self.palette())
        font: QFont = scaled(self.font(), _FONT_SCALE)
        self.setBackground(colors.base)
        self._bottom.dress(colors, font)
        self._left.dress(colors, font)
        self._view_box.dress(colors)
        self._canvas.colors, self._canvas.font = colors, font
        self._canvas.update()

    def picture_size(self) -> QSizeF:
        """Return the size of the chart."""
        size: QSizeF = self.sceneRect().size()
        return size

    def paint_picture(self, painter: QPainter, place: QRectF) -> None:
        """Paint the chart at a place of that size."""
        self.scene().render(painter, place, self.sceneRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, and around it the focus."""
        super().paintEvent(event)
        colors = colors_of(self.palette())
        painter = QPainter(self.viewport())
        painter.setPen(QPen(colors.accent, 2) if self.hasFocus() else QPen(colors.line, 1))
        painter.drawRect(self.viewport().rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus, and the card that the keys asked for, away."""
        super().focusOutEvent(event)
        self._card.hide()
        self.viewport().update()
