"""The meetings that can be chosen to be compared, as rows of words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt

from qosviewer.domain import plain, texts
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.moments import local_text
from qosviewer.models.library_entry import Entry
from qosviewer.ui.tables.list_table import Index, ListModel

MEETING, START, PEOPLE, QUALITY = range(4)
_ROOT: Final = QModelIndex()


class ChooseModel(ListModel):
    """Lists meetings. One that is still running is listed, and can't be chosen."""

    def __init__(self, zone: tzinfo | None = None) -> None:
        """List nothing yet; ``zone`` is that of the times written, None for that of this computer."""
        super().__init__(texts.CHOOSE_COLUMNS, numbers=frozenset((PEOPLE,)))
        self._zone = zone
        self.entries: tuple[Entry, ...] = ()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many meetings are listed."""
        return 0 if parent.isValid() else len(self.entries)

    def show(self, entries: Sequence[Entry]) -> None:
        """List other meetings."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that only what can be compared can be chosen."""
        if not index.isValid() or not self.entries[index.row()].comparable:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says; all of it in its tooltip."""
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{plain.escaped(self.words(index.row(), index.column()))}</span>"
        return super().data(index, role)

    def words(self, row: int, column: int) -> str:
        """Return what a cell says."""
        entry = self.entries[row]
        match column:
            case 0:
                title = meeting_title(entry.info)
                is_part = entry.archived and entry.kept is not None and not entry.kept.complete
                return texts.SIDE_PARTIAL_SIGN.format(value=title) if is_part else title
            case 1:
                return local_text(entry.when, self._zone) if entry.when else texts.COMPARED_START_UNKNOWN
            case 2:
                return _people(entry)
        return _quality(entry)


def _people(entry: Entry) -> str:
    if entry.archived and entry.kept is not None:
        return f"{entry.kept.participants}"
    expected = entry.info.expected_participants
    return NOTHING if expected is None else f"{expected}"


def _quality(entry: Entry) -> str:
    if entry.archived and entry.kept is not None:
        glance = entry.kept.glance
        return texts.CHOOSE_PROBLEMS.format(count=glance.with_problems) if glance.with_problems else glance.state.word
    return texts.CHOOSE_LIVE if entry.live else texts.CHOOSE_AT_ZOOM
