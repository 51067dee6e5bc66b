"""What of a comparison is exported: which rows, which figures, and each cell as numbers and words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict, Why, column, delta_text, span_text
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.metrics import METRICS, Field, main_field
from qosviewer.domain.streams import Direction

MAIN_FIELDS: Final = tuple(main_field(metric) for metric in METRICS)
"""The reading of each metric that stands for it."""

_VERDICTS: Final = tuple(Verdict)
_REASONS: Final = tuple(Why)
_DECIMALS: Final = 6
"""Beyond these a difference holds nothing but the rounding of binary numbers."""


class By(Enum):
    """What a row is."""

    PERSON = "person"
    STREAM = "stream"


class Row(NamedTuple):
    """One row.

    Attributes:
        human: Row of the pairing table.
        pair: Row of the pairs of streams; None for a row of a person, and for somebody without streams.
    """

    human: int
    pair: int | None = None


class Figure(NamedTuple):
    """A column group: one field, and of rows of persons the medium and direction too.

    Attributes:
        field: The field.
        slot: Medium and direction; None where the row says them.
    """

    field: Field
    slot: Slot | None = None

    def __hash__(self) -> int:
        """Let figures be keys of what is asked for cell by cell: enumerations and fields would be hashed in Python."""
        slot = self.slot
        return hash((self.field.index, slot and (id(slot.medium), id(slot.direction), slot.key)))

    @property
    def key(self) -> str:
        """Name in files, e.g. ``audio.downlink.avg_loss_pct``, or ``avg_loss_pct`` where the row says the rest."""
        if self.slot is None:
            return self.field.column_key
        return f"{slot_key(self.slot)}.{self.field.column_key}"


def slot_key(slot: Slot) -> str:
    """Return a slot's name in files, e.g. ``audio.downlink``; an unknown type's own name."""
    if slot.key:
        return slot.key
    medium = slot.medium.value
    return medium if slot.direction is Direction.NONE else f"{medium}.{slot.direction.value}"


@dataclass(frozen=True, eq=False)
class ComparisonView:
    """What is exported.

    Attributes:
        comparison: The comparison.
        by: What a row is.
        fields: The fields, in the order of the file.
        chosen: The rows, in the order of the file; everybody by default.
        columns: The column groups, in the order of the file; by default all those that somebody may have a figure in.
        shown: The sides whose figures stand in the file, in the order of the file; all by default.
        held: The sides of which differences from the baseline do; all others by default.
    """

    comparison: Comparison
    by: By = By.PERSON
    fields: Sequence[Field] = MAIN_FIELDS
    chosen: Sequence[Row] | None = None
    columns: Sequence[Figure] | None = None
    shown: Sequence[int] | None = None
    held: Sequence[int] | None = None

    @property
    def sides(self) -> Sequence[int]:
        """The sides whose figures stand in the file."""
        return range(len(self.comparison.sides)) if self.shown is None else self.shown

    @property
    def others(self) -> Sequence[int]:
        """The sides of which differences stand in the file."""
        return self.comparison.others if self.held is None else self.held

    @cached_property
    def concerned(self) -> Sequence[int]:
        """The sides of which anything stands in the file, the baseline among them, in their own order."""
        return sorted({self.comparison.baseline, *self.sides, *self.others})

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The rows."""
        if self.chosen is not None:
            return self.chosen
        if self.by is By.PERSON:
            return [Row(human) for human in range(self.comparison.pairing.count)]
        return list(self._streams())

    def _streams(self) -> Iterator[Row]:
        pairs = self.comparison.pairs
        starts = np.searchsorted(pairs.human, np.arange(self.comparison.pairing.count + 1)).tolist()
        for human in range(self.comparison.pairing.count):
            own = range(starts[human], starts[human + 1])
            if not own:
                yield Row(human)
            for pair in own:
                yield Row(human, pair)

    @cached_property
    def figures(self) -> Sequence[Figure]:
        """The column groups."""
        if self.columns is not None:
            return self.columns
        if self.by is By.STREAM:
            return [Figure(each) for each in self.fields]
        return [
            Figure(each, slot)
            for slot in self.comparison.pairs.slots
            for each in self.fields
            if slot.key or slot.medium in each.metric.media
        ]

    @cached_property
    def figure_keys(self) -> frozenset[tuple[Slot | None, str]]:
        """Slot and field key of every column group."""
        return frozenset((figure.slot, figure.field.key) for figure in self.figures)

    def has_column(self, slot: Slot, field: Field) -> bool:
        """Tell whether a field is written of a medium and direction."""
        return not self.figure_keys.isdisjoint({(slot, field.key), (None, field.key)})

    def pair_of(self, row: Row, figure: Figure) -> int | None:
        """Return the row of the pairs of streams in which a figure of a row stands; None where there is none."""
        if figure.slot is None:
            return row.pair
        return self.lead_of(row.human, figure.slot)

    def lead_of(self, human: int, slot: Slot) -> int | None:
        """Return the row of the pairs of streams that stands for somebody in a slot; None where there is none."""
        pair = self._leads[slot][human]
        return pair if pair >= 0 else None

    @cached_property
    def _leads(self) -> dict[Slot, list[int]]:
        return {slot: self.comparison.slot_rows(slot).tolist() for slot in self.comparison.pairs.slots}

    @cached_property
    def _places(self) -> list[list[int]]:
        """Where each side's figures of each row of the pairs stand, -1 for nowhere; lists are quicker one by one."""
        return [own.tolist() for own in self.comparison.pairs.entity.T]

    @cached_property
    def _columns(self) -> dict[tuple[str, int, str], list[Any]]:
        return {}

    def _column(self, what: str, side: int, of: Field, compute: Callable[[], NDArray[Any]]) -> list[Any]:
        """Return a whole column as a list, worked out once."""
        key = (what, side, of.key)
        if key not in self._columns:
            self._columns[key] = compute().tolist()
        return self._columns[key]

    def stream_type(self, pair: int, side: int) -> str:
        """Return the raw type of the stream of a side; empty where there is none."""
        place = self._places[side][pair]
        if place < 0:
            return ""
        table = self.comparison.sides[side].data.table
        return table.type_names[int(self.comparison.combined[side].type_code[place])]

    def value(self, pair: int, side: int, of: Field) -> float:
        """Return a figure; NaN where there is no single number."""
        found: float = self._column(
            "value", side, of, lambda: column(self.comparison.combined[side], self.comparison.pairs, side, of)
        )[pair]
        return found

    def value_text(self, pair: int, side: int, of: Field) -> str:
        """Write a figure for people, a range as the range it is; empty where there is no such stream."""
        place = self._places[side][pair]
        return self.comparison.combined[side].text(place, of) if place >= 0 else ""

    def ends(self, pair: int, side: int, of: Field) -> tuple[float, float] | None:
        """Return the ends of a range of averages; None for a single number or nothing."""
        place = self._places[side][pair]
        return self.comparison.combined[side].ends(place, of) if place >= 0 else None

    def has_figure(self, pair: int, side: int, of: Field) -> bool:
        """Tell whether a side has a figure at all, be it a range."""
        return not math.isnan(self.value(pair, side, of)) or self.ends(pair, side, of) is not None

    def note(self, pair: int, side: int, of: Field) -> str:
        """Say how a figure was made from several stays; empty for one."""
        place = self._places[side][pair]
        return self.comparison.combined[side].note(place, of) if place >= 0 else ""

    def delta(self, pair: int, other: int, of: Field) -> float:
        """Return a difference from the baseline, without the noise of binary numbers; NaN where there is none."""
        delta: float = self._column(
            "delta", other, of, lambda: np.round(self.comparison.difference(other).delta[:, of.index], _DECIMALS)
        )[pair]
        return delta

    def span(self, pair: int, other: int, of: Field) -> tuple[float, float] | None:
        """Return between what a difference lies that is no single number; None for others."""
        span = self.comparison.difference(other).span(pair, of)
        return (round(span[0], _DECIMALS), round(span[1], _DECIMALS)) if span else None

    def delta_text(self, pair: int, other: int, of: Field) -> str:
        """Write a difference for people, or between what it lies."""
        span = self.span(pair, other, of)
        return span_text(of, span) if span else delta_text(of, self.delta(pair, other, of))

    def verdict(self, pair: int, other: int, of: Field) -> Verdict:
        """Return what a difference says."""
        said: int = self._column("verdict", other, of, lambda: self.comparison.difference(other).verdict(of))[pair]
        return _VERDICTS[said]

    def why(self, pair: int, other: int, of: Field) -> Why:
        """Return why there is no difference."""
        reason: int = self._column("why", other, of, lambda: self.comparison.difference(other).why(of))[pair]
        return _REASONS[reason]
