"""Selected cells as text that pastes into a spreadsheet, headers first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelection

from qosviewer.domain.plain import one_line
from qosviewer.export.csv_long import guarded
from qosviewer.models.cell_words import header_text
from qosviewer.models.table_model import ColumnTableModel
from qosviewer.ui.tables.spans import Span, positions_in, spans_of

_LONGEST_CELL: Final = 32_000
"""What a spreadsheet takes in one cell, about."""


def cells_as_text(model: ColumnTableModel, selection: QItemSelection, sections: Sequence[int]) -> str:
    """Return the selected cells, separated by tabs and line ends; empty where none is selected.

    Text that a spreadsheet would run as a formula gets a leading ``'``, as in the CSV file.

    Args:
        model: What is shown.
        selection: What of it is selected.
        sections: The visible sections, in their order on screen.
    """
    spans = spans_of(selection)
    columns = [section for section in sections if any(span.left <= section <= span.right for span in spans)]
    positions = positions_in(spans)
    if not positions or not columns:
        return ""
    lines = ["\t".join(_text(header_text(model.column(section))) for section in columns)]
    several = len(spans) > 1
    for position in positions:
        lines.append(
            "\t".join(
                _cell(model, position, section) if not several or _selected(spans, position, section) else ""
                for section in columns
            )
        )
    return "\n".join(lines) + "\n"


def _selected(spans: Sequence[Span], position: int, section: int) -> bool:
    return any(span.top <= position <= span.bottom and span.left <= section <= span.right for span in spans)


def _cell(model: ColumnTableModel, position: int, section: int) -> str:
    column = model.column(section)
    text = model.plain_text(position, section)
    # A number stays a number: only free text is guarded.
    is_number = (
        column.field is not None or column.chart is not None or (column.plain is not None and not column.is_text)
    )
    return one_line(text, _LONGEST_CELL) if is_number else _text(text)


def _text(text: str) -> str:
    return guarded(one_line(text, _LONGEST_CELL))
