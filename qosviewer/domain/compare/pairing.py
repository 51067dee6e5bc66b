"""The same humans found again in other meetings, with the evidence and how sure that is.

From the strongest evidence to the weakest: a decision by hand, the signed-in id, the e-mail address, the name. What is
found by one of them is never changed by a weaker one. A value that several people of one meeting have, or people who
are known to be different, pairs nobody by itself: those who also share the next weaker one are paired, the others are
`Ambiguity`s for a decision by hand. Nobody is paired twice, and the order of rows plays no part. A participant UUID
holds within one meeting only and is never looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain.batch import Ints
from qosviewer.domain.compare.decisions import CrossPairing, StayRef
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.names import telling
from qosviewer.domain.stays import Stay

Who = tuple[int, int]
"""Index of a side, and place of a person in its `Side.persons`."""

_TIERS: Final = (Tie.USER_ID, Tie.EMAIL, Tie.NAME)
_IDENTITIES: Final = (Tie.USER_ID, Tie.EMAIL)
_ALL: Final = (Tie.SAME_STAY, Tie.BY_HAND, *_TIERS)
_MOST_COMPARED: Final = 100
"""Beyond so many who share a value, each is no longer compared with each: they count as ambiguous."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """People of whom some may be the same, though which can't be told.

    Attributes:
        tie: What they have in common.
        members: Who they are, by side, then place.
    """

    tie: Tie
    members: tuple[Who, ...]


@dataclass(frozen=True, eq=False)
class PairingTable:
    """Everybody of all sides, each human once.

    Attributes:
        rows: int32[humans, sides]; place in the side's persons, -1 where the human was not there.
        ambiguities: Who could be who.
        links: int8[humans, sides, tiers]; equal numbers of two sides mean that they were linked by that tier,
            or a surer one.
    """

    rows: Ints
    ambiguities: tuple[Ambiguity, ...]
    links: NDArray[np.int8]

    @property
    def count(self) -> int:
        """How many humans there are."""
        return len(self.rows)

    def ties(self, baseline: int, other: int) -> NDArray[np.int8]:
        """Return int8[humans]: a `Tie` each for the pair of two sides, 0 where one of them is missing.

        Of several links in a row it is the weakest: by what the two are held together.
        """
        both = (self.rows[:, baseline] >= 0) & (self.rows[:, other] >= 0)
        same = self.links[:, baseline] == self.links[:, other]
        strongest = np.array(_ALL, np.int8)[np.argmax(same, axis=1)]
        return np.where(both & same.any(axis=1), strongest, 0).astype(np.int8)

    @cached_property
    def row_of(self) -> list[Ints]:
        """int32[persons] for each side: the row in which a person stands."""
        found = []
        for side in range(self.rows.shape[1]):
            there = np.flatnonzero(self.rows[:, side] >= 0)
            places = np.full(len(there), -1, np.int32)
            places[self.rows[there, side]] = there
            found.append(places)
        return found

    def in_both(self, baseline: int, other: int) -> NDArray[np.intp]:
        """Return the rows of the humans who were on both sides."""
        return np.flatnonzero((self.rows[:, baseline] >= 0) & (self.rows[:, other] >= 0))

    def only_in(self, side: int, other: int) -> NDArray[np.intp]:
        """Return the rows of the humans who were on one side and not on the other."""
        return np.flatnonzero((self.rows[:, side] >= 0) & (self.rows[:, other] < 0))


def pair(sides: Sequence[Side], decisions: Iterable[CrossPairing] = ()) -> PairingTable:
    """Pair the persons of all sides.

    Args:
        sides: The meetings. One that is there twice is paired by its stays: nothing could be surer.
        decisions: Made by hand, the oldest first; where they contradict one another the newest counts.
    """
    matching = _Matching(sides)
    matching.same_meeting()
    matching.decide(tuple(decisions))
    for tie in _TIERS:
        matching.join_by(tie)
    return matching.table()


def meeting_key(side: Side) -> str:
    """Return by what decisions know the meeting of a side."""
    return side.data.info.instance_key


def meeting_keys(sides: Sequence[Side]) -> list[str]:
    """Return by what decisions know the meetings of all sides of a comparison, see `meeting_key`.

    Of several of one number (or of none, as files may be) of which neither UUID nor start is known, nothing tells
    which is which. Each has a key that holds in this comparison only, and that no archive knows.
    """
    keys = [meeting_key(side) for side in sides]
    counts = Counter(keys)
    infos = [side.data.info for side in sides]
    return [
        key if info.ref.uuid or info.start or counts[key] == 1 else f"{key} #{side.snapshot or id(side.data)}"
        for key, info, side in zip(keys, infos, sides, strict=True)
    ]


_READ: Final[dict[Tie, Callable[[Stay], str]]] = {
    Tie.USER_ID: lambda stay: stay.user_id.strip(),
    Tie.EMAIL: lambda stay: stay.email.strip().casefold(),
    Tie.NAME: lambda stay: telling(stay.name),
}


@dataclass(slots=True, eq=False)
class _Human:
    """What is taken for one human so far; ``places`` holds the person of each side."""

    places: dict[int, int]
    apart: set[int] = field(default_factory=set)


_NONE: Final[frozenset[str]] = frozenset()


def _values_of(side: Side, read: Callable[[Stay], str]) -> list[frozenset[str]]:
    each = [read(stay) for stay in side.stays]
    return [_set_of(each, person.stays) for person in side.persons]


def _set_of(values: Sequence[str], places: Sequence[int]) -> frozenset[str]:
    if len(places) == 1:
        value = values[places[0]]
        return frozenset((value,)) if value else _NONE
    return frozenset(value for place in places if (value := values[place]))


class _Matching:
    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides
        self._values: dict[Tie, list[list[frozenset[str]]]] = {}
        self._of = [[_Human({index: place}) for place in range(len(side.persons))] for index, side in enumerate(sides)]
        self._ambiguities: list[Ambiguity] = []
        self._stages: list[list[list[int]]] = []
        self._has_joined = False

    def same_meeting(self) -> None:
        """Pair the persons of sides that hold the very same data."""
        for one, other in combinations(range(len(self._sides)), 2):
            mine, theirs = self._sides[one], self._sides[other]
            if mine.data is theirs.data or _is_one_instance(mine, theirs):
                place_of = {key: place for place in range(len(theirs.persons)) for key in theirs.keys_of(place)}
                for place in range(len(mine.persons)):
                    again = {place_of[key] for key in mine.keys_of(place) if key in place_of}
                    if len(again) == 1:
                        self._join_if_free([self._of[one][place], self._of[other][again.pop()]])
        self._end_of_tier()

    def decide(self, decisions: Sequence[CrossPairing]) -> None:
        """Pair and keep apart as people decided, the newest decision first."""
        if decisions:
            place_of = {
                StayRef(meeting, key): (index, place)
                for index, (meeting, side) in enumerate(zip(meeting_keys(self._sides), self._sides, strict=True))
                for place in range(len(side.persons))
                for key in side.keys_of(place)
            }
            for each in reversed(decisions):
                one, other = place_of.get(each.first), place_of.get(each.second)
                if one is None or other is None:
                    continue
                mine, theirs = (self._of[side][place] for side, place in (one, other))
                if mine is theirs:
                    continue
                if each.joined:
                    self._join_if_free([mine, theirs])
                else:
                    mine.apart.add(id(theirs))
                    theirs.apart.add(id(mine))
        self._end_of_tier()

    def join_by(self, tie: Tie) -> None:
        """Pair those whom this holds together and nothing tells apart."""
        for members in self._classes(tie):
            self._settle(members, tie)
        self._end_of_tier()

    def _classes(self, tie: Tie) -> list[list[_Human]]:
        """Return everybody who shares a value, where at least two of them may still find somebody."""
        count = len(self._sides)
        if all(len(human.places) == count for humans in self._of for human in humans):
            return []
        shared = {value: humans for value, humans in self._by_value(tie, True).items() if len(humans) > 1}
        if shared:
            for value, humans in self._by_value(tie, False).items():
                if value in shared:
                    shared[value] += humans
        return [shared[value] for value in sorted(shared)]

    def _by_value(self, tie: Tie, is_open: bool) -> dict[str, list[_Human]]:
        """Return who has a value, of those who may still find somebody, or of the others; somebody may stand twice."""
        found: dict[str, list[_Human]] = defaultdict(list)
        count = len(self._sides)
        for humans, known in zip(self._of, self._tier(tie), strict=True):
            for human, values in zip(humans, known, strict=True):
                if values and (len(human.places) < count) is is_open:
                    for value in values:
                        found[value].append(human)
        return found

    def _settle(self, members: list[_Human], tie: Tie) -> None:
        now = _distinct(self._now(members))
        if len(now) < 2:
            return
        if self._all_agree(now):
            self._join(now)
            return
        # Two seats under one address are told apart by what they are called, if by anything.
        for weaker in _TIERS[_TIERS.index(tie) + 1 :]:
            for some in self._among(now, weaker):
                if len(some) > 1 and self._all_agree(some):
                    self._join(some)
            now = _distinct(self._now(now))
        if self._may_pair(now):
            whos = sorted((side, place) for human in now for side, place in human.places.items())
            self._ambiguities.append(Ambiguity(tie, tuple(whos)))

    def _among(self, humans: Sequence[_Human], tie: Tie) -> list[list[_Human]]:
        found: dict[str, list[_Human]] = defaultdict(list)
        for human in humans:
            for value in self._known(human, tie):
                found[value].append(human)
        return [_distinct(self._now(found[value])) for value in sorted(found)]

    def _now(self, humans: Iterable[_Human]) -> Iterator[_Human]:
        """Yield what the humans have become: some may have been joined meanwhile."""
        for human in humans:
            side, place = next(iter(human.places.items()))
            yield self._of[side][place]

    def _all_agree(self, humans: Sequence[_Human]) -> bool:
        if len(humans) == 2:
            return self._agree(*humans)
        sides = [side for human in humans for side in human.places]
        if len(set(sides)) < len(sides):
            return False
        if not any(human.apart for human in humans) and all(self._is_one(humans, tie) for tie in _IDENTITIES):
            return True
        return all(self._agree(*two) for two in combinations(humans, 2))

    def _is_one(self, humans: Sequence[_Human], identity: Tie) -> bool:
        """Tell whether all of whom it is known have the same id, or the same address."""
        return len({known for human in humans if (known := self._known(human, identity))}) <= 1

    def _may_pair(self, humans: Sequence[_Human]) -> bool:
        if len(humans) > _MOST_COMPARED:
            return len({side for human in humans for side in human.places}) > 1
        return any(self._agree(*two) for two in combinations(humans, 2))

    def _agree(self, one: _Human, other: _Human) -> bool:
        """Tell whether nothing says that they are two humans."""
        if one.places.keys() & other.places.keys() or id(other) in one.apart or id(one) in other.apart:
            return False
        mine, theirs = self._known(one, Tie.USER_ID), self._known(other, Tie.USER_ID)
        if mine and theirs:
            return not mine.isdisjoint(theirs)
        mine, theirs = self._known(one, Tie.EMAIL), self._known(other, Tie.EMAIL)
        return not (mine and theirs and mine.isdisjoint(theirs))

    def _known(self, human: _Human, tie: Tie) -> frozenset[str]:
        known = self._tier(tie)
        if len(human.places) == 1:
            ((side, place),) = human.places.items()
            return known[side][place]
        return _NONE.union(*(known[side][place] for side, place in human.places.items()))

    def _tier(self, tie: Tie) -> list[list[frozenset[str]]]:
        """Return what everybody is known by, by side, then place; read when it is first asked for."""
        known = self._values.get(tie)
        if known is None:
            known = self._values[tie] = [_values_of(side, _READ[tie]) for side in self._sides]
        return known

    def _humans(self) -> list[_Human]:
        return _distinct(human for humans in self._of for human in humans)

    def _join_if_free(self, humans: Sequence[_Human]) -> None:
        one, other = humans
        taken = one.places.keys() & other.places.keys()
        if one is not other and not taken and id(other) not in one.apart and id(one) not in other.apart:
            self._join(humans)

    def _join(self, humans: Sequence[_Human]) -> None:
        whole, self._has_joined = humans[0], True
        for other in humans[1:]:
            whole.places.update(other.places)
            if other.apart:
                whole.apart |= other.apart
            for side, place in other.places.items():
                self._of[side][place] = whole
        if whole.apart:
            self._mirror(whole, humans)

    def _mirror(self, whole: _Human, humans: Sequence[_Human]) -> None:
        """Let those who are kept apart from one of these be kept apart from the whole."""
        former = {id(human) for human in humans}
        for human in self._humans():
            if human.apart & former:
                human.apart.add(id(whole))

    def _end_of_tier(self) -> None:
        """Remember who is one human by now."""
        if not self._has_joined and self._stages:
            self._stages.append(self._stages[-1])
            return
        number: dict[int, int] = {}
        self._stages.append([[number.setdefault(id(human), len(number)) for human in humans] for humans in self._of])
        self._has_joined = False

    def table(self) -> PairingTable:
        """Return what was found, in the order of the sides, then of their persons."""
        humans = self._humans()
        rows = np.full((len(humans), len(self._sides)), -1, np.int32)
        row_of = {id(human): row for row, human in enumerate(humans)}
        for side, own in enumerate(self._of):
            rows[[row_of[id(human)] for human in own], side] = np.arange(len(own), dtype=np.int32)
        return PairingTable(rows, tuple(self._open_questions()), self._links(rows))

    def _open_questions(self) -> Iterator[Ambiguity]:
        """Yield whom weaker evidence did not tell apart after all, each question once: the surest asks it."""
        asked: list[set[Who]] = []
        for each in self._ambiguities:
            members = set(each.members)
            now = _distinct(self._of[side][place] for side, place in each.members)
            if self._may_pair(now) and not any(members <= before for before in asked):
                asked.append(members)
                yield each

    def _links(self, rows: Ints) -> NDArray[np.int8]:
        """Return, of each row and tier, a small number for each group of sides that were one human by then."""
        links = np.full((*rows.shape, len(self._stages)), -1, np.int8)
        for tier, numbers in enumerate(self._stages):
            of = np.full(rows.shape, -1, np.int64)
            for side, own in enumerate(numbers):
                there = rows[:, side] >= 0
                of[there, side] = np.array(own, np.int64)[rows[there, side]]
            for side in range(rows.shape[1]):
                first = np.argmax(of[:, : side + 1] == of[:, side : side + 1], axis=1)
                links[:, side, tier] = np.where(of[:, side] >= 0, first, -1 - side)
        return links


def _distinct(humans: Iterable[_Human]) -> list[_Human]:
    return list({id(human): human for human in humans}.values())


def _is_one_instance(mine: Side, theirs: Side) -> bool:
    one, other = mine.data.info.ref, theirs.data.info.ref
    return bool(one.uuid) and (one.kind, one.uuid) == (other.kind, other.uuid)
