"""What speaks for somebody being somebody, and of whom it is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.decisions import CrossPairing
from qosviewer.domain.compare.likeness import Candidate, Likeness
from qosviewer.domain.compare.questions import known_of, questions, where
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.roster import RosterEntry
from tests.support.awkward import all_names_blank, nobody_in_common, one_email_on_three_seats, three_hundred_iphones
from tests.support.comparisons import START, decided, meeting, who


def side(uuid: str, *people: tuple[str, dict[str, object]]) -> Side:
    entries = [RosterEntry(str(n), **facts) for n, (_text, facts) in enumerate(people)]  # type: ignore[arg-type]
    return Side(meeting(*(who(text, pid=str(n)) for n, (text, _facts) in enumerate(people)), uuid=uuid, roster=entries))


def compare(*sides: Side, decisions: tuple[CrossPairing, ...] = ()) -> Comparison:
    return Comparison(labelled([replace(each) for each in sides]), 0, decisions)


def first(comparison: Comparison, human: int = 0) -> Candidate:
    return Likeness(comparison).candidates(human)[0]


def test_the_rarer_a_fact_is_the_more_it_tells() -> None:
    comparison = compare(
        side("a", ("iPhone", {"location": "Bern", "os": "iOS"}), *[("iPad", {"location": "Zug", "os": "iOS"})] * 3),
        side("b", *[("iPad", {"location": "Zug", "os": "iOS"})] * 3, ("iPhone", {"location": "Bern", "os": "iOS"})),
    )
    found = Likeness(comparison).candidates(0)
    assert len(found) == 4
    best = found[0]
    assert comparison.pairing.rows[best.human].tolist() == [-1, 3]
    assert [fit.text for fit in best.fits if fit.bits] == ["Location Bern (1 of 4, 1 of 4)"]
    assert best.sureness == "perhaps" and found[1].sureness == "nothing tells"


@pytest.mark.parametrize(
    ("facts", "shared"),
    [
        ({"device_name": "ANNA-PC", "location": "Bern"}, "Device name ANNA-PC"),
        ({"network_type": "Wifi"}, "Network Wifi"),
        ({"ip_address": "203.0.113.7"}, "Public address 203.0.113.7"),
        ({"joined": START + timedelta(minutes=7)}, "Joined 5 to 10 min after the start"),
        ({"microphone": "Headset 3000"}, "Microphone Headset 3000"),
    ],
)
def test_device_network_place_time_and_gear_are_looked_at(facts, shared) -> None:
    late = START + timedelta(hours=1)
    usual = {"joined": late, "network_type": "Wired", "ip_address": "198.51.100.1", "microphone": "Built in"}
    others = [("iPhone", {**usual, "device_name": f"PC {n}"}) for n in range(6)]
    best = first(compare(side("a", ("", facts), *others), side("b", *others, ("", facts))))
    assert any(fit.text.startswith(shared) for fit in best.fits)


def test_the_same_computer_is_likely_and_facts_that_go_together_count_once() -> None:
    facts = {"device_name": "ANNA-PC", "location": "Bern", "ip_address": "203.0.113.7", "network_type": "Wifi"}
    others = [
        ("iPhone", {"device_name": f"PC {n}", "location": "Zug", "ip_address": f"198.51.100.{n}"}) for n in range(9)
    ]
    best = first(compare(side("a", ("iPhone", facts), *others), side("b", ("iPhone", facts), *others[3:])))
    assert best.sureness == "likely"
    assert best.bits < sum(fit.bits for fit in best.fits)


def test_of_several_who_fit_alike_each_is_one_of_several_from_either_end() -> None:
    bern = ("iPhone", {"location": "Bern"})
    others = [("iPhone", {"location": "Zug"})] * 8
    two_there = compare(side("a", bern, *others), side("b", bern, bern, *others))
    assert first(two_there).sureness == "one of several"
    two_here = compare(side("a", bern, bern, *others), side("b", bern, *others))
    assert first(two_here).sureness == "one of several"


def test_an_address_that_begins_alike_is_a_hint_and_another_id_speaks_against() -> None:
    others = [(f"P{n}|p{n}@x.org", {}) for n in range(6)]
    other_house = compare(
        side("a", ("A|anna.berg@x.org", {}), *others), side("b", ("Berg|anna.berg@y.org", {}), *others)
    )
    best = first(other_house)
    assert any(fit.text.startswith("E-mail, before the @ anna.berg") for fit in best.fits)
    assert best.sureness == "hardly: other id or address"


def test_the_same_telephone_number_is_likely_though_it_is_no_name() -> None:
    others = [("iPhone", {})] * 8
    best = first(compare(side("a", ("+1 (202) 555-0177", {}), *others), side("b", *others, ("+1 202 555 0177", {}))))
    assert best.sureness == "perhaps" and best.fits[0].text.startswith("Telephone number 12025550177")
    assert not first(compare(side("a", ("123", {}), *others), side("b", ("123", {}), *others))).fits


def test_who_shares_the_name_stands_before_who_shares_the_device() -> None:
    sams = [("Sam", {"os": f"{letter}OS"}) for letter in "AB"]
    comparison = compare(side("a", *sams), side("b", ("iPhone", {"os": "AOS"}), ("Sam", {}), ("Sam", {}), ("Tom", {})))
    names = [comparison.names[each.human] for each in Likeness(comparison).candidates(0)]
    assert names[:3] == ["Sam", "Sam", "iPhone"]


def test_who_was_decided_to_be_another_is_offered_no_more() -> None:
    sides = side("a", ("Sam", {}), ("Sam", {})), side("b", ("Sam", {}))
    assert len(Likeness(compare(*sides)).candidates(0)) == 1
    apart = compare(*sides, decisions=(decided("a0", "b0", joined=False),))
    assert Likeness(apart).candidates(0) == []


def test_more_than_two_meetings_are_asked_about_at_a_time() -> None:
    sides = [side(uuid, (f"{uuid}||u1", {}), ("iPhone", {"location": "Bern"})) for uuid in "abc"]
    comparison = compare(*sides)
    (question,) = questions(comparison)
    assert [where(comparison, human) for human in question.humans] == ["A", "B", "C"]
    assert len(Likeness(comparison).candidates(question.humans[0])) == 2
    joined = compare(*sides, decisions=(decided("a1", "b1", joined=True),))
    (question,) = questions(joined)
    assert [where(joined, human) for human in question.humans] == ["A, B", "C"]


def test_three_hundred_iphones_are_one_question() -> None:
    comparison = three_hundred_iphones()
    (question,) = questions(comparison)
    assert (question.title, len(question.humans)) == ("iPhone", 600)
    assert len(Likeness(comparison).candidates(question.humans[0])) == 300


def test_questions_are_asked_of_everybody_once() -> None:
    for comparison in (one_email_on_three_seats(), all_names_blank(), nobody_in_common()):
        asked = questions(comparison, everybody=True)
        assert len({human for each in asked for human in each.humans}) == sum(len(each.humans) for each in asked)
        every = [human for each in asked if not each.is_paired for human in each.humans]
        assert set(every) == set(((comparison.pairing.rows < 0).any(axis=1)).nonzero()[0].tolist())
    assert [each.title for each in questions(one_email_on_three_seats())] == ["Room: the same e-mail address"]
    assert questions(nobody_in_common()) == ()
    only = questions(nobody_in_common(), everybody=True)
    assert [(each.title, each.is_pressing) for each in only] == [("Only in A", False), ("Only in B", False)]


def test_what_is_known_of_somebody_is_safe_to_show() -> None:
    comparison = compare(side("a", ("Sam|s@x", {"device": "<b>P\nC</b>", "network_type": "Wifi", "joined": START})))
    assert known_of(comparison, 0)[:3] == ["s@x", "<b>P⏎C</b>", "Wifi"]


def test_whom_a_name_alone_made_one_is_asked_about_with_what_they_share() -> None:
    here = [("Tim", {"device_name": "PC 1"}), ("Tom", {"device_name": "PC 2"}), ("A||u1", {})]
    there = [("Tom", {"device_name": "PC 9"}), ("Tim", {"device_name": "PC 1"}), ("B||u1", {})]
    comparison = compare(side("a", *here), side("b", *there))
    (question,) = questions(comparison)
    assert (question.title, question.humans, question.is_paired) == ("Taken for one by name alone", (0, 1), True)
    likeness = Likeness(comparison)
    (tim,), (tom,) = likeness.members(0), likeness.members(1)
    assert tim.sureness == tom.sureness == "perhaps, by name" and tim.side == 1
    assert any(fit.text.startswith("Device name PC 1") for fit in tim.fits)
    assert not any(fit.text.startswith("Device name") for fit in tom.fits)
