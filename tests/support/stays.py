"""Stays minute by minute, made to measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from qosviewer.domain.kinds import Oddity
from qosviewer.domain.metrics import FIELD, FIELD_COUNT
from qosviewer.domain.minutes import Minutes, by_stream

START_S = 1_772_360_100.0
"""Sun 1 Mar 2026, 10:15 UTC."""


def make_stay(
    streams: Mapping[str, Mapping[str, Sequence[object]]],
    *,
    participant_id: str = "1000",
    at: Sequence[float] | None = None,
    wifi: Sequence[Sequence[float]] = (),
) -> Minutes:
    """Build a stay.

    Args:
        streams: Readings by type, then by field key: one per minute, None for a gap; text is read like an answer's.
        participant_id: Number of the seat.
        at: The minutes, counted from `START_S`; one after the other by default.
        wifi: Least, average, greatest of each minute.
    """
    count = max(len(texts) for fields in streams.values() for texts in fields.values()) if streams else len(wifi)
    minutes = list(range(count)) if at is None else list(at)
    found = []
    for minute in range(count):
        for name, fields in streams.items():
            row, odd = np.full(FIELD_COUNT, np.nan), np.zeros(FIELD_COUNT, np.uint8)
            for key, texts in fields.items():
                if texts[minute] is not None:
                    row[FIELD[key].index], odd[FIELD[key].index] = FIELD[key].metric.kind.parse(texts[minute])
            if not np.isnan(row).all() or (odd != Oddity.NONE).any():
                found.append((minute, name, row, odd))
    return Minutes(
        participant_id=participant_id,
        at_s=np.array([START_S + 60.0 * minute for minute in minutes], np.float64),
        streams=by_stream(
            np.array([each[0] for each in found], np.int32),
            [each[1] for each in found],
            np.array([each[2] for each in found], np.float64).reshape(-1, FIELD_COUNT),
            np.array([each[3] for each in found], np.uint8).reshape(-1, FIELD_COUNT),
        ),
        wifi_dbm=np.array(wifi, np.float64).reshape(-1, 3) if len(wifi) else np.full((count, 3), np.nan),
    )
