"""The table of a comparison: sections that open and close, identity, figures of each meeting, differences, charts.

Sorting is a permutation and filtering a mask, as in `table_model`. What is shown of a cell is written when it is asked
for and kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from enum import Enum
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

from qosviewer.domain import plain, texts
from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.difference import Verdict, Why, delta_text, span_text
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.filter import Expression, parse
from qosviewer.domain.metrics import Field, Stat, field_of
from qosviewer.domain.quality import State
from qosviewer.domain.streams import Direction, Medium
from qosviewer.domain.words import value_text
from qosviewer.export.comparison_view import By, ComparisonView, Figure, Row
from qosviewer.models.cell_words import range_text
from qosviewer.models.compared_rows import ComparedRows, PairedBars, Section, first_figures, known_figures
from qosviewer.models.comparison_model import ComparisonModel

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND: Final = int(Qt.ItemDataRole.ForegroundRole)
_BACKGROUND: Final = int(Qt.ItemDataRole.BackgroundRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LAYOUT: Final = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"
_ROWS_MOVED: Final = QAbstractItemModel.LayoutChangeHint.VerticalSortHint
_CELLS_KEPT: Final = 20_000
_STATE_OF: Final = {Verdict.BETTER: State.GOOD, Verdict.WORSE: State.BAD}


class Kind(Enum):
    """What a column shows."""

    PERSON = "person"
    STREAM = "stream"
    CHANGE = "change"
    PAIRED = "paired by"
    VALUE = "value"
    DELTA = "delta"
    CHART = "chart"


class Group(NamedTuple):
    """Columns that belong together and are shown or hidden as one: those of a meeting, differences, or charts."""

    kind: Kind
    side: int = -1


class SideColumn(NamedTuple):
    """One column; `figure` and `side` where it has them."""

    kind: Kind
    figure: Figure | None = None
    side: int = -1

    @property
    def group(self) -> Group:
        """What it belongs to."""
        return Group(self.kind, self.side)


IDENTITY: Final = tuple(map(SideColumn, (Kind.PERSON, Kind.STREAM, Kind.CHANGE, Kind.PAIRED)))
FIRST_SORT: Final = (SideColumn(Kind.CHANGE), True)
"""Who changed most stands on top until somebody sorts."""
"""The columns that stay in sight."""


class BarsCell(NamedTuple):
    """What a paired chart draws: least, average and most of the baseline and of the other; NaN where not known."""

    before: tuple[float, float, float]
    after: tuple[float, float, float]


def figure_title(figure: Figure) -> str:
    """Return a column title, e.g. ``Audio ↓ loss``, or the metric where the row says the rest."""
    field = figure.field
    metric = field.metric.key.replace("_", " ")
    if field.stat is not Stat.AVG and len(field.metric.fields) > 1:
        metric = f"{metric} {field.stat.title}"
    slot = figure.slot
    if slot is None:
        return field.title
    if slot.key:
        return f"{plain.one_line(slot.key, 24)} {metric}"
    if slot.direction is Direction.NONE:
        return field.title if slot.medium is Medium.CPU else f"{slot.medium.title} {metric}"
    return f"{slot.medium.title} {slot.direction.arrow} {metric}"


class ComparisonTableModel(QAbstractTableModel):
    """Shows a `ComparisonModel` row by row.

    Signals:
        rearranging: Rows are about to change places, to come or to go.
        rearranged: They have.
        shown_changed: Other rows are shown.
        columns_changed: There are other columns.

    Attributes:
        rows: What is shown and hidden.
        columns: The columns: `IDENTITY`, then those of meetings, differences and charts.
    """

    rearranging = Signal()
    rearranged = Signal()
    shown_changed = Signal()
    columns_changed = Signal()

    def __init__(self, model: ComparisonModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._by = By.PERSON
        self._chosen: dict[By, tuple[Figure, ...]] = {}
        self._all_sides = False
        self._expression = parse("")
        self._least: tuple[Field, float] | None = None
        self._closed: set[Section] = set()
        self._sort: tuple[SideColumn | None, bool] = FIRST_SORT
        self._inks: tuple[QBrush, ...] = ()
        self._quiet = QBrush()
        self._ground = QBrush()
        self._bold = QFont()
        self._bold.setBold(True)
        self._cells: dict[tuple[int, int], str] = {}
        self._arrays: dict[object, Any] = {}
        self.rows = self._make_rows()
        self.columns = self._make_columns()
        self._lines = np.empty(0, np.intp)
        self._sections: list[tuple[Section, int, int]] = []
        self._lines, self._sections = self._arranged()
        model.changed.connect(self._anew)
        model.other_changed.connect(self._anew)

    # --- what is shown

    @property
    def comparison(self) -> ComparisonModel:
        """What is compared."""
        return self._model

    @property
    def by(self) -> By:
        """What a row is."""
        return self._by

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is compared, in the order of the columns."""
        return self.rows.figures

    @property
    def all_sides(self) -> bool:
        """Whether figures of every meeting are shown."""
        return self._all_sides

    @property
    def shown_count(self) -> int:
        """How many rows the filter lets through, those of closed sections too."""
        return sum(shown for _section, shown, _total in self._sections)

    @property
    def view(self) -> ComparisonView:
        """What is shown, for export: these rows in this order, also of closed sections, and these columns."""
        order = np.concatenate(
            [self._members[section] for section, _shown, _total in self._sections] or [np.empty(0, np.intp)]
        )
        human, pair = self.rows.human[order].tolist(), self.rows.pair[order].tolist()
        chosen = [Row(each, own if own >= 0 else None) for each, own in zip(human, pair, strict=True)]
        fields = tuple(dict.fromkeys(figure.field for figure in self.figures))
        sides = tuple(dict.fromkeys(column.side for column in self.columns if column.kind is Kind.VALUE))
        held = (self._model.other,) if any(column.kind is Kind.DELTA for column in self.columns) else ()
        return ComparisonView(self._model.comparison, self._by, fields, chosen, tuple(self.figures), sides, held)

    def row_at(self, position: int) -> int:
        """Return the row of `rows` at a position; negative for the heading of a section."""
        return int(self._lines[position]) if 0 <= position < len(self._lines) else -1

    def human_at(self, position: int) -> int:
        """Return the human at a position, -1 for a heading."""
        row = self.row_at(position)
        return int(self.rows.human[row]) if row >= 0 else -1

    def section_at(self, position: int) -> Section | None:
        """Return the section whose heading stands at a position; None where a row does."""
        line = self.row_at(position)
        return self._sections[~line][0] if line < 0 and 0 <= position < len(self._lines) else None

    def heading_positions(self) -> list[int]:
        """Return where the headings stand."""
        found: list[int] = np.flatnonzero(self._lines < 0).tolist()
        return found

    def is_open(self, section: Section) -> bool:
        """Tell whether the rows of a section are shown."""
        return section not in self._closed

    def positions_of(self, humans: Sequence[int]) -> list[int]:
        """Return where the rows of humans are shown."""
        wanted = np.zeros(self._model.comparison.pairing.count + 1, np.bool_)
        wanted[list(humans)] = True
        rows = np.where(self._lines >= 0, self._lines, 0)
        of_line = self.rows.human[rows] if self.rows.count else np.zeros(len(rows), np.int32)
        found: list[int] = np.flatnonzero((self._lines >= 0) & wanted[of_line]).tolist()
        return found

    def section_of(self, key: SideColumn) -> int:
        """Return the place of a column, -1 if there is none."""
        return self.columns.index(key) if key in self.columns else -1

    @property
    def sorted_by(self) -> tuple[SideColumn | None, bool]:
        """By what the rows are sorted, and whether from the greatest down."""
        return self._sort

    # --- what changes

    def set_by(self, by: By) -> None:
        """Have a row for each person, or for each stream."""
        if by is not self._by:
            self._by = by
            self._sort = FIRST_SORT
            self._anew()

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Compare other figures."""
        self._chosen[self._by] = tuple(figures)
        self._anew()

    def show_all_sides(self, all_sides: bool) -> None:
        """Show figures of every meeting, or of the two that are compared."""
        if all_sides != self._all_sides:
            self._all_sides = all_sides
            self._anew()

    def set_filter(self, expression: Expression) -> None:
        """Show only whom a filter lets through on one of the two sides."""
        self._expression = expression
        self._update()

    def set_least(self, least: tuple[Field, float] | None) -> None:
        """Show only rows in which a figure changed by at least a size; None for all."""
        if least != self._least:
            self._least = least
            self._update()

    def toggle(self, section: Section) -> None:
        """Open a closed section, close an open one."""
        self._closed ^= {section}
        self._update()

    def open_for(self, humans: Sequence[int]) -> None:
        """Open the sections in which humans are."""
        wanted = set(humans)
        hidden = {
            section
            for section in self._closed
            if not wanted.isdisjoint(self.rows.human[self._members.get(section, np.empty(0, np.intp))].tolist())
        }
        if hidden:
            self._closed -= hidden
            self._update()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort within the sections by a column; by none (-1) in the order of the meetings."""
        key = self.columns[column] if 0 <= column < len(self.columns) else None
        wanted = (key, order == Qt.SortOrder.DescendingOrder)
        if wanted != self._sort:
            self._sort = wanted
            self._update()

    def set_inks(self, inks: Sequence[QBrush], quiet: QBrush, ground: QBrush) -> None:
        """Write verdicts in these colours, one per `State`; put headings on this ground."""
        self._inks, self._quiet, self._ground = tuple(inks), quiet, ground
        if len(self._lines):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(self.columns) - 1))

    def _anew(self) -> None:
        self.rearranging.emit()
        self.beginResetModel()
        self.rows = self._make_rows()
        self.columns = self._make_columns()
        if self._sort[0] is not None and self._sort[0] not in self.columns:
            self._sort = (None, False)
        self._cells.clear()
        self._arrays.clear()
        self._lines, self._sections = self._arranged()
        self.endResetModel()
        self.columns_changed.emit()
        self.rearranged.emit()
        self.shown_changed.emit()

    def _update(self) -> None:
        self.rearranging.emit()
        self.layoutAboutToBeChanged[_LAYOUT].emit([], _ROWS_MOVED)  # type: ignore[index]
        self._cells.clear()
        self._lines, self._sections = self._arranged()
        old = self.persistentIndexList()
        self.changePersistentIndexList(old, [_ROOT] * len(old))
        self.layoutChanged[_LAYOUT].emit([], _ROWS_MOVED)  # type: ignore[index]
        self.rearranged.emit()
        self.shown_changed.emit()

    def _make_rows(self) -> ComparedRows:
        model = self._model
        known = set(known_figures(model.comparison, self._by))
        chosen = [figure for figure in self._chosen.get(self._by, ()) if figure in known]
        return ComparedRows(
            model.comparison, model.other, self._by, chosen or first_figures(model.comparison, self._by)
        )

    def _make_columns(self) -> tuple[SideColumn, ...]:
        model, figures = self._model, self.rows.figures
        baseline, other = model.comparison.baseline, model.other
        sides = range(len(model.comparison.sides)) if self._all_sides else dict.fromkeys((baseline, other))
        columns = [*IDENTITY]
        columns += [SideColumn(Kind.VALUE, figure, side) for side in sides for figure in figures]
        if other != baseline:
            columns += [SideColumn(Kind.DELTA, figure) for figure in figures]
            columns += [SideColumn(Kind.CHART, figure) for figure in figures]
        return tuple(columns)

    def _arranged(self) -> tuple[Any, list[tuple[Section, int, int]]]:
        rows = self.rows
        mask = rows.matching(self._expression) if str(self._expression) else np.ones(rows.count, np.bool_)
        if self._least is not None:
            mask &= rows.changed_by(*self._least)
        key, descending = self._sort
        order = rows.order(self._sort_keys(key) if key else None, descending=descending)
        order = order[mask[order]]
        sections = rows.section[order]
        totals = np.bincount(rows.section, minlength=len(Section))
        lines: list[Any] = []
        found: list[tuple[Section, int, int]] = []
        self._members: dict[Section, Any] = {}
        for section in Section:
            if not totals[section]:
                continue
            members = order[sections == section]
            lines.append(np.array([~len(found)], np.intp))
            found.append((section, len(members), int(totals[section])))
            self._members[section] = members
            if section not in self._closed:
                lines.append(members)
        return np.concatenate(lines) if lines else np.empty(0, np.intp), found

    def _sort_keys(self, column: SideColumn) -> Floats:
        rows, figure = self.rows, column.figure
        if figure is not None:
            if column.kind is Kind.VALUE:
                return rows.values(column.side, figure)
            return np.abs(rows.nearest(figure)) if column.kind is Kind.DELTA else rows.worsening(figure)
        if column.kind is Kind.CHANGE:
            return rows.change
        if column.kind is Kind.PAIRED:
            return np.where(rows.ties > 0, rows.ties, np.nan).astype(np.float64)
        if column.kind is Kind.STREAM:
            slot = rows.comparison.pairs.slot
            return np.array([slot[pair] if pair >= 0 else math.nan for pair in rows.pair.tolist()], np.float64)
        return rows.name_ranks

    # --- differences, one after another

    def next_difference(self, position: int, column: int, step: int) -> tuple[int, int, bool] | None:
        """Return where the next difference that counts stands, in reading order, and whether it came round the end.

        Args:
            position: Where to begin; that place itself is not looked at.
            column: The column there.
            step: 1 onwards, -1 back.
        """
        places = [place for place, each in enumerate(self.columns) if each.kind is Kind.DELTA]
        if not places or not len(self._lines):
            return None
        lines = self._lines
        rows = np.where(lines >= 0, lines, 0)
        moved = np.stack([self._moved(self.columns[place]) for place in places], axis=1)
        found = np.argwhere(moved[rows] & (lines >= 0)[:, None])
        if not len(found):
            return None
        at = [(int(line), places[int(place)]) for line, place in found]
        here = (position, column)
        if step > 0:
            further = next((each for each in at if each > here), None)
            return (*further, False) if further else (*at[0], True)
        further = next((each for each in reversed(at) if each < here), None)
        return (*further, False) if further else (*at[-1], True)

    def _moved(self, column: SideColumn) -> Any:
        figure = column.figure
        assert figure is not None  # noqa: S101  # every difference has one
        said = self.rows.said[figure]
        moved = (said == Verdict.BETTER) | (said == Verdict.WORSE) | (said == Verdict.CHANGED)
        if self._least is not None and self._least[0].metric is figure.field.metric:
            moved = (
                moved & self.rows.changed_by(*self._least) & (np.abs(self.rows.delta(figure)) >= self._least[1] - 1e-9)
            )
        return moved

    # --- Qt's questions

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell says, and how."""
        if not index.isValid():
            return None
        position, place = index.row(), index.column()
        line = self.row_at(position)
        if line < 0:
            return self._heading_data(~line, place, role)
        column = self.columns[place]
        if role == _DISPLAY:
            return "" if column.kind is Kind.CHART else self._text(line, place)
        if role == _ACCESSIBLE:
            return self._spoken(line, place)
        if role == _TOOLTIP:
            return f"<span>{plain.escaped(tip)}</span>" if (tip := self._tip(line, place)) else None
        if role == _ALIGNMENT:
            return _RIGHT if column.kind in (Kind.VALUE, Kind.DELTA) else _LEFT
        if role == _FOREGROUND and self._inks:
            return self._ink(line, column)
        if role == _FONT and column.kind is Kind.DELTA and self._verdict(line, column) in _STATE_OF:
            return self._bold
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the title of a column under that of its group."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return f"{self.group_title(column.group)}\n{self.column_title(column)}"
        if role == _ACCESSIBLE:
            return " ".join(filter(None, (self.group_title(column.group), self.column_title(column))))
        if role == _TOOLTIP:
            return f"<span>{plain.escaped(self._header_tip(column))}</span>"
        if role == _ALIGNMENT:
            return _RIGHT if column.kind in (Kind.VALUE, Kind.DELTA) else _LEFT
        if role == int(Qt.ItemDataRole.InitialSortOrderRole):
            down = column.kind not in (Kind.PERSON, Kind.STREAM)
            return Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        return None

    def column_title(self, column: SideColumn) -> str:
        """Return the title of a column without that of its group."""
        if column.figure is not None:
            return figure_title(column.figure)
        return {
            Kind.PERSON: texts.SIDE_PERSON,
            Kind.STREAM: texts.SIDE_STREAM,
            Kind.CHANGE: texts.SIDE_CHANGE,
            Kind.PAIRED: texts.SIDE_PAIRED,
        }[column.kind]

    def group_title(self, group: Group) -> str:
        """Return the title of a group of columns; empty for those in front."""
        if group.kind is Kind.VALUE:
            return self._label(group.side)
        labels = {"baseline": self._label(self._model.comparison.baseline), "other": self._label(self._model.other)}
        if group.kind is Kind.DELTA:
            return texts.SIDE_GROUP_DELTA.format(**labels)
        return texts.SIDE_GROUP_CHART.format(**labels) if group.kind is Kind.CHART else ""

    def _label(self, side: int) -> str:
        return self._model.comparison.sides[side].label

    def _header_tip(self, column: SideColumn) -> str:
        model = self._model
        labels = {"baseline": self._label(model.comparison.baseline), "other": self._label(model.other)}
        figure = column.figure
        if figure is None:
            return {
                Kind.PERSON: texts.SIDE_PERSON_TIP,
                Kind.STREAM: texts.SIDE_STREAM_TIP,
                Kind.CHANGE: texts.SIDE_CHANGE_TIP,
                Kind.PAIRED: texts.SIDE_PAIRED_TIP,
            }[column.kind]
        if column.kind is Kind.VALUE:
            return texts.SIDE_VALUE_TIP.format(figure=figure_title(figure), label=self._label(column.side))
        if column.kind is Kind.DELTA:
            return texts.SIDE_DELTA_TIP.format(figure=figure_title(figure))
        top = value_text(figure.field, self.bars(column).scale.top) if not _is_picture(figure) else "…"
        return texts.SIDE_CHART_TIP.format(figure=figure_title(figure), top=top, **labels)

    def _heading_data(self, place: int, column: int, role: int) -> Any:
        if role == _BACKGROUND:
            return self._ground
        if column:
            return None
        if role in (_DISPLAY, _ACCESSIBLE):
            return self.section_title(place) if role == _ACCESSIBLE else self._sign(place) + self.section_title(place)
        return self._bold if role == _FONT else None

    def _sign(self, place: int) -> str:
        return "▾ " if self._sections[place][0] not in self._closed else "▸ "

    def section_title(self, place: int) -> str:
        """Return what a section is called, and how many there are."""
        section, shown, total = self._sections[place]
        sides = self._model.comparison.sides
        a, b = sides[self._model.comparison.baseline].label, sides[self._model.other].label
        template = {
            Section.BOTH: texts.SIDE_ALL if a == b else texts.SIDE_BOTH,
            Section.UNSURE: texts.SIDE_UNSURE,
            Section.ONLY_BASELINE: texts.SIDE_ONLY,
            Section.ONLY_OTHER: texts.SIDE_ONLY,
            Section.ELSEWHERE: texts.SIDE_ELSEWHERE,
        }[section]
        here, there = (b, a) if section is Section.ONLY_OTHER else (a, b)
        missed = sides[self._model.comparison.baseline if section is Section.ONLY_OTHER else self._model.other]
        if template is texts.SIDE_ONLY and not missed.complete:
            template = texts.SIDE_ONLY_YET
        title = template.format(a=a, b=b, label=here, other=there, count=total)
        return title if shown == total else texts.SIDE_SHOWN.format(title=title, shown=shown)

    # --- cells

    def _text(self, line: int, place: int) -> str:
        key = (line, place)
        written = self._cells.get(key)
        if written is None:
            if len(self._cells) >= _CELLS_KEPT:
                self._cells.clear()
            written = self._cells[key] = self._write(line, self.columns[place])
        return written

    def _write(self, line: int, column: SideColumn) -> str:
        match column.kind:
            case Kind.PERSON:
                return self._model.comparison.names[int(self.rows.human[line])]
            case Kind.STREAM:
                return self._stream(line)
            case Kind.CHANGE:
                return self._change(line)
            case Kind.PAIRED:
                tie = int(self.rows.ties[line])
                return texts.SIDE_TIE.format(tie=Tie(tie).word, sureness=Tie(tie).sureness) if tie else ""
            case Kind.VALUE:
                return self._value(line, column)
            case Kind.DELTA:
                return self._delta(line, column)
        return self._chart_words(line, column)

    def _stream(self, line: int) -> str:
        pair = int(self.rows.pair[line])
        if pair < 0:
            return texts.SIDE_NOTHING
        comparison = self._model.comparison
        title = plain.one_line(comparison.pairs.slots[int(comparison.pairs.slot[pair])].title)
        paths = comparison.pairs.paths(pair)
        before, after = paths[comparison.baseline], paths[self._model.other]
        if before and after and before is not after:
            return texts.SIDE_STREAM_PATHS.format(stream=title, before=before.value, after=after.value)
        one = before or after
        return f"{title} ({one.value})" if one and one.value != "client" else title

    def _change(self, line: int) -> str:
        worse, better, changed, same = (
            int(self._counts(each)[line]) for each in (Verdict.WORSE, Verdict.BETTER, Verdict.CHANGED, Verdict.SAME)
        )
        said = [
            template.format(count=count)
            for count, template in (
                (worse, texts.SIDE_WORSE),
                (better, texts.SIDE_BETTER),
                (changed, texts.SIDE_CHANGED),
            )
            if count
        ]
        if not said and same:
            said = [texts.SIDE_SAME]
        if apart := int(self._kept("apart", self.rows.held_apart.tolist)[line]):
            said.append(texts.SIDE_APART.format(count=apart))
        if not said:
            return texts.SIDE_NOTHING
        words = said[0]
        for each in said[1:]:
            words = texts.SIDE_AND.format(one=words, other=each)
        return words

    def _counts(self, verdict: Verdict) -> list[int]:
        found: list[int] = self._kept(("counted", verdict), lambda: self.rows.counted(verdict).tolist())
        return found

    def _pair(self, line: int, figure: Figure) -> int:
        pairs: list[int] = self._kept(("pairs", figure), lambda: self.rows.pairs(figure).tolist())
        return pairs[line]

    def _value(self, line: int, column: SideColumn) -> str:
        written = self._value_text(line, column)
        if written != texts.SIDE_NOTHING and not self._model.comparison.sides[column.side].complete:
            return texts.SIDE_PARTIAL_SIGN.format(value=written)
        return written

    def _value_text(self, line: int, column: SideColumn) -> str:
        figure, comparison = column.figure, self._model.comparison
        assert figure is not None  # noqa: S101  # every value has one
        pair = self._pair(line, figure)
        place = int(comparison.pairs.entity[pair, column.side]) if pair >= 0 else -1
        return comparison.combined[column.side].text(place, figure.field) if place >= 0 else texts.SIDE_NOTHING

    def _verdict(self, line: int, column: SideColumn) -> Verdict:
        figure = column.figure
        assert figure is not None  # noqa: S101
        said: list[int] = self._kept(("said", figure), lambda: self.rows.said[figure].tolist())
        return Verdict(said[line])

    def _why(self, line: int, column: SideColumn) -> Why:
        figure = column.figure
        assert figure is not None  # noqa: S101
        pair = self._pair(line, figure)
        if pair < 0:
            return Why.NO_READING
        comparison, other = self._model.comparison, self._model.other
        reasons: list[int] = self._kept(
            ("why", figure.field), lambda: comparison.difference(other).why(figure.field).tolist()
        )
        return Why(reasons[pair])

    def _number(self, line: int, column: SideColumn) -> float:
        figure = column.figure
        assert figure is not None  # noqa: S101
        deltas: list[float] = self._kept(("delta", figure), lambda: self.rows.delta(figure).tolist())
        return deltas[line]

    def _delta(self, line: int, column: SideColumn) -> str:
        figure, number = column.figure, self._number(line, column)
        assert figure is not None  # noqa: S101
        if number != number:
            why = self._why(line, column)
            if why in (Why.NO_READING, Why.NOT_IN_BASELINE, Why.NOT_IN_OTHER):
                return texts.SIDE_NOTHING
            if why is not Why.SPAN:
                return Verdict.NOT_COMPARABLE.word
            low, high = self._span(line, column) or (math.nan, math.nan)
            number = low if low > 0 else high if high < 0 else 0.0
        arrow = texts.SIDE_RISE if number > 0 else texts.SIDE_FALL if number < 0 else texts.SIDE_LEVEL
        written = texts.SIDE_DELTA.format(
            arrow=arrow, delta=self._delta_words(line, column), word=self._verdict(line, column).word
        )
        partial = self._model.comparison.is_partial(self._model.other)
        return texts.SIDE_PARTIAL_SIGN.format(value=written) if partial else written

    def _span(self, line: int, column: SideColumn) -> tuple[float, float] | None:
        """Return between what a difference lies that is no single number; None for others."""
        figure = column.figure
        assert figure is not None  # noqa: S101
        pair = self._pair(line, figure)
        model = self._model
        return model.comparison.difference(model.other).span(pair, figure.field) if pair >= 0 else None

    def _delta_words(self, line: int, column: SideColumn) -> str:
        """Write a difference, or between what it lies; empty for none."""
        figure, number = column.figure, self._number(line, column)
        assert figure is not None  # noqa: S101
        if number == number:
            return delta_text(figure.field, number)
        span = self._span(line, column)
        return span_text(figure.field, span) if span else ""

    def _chart_words(self, line: int, column: SideColumn) -> str:
        figure, model = column.figure, self._model
        assert figure is not None  # noqa: S101
        before, after = (
            range_text(figure.field.metric, *(each[line] for each in self._ranges(side, figure)))
            for side in (model.comparison.baseline, model.other)
        )
        return texts.SIDE_CHART_SPOKEN.format(
            baseline=self._label(model.comparison.baseline), before=before, other=self._label(model.other), after=after
        )

    def _ranges(self, side: int, figure: Figure) -> list[list[float]]:
        """Return least, average and most of each row."""
        fields = [field_of(figure.field.metric, stat) for stat in (Stat.MIN, Stat.AVG, Stat.MAX)]
        found: list[list[float]] = self._kept(
            ("ranges", side, figure),
            lambda: [
                self.rows.values(side, Figure(field, figure.slot)).tolist() if field else [math.nan] * self.rows.count
                for field in fields
            ],
        )
        return found

    def _spoken(self, line: int, place: int) -> str:
        column = self.columns[place]
        if column.kind is Kind.DELTA and column.figure is not None:
            verdict, delta = self._verdict(line, column), self._delta_words(line, column)
            if verdict is not Verdict.NOT_COMPARABLE:
                return texts.SIDE_DELTA_SPOKEN.format(delta=delta, word=verdict.word)
            why = self._why(line, column).text or self._text(line, place)
            return texts.SIDE_WHY_SPAN.format(why=why, span=delta) if delta else why
        return self._text(line, place)

    def _tip(self, line: int, place: int) -> str:
        column, comparison = self.columns[place], self._model.comparison
        figure = column.figure
        parts = []
        if figure is None:
            parts.append(self._text(line, place))
        elif column.kind is Kind.CHART:
            parts.append(self._chart_words(line, column))
        elif column.kind is Kind.VALUE:
            pair = self._pair(line, figure)
            at = int(comparison.pairs.entity[pair, column.side]) if pair >= 0 else -1
            if at >= 0:
                parts += [self._value_text(line, column), comparison.combined[column.side].note(at, figure.field)]
                parts += self._partial_words([column.side])
        else:
            parts += [self._spoken(line, place)]
            parts += [why.text] if (why := self._why(line, column)) is Why.SPAN else []
            if self._number(line, column) == self._number(line, column):
                parts += self._partial_words([comparison.baseline, self._model.other])
        return "\n".join(filter(None, parts))

    def _partial_words(self, sides: Sequence[int]) -> list[str]:
        partial = [self._label(side) for side in sides if not self._model.comparison.sides[side].complete]
        return [texts.SIDE_PARTIAL_TIP.format(labels=", ".join(partial))] if partial else []

    def _ink(self, line: int, column: SideColumn) -> QBrush | None:
        if column.kind is Kind.DELTA:
            verdict = self._verdict(line, column)
            if verdict in _STATE_OF:
                return self._inks[_STATE_OF[verdict]]
            return self._quiet if verdict in (Verdict.SAME, Verdict.NOT_COMPARABLE) else None
        if column.kind is Kind.CHANGE:
            if self._counts(Verdict.WORSE)[line]:
                return self._inks[State.BAD]
            return self._inks[State.GOOD] if self._counts(Verdict.BETTER)[line] else self._quiet
        return self._quiet if column.kind is Kind.PAIRED else None

    def bars(self, column: SideColumn) -> PairedBars:
        """Return what a chart column draws."""
        figure = column.figure
        assert figure is not None  # noqa: S101  # every chart has one
        found: PairedBars = self._kept(("bars", figure), lambda: self.rows.bars(figure))
        return found

    def bars_cell(self, line: int, column: SideColumn) -> BarsCell:
        """Return what one cell of it draws."""
        lists: list[list[float]] = self._kept(
            ("bar lists", column.figure),
            lambda: [array.tolist() for side in (self.bars(column).before, self.bars(column).after) for array in side],
        )
        first, second, third, fourth, fifth, sixth = (each[line] for each in lists)
        return BarsCell((first, second, third), (fourth, fifth, sixth))

    def _kept(self, key: object, compute: Callable[[], Any]) -> Any:
        if key not in self._arrays:
            self._arrays[key] = compute()
        return self._arrays[key]


def _is_picture(figure: Figure) -> bool:
    return figure.field.metric.key == "resolution"
