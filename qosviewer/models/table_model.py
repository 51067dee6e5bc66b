"""One table model for every table of the window, driven by columns.

Which rows are shown, `ShownRows` knows; what their cells say, `TableCells`. Here views are told what changes: rows that
come at the end are inserted; any other change is announced as a new layout in which every row keeps its identity
(`RearrangingModel`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from qosviewer.domain.columns import Column
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.streams import Medium
from qosviewer.models.arrangement import Arranger, Heading
from qosviewer.models.charts import ChartColumn, RangeCell
from qosviewer.models.rearranging import RearrangingModel
from qosviewer.models.rows import Identities, Positions, RowFamily, Selector
from qosviewer.models.shown_rows import Lines, ShownRows, SortedBy
from qosviewer.models.table_cells import ALIGNMENT_ROLE, DISPLAY_ROLE, SIDES, Received, TableCells

Index = QModelIndex | QPersistentModelIndex

_ROOT: Final = QModelIndex()


class ColumnTableModel(RearrangingModel):
    """Shows the rows of one family of a meeting through columns.

    Signals:
        shown_changed: Other rows are shown, or in another order.
        sort_changed: Rows are sorted by something else now.
    """

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
        """Show all rows, in the order received.

        Args:
            family: What a row is.
            meeting: Whose rows.
            columns: In the order of their sections.
            medium: The medium of all rows, where they share one.
            received: Gives readings as received, for tooltips; None where they are not at hand.
            parent: Owns it.
        """
        super().__init__(parent)
        self._rows = ShownRows(family)
        self._cells = TableCells(meeting, columns, self._rows, medium, received)
        self._version = -1
        self._take(self._rows.wanted(meeting, self._cells.columns))

    # --- what is shown

    @property
    def meeting(self) -> MeetingData:
        """The meeting shown."""
        return self._cells.meeting

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order of their sections."""
        return tuple(self._cells.columns)

    @property
    def sorted_by(self) -> SortedBy | None:
        """What the rows are sorted by; None for the order received."""
        return self._rows.sorted_by

    def column(self, section: int) -> Column:
        """Return the column of a section."""
        return self._cells.columns[section]

    def section(self, key: str) -> int:
        """Return the section of a column, -1 if there is none of that key."""
        return next((section for section, column in enumerate(self._cells.columns) if column.key == key), -1)

    def row_at(self, position: int) -> int:
        """Return the row of the family (participant or stream) that is shown at a position; negative for a heading."""
        return self._rows.lines.rows.item(position)

    def heading_at(self, position: int) -> Heading | None:
        """Return the heading at a position; None where a row of the family stands."""
        return self._rows.heading_at(position)

    def depth_at(self, position: int) -> int:
        """Return how many headings a position stands under."""
        return self._rows.depth_at(position)

    def ground_at(self, position: int) -> QBrush | None:
        """Return the ground of a heading over others; None for every other line."""
        heading = self._rows.heading_at(position)
        return self._cells.heading_ground if heading and heading.is_open is not None else None

    @property
    def title_key(self) -> str:
        """Key of the column that the titles of headings stand in."""
        return self._cells.title_key

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings between the rows."""
        return self._rows.lines.headings

    def shown_rows(self) -> list[int]:
        """Return the rows of the family in the order shown, those under closed headings too."""
        shown: list[int] = self._rows.members.tolist()
        return shown

    @property
    def shown_count(self) -> int:
        """How many rows of the family are shown, those under closed headings too."""
        return len(self._rows.members)

    def identities(self, first: int, last: int) -> Identities:
        """Return the identities of the rows at the positions ``first`` to ``last``, both included."""
        return self._rows.lines.ids[first : last + 1]

    def positions(self, ids: Identities) -> Positions:
        """Return intp[ids]: where rows are shown, -1 where they are not."""
        return self._rows.positions(ids)

    # --- what changes

    def refresh(self) -> None:
        """Show what has become of the table: new rows, and other values where a restarted walk brought them."""
        if self.meeting.table.version != self._version:
            self._update(contents_changed=self.meeting.table.walk > 0)
            self._announce_scales()

    def set_meeting(self, meeting: MeetingData) -> None:
        """Show the same table read in another way."""
        self._cells.meeting = meeting
        self._read_anew()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Use other columns: the present ones in their order, each perhaps in another version, and new ones between."""
        present = self._cells.columns
        for section, column in enumerate(columns):
            if section == len(present) or present[section].key != column.key:
                self.beginInsertColumns(_ROOT, section, section)
                present.insert(section, column)
                self.endInsertColumns()
        if any(old is not new for old, new in zip(present, columns, strict=True)):
            present[:] = columns
            self._read_anew()

    def set_selector(self, selector: Selector | None) -> None:
        """Show only the rows that ``selector`` wants."""
        self._rows.selector = selector
        self._update(contents_changed=False)

    def set_arranger(self, arranger: Arranger) -> None:
        """Put rows under headings from now on."""
        self._rows.arranger = arranger
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
        if 0 <= column < len(self._cells.columns):
            wanted = SortedBy(self._cells.columns[column].key, order == Qt.SortOrder.DescendingOrder)
        if wanted != self._rows.sorted_by:
            self._rows.sorted_by = wanted
            self._update(contents_changed=False)
            self.sort_changed.emit()

    def redraw(self) -> None:
        """Have every cell drawn anew, because something beside the table changed."""
        self._cells.forget()
        self._announce_cells(0, self.columnCount() - 1)

    def set_inks(self, inks: Sequence[QBrush], heading_ground: QBrush | None = None) -> None:
        """Write marked cells in these colours, one per `State`; put headings on this ground."""
        self._cells.inks = tuple(inks)
        self._cells.heading_ground = heading_ground
        self.redraw()

    def set_title_column(self, key: str) -> None:
        """Write the titles of headings into another column."""
        if key != self._cells.title_key:
            self._cells.title_key = key
            self.redraw()

    def _read_anew(self) -> None:
        self._update(contents_changed=True)
        if columns := self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)

    def _take(self, lines: Lines) -> None:
        self._rows.lines = lines
        self._version = self.meeting.table.version
        self._cells.forget()

    def _update(self, *, contents_changed: bool) -> None:
        old, new = self._rows.lines, self._rows.wanted(self.meeting, self._cells.columns)
        before, after = len(old.ids), len(new.ids)
        # A heading tells of what stands beneath, which may be other rows.
        contents_changed = contents_changed or new.headings != old.headings
        if after < before or not np.array_equal(new.ids[:before], old.ids):
            self._move(new)
        elif after > before:
            self.beginInsertRows(_ROOT, before, after - 1)
            self._take(new)
            self.endInsertRows()
        else:
            self._take(new)
            if contents_changed:
                self.redraw()
            return
        if contents_changed:
            self.redraw()
        self.shown_changed.emit()

    def _move(self, lines: Lines) -> None:
        def move(held: list[int]) -> list[int]:
            ids = self._rows.lines.ids[np.array(held, np.intp)]
            self._take(lines)
            places: list[int] = self.positions(ids).tolist()
            return places

        self._rearrange(move)

    def _announce_cells(self, first: int, last: int) -> None:
        if (rows := self.rowCount()) and last >= first:
            self.dataChanged.emit(self.index(0, first), self.index(rows - 1, last))

    def _announce_scales(self) -> None:
        """Have the columns painted anew whose common scale is another one now."""
        for key, seen in list(self._cells.scales.items()):
            section = self.section(key)
            ranges = self.ranges(section)
            if ranges and ranges.scale != seen:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, section, section)
                self._announce_cells(section, section)

    # --- what views ask

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._rows.lines.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns, visible or not."""
        return 0 if parent.isValid() else len(self._cells.columns)

    def ranges(self, section: int) -> ChartColumn | None:
        """Return the ranges that a column draws; None where it is no chart."""
        return self._cells.ranges(section)

    def range_cell(self, position: int, section: int) -> RangeCell | None:
        """Return what a range chart draws at a position; None where the column is no chart."""
        return self._cells.range_cell(self.row_at(position), section)

    def data(self, index: Index, role: int = DISPLAY_ROLE) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        section = index.column()
        if role == ALIGNMENT_ROLE:
            return SIDES[self._cells.columns[section].align]
        row = self._rows.lines.rows.item(index.row())
        if role == DISPLAY_ROLE:
            return self._cells.cell(row, section)[0]
        return self._cells.answer(row, section, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY_ROLE) -> Any:
        """Return what a header shows or says."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._cells.columns):
            return None
        return self._cells.header(section, role)

    def plain_text(self, position: int, section: int) -> str:
        """Return a cell as it is pasted elsewhere: without signs, empty where a value is missing."""
        return self._cells.plain_text(self.row_at(position), section)
