"""A table for eyes: columns that stand below one another, whatever script their cells are in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from qosviewer.domain.plain import one_line

LONGEST_CELL: Final = 40
_GAP: Final = "  "
_TWO_PLACES: Final = frozenset("WF")


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
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "".join(
        _GAP.join(_padded(cell, widths[place], right=place in right) for place, cell in enumerate(line)).rstrip() + "\n"
        for line in lines
    )


def _padded(cell: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - _width(cell))
    return blanks + cell if right else cell + blanks


def _width(cell: str) -> int:
    """Return how many places of a terminal ``cell`` takes."""
    if cell.isascii():
        return len(cell)
    places = 0
    for character in cell:
        if not unicodedata.combining(character) and unicodedata.category(character) not in ("Cf", "Me", "Mn"):
            places += 2 if unicodedata.east_asian_width(character) in _TWO_PLACES else 1
    return places
