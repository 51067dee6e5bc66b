"""Rows of the table side by side on the clipboard, as text that pastes into a spreadsheet, titles first.

Ten thousand rows are a quarter of a million words: they are written a few at a time, so that nothing stands still.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from qosviewer.export.csv_long import guarded
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import Kind

_CELLS_AT_ONCE: Final = 1_000


class RowsCopier(QObject):
    """Copies rows; what is asked for last is what is copied.

    Signals:
        begun: It will take a while.
        done: Rows are on the clipboard; carries how many.
    """

    begun = Signal()
    done = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: Iterator[Sequence[str]] = iter(())
        self._lines: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._write)

    def copy(self, table: ComparisonTableModel, positions: Sequence[int], places: Sequence[int]) -> None:
        """Copy rows as they are now, whatever becomes of the table meanwhile.

        Args:
            table: What is shown.
            positions: Where the rows stand; headings are no rows.
            places: The columns in sight; one that stands for others that are put away has nothing to copy.
        """
        self._lines = []
        self._pieces = _pieces(table, positions, places)
        self._write()
        if len(self._lines) <= len(positions):
            self._timer.start(0)
            self.begun.emit()
        else:
            self._write()

    def _write(self) -> None:
        piece = next(self._pieces, None)
        if piece is not None:
            self._lines += piece
            return
        self._timer.stop()
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        self.done.emit(len(self._lines) - 1)
        self._lines = []


def _pieces(table: ComparisonTableModel, positions: Sequence[int], places: Sequence[int]) -> Iterator[Sequence[str]]:
    """Yield lines, some at a time, the titles with the first; formulas get a leading ``'``."""
    shown = [column for place in places if (column := table.columns[place]).kind is not Kind.FOLDED]
    rows, cells = [table.row_at(position) for position in positions], table.cells
    titles = ["\t".join(table.titles.spoken(column) for column in shown)]
    step = max(_CELLS_AT_ONCE // len(shown), 1)
    for begin in range(0, len(rows), step):
        piece = rows[begin : begin + step]
        yield titles + ["\t".join(_cell(cells.text(row, column)) for column in shown) for row in piece]
        titles = []


def _cell(text: str) -> str:
    return guarded(text.replace("\t", " ").replace("\n", " "))
