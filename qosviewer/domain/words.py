"""Readings in words."""

from __future__ import annotations

from qosviewer.domain import texts
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import Field
from qosviewer.domain.streams import Direction, Medium, stream_type


def value_text(field: Field, value: float) -> str:
    """Write a reading with its unit, e.g. ``8.1 %``."""
    unit = field.metric.unit
    written = field.metric.kind.text(value)
    return f"{written} {unit}" if unit and written != NOTHING else written


def reading_text(data: MeetingData, stream: int, field: Field) -> str:
    """Return one reading in words, e.g. ``uplink audio loss 8.1 %``."""
    value = value_text(field, float(data.table.values[stream, field.index]))
    medium = stream_type(data.table.stream_type_name(stream)).medium
    direction = data.direction(stream)
    metric = field.metric.key.replace("_", " ")
    if direction is Direction.NONE or medium in (Medium.CPU, Medium.OTHER):
        return texts.WORST_READING_WITHOUT_DIRECTION.format(metric=field.metric.title, value=value)
    return texts.WORST_READING.format(
        direction=direction.value, medium=medium.title.lower(), metric=metric, value=value
    )


def worst_reading(data: MeetingData, participant: int) -> str:
    """Return the reading of a participant that is furthest beyond its limit, in words; empty where none is."""
    limit = data.assessment.worst_limit(participant)
    if limit is None:
        return ""
    return reading_text(data, int(data.assessment.participant_stream[participant]), limit.field)
