"""What minutes say about the meaning of input and output in the summary.

Zoom's texts contradict each other on the summary of meetings only; all of its texts on minutes say that input is what
the participant sent (zoom-api.md, section 1.5). So whoever's minutes carry the names in the same way as the summary
speaks for input = uplink, and whoever's carry them the other way round for input = downlink. That rests on the texts
on minutes being right: it is evidence, no proof.

Only audio and video are compared: the texts agree on screen shares. The average bit rate tells the two directions
apart best, wherever they differ enough.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.domain.kinds import Oddity
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.minutes import Minutes
from qosviewer.domain.source import QSS
from qosviewer.domain.streams import INPUT_IS_DOWNLINK, INPUT_IS_UPLINK, DirectionReading

_PAIRS: Final = (("audio_input", "audio_output"), ("video_input", "video_output"))
_RATE: Final = FIELD["avg_bitrate"].index
_ENOUGH: Final = 50
_FEWEST: Final = 2
_MOST_LOOKED_AT: Final = 300
_SURE: Final = 0.9
_FITS: Final = math.log(1.5)
_CLEARER: Final = math.log(2.0)


@dataclass(frozen=True, slots=True)
class DirectionEvidence:
    """Which reading of directions the minutes speak for.

    Attributes:
        reading: That reading.
        agreeing: How many pairs of streams speak for it.
        compared: How many speak for either.
    """

    reading: DirectionReading
    agreeing: int
    compared: int


def direction_evidence(data: MeetingData) -> DirectionEvidence | None:
    """Return what the known minutes of a meeting say; None where they say nothing, or not clearly.

    A summary that was computed from the minutes, or came from a file, says nothing about Zoom's own.
    """
    return data.derived_from_minutes("direction evidence", lambda: _weigh(data))


def _weigh(data: MeetingData) -> DirectionEvidence | None:
    if data.table.source != QSS:
        return None
    alike = crossed = 0
    for is_alike in _votes(data):
        alike, crossed = alike + is_alike, crossed + (not is_alike)
        if alike + crossed >= _ENOUGH:
            break
    compared, agreeing = alike + crossed, max(alike, crossed)
    if agreeing < max(_FEWEST, _SURE * compared):
        return None
    return DirectionEvidence(INPUT_IS_UPLINK if alike > crossed else INPUT_IS_DOWNLINK, agreeing, compared)


def _votes(data: MeetingData) -> Iterator[bool]:
    """Yield for each pair of streams that tells whether both sources use its names alike."""
    for key, stay in list(data.companions.minutes.items())[:_MOST_LOOKED_AT]:
        row = data.table.row_of(key)
        if row is None:
            continue
        rates = _summary_rates(data, row)
        for pair in _PAIRS:
            first, second = (rates.get(name, math.nan) for name in pair)
            vote = _vote((first, second), (_minutes_rate(stay, pair[0]), _minutes_rate(stay, pair[1])))
            if vote is not None:
                yield vote


def _vote(summary: tuple[float, float], minutes: tuple[float, float]) -> bool | None:
    if not all(rate > 0 for rate in (*summary, *minutes)):
        return None
    alike = _apart(summary[0], minutes[0]) + _apart(summary[1], minutes[1])
    crossed = _apart(summary[0], minutes[1]) + _apart(summary[1], minutes[0])
    if min(alike, crossed) > _FITS or abs(alike - crossed) < _CLEARER:
        return None
    return alike < crossed


def _apart(one: float, other: float) -> float:
    return abs(math.log(one / other))


def _summary_rates(data: MeetingData, row: int) -> dict[str, float]:
    """Return average bit rates by type, without types that a participant has more than once."""
    table, rates = data.table, dict[str, float]()
    for stream in table.streams_of(row):
        name = table.stream_type_name(stream)
        is_usable = name not in rates and table.oddities[stream, _RATE] == Oddity.NONE
        rates[name] = float(table.values[stream, _RATE]) if is_usable else math.nan
    return rates


def _minutes_rate(stay: Minutes, name: str) -> float:
    stream = stay.streams.get(name)
    if stream is None:
        return math.nan
    rates = stream.values[:, _RATE][stream.oddities[:, _RATE] == Oddity.NONE]
    rates = rates[~np.isnan(rates)]
    return float(rates.mean()) if len(rates) else math.nan
