"""A table model whose rows change places, at little cost to views that hold a large selection.

Such a view has to let go of its selection before and take it up again after (`RearrangingModel.rearranging` and
`rearranged`): Qt would follow every selected cell by itself, at great cost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Signal

_LAYOUT: Final = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"
# With this hint headers leave the columns alone; without it they follow them by cells of a row that may be gone.
_ROWS_MOVED: Final = QAbstractItemModel.LayoutChangeHint.VerticalSortHint
_NOWHERE: Final = QModelIndex()


class RearrangingModel(QAbstractTableModel):
    """Announces that rows change places.

    Signals:
        rearranging: Rows are about to change places, to go, or to come in between.
        rearranged: They have.
    """

    rearranging = Signal()
    rearranged = Signal()

    def _rearrange(self, move: Callable[[list[int]], Sequence[int]]) -> None:
        """Announce a new layout, in which what views hold on to keeps its identity.

        Args:
            move: Moves the rows; is given the positions that somebody holds on to, and returns where those rows are
                afterwards, -1 for nowhere.
        """
        self.rearranging.emit()
        self.layoutAboutToBeChanged[_LAYOUT].emit([], _ROWS_MOVED)  # type: ignore[index]
        old = self.persistentIndexList()
        places = move([index.row() for index in old])
        new = [
            self.index(place, index.column()) if place >= 0 else _NOWHERE
            for place, index in zip(places, old, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged[_LAYOUT].emit([], _ROWS_MOVED)  # type: ignore[index]
        self.rearranged.emit()
