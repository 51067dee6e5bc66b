"""Meetings for the tests of tables."""

from __future__ import annotations

from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.models.meeting_model import MeetingModel
from tests.factories import SeatSpec, make_batches, seat, stream


def talker(name: str, loss: str | None = None, **more: str) -> SeatSpec:
    """Somebody who spoke, with an average loss."""
    readings = {"avg_bitrate": "27 kbps", "max_bitrate": "40 kbps", **more}
    if loss is not None:
        readings["avg_loss"] = loss
    return seat(name, stream("audio_input", **readings), email=f"{name.split()[0].lower()}@example.com")


def talkers(losses: list[float], first: int = 0) -> list[SeatSpec]:
    return [talker(f"P{first + n:03}", f"{loss}%") for n, loss in enumerate(losses)]


def meeting_model(*seats: SeatSpec) -> MeetingModel:
    model = MeetingModel(MeetingInfo(MeetingRef(MeetingKind.MEETING, "123456789")))
    if seats:
        model.take(make_batches(seats))
    return model


def more(model: MeetingModel, *seats: SeatSpec) -> None:
    """Let more pages arrive."""
    done = -(-model.data.table.participant_count // 10)
    for batch in make_batches(seats):
        object.__setattr__(batch, "page", done + batch.page)
        for participant in batch.participants:
            number = int(participant.participant_id) + done * 10
            object.__setattr__(participant, "participant_id", str(number))
        model.take([batch])
