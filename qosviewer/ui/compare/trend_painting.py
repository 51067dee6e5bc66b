"""Paints the chart of a series: above, how many had problems and how sure that is; below, median and nine in ten."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from qosviewer.domain import texts
from qosviewer.domain.kinds import Level, Resolution
from qosviewer.domain.source import MINUTES
from qosviewer.models.compared_trend import TrendRows, high_word
from qosviewer.ui.chart.ticks import NumberTicks, Ticks, WordTicks
from qosviewer.ui.theme import BAD, GAP, WARNING, Colors

_SHARE_PART: Final = 0.36
_SHARE_LINES: Final = 1.5
"""Lines of text that shares need to be read; with less the figures have all the room."""
_DOT_PX: Final = 3.5
_SAMPLE_PX: Final = 36.0
_SHARE_TOPS: Final = (0.25, 0.5, 1.0)
"""Where the scale of shares may end: the first that holds all intervals."""
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTER: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class Mark(NamedTuple):
    """A marked date.

    Attributes:
        before: How many instances, in their order, are before it.
        words: What stands beside it.
    """

    before: int
    words: str


class _Sample(NamedTuple):
    """One line of the legend."""

    style: Qt.PenStyle
    ink: QColor
    is_square: bool
    is_hollow: bool
    words: str


@dataclass(frozen=True)
class TrendPlan:
    """Where everything of a chart stands.

    Attributes:
        rows: What is drawn.
        upper: The part of the shares; without height where there is room for the figures alone.
        lower: The part of the figures.
        share_top: End of the scale of shares.
    """

    rows: TrendRows
    upper: QRectF
    lower: QRectF
    share_top: float

    @property
    def has_shares(self) -> bool:
        """Whether there is room for shares above the figures."""
        return self.upper.height() > 0

    @property
    def wide(self) -> float:
        """Width of one instance."""
        return self.lower.width() / len(self.rows.labels)

    def x(self, place: int) -> float:
        """Return the middle of an instance."""
        return self.lower.left() + self.wide * (place + 0.5)

    def edge(self, before: int) -> float:
        """Return where a date stands that so many instances are before."""
        return self.lower.left() + self.wide * before

    @property
    def whole(self) -> QRectF:
        """Both parts and what is between them."""
        return QRectF(self.upper.topLeft(), self.lower.bottomRight())


def plan(rows: TrendRows, size: QSize, metrics: QFontMetricsF, *, has_mark: bool) -> TrendPlan:
    """Return where everything stands in a chart of a size."""
    line = metrics.height()
    ticks = _ticks(rows).between(0.0, rows.top, 400.0, metrics)
    unit = f" {rows.trend.field.metric.unit}"
    widest = max(metrics.horizontalAdvance(word) for word in ("100 %", *(word + unit for _value, word in ticks)))
    left = widest + 2 * GAP
    below = 2.4 if any(label.year for label in rows.labels) else 1.4
    head = line * (2.3 if has_mark else 1.2) + GAP
    between = 2.0 * line
    room = max(size.height() - head - between - (below + 1.0) * line - GAP, 2.0)
    share_part = _SHARE_PART
    if room * share_part < _SHARE_LINES * line:
        share_part, between, room = 0.0, 0.0, room + between
    width = max(size.width() - left - 2.0 * GAP, 1.0)
    upper = QRectF(left, head, width, room * share_part)
    lower = QRectF(left, upper.bottom() + between, width, room * (1 - share_part))
    highest = max(
        (each.with_problems.interval[1] for each in rows.trend.instances if each.with_problems.total), default=1
    )
    return TrendPlan(rows, upper, lower, next(top for top in _SHARE_TOPS if highest <= top))


def _ticks(rows: TrendRows) -> Ticks:
    kind = rows.trend.field.metric.kind
    if isinstance(kind, Level):
        return WordTicks([(float(place), word) for place, word in enumerate(kind.words)])
    return NumberTicks(whole=isinstance(kind, Resolution))


class TrendPainter:
    """Paints one chart."""

    def __init__(self, painter: QPainter, colors: Colors, planned: TrendPlan, metrics: QFontMetricsF) -> None:
        self._painter = painter
        self._colors = colors
        self._plan = planned
        self._metrics = metrics
        self._line = metrics.height()
        self._rows = planned.rows

    def paint(self, at: int | None, mark: Mark | None) -> None:
        """Paint all of it: the instance at a place is looked at, a date is marked."""
        self._paint_instances(at)
        upper, lower, rows = self._plan.upper, self._plan.lower, self._rows
        top = self._plan.share_top
        shares = (0.0, top / 2, top) if upper.height() > 3 * self._line else (0.0, top)
        if self._plan.has_shares:
            self._paint_scale(upper, [(share, f"{100 * share:.0f} %") for share in shares], top)
            self._paint_title(upper, texts.TREND_SHARE_AXIS, [])
        unit = rows.trend.field.metric.unit
        ticks = _ticks(rows).between(0.0, rows.top, lower.height(), self._metrics)
        words = [(value, f"{word} {unit}" if unit else word) for value, word in ticks]
        self._paint_scale(lower, words, rows.top)
        self._paint_title(lower, rows.title, self._samples())
        if mark is not None:
            self._paint_mark(mark)
        if self._plan.has_shares:
            self._paint_shares(upper)
        instances = rows.trend.instances
        high, median = [each.percentile_90 for each in instances], [each.median for each in instances]
        self._paint_lines(lower, [value / rows.top for value in high], Qt.PenStyle.DashLine)
        self._paint_lines(lower, [value / rows.top for value in median], Qt.PenStyle.SolidLine)
        # Last, so that no line goes through its words.
        self._paint_limits(lower)

    def _paint_scale(self, area: QRectF, ticks: Sequence[tuple[float, str]], top: float) -> None:
        painter = self._painter
        for value, word in ticks:
            y = area.bottom() - area.height() * value / top
            painter.setPen(QPen(self._colors.line, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self._colors.quiet)
            painter.drawText(QRectF(0, y - self._line / 2, area.left() - GAP, self._line), _RIGHT, word)

    def _paint_title(self, area: QRectF, title: str, samples: Sequence[_Sample]) -> None:
        painter, line = self._painter, self._line
        y = area.top() - 1.35 * line
        painter.setPen(self._colors.text)
        painter.drawText(QRectF(area.left(), y, area.width(), line), _LEFT, title)
        x = area.left() + self._metrics.horizontalAdvance(title) + 2 * GAP
        for sample in samples:
            middle = QPointF(x + _SAMPLE_PX / 2, y + line / 2)
            if sample.style is not Qt.PenStyle.NoPen:
                painter.setPen(QPen(sample.ink, 2, sample.style))
                painter.drawLine(QPointF(x, middle.y()), QPointF(x + _SAMPLE_PX, middle.y()))
            self._paint_dot(middle, sample.ink, is_square=sample.is_square, is_hollow=sample.is_hollow)
            x += _SAMPLE_PX + GAP / 2
            wide = self._metrics.horizontalAdvance(sample.words)
            painter.setPen(self._colors.quiet)
            painter.drawText(QRectF(x, y, max(area.right() - x, 0.0), line), _LEFT, sample.words)
            x += wide + 1.5 * GAP

    def _samples(self) -> list[_Sample]:
        instances, colors = self._rows.trend.instances, self._colors
        median, high = texts.TREND_MEDIAN, high_word(self._rows.trend.field)
        samples = [
            _Sample(Qt.PenStyle.SolidLine, colors.accent, False, False, median),
            _Sample(Qt.PenStyle.DashLine, colors.accent, False, False, high),
        ]
        if any(each.figures == MINUTES for each in instances):
            samples.append(_Sample(Qt.PenStyle.SolidLine, colors.quiet, True, False, texts.TREND_FROM_MINUTES))
        if any(each.is_partial for each in instances):
            samples.append(_Sample(Qt.PenStyle.NoPen, colors.accent, False, True, texts.TREND_PART))
        return samples

    def _paint_instances(self, at: int | None) -> None:
        painter, lower, wide, line = self._painter, self._plan.lower, self._plan.wide, self._line
        # Days that have no room beside one another stand under every second instance, or every third…
        widest = max(self._metrics.horizontalAdvance(label.day) for label in self._rows.labels) + GAP
        every = max(math.ceil(widest / wide), 1)
        for place, label in enumerate(self._rows.labels):
            x = self._plan.x(place)
            if place == at:
                whole = self._plan.whole
                painter.fillRect(QRectF(x - wide / 2, whole.top(), wide, whole.height()), self._colors.selection)
            y = lower.bottom() + GAP / 2
            painter.setPen(self._colors.text)
            painter.drawText(QRectF(x - wide / 2, y, wide, line), _CENTER, label.letter)
            painter.setPen(self._colors.quiet)
            if place % every == 0:
                painter.drawText(QRectF(x - widest / 2, y + line, widest, line), _CENTER, label.day)
            if label.year:
                painter.drawText(QRectF(x - widest / 2, y + 2 * line, widest, line), _CENTER, label.year)

    def _paint_limits(self, area: QRectF) -> None:
        limit, rows, painter = self._rows.limit, self._rows, self._painter
        if limit is None:
            return
        kind, unit = limit.metric.kind, limit.metric.unit
        known = ((limit.warning, texts.TREND_LIMIT, WARNING), (limit.bad, texts.TREND_BAD_LIMIT, BAD))
        for value, template, severity in known:
            if value <= rows.top:
                y = area.bottom() - area.height() * value / rows.top
                painter.setPen(QPen(self._colors.states[severity], 1, Qt.PenStyle.DotLine))
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
                painter.setPen(self._colors.states[severity])
                words = template.format(limit=f"{kind.text(value)} {unit}".strip())
                wide = self._metrics.horizontalAdvance(words) + GAP
                right = QRectF(area.right() - wide, y - self._line, wide, self._line - 1)
                room = QRectF(right).translated(wide - area.width(), 0) if self._is_taken(area, right) else right
                painter.fillRect(room, self._colors.base)
                painter.drawText(room, _RIGHT if room == right else _LEFT, words)

    def _is_taken(self, area: QRectF, room: QRectF) -> bool:
        """Tell whether a line of figures comes to an end where words are to stand."""
        last = self._rows.trend.instances[-1]
        shares = [value / self._rows.top for value in (last.median, last.percentile_90)]
        ends = [self._point(area, len(self._rows.labels) - 1, share) for share in shares if not math.isnan(share)]
        around = room.adjusted(-self._plan.wide / 2, -self._line / 2, 0, self._line / 2)
        return any(around.contains(end) for end in ends)

    def _paint_mark(self, mark: Mark) -> None:
        painter, whole, x = self._painter, self._plan.whole, self._plan.edge(mark.before)
        top = whole.top() - 2.3 * self._line
        painter.setPen(QPen(self._colors.text, 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, top), QPointF(x, whole.bottom()))
        is_right = x > whole.center().x()
        room = x - whole.left() - GAP if is_right else whole.right() - x - GAP
        words = self._metrics.elidedText(mark.words, Qt.TextElideMode.ElideRight, max(room, 0.0))
        left = x - GAP - room if is_right else x + GAP
        painter.setPen(self._colors.text)
        painter.drawText(QRectF(left, top, room, self._line), _RIGHT if is_right else _LEFT, words)

    def _paint_shares(self, area: QRectF) -> None:
        top, shares = self._plan.share_top, [each.with_problems for each in self._rows.trend.instances]
        repeated = self._rows.trend.repeated
        for place, share in enumerate(shares):
            if share.total and place not in repeated:
                low, high = (area.bottom() - area.height() * end / top for end in share.interval)
                x = self._plan.x(place)
                self._painter.setPen(QPen(self._colors.edge, 2))
                self._painter.drawLine(QPointF(x, low), QPointF(x, high))
        values = [share.count / share.total / top if share.total else math.nan for share in shares]
        self._paint_lines(area, values, Qt.PenStyle.SolidLine)

    def _paint_lines(self, area: QRectF, values: Sequence[float], style: Qt.PenStyle) -> None:
        """Paint values, as shares of the height: those of one kind of figures are joined, never those of two."""
        instances = self._rows.trend.instances
        for line in self._rows.trend.lines:
            is_square = instances[line[0]].figures == MINUTES
            ink = self._colors.quiet if is_square else self._colors.accent
            there = [place for place in line if not math.isnan(values[place])]
            points = {place: self._point(area, place, values[place]) for place in there}
            self._painter.setPen(QPen(ink, 2, style))
            for one, other in pairwise(there):
                self._painter.drawLine(points[one], points[other])
            for place in there:
                self._paint_dot(points[place], ink, is_square=is_square, is_hollow=instances[place].is_partial)

    def _paint_dot(self, at: QPointF, ink: QColor, *, is_square: bool, is_hollow: bool) -> None:
        self._painter.setPen(QPen(ink, 2))
        self._painter.setBrush(self._colors.base if is_hollow else ink)
        if is_square:
            self._painter.drawRect(QRectF(at.x() - _DOT_PX, at.y() - _DOT_PX, 2 * _DOT_PX, 2 * _DOT_PX))
        else:
            self._painter.drawEllipse(at, _DOT_PX, _DOT_PX)

    def _point(self, area: QRectF, place: int, share: float) -> QPointF:
        return QPointF(self._plan.x(place), area.bottom() - area.height() * min(max(share, 0.0), 1.0))
