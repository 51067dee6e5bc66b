"""The instances of a series as a table."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from qosviewer.domain import texts
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.moments import local_text
from qosviewer.models.library_words import verdict_of
from qosviewer.services.series import Instance
from qosviewer.ui.tables.list_table import Index, ListModel

STARTED, PEOPLE, QUALITY, WHERE = range(4)
_ROOT: Final = QModelIndex()
_SEVERITY_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1


class SeriesModel(ListModel):
    """Lists instances.

    Attributes:
        instances: What is listed.
        zone: Of the times written; None for that of this computer.
    """

    def __init__(self) -> None:
        super().__init__(texts.SERIES_COLUMNS, numbers=frozenset({PEOPLE}))
        self.instances: tuple[Instance, ...] = ()
        self.zone: tzinfo | None = None

    def show(self, instances: tuple[Instance, ...]) -> None:
        """List others."""
        self.beginResetModel()
        self.instances = instances
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of instances."""
        return 0 if parent.isValid() else len(self.instances)

    def words(self, row: int, column: int) -> str:
        """Return what a cell says."""
        instance = self.instances[row]
        info, kept = instance.info, instance.row
        match column:
            case 0:
                return local_text(info.start, self.zone) if info.start else NOTHING
            case 1:
                people = kept.participants if kept else info.expected_participants
                return NOTHING if people is None else f"{people:,}"
            case 2:
                return verdict_of(kept)[0] if kept else NOTHING
            case _:
                if kept is None:
                    return texts.SERIES_AT_ZOOM
                return texts.SERIES_IN_ARCHIVE if kept.complete else texts.SERIES_IN_PART

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if index.isValid() and role == _SEVERITY_ROLE:
            kept = self.instances[index.row()].row
            return verdict_of(kept)[1] if kept else None
        return super().data(index, role)


def severity_of(index: QModelIndex | QPersistentModelIndex) -> int | None:
    """Return the `quality.State` of an instance for its colour; None where there is no verdict."""
    severity = index.data(_SEVERITY_ROLE)
    return severity if isinstance(severity, int) else None
