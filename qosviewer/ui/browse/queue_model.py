"""A queue as a table."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from qosviewer.domain import plain, texts
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.moments import local_text
from qosviewer.ui.browse.fetch_queue import FetchQueue, Item, Status
from qosviewer.ui.tables.list_table import CellDelegate, Index, ListModel
from qosviewer.ui.theme import BAD, GOOD, WARNING, colors_of

MEETING, STARTED, PEOPLE, STATE, STORY = range(5)
_ROOT: Final = QModelIndex()
_ITEM_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
_SEVERITIES: Final = {
    Status.DONE: GOOD,
    Status.KEPT: GOOD,
    Status.NO_DATA: WARNING,
    Status.FAILED: BAD,
}
_BAR_HEIGHT: Final = 3


class QueueModel(ListModel):
    """Shows a `FetchQueue`.

    Attributes:
        zone: Of the times written; None for that of this computer.
    """

    def __init__(self, queue: FetchQueue, zone: tzinfo | None = None) -> None:
        super().__init__(texts.QUEUE_COLUMNS, numbers=frozenset({PEOPLE}))
        self._queue = queue
        self.zone = zone
        queue.changed.connect(self._changed)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of meetings."""
        return 0 if parent.isValid() else len(self._queue.items)

    def words(self, row: int, column: int) -> str:
        """Return what a cell says."""
        item = self._queue.items[row]
        match column:
            case 0:
                return meeting_title(item.info)
            case 1:
                return local_text(item.info.start, self.zone) if item.info.start else NOTHING
            case 2:
                return NOTHING if item.people is None else f"{item.people:,}"
            case 3:
                return item.state
            case _:
                return plain.one_line(item.story)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says; all of it in its tooltip."""
        if index.isValid() and role == _ITEM_ROLE:
            return self._queue.items[index.row()]
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{plain.escaped(self.words(index.row(), index.column()))}</span>"
        return super().data(index, role)

    def _changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))


class StateDelegate(CellDelegate):
    """Paints the state in its colour, and below it how much of the meeting is here while it is fetched."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Colour the words."""
        super().initStyleOption(option, index)
        severity = _SEVERITIES.get(_item(index).status)
        if severity is not None:
            option.palette.setColor(QPalette.ColorRole.Text, colors_of(option.palette).states[severity])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint words and bar."""
        super().paint(painter, option, index)
        item = _item(index)
        if item.status is not Status.RUNNING:
            return
        colors = colors_of(option.palette)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRect(option.rect).adjusted(4, 0, -4, -2)
        room.setTop(room.bottom() - _BAR_HEIGHT + 1)
        painter.fillRect(room, colors.base if selected else colors.track)
        room.setWidth(round(room.width() * item.share))
        painter.fillRect(room, colors.accent)


def _item(index: QModelIndex | QPersistentModelIndex) -> Item:
    item = index.data(_ITEM_ROLE)
    assert isinstance(item, Item)  # noqa: S101  # of the model above
    return item
