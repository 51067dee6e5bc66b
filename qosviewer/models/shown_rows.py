"""Which rows of a family a table shows, and in what order: a permutation, a mask, and headings between rows.

Sorting is a permutation, filtering a mask; both are numpy arrays (docs/architecture.md says why there is no proxy
model). No Qt.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from qosviewer.domain.columns import Column
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.order import stable_order
from qosviewer.models.arrangement import Arranged, Arranger, Heading
from qosviewer.models.rows import Identities, Positions, RowFamily, Selector


class SortedBy(NamedTuple):
    """What a table is sorted by."""

    key: str
    descending: bool


class Lines(NamedTuple):
    """The lines of a table, from top to bottom.

    Attributes:
        rows: intp[lines]; rows of the family, and headings as ``~place``.
        ids: int64[lines]; what the lines are known by.
        arranged: The headings; None where there are none.
    """

    rows: Positions
    ids: Identities
    arranged: Arranged | None

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings between the rows."""
        return self.arranged.headings if self.arranged else ()


class ShownRows:
    """Knows what is wanted of the rows of a family, and which of them are shown.

    Attributes:
        family: What a row is.
        selector: Tells which rows are wanted; None for all.
        arranger: Puts rows under headings; None for none.
        sorted_by: What the rows are sorted by; None for the order received.
        lines: What is shown.
    """

    def __init__(self, family: RowFamily) -> None:
        self.family = family
        self.selector: Selector | None = None
        self.arranger: Arranger | None = None
        self.sorted_by: SortedBy | None = None
        self.lines = Lines(np.empty(0, np.intp), np.empty(0, np.int64), None)

    def wanted(self, meeting: MeetingData, columns: Iterable[Column]) -> Lines:
        """Return the lines as they should be by now; sorted, if what they are sorted by is among the columns."""
        key, down = self.sorted_by or SortedBy("", False)
        column = next((column for column in columns if column.key == key), None)
        ids = self.family.identities(meeting)
        mask = self.selector(meeting) if self.selector else None
        if column is None:
            rows = np.arange(len(ids)) if mask is None else np.flatnonzero(mask)
        else:
            rows = stable_order(column.keys(meeting), descending=down)
            if mask is not None:
                rows = rows[mask[rows]]
        if self.arranger is not None:
            arranged = self.arranger.arrange(meeting, rows, sorted_by=key, descending=down)
            if arranged is not None:
                return Lines(arranged.lines, arranged.ids, arranged)
        return Lines(rows, ids[rows], None)

    @property
    def members(self) -> Positions:
        """The rows of the family in the order shown, those under closed headings too: intp[rows]."""
        return self.lines.rows if self.lines.arranged is None else self.lines.arranged.members

    def heading_at(self, position: int) -> Heading | None:
        """Return the heading at a position; None where a row of the family stands."""
        row = self.lines.rows.item(position) if position >= 0 else 0
        return self.lines.headings[~row] if row < 0 else None

    def depth_at(self, position: int) -> int:
        """Return how many headings a position stands under."""
        return self.lines.arranged.depths.item(position) if self.lines.arranged else 0

    def positions(self, ids: Identities) -> Positions:
        """Return intp[ids]: where rows are shown, -1 where they are not."""
        shown = self.lines.ids
        if len(ids) <= 8:
            found = (np.flatnonzero(shown == each) for each in ids)
            return np.array([each[0] if len(each) else -1 for each in found], np.intp)
        sorter = np.argsort(shown)
        places = np.minimum(np.searchsorted(shown, ids, sorter=sorter), max(len(shown) - 1, 0))
        if not len(sorter):
            return np.full(len(ids), -1, np.intp)
        positions = sorter[places]
        return np.where(shown[positions] == ids, positions, -1)
