"""The two families of rows: one per participant, one per stream; and what a row is known by while tables change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.meeting_data import MeetingData

Identities = NDArray[np.int64]
"""What rows are known by: stays with a row however the table is sorted, filtered or fetched again."""
Positions = NDArray[np.intp]
RowMask = NDArray[np.bool_]
Selector = Callable[[MeetingData], "RowMask | None"]
"""Tells which rows of a family are wanted; None for all."""

_STREAM_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class RowFamily:
    """One family of rows.

    Attributes:
        identities: int64[rows], for every row there is.
        participant: Participant row of a row.
    """

    identities: Callable[[MeetingData], Identities]
    participant: Callable[[MeetingData, int], int]


def _participant_identities(data: MeetingData) -> Identities:
    return np.arange(data.table.participant_count, dtype=np.int64)


def _stream_identities(data: MeetingData) -> Identities:
    table = data.table
    return (table.owner.astype(np.int64) << _STREAM_BITS) | table.stream_index


PARTICIPANT_ROWS: Final = RowFamily(_participant_identities, lambda _data, row: row)
STREAM_ROWS: Final = RowFamily(_stream_identities, lambda data, stream: int(data.table.owner[stream]))
