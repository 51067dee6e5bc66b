"""How wide the columns of the table side by side are: as wide as somebody made them, else as what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import Kind, SideColumn

_LOOKED_AT: Final = 40
"""Lines whose words decide; there may be thousands."""
_MARGIN: Final = 14
_LEAST: Final = {Kind.PERSON: 10, Kind.STREAM: 12, Kind.CHANGE: 14, Kind.CHART: 16, Kind.FOLDED: 5}
_MOST: Final = {Kind.PERSON: 22, Kind.STREAM: 24, Kind.CHANGE: 40, Kind.PAIRED: 18, Kind.VALUE: 16, Kind.DELTA: 24}
_NAME_LEAST: Final = 14
_NAMESAKE_MOST: Final = 40
_SEEN_OF_REST: Final = 2
"""Characters."""


class ColumnWidths:
    """Widths by what a column shows: figures of one kind are as wide in each meeting."""

    def __init__(self, table: ComparisonTableModel) -> None:
        self._table = table
        self.chosen: dict[str, int] = {}

    def note(self, column: SideColumn, width: int) -> None:
        """Keep a width that somebody chose."""
        if column.kind is not Kind.FOLDED:
            self.chosen[width_key(column)] = width

    def fitting(self, metrics: QFontMetrics, bold: QFontMetrics, titles: list[int]) -> list[int]:
        """Return the width of every column.

        Args:
            metrics: Of the font of the cells.
            bold: Of the font of the differences that count.
            titles: The width that each title needs.
        """
        needed: dict[str, int] = {}
        for column, title in zip(self._table.columns, titles, strict=True):
            key = width_key(column)
            words = self._words(bold if column.kind is Kind.DELTA else metrics, column)
            needed[key] = max(needed.get(key, 0), title, words)
        return [self.chosen.get(width_key(column)) or needed[width_key(column)] for column in self._table.columns]

    def narrowed(self, metrics: QFontMetrics, width: int, by: int) -> int:
        """Return the width of the names where there is less room by so much; a chosen one stays."""
        if width_key(self._table.columns[0]) in self.chosen:
            return width
        return max(width - by, min(width, _NAME_LEAST * metrics.averageCharWidth()))

    def _words(self, metrics: QFontMetrics, column: SideColumn) -> int:
        character, kind = metrics.averageCharWidth(), column.kind
        least, most = _LEAST.get(kind, 0) * character, _MOST.get(kind, 0) * character
        if kind in (Kind.CHART, Kind.FOLDED):
            return least
        lines = self._table.lines.lines[:_LOOKED_AT].tolist()
        words = {self._table.cells.text(line, column) for line in lines if line >= 0}
        widest = max((metrics.horizontalAdvance(text) for text in words), default=0) + _MARGIN
        if kind is Kind.PERSON:
            most = max(most, _telling_apart(metrics, words, most))
        return min(max(widest, least), most)


def _telling_apart(metrics: QFontMetrics, words: Iterable[str], width: int) -> int:
    """Return the width from which on names differ that would be cut to the same; 0 where all of them differ."""
    cut: dict[str, list[str]] = defaultdict(list)
    for text in words:
        cut[metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - _MARGIN)].append(text)
    needed = 0
    for alike in (each for each in cut.values() if len(each) > 1):
        shared = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*alike, strict=False)))
        seen = shared + _SEEN_OF_REST
        for text in alike:
            shown = text if len(text) <= seen else f"{text[:seen]}…"
            needed = max(needed, metrics.horizontalAdvance(shown) + _MARGIN)
    most: int = _NAMESAKE_MOST * metrics.averageCharWidth()
    return min(needed, most)


def width_key(column: SideColumn) -> str:
    """Return what a width is kept under."""
    return f"{column.kind.value} {column.figure.key}" if column.figure else column.kind.value
