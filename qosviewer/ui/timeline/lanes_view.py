"""The lanes as a widget: one time axis for all, a card for the minute under the mouse, zoom by mouse and keys."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from qosviewer.domain.timeline import MINUTE_S
from qosviewer.models.clock import Clock
from qosviewer.models.timeline_data import StayLanes, TimelineData
from qosviewer.models.timeline_words import minute_lines
from qosviewer.ui.chart.frame import Frame
from qosviewer.ui.chart.hover_card import HoverCard
from qosviewer.ui.theme import Colors, colors_of, scaled
from qosviewer.ui.timeline.lane_drawing import paint_lane, paint_title
from qosviewer.ui.timeline.layout import Layout
from qosviewer.ui.timeline.time_ticks import TimeTicks

_CLOSER: Final = 0.8
_SHORTEST_S: Final = 3 * MINUTE_S
_FONT_SCALE: Final = 0.9
_CLICK_PX: Final = 5
_PAN: Final = 0.2
_AXIS_PAD: Final = 6.0
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class LanesView(QAbstractScrollArea):
    """Shows a `TimelineData`.

    Signals:
        copy_wanted: Copy was pressed.
        menu_wanted: The context menu, at a place of the screen.
        zoom_changed: Another stretch of time is seen.
    """

    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline.lanes")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(240, 120)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._timeline: TimelineData | None = None
        self._clock: Clock | None = None
        self._layout: Layout | None = None
        self._left_s = self._right_s = 0.0
        self._hovered_s: float | None = None
        self._current: tuple[StayLanes, int] | None = None
        self._brush: tuple[float, float] | None = None
        self._card = HoverCard(self.viewport())
        self._card.setObjectName("timeline.card")
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # --- what is shown

    @property
    def timeline(self) -> TimelineData | None:
        """What is shown."""
        return self._timeline

    @property
    def seen_s(self) -> tuple[float, float]:
        """The stretch of time that is seen, seconds since 1970."""
        return self._left_s, self._right_s

    @property
    def is_zoomed(self) -> bool:
        """Whether less than everything is seen."""
        whole = self._timeline
        return whole is not None and (self._left_s > whole.left_s + 1e-6 or self._right_s < whole.right_s - 1e-6)

    def show_timeline(self, timeline: TimelineData, clock: Clock) -> None:
        """Show lanes; a stretch that was zoomed to stays as far as it is there still."""
        keeps = self.is_zoomed
        left, right = self._left_s, self._right_s
        self._timeline, self._clock = timeline, clock
        self._current = None
        self._card.hide()
        if keeps and left < timeline.right_s and right > timeline.left_s:
            self._see(left, right)
        else:
            self._see(timeline.left_s, timeline.right_s)
        self._place()

    def show_clock(self, clock: Clock) -> None:
        """Read the time axis another way."""
        self._clock = clock
        self._card.hide()
        self.viewport().update()

    def show_all(self) -> None:
        """Show the whole time."""
        if self._timeline:
            self._see(self._timeline.left_s, self._timeline.right_s)

    def zoom(self, factor: float, center_s: float | None = None) -> None:
        """Show ``factor`` times as much time, around a moment."""
        center = (self._left_s + self._right_s) / 2 if center_s is None else center_s
        self._see(center - (center - self._left_s) * factor, center + (self._right_s - center) * factor)

    def _see(self, left_s: float, right_s: float) -> None:
        whole = self._timeline
        if whole is None:
            return
        length = min(
            max(right_s - left_s, min(_SHORTEST_S, whole.right_s - whole.left_s)), whole.right_s - whole.left_s
        )
        middle = (left_s + right_s) / 2
        left = min(max(middle - length / 2, whole.left_s), whole.right_s - length)
        self._left_s, self._right_s = left, left + length
        self._card.hide()
        self.zoom_changed.emit()
        self.viewport().update()

    def _place(self) -> None:
        if self._timeline is None:
            return
        room = self._lanes_room()
        metrics = QFontMetricsF(self._small_font())
        self._layout = Layout(self._timeline, room.width(), room.height(), metrics)
        bar = self.verticalScrollBar()
        bar.setPageStep(max(room.height(), 1))
        bar.setSingleStep(round(metrics.height() * 2))
        bar.setRange(0, max(round(self._layout.height) - room.height(), 0))
        self.viewport().update()

    def _lanes_room(self) -> QRect:
        return self.viewport().rect().adjusted(0, 0, 0, -round(self._axis_height()))

    def _axis_height(self) -> float:
        return QFontMetricsF(self._small_font()).height() + 2 * _AXIS_PAD

    def _small_font(self) -> QFont:
        return scaled(self.font(), _FONT_SCALE)

    def _scrolled(self) -> None:
        self._card.hide()
        self.viewport().update()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lanes in sight, and the axis below them."""
        colors = colors_of(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colors.base)
        if self._timeline and self._layout and self._clock:
            room = self._lanes_room().toRectF()
            self._paint(painter, self._layout, colors, room, float(self.verticalScrollBar().value()))
            self._paint_brush(painter, room, colors)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colors.accent, 2) if self.hasFocus() else QPen(colors.line, 1))
        painter.drawRect(self.viewport().rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint(self, painter: QPainter, layout: Layout, colors: Colors, room: QRectF, offset: float) -> None:
        if self._clock is None:
            return
        painter.setFont(self._small_font())
        painter.save()
        painter.setClipRect(room)
        painter.translate(0, -offset)
        for name in layout.names:
            painter.setFont(scaled(self.font(), 1.0, bold=True))
            painter.setPen(colors.text)
            label = QFontMetricsF(painter.font()).elidedText(
                name.stay.label, Qt.TextElideMode.ElideRight, name.room.width()
            )
            painter.drawText(name.room, _LEFT | Qt.AlignmentFlag.AlignAbsolute, label)
        painter.setFont(self._small_font())
        ticks = TimeTicks(self._clock).between(
            self._left_s, self._right_s, layout.right - layout.left, QFontMetricsF(painter.font())
        )
        for placed in layout.seen(offset, offset + room.height()):
            paint_title(painter, placed, colors, self._clock)
            paint_lane(painter, placed, colors, self._left_s, self._right_s)
            painter.setPen(QPen(colors.line, 1, Qt.PenStyle.DotLine))
            for moment, _ in ticks:
                x = self._x(moment)
                painter.drawLine(QLineF(x, placed.plot.top(), x, placed.plot.bottom()))
        painter.restore()
        self._paint_axis(painter, layout, colors, room, ticks)

    def _paint_axis(
        self, painter: QPainter, layout: Layout, colors: Colors, room: QRectF, ticks: list[tuple[float, str]]
    ) -> None:
        metrics = QFontMetricsF(painter.font())
        line = QRectF(0, room.bottom(), room.width(), self._axis_height())
        painter.fillRect(line, colors.base)
        painter.setPen(QPen(colors.edge, 1))
        painter.drawLine(QLineF(layout.left, line.top() + 0.5, layout.right, line.top() + 0.5))
        title = self._clock.axis_title if self._clock else ""
        title_left = layout.right - metrics.horizontalAdvance(title)
        for moment, word in ticks:
            x, width = self._x(moment), metrics.horizontalAdvance(word)
            painter.setPen(QPen(colors.edge, 1))
            painter.drawLine(QLineF(x, line.top(), x, line.top() + 4))
            if x + width / 2 < title_left - _AXIS_PAD:
                painter.setPen(colors.quiet)
                painter.drawText(QPointF(x - width / 2, line.top() + _AXIS_PAD + metrics.ascent()), word)
        painter.setPen(colors.text)
        painter.drawText(QPointF(title_left, line.top() + _AXIS_PAD + metrics.ascent()), title)

    def _paint_brush(self, painter: QPainter, room: QRectF, colors: Colors) -> None:
        if self._brush:
            left, right = sorted(self._brush)
            fill = QColor(colors.accent)
            fill.setAlphaF(0.18)
            painter.fillRect(QRectF(left, room.top(), right - left, room.height()), fill)
            painter.setPen(QPen(colors.accent, 1))
            painter.drawLines([QLineF(x, room.top(), x, room.bottom()) for x in (left, right)])
        elif self._hovered_s is not None:
            x = self._x(self._hovered_s)
            painter.setPen(QPen(colors.text, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(x, room.top(), x, room.bottom()))

    def picture_size(self) -> QSizeF:
        """Return the size of everything, lanes out of sight included."""
        height = self._layout.height if self._layout else 0.0
        return QSizeF(self.viewport().width(), max(height, self._lanes_room().height()) + self._axis_height())

    def paint_picture(self, painter: QPainter, place: QRectF) -> None:
        """Paint everything at a place of that size, without what only a mouse sees."""
        if self._layout is None:
            return
        painter.save()
        painter.translate(place.topLeft())
        room = QRectF(0, 0, place.width(), place.height() - self._axis_height())
        self._paint(painter, self._layout, colors_of(self.palette()), room, 0.0)
        painter.restore()

    # --- from places to moments

    def _frame(self) -> Frame | None:
        layout = self._layout
        if layout is None or not self._right_s > self._left_s:
            return None
        return Frame(QRectF(layout.left, 0, layout.right - layout.left, 1), self._left_s, self._right_s, 0, 1)

    def _x(self, at_s: float) -> float:
        frame = self._frame()
        return frame.x(at_s) if frame else 0.0

    def moment_at(self, x: float) -> float:
        """Return the moment at a place of the viewport, at the most the ends of what is seen."""
        frame = self._frame()
        if frame is None:
            return 0.0
        return min(max(self._left_s + (x - frame.area.left()) / frame.unit_px, self._left_s), self._right_s)

    def _times_of(self, stay: StayLanes) -> list[float]:
        minutes = self._timeline.meeting.companions.minutes.get(stay.key) if self._timeline else None
        return minutes.at_s.tolist() if minutes else []

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw a stretch."""
        if event.button() == Qt.MouseButton.LeftButton and self._timeline:
            self._brush = (event.position().x(), event.position().x())
            self._card.hide()
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the stretch, or tell what is under the mouse."""
        if self._brush:
            self._brush = (self._brush[0], event.position().x())
            self.viewport().update()
        elif event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Zoom to the stretch; a click only moves there."""
        brush, self._brush = self._brush, None
        if brush is None or event.button() != Qt.MouseButton.LeftButton:
            return
        first, last = sorted(brush)
        if last - first >= _CLICK_PX:
            self._see(self.moment_at(first), self.moment_at(last))
        else:
            self._hover(event.position().toPoint())
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._brush = None
            self.show_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the mouse with Ctrl, else scroll."""
        if event.modifiers() & _CTRL:
            factor = _CLOSER ** (event.angleDelta().y() / 120)
            self.zoom(factor, self.moment_at(event.position().x()))
            event.accept()
        else:
            super().wheelEvent(event)

    def _hover(self, at: QPoint) -> None:
        layout = self._layout
        inside = layout is not None and layout.left <= at.x() <= layout.right and self._lanes_room().contains(at)
        if layout is None or not inside:
            self._leave()
            return
        stay = layout.stay_at(at.y() + self.verticalScrollBar().value())
        if stay:
            self._read(stay, self._minute_near(stay, self.moment_at(at.x())), at)

    def _minute_near(self, stay: StayLanes, at_s: float) -> float:
        """Return the minute of a stay around a moment; in a gap the moment itself."""
        times = np.asarray(self._times_of(stay))
        nearest = float(times[np.abs(times - at_s).argmin()]) if len(times) else at_s
        return nearest if abs(nearest - at_s) <= MINUTE_S / 2 else at_s

    def _read(self, stay: StayLanes, at_s: float, at: QPoint) -> list[str]:
        self._hovered_s = at_s
        lines = minute_lines(stay, at_s, self._clock) if self._clock else []
        self._card.show_lines(lines, at)
        self.viewport().update()
        return lines

    def _leave(self) -> None:
        self._hovered_s = None
        self._card.hide()
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        super().leaveEvent(event)
        self._leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        self.menu_wanted.emit(event.globalPos())

    # --- the keys

    def event(self, event: QEvent) -> bool:
        """Keep Escape from whatever else in the window listens to it, while there is a zoom to leave."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.is_zoomed:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from minute to minute, and zoom."""
        key, pan = event.key(), bool(event.modifiers() & _CTRL)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key in _STEPS and pan:
            shift = _STEPS[Qt.Key(key)] * _PAN * (self._right_s - self._left_s)
            self._see(self._left_s + shift, self._right_s + shift)
        elif key in _STEPS:
            self._walk(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_CLOSER, self._hovered_s)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _CLOSER, self._hovered_s)
        elif key == Qt.Key.Key_Home or (key == Qt.Key.Key_Escape and self.is_zoomed):
            self.show_all()
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        """Go on to another minute of the stay at the top of what is seen, and read it out."""
        layout, offset = self._layout, float(self.verticalScrollBar().value())
        stay = layout.stay_at(offset) if layout else None
        if stay is None:
            return
        times = self._times_of(stay)
        if self._current is not None and self._current[0] is stay:
            place = min(max(self._current[1] + step, 0), len(times) - 1)
        else:
            place = int(np.searchsorted(times, self._left_s))
            place = min(place, len(times) - 1)
        self._current = (stay, place)
        moment = times[place]
        if not self._left_s <= moment <= self._right_s:
            half = (self._right_s - self._left_s) / 2
            self._see(moment - half, moment + half)
        lines = self._read(stay, moment, QPoint(round(self._x(moment)), self._lanes_room().center().y()))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ". ".join(lines)))

    # --- looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the lanes anew."""
        super().resizeEvent(event)
        self._card.hide()
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_layout"):
            self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus, and the card that the keys asked for, away."""
        super().focusOutEvent(event)
        self._leave()
