"""The lines of the table side by side: headings of sections that open and close, and rows sorted and filtered.

Sorting is a permutation and filtering a mask, as in `table_model`. A line is a row of `ComparedRows` (0 and up), or the
heading ``~place``. No Qt.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.filter import Expression, parse
from qosviewer.domain.metrics import Field
from qosviewer.domain.order import Permutation, stable_order
from qosviewer.models.compared_rows import ComparedRows, Mask, Section
from qosviewer.models.side_columns import FIRST_SORT, Kind, SideColumn

_ROUNDING = 1e-9


class Heading(NamedTuple):
    """A section: how many rows the filter lets through, and how many there are."""

    section: Section
    shown: int
    total: int


@dataclass(frozen=True)
class Wish:
    """Which rows are wanted, and in which order.

    Attributes:
        expression: Lets people through.
        least: A figure's field, and by how much at least it has to have changed, in its unit; None for all rows.
        closed: Sections whose rows are not shown.
        sort: The column, None for the order of the meetings; and whether from the greatest down.
    """

    expression: Expression = field(default_factory=lambda: parse(""))
    least: tuple[Field, float] | None = None
    closed: frozenset[Section] = frozenset()
    sort: tuple[SideColumn | None, bool] = FIRST_SORT

    def toggled(self, section: Section) -> Wish:
        """Return it with a closed section open, or an open one closed."""
        return replace(self, closed=self.closed ^ {section})


class SideLines:
    """What a wish leaves of the rows.

    Attributes:
        rows: All of them.
        wish: What was wanted.
        lines: intp[lines].
        headings: The sections, in their order.
    """

    def __init__(self, rows: ComparedRows, wish: Wish) -> None:
        self.rows = rows
        self.wish = wish
        self.headings: list[Heading] = []
        self._members: dict[Section, Permutation] = {}
        self.lines = self._arranged()

    def _arranged(self) -> Permutation:
        rows, wish = self.rows, self.wish
        key, descending = wish.sort
        order = stable_order(_sort_keys(rows, key), descending=descending) if key else np.arange(rows.count)
        if (mask := self._mask()) is not None:
            order = order[mask[order]]
        present = [section for section in Section if rows.totals[section]]
        sections = rows.section[order] if len(present) > 1 else None
        lines: list[Permutation] = []
        for section in present:
            members = order if sections is None else order[sections == section]
            lines.append(np.array([~len(self.headings)], np.intp))
            self.headings.append(Heading(section, len(members), rows.totals[section]))
            self._members[section] = members
            if section not in wish.closed:
                lines.append(members)
        return np.concatenate(lines) if lines else np.empty(0, np.intp)

    def _mask(self) -> Mask | None:
        """Return bool[rows]: which rows are let through; None for all of them."""
        expression, least = self.wish.expression, self.wish.least
        masks = [self.rows.matching(expression)] if str(expression) else []
        masks += [self.rows.changed_by(*least)] if least is not None else []
        return np.logical_and.reduce(masks) if masks else None

    @property
    def shown_count(self) -> int:
        """How many rows are let through, those of closed sections too."""
        return sum(heading.shown for heading in self.headings)

    @property
    def members(self) -> Permutation:
        """intp[shown_count]; every row that is let through, in the order of the table, closed or not."""
        return np.concatenate([self._members[each.section] for each in self.headings] or [np.empty(0, np.intp)])

    def row_at(self, position: int) -> int:
        """Return the row at a position; negative for the heading of a section."""
        return int(self.lines[position]) if 0 <= position < len(self.lines) else -1

    def section_at(self, position: int) -> Section | None:
        """Return the section whose heading stands at a position; None where a row does."""
        line = self.row_at(position)
        return self.headings[~line].section if line < 0 and 0 <= position < len(self.lines) else None

    def is_open(self, section: Section) -> bool:
        """Tell whether the rows of a section are shown."""
        return section not in self.wish.closed

    def heading_positions(self) -> list[int]:
        """Return where the headings stand."""
        found: list[int] = np.flatnonzero(self.lines < 0).tolist()
        return found

    def positions_of(self, humans: Sequence[int]) -> list[int]:
        """Return where the rows of humans are shown."""
        wanted = np.zeros(self.rows.comparison.pairing.count + 1, np.bool_)
        wanted[list(humans)] = True
        rows = np.where(self.lines >= 0, self.lines, 0)
        of_line = self.rows.human[rows] if self.rows.count else np.zeros(len(rows), np.int32)
        found: list[int] = np.flatnonzero((self.lines >= 0) & wanted[of_line]).tolist()
        return found

    def spans_of(self, humans: Sequence[int]) -> list[tuple[int, int]]:
        """Return the first and the last position of each run of rows of humans."""
        positions = np.array(self.positions_of(humans), np.intp)
        if not len(positions):
            return []
        breaks = np.flatnonzero(np.diff(positions) > 1)
        firsts, lasts = positions[np.r_[0, breaks + 1]], positions[np.r_[breaks, len(positions) - 1]]
        return list(zip(firsts.tolist(), lasts.tolist(), strict=True))

    def humans_of(self, spans: Iterable[tuple[int, int]]) -> list[int]:
        """Return the humans whose rows stand between positions, the last ones included, in their order."""
        lines = [self.lines[first : last + 1] for first, last in spans]
        rows = np.concatenate(lines) if lines else np.empty(0, np.intp)
        found: list[int] = np.unique(self.rows.human[rows[rows >= 0]]).tolist()
        return found

    def hiding(self, humans: Sequence[int]) -> frozenset[Section]:
        """Return the closed sections in which humans are."""
        wanted = set(humans)
        return frozenset(
            section
            for section in self.wish.closed
            if not wanted.isdisjoint(self.rows.human[self._members.get(section, np.empty(0, np.intp))].tolist())
        )

    def next_difference(
        self, position: int, place: int, step: int, columns: Sequence[SideColumn]
    ) -> tuple[int, int, bool] | None:
        """Return where the next difference that counts stands, in reading order, and whether it came round the end.

        Args:
            position: Where to begin; that place itself is not looked at.
            place: The column there.
            step: 1 onwards, -1 back.
            columns: The columns of the table.
        """
        places = [at for at, each in enumerate(columns) if each.kind is Kind.DELTA]
        if not places or not len(self.lines):
            return None
        rows = np.where(self.lines >= 0, self.lines, 0)
        moved = np.stack([self._moved(columns[at]) for at in places], axis=1)
        found = np.flatnonzero(moved[rows] & (self.lines >= 0)[:, None])
        if not len(found):
            return None
        # Where the next one would stand among all cells of these columns, in reading order.
        edge = bisect_right(places, place) if step > 0 else bisect_left(places, place)
        ahead = int(np.searchsorted(found, position * len(places) + edge)) + min(step, 0)
        wrapped = not 0 <= ahead < len(found)
        line, at = divmod(int(found[ahead % len(found)]), len(places))
        return line, places[at], wrapped

    def _moved(self, column: SideColumn) -> Mask:
        figure, least = column.figure, self.wish.least
        assert figure is not None  # noqa: S101  # every difference has one
        said = self.rows.said[figure]
        moved = np.asarray((said == Verdict.BETTER) | (said == Verdict.WORSE) | (said == Verdict.CHANGED), np.bool_)
        if least is not None and least[0].metric is figure.field.metric:
            moved &= self.rows.changed_by(*least) & (np.abs(self.rows.delta(figure)) >= least[1] - _ROUNDING)
        return moved


def _sort_keys(rows: ComparedRows, column: SideColumn) -> Floats:
    figure = column.figure
    if figure is not None:
        if column.kind is Kind.VALUE:
            return rows.values(column.side, figure)
        return np.abs(rows.nearest(figure)) if column.kind is Kind.DELTA else rows.worsening(figure)
    if column.kind is Kind.CHANGE:
        return rows.greatest.size
    if column.kind is Kind.PAIRED:
        return np.where(rows.ties > 0, rows.ties, np.nan).astype(np.float64)
    if column.kind is Kind.STREAM:
        return _stream_ranks(rows)
    return rows.name_ranks


def _stream_ranks(rows: ComparedRows) -> Floats:
    slots: NDArray[np.int32] = rows.comparison.pairs.slot
    found = np.full(rows.count, math.nan)
    there = rows.pair >= 0
    found[there] = slots[rows.pair[there]]
    return found
