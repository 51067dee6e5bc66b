"""Which pairs of stays are decided when people join persons, or take them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from qosviewer.domain.pairing import Pairing
from qosviewer.domain.table import ParticipantKey

Keys = Sequence[ParticipantKey]


def joined(persons: Sequence[Keys]) -> Iterator[Pairing]:
    """Yield that all these persons, each given by the keys of their stays, are one."""
    for one, other in combinations(persons, 2):
        yield from (_pair(mine, theirs, is_joined=True) for mine, theirs in product(one, other))


def taken_apart(stay: ParticipantKey, person: Keys) -> Iterator[Pairing]:
    """Yield that a stay is not of the person whose stays these are."""
    yield from (_pair(stay, other, is_joined=False) for other in person if other != stay)


def all_apart(person: Keys) -> Iterator[Pairing]:
    """Yield that all these stays are of different persons."""
    yield from (_pair(one, other, is_joined=False) for one, other in combinations(person, 2))


def with_decided(before: Iterable[Pairing], decided: Sequence[Pairing]) -> tuple[Pairing, ...]:
    """Return the decisions with new ones at the end, in place of earlier ones about the same pairs."""
    anew = {(each.first, each.second) for each in decided}
    return (*(each for each in before if (each.first, each.second) not in anew), *decided)


def _pair(one: ParticipantKey, other: ParticipantKey, *, is_joined: bool) -> Pairing:
    first, second = sorted((one, other))
    return Pairing(first, second, is_joined)
