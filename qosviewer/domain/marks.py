"""How a cell stands out, and what its tooltip adds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.kinds import plain_number
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Field
from qosviewer.domain.quality import Limit
from qosviewer.domain.streams import Medium, stream_type


@dataclass(frozen=True, slots=True)
class Mark:
    """How a cell stands out: by weight and sign as well as by colour.

    Attributes:
        severity: A `State` as a number; 2 and 3 stand out.
        spike: The value is a single peak.
        odd: The value is impossible or could not be read.
    """

    severity: int = 0
    spike: bool = False
    odd: bool = False

    @property
    def sign(self) -> str:
        """A sign to put beside the value; empty for an unremarkable one."""
        if self.odd:
            return "?"
        return {2: "▲", 3: "■"}.get(self.severity, "⌃" if self.spike else "")


def cell_mark(data: MeetingData, stream: int, field: Field) -> Mark:
    """Return how the reading ``field`` of a stream row stands out."""
    assessment = data.assessment
    return Mark(
        int(assessment.marks[stream, field.index]),
        bool(assessment.spikes[stream, field.index]),
        bool(data.table.oddities[stream, field.index]),
    )


def limit_text(limit: Limit, value: float) -> str:
    """Write a limit with its unit, e.g. ``150 ms``."""
    unit = limit.metric.unit
    return f"{plain_number(value)} {unit}" if unit else plain_number(value)


def cell_note(data: MeetingData, stream: int, field: Field) -> str:
    """Return what is to be said about one reading.

    Over which limit, a spike, or why it is odd. Plain text, may be empty.
    """
    mark = cell_mark(data, stream, field)
    if mark.odd:
        raw = data.table.odd_texts.get((stream, field.index), "")
        return texts.ODDITY[int(data.table.oddities[stream, field.index])].format(raw=plain.one_line(raw, 80))
    medium = stream_type(data.table.stream_type_name(stream)).medium
    limit = data.profile.limit(field.metric, medium)
    if mark.severity and limit:
        return texts.OVER_LIMIT[mark.severity].format(
            profile=data.profile.title, limit=limit_text(limit, limit.warning), bad=limit_text(limit, limit.bad)
        )
    if np.isnan(data.readings(field)[stream]) and not np.isnan(data.table.values[stream, field.index]):
        return texts.NO_PICTURE_REPORTED
    return texts.SPIKE if mark.spike else ""


def stream_note(data: MeetingData, stream: int) -> str:
    """Return what is to be said about a stream's direction: the reading that its friendly name rests on."""
    medium = stream_type(data.table.stream_type_name(stream)).medium
    return "" if medium in (Medium.CPU, Medium.OTHER) else data.reading.title
