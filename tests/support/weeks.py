"""Weeks of a meeting in which people lose what is said here, and their trend."""

from __future__ import annotations

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.compare.trend import Trend, trend
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.source import QSS
from qosviewer.domain.streams import Direction, Medium
from tests.factories import stream
from tests.support.comparisons import meeting, who

DOWN = Slot(Medium.AUDIO, Direction.DOWNLINK)
LOSS = FIELD["avg_loss"]


def week(number: int, *losses: float | None) -> MeetingData:
    """The n-th is person n; None stayed away."""
    seats = [
        who(f"P{place}||u{place}", stream("audio_output", avg_loss=f"{loss}%", avg_bitrate="40 kbps"))
        for place, loss in enumerate(losses)
        if loss is not None
    ]
    return meeting(*seats, uuid=f"w{number}", weeks=number)


def over(*weeks: MeetingData, sources: tuple[str, ...] = ()) -> Trend:
    each = sources or (QSS,) * len(weeks)
    sides = [Side(data, source=source) for data, source in zip(weeks, each, strict=True)]
    return trend(Comparison(labelled(sides)), DOWN, LOSS)
