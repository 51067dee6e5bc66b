"""What is said of every awkward comparison, and whom it is about."""

from __future__ import annotations

import pytest

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.paragraph import paragraph, paragraph_text
from qosviewer.domain.compare.remarks import notices, remarks
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.source import MINUTES
from tests.factories import stream
from tests.support.awkward import (
    AWKWARD,
    all_names_blank,
    client_against_gateway,
    many,
    one_email_on_three_seats,
    one_partial,
    one_person,
    same_twice,
    three_hundred_iphones,
)
from tests.support.comparisons import compared, meeting, who

SAID = {
    "nobody": ("Nobody was in both A and B",),
    "same-twice": ("A and B are the same meeting: nothing differs.",),
    "same-two-fetches": ("fetched at two times", "Only a part of A is here"),
    "partial": ("Only a part of B is here",),
    "no-qos": ("There are no QoS figures of B",),
    "no-qos-at-all": ("There are no QoS figures of A and B",),
    "blank": ("Nobody was in both A and B", "17 people have no id"),
    "iphones": ("600 people have no id",),
    "one-email": ("share an e-mail address or an account: Desk 3", "Of 4 who could be one another"),
    "webinar": ("A is a webinar and B is a meeting",),
    "minutes": ("The figures of B were computed from minutes",),
    "one-person": (),
    "gateway": ("Audio of 5 people came by the client in A and by the web gateway in B",),
}


def test_every_case_has_its_words() -> None:
    assert SAID.keys() == AWKWARD.keys()


@pytest.mark.parametrize("case", AWKWARD)
def test_a_clear_word_is_said(case: str) -> None:
    comparison = AWKWARD[case]()
    found = notices(comparison, 1)
    assert len(found) == len(SAID[case])
    for said, expected in zip(found, SAID[case], strict=True):
        assert expected in said
    text = paragraph_text(comparison, 1)
    assert text and all(said in text for said in found)


@pytest.mark.parametrize("case", AWKWARD)
def test_the_baseline_is_changed_and_the_same_is_said_of_the_other(case: str) -> None:
    comparison = AWKWARD[case]()
    assert len(notices(comparison.with_baseline(1), 0)) == len(notices(comparison, 1))


@pytest.mark.parametrize("case", AWKWARD)
def test_whom_a_sentence_is_about_is_there(case: str) -> None:
    comparison = AWKWARD[case]()
    for each in (*remarks(comparison, 1), *paragraph(comparison, 1)):
        assert all(0 <= human < comparison.pairing.count for human in each.humans)
        assert len(set(each.humans)) == len(each.humans)


def test_nobody_is_said_to_have_been_in_one_only_who_can_not_be_looked_for() -> None:
    for make in (all_names_blank, three_hundred_iphones):
        assert "only in" not in paragraph_text(make(), 1)


def test_nobody_is_said_to_be_missing_from_what_is_not_here_yet() -> None:
    text = paragraph_text(one_partial(), 1)
    assert "4 people were in A and are not in the part of B that is here." in text
    assert "only in A" not in text


def test_nobody_is_said_not_to_have_moved_whose_figures_can_not_be_compared() -> None:
    text = paragraph_text(client_against_gateway(), 1)
    assert "For the other 3 nothing moved" in text
    assert "Of 5 others only some figures can be compared" in text and "Anna Berg" in text
    text = paragraph_text(one_email_on_three_seats(), 1)
    assert "no more than a range is known" in text
    assert "Desk 3 better (audio downlink packet loss 1 … 6 % → 0.4 %)" in text


def test_one_who_can_be_compared_is_not_one_of_one() -> None:
    assert "for the only one who can be compared (0.2 % → 6 %)" in paragraph_text(one_person(), 1)


def test_the_same_meeting_accuses_nobody() -> None:
    text = paragraph_text(same_twice(), 1)
    assert text == "A and B are the same meeting: nothing differs. 10 people were in both A and B."


def heard(loss: str = "", *, jitter: str = "") -> MeetingData:
    readings = {"avg_loss": loss, "avg_jitter": jitter, "avg_bitrate": "40 kbps"}
    return meeting(who("Anna||u1", stream("audio_output", **readings), pid="1"), uuid="a")


def test_the_same_meeting_measured_in_two_ways_is_not_said_to_differ_by_nothing() -> None:
    sides = [Side(heard("1%")), Side(heard("7%"), source=MINUTES)]
    said = notices(Comparison(labelled(sides)), 1)
    assert said[0] == "A and B are the same meeting, measured in two ways."
    assert said[1].startswith("The figures of B were computed from minutes") and len(said) == 2


def test_a_figure_that_came_later_is_a_difference_of_the_same_meeting() -> None:
    assert "nothing differs" in notices(compared(heard("1%"), heard("1%")), 1)[0]
    assert "nothing differs" in notices(compared(heard("140%"), heard("140%")), 1)[0]
    assert "fetched at two times" in notices(compared(heard("1%"), heard("1%", jitter="9 ms")), 1)[0]


def test_a_range_that_became_another_is_a_difference_of_the_same_meeting() -> None:
    def stays(*losses: str) -> MeetingData:
        own = (who("Anna||u1", stream("audio_output", avg_loss=each), pid=str(n)) for n, each in enumerate(losses))
        return meeting(*own, uuid="a")

    assert "nothing differs" in notices(compared(stays("1%", "6%"), stays("1%", "6%")), 1)[0]
    assert "fetched at two times" in notices(compared(stays("1%", "6%"), stays("1%", "9%")), 1)[0]


def test_a_very_large_meeting_is_said_in_a_few_sentences() -> None:
    text = paragraph_text(many(1_000), 1)
    assert "900 people were in both A and B." in text and len(text) < 1_200


def test_rejoining_under_one_address_is_not_sharing_it() -> None:
    def shared(*people: str) -> list[str]:
        sound = stream("audio_output", avg_loss="1%")
        data = [meeting(*(who(each, sound, pid=str(n)) for n, each in enumerate(people)), uuid=u) for u in ("a", "b")]
        return [said for said in notices(compared(*data), 1) if "share" in said]

    assert not shared("Anna|a@x", "Anna|a@x")
    assert not shared("Anna||u1", "Anna phone||u1")
    assert len(shared("Left|a@x", "Right|a@x")) == 2


def test_other_sides_say_nothing_here() -> None:
    sides = [meeting(who("Anna||u1", stream("audio_output", avg_loss="1%")), uuid=each) for each in "ab"]
    three: Comparison = compared(*sides, meeting(who("", stream("audio_output", avg_loss="1%")), uuid="c"))
    assert notices(three, 1) == []
    assert len(notices(three, 2)) == 2


def test_a_few_without_names_are_said_where_they_stand_and_not_before_all_else() -> None:
    sound = stream("audio_output", avg_loss="1%")
    people = [who(f"P{n}||u{n}", sound) for n in range(8)]
    data = [meeting(*people, *[who("iPhone", sound)] * count, uuid=uuid) for uuid, count in (("a", 1), ("b", 1))]
    (few,) = remarks(compared(*data), 1)
    assert not few.comes_first and few.text in paragraph_text(compared(*data), 1)
    assert all(each.comes_first for each in remarks(three_hundred_iphones(), 1))


def test_of_a_meeting_without_any_figure_nobody_asks_by_which_client_it_was() -> None:
    by_client = who("Sam||u1", stream("audio_output", avg_loss="1%", avg_bitrate="40 kbps"))
    silent = who("Sam||u1", stream("audio_device_to_rwg"))
    said = " ".join(remark.text for remark in remarks(compared(meeting(by_client), meeting(silent, uuid="b")), 1))
    assert "There are no QoS figures of B" in said and "gateway" not in said
