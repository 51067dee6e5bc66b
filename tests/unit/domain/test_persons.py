from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.pairing import Pairing
from qosviewer.domain.persons import Evidence, Person, stitch
from qosviewer.domain.roster import RosterEntry
from qosviewer.domain.stays import Stay

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def stay(
    number: int,
    name: str = "",
    *,
    user_id: str = "",
    email: str = "",
    uuid: str = "",
    at: tuple[int, int] | None = None,
) -> Stay:
    """A stay from minute to minute."""
    joined, left = (None, None) if at is None else (START + timedelta(minutes=minute) for minute in at)
    entry = RosterEntry(str(number), participant_uuid=uuid, joined=joined, left=left)
    return Stay((str(number), 0), number, entry, user_id, email, name)


def groups(stays: Sequence[Stay], *decisions: Pairing) -> set[frozenset[str]]:
    return {frozenset(stays[place].key[0] for place in each.stays) for each in stitch(stays, decisions)}


def only(stays: Sequence[Stay]) -> Person:
    (person,) = stitch(stays)
    return person


def pair(one: int, other: int, *, joined: bool) -> Pairing:
    return Pairing((str(one), 0), (str(other), 0), joined)


def test_a_signed_in_id_is_certain_whatever_the_name() -> None:
    person = only([stay(1, "Anna", user_id="u1", at=(0, 5)), stay(2, "A. Berg", user_id="u1", at=(8, 20))])
    assert person.evidence is Evidence.USER_ID
    assert person.evidence.sureness == "certain"
    assert not person.at_once


def test_two_devices_at_once_of_somebody_signed_in_are_one_human() -> None:
    assert only([stay(1, user_id="u1", at=(0, 30)), stay(2, user_id="u1", at=(10, 20))]).at_once


def test_email_and_uuid_are_likely() -> None:
    assert only([stay(1, email="A@x.org"), stay(2, email="a@x.org ")]).evidence is Evidence.EMAIL
    assert only([stay(1, "P", uuid="7"), stay(2, "Q", uuid="7")]).evidence is Evidence.UUID


def test_the_weakest_link_says_how_sure_it_is() -> None:
    stays = [
        stay(1, "Anna", user_id="u1", at=(0, 5)),
        stay(2, "Anna", user_id="u1", at=(6, 9)),
        stay(3, "anna (she/her)", at=(10, 20)),
    ]
    person = only(stays)
    assert person.evidence is Evidence.NAME
    assert person.evidence.sureness == "perhaps"
    assert person.stays == (0, 1, 2)


def test_a_name_joins_only_stays_that_follow_one_another_and_whose_times_are_known() -> None:
    assert len(groups([stay(1, "Chris", at=(0, 10)), stay(2, "Chris", at=(10, 20))])) == 1
    assert len(groups([stay(1, "Chris", at=(0, 10)), stay(2, "Chris", at=(9, 20))])) == 2
    assert len(groups([stay(1, "Chris", at=(0, 10)), stay(2, "Chris")])) == 2


def test_blank_and_generic_names_join_nobody() -> None:
    for name in ("", "iPhone", "Galaxy S21", "Zoom user"):
        assert len(groups([stay(1, name, at=(0, 5)), stay(2, name, at=(6, 9))])) == 2


def test_different_ids_or_addresses_are_never_joined_by_less() -> None:
    assert len(groups([stay(1, "Chris", user_id="u1", at=(0, 5)), stay(2, "Chris", user_id="u2", at=(6, 9))])) == 2
    assert len(groups([stay(1, "Chris", email="c@x", at=(0, 5)), stay(2, "Chris", email="c@y", at=(6, 9))])) == 2
    assert len(groups([stay(1, user_id="u1", email="shared@x"), stay(2, user_id="u2", email="shared@x")])) == 2


def test_what_fits_two_humans_is_given_to_neither() -> None:
    stays = [
        stay(1, user_id="u1", email="shared@x"),
        stay(2, user_id="u2", email="shared@x"),
        stay(3, email="shared@x"),
        stay(4, email="shared@x"),
    ]
    assert groups(stays) == {frozenset("1"), frozenset("2"), frozenset("34")}


def test_decisions_by_hand_stand_above_everything() -> None:
    stays = [
        stay(1, "Anna", user_id="u1", at=(0, 5)),
        stay(2, "Anna", user_id="u1", at=(6, 9)),
        stay(3, "Zoe", user_id="u2", at=(6, 9)),
    ]
    assert groups(stays, pair(1, 2, joined=False)) == {frozenset("1"), frozenset("2"), frozenset("3")}
    assert groups(stays, pair(2, 3, joined=True)) == {frozenset("123")}
    assert groups(stays, pair(2, 3, joined=True), pair(1, 3, joined=False), pair(1, 2, joined=False)) == {
        frozenset("1"),
        frozenset("23"),
    }


def test_one_stay_taken_out_leaves_the_others_together() -> None:
    stays = [stay(number, user_id="u1") for number in range(4)]
    decisions = [pair(0, other, joined=False) for other in range(1, 4)]
    assert groups(stays, *decisions) == {frozenset("0"), frozenset("123")}


def test_the_newest_of_contradicting_decisions_counts() -> None:
    stays = [stay(1, "A"), stay(2, "B"), stay(3, "C")]
    older = (pair(1, 2, joined=True), pair(2, 3, joined=True), pair(1, 3, joined=False))
    assert groups(stays, *older) == {frozenset("1"), frozenset("23")}


def test_a_shared_account_of_thousands_takes_no_time() -> None:
    stays = [
        stay(number, "Hall", user_id=f"u{number}", email="hall@x", at=(number, number + 1)) for number in range(3000)
    ]
    assert len(groups(stays)) == 3000


SPANS = st.one_of(
    st.none(), st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda span: (span[0], span[0] + span[1]))
)
PEOPLE = st.lists(
    st.builds(
        dict,
        name=st.sampled_from(["", "Anna", "ANNA (she/her)", "Bo", "iPhone"]),
        user_id=st.sampled_from(["", "", "u1", "u2"]),
        email=st.sampled_from(["", "", "a@x", "b@x"]),
        uuid=st.sampled_from(["", "", "p1", "p2"]),
        at=SPANS,
    ),
    max_size=7,
)
DECISIONS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()).filter(lambda each: each[0] != each[1]), max_size=4
)


@given(PEOPLE, DECISIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(people, made, rng) -> None:
    stays = [stay(number, **facts) for number, facts in enumerate(people)]
    decisions = [pair(*sorted(each[:2]), joined=each[2]) for each in made]
    shuffled = stays[:]
    rng.shuffle(shuffled)
    assert groups(stays, *decisions) == groups(shuffled, *decisions)


@given(PEOPLE)
def test_every_stay_is_of_exactly_one_human_and_ids_are_never_mixed(people) -> None:
    stays = [stay(number, **facts) for number, facts in enumerate(people)]
    persons = stitch(stays)
    assert sorted(place for each in persons for place in each.stays) == list(range(len(stays)))
    for each in persons:
        assert len({stays[place].user_id for place in each.stays} - {""}) <= 1
        assert (each.evidence is None) == (len(each.stays) == 1)
    for user_id in ("u1", "u2"):
        of = [each for each in persons if any(stays[place].user_id == user_id for place in each.stays)]
        assert len(of) <= 1


@given(PEOPLE)
def test_by_name_alone_nobody_is_in_two_places(people) -> None:
    stays = [stay(number, facts["name"], at=facts["at"]) for number, facts in enumerate(people)]
    assert not any(each.at_once for each in stitch(stays))
