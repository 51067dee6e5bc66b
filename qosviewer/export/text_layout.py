"""Plain text to be read in a window of 80 columns: broken lines, and tables whose cells are broken to fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

WIDTH: Final = 80
_GAP: Final = "  "
_TWO_PLACES: Final = frozenset("WF")
_HELD: Final = "\N{NO-BREAK SPACE}"
_TOGETHER: Final = re.compile(
    r"(?<=\d) (?=%|(?:ms|fps|kbps|pixels|of)\b)|(?<=\bof) (?=\d)|(?<=\d) (?=…)|(?<=…) (?=\S*\d)"
)
"""Blanks between a number and its unit, and within a range."""
_NARROWEST: Final = 6
_LONGEST_WORD: Final = 24
"""Longer ones may be broken: no column is as wide as that for one of them."""


def places(text: str) -> int:
    """Return how many places of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    count = 0
    for character in text:
        if not unicodedata.combining(character) and unicodedata.category(character) not in ("Cf", "Me", "Mn"):
            count += 2 if unicodedata.east_asian_width(character) in _TWO_PLACES else 1
    return count


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return ``text`` filled up with blanks to ``width`` places."""
    blanks = " " * (width - places(text))
    return blanks + text if right else text + blanks


def broken(text: str, width: int = WIDTH, indent: str = "") -> list[str]:
    """Return ``text`` as lines of at most ``width`` places, broken at blanks; only too long words are torn.

    A number stays with its unit.

    Args:
        text: On one line.
        width: Places of a line.
        indent: What every line but the first begins with.
    """
    lines = [""]
    for word in _words(text):
        beginning = indent if len(lines) > 1 else ""
        if lines[-1] == beginning:
            lines[-1] += word
        elif places(lines[-1]) + 1 + places(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word)
        while places(lines[-1]) > width:
            cut = _places_of(lines[-1], width)
            lines[-1:] = [lines[-1][:cut], indent + lines[-1][cut:]]
    return lines


def _words(text: str) -> list[str]:
    return [word.replace(_HELD, " ") for word in _TOGETHER.sub(_HELD, text).split(" ")]


def _places_of(text: str, width: int) -> int:
    """Return how many characters of ``text`` fit into ``width`` places, at least one."""
    taken = 0
    for count, character in enumerate(text):
        taken += places(character)
        if taken > width:
            return max(count, 1)
    return len(text)


def table_rows(lines: Sequence[Sequence[str]], right: frozenset[int], width: int = WIDTH) -> Iterator[list[str]]:
    """Yield each row of a table as lines, its titles first. The widest columns give way until it fits.

    Args:
        lines: The cells, each on one line; the titles are the first.
        right: Columns of numbers, which stand at the right edge and are not broken.
        width: Places of a line; more where words are too long for it.
    """
    widths = _widths([list(column) for column in zip(*lines, strict=True)], right, width)
    for line in lines:
        cells = [broken(cell, own) for cell, own in zip(line, widths, strict=True)]
        yield [
            _GAP.join(
                padded(cell[place] if place < len(cell) else "", own, right=column in right)
                for column, (cell, own) in enumerate(zip(cells, widths, strict=True))
            ).rstrip()
            for place in range(max(map(len, cells)))
        ]


def table_lines(lines: Sequence[Sequence[str]], right: frozenset[int], width: int = WIDTH) -> Iterator[str]:
    """Yield the lines of a table; see `table_rows`."""
    for row in table_rows(lines, right, width):
        yield from row


def _widths(columns: Sequence[Sequence[str]], right: frozenset[int], width: int) -> list[int]:
    widths = [max(map(places, column)) for column in columns]
    # A number that is torn from its unit can't be read.
    least = [
        own if place in right else min(max(_longest_word(columns[place]), _NARROWEST), own)
        for place, own in enumerate(widths)
    ]
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while excess > 0:
        able = [place for place, own in enumerate(widths) if own > least[place]]
        if not able:
            break
        widths[max(able, key=widths.__getitem__)] -= 1
        excess -= 1
    return widths


def _longest_word(column: Sequence[str]) -> int:
    return max(min(places(word), _LONGEST_WORD) for cell in column for word in _words(cell))
