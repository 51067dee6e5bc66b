"""One stay, minute by minute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qosviewer.domain.batch import Bytes, Floats, Ints


@dataclass(frozen=True)
class Minutes:
    """What was measured during one stay. A minute without data has no entry: gaps are gaps.

    A reading is one stream in one minute. Readings use the fields of `metrics.FIELDS`: what Zoom gives as one number
    a minute (bitrate, latency, jitter, frame rate, resolution) stands in the field of the average; loss has its
    average and its maximum; CPU use and pressure have what they have.

    Attributes:
        participant_id: Number of the seat; the same as in the summary.
        at_s: float64[minutes]; seconds since 1970 (UTC), ascending, each once.
        minute: int32[readings]; index into `at_s`, ascending.
        stream_types: Type of the stream of each reading, as received.
        values: float64[readings, FIELD_COUNT]; NaN where there is no number.
        oddities: uint8[readings, FIELD_COUNT]; an `Oddity` each.
        wifi_dbm: float64[minutes, 3]; signal strength: least, average, greatest; NaN where not reported.
        health: Zoom's own verdict, as received; may be empty.
        issues: What Zoom says was wrong, as received.
    """

    participant_id: str
    at_s: Floats
    minute: Ints
    stream_types: tuple[str, ...]
    values: Floats
    oddities: Bytes
    wifi_dbm: Floats
    health: str = ""
    issues: tuple[str, ...] = ()

    @cached_property
    def readings_by_type(self) -> Mapping[str, Ints]:
        """int32[n] each: which readings are of a type of stream, by type, in the order first seen."""
        found: dict[str, list[int]] = {}
        for reading, name in enumerate(self.stream_types):
            found.setdefault(name, []).append(reading)
        return {name: np.array(readings, np.int32) for name, readings in found.items()}
