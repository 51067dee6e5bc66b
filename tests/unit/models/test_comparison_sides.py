"""Meetings added to a comparison and taken from it: the baseline, decisions and who is selected stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.decisions import StayRef, cross_pairing
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.compare.likeness import decided_apart
from qosviewer.domain.compare.order import in_order_of_start, place_of
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.roster import Roster, RosterEntry
from qosviewer.models.comparison_model import ComparisonModel
from tests.support.comparisons import meeting, who


def week(number: int, *people: str) -> Side:
    seats = [who(text, pid=str(place)) for place, text in enumerate(people or ("Anna||a", "Bert||b"))]
    return Side(meeting(*seats, uuid=f"week{number}", weeks=number))


def weeks(model: ComparisonModel) -> list[tuple[str, str]]:
    return [(side.label, side.data.info.ref.uuid) for side in model.comparison.sides]


def model_of(*sides: Side, baseline: int = 0, other: int | None = None) -> ComparisonModel:
    comparison = Comparison(labelled(sides), baseline)
    return ComparisonModel(comparison, lambda work, take: take(work()), other=other)


class Later:
    """Works things out when it is told to, as a worker thread does."""

    def __init__(self) -> None:
        self.take = None

    def __call__(self, work, take) -> None:
        self.take = lambda: take(work())


def undated(uuid: str) -> Side:
    data = meeting(who("Anna||a"), uuid=uuid)
    return Side(MeetingData(replace(data.info, start=None), data.table))


def test_meetings_stand_forward_in_time_and_undated_ones_last() -> None:
    late, early, first, second = week(3), week(1), undated("x"), undated("y")
    assert in_order_of_start([first, late, second, early]) == [early, late, first, second]


def test_a_meeting_is_found_whatever_its_label_is_by_now() -> None:
    sides = [week(1), week(2)]
    assert place_of(sides[1], labelled(sides)) == 1
    assert place_of(week(2), sides) == -1


def test_the_side_shown_first_can_be_chosen() -> None:
    assert model_of(week(1), week(2), week(3)).other == 1
    assert model_of(week(1), week(2), week(3), other=2).other == 2


def test_an_added_meeting_takes_its_place_in_time_and_is_shown_against_the_baseline() -> None:
    model = model_of(week(2), week(4), baseline=1)
    model.select([0])
    with_name = model.comparison.names[0]
    model.add([week(3)])
    assert weeks(model) == [("A", "week2"), ("B", "week3"), ("C", "week4")]
    assert (model.comparison.baseline, model.other) == (2, 1)
    assert [model.comparison.names[human] for human in model.selected] == [with_name]


def test_what_was_decided_by_hand_counts_before_what_was_kept_and_stays() -> None:
    model = model_of(week(1, "Sam", "Sam"), week(2, "Sam", "Sam"))
    refs = StayRef("week1", ("0", 0)), StayRef("week2", ("1", 0))
    model.decide((0, 0), (1, 1), joined=True)
    kept = (cross_pairing(*refs, joined=False), cross_pairing(refs[0], StayRef("week3", ("0", 0)), joined=True))
    model.add([week(3, "Sam")], kept)
    decided = {(each.first.meeting, each.second.meeting): each.joined for each in model.comparison.decisions}
    assert decided == {("week1", "week2"): True, ("week1", "week3"): True}
    pairing = model.comparison.pairing
    assert pairing.row_of[0][0] == pairing.row_of[1][1] == pairing.row_of[2][0]

    model.remove(2)
    assert weeks(model) == [("A", "week1"), ("B", "week2")]
    assert model.comparison.pairing.row_of[0][0] == model.comparison.pairing.row_of[1][1]


@pytest.mark.parametrize(
    ("baseline", "other", "removed", "expected"),
    [
        (0, 1, 2, ("week1", "week2")),
        (0, 1, 1, ("week1", "week4")),
        (0, 3, 0, ("week2", "week4")),
        (3, 2, 3, ("week1", "week3")),
        (1, 0, 1, ("week1", "week4")),
    ],
)
def test_whatever_is_taken_out_something_stands_against_something(baseline, other, removed, expected) -> None:
    model = model_of(*(week(number) for number in (1, 2, 3, 4)), baseline=baseline, other=other)
    model.remove(removed)
    sides = model.comparison.sides
    assert (sides[model.comparison.baseline].data.info.ref.uuid, sides[model.other].data.info.ref.uuid) == expected


def test_of_two_meetings_both_stay() -> None:
    model = model_of(week(1), week(2))
    model.remove(0)
    assert weeks(model) == [("A", "week1"), ("B", "week2")]


def test_there_is_no_room_for_more_than_twenty() -> None:
    model = model_of(*(week(number) for number in range(MOST_SIDES)))
    with pytest.raises(ValueError, match="21 sides"):
        model.add([week(MOST_SIDES)])


def test_while_a_meeting_is_being_added_the_chips_still_mean_what_they_show() -> None:
    later = Later()
    first, second = labelled([week(2), week(3)])
    model = ComparisonModel(Comparison([first, second]), later)
    model.add([week(1)])
    assert len(model.sides) == 3 and len(model.comparison.sides) == 2
    # The second chip of the two that are shown, although it will be the third.
    model.set_baseline(1)
    later.take()
    assert weeks(model)[model.comparison.baseline] == ("C", "week3")

    model.remove(0)
    model.show_other(0)
    later.take()
    assert weeks(model) == [("A", "week2"), ("B", "week3")]
    assert (model.comparison.baseline, model.other) == (1, 0)


def test_who_is_selected_stays_so_though_a_list_of_participants_makes_others_one() -> None:
    people = ("Anna", "Anna phone", "Bert", "Cleo")
    model = model_of(week(1, *people), week(2, "Dora"))
    model.select([2])
    assert model.comparison.names[2] == "Bert"
    side = model.comparison.sides[0]
    model.take_roster(side, Roster(tuple(RosterEntry(str(n), user_id="anna") for n in range(2))))
    assert len(model.comparison.sides[0].persons) == 3
    assert [model.comparison.names[human] for human in model.selected] == ["Bert"]


def unknown(*people: str, number: str = "", snapshot: int | None = None) -> Side:
    """As a file has it that says nothing of its meeting."""
    side = week(1, *people)
    info = replace(side.data.info, ref=MeetingRef(MeetingKind.MEETING, number, ""), start=None)
    return Side(MeetingData(info, side.data.table), snapshot=snapshot)


@pytest.mark.parametrize("number", ["", "81234567890"])
@pytest.mark.parametrize("snapshots", [(None, None), (4, 5)])
def test_people_of_files_that_do_not_say_which_meeting_they_are_can_be_paired(number: str, snapshots) -> None:
    files = (("Anna", "Bert"), ("Bert X", "Anna Y"))
    sides = [unknown(*people, number=number, snapshot=each) for people, each in zip(files, snapshots, strict=True)]
    model = model_of(*sides)
    names = model.comparison.names
    model.join(names.index("Anna"), names.index("Anna Y"))
    assert model.comparison.names == ["Anna", "Bert", "Bert X"]
    assert model.comparison.pairing.rows[0].tolist() == [0, 1]
    model.part(0, 1)
    assert not len(model.comparison.pairing.in_both(0, 1))
    assert len(decided_apart(model.comparison)) == 1


def test_a_single_meeting_of_its_number_is_known_by_that_in_the_archive_too() -> None:
    model = model_of(unknown("Anna", number="81234567890"), week(2, "Anna B"))
    model.join(0, 1)
    (decision,) = model.comparison.decisions
    assert {decision.first.meeting, decision.second.meeting} == {"81234567890", "week2"}
