"""What has to hold of any comparison: with decisions by hand, several meetings, lists of participants, any name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import NamedTuple

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.decisions import CrossPairing, StayRef, cross_pairing
from qosviewer.domain.compare.difference import Verdict, Why
from qosviewer.domain.compare.likeness import Likeness
from qosviewer.domain.compare.pairing import PairingTable, pair
from qosviewer.domain.compare.paragraph import paragraph_text
from qosviewer.domain.compare.questions import questions
from qosviewer.domain.compare.remarks import remarks
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.metrics import FIELDS
from qosviewer.domain.names import normalised
from qosviewer.domain.roster import RosterEntry
from tests.factories import stream
from tests.support.comparisons import START, meeting, who

UUIDS = "abcd"
SWAPPED = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}


class Someone(NamedTuple):
    """One seat: who it is, how long it was there (None where no list of participants names it), and what it lost."""

    text: str
    stay: tuple[int, int] | None
    losses: tuple[float, ...]


BASES = (
    "Anna Berg",
    "Jose\u0301 Ruiz",
    "Jos\u00e9 Ruiz",
    "\u05d3\u05e0\u05d4",
    "Stra\u00dfe",
    "",
    "iPhone",
    "\uff21\uff4e\uff4e\uff41 Berg",
)
DRESSES = (
    "{}",
    " {}  ",
    "\u202e{}\u202c",
    "{}\u200b",
    "\u2067{}\u2069",
    "{} (she/her)",
    "{} [they/them]",
    "{}'s iPhone",
    "{} - iPad",
    "{}\u0301",
)
NAME = st.builds(lambda base, dress: dress.format(base), st.sampled_from(BASES), st.sampled_from(DRESSES))
SOMEONE = st.builds(
    lambda name, email, user_id, stay, losses: Someone(f"{name}|{email}|{user_id}", stay, tuple(losses)),
    NAME.filter(lambda name: "|" not in name),
    st.sampled_from(("", "", "a@x", "b@x", "A@X ")),
    st.sampled_from(("", "", "", "u1", "u2", "u3")),
    st.one_of(st.none(), st.tuples(st.integers(0, 50), st.integers(1, 30))),
    st.lists(st.integers(0, 99).map(lambda tenths: tenths / 10), max_size=2),
)
SIDES = st.lists(st.lists(SOMEONE, max_size=6), min_size=2, max_size=4)
STAY = st.tuples(st.integers(0, 3), st.integers(0, 5))
DECISIONS = st.lists(st.tuples(STAY, STAY, st.booleans()), max_size=6)


def side_of(people: Sequence[Someone], number: int, order: Sequence[int]) -> Side:
    """The people in some order; seats keep their numbers, so that decisions mean the same."""
    seats = [
        who(
            people[place].text,
            *(stream("audio_output", avg_loss=loss, min_loss=loss, max_loss=loss) for loss in people[place].losses[:1]),
            pid=str(place),
        )
        for place in order
    ]
    roster = [
        RosterEntry(
            str(place),
            joined=START + timedelta(minutes=stay[0]),
            left=START + timedelta(minutes=stay[0] + stay[1]),
            location=f"City {place % 2}",
        )
        for place in order
        if (stay := people[place].stay) is not None
    ]
    return Side(meeting(*seats, uuid=UUIDS[number], roster=roster))


def decisions_of(drawn: Sequence[tuple[tuple[int, int], tuple[int, int], bool]]) -> tuple[CrossPairing, ...]:
    found = []
    for (one, seat), (other, other_seat), joined in drawn:
        if one != other:
            refs = (StayRef(UUIDS[side], (str(place), 0)) for side, place in ((one, seat), (other, other_seat)))
            found.append(cross_pairing(*refs, joined=joined))
    return tuple(found)


def as_sets(sides: Sequence[Side], table: PairingTable) -> tuple[object, object]:
    """Who was found to be whom, and what is open, without regard to the order of rows."""
    rows = {
        frozenset((side, key) for side, place in enumerate(row) if place >= 0 for key in sides[side].keys_of(place))
        for row in table.rows.tolist()
    }
    unsure = {
        (each.tie, frozenset((side, key) for side, place in each.members for key in sides[side].keys_of(place)))
        for each in table.ambiguities
    }
    return rows, unsure


@settings(max_examples=80, deadline=None)
@given(SIDES, DECISIONS, st.randoms(use_true_random=False))
def test_pairing_is_one_to_one_and_no_matter_the_order_of_rows_whatever_was_decided(
    people, drawn, random: Random
) -> None:
    decisions = decisions_of(drawn)
    found = []
    for is_shuffled in (False, True):
        sides = []
        for number, own in enumerate(people):
            order = list(range(len(own)))
            if is_shuffled:
                random.shuffle(order)
            sides.append(side_of(own, number, order))
        table = pair(sides, decisions)
        for number, side in enumerate(sides):
            there = table.rows[table.rows[:, number] >= 0, number]
            assert sorted(there.tolist()) == list(range(len(side.persons)))
        assert (table.rows >= 0).any(axis=1).all()
        found.append(as_sets(sides, table))
    assert found[0] == found[1]


@settings(max_examples=60, deadline=None)
@given(SIDES, DECISIONS)
def test_what_was_decided_last_holds_unless_it_can_not(people, drawn) -> None:
    decisions = decisions_of(drawn)
    if not decisions:
        return
    sides = [side_of(own, number, range(len(own))) for number, own in enumerate(people)]
    last = decisions[-1]
    rows = {}
    table = pair(sides, decisions)
    for number, side in enumerate(sides):
        for place in range(len(side.persons)):
            for key in side.keys_of(place):
                rows[StayRef(UUIDS[number], key)] = int(table.row_of[number][place])
    if last.first in rows and last.second in rows:
        assert (rows[last.first] == rows[last.second]) is last.joined


@settings(max_examples=40, deadline=None)
@given(SIDES, DECISIONS)
def test_exchanging_the_baseline_negates_and_swaps_better_and_worse(people, drawn) -> None:
    sides = [side_of(own, number, range(len(own))) for number, own in enumerate(people)]
    comparison = Comparison(labelled(sides), 0, decisions_of(drawn))
    for other in comparison.others:
        forth, back = comparison.difference(other), comparison.with_baseline(other).difference(0)
        assert np.array_equal(forth.delta, -back.delta, equal_nan=True)
        for field in FIELDS:
            expected = [SWAPPED.get(Verdict(each), Verdict(each)) for each in forth.verdict(field).tolist()]
            assert back.verdict(field).tolist() == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(SOMEONE, max_size=6), DECISIONS)
def test_a_meeting_against_itself_is_all_zero_even_among_others(people, drawn) -> None:
    side = side_of(people, 0, range(len(people)))
    third = side_of(people[::-1], 2, range(len(people)))
    comparison = Comparison(labelled([side, side, third]), 0, decisions_of(drawn))
    difference = comparison.difference(1)
    assert (comparison.pairing.rows[:, 0] == comparison.pairing.rows[:, 1]).all()
    assert not np.nan_to_num(difference.delta).any()
    there = comparison.pairs.entity[:, 0] >= 0
    assert ((comparison.pairs.entity[:, 1] >= 0) == there).all()
    for field in FIELDS:
        assert set(difference.verdict(field).tolist()) <= {Verdict.NOT_COMPARABLE, Verdict.SAME}
        # Of the same stays even a range differs by nothing.
        assert set(difference.why(field)[there].tolist()) <= {Why.COMPARED, Why.NO_READING}


@settings(max_examples=40, deadline=None)
@given(SIDES, DECISIONS)
def test_whatever_it_is_it_can_be_said_and_asked(people, drawn) -> None:
    sides = [side_of(own, number, range(len(own))) for number, own in enumerate(people)]
    comparison = Comparison(labelled(sides), 0, decisions_of(drawn))
    for other in comparison.others:
        assert paragraph_text(comparison, other)
        assert all(
            0 <= human < comparison.pairing.count for each in remarks(comparison, other) for human in each.humans
        )
    every = questions(comparison, everybody=True)
    asked = [human for each in every if not each.is_paired for human in each.humans]
    assert len({human for each in every for human in each.humans}) == sum(len(each.humans) for each in every)
    assert sorted(asked) == np.flatnonzero((comparison.pairing.rows < 0).any(axis=1)).tolist()
    likeness = Likeness(comparison)
    for human in asked[:3]:
        for each in likeness.candidates(human):
            assert not ((comparison.pairing.rows[human] >= 0) & (comparison.pairing.rows[each.human] >= 0)).any()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20))
def test_a_name_made_comparable_stays_as_it_is(name: str) -> None:
    assert normalised(normalised(name)) == normalised(name)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(BASES), st.sampled_from(DRESSES[:-1]))
def test_the_same_name_however_it_is_dressed(base: str, dress: str) -> None:
    if base not in ("", "iPhone"):
        assert normalised(dress.format(base)) == normalised(base)
