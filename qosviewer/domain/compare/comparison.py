"""Two or more meetings put side by side: who is who, what differs, and what has to be said before anyone reads it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import plain, texts
from qosviewer.domain.batch import Floats, Ints
from qosviewer.domain.compare.combine import Combined, combine
from qosviewer.domain.compare.decisions import CrossPairing
from qosviewer.domain.compare.difference import SMALLEST, Difference, Verdict, column
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.compare.pairing import PairingTable, pair
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot, StreamPairs, pair_streams
from qosviewer.domain.metrics import Field
from qosviewer.domain.quality import State, States

T = TypeVar("T")
LABELS: Final = "ABCDEFGHIJKLMNOPQRST"
"""What stands for the sides, in their order."""


class Comparison:
    """Sides, and everything derived of them: computed when first asked for, then kept, also over `with_baseline`.

    What a person is compared by in a slot is the stream that stands for it, see `StreamPairs.lead`.

    Attributes:
        sides: The meetings, up to `MOST_SIDES`, each with a label of its own. With a single one there is nothing to
            subtract, yet its people and groups can be held against one another.
        baseline: Index of the side that the others are held against.
        decisions: Who is who across meetings, as decided by hand, the oldest first.
        sizes: From which size on a difference counts, by metric key.
    """

    def __init__(
        self,
        sides: Sequence[Side],
        baseline: int = 0,
        decisions: Sequence[CrossPairing] = (),
        sizes: Mapping[str, float] = SMALLEST,
    ) -> None:
        """Raises ValueError for no side at all, more than `MOST_SIDES`, or a baseline that there is none of."""
        if not 1 <= len(sides) <= MOST_SIDES:
            raise ValueError(f"{len(sides)} sides")
        if not 0 <= baseline < len(sides):
            raise ValueError(f"no side {baseline}")
        self.sides = tuple(sides)
        self.baseline = baseline
        self.decisions = tuple(decisions)
        self.sizes = sizes
        self._kept: dict[Hashable, object] = {}

    def with_baseline(self, baseline: int) -> Comparison:
        """Return the same meetings held against another one; nothing is paired again."""
        other = Comparison(self.sides, baseline, self.decisions, self.sizes)
        other._kept = self._kept
        return other

    @cached_property
    def basis(self) -> Hashable:
        """What differences rest on beside the meetings: the baseline, and from which size on they count."""
        return self.baseline, tuple(sorted(self.sizes.items()))

    def derived(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Return ``compute()``, kept under ``key``; `basis` has to be part of the key where it matters."""
        if key not in self._kept:
            self._kept[key] = compute()
        return cast("T", self._kept[key])

    @property
    def others(self) -> tuple[int, ...]:
        """The sides that are not the baseline."""
        return tuple(side for side in range(len(self.sides)) if side != self.baseline)

    @property
    def pairing(self) -> PairingTable:
        """Who is who."""
        return self.derived("pairing", lambda: pair(self.sides, self.decisions))

    def ties(self, other: int) -> NDArray[np.int8]:
        """Return int8[humans]: by what the baseline's and another side's were paired, a `Tie` each; 0 for no pair."""
        return self.derived(("ties", self.baseline, other), lambda: self.pairing.ties(self.baseline, other))

    @property
    def combined(self) -> tuple[Combined, ...]:
        """The figures of each side."""
        return self.derived("combined", lambda: tuple(combine(side) for side in self.sides))

    @property
    def pairs(self) -> StreamPairs:
        """Which figures stand beside which."""
        return self.derived("pairs", lambda: pair_streams(self.sides, self.combined, self.pairing))

    def difference(self, other: int) -> Difference:
        """Return what lies between the baseline and another side."""
        return self.derived(("difference", self.basis, other), lambda: self._difference(other))

    def _difference(self, other: int) -> Difference:
        mine, theirs = self.sides[self.baseline], self.sides[other]
        return Difference(
            self.pairs,
            self.baseline,
            other,
            self.combined[self.baseline],
            self.combined[other],
            mine.figures == theirs.figures,
            self.sizes,
            self.is_same_meeting(other),
        )

    def slot_rows(self, slot: Slot) -> Ints:
        """Return int32[humans]: the row of the pairs that stands for each human in a slot, -1 for none."""
        rows = np.full(self.pairing.count, -1, np.int32)
        if slot in self.pairs.slots:
            known = self.pairs.lead[:, self.pairs.slots.index(slot)]
            rows[: len(known)] = known
        return rows

    def person_values(self, side: int, slot: Slot, field: Field) -> Floats:
        """Return float64[humans]: one figure of everybody on a side in a slot, NaN where there is none to be used.

        Impossible values are left out: these are figures to reckon with.
        """
        key = ("person values", side, slot, field.key)
        return self.derived(key, lambda: self._person_values(side, slot, field))

    def _person_values(self, side: int, slot: Slot, field: Field) -> Floats:
        rows = self.slot_rows(slot)
        values = column(self.combined[side], self.pairs, side, field)
        places = self.pairs.entity[:, side]
        if len(self.combined[side].person):
            values[(places >= 0) & self.combined[side].odd[places, field.index]] = np.nan
        return _at(rows, values)

    def person_deltas(self, other: int, slot: Slot, field: Field) -> Floats:
        """Return float64[humans]: other minus baseline of one figure in a slot, NaN where they are not comparable."""
        return _at(self.slot_rows(slot), self.difference(other).delta[:, field.index])

    def person_verdicts(self, other: int, slot: Slot, field: Field) -> NDArray[np.int8]:
        """Return int8[humans]: a `Verdict` each on one figure in a slot, that of a span where it has one."""
        rows = self.slot_rows(slot)
        found = np.full(len(rows), Verdict.NOT_COMPARABLE, np.int8)
        there = rows >= 0
        found[there] = self.difference(other).verdict(field)[rows[there]]
        return found

    def states(self, side: int) -> States:
        """Return int8[humans]: a `State` each, -1 for who was not there."""
        return self.derived(("states", side), lambda: self._states(side))

    def _states(self, side: int) -> States:
        rows = self.pairing.rows[:, side]
        states = np.full(self.pairing.count, -1, np.int8)
        there = rows >= 0
        states[there] = self.sides[side].person_states[rows[there]]
        return states

    @property
    def names(self) -> list[str]:
        """A label for each human, safe to show: the name on the first side that has one, else "Guest 3"."""
        return self.derived("names", self._names)

    def _names(self) -> list[str]:
        names, guests = [], 0
        for row in self.pairing.rows.tolist():
            found = (self.sides[side].name(place) for side, place in enumerate(row) if place >= 0)
            name = next((each for each in found if each), "")
            if not name:
                guests += 1
                name = texts.COMPARED_GUEST.format(number=guests)
            names.append(name)
        return names

    @property
    def called(self) -> list[str]:
        """The same, and where several have a name, as far as anything tells them apart, by what: "Sam (sam@x.org)".

        Whoever is named for a figure must not be taken for somebody else of that name.
        """
        return self.derived("called", self._called)

    def _called(self) -> list[str]:
        called, alike = list(self.names), defaultdict(list)
        for human, name in enumerate(self.names):
            alike[name.casefold()].append(human)
        for humans in alike.values():
            if len(humans) > 1:
                for human, by in zip(humans, self._told_apart(humans), strict=True):
                    if by:
                        called[human] = texts.COMPARED_NAMESAKE.format(name=called[human], by=plain.one_line(by))
        return called

    def _told_apart(self, humans: Sequence[int]) -> Iterator[str]:
        """Yield of each of some namesakes an address that none of the others has, else the id; empty for neither."""
        known = [self._known_by(human) for human in humans]
        having = Counter(email.casefold() for email, _user_id in known)
        for email, user_id in known:
            yield email if email and having[email.casefold()] == 1 else user_id

    def _known_by(self, human: int) -> tuple[str, str]:
        """Return the first address and the first id of somebody; each may be empty."""
        places = enumerate(self.pairing.rows[human].tolist())
        stays = [stay for side, place in places if place >= 0 for stay in self.sides[side].stays_of(place)]
        email, user_id = (
            next(filter(None, each), "")
            for each in ((stay.email.strip() for stay in stays), (stay.user_id.strip() for stay in stays))
        )
        return email, user_id

    def is_equal(self, other: int) -> bool:
        """Tell whether another side has the same people, streams and figures as the baseline."""
        both = [self.baseline, other]
        humans, streams = self.pairing.rows[:, both] >= 0, self.pairs.entity[:, both] >= 0
        alike = all((there[:, 0] == there[:, 1]).all() for there in (humans, streams))
        return alike and self.difference(other).is_none

    def nameless(self, other: int) -> list[int]:
        """Return who was only in the baseline or only on another side, and can't be found again by anything."""
        found = []
        for side, against in ((self.baseline, other), (other, self.baseline)):
            only = self.pairing.only_in(side, against)
            found += only[self.sides[side].is_nameless[self.pairing.rows[only, side]]].tolist()
        return found

    def unsure(self, other: int) -> list[int]:
        """Return who could be somebody else on the other of two sides, as far as nobody decided it."""
        found = set()
        for ambiguity in self.pairing.ambiguities:
            for side, place in ambiguity.members:
                row = int(self.pairing.row_of[side][place])
                if side in (self.baseline, other) and (self.pairing.rows[row, [self.baseline, other]] < 0).any():
                    found.add(row)
        return sorted(found)

    def is_partial(self, other: int) -> bool:
        """Tell whether a difference rests on a meeting of which only a part is here."""
        return not (self.sides[self.baseline].complete and self.sides[other].complete)

    def is_same_meeting(self, other: int) -> bool:
        """Tell whether the other side is the baseline's meeting once more."""
        return self.are_one_meeting(self.baseline, other)

    def are_one_meeting(self, one: int, other: int) -> bool:
        """Tell whether two sides are of one held instance."""
        mine, theirs = self.sides[one].data, self.sides[other].data
        first, second = mine.info.ref, theirs.info.ref
        return mine is theirs or (bool(first.uuid) and (first.kind, first.uuid) == (second.kind, second.uuid))


def labelled(sides: Sequence[Side]) -> list[Side]:
    """Return the sides with ``A``, ``B``, … for labels."""
    return [
        Side(side.data, side.complete, side.source, LABELS[place], side.snapshot) for place, side in enumerate(sides)
    ]


def problems(states: States) -> tuple[int, int]:
    """Return how many of those with enough data had problems, and how many of them there are."""
    return int((states >= State.WARNING).sum()), int((states >= State.GOOD).sum())


def _at(rows: NDArray[np.int32], values: Floats) -> Floats:
    found = np.full(len(rows), np.nan)
    there = rows >= 0
    found[there] = values[rows[there]]
    return found
