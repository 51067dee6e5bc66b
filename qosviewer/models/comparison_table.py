"""The table of a comparison for Qt: sections that open and close, identity, figures, differences and charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from qosviewer.domain import plain
from qosviewer.domain.filter import Expression
from qosviewer.domain.metrics import Field
from qosviewer.domain.quality import State
from qosviewer.export.comparison_view import By, ComparisonView, Figure, Row
from qosviewer.models.compared_rows import ComparedRows, Section
from qosviewer.models.comparison_model import ComparisonModel
from qosviewer.models.rearranging import RearrangingModel
from qosviewer.models.side_cells import SideCells
from qosviewer.models.side_columns import FIRST_SORT, IDENTITY, ColumnTitles, Group, Kind, SideColumn
from qosviewer.models.side_layout import SideLayout
from qosviewer.models.side_lines import SideLines, Wish

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = int(Qt.AlignmentFlag.AlignLeft | _MIDDLE), int(Qt.AlignmentFlag.AlignRight | _MIDDLE)
_ROLES: Final = frozenset((_DISPLAY, _TOOLTIP, _FONT, _ALIGNMENT, _ACCESSIBLE))

_STRONG: Final = (State.GOOD, State.BAD)


class ComparisonTableModel(RearrangingModel):
    """Shows a `ComparisonModel` row by row.

    Signals:
        shown_changed: Other rows are shown.
        columns_changed: There are other columns.

    Attributes:
        layout: What somebody chose to see.
        rows: What is shown and hidden.
        columns: The columns: `IDENTITY`, then those of meetings, differences and charts.
        groups: The groups of columns behind `IDENTITY`, put away or not.
        titles: What they are called.
        cells: What the cells say.
        lines: Which rows are shown where.
    """

    shown_changed = Signal()
    columns_changed = Signal()

    def __init__(self, model: ComparisonModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.layout = SideLayout()
        self._wish = Wish()
        self._bold = QFont()
        self._bold.setBold(True)
        self._make()
        model.changed.connect(self._anew)
        model.other_changed.connect(self._anew)

    def _make(self) -> None:
        model, layout = self._model, self.layout
        self.rows = ComparedRows(model.comparison, model.other, layout.by, layout.figures_of(model.comparison))
        self.titles = ColumnTitles(model.comparison, model.other)
        self.cells = SideCells(self.rows, self.titles)
        every = layout.columns(model.comparison, model.other, self.figures, unfolded=True)
        if self._wish.sort[0] is not None and self._wish.sort[0] not in every:
            self._wish = replace(self._wish, sort=(None, False))
        self._make_columns()
        self.lines = SideLines(self.rows, self._wish)

    def _make_columns(self) -> None:
        self.columns = self.layout.columns(self._model.comparison, self._model.other, self.figures)
        self.groups = list(dict.fromkeys(column.group for column in self.columns[len(IDENTITY) :]))

    # --- what is shown

    @property
    def comparison(self) -> ComparisonModel:
        """What is compared."""
        return self._model

    @property
    def by(self) -> By:
        """What a row is."""
        return self.layout.by

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is compared, in the order of the columns."""
        return self.rows.figures

    @property
    def view(self) -> ComparisonView:
        """What is shown, for export: these rows in this order, also of closed sections, and these columns."""
        order = self.lines.members
        human, pair = self.rows.human[order].tolist(), self.rows.pair[order].tolist()
        chosen = [Row(each, own if own >= 0 else None) for each, own in zip(human, pair, strict=True)]
        fields = tuple(dict.fromkeys(figure.field for figure in self.figures))
        sides = tuple(dict.fromkeys(column.side for column in self.columns if column.kind is Kind.VALUE))
        held = (self._model.other,) if any(column.kind is Kind.DELTA for column in self.columns) else ()
        return ComparisonView(self._model.comparison, self.by, fields, chosen, tuple(self.figures), sides, held)

    @property
    def shown_count(self) -> int:
        """How many rows the filter lets through, those of closed sections too."""
        return self.lines.shown_count

    def row_at(self, position: int) -> int:
        """Return the row of `rows` at a position; negative for the heading of a section."""
        return self.lines.row_at(position)

    def human_at(self, position: int) -> int:
        """Return the human at a position, -1 for a heading."""
        row = self.row_at(position)
        return int(self.rows.human[row]) if row >= 0 else -1

    def section_of(self, key: SideColumn) -> int:
        """Return the place of a column, else of the first of its group, which may be put away; -1 for neither."""
        if key in self.columns:
            return self.columns.index(key)
        return next((place for place, column in enumerate(self.columns) if column.group == key.group), -1)

    @property
    def sorted_by(self) -> tuple[SideColumn | None, bool]:
        """By what the rows are sorted, and whether from the greatest down."""
        return self._wish.sort

    def next_difference(self, position: int, place: int, step: int) -> tuple[int, int, bool] | None:
        """Return where the next difference that counts stands, see `SideLines.next_difference`."""
        return self.lines.next_difference(position, place, step, self.columns)

    # --- what changes

    def lay_out(self, layout: SideLayout) -> None:
        """Show other columns, or have a row for something else."""
        before, self.layout = self.layout, layout
        if layout == before:
            return
        if layout == replace(before, folded=layout.folded):
            self._reset(self._make_columns)
            return
        if layout.by is not before.by:
            self._wish = replace(self._wish, sort=FIRST_SORT)
        self._anew()

    def set_by(self, by: By) -> None:
        """Have a row for each person, or for each stream."""
        self.lay_out(replace(self.layout, by=by))

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Compare other figures."""
        chosen = {**self.layout.figures, self.by: tuple(figure.key for figure in figures)}
        self.lay_out(replace(self.layout, figures=chosen))

    def show_all_sides(self, all_sides: bool) -> None:
        """Show figures of every meeting, or of the two that are compared."""
        self.lay_out(replace(self.layout, all_sides=all_sides))

    def fold(self, group: Group, *, folded: bool) -> None:
        """Put the columns of a group away, or show them again."""
        now = self.layout.folded
        self.lay_out(replace(self.layout, folded=now | {group} if folded else now - {group}))

    def set_filter(self, expression: Expression) -> None:
        """Show only whom a filter lets through on one of the two sides."""
        self._want(replace(self._wish, expression=expression))

    def set_least(self, least: tuple[Field, float] | None) -> None:
        """Show only rows in which a figure changed by at least a size; None for all."""
        if least != self._wish.least:
            self._want(replace(self._wish, least=least))

    def toggle(self, section: Section) -> None:
        """Open a closed section, close an open one."""
        self._want(self._wish.toggled(section))

    def open_for(self, humans: Sequence[int]) -> None:
        """Open the sections in which humans are."""
        hidden = self.lines.hiding(humans)
        if hidden:
            self._want(replace(self._wish, closed=self._wish.closed - hidden))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort within the sections by a column; by none (-1) in the order of the meetings.

        What stands for a group that is put away has nothing to sort by.
        """
        key = self.columns[column] if 0 <= column < len(self.columns) else None
        if key is not None and key.kind is Kind.FOLDED:
            return
        wanted = (key, order == Qt.SortOrder.DescendingOrder)
        if wanted != self._wish.sort:
            self._want(replace(self._wish, sort=wanted))

    def _anew(self) -> None:
        self._reset(self._make)
        self.shown_changed.emit()

    def _reset(self, change: Callable[[], None]) -> None:
        self.rearranging.emit()
        self.beginResetModel()
        change()
        self.endResetModel()
        self.columns_changed.emit()
        self.rearranged.emit()

    def _want(self, wish: Wish) -> None:
        def move(held: list[int]) -> list[int]:
            self._wish = wish
            self.lines = SideLines(self.rows, wish)
            # Views look for the people they hold by themselves: a row of somebody may be gone, a heading be new.
            return [-1] * len(held)

        self._rearrange(move)
        self.shown_changed.emit()

    # --- Qt's questions

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell says, and how."""
        if role not in _ROLES or not index.isValid():
            return None
        row = self.row_at(index.row())
        if row < 0:
            return self._heading_data(~row, index.column(), role)
        column = self.columns[index.column()]
        if role == _DISPLAY:
            return "" if column.kind is Kind.CHART else self.cells.text(row, column)
        if role == _ACCESSIBLE:
            return self.cells.spoken(row, column)
        if role == _TOOLTIP:
            return f"<span>{plain.escaped(tip)}</span>" if (tip := self.cells.tip(row, column)) else None
        if role == _ALIGNMENT:
            return _RIGHT if column.is_number else _LEFT
        if role == _FONT and column.kind is Kind.DELTA and self.cells.state(row, column) in _STRONG:
            return self._bold
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the title of a column under that of its group."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return f"{self.titles.of_group(column.group)}\n{self.titles.of_column(column)}"
        if role == _ACCESSIBLE:
            return self.titles.spoken(column)
        if role == _TOOLTIP:
            top = self.cells.scale_top(column.figure) if column.kind is Kind.CHART and column.figure else ""
            return f"<span>{plain.escaped(self.titles.tip(column, top))}</span>"
        if role == _ALIGNMENT:
            return _RIGHT if column.is_number else _LEFT
        if role == int(Qt.ItemDataRole.InitialSortOrderRole):
            down = column.kind not in (Kind.PERSON, Kind.STREAM)
            return Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        return None

    def section_title(self, place: int) -> str:
        """Return what a section is called, and how many there are."""
        return self.cells.heading(self.lines.headings[place])

    def _heading_data(self, place: int, column: int, role: int) -> Any:
        if column:
            return None
        if role == _ACCESSIBLE:
            return self.section_title(place)
        if role == _DISPLAY:
            sign = "▾ " if self.lines.is_open(self.lines.headings[place].section) else "▸ "
            return sign + self.section_title(place)
        return self._bold if role == _FONT else None
