"""Cells of the table side by side: words in the colour of their verdict, and both bars of a metric on one scale."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from qosviewer.domain.quality import State
from qosviewer.export.comparison_view import Figure
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import IDENTITY, Kind
from qosviewer.ui.theme import colors_of

Index = QModelIndex | QPersistentModelIndex
_SELECTED: Final = QStyle.StateFlag.State_Selected
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus
_PADDING: Final = 8
_MARK: Final = 2


class SideDelegate(QStyledItemDelegate):
    """Paints the cells of a `ComparisonTableModel`; the first column of each group has a line at its left."""

    def __init__(self, view: QTableView, model: ComparisonTableModel) -> None:
        super().__init__(view)
        self._view = view
        self._table = model
        self._colors = colors_of(view.palette())

    def restyle(self) -> None:
        """Take over another palette."""
        self._colors = colors_of(self._view.palette())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        at = index.column()
        column = self._table.columns[at]
        line = self._table.row_at(index.row())
        is_current = bool(option.state & _FOCUSED)
        super().paint(painter, option, index)
        place: Any = option.rect
        if column.kind is Kind.CHART and column.figure is not None and line >= 0:
            self._paint_bars(painter, place, line, column.figure, bool(option.state & _SELECTED))
        if line >= 0 and self._begins_group(at):
            painter.fillRect(QRect(place.left(), place.top(), 1, place.height()), self._colors.edge)
        if is_current:
            painter.setPen(self._colors.accent)
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Colour words by what they say, in selected rows too, and put headings on a ground of their own.

        The mark of the current cell is left to `paint`: a selected row would hide it.
        """
        super().initStyleOption(option, index)
        option.state &= ~_FOCUSED
        colors = self._colors
        line = self._table.row_at(index.row())
        if line < 0:
            option.backgroundBrush = QBrush(colors.heading)
            return
        state = self._table.cells.state(line, self._table.columns[index.column()])
        if state is not None:
            ink = colors.quiet if state is State.UNCLASSIFIED else colors.states[state]
            option.palette.setColor(QPalette.ColorRole.Text, ink)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)

    def _begins_group(self, place: int) -> bool:
        columns = self._table.columns
        return place >= len(IDENTITY) and columns[place].group != columns[place - 1].group

    def _paint_bars(self, painter: QPainter, place: QRect, line: int, figure: Figure, selected: bool) -> None:
        figures = self._table.cells.figures
        bars, cell = figures.bars(figure), figures.bars_cell(line, figure)
        colors = self._colors
        left, width = place.left() + _PADDING, place.width() - 2 * _PADDING
        if width <= 0:
            return
        half = max(place.height() // 2 - 4, 3)
        top = place.top() + (place.height() - 2 * half - 1) // 2
        calm, strong = colors.quiet, colors.accent
        for number, (values, color) in enumerate(((cell.before, calm), (cell.after, strong))):
            middle = top + number * (half + 1) + half // 2
            track = colors.line if selected else colors.track
            painter.fillRect(left, middle, width, 1, track)
            self._paint_bar(painter, (left, width, middle, half), bars.scale.top, values, color)
        if bars.limit and bars.scale.top > 0:
            at = left + round(width * min(bars.limit.warning / bars.scale.top, 1.0))
            painter.fillRect(at, place.top() + 3, 1, place.height() - 6, colors.edge)

    def _paint_bar(
        self,
        painter: QPainter,
        area: tuple[int, int, int, int],
        scale_top: float,
        values: tuple[float, float, float],
        color: QColor,
    ) -> None:
        left, width, middle, thick = area
        low, average, high = values
        if average != average and high != high and low != low:
            return
        known = [each for each in values if each == each]
        low = low if low == low else min(known)
        high = high if high == high else max(known)

        def at(value: float) -> int:
            return left + round(width * min(max(value / scale_top, 0.0), 1.0))

        pale = QColor(color)
        pale.setAlphaF(0.55)
        thin = max(thick - 3, 2)
        painter.fillRect(at(low), middle - thin // 2, max(at(high) - at(low), 1), thin, pale)
        if average == average:
            mark = min(max(at(average) - 1, left), left + width - _MARK)
            painter.fillRect(mark, middle - thick // 2, _MARK, thick, color)
        if high > scale_top:
            painter.fillRect(left + width - 3, middle - thick // 2, 3, thick, color)
