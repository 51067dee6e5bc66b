"""Two views of one table: who it is stays in sight at the left, figures scroll at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSplitter, QVBoxLayout, QWidget

from qosviewer.export.comparison_view import By
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import IDENTITY, Kind, SideColumn
from qosviewer.ui.compare.side_copying import RowsCopier
from qosviewer.ui.compare.side_half import SideHalf
from qosviewer.ui.compare.side_widths import ColumnWidths
from qosviewer.ui.theme import scaled

_FLAG: Final = QItemSelectionModel.SelectionFlag
_MODE: Final = QHeaderView.ResizeMode
_ROW_SCALE: Final = 1.7
_FRONT: Final = len(IDENTITY)
_FRONT_SHARE: Final = 0.66
"""Of the width: what the front half takes at most by itself."""


class SideViews(QWidget):
    """The two halves, with one selection, one place to scroll to, and one order.

    Signals:
        humans_selected: Somebody selected other people.
        current_changed: The keyboard is on another cell.
        widths_changed: Somebody made a column or a half wider or narrower.

    Attributes:
        table: What is shown.
        front: Who it is.
        figures: Their figures.
        widths: How wide columns are.
        copier: Puts rows on the clipboard.
        front_chosen: How wide somebody made the front half, 0 for as wide as it needs.
    """

    humans_selected = Signal()
    current_changed = Signal()
    widths_changed = Signal()

    def __init__(self, model: ComparisonTableModel) -> None:
        super().__init__()
        self.setObjectName("compare.table")
        self.table = model
        self.front = SideHalf(model, "compare.people", "People of the comparison", has_groups=False)
        self.figures = SideHalf(model, "compare.figures", "Figures of the comparison", has_groups=True)
        self.figures.setSelectionModel(self.front.selectionModel())
        self.widths = ColumnWidths(model)
        self.copier = RowsCopier(self)
        self.front_chosen = 0
        self._wanted, self._person = 0, 0
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
        self._connect()
        self.restyle()
        self._lay_columns()
        self.give_room()

    def give_room(self) -> None:
        """Give the front half the room that its words need, or that somebody gave it, and the figures the rest."""
        room = self.width() - self._split.handleWidth()
        front = min(self.front_chosen or self._wanted, round(room * _FRONT_SHARE))
        self._split.setSizes([front, max(room - front, 1)])
        # Rather a name is cut than a number.
        short = max(self._wanted - front, 0)
        was, self._quiet = self._quiet, True
        self.front.header.resizeSection(0, self.widths.narrowed(self.fontMetrics(), self._person, short))
        self._quiet = was

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.give_room()

    def _connect(self) -> None:
        front, figures = self.front, self.figures
        # Beside the one that is needed it keeps both halves equally high; with nothing to scroll it shows nothing.
        idle = front.horizontalScrollBar()
        idle.setEnabled(False)
        idle.rangeChanged.connect(lambda least, most: idle.setEnabled(most > least))
        front.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        front.verticalScrollBar().valueChanged.connect(figures.verticalScrollBar().setValue)
        figures.verticalScrollBar().valueChanged.connect(front.verticalScrollBar().setValue)
        for half, other in ((front, figures), (figures, front)):
            half.toggle_wanted.connect(self._toggle)
            half.copy_wanted.connect(self.copy)
            half.header.sortIndicatorChanged.connect(self._sorter(half, other))
            half.other_side_wanted.connect(self._step_over)
            half.end_wanted.connect(self._go_to_end)
            half.header.sectionResized.connect(self._note_width)
        self._split.splitterMoved.connect(self._note_front)
        selection = front.selectionModel()
        selection.selectionChanged.connect(self._on_selection)
        selection.currentChanged.connect(lambda _now, _before: self.current_changed.emit())
        self.table.rearranging.connect(self._hold)
        self.table.columns_changed.connect(self._lay_columns)
        self.table.rearranged.connect(self._restore)
        self.table.shown_changed.connect(self._span)

    # --- columns

    def _lay_columns(self) -> None:
        by_stream = self.table.by is By.STREAM
        titles = [
            (self.front if place < _FRONT else self.figures).header.minimum_width(place)
            for place in range(len(self.table.columns))
        ]
        font = self.fontMetrics(), QFontMetrics(scaled(self.font(), 1.0, bold=True))
        widths = self.widths.fitting(*font, titles)
        was, self._quiet = self._quiet, True
        self.figures.header.is_held = True
        for place, column in enumerate(self.table.columns):
            in_front = place < _FRONT
            hidden = column.kind is Kind.STREAM and not by_stream
            self.front.setColumnHidden(place, not in_front or hidden)
            self.figures.setColumnHidden(place, in_front)
            header = (self.front if in_front else self.figures).header
            # What changed most has what room the others leave.
            stretches = column.kind is Kind.CHANGE
            header.setSectionResizeMode(place, _MODE.Stretch if stretches else _MODE.Interactive)
            header.resizeSection(place, widths[place])
        self._person = widths[0]
        self._wanted = sum(widths[:_FRONT]) - (0 if by_stream else widths[1]) + 2 * self.front.frameWidth()
        self._quiet = was
        self.figures.header.is_held = False
        self.figures.header.show_groups()
        self._show_sort()
        self._span()
        self.give_room()

    def _show_sort(self) -> None:
        """Say in the headers what the rows are sorted by."""
        key, descending = self.table.sorted_by
        sorted_at = self.table.section_of(key) if key is not None else -1
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        was, self._quiet = self._quiet, True
        for half, mine in ((self.front, sorted_at < _FRONT), (self.figures, sorted_at >= _FRONT)):
            half.header.setSortIndicator(sorted_at if mine else -1, order)
        self._quiet = was

    def _note_width(self, place: int, _before: int, width: int) -> None:
        if self._quiet or width <= 0 or place >= len(self.table.columns):
            return
        column = self.table.columns[place]
        if column.kind is not Kind.CHANGE:
            self.widths.note(column, width)
            self.widths_changed.emit()

    def restore_widths(self, widths: Mapping[object, object], front: int) -> None:
        """Take over widths that were chosen, of columns and of the front half (0 for as wide as it needs)."""
        self.widths.chosen = {
            key: width for key, width in widths.items() if isinstance(key, str) and type(width) is int and width > 0
        }
        self.front_chosen = max(front, 0)
        self._lay_columns()

    def _note_front(self, width: int, _handle: int) -> None:
        self.front_chosen = width
        self.widths_changed.emit()

    def _span(self) -> None:
        """Let the title of a section reach over the whole front half."""
        self.front.clearSpans()
        for position in self.table.lines.heading_positions():
            self.front.setSpan(position, 0, 1, _FRONT)

    def _sorter(self, half: SideHalf, other: SideHalf) -> Callable[[int, Qt.SortOrder], None]:
        def sort(place: int, order: Qt.SortOrder) -> None:
            if self._quiet:
                return
            if place >= 0 and self.table.columns[place].kind is Kind.FOLDED:
                self.table.fold(self.table.columns[place].group, folded=False)
                self._show_sort()
                return
            self._quiet = True
            other.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self._quiet = False
            self.table.sort(place, order)
            half.scrollToTop()

        return sort

    # --- selection and where the keyboard is

    def selected_humans(self) -> list[int]:
        """Return the selected people, rows of the pairing table."""
        return self.table.lines.humans_of(self._selected_spans())

    def _selected_spans(self) -> list[tuple[int, int]]:
        selection = self.front.selectionModel().selection()
        return sorted({(each.top(), each.bottom()) for each in list(selection)})  # type: ignore[call-overload]

    def show_humans(self, humans: tuple[int, ...], *, reveal: bool = False) -> None:
        """Select people, without telling listeners."""
        spans, selection = self.table.lines.spans_of(humans), QItemSelection()
        last = max(self.table.columnCount() - 1, 0)
        for first, end in spans:
            selection.select(self.table.index(first, 0), self.table.index(end, last))
        was, self._quiet = self._quiet, True
        self.front.selectionModel().select(selection, _FLAG.ClearAndSelect | _FLAG.Rows)
        if reveal and spans:
            self.go_to(spans[0][0], self.front.currentIndex().column(), select=False)
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

    def _go_to_end(self, which: int) -> None:
        half = self.front if which < 0 or not self.figures.shown() else self.figures
        half.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go_to(max(self.front.currentIndex().row(), 0), half.shown()[0 if which < 0 else -1])

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
        positions = (place for first, last in self._selected_spans() for place in range(first, last + 1))
        rows = sorted({place for place in positions if self.table.row_at(place) >= 0})
        if rows:
            self.copier.copy(self.table, rows, self.front.shown() + self.figures.shown())

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
