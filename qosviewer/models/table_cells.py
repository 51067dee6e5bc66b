"""What the cells of a table say: text, mark, ink and tooltip, each looked up once and kept while it holds."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont

from qosviewer.domain.columns import Align, Column
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.marks import Mark
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Better, Field
from qosviewer.domain.participant_columns import NAME
from qosviewer.domain.quality import State
from qosviewer.domain.ranges import Scale
from qosviewer.domain.streams import Medium
from qosviewer.models.arrangement import Heading
from qosviewer.models.cell_words import cell_tooltip, header_text, header_tooltip, spoken
from qosviewer.models.charts import ChartColumn, RangeCell, chart_column
from qosviewer.models.heading_cells import heading_cell, heading_range, heading_tooltip, title_text
from qosviewer.models.rows import PARTICIPANT_ROWS
from qosviewer.models.shown_rows import ShownRows
from qosviewer.models.sparklines import Sparkline, sparkline

Received = Callable[[int, Field], str]
"""Gives the text of a reading as received, for a stream row."""

# Plain integers: comparing with an enum member costs a third of a call of `data`, of which a repaint makes thousands.
DISPLAY_ROLE: Final = int(Qt.ItemDataRole.DisplayRole)
ALIGNMENT_ROLE: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)
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

SIDES: Final = {
    Align.LEFT: int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    Align.RIGHT: int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
}
"""What `ALIGNMENT_ROLE` answers."""
_CELLS_KEPT: Final = 20_000
_NO_MARK: Final = Mark()


class TableCells:
    """Says what stands in a cell. A row is one of the family, or a heading as ``~place``.

    Attributes:
        meeting: The meeting shown.
        columns: The columns, in the order of their sections.
        medium: The medium of all rows, where they share one.
        received: Gives readings as received, for tooltips; None where they are not at hand.
        inks: The colours of marked cells, one per `State`; empty for none.
        heading_ground: The ground of headings over others.
        title_key: Key of the column that the titles of headings stand in.
        scales: By the key of a column, the scale its charts were last asked for with.
    """

    def __init__(
        self,
        meeting: MeetingData,
        columns: Sequence[Column],
        shown: ShownRows,
        medium: Medium | None,
        received: Received | None,
    ) -> None:
        self.meeting = meeting
        self.columns = list(columns)
        self.medium = medium
        self.received = received
        self.inks: tuple[QBrush, ...] = ()
        self.heading_ground: QBrush | None = None
        self.title_key = NAME.key
        self.scales: dict[str, Scale] = {}
        self._shown = shown
        self._bold = QFont()
        self._bold.setBold(True)
        self._kept: dict[tuple[int, int], tuple[str, Mark]] = {}

    def forget(self) -> None:
        """Let go of what was looked up: it may say something else by now."""
        self._kept.clear()

    def cell(self, row: int, section: int) -> tuple[str, Mark]:
        """Return the text of a cell and how it stands out."""
        kept = self._kept.get((row, section))
        if kept is None:
            if len(self._kept) >= _CELLS_KEPT:
                self._kept.clear()
            column = self.columns[section]
            if row < 0:
                heading, is_title = self._heading(row), column.key == self.title_key
                kept = self._kept[row, section] = heading_cell(self.meeting, heading, column, is_title=is_title)
                return kept
            mark = column.mark(self.meeting, row) if column.mark else _NO_MARK
            text = column.text(self.meeting, row)
            if mark.sign and (column.field or column.chart):
                text = f"{mark.sign} {text}"
            self._kept[row, section] = kept = (text, mark)
        return kept

    def plain_text(self, row: int, section: int) -> str:
        """Return a cell as it is pasted elsewhere: without signs, empty where a value is missing."""
        column = self.columns[section]
        if row < 0:
            text = self._heading(row).title if column.key == self.title_key else self.cell(row, section)[0]
        else:
            text = column.plain(self.meeting, row) if column.plain else column.text(self.meeting, row)
        return "" if text == NOTHING else text

    def ranges(self, section: int) -> ChartColumn | None:
        """Return the ranges that a column draws; None where it is no chart."""
        column = self.columns[section]
        if column.chart is None:
            return None
        ranges = chart_column(self.meeting, column, column.chart, self.medium)
        self.scales[column.key] = ranges.scale
        return ranges

    def range_cell(self, row: int, section: int) -> RangeCell | None:
        """Return what a range chart draws in a cell; None where the column is no chart."""
        ranges = self.ranges(section)
        if ranges is None:
            return None
        if row < 0:
            return heading_range(self.meeting, self._heading(row), self.columns[section])
        text, mark = self.cell(row, section)
        return RangeCell(
            text, ranges.low[row], ranges.middle[row], ranges.high[row], mark, self._minutes(section, row, ranges)
        )

    def answer(self, row: int, section: int, role: int) -> Any:
        """Return what a cell says in a role of Qt's or of ours, but for its text and its side."""
        if row < 0:
            return self._heading_answer(self._heading(row), row, section, role)
        if role == _FONT:
            return self._bold if self._stands_out(row, section) else None
        if role == _FOREGROUND:
            return self._ink(row, section)
        column = self.columns[section]
        if role == _TOOLTIP:
            ranges = self.ranges(section)
            drawn = bool(ranges and self._minutes(section, row, ranges))
            return cell_tooltip(self.meeting, column, row, ranges, self._received(row, column), has_minutes=drawn)
        if role == _ACCESSIBLE:
            return spoken(self.meeting, column, row, self.ranges(section))
        if role == SORT_ROLE:
            key = float(column.keys(self.meeting)[row])
            return None if math.isnan(key) else key
        if role == MARK_ROLE:
            return self.cell(row, section)[1]
        if role == RANGE_ROLE:
            return self.range_cell(row, section)
        return None

    def header(self, section: int, role: int) -> Any:
        """Return what the header of a column says in a role."""
        column = self.columns[section]
        if role in (DISPLAY_ROLE, _ACCESSIBLE):
            return header_text(column)
        if role == ALIGNMENT_ROLE:
            return SIDES[column.align]
        if role == _TOOLTIP:
            return header_tooltip(column, self.ranges(section))
        if role == _FIRST_ORDER:
            return _first_order(column)
        return None

    def _heading_answer(self, heading: Heading, row: int, section: int, role: int) -> Any:
        column = self.columns[section]
        if role == _FONT:
            stands_out = column.key == self.title_key or self.cell(row, section)[1].severity >= State.WARNING
            return self._bold if stands_out and heading.is_open is not None else None
        if role == _FOREGROUND:
            return self._ink(row, section)
        if role == _BACKGROUND:
            return self.heading_ground if heading.is_open is not None else None
        if role == _TOOLTIP:
            return heading_tooltip(self.meeting, heading, column)
        if role == _ACCESSIBLE:
            return title_text(heading, spoken=True) if column.key == self.title_key else self.cell(row, section)[0]
        if role == MARK_ROLE:
            return self.cell(row, section)[1]
        if role == RANGE_ROLE:
            return heading_range(self.meeting, heading, column)
        return None

    def _heading(self, row: int) -> Heading:
        return self._shown.lines.headings[~row]

    def _minutes(self, section: int, row: int, ranges: ChartColumn) -> Sparkline:
        column = self.columns[section]
        is_participant = self._shown.family is PARTICIPANT_ROWS
        if column.chart is None or not is_participant or not self.meeting.companions.minutes:
            return ()
        return sparkline(self.meeting, column, column.chart, row, ranges.limit)

    def _stands_out(self, row: int, section: int) -> bool:
        return self.columns[section].mark is not None and self.cell(row, section)[1].severity >= State.WARNING

    def _ink(self, row: int, section: int) -> QBrush | None:
        if not self.inks or self.columns[section].mark is None:
            return None
        mark = self.cell(row, section)[1]
        if mark.severity:
            return self.inks[mark.severity]
        return self.inks[State.WARNING] if mark.odd else None

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
