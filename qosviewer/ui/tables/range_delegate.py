"""A range chart in a cell: the number, then a bar from minimum to maximum with a mark at the average.

The tick is the limit; a wedge at the right end says that the value lies beyond the scale. A cell over its limit
differs by sign, weight and colour. Painting is called for hundreds of cells at a time: colours and measures are
prepared, and everything is a Python number.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qosviewer.domain.quality import State
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.tables.sparkline_painting import SparklinePainter
from qosviewer.ui.tables.track import Track, preferred_width, track_of
from qosviewer.ui.theme import colors_of

_NUMBER_FLAGS: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SELECTED: Final = QStyle.StateFlag.State_Selected
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus
_MARK_WIDTH: Final = 2
_SPARKLINE_MARGIN: Final = 3


class _Inks:
    """The colours of charts under one palette, prepared for painting."""

    def __init__(self, palette: QPalette, *, enabled: bool) -> None:
        colors = colors_of(palette)
        self.track = colors.track
        self.selected_track = _between(colors.selection, colors.on_selection, 0.14)
        self.selection = colors.selection
        self.tick = colors.edge
        self.focus = colors.accent
        if enabled:
            calm = _between(colors.accent, colors.base, 0.45)
            self.text, self.selected_text, self.missing = colors.text, colors.on_selection, colors.quiet
            self.numbers: tuple[QColor, ...] = (colors.text, colors.text, *colors.states[2:])
            self.bars: tuple[QColor, ...] = (
                calm,
                calm,
                *(_between(color, colors.base, 0.3) for color in colors.states[2:]),
            )
            self.marks: tuple[QColor, ...] = (colors.accent, colors.accent, *colors.states[2:])
            self.minutes: tuple[QColor, ...] = (calm, calm, *colors.states[2:])
        else:
            pale = _between(colors.faint, colors.base, 0.5)
            self.text = self.selected_text = self.missing = colors.faint
            self.numbers = self.marks = (colors.faint,) * len(State)
            self.minutes = (pale,) * len(State)
            self.bars = (pale,) * len(State)


class RangeDelegate(QStyledItemDelegate):
    """Paints the chart columns of a `ColumnTableModel`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self._inks = _Inks(parent.palette(), enabled=parent.isEnabled())
        self._tracks: dict[tuple[str, float], Track] = {}
        self._sparklines = SparklinePainter()
        self._thickness = 0
        self._measure()

    def restyle(self) -> None:
        """Take over another palette, font or state of the view."""
        self._inks = _Inks(self._view.palette(), enabled=self._view.isEnabled())
        self._tracks.clear()
        self._sparklines.forget()
        self._measure()

    def _measure(self) -> None:
        self._thickness = max(4, round(self._view.fontMetrics().height() * 0.4))

    def track(self, model: ColumnTableModel, section: int) -> Track | None:
        """Return the measures of a chart column; None where the column is no chart."""
        chart, ranges = model.column(section).chart, model.ranges(section)
        if chart is None or ranges is None:
            return None
        key = (chart.metric.key, ranges.scale.top)
        if key not in self._tracks:
            self._tracks[key] = track_of(chart.metric, ranges.scale.top, self._view.font())
        return self._tracks[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a size at which the chart is easily read."""
        model: Any = index.model()
        track = self.track(model, index.column())
        return QSize(preferred_width(track), super().sizeHint(option, index).height()) if track else QSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the number and the chart of one cell."""
        model: Any = index.model()
        section = index.column()
        cell = model.range_cell(index.row(), section)
        ranges = model.ranges(section)
        track = self.track(model, section)
        if cell is None or ranges is None or track is None:
            super().paint(painter, option, index)
            return
        inks = self._inks
        state = option.state
        place: Any = option.rect
        left, top, width, height = place.getRect()
        selected = bool(state & _SELECTED)
        severity = cell.mark.severity
        ground = None if selected else model.ground_at(index.row())
        if selected:
            painter.fillRect(left, top, width, height, inks.selection)
        elif ground:
            painter.fillRect(left, top, width, height, ground)

        missing = cell.middle != cell.middle and cell.high != cell.high
        font = option.font
        if severity >= State.WARNING:
            font.setBold(True)
        painter.setFont(font)
        painter.setPen(inks.missing if missing else inks.selected_text if selected else inks.numbers[severity])
        painter.drawText(left + track.padding, top, track.number_width, height, _NUMBER_FLAGS, cell.text)

        begin, room = track.span(left, width)
        if room > 0 and cell.minutes:
            scale = ranges.scale.top, ranges.limit.warning if ranges.limit else None
            area = begin, top + _SPARKLINE_MARGIN, room, height - 2 * _SPARKLINE_MARGIN
            self._sparklines.paint(painter, area, cell.minutes, scale, inks.minutes, inks.tick)
        elif room > 0:
            middle = top + height // 2
            painter.fillRect(begin, middle - 1, room, 2, inks.selected_track if selected or ground else inks.track)
            if not missing:
                self._paint_range(painter, begin, room, middle, ranges.scale.top, cell, inks)
            if ranges.limit:
                tick = begin + round(room * min(ranges.limit.warning / ranges.scale.top, 1.0))
                painter.fillRect(tick, middle - self._thickness, 1, 2 * self._thickness, inks.tick)
        if state & _FOCUSED:
            painter.setPen(inks.focus)
            painter.drawRect(QRect(left, top, width - 1, height - 1))

    def _paint_range(
        self, painter: QPainter, begin: int, room: int, middle: int, scale_top: float, cell: Any, inks: _Inks
    ) -> None:
        severity = cell.mark.severity
        low = cell.low if cell.low == cell.low else cell.middle
        high = cell.high if cell.high == cell.high else cell.middle
        if low != low:
            low = 0.0
        first = begin + round(room * min(max(low / scale_top, 0.0), 1.0))
        last = begin + round(room * min(max(high / scale_top, 0.0), 1.0))
        half = self._thickness // 2
        painter.fillRect(first, middle - half, max(last - first, 1), 2 * half, inks.bars[severity])
        if cell.middle == cell.middle:
            place = begin + round(room * min(max(cell.middle / scale_top, 0.0), 1.0))
            place = min(max(place - 1, begin), begin + room - _MARK_WIDTH)
            tall = self._thickness - 1
            painter.fillRect(place, middle - tall, _MARK_WIDTH, 2 * tall, inks.marks[severity])
        if max(low, high) > scale_top:
            self._paint_wedge(painter, begin + room, middle, inks.marks[severity])

    def _paint_wedge(self, painter: QPainter, right: int, middle: int, color: QColor) -> None:
        size = self._thickness
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        wedge = QPolygon(
            [QPoint(right - size, middle - size), QPoint(right + 1, middle), QPoint(right - size, middle + size)]
        )
        painter.drawPolygon(wedge)
        painter.restore()


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """Return the colour that lies ``share`` of the way from ``one`` to ``other``."""
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )
