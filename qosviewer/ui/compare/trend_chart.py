"""The chart of a series: the mouse and the keys walk its instances, mark a date, and move the mark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from qosviewer.domain import texts
from qosviewer.models.compared_trend import TrendRows
from qosviewer.ui.chart.hover_card import HoverCard
from qosviewer.ui.compare.trend_painting import Mark, TrendPainter, TrendPlan, plan
from qosviewer.ui.theme import colors_of

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TALL_PX: Final = 190
LOW_PX: Final = 140
"""The least height with shares above the figures, and that of the figures alone."""
_GRIP_PX: Final = 6


class TrendChart(QWidget):
    """Draws a `TrendRows`. Left and right walk the instances and read them out; Ctrl with them moves the mark.

    Signals:
        date_wanted: The date is to be marked on which the instance at a place was.
    """

    date_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("compare.trend.chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(TALL_PX)
        self._rows: TrendRows | None = None
        self._mark: Mark | None = None
        self._at: int | None = None
        self._is_dragged = False
        self._card = HoverCard(self)

    def sizeHint(self) -> QSize:
        """Return a size at which a dozen instances are easily read."""
        return QSize(640, 280)

    def show_rows(self, rows: TrendRows) -> None:
        """Draw another series."""
        self._rows, self._at = rows, None
        self.setAccessibleName(texts.TREND_CHART.format(measure=rows.title, count=len(rows.labels)))
        self._describe()
        self._card.hide()
        self.update()

    def show_mark(self, mark: Mark | None) -> None:
        """Mark a date, or none."""
        self._mark = mark
        self._describe()
        self.update()

    def _describe(self) -> None:
        marked = [texts.TREND_MARKED.format(date=self._mark.words)] if self._mark else []
        points = self._rows.points if self._rows else ()
        self.setAccessibleDescription("\n".join([*points, *marked, texts.TREND_CHART_HELP]))

    def _plan(self, rows: TrendRows) -> TrendPlan:
        return plan(rows, self.size(), QFontMetricsF(self.font()), has_mark=self._mark is not None)

    def mark_x(self) -> float | None:
        """Return where the mark stands; None where there is none."""
        return self._plan(self._rows).edge(self._mark.before) if self._rows and self._mark else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart in its frame."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.base)
        painter.setPen(QPen(colors.accent, 2) if self.hasFocus() else QPen(colors.line, 1))
        painter.drawRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        if self._rows is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            planned = self._plan(self._rows)
            TrendPainter(painter, colors, planned, QFontMetricsF(self.font())).paint(self._at, self._mark)

    # --- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the mark."""
        self._is_dragged = event.button() == Qt.MouseButton.LeftButton and self._is_grip(event.position().x())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the mouse, or take the mark with it."""
        x = event.position().x()
        if self._is_dragged:
            self._card.hide()
            self._drag(x)
            return
        is_grip = self._is_grip(x)
        self.setCursor(Qt.CursorShape.SplitHCursor if is_grip else Qt.CursorShape.ArrowCursor)
        self._look(self._place_at(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the mark."""
        self._is_dragged = False
        super().mouseReleaseEvent(event)

    def _is_grip(self, x: float) -> bool:
        at = self.mark_x()
        return at is not None and abs(x - at) <= _GRIP_PX

    def _drag(self, x: float) -> None:
        if self._rows is not None and self._mark is not None:
            planned = self._plan(self._rows)
            self._move_mark(round((x - planned.lower.left()) / planned.wide))

    def _move_mark(self, before: int) -> None:
        """Ask for the date of the instance that is to be the first after the mark."""
        if self._rows is None or self._mark is None:
            return
        dated = [place for place, each in enumerate(self._rows.trend.instances) if each.start is not None]
        if dated:
            wanted = min(max(before, dated[0]), dated[-1])
            if wanted != self._mark.before:
                self.date_wanted.emit(wanted)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        super().leaveEvent(event)
        self._card.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the instances, mark a date, move the mark."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and self._rows:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if self._mark is not None:
                    self._move_mark(self._mark.before + step)
                return
            last = len(self._rows.labels) - 1
            at = (0 if step > 0 else last) if self._at is None else min(max(self._at + step, 0), last)
            self._look(at)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._rows.points[at]))
        elif event.key() in _ENTER and self._at is not None:
            # What is marked is read in the table below, and the card would stand before the mark.
            self._card.hide()
            self.date_wanted.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _place_at(self, x: float) -> int | None:
        if self._rows is None:
            return None
        planned = self._plan(self._rows)
        area = planned.lower
        return int((x - area.left()) / planned.wide) if area.left() <= x < area.right() else None

    def _look(self, place: int | None) -> None:
        if place == self._at and self._card.isVisible():
            return
        self._at = place
        if place is None or self._rows is None:
            self._card.hide()
        else:
            planned = self._plan(self._rows)
            at = QPoint(round(planned.x(place)), round(planned.lower.top()))
            self._card.show_lines([self._rows.points[place]], at)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take focus and card away."""
        super().focusOutEvent(event)
        self._card.hide()
