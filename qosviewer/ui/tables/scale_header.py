"""Headers on two lines: the title, and below it the unit, or the scale that the charts of the column share."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOption, QStyleOptionHeaderV2, QWidget

from qosviewer.domain.columns import Align
from qosviewer.models.charts import ChartColumn, chart_title
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.tables.range_delegate import RangeDelegate
from qosviewer.ui.tables.track import Track
from qosviewer.ui.theme import colors_of, scaled

_SMALL: Final = 0.85
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ScaleHeader(QHeaderView):
    """The horizontal header of a `ColumnTable`."""

    def __init__(self, delegate: RangeDelegate, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._delegate = delegate

    def minimum_width(self, section: int) -> int:
        """Return the width that the title and the second line of a section need."""
        model = self._model()
        column = model.column(section)
        title = chart_title(column, column.chart) if column.chart else column.title
        metrics = QFontMetrics(self._title_font())
        return metrics.horizontalAdvance(title) + 2 * self._margin() + self._arrow_size() + metrics.averageCharWidth()

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        title, small = QFontMetrics(self._title_font()), QFontMetrics(self._small_font())
        return QSize(super().sizeHint().width(), title.height() + small.height() + title.height() // 2 + 2)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one header."""
        if not rect.isValid():
            return
        model = self._model()
        column = model.column(section)
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        # Not `initStyleOptionForIndex`: it asks whether whole columns are selected, cell by cell of all their rows.
        option.section = section
        option.rect = rect
        painter.save()
        self.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        painter.restore()

        painter.save()
        colors = colors_of(self.palette())
        margin = self._margin()
        inner = rect.adjusted(margin, 0, -margin, 0)
        ranges, track = model.ranges(section), self._delegate.track(model, section)
        title = chart_title(column, column.chart) if column.chart else column.title
        two_lines = bool(ranges or column.unit)
        first, second = self._lines(inner) if two_lines else (inner, inner)
        align = _RIGHT if column.align is Align.RIGHT else _LEFT
        self._paint_title(painter, first, title, align, section)
        painter.setFont(self._small_font())
        painter.setPen(colors.quiet)
        if column.chart and ranges and track:
            kind = column.chart.metric.kind
            top = f"{kind.text(ranges.scale.top)} {column.unit}".strip()
            self._paint_scale(painter, rect, second, (kind.text(0.0), top), track, ranges)
        elif two_lines:
            painter.drawText(second, align, column.unit)
        painter.restore()

    def _paint_title(self, painter: QPainter, line: QRect, title: str, align: Qt.AlignmentFlag, section: int) -> None:
        colors = colors_of(self.palette())
        font = self._title_font()
        metrics = QFontMetrics(font)
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        size = self._arrow_size()
        room = line.width() - (size + metrics.averageCharWidth() // 2 if sorted_here else 0)
        text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(colors.text if self.isEnabled() else colors.faint)
        if align == _RIGHT:
            text_left, arrow_left = line.right() + 1 - width, line.right() + 1 - width - size - 4
        else:
            text_left, arrow_left = line.left(), line.left() + width + 4
        painter.drawText(QRect(text_left, line.top(), width + 1, line.height()), _LEFT, text)
        if sorted_here:
            self._paint_arrow(painter, QRect(arrow_left, line.center().y() - size // 2, size, size), colors.accent)

    def _paint_arrow(self, painter: QPainter, place: QRect, color: QColor) -> None:
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        option = QStyleOption()
        option.rect = place
        option.palette = self.palette()
        option.palette.setColor(self.foregroundRole(), color)
        painter.setPen(color)
        element = QStyle.PrimitiveElement
        arrow = element.PE_IndicatorArrowUp if up else element.PE_IndicatorArrowDown
        self.style().drawPrimitive(arrow, option, painter, self)

    def _paint_scale(
        self, painter: QPainter, rect: QRect, line: QRect, ends: tuple[str, str], track: Track, ranges: ChartColumn
    ) -> None:
        begin, room = track.span(rect.left(), rect.width())
        if room <= 0:
            return
        colors = colors_of(self.palette())
        painter.drawText(QRect(begin, line.top(), room, line.height()), _LEFT, ends[0])
        painter.drawText(QRect(begin, line.top(), room, line.height()), _RIGHT, ends[1])
        bottom = rect.bottom() - 1
        painter.fillRect(begin, bottom, room, 1, colors.edge)
        for place in (begin, begin + room - 1):
            painter.fillRect(place, bottom - 3, 1, 3, colors.edge)
        if ranges.limit:
            tick = begin + round(room * min(ranges.limit.warning / ranges.scale.top, 1.0))
            painter.fillRect(tick, bottom - 5, 1, 6, colors.text)

    def _lines(self, inner: QRect) -> tuple[QRect, QRect]:
        upper = QFontMetrics(self._title_font()).height()
        lower = QFontMetrics(self._small_font()).height()
        top = inner.top() + (inner.height() - upper - lower) // 2 - 1
        return QRect(inner.left(), top, inner.width(), upper), QRect(inner.left(), top + upper, inner.width(), lower)

    def _model(self) -> ColumnTableModel:
        model: Any = self.model()
        return model  # type: ignore[no-any-return]

    def _title_font(self) -> QFont:
        return scaled(self.font(), 1.0, bold=True)

    def _small_font(self) -> QFont:
        return scaled(self.font(), _SMALL)

    def _margin(self) -> int:
        # Cells leave as much on either side of their text.
        return self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1

    def _arrow_size(self) -> int:
        return round(self.fontMetrics().height() * 0.6)
