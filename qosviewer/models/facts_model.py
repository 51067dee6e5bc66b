"""The facts about a few stays, side by side: a row per fact, a column per stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from qosviewer.domain import plain, texts
from qosviewer.domain.connection_facts import FACTS
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.moments import clock_text
from qosviewer.domain.stays import Stay
from qosviewer.models.cell_words import paragraphs

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class FactsModel(QAbstractTableModel):
    """Shows stays; what differs between them stands out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stays: tuple[Stay, ...] = ()
        self._names: list[str] = []
        self._texts: list[list[str]] = []
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The stays shown."""
        return self._stays

    def show_stays(self, stays: Sequence[Stay]) -> None:
        """Show these stays."""
        self.beginResetModel()
        self._stays = tuple(stays)
        self._names = _names(stays)
        self._texts = [[(fact.text(stay.entry) if stay.entry else "") or NOTHING for stay in stays] for fact in FACTS]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of facts."""
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of stays."""
        return 0 if parent.isValid() else len(self._stays)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        row = self._texts[index.row()]
        text = row[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == Qt.ItemDataRole.FontRole and len({each for each in row if each != NOTHING}) > 1:
            return self._bold
        if role == Qt.ItemDataRole.ToolTipRole:
            fact = FACTS[index.row()]
            name = plain.escaped(self._names[index.column()])
            return paragraphs([f"<b>{name}: {plain.escaped(text)}</b>", plain.escaped(fact.help)])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a stay, or the title of a fact."""
        is_across = orientation == Qt.Orientation.Horizontal
        if not 0 <= section < (len(self._stays) if is_across else len(self._texts)):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._names[section] if is_across else FACTS[section].title
        if role == Qt.ItemDataRole.ToolTipRole and not is_across:
            return plain.escaped(FACTS[section].help)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def _names(stays: Sequence[Stay]) -> list[str]:
    """Return the names of stays; those that are called the same are told apart by their beginning."""
    names = [plain.one_line(stay.name) or texts.NAMELESS for stay in stays]
    often = Counter(names)
    return [
        texts.STAY_FROM.format(name=plain.isolated(name), joined=clock_text(stay.entry.joined))
        if often[name] > 1 and stay.entry and stay.entry.joined
        else name
        for name, stay in zip(names, stays, strict=True)
    ]
