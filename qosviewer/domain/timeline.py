"""A stay over time: the readings of one stream minute by minute, where they have gaps, and since when it was bad.

A minute without a reading is a gap. Nothing is ever filled in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats
from qosviewer.domain.kinds import PIXEL_STEP, Oddity, Resolution
from qosviewer.domain.metrics import Metric, Stat, field_of, main_field
from qosviewer.domain.minutes import Minutes
from qosviewer.domain.quality import Limit, State, States
from qosviewer.domain.readings import readings_of
from qosviewer.domain.streams import KNOWN_TYPES

MINUTE_S: Final = 60.0
LONGEST_STEP_S: Final = 90.0
"""Readings further apart than this have at least one minute without a reading between them."""

_RANK: Final = {name: rank for rank, name in enumerate(KNOWN_TYPES)}


@dataclass(frozen=True)
class MinuteSeries:
    """One quantity of one stay, in the minutes that have a reading of it.

    Attributes:
        at_s: float64[n]; seconds since 1970 (UTC), ascending.
        low: float64[n]; the least within each minute, NaN where not known.
        middle: float64[n]; the reading of each minute, as drawn: a picture size as its number of pixels.
        high: float64[n]; the greatest within each minute, NaN where not known.
        received: float64[n]; the same as ``middle``, in the metric's own form.
        odd: bool[n]; whether the reading is impossible, so that no limit judges it.
    """

    at_s: Floats
    low: Floats
    middle: Floats
    high: Floats
    received: Floats
    odd: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.at_s)

    @cached_property
    def runs(self) -> tuple[slice, ...]:
        """The stretches without a gap, in order."""
        if not len(self.at_s):
            return ()
        gaps = (np.flatnonzero(np.diff(self.at_s) > LONGEST_STEP_S) + 1).tolist()
        return tuple(slice(start, stop) for start, stop in pairwise((0, *gaps, len(self.at_s))))

    def place_at(self, at_s: float) -> int:
        """Return the reading of the minute around a moment, -1 where that minute has none."""
        if not len(self.at_s):
            return -1
        place = int(np.abs(self.at_s - at_s).argmin())
        return place if abs(float(self.at_s[place]) - at_s) <= MINUTE_S / 2 else -1

    def states(self, limit: Limit | None) -> States:
        """Return int8[n], a `State` each, by the rule of `quality`; UNCLASSIFIED where nothing judges a reading."""
        states = np.zeros(len(self), np.int8)
        if limit is None:
            return states
        usable = ~self.odd & ~np.isnan(self.middle)
        sign = -1.0 if limit.lower_is_worse else 1.0
        states[usable] = State.GOOD
        states[usable & (sign * self.middle > sign * limit.warning)] = State.WARNING
        states[usable & (sign * self.middle > sign * limit.bad)] = State.BAD
        return states


@dataclass(frozen=True, slots=True)
class Beyond:
    """How much of a series was beyond its limit.

    Attributes:
        first_s: First such minute, seconds since 1970.
        beyond: How many minutes were.
        judged: How many minutes have a reading that the limit judges.
        worst: The worst state.
    """

    first_s: float
    beyond: int
    judged: int
    worst: State

    @property
    def share(self) -> float:
        """Share of the minutes that were beyond the limit, from 0 to 1."""
        return self.beyond / self.judged


def beyond(series: MinuteSeries, limit: Limit | None) -> Beyond | None:
    """Return since when, and how often, a series was beyond its limit; None where it never was."""
    states = series.states(limit)
    over = np.flatnonzero(states >= State.WARNING)
    if not len(over):
        return None
    judged = int(np.count_nonzero(states))
    return Beyond(float(series.at_s[over[0]]), len(over), judged, State(int(states.max())))


def stream_types(stay: Minutes) -> tuple[str, ...]:
    """Return the types of the streams of a stay, the known ones first, in the order of their declaration."""
    return tuple(sorted(stay.streams, key=lambda name: (_RANK.get(name, len(_RANK)), name)))


def stream_series(stay: Minutes, stream_type: str, metric: Metric) -> MinuteSeries:
    """Return one metric of one stream; empty where there is no reading of it."""
    stream = stay.streams.get(stream_type)
    if stream is None:
        nothing = np.empty(0)
        return MinuteSeries(nothing, nothing, nothing, nothing, nothing, np.empty(0, np.bool_))
    rows = stream.values
    main = main_field(metric)
    middle = readings_of(rows, main)
    there = ~np.isnan(middle)

    def of(stat: Stat) -> Floats:
        field = field_of(metric, stat)
        if field is None or field is main:
            return np.full(int(there.sum()), np.nan)
        values: Floats = rows[there, field.index]
        return values

    received = middle[there]
    drawn = received // PIXEL_STEP if isinstance(metric.kind, Resolution) else received
    odd = stream.oddities[there, main.index] != Oddity.NONE
    return MinuteSeries(stay.at_s[stream.minute[there]], of(Stat.MIN), drawn, of(Stat.MAX), received, odd)


def wifi_series(stay: Minutes) -> MinuteSeries:
    """Return the strength of the Wi-Fi signal in dBm; empty where it was not reported.

    Zoom has been seen to send the least and the greatest the wrong way round; the lower number is the least here.
    """
    low, middle, high = stay.wifi_dbm[:, 0], stay.wifi_dbm[:, 1], stay.wifi_dbm[:, 2]
    there = ~np.isnan(middle)
    least, greatest = np.fmin(low, high)[there], np.fmax(low, high)[there]
    fine = np.zeros(int(there.sum()), np.bool_)
    return MinuteSeries(stay.at_s[there], least, middle[there], greatest, middle[there], fine)
