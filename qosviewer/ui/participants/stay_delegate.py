"""Paints the stays of a participant or a person as bars on the time axis of the meeting."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qosviewer.models.stay_bars import bars_at
from qosviewer.ui.theme import GAP, colors_of

_LEAST_WIDTH: Final = 3
"""However short, a stay is to be seen."""


class StayDelegate(QStyledItemDelegate):
    """One bar for each stay, in the colour of how it fared; what lies between is a gap."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the bars; where no times are known, the text."""
        model: Any = index.model()
        stays = bars_at(model, index.row())
        if not stays:
            super().paint(painter, option, index)
            return
        where: Any = option
        colors = colors_of(where.palette)
        left, top, width, height = where.rect.getRect()
        selected = bool(where.state & QStyle.StateFlag.State_Selected)
        ground = colors.selection if selected else model.ground_at(index.row())
        if ground:
            painter.fillRect(left, top, width, height, ground)
        begin, room = left + GAP, max(width - 2 * GAP, 1)
        middle, thickness = top + height // 2, max(4, height // 3)
        painter.fillRect(begin, middle - 1, room, 2, colors.edge if ground else colors.track)
        for stay in stays:
            first = begin + round(room * stay.bar.begin)
            length = max(round(room * (stay.bar.end - stay.bar.begin)), _LEAST_WIDTH)
            first = min(first, begin + room - length)
            painter.fillRect(first, middle - thickness // 2, length, thickness, colors.states[stay.state])
        if where.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colors.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(left, top, width - 1, height - 1)


class IndentDelegate(QStyledItemDelegate):
    """Shifts what stands under a heading to the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell, a little further right under a heading."""
        model: Any = index.model()
        depth = model.depth_at(index.row())
        if depth:
            where: Any = option
            shift = depth * 2 * where.fontMetrics.averageCharWidth()
            if where.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(where.rect, colors_of(where.palette).selection)
            where.rect.adjust(shift, 0, 0, 0)
        super().paint(painter, option, index)
