"""One lane: steps from minute to minute, a pale band up to the peaks, the limits, and what is beyond them."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from qosviewer.domain.batch import Floats
from qosviewer.domain.kinds import Level, Resolution
from qosviewer.domain.quality import State
from qosviewer.domain.timeline import MINUTE_S, MinuteSeries
from qosviewer.models.clock import Clock
from qosviewer.models.timeline_data import Lane
from qosviewer.models.timeline_words import lane_summary
from qosviewer.ui.chart.frame import Frame
from qosviewer.ui.chart.limit_lines import draw_lines_across, label_lines_across
from qosviewer.ui.chart.shapes import draw_cross, draw_shape
from qosviewer.ui.chart.ticks import NumberTicks, Tick, Ticks, WordTicks
from qosviewer.ui.theme import Colors, scaled
from qosviewer.ui.timeline.layout import PlacedLane

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BETWEEN: Final = 8.0
_TICK_GAP: Final = 5.0
_LABELLED_FROM: Final = 60.0
_GENEROSITIES: Final = (0.8, 1.6, 3.2, 6.4)
_MARK: Final = 7.0
_ROOM_OF_A_MARK: Final = 26.0
_BODY_OPACITY: Final = 0.16
_BAND_OPACITY: Final = 0.20
_BEYOND_OPACITY: Final = 0.38


def paint_title(painter: QPainter, placed: PlacedLane, colors: Colors, clock: Clock) -> None:
    """Paint what a lane is on the left, and since when it is bad on the right."""
    lane, room, font = placed.lane, placed.title, painter.font()
    painter.setFont(scaled(font, 1.0, bold=True))
    metrics = QFontMetricsF(painter.font())
    named = f"{lane.title} ({lane.unit})" if lane.unit else lane.title
    painter.setPen(colors.text)
    painter.drawText(room, _LEFT, named)
    taken = metrics.horizontalAdvance(named) + _BETWEEN
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    summary, state = lane_summary(lane, clock)
    width = metrics.horizontalAdvance(summary)
    fits = taken + width <= room.width()
    if not fits:
        summary = metrics.elidedText(summary, Qt.TextElideMode.ElideRight, max(room.width() - taken, 0))
    painter.setPen(colors.quiet if state is State.GOOD else colors.states[state])
    painter.drawText(room, _RIGHT, summary)
    note_room = room.width() - taken - width - _BETWEEN
    if lane.note and metrics.horizontalAdvance(lane.note) <= note_room:
        painter.setPen(colors.quiet)
        painter.drawText(room.adjusted(taken, 0, 0, 0), _LEFT, lane.note)


def paint_lane(painter: QPainter, placed: PlacedLane, colors: Colors, left_s: float, right_s: float) -> None:
    """Paint the readings of a lane between two moments."""
    lane = placed.lane
    frame = Frame(placed.plot, left_s, right_s, lane.span.low, lane.span.high)
    _paint_ground(painter, lane, frame, colors)
    painter.save()
    painter.setClipRect(placed.plot.adjusted(0, -1, 0, 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for run in lane.series.runs:
        if lane.series.at_s[run][-1] >= left_s - MINUTE_S and lane.series.at_s[run][0] <= right_s + MINUTE_S:
            _paint_run(painter, lane, frame, run, colors)
    if lane.limit:
        draw_lines_across(painter, frame, colors, lane.limit)
    _paint_marks(painter, lane, frame, colors)
    if lane.limit and placed.plot.height() >= _LABELLED_FROM:
        label_lines_across(painter, frame, colors, lane.limit)
    painter.restore()


def _paint_ground(painter: QPainter, lane: Lane, frame: Frame, colors: Colors) -> None:
    area, metrics = frame.area, QFontMetricsF(painter.font())
    painter.fillRect(area, colors.base)
    last = np.inf
    for value, word in _marks(lane, frame, metrics):
        y = frame.y(value)
        painter.setPen(QPen(colors.line, 1))
        painter.drawLine(QLineF(area.left(), y, area.right(), y))
        top = min(max(y - metrics.height() / 2, area.top() - 2), area.bottom() - metrics.height() + 2)
        if last - top < metrics.height():
            continue
        last = top
        painter.setPen(colors.quiet)
        painter.drawText(QRectF(0, top, area.left() - _TICK_GAP, metrics.height()), _RIGHT, word)
    painter.setPen(QPen(colors.edge, 1))
    painter.drawLine(QLineF(area.left(), area.top(), area.left(), area.bottom()))
    painter.drawLine(QLineF(area.left(), area.bottom(), area.right(), area.bottom()))


def _marks(lane: Lane, frame: Frame, metrics: QFontMetricsF) -> list[Tick]:
    """Return marks of the axis of values: at least two, however low the lane is."""
    ticks, marks = _ticks(lane), list[Tick]()
    for generosity in _GENEROSITIES:
        marks = ticks.between(frame.bottom, frame.top, frame.area.height() * generosity, metrics)
        if len(marks) > 1:
            break
    return marks


def _ticks(lane: Lane) -> Ticks:
    kind = lane.metric.kind if lane.metric else None
    if isinstance(kind, Level):
        return WordTicks([(float(place), word) for place, word in enumerate(kind.words)])
    if isinstance(kind, Resolution):
        sizes = dict(zip(lane.series.middle.tolist(), lane.series.received.tolist(), strict=True))
        return WordTicks([(pixels, kind.text(size)) for pixels, size in sorted(sizes.items())])
    return NumberTicks()


def _edges(at_s: Floats) -> Floats:
    """Return float64[n + 1]: where the minutes of a run begin and end, halfway between neighbours."""
    half = MINUTE_S / 2
    return np.concatenate(([at_s[0] - half], (at_s[:-1] + at_s[1:]) / 2, [at_s[-1] + half]))


def _steps(edges_px: Floats, values_px: Floats) -> list[QPointF]:
    xs, ys = np.repeat(edges_px, 2)[1:-1], np.repeat(values_px, 2)
    return [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]


def _paint_run(painter: QPainter, lane: Lane, frame: Frame, run: slice, colors: Colors) -> None:
    series: MinuteSeries = lane.series
    edges = frame.xs(_edges(series.at_s[run]))
    middle = frame.ys(series.middle[run])
    base = frame.y(max(frame.bottom, 0.0) if lane.metric else frame.bottom)
    line = _steps(edges, middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_pale(colors.accent, _BODY_OPACITY))
    painter.drawPolygon(QPolygonF([*line, QPointF(edges[-1], base), QPointF(edges[0], base)]))
    low, high = series.low[run], series.high[run]
    if not np.isnan(high).all():
        top = _steps(edges, frame.ys(np.where(np.isnan(high), series.middle[run], high)))
        foot = _steps(edges, frame.ys(np.where(np.isnan(low), series.middle[run], low)))
        painter.setBrush(_pale(colors.accent, _BAND_OPACITY))
        painter.drawPolygon(QPolygonF([*top, *reversed(foot)]))
    painter.setPen(QPen(colors.accent, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(line))
    _paint_beyond(painter, lane.states[run].tolist(), edges.tolist(), middle.tolist(), (base, frame), colors)


def _paint_beyond(
    painter: QPainter,
    states: list[int],
    edges: list[float],
    middle: list[float],
    ground: tuple[float, Frame],
    colors: Colors,
) -> None:
    base, frame = ground
    for place, state in enumerate(states):
        left, right = edges[place], edges[place + 1]
        if state < State.WARNING or right < frame.area.left() or left > frame.area.right():
            continue
        ink, y = colors.states[state], middle[place]
        painter.fillRect(QRectF(QPointF(left, min(y, base)), QPointF(right, max(y, base))), _pale(ink, _BEYOND_OPACITY))
        painter.setPen(QPen(ink, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(left, y, right, y))


def _paint_marks(painter: QPainter, lane: Lane, frame: Frame, colors: Colors) -> None:
    """Put the shape of its state on each minute beyond the limit, and a cross on each impossible one.

    Where minutes are narrower than a mark, the worst of neighbours stands for them.
    """
    series, states = lane.series, lane.states
    chosen = np.flatnonzero((states >= State.WARNING) | series.odd)
    if not len(chosen):
        return
    xs, ys = frame.xs(series.at_s[chosen]), frame.ys(series.middle[chosen])
    rank = np.where(series.odd[chosen], State.BAD, states[chosen])
    bins = np.floor(xs / _ROOM_OF_A_MARK).astype(np.int64)
    order = np.lexsort((-rank, bins))
    firsts = order[np.unique(bins[order], return_index=True)[1]]
    for place in firsts.tolist():
        x, y = float(xs[place]), float(ys[place])
        if not frame.area.left() <= x <= frame.area.right():
            continue
        center = QPointF(x, min(max(y, frame.area.top() + _MARK / 2), frame.area.bottom() - _MARK / 2))
        if series.odd[chosen[place]]:
            draw_cross(painter, center, _MARK, colors.quiet)
        else:
            state = State(int(rank[place]))
            draw_shape(painter, state, center, _MARK, colors.states[state], colors.base)


def _pale(ink: QColor, opacity: float) -> QColor:
    pale = QColor(ink)
    pale.setAlphaF(opacity)
    return pale
