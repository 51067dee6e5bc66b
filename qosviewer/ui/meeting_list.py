"""A list of meetings to choose from, by topic."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qosviewer.domain import plain
from qosviewer.ui.offered_meeting import OfferedMeeting
from qosviewer.ui.theme import GAP, colors_of

_FACTS = Qt.ItemDataRole.UserRole + 1


class MeetingList(QListWidget):
    """The list.

    Signals:
        chosen: An `OfferedMeeting`, by Enter or a double click.
        pointed: An `OfferedMeeting` became the current one.
    """

    chosen = Signal(object)
    pointed = Signal(object)

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(90)
        self.setTabKeyNavigation(False)
        self._meetings: list[OfferedMeeting] = []
        self.itemActivated.connect(lambda item: self.chosen.emit(self._meetings[self.row(item)]))
        self.currentRowChanged.connect(self._point)

    def show_meetings(self, meetings: Sequence[OfferedMeeting]) -> None:
        """List these meetings in place of those before."""
        self._meetings = []
        self.clear()
        self._meetings = list(meetings)
        for meeting in meetings:
            item = QListWidgetItem(plain.one_line(meeting.topic) or meeting.ref.text)
            item.setData(_FACTS, meeting.facts)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, meeting.facts)
            self.addItem(item)

    def _point(self, row: int) -> None:
        if 0 <= row < len(self._meetings):
            self.pointed.emit(self._meetings[row])


class _Delegate(QStyledItemDelegate):
    """Topic on the left, facts on the right, quieter."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row with room to breathe."""
        return QSize(super().sizeHint(option, index).width(), QFontMetrics(option.font).height() + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        facts = str(index.data(_FACTS) or "")
        colors = colors_of(option.palette)
        metrics = QFontMetrics(option.font)
        room = QRectF(option.rect).adjusted(GAP, 0, -GAP, 0)
        width = metrics.horizontalAdvance(facts) + 2 * GAP
        topic = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()) - width)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(colors.on_selection if selected else colors.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, topic)
        painter.setPen(colors.on_selection if selected else colors.quiet)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, facts)
        painter.restore()
