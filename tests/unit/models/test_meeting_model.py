from __future__ import annotations

from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.models.meeting_model import MeetingModel
from tests.factories import make_batches, seat


def a_model() -> tuple[MeetingModel, list[int]]:
    model = MeetingModel(MeetingInfo(MeetingRef(MeetingKind.MEETING, "81234567890")))
    told: list[int] = []
    model.changed.connect(lambda: told.append(model.data.table.participant_count))
    return model, told


PAGES = make_batches([seat(f"Person {place}") for place in range(25)])


def test_the_views_are_told_once_of_all_pages_taken_in() -> None:
    model, told = a_model()
    model.take(PAGES)
    assert told == [25]


def test_the_views_hear_of_what_was_kept_when_it_is_settled_and_only_once() -> None:
    model, told = a_model()
    model.keep(PAGES[:1])
    model.keep(PAGES[1:])
    assert model.data.table.participant_count == 25
    assert told == []
    model.settle()
    model.settle()
    assert told == [25]
