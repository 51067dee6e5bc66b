"""Which rows an export has, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.table import QosTable


class Row(NamedTuple):
    """One row: a stream of a participant, or a participant without streams.

    Attributes:
        participant: Row of the participant in the table.
        stream: Row of the stream in the table; None where the participant has none.
    """

    participant: int
    stream: int | None


RawDetails = Callable[[Row], Mapping[str, object]]
"""Gives the details of a row's stream as received, by Zoom's key; empty for a participant without streams."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported of one meeting.

    Attributes:
        data: The meeting.
        rows: Its rows, in the order of the file.
        raw_details: The details as received.
    """

    data: MeetingData
    rows: Iterable[Row]
    raw_details: RawDetails


def participant_rows(table: QosTable, participants: Iterable[int] | None = None) -> Iterator[Row]:
    """Yield the rows of these participants (all by default), each with all its streams."""
    for participant in range(table.participant_count) if participants is None else participants:
        streams = table.streams_of(participant)
        if not streams:
            yield Row(participant, None)
        for stream in streams:
            yield Row(participant, stream)
