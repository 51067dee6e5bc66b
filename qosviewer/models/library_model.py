"""The list model of the library: headings and meetings, as they were arranged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qosviewer.domain import plain
from qosviewer.models.dragged_meetings import MEETINGS, dragged
from qosviewer.models.library_choice import Arrangement, Group
from qosviewer.models.library_entry import Entry, EntryKey
from qosviewer.models.library_words import Line, line_of, spoken, tooltip_lines

Index = QModelIndex | QPersistentModelIndex

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_ROOT: Final = QModelIndex()


class LibraryModel(QAbstractListModel):
    """Shows an `Arrangement`.

    Signals:
        rearranging: Lines are about to come, go or change places.
        rearranged: They have.
    """

    rearranging = Signal()
    rearranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrangement = Arrangement()
        self._rows: dict[EntryKey, int] = {}
        self._lines: dict[int, Line] = {}

    @property
    def arrangement(self) -> Arrangement:
        """What is shown."""
        return self._arrangement

    def show(self, arrangement: Arrangement) -> None:
        """Show another arrangement; where the lines are the same ones, only what they say changes."""
        old = self._arrangement.lines
        if len(old) == len(arrangement.lines) and _keys(old) == _keys(arrangement.lines):
            self._take(arrangement)
            if old:
                self.dataChanged.emit(self.index(0), self.index(len(old) - 1))
            return
        self.rearranging.emit()
        self.beginResetModel()
        self._take(arrangement)
        self.endResetModel()
        self.rearranged.emit()

    def _take(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._rows = {line.key: row for row, line in enumerate(arrangement.lines) if isinstance(line, Entry)}
        self._lines.clear()

    def entry(self, row: int) -> Entry | None:
        """Return the meeting of a row; None for a heading."""
        line = self._arrangement.lines[row]
        return line if isinstance(line, Entry) else None

    def group(self, row: int) -> Group | None:
        """Return the heading in a row; None for a meeting."""
        line = self._arrangement.lines[row]
        return line if isinstance(line, Group) else None

    def row_of(self, key: EntryKey) -> int:
        """Return where a meeting is shown, -1 where it is not."""
        return self._rows.get(key, -1)

    def rows_of(self, keys: Iterable[EntryKey]) -> list[int]:
        """Return where meetings are shown, ascending."""
        return sorted(row for key in keys if (row := self._rows.get(key, -1)) >= 0)

    def line(self, row: int) -> Line | None:
        """Return what a row paints; None for a heading."""
        entry = self.entry(row)
        if entry is None:
            return None
        line = self._lines.get(row)
        if line is None:
            shown = self._arrangement
            line = line_of(
                entry,
                shown.zone,
                watched=entry.key in shown.watched,
                with_account=shown.accounts,
                with_date=row <= shown.watched_first,
            )
            self._lines[row] = line
        return line

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._arrangement.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a line; headings are passed over by the keyboard."""
        if not index.isValid() or self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:
        """Return what a drag carries."""
        return [MEETINGS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return meetings to be dragged, in the order shown."""
        rows = sorted(index.row() for index in indexes)
        return dragged(entry.key for row in rows if (entry := self.entry(row)) is not None)

    def supportedDragActions(self) -> Qt.DropAction:
        """Return that nothing leaves the library by being dragged."""
        return Qt.DropAction.CopyAction

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a line says."""
        if not index.isValid():
            return None
        row = index.row()
        if (group := self.group(row)) is not None:
            return f"{group.title} ({group.count:,})" if role in (_DISPLAY, _ACCESSIBLE) else None
        entry, shown = self.entry(row), self._arrangement
        line = self.line(row)
        if entry is None or line is None:
            return None
        if role == _DISPLAY:
            return line.title
        if role == _TOOLTIP:
            # Escaped line by line: Qt would take a topic that looks like markup for it.
            lines = tooltip_lines(entry, shown.zone, watched=line.watched)
            return "<br>".join(f"<span>{plain.escaped(each)}</span>" for each in lines)
        if role == _ACCESSIBLE:
            return spoken(entry, shown.zone, watched=line.watched)
        return None


def _keys(lines: tuple[Group | Entry, ...]) -> list[object]:
    return [line.key if isinstance(line, Entry) else line.title for line in lines]
