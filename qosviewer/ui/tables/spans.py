"""Selections as plain numbers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, cast

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionRange

from qosviewer.models.rows import Positions


class Span(NamedTuple):
    """A block of selected cells, all four edges included."""

    top: int
    bottom: int
    left: int
    right: int


def spans_of(selection: QItemSelection) -> list[Span]:
    """Return the blocks that a selection is made of."""
    ranges = cast("Iterable[QItemSelectionRange]", selection)
    return [Span(each.top(), each.bottom(), each.left(), each.right()) for each in ranges]


def positions_in(spans: Iterable[Span]) -> list[int]:
    """Return the positions of all rows in ``spans``, ascending."""
    return sorted({position for span in spans for position in range(span.top, span.bottom + 1)})


def runs(positions: Positions) -> list[tuple[int, int]]:
    """Return first and last of each run of neighbouring positions; -1 stands for "not shown" and is left out."""
    ordered = np.unique(positions[positions >= 0])
    if not len(ordered):
        return []
    breaks = np.flatnonzero(np.diff(ordered) != 1) + 1
    edges = [0, *breaks.tolist(), len(ordered)]
    return [(int(ordered[first]), int(ordered[stop - 1])) for first, stop in pairwise(edges)]
