"""What speaks for somebody in one meeting being somebody in another, where no id, address or name tells.

A fact that two people share says the more the fewer in that meeting have it: that both came by iPhone says nothing
among three hundred iPhones, the same computer says nearly everything. Facts that go together (place, address and data
centre; device, system and client) count once, by the most telling of them. Nobody is paired by this: it puts those who
can be chosen from by hand into an order, and shows why.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.decisions import StayRef
from qosviewer.domain.compare.likeness_facts import KINDS, WHO, Kind
from qosviewer.domain.compare.pairing import meeting_keys
from qosviewer.domain.compare.questions import questions
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.stays import Stay

_IDS: Final = ("user_id", "email")
_LIKELY_BITS: Final = 5.0
_PERHAPS_BITS: Final = 2.0
_LEAD_BITS: Final = 1.0
"""By how much somebody has to fit better than the next."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A fact that two people share.

    Attributes:
        kind: What it is.
        value: The value that they share.
        here: How many in the meeting of the one have it, and of how many it is known there.
        there: The same in the meeting of the other.
    """

    kind: Kind
    value: str
    here: tuple[int, int]
    there: tuple[int, int]

    @property
    def bits(self) -> float:
        """How telling it is: as telling as in the meeting in which more have it."""
        return min(_bits_of(*self.here), _bits_of(*self.there))

    @property
    def text(self) -> str:
        """It in words, e.g. ``Location Zurich (3 of 20, 4 of 18)``."""
        (one, of_one), (two, of_two) = self.here, self.there
        return texts.LIKENESS_FIT.format(
            title=self.kind.title, value=self.value, here=one, here_total=of_one, there=two, there_total=of_two
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be somebody.

    Attributes:
        human: Row of the pairing table.
        fits: What they share, the most telling first.
        bits: How telling all of it is, in bits; facts that go together count once.
        differs: Whether ids or addresses say that they are two.
        sureness: In a word: likely, perhaps, hardly, or that nothing tells.
        side: The meeting in which the human itself was taken for the same; -1 where it is another human.
    """

    human: int
    fits: tuple[Fit, ...]
    bits: float
    differs: bool
    sureness: str = ""
    side: int = -1


class Likeness:
    """Who could be who on all sides of a comparison; what is known of everybody is read once, when first asked for."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._apart = decided_apart(comparison)
        self._known: dict[int, _Known] = {}

    def known(self, side: int) -> _Known:
        """Return what is known of everybody on a side."""
        if side not in self._known:
            self._known[side] = _Known(self._comparison.sides[side])
        return self._known[side]

    def candidates(self, human: int) -> list[Candidate]:
        """Return everybody whom a human could be elsewhere: first who shares the question, each who fits best first."""
        found = self._found(human)
        ahead = self._ahead(found)
        told = []
        for each in found:
            leads = self._leads(each.bits, each.human, ahead)
            # Only who is the best for one another is more than one of several.
            if leads and each.bits >= _PERHAPS_BITS and not each.differs:
                leads = self._leads(each.bits, human, self._ahead(self._found(each.human)))
            told.append(replace(each, sureness=_sureness(each, leads=leads)))
        asked = (set(each.humans) for each in questions(self._comparison))
        peers = next((each for each in asked if human in each), set())
        return sorted(told, key=lambda each: each.human not in peers)

    def members(self, human: int) -> list[Candidate]:
        """Return as whom a human was taken in each meeting but the first, with what they share with the first."""
        first, *others = self._places(human)
        found = []
        for place in others:
            tie = Tie(int(self._comparison.pairing.ties(first[0], place[0])[human]) or Tie.NAME)
            fits = tuple(sorted(self._fits(first, place), key=lambda fit: -fit.bits))
            sureness = texts.LIKENESS_TAKEN.format(sureness=tie.sureness, tie=tie.word)
            found.append(Candidate(human, fits, _bits(fits), False, sureness, place[0]))
        return found

    def _found(self, human: int) -> list[Candidate]:
        rows = self._comparison.pairing.rows
        own = rows[human]
        free = np.flatnonzero((rows[:, own >= 0] < 0).all(axis=1)).tolist()
        found = [self._candidate(human, other) for other in free if frozenset((human, other)) not in self._apart]
        return sorted(found, key=lambda each: (each.differs, -each.bits, self._places(each.human)))

    def _ahead(self, found: Sequence[Candidate]) -> dict[int, list[float]]:
        """Return how well the best two of each meeting fit."""
        best: dict[int, list[float]] = defaultdict(list)
        for each in found:
            if not each.differs:
                for side, _place in self._places(each.human):
                    best[side] = sorted([*best[side], each.bits], reverse=True)[:2]
        return best

    def _leads(self, bits: float, human: int, ahead: dict[int, list[float]]) -> bool:
        """Tell whether nobody else of the same meeting fits about as well."""
        return all(
            bits >= first and bits >= second + _LEAD_BITS
            for first, second in ((*ahead[side], -math.inf)[:2] for side, _place in self._places(human) if ahead[side])
        )

    def _candidate(self, human: int, other: int) -> Candidate:
        best: tuple[Fit, ...] = ()
        differs = False
        for here in self._places(human):
            for there in self._places(other):
                differs = differs or self._differ(here, there)
                fits = tuple(self._fits(here, there))
                if _bits(fits) >= _bits(best):
                    best = fits
        return Candidate(other, tuple(sorted(best, key=lambda fit: -fit.bits)), _bits(best), differs)

    def _fits(self, here: tuple[int, int], there: tuple[int, int]) -> Iterator[Fit]:
        mine, theirs = self.known(here[0]), self.known(there[0])
        for number, kind in enumerate(KINDS):
            shared = mine.values[here[1]][number] & theirs.values[there[1]][number]
            if shared:
                fits = (
                    Fit(
                        kind,
                        value,
                        (mine.counts[number][value], mine.totals[number]),
                        (theirs.counts[number][value], theirs.totals[number]),
                    )
                    for value in sorted(shared)
                )
                yield max(fits, key=lambda fit: fit.bits)

    def _places(self, human: int) -> list[tuple[int, int]]:
        row = self._comparison.pairing.rows[human].tolist()
        return [(side, place) for side, place in enumerate(row) if place >= 0]

    def _differ(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Tell whether both have an id, or both an address, and none in common."""
        for mine, theirs in zip(self.known(one[0]).ids[one[1]], self.known(other[0]).ids[other[1]], strict=True):
            if mine and theirs:
                return mine.isdisjoint(theirs)
        return False


def decided_apart(comparison: Comparison) -> frozenset[frozenset[int]]:
    """Return the pairs of rows of the pairing table that were decided by hand to be two."""
    row_of: dict[StayRef, int] = {}
    wanted = {stay for each in comparison.decisions if not each.joined for stay in (each.first, each.second)}
    meetings = meeting_keys(comparison.sides)
    for number, side in enumerate(comparison.sides if wanted else ()):
        meeting, rows = meetings[number], comparison.pairing.row_of[number]
        for place in range(len(side.persons)):
            row_of.update({StayRef(meeting, key): int(rows[place]) for key in side.keys_of(place)})
    pairs = ((row_of.get(each.first), row_of.get(each.second)) for each in comparison.decisions if not each.joined)
    return frozenset(frozenset((one, other)) for one, other in pairs if one is not None and other is not None)


def _sureness(candidate: Candidate, *, leads: bool) -> str:
    if candidate.differs:
        return texts.LIKENESS_TWO
    is_strong = any(fit.kind.is_strong and fit.bits >= _PERHAPS_BITS for fit in candidate.fits)
    if leads and is_strong and candidate.bits >= _LIKELY_BITS:
        return texts.LIKENESS_LIKELY
    if leads and candidate.bits >= _PERHAPS_BITS:
        return texts.LIKENESS_PERHAPS
    return texts.LIKENESS_ONE_OF_SEVERAL if candidate.bits >= _PERHAPS_BITS else texts.LIKENESS_NOTHING


class _Known:
    """What is known of everybody on a side.

    Attributes:
        values: Of each person the values of each of `KINDS`.
        ids: Of each person the signed-in ids, and the addresses.
    """

    def __init__(self, side: Side) -> None:
        persons = [side.stays_of(place) for place in range(len(side.persons))]
        self.values = [tuple(_values(kind, side, stays) for kind in KINDS) for stays in persons]
        self.ids = [
            tuple(frozenset(filter(None, (getattr(s, key).strip().casefold() for s in stays))) for key in _IDS)
            for stays in persons
        ]

    @cached_property
    def counts(self) -> list[Counter[str]]:
        """How many have each value, of each kind."""
        return [Counter(value for own in self.values for value in own[number]) for number in range(len(KINDS))]

    @cached_property
    def totals(self) -> list[int]:
        """Of how many each kind is known; who has no name or number is known not to have that of somebody."""
        everybody = len(self.values)
        return [
            everybody if kind.group == WHO else sum(bool(own[number]) for own in self.values)
            for number, kind in enumerate(KINDS)
        ]


def _values(kind: Kind, side: Side, stays: Sequence[Stay]) -> frozenset[str]:
    if len(stays) > 1:
        return frozenset(filter(None, (kind.read(side, stay) for stay in stays)))
    value = kind.read(side, stays[0])
    return frozenset((value,)) if value else _NOTHING


_NOTHING: Final[frozenset[str]] = frozenset()


def _bits_of(having: int, known: int) -> float:
    """Return how telling a value is that some have, of those of whom it is known.

    Of one alone in a small meeting little can be told: one more is thought of who has it not.
    """
    return math.log2((known + 1) / having) if known > having else 0.0


def _bits(fits: Sequence[Fit]) -> float:
    best: dict[str, float] = {}
    for fit in fits:
        best[fit.kind.group] = max(best.get(fit.kind.group, 0.0), fit.bits)
    return sum(best.values())
