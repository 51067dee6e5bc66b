"""The histogram: how many participants have which average, each bar stacked by state."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from qosviewer.domain import texts
from qosviewer.domain.kinds import Level
from qosviewer.domain.quality import State
from qosviewer.domain.table import ParticipantKey
from qosviewer.models.chart_data import ChartData, Span
from qosviewer.models.chart_words import bin_lines, value_axis_title
from qosviewer.ui.chart.drawing import NOTHING, Highlights
from qosviewer.ui.chart.frame import Frame
from qosviewer.ui.chart.limit_lines import draw_lines_upright
from qosviewer.ui.chart.ticks import NumberTicks, Ticks, value_ticks
from qosviewer.ui.theme import Colors

_HEADROOM: Final = 1.25
"""Room above the highest bar, for the labels of the limits."""
_GAP: Final = 1.0
_LEAST_HEIGHT: Final = 2.0
"""One participant among thousands must be seen."""


class HistogramDrawing:
    """Draws the bars. The selected part of each is hatched."""

    def __init__(self, chart: ChartData) -> None:
        self.chart = chart
        self.titles = (value_axis_title(chart.choice.metric), texts.CHART_COUNT_AXIS)
        self.ticks: tuple[Ticks, Ticks] = (value_ticks(chart), NumberTicks(whole=True))
        self._edges, self._counts = chart.histogram
        self._bins = chart.bins_of_ranks()
        self._by_state = {state: chart.bin_counts(state) for state in State}

    @property
    def count(self) -> int:
        """How many bars there are."""
        return len(self._counts)

    @property
    def horizontal(self) -> Span:
        """All values, with a limit that lies beyond them where it is near."""
        if not self.count:
            return Span(0.0, 1.0)
        low, high = float(self._edges[0]), float(self._edges[-1])
        if isinstance(self.chart.choice.metric.kind, Level):
            return Span(low, high)
        margin = (high - low) * 0.02
        limit = self.chart.limit
        reach = max(high, limit.bad if limit and limit.bad <= 2 * high else high)
        return Span(low - margin, reach + (reach - low) * 0.02)

    @property
    def vertical(self) -> Span:
        """From nobody to the fullest bar, with room above."""
        return Span(0.0, max(float(self._counts.max(initial=0)) * _HEADROOM, 1.0))

    @property
    def vertical_end(self) -> float:
        """As far as is looked at first."""
        return self.vertical.high

    def place_at(self, x: float) -> int:
        """Return the bar at a number of the axis."""
        place = int(np.searchsorted(self._edges, x, side="right")) - 1
        return place if 0 <= place < self.count else NOTHING

    def x_of(self, place: int) -> float:
        """Return the middle of a bar."""
        return float(self._edges[place] + self._edges[place + 1]) / 2

    def place_of_rank(self, rank: int) -> int:
        """Return the bar that counts a participant."""
        return int(self._bins[rank])

    def keys(self, first: int, last: int) -> list[ParticipantKey]:
        """Return the participants that some bars count, worst first."""
        return self.chart.keys(np.flatnonzero((self._bins >= first) & (self._bins <= last)))

    def lines(self, place: int, selected: NDArray[np.intp]) -> list[str]:
        """Return what one bar stands for."""
        return bin_lines(self.chart, place, int((self._bins[selected] == place).sum()))

    def paint(self, painter: QPainter, frame: Frame, colors: Colors, highlights: Highlights) -> None:
        """Paint bars, what stands out, and limit lines."""
        lefts, rights = frame.xs(self._edges[:-1]).tolist(), frame.xs(self._edges[1:]).tolist()
        mine = self._bins[highlights.selected]
        selected = np.bincount(mine[mine >= 0], minlength=self.count).tolist()
        area = frame.area
        for place, (left, right) in enumerate(zip(lefts, rights, strict=True)):
            if place == highlights.hovered:
                painter.fillRect(QRectF(left, area.top(), right - left, area.height()), colors.track)
            bar = QRectF(left + _GAP, 0, max(right - left - 2 * _GAP, 1.0), 0)
            below = 0
            for state in State:
                count = int(self._by_state[state][place])
                if count:
                    self._part(painter, frame, bar, below, below + count, _ink(colors, state))
                    below += count
            if selected[place]:
                self._selected(painter, frame, colors, bar, selected[place])
            if place == highlights.current:
                painter.setPen(QPen(colors.accent, 1.5, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(left, area.top() + 1, right - left, area.height() - 2))
        if self.chart.limit:
            draw_lines_upright(painter, frame, colors, self.chart.limit)

    def _part(self, painter: QPainter, frame: Frame, bar: QRectF, low: int, high: int, ink: QColor) -> None:
        bottom = frame.y(low)
        top = min(frame.y(high), bottom - _LEAST_HEIGHT)
        fill = QColor(ink)
        fill.setAlphaF(0.75)
        painter.fillRect(QRectF(bar.left(), top, bar.width(), bottom - top), fill)

    def _selected(self, painter: QPainter, frame: Frame, colors: Colors, bar: QRectF, count: int) -> None:
        top, bottom = frame.y(count), frame.y(0)
        part = QRectF(bar.left(), top, bar.width(), bottom - top)
        painter.setPen(QPen(colors.text, 2))
        painter.setBrush(QBrush(colors.text, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(part)


def _ink(colors: Colors, state: State) -> QColor:
    return colors.accent if state is State.UNCLASSIFIED else colors.states[state]
