"""The lanes as a widget: one time axis for all, a card for the minute under the mouse, zoom by mouse and keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
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

from qosviewer.models.clock import Clock
from qosviewer.models.timeline_data import StayLanes, TimelineData
from qosviewer.models.timeline_words import minute_lines
from qosviewer.ui.chart.hover_card import HoverCard
from qosviewer.ui.theme import colors_of
from qosviewer.ui.timeline.lanes_painting import LanesPainting, axis_height, small_font
from qosviewer.ui.timeline.layout import Layout
from qosviewer.ui.timeline.minute_walk import MinuteWalk
from qosviewer.ui.timeline.seen_time import SeenTime

_CLOSER: Final = 0.8
_CLICK_PX: Final = 5
_PAN: Final = 0.2
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STAYS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


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
        self.setMinimumSize(240, 80)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._timeline: TimelineData | None = None
        self._clock: Clock | None = None
        self._layout: Layout | None = None
        self._walk: MinuteWalk | None = None
        self._seen = SeenTime.of_all(0.0, 0.0)
        self._hovered_s: float | None = None
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
        return self._seen.left_s, self._seen.right_s

    @property
    def is_zoomed(self) -> bool:
        """Whether less than everything is seen."""
        return self._seen.is_zoomed

    def show_timeline(self, timeline: TimelineData, clock: Clock) -> None:
        """Show lanes; a stretch that was zoomed to stays as far as it is there still."""
        if not _follows(timeline, self._timeline):
            self.verticalScrollBar().setValue(0)
        self._timeline, self._clock = timeline, clock
        self._hovered_s = None
        self._walk = MinuteWalk(timeline)
        self._see(self._seen.within(timeline.left_s, timeline.right_s))
        self._place()

    def show_clock(self, clock: Clock) -> None:
        """Read the time axis another way."""
        self._clock = clock
        self._card.hide()
        self.viewport().update()

    def show_all(self) -> None:
        """Show the whole time."""
        self._see(SeenTime.of_all(self._seen.first_s, self._seen.last_s))

    def zoom(self, factor: float, center_s: float | None = None) -> None:
        """Show ``factor`` times as much time, around a moment."""
        self._see(self._seen.zoomed(factor, center_s))

    def _see(self, seen: SeenTime) -> None:
        self._seen = seen
        self._card.hide()
        self.zoom_changed.emit()
        self.viewport().update()

    def _place(self) -> None:
        if self._timeline is None:
            return
        room = self._lanes_room()
        metrics = QFontMetricsF(small_font(self.font()))
        self._layout = Layout(self._timeline, room.width(), room.height(), metrics)
        bar = self.verticalScrollBar()
        bar.setPageStep(max(room.height(), 1))
        bar.setSingleStep(round(metrics.height() * 2))
        bar.setRange(0, max(round(self._layout.height) - room.height(), 0))
        self.viewport().update()

    def _lanes_room(self) -> QRect:
        return self.viewport().rect().adjusted(0, 0, 0, -round(axis_height(self.font())))

    def _scrolled(self) -> None:
        self._card.hide()
        self.viewport().update()

    # --- painting

    def _painting(self) -> LanesPainting | None:
        if self._layout is None or self._clock is None:
            return None
        return LanesPainting(self._layout, self._seen, self._clock, self.font(), colors_of(self.palette()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lanes in sight, and the axis below them."""
        colors = colors_of(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colors.base)
        if painting := self._painting():
            room = self._lanes_room().toRectF()
            offset = float(self.verticalScrollBar().value())
            painting.paint(painter, room, offset)
            if self._brush:
                painting.paint_brush(painter, room, *sorted(self._brush))
            elif self._hovered_s is not None and self._seen.left_s <= self._hovered_s <= self._seen.right_s:
                painting.paint_moment(painter, room, offset, self._hovered_s)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colors.accent, 2) if self.hasFocus() else QPen(colors.line, 1))
        painter.drawRect(self.viewport().rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))

    def picture_size(self) -> QSizeF:
        """Return the size of everything, lanes out of sight included."""
        height = self._layout.height if self._layout else 0.0
        return QSizeF(self.viewport().width(), max(height, self._lanes_room().height()) + axis_height(self.font()))

    def paint_picture(self, painter: QPainter, place: QRectF) -> None:
        """Paint everything at a place of that size, without what only a mouse sees."""
        if painting := self._painting():
            painter.save()
            painter.translate(place.topLeft())
            painting.paint(painter, QRectF(0, 0, place.width(), place.height() - axis_height(self.font())), 0.0)
            painter.restore()

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
        if brush is None or self._layout is None or event.button() != Qt.MouseButton.LeftButton:
            return
        first, last = sorted(brush)
        if last - first >= _CLICK_PX:
            ends = (self._layout.moment_at(x, self._seen) for x in (first, last))
            self._see(self._seen.between(*ends))
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
        if event.modifiers() & _CTRL and self._layout:
            factor = _CLOSER ** (event.angleDelta().y() / 120)
            self.zoom(factor, self._layout.moment_at(event.position().x(), self._seen))
            event.accept()
        else:
            super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        super().leaveEvent(event)
        self._leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        self.menu_wanted.emit(event.globalPos())

    def _hover(self, at: QPoint) -> None:
        layout = self._layout
        inside = layout is not None and layout.left <= at.x() <= layout.right and self._lanes_room().contains(at)
        stay = layout.stay_at(at.y() + self.verticalScrollBar().value()) if layout and inside else None
        if layout and stay and self._walk:
            self._read(self._walk, stay, self._walk.minute_near(stay, layout.moment_at(at.x(), self._seen)), at)
        else:
            self._leave()

    def _read(self, walk: MinuteWalk, stay: StayLanes, at_s: float, at: QPoint) -> list[str]:
        walk.stand(stay, at_s)
        self._hovered_s = at_s
        lines = minute_lines(stay, at_s, self._clock) if self._clock else []
        self._card.show_lines(lines, at)
        self.viewport().update()
        return lines

    def _leave(self) -> None:
        self._hovered_s = None
        self._card.hide()
        self.viewport().update()

    # --- the keys

    def event(self, event: QEvent) -> bool:
        """Keep Escape from whatever else in the window listens to it, while there is a zoom to leave."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.is_zoomed:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from minute to minute and from stay to stay, and zoom."""
        key, with_ctrl = event.key(), bool(event.modifiers() & _CTRL)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key in _STEPS and with_ctrl:
            self._see(self._seen.moved(_STEPS[Qt.Key(key)] * _PAN))
        elif key in _STEPS:
            self._go(minutes=_STEPS[Qt.Key(key)])
        elif key in _STAYS and not with_ctrl:
            self._go(stays=_STAYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_CLOSER, self._hovered_s)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _CLOSER, self._hovered_s)
        elif key == Qt.Key.Key_Home or (key == Qt.Key.Key_Escape and self.is_zoomed):
            self.show_all()
        else:
            super().keyPressEvent(event)

    def _go(self, *, minutes: int = 0, stays: int = 0) -> None:
        """Go on to another minute, or the same one of another stay, and read it out."""
        layout, walk = self._layout, self._walk
        if layout is None or walk is None:
            return
        top = layout.stay_at(float(self.verticalScrollBar().value()))
        found = walk.go(minutes=minutes, stays=stays, start=(top, self._seen.left_s))
        if found is None:
            return
        stay, moment = found
        self._see(self._seen.around(moment))
        middle = self._bring_into_sight(layout.room_of(stay))
        lines = self._read(walk, stay, moment, QPoint(round(layout.x(moment, self._seen)), middle))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ". ".join(lines)))

    def _bring_into_sight(self, room: QRectF) -> int:
        """Scroll as little as shows a room, its top at least; return where the middle of what is seen of it is."""
        bar, height = self.verticalScrollBar(), self._lanes_room().height()
        wanted = max(bar.value(), round(room.bottom()) - height)
        bar.setValue(min(wanted, round(room.top())))
        top, bottom = room.top() - bar.value(), min(room.bottom() - bar.value(), height)
        return round((top + bottom) / 2)

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


def _follows(timeline: TimelineData, before: TimelineData | None) -> bool:
    """Tell whether what was shown still stands at the top, maybe with more below."""
    if before is None or timeline.choice != before.choice:
        return False
    keys = [stay.key for stay in before.stays]
    return [stay.key for stay in timeline.stays][: len(keys)] == keys
