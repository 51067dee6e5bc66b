"""One table model for every table of the window, driven by columns.

Sorting is a permutation, filtering a mask; both are numpy arrays held here (docs/architecture.md says why there is no
proxy model). Rows that come at the end are inserted; any other change is announced as a new layout in which every row
keeps its identity. A view that holds a large selection has to let go of it before and take it up again after
(`ColumnTableModel.rearranging` and `rearranged`): Qt would follow every selected cell by itself, at great cost.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFont

from qosviewer.domain.columns import Align, Column
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.marks import Mark
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Better, Field
from qosviewer.domain.order import stable_order
from qosviewer.domain.participant_columns import NAME
from qosviewer.domain.quality import State
from qosviewer.domain.ranges import Scale
from qosviewer.domain.streams import Medium
from qosviewer.models.arrangement import Arranged, Arranger, Heading
from qosviewer.models.cell_words import cell_tooltip, header_text, header_tooltip, spoken
from qosviewer.models.charts import ChartColumn, RangeCell, chart_column
from qosviewer.models.heading_cells import heading_cell, heading_range, heading_tooltip, title_text
from qosviewer.models.rows import PARTICIPANT_ROWS, Identities, Positions, RowFamily, Selector
from qosviewer.models.sparklines import Sparkline, sparkline

Index = QModelIndex | QPersistentModelIndex
Received = Callable[[int, Field], str]
"""Gives the text of a reading as received, for a stream row."""

# Plain integers: comparing with an enum member costs a third of a call of `data`, of which a repaint makes thousands.
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND: Final = int(Qt.ItemDataRole.ForegroundRole)
_BACKGROUND: Final = int(Qt.ItemDataRole.BackgroundRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_FIRST_ORDER: Final = int(Qt.ItemDataRole.InitialSortOrderRole)
SORT_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The number a cell is sorted by; None where it is missing."""
MARK_ROLE: Final = SORT_ROLE + 1
"""The `Mark` of a cell."""
RANGE_ROLE: Final = SORT_ROLE + 2
"""The `RangeCell` of a cell; None where the column is no chart."""

_CELLS_KEPT: Final = 20_000
_SIDES: Final = {
    Align.LEFT: int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    Align.RIGHT: int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
}
_NO_MARK: Final = Mark()
_LAYOUT: Final = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"
# With this hint headers leave the columns alone; without it they follow them by cells of a row that may be gone.
_ROWS_MOVED: Final = QAbstractItemModel.LayoutChangeHint.VerticalSortHint
_ROOT: Final = QModelIndex()


class SortedBy(NamedTuple):
    """What a table is sorted by."""

    key: str
    descending: bool


class ColumnTableModel(QAbstractTableModel):
    """Shows the rows of one family of a meeting through columns.

    Signals:
        rearranging: Rows are about to change places, to go, or to come in between.
        rearranged: They have.
        shown_changed: Other rows are shown, or in another order.
        sort_changed: Rows are sorted by something else now.

    Attributes:
        family: What a row is.
        medium: The medium of all rows, where they share one.
        received: Gives readings as received, for tooltips; None where they are not at hand.
    """

    rearranging = Signal()
    rearranged = Signal()
    shown_changed = Signal()
    sort_changed = Signal()

    def __init__(
        self,
        family: RowFamily,
        meeting: MeetingData,
        columns: Sequence[Column],
        *,
        medium: Medium | None = None,
        received: Received | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.family = family
        self.medium = medium
        self.received = received
        self._meeting = meeting
        self._columns = list(columns)
        self._selector: Selector | None = None
        self._arranger: Arranger | None = None
        self._arranged: Arranged | None = None
        self._sorted_by: SortedBy | None = None
        self._inks: tuple[QBrush, ...] = ()
        self._heading_ground: QBrush | None = None
        self._title_key = NAME.key
        self._bold = QFont()
        self._bold.setBold(True)
        self._cells: dict[tuple[int, int], tuple[str, Mark]] = {}
        self._scales: dict[str, Scale] = {}
        self._version = -1
        self._shown: Positions = np.empty(0, np.intp)
        self._ids: Identities = np.empty(0, np.int64)
        self._take(*self._wanted())

    # --- what is shown

    @property
    def meeting(self) -> MeetingData:
        """The meeting shown."""
        return self._meeting

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order of their sections."""
        return tuple(self._columns)

    @property
    def sorted_by(self) -> SortedBy | None:
        """What the rows are sorted by; None for the order received."""
        return self._sorted_by

    def column(self, section: int) -> Column:
        """Return the column of a section."""
        return self._columns[section]

    def section(self, key: str) -> int:
        """Return the section of a column, -1 if there is none of that key."""
        return next((section for section, column in enumerate(self._columns) if column.key == key), -1)

    def row_at(self, position: int) -> int:
        """Return the row of the family (participant or stream) that is shown at a position; negative for a heading."""
        return self._shown.item(position)

    def heading_at(self, position: int) -> Heading | None:
        """Return the heading at a position; None where a row of the family stands."""
        line = self._shown.item(position) if position >= 0 else 0
        return self._arranged.headings[~line] if self._arranged and line < 0 else None

    def depth_at(self, position: int) -> int:
        """Return how many headings a position stands under."""
        return self._arranged.depths.item(position) if self._arranged else 0

    def ground_at(self, position: int) -> QBrush | None:
        """Return the ground of a heading over others; None for every other line."""
        heading = self.heading_at(position)
        return self._heading_ground if heading and heading.is_open is not None else None

    @property
    def title_key(self) -> str:
        """Key of the column that the titles of headings stand in."""
        return self._title_key

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings between the rows."""
        return self._arranged.headings if self._arranged else ()

    def shown_rows(self) -> list[int]:
        """Return the rows of the family in the order shown, those under closed headings too."""
        shown: list[int] = (self._shown if self._arranged is None else self._arranged.members).tolist()
        return shown

    @property
    def shown_count(self) -> int:
        """How many rows of the family are shown, those under closed headings too."""
        return len(self._shown if self._arranged is None else self._arranged.members)

    def identities(self, first: int, last: int) -> Identities:
        """Return the identities of the rows at the positions ``first`` to ``last``, both included."""
        return self._ids[first : last + 1]

    def positions(self, ids: Identities) -> Positions:
        """Return intp[ids]: where rows are shown, -1 where they are not."""
        if len(ids) <= 8:
            found = (np.flatnonzero(self._ids == each) for each in ids)
            return np.array([each[0] if len(each) else -1 for each in found], np.intp)
        sorter = np.argsort(self._ids)
        places = np.minimum(np.searchsorted(self._ids, ids, sorter=sorter), max(len(self._ids) - 1, 0))
        if not len(sorter):
            return np.full(len(ids), -1, np.intp)
        positions = sorter[places]
        return np.where(self._ids[positions] == ids, positions, -1)

    # --- what changes

    def refresh(self) -> None:
        """Show what has become of the table: new rows, and other values where a restarted walk brought them."""
        if self._meeting.table.version != self._version:
            self._update(contents_changed=self._meeting.table.walk > 0)
            self._announce_scales()

    def set_meeting(self, meeting: MeetingData) -> None:
        """Show the same table read in another way."""
        self._meeting = meeting
        self._update(contents_changed=True)
        self._announce_headers()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Use other columns: the present ones in their order, each perhaps in another version, and new ones between."""
        for section, column in enumerate(columns):
            if section == len(self._columns) or self._columns[section].key != column.key:
                self.beginInsertColumns(_ROOT, section, section)
                self._columns.insert(section, column)
                self.endInsertColumns()
        if any(old is not new for old, new in zip(self._columns, columns, strict=True)):
            self._columns = list(columns)
            self._update(contents_changed=True)
            self._announce_headers()

    def set_selector(self, selector: Selector | None) -> None:
        """Show only the rows that ``selector`` wants."""
        self._selector = selector
        self._update(contents_changed=False)

    def set_arranger(self, arranger: Arranger) -> None:
        """Put rows under headings from now on."""
        self._arranger = arranger
        self.arrange()

    def arrange(self) -> None:
        """Show what has become of the headings: others, or open and closed ones."""
        self._update(contents_changed=False)

    def set_beside(self) -> None:
        """Show what has become known beside the table."""
        self._update(contents_changed=True)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by the column of a section, missing values last; by none (-1) for the order received."""
        wanted = None
        if 0 <= column < len(self._columns):
            wanted = SortedBy(self._columns[column].key, order == Qt.SortOrder.DescendingOrder)
        if wanted != self._sorted_by:
            self._sorted_by = wanted
            self._update(contents_changed=False)
            self.sort_changed.emit()

    def redraw(self) -> None:
        """Have every cell drawn anew, because something beside the table changed."""
        self._announce_contents()

    def set_inks(self, inks: Sequence[QBrush], heading_ground: QBrush | None = None) -> None:
        """Write marked cells in these colours, one per `State`; put headings on this ground."""
        self._inks = tuple(inks)
        self._heading_ground = heading_ground
        self._announce_contents()

    def set_title_column(self, key: str) -> None:
        """Write the titles of headings into another column."""
        if key != self._title_key:
            self._title_key = key
            self._announce_contents()

    def _wanted(self) -> tuple[Positions, Identities, Arranged | None]:
        ids = self.family.identities(self._meeting)
        mask = self._selector(self._meeting) if self._selector else None
        section = self.section(self._sorted_by.key) if self._sorted_by else -1
        if self._sorted_by is None or section < 0:
            rows = np.arange(len(ids)) if mask is None else np.flatnonzero(mask)
        else:
            rows = stable_order(self._columns[section].keys(self._meeting), descending=self._sorted_by.descending)
            if mask is not None:
                rows = rows[mask[rows]]
        if self._arranger is not None:
            key, down = self._sorted_by or SortedBy("", False)
            arranged = self._arranger.arrange(self._meeting, rows, sorted_by=key, descending=down)
            if arranged is not None:
                return arranged.lines, arranged.ids, arranged
        return rows, ids[rows], None

    def _take(self, rows: Positions, ids: Identities, arranged: Arranged | None) -> None:
        self._shown, self._ids, self._arranged = rows, ids, arranged
        self._version = self._meeting.table.version
        self._cells.clear()

    def _update(self, *, contents_changed: bool) -> None:
        rows, ids, arranged = self._wanted()
        before, after = len(self._ids), len(ids)
        # A heading tells of what stands beneath, which may be other rows.
        contents_changed = contents_changed or (arranged.headings if arranged else ()) != self.headings
        if after < before or not np.array_equal(ids[:before], self._ids):
            self._rearrange(rows, ids, arranged)
        elif after > before:
            self.beginInsertRows(_ROOT, before, after - 1)
            self._take(rows, ids, arranged)
            self.endInsertRows()
        else:
            self._take(rows, ids, arranged)
            if contents_changed:
                self._announce_contents()
            return
        if contents_changed:
            self._announce_contents()
        self.shown_changed.emit()

    def _rearrange(self, rows: Positions, ids: Identities, arranged: Arranged | None) -> None:
        self.rearranging.emit()
        self.layoutAboutToBeChanged[_LAYOUT].emit([], _ROWS_MOVED)  # type: ignore[index]
        old = self.persistentIndexList()
        old_ids = np.array([self._ids[index.row()] for index in old], np.int64)
        self._take(rows, ids, arranged)
        places = self.positions(old_ids).tolist()
        new = [
            self.index(place, index.column()) if place >= 0 else _ROOT for place, index in zip(places, old, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged[_LAYOUT].emit([], _ROWS_MOVED)  # type: ignore[index]
        self.rearranged.emit()

    def _announce_contents(self) -> None:
        self._cells.clear()
        if len(self._shown) and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self._columns) - 1))

    def _announce_headers(self) -> None:
        if self._columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def _announce_scales(self) -> None:
        """Have the columns painted anew whose common scale is another one now."""
        for key, seen in list(self._scales.items()):
            section = self.section(key)
            ranges = self.ranges(section)
            if ranges and ranges.scale != seen:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, section, section)
                if len(self._shown):
                    self.dataChanged.emit(self.index(0, section), self.index(len(self._shown) - 1, section))

    # --- what views ask

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns, visible or not."""
        return 0 if parent.isValid() else len(self._columns)

    def ranges(self, section: int) -> ChartColumn | None:
        """Return the ranges that a column draws; None where it is no chart."""
        column = self._columns[section]
        if column.chart is None:
            return None
        ranges = chart_column(self._meeting, column, column.chart, self.medium)
        self._scales[column.key] = ranges.scale
        return ranges

    def range_cell(self, position: int, section: int) -> RangeCell | None:
        """Return what a range chart draws at a position; None where the column is no chart."""
        ranges = self.ranges(section)
        if ranges is None:
            return None
        row = self._shown.item(position)
        if row < 0:
            return heading_range(self._meeting, self.headings[~row], self._columns[section])
        text, mark = self._cell(row, section)
        return RangeCell(
            text, ranges.low[row], ranges.middle[row], ranges.high[row], mark, self._minutes(section, row, ranges)
        )

    def _minutes(self, section: int, row: int, ranges: ChartColumn) -> Sparkline:
        column = self._columns[section]
        if column.chart is None or self.family is not PARTICIPANT_ROWS or not self._meeting.companions.minutes:
            return ()
        return sparkline(self._meeting, column, column.chart, row, ranges.limit)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        section = index.column()
        if role == _ALIGNMENT:
            return _SIDES[self._columns[section].align]
        row = self._shown.item(index.row())
        if role == _DISPLAY:
            return self._cell(row, section)[0]
        if row < 0:
            return self._heading_data(self.headings[~row], row, section, role)
        if role == _FONT:
            return self._bold if self._stands_out(row, section) else None
        if role == _FOREGROUND:
            return self._ink(row, section)
        column = self._columns[section]
        if role == _TOOLTIP:
            ranges = self.ranges(section)
            drawn = bool(ranges and self._minutes(section, row, ranges))
            return cell_tooltip(self._meeting, column, row, ranges, self._received(row, column), has_minutes=drawn)
        if role == _ACCESSIBLE:
            return spoken(self._meeting, column, row, self.ranges(section))
        if role == SORT_ROLE:
            key = float(column.keys(self._meeting)[row])
            return None if math.isnan(key) else key
        if role == MARK_ROLE:
            return self._cell(row, section)[1]
        if role == RANGE_ROLE:
            return self.range_cell(index.row(), section)
        return None

    def _heading_data(self, heading: Heading, row: int, section: int, role: int) -> Any:
        """Return what a cell of a heading says, but for its text."""
        column = self._columns[section]
        if role == _FONT:
            stands_out = column.key == self._title_key or self._cell(row, section)[1].severity >= State.WARNING
            return self._bold if stands_out and heading.is_open is not None else None
        if role == _FOREGROUND:
            return self._ink(row, section)
        if role == _BACKGROUND:
            return self._heading_ground if heading.is_open is not None else None
        if role == _TOOLTIP:
            return heading_tooltip(self._meeting, heading, column)
        if role == _ACCESSIBLE:
            return title_text(heading, spoken=True) if column.key == self._title_key else self._cell(row, section)[0]
        if role == MARK_ROLE:
            return self._cell(row, section)[1]
        if role == RANGE_ROLE:
            return heading_range(self._meeting, heading, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return what a header shows or says."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in (_DISPLAY, _ACCESSIBLE):
            return header_text(column)
        if role == _ALIGNMENT:
            return _SIDES[column.align]
        if role == _TOOLTIP:
            return header_tooltip(column, self.ranges(section))
        if role == _FIRST_ORDER:
            return _first_order(column)
        return None

    def plain_text(self, position: int, section: int) -> str:
        """Return a cell as it is pasted elsewhere: without signs, empty where a value is missing."""
        column, row = self._columns[section], self._shown.item(position)
        if row < 0:
            heading = self.headings[~row]
            text = heading.title if column.key == self._title_key else self._cell(row, section)[0]
            return "" if text == NOTHING else text
        text = column.plain(self._meeting, row) if column.plain else column.text(self._meeting, row)
        return "" if text == NOTHING else text

    def _cell(self, row: int, section: int) -> tuple[str, Mark]:
        kept = self._cells.get((row, section))
        if kept is None:
            if len(self._cells) >= _CELLS_KEPT:
                self._cells.clear()
            column = self._columns[section]
            if row < 0:
                heading, is_title = self.headings[~row], column.key == self._title_key
                kept = self._cells[row, section] = heading_cell(self._meeting, heading, column, is_title=is_title)
                return kept
            mark = column.mark(self._meeting, row) if column.mark else _NO_MARK
            text = column.text(self._meeting, row)
            if mark.sign and (column.field or column.chart):
                text = f"{mark.sign} {text}"
            self._cells[row, section] = kept = (text, mark)
        return kept

    def _stands_out(self, row: int, section: int) -> bool:
        return self._columns[section].mark is not None and self._cell(row, section)[1].severity >= State.WARNING

    def _ink(self, row: int, section: int) -> QBrush | None:
        if not self._inks or self._columns[section].mark is None:
            return None
        mark = self._cell(row, section)[1]
        if mark.severity:
            return self._inks[mark.severity]
        return self._inks[State.WARNING] if mark.odd else None

    def _received(self, row: int, column: Column) -> str:
        if self.received is None or column.field is None:
            return ""
        return self.received(row, column.field)


def _first_order(column: Column) -> Qt.SortOrder:
    """Return which way a click sorts first: the worst on top, where a column tells good from bad; texts from A."""
    if column.is_text or (column.mark is None and column.align is Align.LEFT):
        return Qt.SortOrder.AscendingOrder
    metric = column.chart.metric if column.chart else column.field.metric if column.field else None
    higher_is_better = metric is not None and metric.better is Better.HIGHER
    return Qt.SortOrder.AscendingOrder if higher_is_better else Qt.SortOrder.DescendingOrder
