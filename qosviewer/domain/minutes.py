"""One stay, minute by minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sys import intern

import numpy as np

from qosviewer.domain.batch import Bytes, Floats, Ints
from qosviewer.domain.packed import Packed, pack


@dataclass(frozen=True, slots=True)
class StreamMinutes:
    """The readings of one stream of a stay. Kept small: a big meeting has millions of them.

    Attributes:
        minute: int32[n]; index into the stay's `Minutes.at_s`, ascending.
        numbers: The values, packed.
        odd: Reading, field and `Oddity` of each value that has one.
    """

    minute: Ints
    numbers: Packed
    odd: tuple[tuple[int, int, int], ...] = ()

    def __len__(self) -> int:
        return len(self.minute)

    @property
    def values(self) -> Floats:
        """float64[n, FIELD_COUNT], made anew each time; NaN where there is no number."""
        return self.numbers.unpacked()

    @property
    def oddities(self) -> Bytes:
        """uint8[n, FIELD_COUNT], made anew each time; an `Oddity` each."""
        found = np.zeros((len(self), self.numbers.width), np.uint8)
        for reading, field, oddity in self.odd:
            found[reading, field] = oddity
        return found


@dataclass(frozen=True)
class Minutes:
    """What was measured during one stay. A minute without data has no entry: gaps are gaps.

    A reading is one stream in one minute. Readings use the fields of `metrics.FIELDS`: what Zoom gives as one number
    a minute (bitrate, latency, jitter, frame rate, resolution) stands in the field of the average; loss has its
    average and its maximum; CPU use and pressure have what they have.

    Attributes:
        participant_id: Number of the seat; the same as in the summary.
        at_s: float64[minutes]; seconds since 1970 (UTC), ascending, each once.
        streams: Readings by the type of their stream as received, in the order first seen.
        wifi_dbm: float64[minutes, 3]; signal strength: least, average, greatest; NaN where not reported.
        health: Zoom's own verdict, as received; may be empty.
        issues: What Zoom says was wrong, as received.
    """

    participant_id: str
    at_s: Floats
    streams: Mapping[str, StreamMinutes]
    wifi_dbm: Floats
    health: str = ""
    issues: tuple[str, ...] = ()


def by_stream(
    minute: Ints, stream_types: Sequence[str], values: Floats, oddities: Bytes
) -> Mapping[str, StreamMinutes]:
    """Return the readings of a stay, stream by stream.

    Args:
        minute: int32[readings]; index into the stay's minutes, ascending.
        stream_types: Type of the stream of each reading.
        values: float64[readings, FIELD_COUNT].
        oddities: uint8[readings, FIELD_COUNT].
    """
    places: dict[str, list[int]] = {}
    for place, name in enumerate(stream_types):
        places.setdefault(intern(name), []).append(place)
    return {name: _stream(minute[chosen], values[chosen], oddities[chosen]) for name, chosen in places.items()}


def _stream(minute: Ints, values: Floats, oddities: Bytes) -> StreamMinutes:
    odd = tuple((reading, field, int(oddities[reading, field])) for reading, field in np.argwhere(oddities).tolist())
    return StreamMinutes(minute, pack(values), odd)
