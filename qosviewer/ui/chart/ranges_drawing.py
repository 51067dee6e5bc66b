"""Ranked ranges: one bar per participant from minimum to maximum, the average as a mark, worst first."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from qosviewer.domain.quality import State
from qosviewer.domain.table import ParticipantKey
from qosviewer.models.chart_data import ChartData, Span
from qosviewer.models.chart_words import rank_axis_title, reading_lines, value_axis_title
from qosviewer.ui.chart.drawing import NOTHING, Highlights
from qosviewer.ui.chart.frame import Frame
from qosviewer.ui.chart.limit_lines import draw_lines_across, label_lines_across
from qosviewer.ui.chart.shapes import draw_cross, draw_shape
from qosviewer.ui.chart.ticks import RankTicks, Ticks, value_ticks
from qosviewer.ui.theme import Colors

_BAR_SHARE: Final = 0.62
_WIDEST_BAR: Final = 24.0
_NARROWEST_BAR: Final = 2.0
_MARK: Final = 9.0
_ROOM_OF_A_MARK: Final = 6.5
_BAR_OPACITY: Final = 0.42
_HEADROOM: Final = 1.06
_NARROWEST_BAND: Final = 3.0
_WIDEST_BAND: Final = 56.0
_ROOM_IN_A_CROWD: Final = 26.0
_NARROWEST_CURSOR: Final = 9.0
_PIN: Final = 4.0

Ranks = NDArray[np.intp]


class RangesDrawing:
    """Draws every participant's range; where there is no room for each, the hull of those on one pixel."""

    def __init__(self, chart: ChartData) -> None:
        self.chart = chart
        names, rows = chart.meeting.name_labels, chart.shown.rows
        self.ticks: tuple[Ticks, Ticks] = (
            RankTicks(chart.count, lambda rank: names[int(rows[rank])]),
            value_ticks(chart),
        )
        metric = chart.choice.metric
        self.titles = (rank_axis_title(metric), value_axis_title(metric))
        ranges = chart.shown.ranges
        self._middle = ranges.middle
        self._low = np.where(np.isnan(ranges.low), ranges.middle, np.fmin(ranges.low, ranges.middle))
        self._high = np.where(np.isnan(ranges.high), ranges.middle, np.fmax(ranges.high, ranges.middle))

    @property
    def count(self) -> int:
        """How many participants there are."""
        return self.chart.count

    @property
    def horizontal(self) -> Span:
        """All ranks; the first stands at 1."""
        return Span(0.5, max(self.count, 1) + 0.5)

    @property
    def vertical(self) -> Span:
        """The values to look at first, with room above."""
        span = self.chart.span
        return Span(span.low, span.low + (span.high - span.low) * _HEADROOM)

    @property
    def vertical_end(self) -> float:
        """The highest value, with room above."""
        return max(self.chart.everything.high * _HEADROOM, self.vertical.high)

    def place_at(self, x: float) -> int:
        """Return the rank at a number of the axis."""
        rank = round(x) - 1
        return rank if 0 <= rank < self.count else NOTHING

    def x_of(self, place: int) -> float:
        """Return where a rank stands."""
        return place + 1.0

    def place_of_rank(self, rank: int) -> int:
        """Return the rank itself."""
        return rank

    def keys(self, first: int, last: int) -> list[ParticipantKey]:
        """Return the participants of some ranks."""
        return self.chart.keys(range(first, last + 1))

    def lines(self, place: int, selected: Ranks) -> list[str]:
        """Return what one participant's reading says."""
        return reading_lines(self.chart, place)

    def paint(self, painter: QPainter, frame: Frame, colors: Colors, highlights: Highlights) -> None:
        """Paint bands of what stands out, bars, marks and limit lines."""
        first = max(0, int(np.floor(frame.left)) - 1)
        last = min(self.count, int(np.ceil(frame.right)) + 1)
        if first >= last:
            return
        ranks = np.arange(first, last)
        seen = highlights.selected[(highlights.selected >= first) & (highlights.selected < last)]
        self._bands(painter, frame, seen, colors.selection)
        if highlights.hovered != NOTHING:
            self._bands(painter, frame, np.array([highlights.hovered]), colors.track)
        if self._each_has_a_bar(frame):
            self._bars(painter, frame, colors, ranks, set(seen.tolist()))
        else:
            self._hull(painter, frame, colors, ranks)
        if self.chart.limit:
            draw_lines_across(painter, frame, colors, self.chart.limit)
        self._marks(painter, frame, colors, ranks)
        if self.chart.limit:
            label_lines_across(painter, frame, colors, self.chart.limit)
        self._pins(painter, frame, colors, seen)
        if highlights.current != NOTHING:
            self._cursor(painter, frame, colors, highlights.current)

    def _each_has_a_bar(self, frame: Frame) -> bool:
        return frame.unit_px * _BAR_SHARE >= _NARROWEST_BAR

    def _bands(self, painter: QPainter, frame: Frame, ranks: Ranks, color: QColor) -> None:
        """Lay a band behind every run of neighbouring ranks."""
        area, narrow = frame.area, (_NARROWEST_BAND - frame.unit_px) / 2
        for run in np.split(ranks, np.flatnonzero(np.diff(ranks) > 1) + 1):
            if not len(run):
                continue
            left, right = frame.x(run[0] + 0.5), frame.x(run[-1] + 1.5)
            if len(run) == 1:
                margin = max((frame.unit_px - _WIDEST_BAND) / 2, 0.0) - max(narrow, 0.0)
                left, right = left + margin, right - margin
            painter.fillRect(QRectF(left, area.top(), right - left, area.height()), color)

    def _bars(self, painter: QPainter, frame: Frame, colors: Colors, ranks: Ranks, selected: set[int]) -> None:
        width = min(frame.unit_px * _BAR_SHARE, _WIDEST_BAR)
        round_px = min(3.0, width / 2)
        tops, bottoms = frame.ys(self._high[ranks]), frame.ys(self._low[ranks])
        for rank, x, top, bottom, state in zip(
            ranks.tolist(),
            frame.xs(ranks + 1.0).tolist(),
            tops.tolist(),
            bottoms.tolist(),
            self.chart.states[ranks].tolist(),
            strict=True,
        ):
            ink = _ink(colors, state)
            if top == bottom:
                continue  # a single reading: its mark says all
            painter.setPen(QPen(colors.accent, 1.5) if rank in selected and width > 4 else Qt.PenStyle.NoPen)
            painter.setBrush(_pale(ink))
            painter.drawRoundedRect(QRectF(x - width / 2, top, width, max(bottom - top, 2.0)), round_px, round_px)
            if top < frame.area.top():
                _arrow(painter, QPointF(x, frame.area.top()), min(width, 9.0), ink)

    def _hull(self, painter: QPainter, frame: Frame, colors: Colors, ranks: Ranks) -> None:
        """Draw the hull of the ranges on each pixel, and the averages as one line."""
        columns = np.floor(frame.xs(ranks + 1.0)).astype(np.intp)
        starts = np.flatnonzero(np.r_[True, np.diff(columns) > 0])
        highs = np.maximum.reduceat(self._high[ranks], starts)
        lows = np.minimum.reduceat(self._low[ranks], starts)
        states = np.maximum.reduceat(self.chart.states[ranks], starts).tolist()
        widths = np.diff(np.r_[columns[starts], columns[-1] + 1]).tolist()
        tops, bottoms = frame.ys(highs).tolist(), frame.ys(lows).tolist()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pale = [_pale(_ink(colors, state)) for state in State]
        for x, width, top, bottom, state in zip(columns[starts].tolist(), widths, tops, bottoms, states, strict=True):
            painter.fillRect(QRectF(x, top, width, max(bottom - top, 1.0)), pale[state])
            if top < frame.area.top():
                painter.fillRect(QRectF(x, frame.area.top(), width, 3), _ink(colors, state))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = zip(frame.xs(ranks[starts] + 1.0).tolist(), frame.ys(self._middle[ranks[starts]]).tolist(), strict=True)
        painter.setPen(QPen(colors.text, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))

    def _marks(self, painter: QPainter, frame: Frame, colors: Colors, ranks: Ranks) -> None:
        """Draw the averages, thinned out where they would stand on each other; the worst of neighbours stays."""
        room = _ROOM_OF_A_MARK if self._each_has_a_bar(frame) else _ROOM_IN_A_CROWD
        apart = max(1, int(np.ceil(room / frame.unit_px)))
        chosen = ranks[ranks % apart == 0]
        size = min(_MARK, frame.unit_px * apart * 0.85)
        odd = self.chart.shown.odd
        for rank, x, y in zip(
            chosen.tolist(),
            frame.xs(chosen + 1.0).tolist(),
            frame.ys(self._middle[chosen]).tolist(),
            strict=True,
        ):
            state = State(int(self.chart.states[rank]))
            if odd[rank]:
                draw_cross(painter, QPointF(x, y), size, colors.quiet)
            else:
                draw_shape(painter, state, QPointF(x, y), size, _ink(colors, state), colors.base)

    def _pins(self, painter: QPainter, frame: Frame, colors: Colors, ranks: Ranks) -> None:
        """Point at selected participants from below, so that they are found in a crowd."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.accent)
        bottom = frame.area.bottom()
        last = -np.inf
        for x in frame.xs(ranks + 1.0).tolist():
            if x - last >= _PIN:
                painter.drawPolygon(
                    QPolygonF([QPointF(x - _PIN, bottom), QPointF(x, bottom - 2 * _PIN), QPointF(x + _PIN, bottom)])
                )
                last = x

    def _cursor(self, painter: QPainter, frame: Frame, colors: Colors, rank: int) -> None:
        width = min(max(frame.unit_px, _NARROWEST_CURSOR), _WIDEST_BAND)
        painter.setPen(QPen(colors.accent, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = frame.area
        painter.drawRect(QRectF(frame.x(rank + 1.0) - width / 2, area.top() + 1, width, area.height() - 2))


def _ink(colors: Colors, state: int) -> QColor:
    return colors.accent if state == State.UNCLASSIFIED else colors.states[state]


def _pale(ink: QColor) -> QColor:
    pale = QColor(ink)
    pale.setAlphaF(_BAR_OPACITY)
    return pale


def _arrow(painter: QPainter, tip: QPointF, size: float, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    low = tip.y() + size
    painter.drawPolygon(QPolygonF([tip, QPointF(tip.x() + size / 2, low), QPointF(tip.x() - size / 2, low)]))
