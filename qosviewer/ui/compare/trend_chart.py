"""The chart of a series: above, how many had problems and how sure that is; below, median and nine in ten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from qosviewer.domain import texts
from qosviewer.domain.compare.rounding import figure_text
from qosviewer.domain.source import MINUTES
from qosviewer.models.compared_trend import TrendRows, high_word
from qosviewer.ui.chart.hover_card import HoverCard
from qosviewer.ui.theme import BAD, GAP, Colors, colors_of

_SHARE_PART: Final = 0.38
_DOT_PX: Final = 3.5
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LEAST_HEIGHT: Final = 130
_LABEL: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTER: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TrendChart(QWidget):
    """Draws a `TrendRows`. Left and right walk the instances and read them out.

    Signals:
        walked: The instance at a place is looked at.
    """

    walked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("compare.trend.chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._rows: TrendRows | None = None
        self._since: datetime | None = None
        self._at: int | None = None
        self._card = HoverCard(self)

    def sizeHint(self) -> QSize:
        """Return a size at which a dozen instances are easily read."""
        return QSize(640, 280)

    def show_rows(self, rows: TrendRows) -> None:
        """Draw another series."""
        self._rows, self._at = rows, None
        self.setAccessibleName(texts.TREND_CHART.format(measure=rows.title, count=len(rows.labels)))
        self.setAccessibleDescription("\n".join(rows.points))
        self._card.hide()
        self.update()

    def show_date(self, since: datetime | None) -> None:
        """Mark a date, or none."""
        self._since = since
        self.update()

    # --- places

    def _areas(self) -> tuple[QRectF, QRectF]:
        metrics = self.fontMetrics()
        line = metrics.height()
        rows = self._rows
        words = ("100 %", figure_text(rows.trend.field, rows.top)) if rows else ("100 %",)
        left = max(metrics.horizontalAdvance(word) for word in words) + 2 * GAP
        width = max(self.width() - left - 2 * GAP, 1.0)
        room = max(self.height() - 5 * line - 2 * GAP, 2.0)
        upper = QRectF(left, line + GAP, width, room * _SHARE_PART)
        lower = QRectF(left, upper.bottom() + 1.8 * line, width, room * (1 - _SHARE_PART))
        return upper, lower

    def _x(self, area: QRectF, place: int) -> float:
        count = len(self._rows.labels) if self._rows else 1
        return area.left() + area.width() * (place + 0.5) / count

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both parts."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.base)
        painter.setPen(QPen(colors.accent, 2) if self.hasFocus() else QPen(colors.line, 1))
        painter.drawRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        if self._rows is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        upper, lower = self._areas()
        self._paint_instances(painter, colors, upper, lower)
        self._paint_frame(painter, colors, upper, ("0 %", "100 %"), texts.TREND_SHARE_AXIS)
        field = self._rows.trend.field
        self._paint_frame(
            painter,
            colors,
            lower,
            (figure_text(field, 0.0), figure_text(field, float(f"{self._rows.top:.2g}"))),
            f"{self._rows.title}: ━ {texts.TREND_MEDIAN}, ╍ {high_word(field)}",
        )
        if limit := self._rows.limit:
            self._paint_limit(painter, colors, lower, limit.warning / self._rows.top)
        self._paint_shares(painter, colors, upper)
        instances = self._rows.trend.instances
        for values, style in (
            ([each.median for each in instances], Qt.PenStyle.SolidLine),
            ([each.percentile_90 for each in instances], Qt.PenStyle.DashLine),
        ):
            self._paint_line(painter, colors, lower, [value / self._rows.top for value in values], style)

    def _paint_frame(self, painter: QPainter, colors: Colors, area: QRectF, ends: tuple[str, str], title: str) -> None:
        painter.setPen(QPen(colors.line, 1))
        for y in (area.top(), area.bottom()):
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        line = self.fontMetrics().height()
        painter.setPen(colors.quiet)
        for y, word in ((area.bottom(), ends[0]), (area.top(), ends[1])):
            painter.drawText(QRectF(0, y - line / 2, area.left() - GAP, line), _LABEL, word)
        painter.setPen(colors.text)
        painter.drawText(QRectF(area.left(), area.top() - 1.3 * line, area.width(), line), _LEFT, title)

    def _paint_instances(self, painter: QPainter, colors: Colors, upper: QRectF, lower: QRectF) -> None:
        rows = self._rows
        if rows is None:
            return
        line, wide = self.fontMetrics().height(), lower.width() / len(rows.labels)
        whole = QRectF(upper.topLeft(), lower.bottomRight())
        for place, (letter, day) in enumerate(rows.labels):
            x = self._x(lower, place)
            if place == self._at:
                painter.fillRect(QRectF(x - wide / 2, whole.top(), wide, whole.height()), colors.selection)
            painter.setPen(colors.text)
            painter.drawText(QRectF(x - wide / 2, lower.bottom() + GAP / 2, wide, line), _CENTER, letter)
            painter.setPen(colors.quiet)
            if self.fontMetrics().horizontalAdvance(day) <= wide:
                painter.drawText(QRectF(x - wide / 2, lower.bottom() + GAP / 2 + line, wide, line), _CENTER, day)
        if self._since is not None:
            starts = [each.start for each in rows.trend.instances]
            before = sum(start is not None and start < self._since for start in starts)
            x = upper.left() + wide * before
            painter.setPen(QPen(colors.accent, 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))

    def _paint_limit(self, painter: QPainter, colors: Colors, area: QRectF, share: float) -> None:
        y = area.bottom() - area.height() * share
        painter.setPen(QPen(colors.states[BAD], 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        line = self.fontMetrics().height()
        painter.setPen(colors.quiet)
        painter.drawText(QRectF(area.right() - 10 * line, y - line, 10 * line, line), _LABEL, texts.TREND_LIMIT)

    def _paint_shares(self, painter: QPainter, colors: Colors, area: QRectF) -> None:
        rows = self._rows
        if rows is None:
            return
        shares = [each.with_problems for each in rows.trend.instances]
        for place, share in enumerate(shares):
            if share.total:
                low, high = share.interval
                x = self._x(area, place)
                painter.setPen(QPen(colors.edge, 2))
                painter.drawLine(
                    QPointF(x, area.bottom() - area.height() * low), QPointF(x, area.bottom() - area.height() * high)
                )
        values = [share.count / share.total if share.total else float("nan") for share in shares]
        self._paint_line(painter, colors, area, values, Qt.PenStyle.SolidLine)

    def _paint_line(
        self, painter: QPainter, colors: Colors, area: QRectF, values: Sequence[float], style: Qt.PenStyle
    ) -> None:
        rows = self._rows
        if rows is None:
            return
        for line in rows.trend.lines:
            ink = _ink(rows, line, colors)
            painter.setPen(QPen(ink, 2, style))
            for one, other in _joined(line, values):
                painter.drawLine(self._point(area, one, values[one]), self._point(area, other, values[other]))
            painter.setPen(QPen(ink, 2))
            for place in line:
                if values[place] == values[place]:
                    painter.setBrush(colors.base if rows.trend.instances[place].is_partial else ink)
                    center = self._point(area, place, values[place])
                    if rows.trend.instances[place].figures == MINUTES:
                        painter.drawRect(QRectF(center.x() - _DOT_PX, center.y() - _DOT_PX, 2 * _DOT_PX, 2 * _DOT_PX))
                    else:
                        painter.drawEllipse(center, _DOT_PX, _DOT_PX)

    def _point(self, area: QRectF, place: int, share: float) -> QPointF:
        return QPointF(self._x(area, place), area.bottom() - area.height() * min(max(share, 0.0), 1.0))

    # --- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the mouse."""
        self._look(self._place_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the card away."""
        super().leaveEvent(event)
        self._card.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the instances."""
        if event.key() in _STEPS and self._rows:
            step, last = _STEPS[Qt.Key(event.key())], len(self._rows.labels) - 1
            at = (0 if step > 0 else last) if self._at is None else min(max(self._at + step, 0), last)
            self._look(at)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._rows.points[at]))
        else:
            super().keyPressEvent(event)

    def _place_at(self, x: float) -> int | None:
        area = self._areas()[1]
        if self._rows is None or not area.left() <= x < area.right():
            return None
        return int((x - area.left()) / area.width() * len(self._rows.labels))

    def _look(self, place: int | None) -> None:
        if place == self._at and self._card.isVisible():
            return
        self._at = place
        if place is None or self._rows is None:
            self._card.hide()
        else:
            area = self._areas()[1]
            self._card.show_lines([self._rows.points[place]], QPoint(round(self._x(area, place)), round(area.top())))
            self.walked.emit(place)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take focus and card away."""
        super().focusOutEvent(event)
        self._card.hide()


def _ink(rows: TrendRows, line: Sequence[int], colors: Colors) -> QColor:
    return colors.quiet if rows.trend.instances[line[0]].figures == MINUTES else colors.accent


def _joined(line: Sequence[int], values: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the neighbours on a line that both have a figure."""
    there = [place for place in line if values[place] == values[place]]
    yield from pairwise(there)
