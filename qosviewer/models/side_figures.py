"""The figures of the table side by side, row by row: what is read one by one is made a list once, and kept."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from qosviewer.domain import texts
from qosviewer.domain.compare.difference import Verdict, Why, delta_text, span_text
from qosviewer.domain.metrics import Stat, field_of
from qosviewer.domain.streams import Path
from qosviewer.export.comparison_view import Figure
from qosviewer.models.compared_rows import ComparedRows, PairedBars


class BarsCell(NamedTuple):
    """What a paired chart draws: least, average and most of the baseline and of the other; NaN where not known."""

    before: tuple[float, float, float]
    after: tuple[float, float, float]


class SideFigures:
    """What `ComparedRows` holds, for one row at a time."""

    def __init__(self, rows: ComparedRows) -> None:
        self.rows = rows
        self._comparison = rows.comparison
        self._lists: dict[object, Any] = {}

    def pair(self, row: int, figure: Figure) -> int:
        """Return the row of the pairs of streams in which a figure stands, -1 for none."""
        pairs: list[int] = self._kept(("pairs", figure), lambda: self.rows.pairs(figure).tolist())
        return pairs[row]

    def place(self, row: int, side: int, figure: Figure) -> int:
        """Return where a figure stands among those of a side, -1 for nowhere."""
        pair = self.pair(row, figure)
        return int(self._comparison.pairs.entity[pair, side]) if pair >= 0 else -1

    def value_text(self, row: int, side: int, figure: Figure) -> str:
        """Write a figure with its unit, a range as the range it is."""
        place = self.place(row, side, figure)
        return self._comparison.combined[side].text(place, figure.field) if place >= 0 else texts.SIDE_NOTHING

    def note(self, row: int, side: int, figure: Figure) -> str:
        """Say how a figure was made of several stays; empty for one."""
        place = self.place(row, side, figure)
        return self._comparison.combined[side].note(place, figure.field) if place >= 0 else ""

    def path(self, row: int, side: int, figure: Figure) -> Path | None:
        """Return by which kind of client a figure came; None where there is none."""
        pair = self.pair(row, figure)
        return self._comparison.pairs.paths(pair)[side] if pair >= 0 else None

    def verdict(self, row: int, figure: Figure) -> Verdict:
        """Return what a difference says."""
        said: list[int] = self._kept(("said", figure), lambda: self.rows.said[figure].tolist())
        return Verdict(said[row])

    def number(self, row: int, figure: Figure) -> float:
        """Return a difference in the metric's unit, NaN where it is no single number."""
        deltas: list[float] = self._kept(("delta", figure), lambda: self.rows.delta(figure).tolist())
        return deltas[row]

    def span(self, row: int, figure: Figure) -> tuple[float, float] | None:
        """Return between what a difference lies that is no single number; None for others."""
        pair = self.pair(row, figure)
        return self._comparison.difference(self.rows.other).span(pair, figure.field) if pair >= 0 else None

    def delta_words(self, row: int, figure: Figure) -> str:
        """Write a difference, or between what it lies; empty for none."""
        number = self.number(row, figure)
        if not math.isnan(number):
            return delta_text(figure.field, number)
        span = self.span(row, figure)
        return span_text(figure.field, span) if span else ""

    def why(self, row: int, figure: Figure) -> Why:
        """Return why there is no difference."""
        pair = self.pair(row, figure)
        if pair < 0:
            return Why.NO_READING
        reasons: list[int] = self._kept(
            ("why", figure.field), lambda: self._comparison.difference(self.rows.other).why(figure.field).tolist()
        )
        return Why(reasons[pair])

    def count(self, row: int, verdict: Verdict) -> int:
        """Return how many of the figures of a row have a verdict."""
        found: list[int] = self._kept(("counted", verdict), lambda: self.rows.counted(verdict).tolist())
        return found[row]

    def greatest(self, row: int) -> Figure | None:
        """Return the figure of a row that changed most; None where none compares."""
        found: list[int] = self._kept("greatest", self.rows.greatest.figure.tolist)
        return self.rows.figures[found[row]] if found[row] >= 0 else None

    def held_apart(self, row: int) -> int:
        """Return how many figures of a row stand on both sides and can't be compared."""
        found: list[int] = self._kept("apart", self.rows.held_apart.tolist)
        return found[row]

    def range_of(self, row: int, side: int, figure: Figure) -> tuple[float, float, float]:
        """Return least, average and most of a figure's metric on a side, NaN where not known."""
        fields = [field_of(figure.field.metric, stat) for stat in (Stat.MIN, Stat.AVG, Stat.MAX)]
        rows = self.rows
        low, middle, high = self._kept(
            ("ranges", side, figure),
            lambda: [
                rows.values(side, Figure(field, figure.slot)).tolist() if field else [math.nan] * rows.count
                for field in fields
            ],
        )
        return low[row], middle[row], high[row]

    def bars(self, figure: Figure) -> PairedBars:
        """Return what a chart column draws."""
        found: PairedBars = self._kept(("bars", figure), lambda: self.rows.bars(figure))
        return found

    def bars_cell(self, row: int, figure: Figure) -> BarsCell:
        """Return what one cell of it draws."""
        lists: list[list[float]] = self._kept(
            ("bar lists", figure),
            lambda: [array.tolist() for side in (self.bars(figure).before, self.bars(figure).after) for array in side],
        )
        first, second, third, fourth, fifth, sixth = (each[row] for each in lists)
        return BarsCell((first, second, third), (fourth, fifth, sixth))

    def _kept(self, key: object, compute: Callable[[], Any]) -> Any:
        if key not in self._lists:
            self._lists[key] = compute()
        return self._lists[key]
