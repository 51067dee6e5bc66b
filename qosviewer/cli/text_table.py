"""A table for eyes: columns that stand below one another, whatever script their cells are in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from qosviewer.domain.plain import one_line
from qosviewer.export.text_layout import padded, places

LONGEST_CELL: Final = 40
_GAP: Final = "  "


def text_table(header: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Return the lines of a table; an empty text where it has no rows.

    Args:
        header: Titles of the columns.
        rows: The cells; hostile text.
        right: Columns of numbers, which stand at the right edge.
    """
    lines = [[one_line(cell, LONGEST_CELL) for cell in row] for row in rows]
    if not lines:
        return ""
    lines.insert(0, list(header))
    widths = [max(map(places, column)) for column in zip(*lines, strict=True)]
    return "".join(
        _GAP.join(padded(cell, widths[place], right=place in right) for place, cell in enumerate(line)).rstrip() + "\n"
        for line in lines
    )
