"""Limits, and what they say about streams and participants.

Numbers and rules: quality-thresholds.md, section 5. Comparisons are exclusive: a reading on the limit is fine.
Nothing is scored without media, missing is never good, and impossible values are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Floats, Ints
from qosviewer.domain.kinds import Oddity
from qosviewer.domain.metrics import FIELD_COUNT, METRIC, Field, Metric, Stat, field_of, main_field
from qosviewer.domain.readings import readings
from qosviewer.domain.streams import Medium, stream_type
from qosviewer.domain.table import QosTable

States = NDArray[np.int8]


class State(IntEnum):
    """How a stream or a participant fared, worse being higher."""

    UNCLASSIFIED = 0
    GOOD = 1
    WARNING = 2
    BAD = 3

    @property
    def word(self) -> str:
        """The word shown beside the shape."""
        return ("not enough data", "good", "warning", "bad")[self]

    @property
    def shape(self) -> str:
        """A shape that tells the states apart without colour."""
        return ("○", "●", "▲", "■")[self]


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a metric begins to be worth a warning, and where it is bad.

    Attributes:
        metric: The metric; its main reading (see `main_field`) is compared.
        media: The media it applies to.
        warning: Worth a warning beyond this, in the metric's unit.
        bad: Bad beyond this.
        lower_is_worse: Whether "beyond" means below.
        advisory: Marks the reading as a possible cause, but never decides a state.
    """

    metric: Metric
    media: tuple[Medium, ...]
    warning: float
    bad: float
    lower_is_worse: bool = False
    advisory: bool = False

    @property
    def field(self) -> Field:
        """The reading that is compared."""
        return main_field(self.metric)

    def excess(self, values: Floats) -> Floats:
        """Return float64[n]: how many times the warning limit a reading is, 1 being on the limit."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.warning / values if self.lower_is_worse else values / self.warning


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of limits."""

    key: str
    title: str
    limits: tuple[Limit, ...]

    def limit(self, metric: Metric, medium: Medium | None = None) -> Limit | None:
        """Return the limit that applies to a metric (on a medium), if there is one."""
        for limit in self.limits:
            if limit.metric is metric and (medium is None or medium in limit.media):
                return limit
        return None


_MEDIA: Final = (Medium.AUDIO, Medium.VIDEO, Medium.SHARE)

ZOOM: Final = Profile(
    "zoom",
    "Zoom",
    (
        Limit(METRIC["loss"], _MEDIA, warning=2.0, bad=5.0),
        Limit(METRIC["jitter"], _MEDIA, warning=40.0, bad=80.0),
        Limit(METRIC["latency"], _MEDIA, warning=150.0, bad=300.0),
        Limit(METRIC["frame_rate"], (Medium.VIDEO,), warning=15.0, bad=7.0, lower_is_worse=True),
        Limit(METRIC["system_cpu_usage"], (Medium.CPU,), warning=80.0, bad=90.0, advisory=True),
    ),
)

SPIKE_RATIO: Final = 3.0
"""A maximum is a spike when it is beyond the bad limit and more than this many times the average."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the limits say about one table at one moment.

    Attributes:
        stream_state: int8[streams], a `State` each.
        stream_limit: int32[streams], index of the limit that the stream breaks worst, -1 for none.
        marks: int8[streams, FIELD_COUNT], `State.WARNING` or `State.BAD` where that reading is over its limit, else 0.
        spikes: bool[streams, FIELD_COUNT], where a maximum is a spike.
        participant_state: int8[participants], a `State` each: the worst classified stream.
        participant_stream: int32[participants], the stream with the worst broken limit, -1 for none.
    """

    profile: Profile
    stream_state: States
    stream_limit: Ints
    marks: States
    spikes: NDArray[np.bool_]
    participant_state: States
    participant_stream: Ints

    def worst_limit(self, participant: int) -> Limit | None:
        """Return the limit that a participant breaks worst, or None."""
        stream = int(self.participant_stream[participant])
        return self.profile.limits[self.stream_limit[stream]] if stream >= 0 else None


def by_type(table: QosTable, tell: Callable[[str], int]) -> Ints:
    """Return int32[streams]: ``tell(raw type)`` of each stream, asked once per distinct type."""
    answers = np.array([tell(name) for name in table.type_names] or [0], np.int32)
    return answers[table.type_codes]


_MEDIUM_CODE: Final = {medium: code for code, medium in enumerate(Medium)}


def media_codes(table: QosTable) -> Ints:
    """Return int32[streams]: place of each stream's medium in `Medium`."""
    return by_type(table, lambda name: _MEDIUM_CODE[stream_type(name).medium])


def medium_mask(codes: Ints, media: tuple[Medium, ...]) -> NDArray[np.bool_]:
    """Return bool[streams]: whether a stream, given by its `media_codes`, is of one of ``media``."""
    return np.asarray(np.isin(codes, [_MEDIUM_CODE[medium] for medium in media]), np.bool_)


def worst_per_owner(score: Floats, owner: Ints, owners: int) -> Ints:
    """Return int32[owners].

    The index of the highest score of each owner, the first of equals, -1 where all are NaN or -inf.
    """
    best = np.full(owners, -np.inf)
    np.maximum.at(best, owner, np.where(np.isnan(score), -np.inf, score))
    winners = np.flatnonzero((score == best[owner]) & np.isfinite(score))[::-1]
    result = np.full(owners, -1, np.int32)
    result[owner[winners]] = winners
    return result


def _usable(table: QosTable, limit: Limit) -> NDArray[np.bool_]:
    real = table.oddities[:, limit.field.index] == Oddity.NONE
    return np.asarray(real & ~np.isnan(readings(table, limit.field)), np.bool_)


def _has_media(table: QosTable) -> NDArray[np.bool_]:
    bitrate = METRIC["bitrate"]
    readings = [field_of(bitrate, Stat.AVG), field_of(bitrate, Stat.MAX)]
    columns = [field.index for field in readings if field]
    return np.asarray((table.values[:, columns] > 0).any(axis=1), np.bool_)


def assess(table: QosTable, profile: Profile = ZOOM) -> Assessment:
    """Hold every reading of ``table`` against the limits of ``profile``."""
    values, count = table.values, table.stream_count
    codes, media = media_codes(table), _has_media(table)
    marks = np.zeros((count, FIELD_COUNT), np.int8)
    spikes = np.zeros((count, FIELD_COUNT), np.bool_)
    classified = np.zeros(count, np.bool_)
    stream_state = np.zeros(count, np.int8)
    stream_limit = np.full(count, -1, np.int32)
    worst = np.full(count, -np.inf)
    for index, limit in enumerate(profile.limits):
        column = limit.field.index
        reading = values[:, column]
        usable = _usable(table, limit) & medium_mask(codes, limit.media)
        over = _beyond(reading, limit, usable)
        marks[:, column] = np.maximum(marks[:, column], over)
        _mark_spikes(table, limit, usable, spikes)
        decides = usable & media & (not limit.advisory)
        classified |= decides
        stream_state = np.maximum(stream_state, np.where(decides, over, 0)).astype(np.int8)
        # A decided state outranks an advisory mark, a bad one outranks a warning, then the excess decides.
        rank = np.where(decides, over * 1e6, 0) + np.minimum(limit.excess(reading), 1e5)
        takes = (over > 0) & (decides | limit.advisory) & (rank > worst)
        worst[takes], stream_limit[takes] = rank[takes], index
    stream_state[classified & (stream_state == 0)] = State.GOOD
    participants = table.participant_count
    participant_state = np.zeros(participants, np.int8)
    np.maximum.at(participant_state, table.owner, stream_state)
    return Assessment(
        profile,
        stream_state,
        stream_limit,
        marks,
        spikes,
        participant_state,
        worst_per_owner(worst, table.owner, participants),
    )


def _beyond(reading: Floats, limit: Limit, usable: NDArray[np.bool_]) -> States:
    warning, bad = (
        (reading < limit.warning, reading < limit.bad)
        if limit.lower_is_worse
        else (reading > limit.warning, reading > limit.bad)
    )
    return np.where(usable & bad, State.BAD, np.where(usable & warning, State.WARNING, 0)).astype(np.int8)


def _mark_spikes(table: QosTable, limit: Limit, usable: NDArray[np.bool_], spikes: NDArray[np.bool_]) -> None:
    average, peak = field_of(limit.metric, Stat.AVG), field_of(limit.metric, Stat.MAX)
    if average is None or peak is None or limit.lower_is_worse:
        return
    highest = table.values[:, peak.index]
    real = table.oddities[:, peak.index] == Oddity.NONE
    with np.errstate(over="ignore"):  # an average of 1e308 has no peak above it either way
        far_above = highest > SPIKE_RATIO * table.values[:, average.index]
    spikes[:, peak.index] = usable & real & (highest > limit.bad) & far_above
