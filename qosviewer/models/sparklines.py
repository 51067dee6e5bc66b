"""A stay in a cell: what is drawn of its minutes in place of a range, as plain Python numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from qosviewer.domain.columns import Chart, Column
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.quality import Limit
from qosviewer.domain.timeline import MINUTE_S, stream_series


class Minute(NamedTuple):
    """One minute of a sparkline.

    Attributes:
        left: Where it begins, as a share of the time of the whole meeting.
        right: Where it ends.
        value: The reading, in the unit of the column's scale.
        severity: A `State`: how far it is beyond the limit.
    """

    left: float
    right: float
    value: float
    severity: int


Sparkline = tuple[Minute, ...]
"""The minutes of one stream that have a reading, in order. All cells of a table share the same time."""


def sparkline(data: MeetingData, column: Column, chart: Chart, row: int, limit: Limit | None) -> Sparkline:
    """Return the minutes of the stream that a participant's range was read from; empty where none are known."""
    known: dict[int, Sparkline] = data.derived_from_minutes(("sparklines", column.key, chart.metric.key), dict)
    if row not in known:
        known[row] = _sparkline(data, chart, row, limit)
    return known[row]


def _sparkline(data: MeetingData, chart: Chart, row: int, limit: Limit | None) -> Sparkline:
    stay = data.companions.minutes.get(data.table.keys[row])
    stream = int(chart.ranges(data).stream[row])
    if stay is None or stream < 0:
        return ()
    series = stream_series(stay, data.table.stream_type_name(stream), chart.metric)
    begin, length = data.derived_from_minutes("time of all minutes", lambda: _time_of_all(data))
    lefts = (series.at_s - MINUTE_S / 2 - begin) / length
    rights = (series.at_s + MINUTE_S / 2 - begin) / length
    states = series.states(limit)
    return tuple(
        Minute(*each)
        for each in zip(lefts.tolist(), rights.tolist(), series.middle.tolist(), states.tolist(), strict=True)
    )


def _time_of_all(data: MeetingData) -> tuple[float, float]:
    """Return begin and length of the time that all sparklines share, in seconds."""
    stays = [stay.at_s for stay in data.companions.minutes.values() if len(stay.at_s)]
    ends = [(float(at_s[0]), float(at_s[-1])) for at_s in stays] or [(0.0, 0.0)]
    begin, end = np.min([first for first, _ in ends]), np.max([last for _, last in ends])
    return float(begin) - MINUTE_S / 2, float(end - begin) + MINUTE_S
