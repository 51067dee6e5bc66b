"""The figures of a person over several stays, combined honestly.

The minimum is the least of the minima, the maximum the greatest of the maxima. An average is weighted by how long the
stays took, as far as that is known of each of them; else it stays a range, from the lowest average to the highest, and
nothing is computed from it. Picture sizes and levels have no mean at all. Impossible values are left out where there
are others, and marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import texts
from qosviewer.domain.batch import Floats, Ints
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.kinds import Number, Oddity
from qosviewer.domain.metrics import FIELDS, METRIC, Field, Stat
from qosviewer.domain.readings import readings_of
from qosviewer.domain.source import MINUTES
from qosviewer.domain.words import value_text

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

_MIN: Final = np.array([field.index for field in FIELDS if field.stat is Stat.MIN], np.intp)
_MAX: Final = np.array([field.index for field in FIELDS if field.stat is Stat.MAX], np.intp)
_AVG: Final = np.array([field.index for field in FIELDS if field.stat is Stat.AVG], np.intp)
_MEANT: Final = np.array([field.stat is Stat.AVG and isinstance(field.metric.kind, Number) for field in FIELDS])
_FRAME_RATE: Final = [field for field in FIELDS if field.metric is METRIC["frame_rate"]]
_DECIMALS: Final = 2
"""As many as Zoom's own averages have."""


@dataclass(frozen=True, eq=False)
class Combined:
    """Figures of every person and stream type of one side, by person, then type.

    Attributes:
        person: int32[n]; place in `Side.persons`.
        type_code: int32[n]; index into the table's `type_names`.
        values: float64[n, FIELD_COUNT]; NaN where there is no single number.
        odd: bool[n, FIELD_COUNT]; whether an impossible value is, or was among, what it was made from.
        first_stream: int32[n]; the stream row, the first of several.
        several: intp[m]; which of the n were made from several streams, ascending.
        low: float64[m, FIELD_COUNT]; the lowest of these.
        high: float64[m, FIELD_COUNT]; the highest.
        weighted: bool[m]; whether their averages are weighted by the length of the stays.
    """

    person: Ints
    type_code: Ints
    values: Floats
    odd: Mask
    first_stream: Ints
    several: Places
    low: Floats
    high: Floats
    weighted: Mask

    def is_range(self, field: Field) -> Mask:
        """Return bool[n]: whether there is no single number, but a range of averages."""
        mask = np.zeros(len(self.person), np.bool_)
        mask[self.several] = np.isnan(self.values[self.several, field.index]) & ~np.isnan(self.low[:, field.index])
        return mask

    @cached_property
    def _place_among_several(self) -> dict[int, int]:
        return {int(each): place for place, each in enumerate(self.several)}

    def ends(self, place: int, field: Field) -> tuple[float, float] | None:
        """Return the lowest and the highest average of one figure; None where there is a single number, or nothing."""
        among = self._place_among_several.get(place)
        if among is None or not np.isnan(self.values[place, field.index]) or np.isnan(self.low[among, field.index]):
            return None
        return float(self.low[among, field.index]), float(self.high[among, field.index])

    def text(self, place: int, field: Field) -> str:
        """Write one figure with its unit; a range of averages as the range it is."""
        ends = self.ends(place, field)
        if ends is None:
            return value_text(field, float(self.values[place, field.index]))
        return texts.COMPARED_RANGE.format(low=field.metric.kind.text(ends[0]), high=value_text(field, ends[1]))

    def note(self, place: int, field: Field) -> str:
        """Say how a figure was made from several stays; empty for one."""
        among = self._place_among_several.get(place)
        if among is None or np.isnan(self.low[among, field.index]):
            return ""
        if field.stat is Stat.MIN:
            return texts.COMPARED_LEAST
        if field.stat is Stat.MAX:
            return texts.COMPARED_GREATEST
        if np.isnan(self.values[place, field.index]):
            return texts.COMPARED_NO_MEAN
        if self.low[among, field.index] == self.high[among, field.index]:
            return ""
        return texts.COMPARED_WEIGHTED


def combine(side: Side) -> Combined:
    """Return the figures of every person and stream type."""
    table = side.data.table
    types = max(len(table.type_names), 1)
    person = side.person_of_row[table.owner]
    keys = person.astype(np.int64) * types + table.type_codes
    values, odd = _readings(table.values), table.oddities != Oddity.NONE
    if not (np.diff(keys) > 0).all():
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        if len(starts) < len(keys):
            return _of_several(side, keys, order, starts, values, odd)
        values, odd = values[order], odd[order]
    else:
        order = np.arange(len(keys))
    nothing = np.empty((0, values.shape[1]))
    return Combined(
        (keys // types).astype(np.int32),
        (keys % types).astype(np.int32),
        values,
        odd,
        order.astype(np.int32),
        np.empty(0, np.intp),
        nothing,
        nothing,
        np.empty(0, np.bool_),
    )


def _readings(values: Floats) -> Floats:
    """Return the numbers as everything that compares takes them, see `readings`."""
    changed = [(field.index, readings_of(values, field)) for field in _FRAME_RATE]
    if all(np.array_equal(column, values[:, index], equal_nan=True) for index, column in changed):
        return values
    read = values.copy()
    for index, column in changed:
        read[:, index] = column
    return read


def _of_several(
    side: Side, keys: NDArray[np.int64], order: Places, starts: Places, values: Floats, odd: Mask
) -> Combined:
    """Combine, where some persons have several streams of one type."""
    types = max(len(side.data.table.type_names), 1)
    counts = np.diff(starts, append=len(keys))
    several = np.flatnonzero(counts > 1)
    first = order[starts]
    made, marked = values[first], odd[first]
    rows = order[np.repeat(counts > 1, counts)]
    at = np.cumsum(counts[several]) - counts[several]
    marked[several] = np.logical_or.reduceat(odd[rows], at)
    own = np.where(odd[rows], np.nan, values[rows])
    low, high = np.fmin.reduceat(own, at), np.fmax.reduceat(own, at)
    average, weighted = _weighted(own, _weights(side)[rows], at)
    one_only = low == high
    made[several] = np.nan
    for fields, chosen in ((_MIN, low), (_MAX, high), (_AVG, np.where(one_only, low, average))):
        made[several[:, None], fields] = chosen[:, fields]
    heads = keys[starts]
    return Combined(
        (heads // types).astype(np.int32),
        (heads % types).astype(np.int32),
        made,
        marked,
        first.astype(np.int32),
        several,
        low,
        high,
        weighted,
    )


def _weighted(values: Floats, weights: Floats, at: Places) -> tuple[Floats, Mask]:
    """Return averages by weight, NaN where a weight is missing or there is no mean, and where all weights are known."""
    there = ~np.isnan(values)
    spread = np.broadcast_to(weights[:, None], values.shape)
    with np.errstate(invalid="ignore", divide="ignore"):
        total = np.add.reduceat(np.where(there, spread, 0.0), at)
        mean = np.add.reduceat(np.where(there, values * spread, 0.0), at) / total
    # A stay without a reading needs no weight; one with a reading and without a weight leaves NaN in the total.
    mean[:, ~_MEANT] = np.nan
    mean[~(total > 0)] = np.nan
    return np.round(mean, _DECIMALS), np.logical_and.reduceat(weights > 0, at)


def _weights(side: Side) -> Floats:
    """Return float64[streams]: how long the stay of each took, or in how many minutes it was measured; NaN unknown."""
    table = side.data.table
    minutes = side.data.companions.minutes if side.data.table.source == MINUTES else {}
    of_stay = np.full(table.participant_count, np.nan)
    for row in range(table.participant_count):
        known = minutes.get(table.keys[row])
        span = side.stays[row].span_s
        if known is not None:
            of_stay[row] = len(known.at_s)
        elif span and span[1] > span[0]:
            of_stay[row] = span[1] - span[0]
    return of_stay[table.owner]
