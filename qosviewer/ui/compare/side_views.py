"""Two views of one table: who it is stays in sight at the left, figures scroll at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableView, QVBoxLayout, QWidget

from qosviewer.domain.compare.streams import Slot
from qosviewer.export.comparison_view import By
from qosviewer.export.csv_long import guarded
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import IDENTITY, Group, Kind, SideColumn
from qosviewer.ui.compare.side_delegate import SideDelegate

_FLAG: Final = QItemSelectionModel.SelectionFlag
_ROW_SCALE: Final = 1.7
_CHARACTERS: Final = {
    Kind.PERSON: 24,
    Kind.STREAM: 20,
    Kind.CHANGE: 17,
    Kind.PAIRED: 22,
    Kind.VALUE: 13,
    Kind.DELTA: 22,
    Kind.CHART: 22,
}
_FRONT: Final = len(IDENTITY)


class _Half(QTableView):
    """One of the two.

    Signals:
        toggle_wanted: The heading at a position is to be opened or closed.
        other_side_wanted: The keyboard is to go to the other half; carries -1 for left, 1 for right.
        copy_wanted: The selected rows are to be copied.
    """

    toggle_wanted = Signal(int)
    other_side_wanted = Signal(int)
    copy_wanted = Signal()

    def __init__(self, model: ComparisonTableModel, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._table = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(SideDelegate(self, model))
        self.setModel(model)
        header = self.horizontalHeader()
        header.setObjectName(f"{name}.header")
        header.setAccessibleName(title)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close headings by Right, Left and Enter; go on to the other half at the edge."""
        position, key = self.currentIndex().row(), event.key()
        section = self._table.lines.section_at(position)
        is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        enters = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if section is not None and is_plain:
            wanted = {Qt.Key.Key_Right: False, Qt.Key.Key_Left: True}
            if enters or (key in wanted and self._table.is_open(section) is wanted[Qt.Key(key)]):
                self.toggle_wanted.emit(position)
                return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif is_plain and key == Qt.Key.Key_Left and self.currentIndex().column() == self._edge(0):
            self.other_side_wanted.emit(-1)
        elif is_plain and key == Qt.Key.Key_Right and self.currentIndex().column() == self._edge(-1):
            self.other_side_wanted.emit(1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a heading by a click on its sign."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._table.lines.section_at(index.row()) is not None:
            self.toggle_wanted.emit(index.row())
            return
        super().mousePressEvent(event)

    def shown(self) -> list[int]:
        """Return the places of the columns in sight."""
        return [place for place in range(len(self._table.columns)) if not self.isColumnHidden(place)]

    def _edge(self, which: int) -> int:
        shown = self.shown()
        return shown[which] if shown else -1


class SideViews(QWidget):
    """The two halves, with one selection, one place to scroll to, and one order.

    Signals:
        humans_selected: Somebody selected other people.
        copied: How many rows are on the clipboard now.
        current_changed: The keyboard is on another cell.
    """

    humans_selected = Signal()
    copied = Signal(int)
    current_changed = Signal()

    def __init__(self, model: ComparisonTableModel) -> None:
        super().__init__()
        self.setObjectName("compare.table")
        self.table = model
        self.front = _Half(model, "compare.people", "People of the comparison")
        self.figures = _Half(model, "compare.figures", "Figures of the comparison")
        self.figures.setSelectionModel(self.front.selectionModel())
        self._hidden: set[Group] = set()
        self._widths: dict[tuple[Kind, Slot | None, str], int] = {}
        self._held: tuple[int, SideColumn | None] = (-1, None)
        self._quiet = False
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("compare.split")
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.front)
        self._split.addWidget(self.figures)
        self._split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)
        self.setFocusProxy(self.front)
        self._connect()
        self.restyle()
        self._lay_columns()
        self.give_room()

    def give_room(self) -> None:
        """Give the front half the room that its columns need."""
        self._split.setSizes([self._front_width(), 2 * self._front_width()])

    def _front_width(self) -> int:
        return sum(self.front.columnWidth(place) for place in self.front.shown()) + 2 * self.front.frameWidth() + 2

    def _connect(self) -> None:
        front, figures = self.front, self.figures
        front.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        front.verticalScrollBar().valueChanged.connect(figures.verticalScrollBar().setValue)
        figures.verticalScrollBar().valueChanged.connect(front.verticalScrollBar().setValue)
        for half, other in ((front, figures), (figures, front)):
            half.toggle_wanted.connect(self._toggle)
            half.copy_wanted.connect(self.copy)
            half.horizontalHeader().sortIndicatorChanged.connect(self._sorter(half, other))
            half.other_side_wanted.connect(self._step_over)
            half.horizontalHeader().sectionResized.connect(self._note_width)
        selection = front.selectionModel()
        selection.selectionChanged.connect(self._on_selection)
        selection.currentChanged.connect(lambda _now, _before: self.current_changed.emit())
        self.table.rearranging.connect(self._hold)
        self.table.columns_changed.connect(self._lay_columns)
        self.table.rearranged.connect(self._restore)
        self.table.shown_changed.connect(self._span)

    # --- columns

    @property
    def hidden_groups(self) -> frozenset[Group]:
        """Groups of columns that are not shown."""
        return frozenset(self._hidden)

    def show_group(self, group: Group, shown: bool) -> None:
        """Show or hide the columns of a meeting, the differences, or the charts."""
        if shown:
            self._hidden.discard(group)
        else:
            self._hidden.add(group)
        self._lay_columns()

    def _lay_columns(self) -> None:
        by_stream = self.table.by is By.STREAM
        for place, column in enumerate(self.table.columns):
            in_front = place < _FRONT
            hidden = column.kind is Kind.STREAM and not by_stream
            self.front.setColumnHidden(place, not in_front or hidden)
            self.figures.setColumnHidden(place, in_front or column.group in self._hidden)
            half = self.front if in_front else self.figures
            half.horizontalHeader().resizeSection(place, self._width(column))
        self._show_sort()
        self._span()

    def _show_sort(self) -> None:
        """Say in the headers what the rows are sorted by."""
        key, descending = self.table.sorted_by
        sorted_at = self.table.columns.index(key) if key is not None else -1
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._quiet = True
        for half, mine in ((self.front, sorted_at < _FRONT), (self.figures, sorted_at >= _FRONT)):
            half.horizontalHeader().setSortIndicator(sorted_at if mine else -1, order)
        self._quiet = False

    def _width(self, column: SideColumn) -> int:
        kept = self._widths.get(_width_key(column))
        if kept:
            return kept
        title = self.table.titles.of_column(column)
        metrics = self.fontMetrics()
        return max(metrics.averageCharWidth() * _CHARACTERS[column.kind], metrics.horizontalAdvance(title) + 32)

    def _note_width(self, place: int, _before: int, width: int) -> None:
        if width > 0 and place < len(self.table.columns) and self.isVisible():
            self._widths[_width_key(self.table.columns[place])] = width

    def _span(self) -> None:
        """Let the title of a section reach over the whole front half."""
        self.front.clearSpans()
        for position in self.table.lines.heading_positions():
            self.front.setSpan(position, 0, 1, _FRONT)

    def _sorter(self, half: _Half, other: _Half) -> Callable[[int, Qt.SortOrder], None]:
        def sort(place: int, order: Qt.SortOrder) -> None:
            if self._quiet:
                return
            self._quiet = True
            other.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self._quiet = False
            self.table.sort(place, order)
            half.scrollToTop()

        return sort

    # --- selection and where the keyboard is

    def selected_humans(self) -> list[int]:
        """Return the selected people, rows of the pairing table."""
        rows = self.front.selectionModel().selection()
        found = {
            self.table.human_at(position)
            for each in list(rows)  # type: ignore[call-overload]
            for position in range(each.top(), each.bottom() + 1)
        }
        return sorted(found - {-1})

    def show_humans(self, humans: tuple[int, ...], *, reveal: bool = False) -> None:
        """Select people, without telling listeners."""
        positions = self.table.lines.positions_of(humans)
        selection = QItemSelection()
        last = max(self.table.columnCount() - 1, 0)
        for first, end in _runs(positions):
            selection.select(self.table.index(first, 0), self.table.index(end, last))
        was, self._quiet = self._quiet, True
        self.front.selectionModel().select(selection, _FLAG.ClearAndSelect | _FLAG.Rows)
        if reveal and positions:
            self.go_to(positions[0], self.front.currentIndex().column(), select=False)
        self._quiet = was

    def go_to(self, position: int, place: int, *, select: bool = True) -> None:
        """Put the keyboard on a cell and bring it into sight."""
        place = place if place >= 0 else 0
        index = self.table.index(position, place)
        flags = _FLAG.ClearAndSelect | _FLAG.Rows if select else _FLAG.NoUpdate
        self.front.selectionModel().setCurrentIndex(index, flags)
        half = self.front if place < _FRONT else self.figures
        half.scrollTo(index)
        self.front.scrollTo(self.table.index(position, 0))

    def _on_selection(self, *_changes: object) -> None:
        if not self._quiet:
            self.humans_selected.emit()

    def _step_over(self, step: int) -> None:
        half = self.figures if step > 0 else self.front
        shown = half.shown()
        if shown and self.sender() is not half:
            position = max(self.front.currentIndex().row(), 0)
            half.setFocus(Qt.FocusReason.OtherFocusReason)
            self.go_to(position, shown[0] if step > 0 else shown[-1], select=False)

    def _toggle(self, position: int) -> None:
        section = self.table.lines.section_at(position)
        if section is not None:
            self.table.toggle(section)
            self.front.selectionModel().setCurrentIndex(self.table.index(position, 0), _FLAG.NoUpdate)

    def _hold(self) -> None:
        index = self.front.currentIndex()
        place = index.column()
        column = self.table.columns[place] if 0 <= place < len(self.table.columns) else None
        self._held = (self.table.human_at(index.row()), column)
        self._quiet = True
        self.front.selectionModel().clearSelection()

    def _restore(self) -> None:
        self.show_humans(self.table.comparison.selected)
        human, column = self._held
        positions = (
            self.table.lines.positions_of([human])
            if 0 <= human < self.table.comparison.comparison.pairing.count
            else []
        )
        if positions:
            place = self.table.section_of(column) if column else 0
            self.front.selectionModel().setCurrentIndex(self.table.index(positions[0], max(place, 0)), _FLAG.NoUpdate)
        self._quiet = False

    # --- copying and looks

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with the titles of their columns."""
        places = self.front.shown() + self.figures.shown()
        positions = [
            place for place in range(self.table.rowCount()) if self.front.selectionModel().isRowSelected(place)
        ]
        rows = [place for place in positions if self.table.row_at(place) >= 0]
        if not rows:
            return
        lines = ["\t".join(self._title(place) for place in places)]
        lines += ["\t".join(self._cell(row, place) for place in places) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copied.emit(len(rows))

    def _title(self, place: int) -> str:
        return str(self.table.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole))

    def _cell(self, position: int, place: int) -> str:
        role = (
            Qt.ItemDataRole.AccessibleTextRole
            if self.table.columns[place].kind is Kind.CHART
            else Qt.ItemDataRole.DisplayRole
        )
        text = str(self.table.data(self.table.index(position, place), role)).replace("\t", " ").replace("\n", " ")
        return guarded(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.restyle()

    def restyle(self) -> None:
        """Take over another font."""
        height = round(self.fontMetrics().height() * _ROW_SCALE)
        for half in (self.front, self.figures):
            half.verticalHeader().setMinimumSectionSize(height)
            half.verticalHeader().setDefaultSectionSize(height)
            half.verticalScrollBar().setSingleStep(height)
            half.horizontalScrollBar().setSingleStep(self.fontMetrics().averageCharWidth() * 4)


def _width_key(column: SideColumn) -> tuple[Kind, Slot | None, str]:
    figure = column.figure
    return column.kind, figure.slot if figure else None, figure.field.key if figure else ""


def _runs(positions: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for position in positions:
        if found and found[-1][1] == position - 1:
            found[-1] = (found[-1][0], position)
        else:
            found.append((position, position))
    return found
