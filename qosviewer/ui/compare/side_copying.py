"""Rows of the table side by side as text that pastes into a spreadsheet, titles first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from qosviewer.export.csv_long import guarded
from qosviewer.models.comparison_table import ComparisonTableModel
from qosviewer.models.side_columns import Kind


def rows_as_text(table: ComparisonTableModel, positions: Sequence[int], places: Sequence[int]) -> str:
    """Return rows, separated by tabs and line ends; what a spreadsheet would run as a formula gets a leading ``'``.

    Args:
        table: What is shown.
        positions: Where the rows stand; headings are no rows.
        places: The columns in sight; one that stands for others that are put away has nothing to copy.
    """
    shown = [place for place in places if table.columns[place].kind is not Kind.FOLDED]
    lines = ["\t".join(table.titles.spoken(table.columns[place]) for place in shown)]
    lines += ["\t".join(_cell(table, position, place) for place in shown) for position in positions]
    return "\n".join(lines)


def _cell(table: ComparisonTableModel, position: int, place: int) -> str:
    is_chart = table.columns[place].kind is Kind.CHART
    role = Qt.ItemDataRole.AccessibleTextRole if is_chart else Qt.ItemDataRole.DisplayRole
    text = str(table.data(table.index(position, place), role))
    return guarded(text.replace("\t", " ").replace("\n", " "))
