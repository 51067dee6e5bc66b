from __future__ import annotations

from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qosviewer.domain.compare.decisions import CrossPairing, with_decision
from qosviewer.domain.compare.pairing import PairingTable, pair
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.roster import RosterEntry
from tests.support.comparisons import START, decided, meeting, side_of, who

HAND, USER_ID, EMAIL, NAME = Tie.BY_HAND, Tie.USER_ID, Tie.EMAIL, Tie.NAME


@dataclass(frozen=True)
class Case:
    """People of the sides a, b, …; who has to be found to be whom, by what, and who could be whom.

    Everybody is called by side and place: ``a0`` is the first of a.
    """

    title: str
    sides: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, Tie], ...] = ()
    unsure: tuple[str, ...] = ()
    decisions: tuple[CrossPairing, ...] = ()


def case(
    title: str, *sides: tuple[str, ...], rows: dict[str, Tie] | None = None, unsure: str = "", **more: object
) -> Case:
    ambiguities = tuple(unsure.split(" / ")) if unsure else ()
    return Case(title, sides, tuple((rows or {}).items()), ambiguities, **more)  # type: ignore[arg-type]


CASES = (
    case("the same id, whatever the name", ("Anna Berg||u1",), ("A. B.||u1",), rows={"a0 b0": USER_ID}),
    case("the same id, although the e-mail changed", ("Anna|a@x|u1",), ("Anna|b@x|u1",), rows={"a0 b0": USER_ID}),
    case("blanks around an id", ("Anna||u1 ",), ("Bert|| u1",), rows={"a0 b0": USER_ID}),
    case("ids are told apart by case", ("Ann Lee||abC",), ("Ann Lee||abc",)),
    case("the same e-mail, no ids", ("Anna|a@x",), ("Berg|a@x",), rows={"a0 b0": EMAIL}),
    case("e-mail without regard to case and blanks", ("Anna| A@X.org",), ("Berg|a@x.ORG ",), rows={"a0 b0": EMAIL}),
    case("signed in once, a guest by the same address", ("Anna|a@x|u1",), ("Anna|a@x",), rows={"a0 b0": EMAIL}),
    case("the same e-mail, but two ids", ("Anna|a@x|u1",), ("Anna|a@x|u2",)),
    case("the same name alone", ("Anna Berg",), ("Anna Berg",), rows={"a0 b0": NAME}),
    case("a name in other case", ("ANNA BERG",), ("anna berg",), rows={"a0 b0": NAME}),
    case("a name with other blanks", (" Anna   Berg",), ("Anna\u00a0Berg ",), rows={"a0 b0": NAME}),
    case("a name in another Unicode form", ("Jose\u0301 Ruiz",), ("Jos\u00e9 Ruiz",), rows={"a0 b0": NAME}),
    case("full-width letters", ("\uff21\uff4e\uff4e\uff41 Berg",), ("Anna Berg",), rows={"a0 b0": NAME}),
    case("invisible characters in a name", ("Anna\u200b Berg\u202e",), ("Anna Berg",), rows={"a0 b0": NAME}),
    case("pronouns", ("Anna Berg (she/her)",), ("Anna Berg",), rows={"a0 b0": NAME}),
    case("other pronouns than before", ("Kim Lee (they/them)",), ("Kim Lee [she/her]",), rows={"a0 b0": NAME}),
    case("a device after the name", ("Anna Berg's iPhone",), ("Anna Berg - iPad",), rows={"a0 b0": NAME}),
    case("a company after the name is another name", ("Anna Berg (Example Ltd)",), ("Anna Berg",)),
    case("accents are letters of their own", ("Andre Petit",), ("André Petit",)),
    case("sharp s and its capital form", ("Jan Strauß",), ("JAN STRAUSS",), rows={"a0 b0": NAME}),
    case("a surname before its comma is another text", ("Berg, Anna",), ("Anna Berg",)),
    case("a name as signed in and as a guest", ("Anna Berg|a@x|u1",), ("Anna Berg",), rows={"a0 b0": NAME}),
    case("one name, two addresses: two humans", ("Anna Berg|a@x",), ("Anna Berg|b@x",)),
    case("one name, two ids: two humans", ("Anna Berg||u1",), ("Anna Berg||u2",)),
    case("blank names", ("", ""), ("", "")),
    case("devices for names", ("iPhone", "iPhone"), ("iPhone", "iPhone")),
    case("one iPhone on each side is not one human", ("iPhone",), ("iPhone",)),
    case("telephone numbers for names", ("+1 (202) 555-0177",), ("+1 (202) 555-0177",)),
    case("an iPhone that signed in", ("iPhone||u1",), ("iPhone||u1",), rows={"a0 b0": USER_ID}),
    case("two of a name here, one there", ("Chris", "Chris"), ("Chris",), unsure="a0 a1 b0"),
    case("two of a name on both sides", ("Chris", "Chris"), ("Chris", "Chris"), unsure="a0 a1 b0 b1"),
    case(
        "namesakes told apart by id",
        ("Marcus Bell||u1", "Marcus Bell||u2"),
        ("Marcus Bell||u2", "Marcus Bell||u1"),
        rows={"a0 b1": USER_ID, "a1 b0": USER_ID},
    ),
    case(
        "a namesake is found by id, the other came as a guest",
        ("Marcus Bell||u1", "Marcus Bell||u2"),
        ("Marcus Bell||u1", "Marcus Bell"),
        rows={"a0 b0": USER_ID},
        unsure="a0 a1 b0 b1",
    ),
    case(
        "namesakes found by id leave nobody over",
        ("Marcus Bell||u1",),
        ("Marcus Bell||u1", "Marcus Bell||u2"),
        rows={"a0 b0": USER_ID},
    ),
    case(
        "one address on three seats with ids and one without",
        ("Seat 1|room@x|u1", "Seat 2|room@x|u2", "Seat 3|room@x|u3"),
        ("Seat 1|room@x|u1", "Seat 2|room@x|u2", "Seat 3|room@x|u4"),
        rows={"a0 b0": USER_ID, "a1 b1": USER_ID},
    ),
    case(
        "one address on two seats, told apart by name",
        ("Left desk|room@x|u1", "Right desk|room@x|u2"),
        ("Left desk|room@x",),
        rows={"a0 b0": EMAIL},
    ),
    case(
        "one address on two seats that nothing tells apart",
        ("iPad|room@x|u1", "iPad|room@x|u2"),
        ("iPad|room@x",),
        unsure="a0 a1 b0",
    ),
    case(
        "the stronger evidence first: an id outweighs a name",
        ("Anna Berg||u1", "Bert Cole"),
        ("Bert Cole||u1", "Anna Berg"),
        rows={"a0 b0": USER_ID},
    ),
    case(
        "an address outweighs a name",
        ("Anna Berg|a@x", "Bert Cole|b@x"),
        ("Bert Cole|a@x", "Anna Berg|b@x"),
        rows={"a0 b0": EMAIL, "a1 b1": EMAIL},
    ),
    case(
        "three meetings, all by id",
        ("Anna||u1",),
        ("Anna B||u1",),
        ("Berg||u1",),
        rows={"a0 b0 c0": USER_ID},
    ),
    case(
        "three meetings, the last by address only",
        ("Anna|a@x|u1",),
        ("Anna|a@x|u1",),
        ("Berg|a@x",),
        rows={"a0 b0": USER_ID, "a0 c0": EMAIL, "b0 c0": EMAIL},
    ),
    case(
        "a guest between two who are known to be different",
        ("Anna Berg||u1",),
        ("Anna Berg",),
        ("Anna Berg||u2",),
        unsure="a0 b0 c0",
    ),
    case(
        "missing in the middle meeting",
        ("Anna||u1", "Bert||u2"),
        ("Bert||u2",),
        ("Anna||u1",),
        rows={"a0 c0": USER_ID, "a1 b0": USER_ID},
    ),
    case(
        "a chain: by id to the third, by address to the second",
        ("Anna|a@x|u1",),
        ("Berg|a@x",),
        ("Anna||u1",),
        rows={"a0 c0": USER_ID, "a0 b0": EMAIL, "b0 c0": EMAIL},
    ),
    case(
        "decided by hand that two are one",
        ("Anna",),
        ("Frau Berg",),
        rows={"a0 b0": HAND},
        decisions=(decided("a0", "b0", joined=True),),
    ),
    case(
        "decided by hand that two are not one",
        ("Anna Berg",),
        ("Anna Berg",),
        decisions=(decided("a0", "b0", joined=False),),
    ),
    case(
        "the newest decision counts",
        ("Anna Berg",),
        ("Anna Berg",),
        rows={"a0 b0": HAND},
        decisions=(decided("a0", "b0", joined=False), decided("a0", "b0", joined=True)),
    ),
    case(
        "a decision settles an ambiguity, and what is left is sure enough",
        ("Chris", "Chris"),
        ("Chris", "Chris"),
        rows={"a0 b1": HAND},
        unsure="a0 a1 b0 b1",
        decisions=(decided("a0", "b1", joined=True),),
    ),
    case(
        "a decision against what ids say",
        ("Anna||u1",),
        ("Anna||u2",),
        rows={"a0 b0": HAND},
        decisions=(decided("a0", "b0", joined=True),),
    ),
    case(
        "two decisions would make one of two: the newer counts",
        ("Anna", "Bert"),
        ("Frau Berg",),
        rows={"a1 b0": HAND},
        decisions=(decided("a0", "b0", joined=True), decided("a1", "b0", joined=True)),
    ),
    case(
        "a decision about people who are not here",
        ("Anna",),
        ("Anna",),
        rows={"a0 b0": NAME},
        decisions=(decided("x7", "b0", joined=True), decided("a9", "b0", joined=False)),
    ),
    case("nobody at all on one side", ("Anna||u1",), ()),
    case("no one in common", ("Anna|a@x|u1",), ("Bert|b@x|u2",)),
)


def _sides(tested: Case) -> list[Side]:
    return [side_of(*people, uuid="abcdefg"[place]) for place, people in enumerate(tested.sides)]


def _label(sides: list[Side], side: int, place: int) -> str:
    (key,) = sides[side].keys_of(place)
    return f"{'abcdefg'[side]}{key[0]}"


def _found(sides: list[Side], table: PairingTable) -> dict[frozenset[str], Tie]:
    """Return every pair of people found to be one, and by what."""
    found = {}
    for one in range(len(sides)):
        for other in range(one + 1, len(sides)):
            ties = table.ties(one, other)
            for row in table.in_both(one, other).tolist():
                labels = (_label(sides, side, int(table.rows[row, side])) for side in (one, other))
                found[frozenset(labels)] = Tie(int(ties[row]))
            assert (ties[table.only_in(one, other)] == 0).all()
    return found


def _expected(tested: Case) -> dict[frozenset[str], Tie]:
    expected = {}
    for people, tie in tested.rows:
        labels = people.split()
        for one in range(len(labels)):
            for other in labels[one + 1 :]:
                expected[frozenset((labels[one], other))] = tie
    return expected


def _unsure(sides: list[Side], table: PairingTable) -> set[frozenset[str]]:
    return {frozenset(_label(sides, *each) for each in ambiguity.members) for ambiguity in table.ambiguities}


def test_there_are_enough_cases() -> None:
    assert len({tested.title for tested in CASES}) == len(CASES) >= 40


@pytest.mark.parametrize("tested", CASES, ids=lambda tested: tested.title)
def test_who_is_who(tested: Case) -> None:
    sides = _sides(tested)
    table = pair(sides, tested.decisions)
    assert _found(sides, table) == _expected(tested)
    assert _unsure(sides, table) == {frozenset(each.split()) for each in tested.unsure}


@pytest.mark.parametrize("tested", CASES, ids=lambda tested: tested.title)
def test_the_order_of_the_sides_plays_no_part(tested: Case) -> None:
    sides = _sides(tested)
    forth, back = pair(sides, tested.decisions), pair(sides[::-1], tested.decisions)
    last = len(sides) - 1
    assert {tuple(row) for row in forth.rows.tolist()} == {tuple(row[::-1]) for row in back.rows.tolist()}
    for one in range(len(sides)):
        assert sorted(forth.ties(0, one).tolist()) == sorted(back.ties(last, last - one).tolist())


def test_rejoins_are_stitched_before_anyone_is_paired() -> None:
    before = side_of("Anna||u1", "Anna phone||u1", "Bert||u2", uuid="a")
    after = side_of("Bert||u2", "Anna||u1", uuid="b")
    table = pair([before, after])
    assert sorted(before.keys_of(int(row[0])) for row in table.rows) == [[("0", 0), ("1", 0)], [("2", 0)]]
    assert len(table.in_both(0, 1)) == 2


def test_a_participant_uuid_pairs_nobody_across_meetings() -> None:
    one = Side(meeting(who("P", pid="1"), uuid="a", roster=[RosterEntry("1", participant_uuid="7")]))
    other = Side(meeting(who("Q", pid="1"), uuid="b", roster=[RosterEntry("1", participant_uuid="7")]))
    assert len(pair([one, other]).in_both(0, 1)) == 0


def test_the_same_meeting_twice_is_paired_stay_by_stay_even_without_names() -> None:
    side, again = side_of("", "iPhone", "Anna", "Anna", uuid="a"), side_of("Anna", "x", uuid="a")
    table = pair([side, side, again])
    assert (table.ties(0, 1) == Tie.SAME_STAY).all()
    assert table.count == 4
    assert len(table.in_both(0, 2)) == 2


def test_whom_only_the_list_of_participants_knows_is_paired_too() -> None:
    entry = RosterEntry("9", user_name="Dialled in", email="d@x", joined=START, left=START)
    one = Side(meeting(who("Anna", pid="1"), uuid="a", roster=[entry]))
    other = Side(meeting(who("D|d@x", pid="1"), uuid="b"))
    assert len(pair([one, other]).in_both(0, 1)) == 1


def test_three_hundred_iphones_are_neither_paired_nor_listed() -> None:
    sides = [side_of(*["iPhone"] * 300, uuid=uuid) for uuid in "ab"]
    table = pair(sides)
    assert table.count == 600
    assert not table.ambiguities
    assert sides[0].is_nameless.all()


def test_three_hundred_of_one_name_are_one_question() -> None:
    table = pair([side_of(*["Delegate Smith"] * 300, uuid=uuid) for uuid in "ab"])
    assert len(table.in_both(0, 1)) == 0
    assert [len(each.members) for each in table.ambiguities] == [600]


def test_a_new_decision_takes_the_place_of_an_older_one() -> None:
    old, new = decided("a0", "b0", joined=True), decided("b0", "a0", joined=False)
    assert with_decision((old, decided("a1", "b1", joined=True)), new) == (decided("a1", "b1", joined=True), new)


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(("", "Anna", "anna ", "Bert", "iPhone", "Cleo (she/her)", "Cleo")),
        st.sampled_from(("", "", "a@x", "b@x")),
        st.sampled_from(("", "", "", "u1", "u2", "u3")),
    ).map("|".join),
    max_size=7,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PEOPLE, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_pairing_is_one_to_one_and_independent_of_the_order_of_rows(people: list[list[str]], random: Random) -> None:
    def found(shuffled: bool) -> tuple[object, object]:
        sides = []
        for place, own in enumerate(people):
            order = list(range(len(own)))
            if shuffled:
                random.shuffle(order)
            seats = [who(own[each], pid=str(each)) for each in order]
            sides.append(Side(meeting(*seats, uuid="abcd"[place])))
        table = pair(sides)
        for side, own_side in enumerate(sides):
            there = table.rows[table.rows[:, side] >= 0, side]
            assert sorted(there.tolist()) == list(range(len(own_side.persons)))
        rows = {
            frozenset((side, key) for side, place in enumerate(row) if place >= 0 for key in sides[side].keys_of(place))
            for row in table.rows.tolist()
        }
        unsure = {
            (each.tie, frozenset((side, key) for side, place in each.members for key in sides[side].keys_of(place)))
            for each in table.ambiguities
        }
        return rows, unsure

    assert found(False) == found(True)
