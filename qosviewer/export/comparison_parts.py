"""What a view of a comparison says, in parts: each a table of numbers for programs, and of words for people.

As CSV the parts stand below one another under one header, and the column ``part`` says which is which; as text and
Markdown each has a title and a table of its own.
"""

from __future__ import annotations

import codecs
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import texts
from qosviewer.domain.compare.certainty import Estimate
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.compare.words import percent
from qosviewer.domain.kinds import NOTHING, plain_number
from qosviewer.domain.streams import Path
from qosviewer.export.csv_long import csv_line, guarded
from qosviewer.export.document import Document
from qosviewer.export.text_layout import WIDTH, broken, table_lines, table_rows

Cell = str | int | float | bool | None
"""What a program reads: a text, a number in the unit that the column's name says, a truth, or nothing."""
_DECIMALS: Final = 6
"""Beyond these a figure holds nothing but the rounding of binary numbers."""


class Line(NamedTuple):
    """One row of a part.

    Attributes:
        values: By the names of columns, for programs; what is not named is an empty cell. None at all where the row is
            for people only.
        words: For people, one for each title; safe to show. None at all where the row is for programs only.
        continues: Whether the first word is that of the row above.
    """

    values: Mapping[str, Cell]
    words: tuple[str, ...]
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One table.

    Attributes:
        key: Name in files.
        title: Name for people.
        names: The columns for programs.
        titles: The columns for people; none where it is read as sentences.
        lines: The rows.
        right: Which of the columns for people hold numbers.
        notes: Sentences that have to be read with it.
    """

    key: str
    title: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    lines: Sequence[Line]
    right: frozenset[int] = field(default_factory=frozenset)
    notes: tuple[str, ...] = ()


_INDENT: Final = "  "

SHARE_NAMES: Final = ("count", "of", "low_95", "high_95")


def signed(text: str, *, partial: bool) -> str:
    """Return a figure for people, with a sign where only a part of its meeting is here."""
    return texts.SIDE_PARTIAL_SIGN.format(value=text) if partial and text not in ("", NOTHING) else text


def sign_notes(comparison: Comparison) -> tuple[str, ...]:
    """Return what the sign means; nothing where all meetings are here whole."""
    partial = [side.label for side in comparison.sides if not side.complete]
    return (texts.EXPORT_PARTIAL_SIGN.format(labels=", ".join(partial)),) if partial else ()


def counted(share: Share) -> str:
    """Write a share with its interval, in few letters."""
    if not share.total:
        return NOTHING
    low, high = (percent(end) for end in share.interval)
    return texts.SHARE_OF_FEW.format(count=share.count, total=share.total, low=low, high=high)


PATH_NAMES: Final = tuple(f"people_by_{path.value.replace(' ', '_')}" for path in Path if path is not Path.CLIENT)


def path_values(paths: NDArray[np.int8]) -> dict[str, Cell]:
    """Return by `PATH_NAMES` how many did not come by the usual client; see `paths.person_paths`."""
    counts = {path: int((paths == code).sum()) for code, path in enumerate(Path) if path is not Path.CLIENT}
    return dict(zip(PATH_NAMES, counts.values(), strict=True))


def share_values(share: Share | None) -> dict[str, Cell]:
    """Return a share and its interval, the ends as fractions, by `SHARE_NAMES`; nothing for None."""
    if share is None:
        return {}
    low, high = share.interval if share.total else (math.nan, math.nan)
    return dict(zip(SHARE_NAMES, (share.count, share.total, low, high), strict=True))


def estimate_values(prefix: str, estimate: Estimate | None) -> dict[str, Cell]:
    """Return an estimate and its interval as ``PREFIX``, ``PREFIX_low_95``, ``PREFIX_high_95``; nothing for None."""
    if estimate is None:
        return {}
    return {prefix: estimate.value, f"{prefix}_low_95": estimate.low, f"{prefix}_high_95": estimate.high}


def parts_csv(parts: Sequence[Part], *, guard: bool = True, byte_order_mark: bool = False) -> Document:
    """Return parts as RFC 4180 has it, in UTF-8, under one header that begins with ``part``."""
    text = guarded if guard else str
    names = list(dict.fromkeys(name for part in parts for name in part.names))
    header = csv_line(["part", *map(text, names)])
    mark = codecs.BOM_UTF8 if byte_order_mark else b""
    rows = (
        csv_line([part.key, *(_cell(line.values.get(name), text) for name in names)])
        for part in parts
        for line in part.lines
        if line.values
    )
    return Document(mark + header, rows)


def _cell(value: Cell, text: Callable[[str], str]) -> str:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    return plain_number(round(float(value), _DECIMALS))


def parts_text(parts: Sequence[Part]) -> Iterator[str]:
    """Yield the lines of parts as plain text."""
    for place, part in enumerate(parts):
        lines = [line for line in part.lines if line.words]
        if place:
            yield ""
        yield from broken(part.title)
        yield ""
        for note in part.notes:
            yield from broken(note)
        if part.notes and lines:
            yield ""
        if lines and not part.titles:
            yield from broken(" ".join(line.words[0] for line in lines))
        elif any(line.continues for line in lines):
            yield from _under_headings(part, lines)
        elif lines:
            yield from table_lines([part.titles, *(line.words for line in lines)], part.right)


def _under_headings(part: Part, lines: Sequence[Line]) -> Iterator[str]:
    """Yield a table whose first words stand above those rows that they are the same of."""
    right = frozenset(column - 1 for column in part.right)
    cells = [part.titles[1:], *(line.words[1:] for line in lines)]
    rows = table_rows(cells, right, WIDTH - len(_INDENT))
    yield from (f"{_INDENT}{text}" for text in next(rows))
    for line, row in zip(lines, rows, strict=True):
        if not line.continues:
            yield from broken(line.words[0])
        yield from (f"{_INDENT}{text}" for text in row)


def parts_markdown(parts: Sequence[Part], escaped: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of parts as Markdown; ``escaped`` lets what people are called be no markup."""
    for place, part in enumerate(parts):
        rows = [_shortened(line) for line in part.lines if line.words]
        if place:
            yield ""
        yield f"## {escaped(part.title)}"
        for note in part.notes:
            yield ""
            yield escaped(note)
        if rows:
            yield ""
        if rows and part.titles:
            rules = (" ---: " if column in part.right else " --- " for column in range(len(part.titles)))
            yield f"| {' | '.join(map(escaped, part.titles))} |"
            yield f"|{'|'.join(rules)}|"
            yield from (f"| {' | '.join(map(escaped, row))} |" for row in rows)
        elif rows:
            yield escaped(" ".join(row[0] for row in rows))


def _shortened(line: Line) -> tuple[str, ...]:
    return ("", *line.words[1:]) if line.continues else line.words
