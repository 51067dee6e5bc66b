"""Stays of the same human, stitched together with the evidence and how sure that is.

The evidence is taken from the strongest to the weakest. Weaker evidence never joins what stronger evidence tells apart,
and where it fits several humans that are known to be different it joins none of them: rather two rows for one human
than one row for two. The result does not depend on the order of the stays.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import Final

from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.names import telling
from qosviewer.domain.pairing import Pairing
from qosviewer.domain.stays import Stay, stays_of
from qosviewer.domain.table import ParticipantKey


class Evidence(IntEnum):
    """By what stays were found to be of the same human, the stronger being greater."""

    NAME = 1
    UUID = 2
    EMAIL = 3
    USER_ID = 4
    BY_HAND = 5

    @property
    def word(self) -> str:
        """What it is, for people."""
        return {1: "name", 2: "participant UUID", 3: "e-mail address", 4: "signed-in id", 5: "decision by hand"}[self]

    @property
    def sureness(self) -> str:
        """How sure it is: certain, likely or perhaps."""
        return {1: "perhaps", 2: "likely", 3: "likely", 4: "certain", 5: "certain"}[self]


@dataclass(frozen=True, slots=True)
class Person:
    """One human, as far as can be told.

    Attributes:
        stays: Places of the stays in the list given, in the order of time, then of their keys.
        evidence: The weakest that was needed to join them; None for a single stay.
        at_once: Whether two of the stays overlap: two devices at the same time.
    """

    stays: tuple[int, ...]
    evidence: Evidence | None = None
    at_once: bool = False


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    evidence: Evidence | None = None
    identities: dict[Evidence, set[str]] | None = None
    """Made when first asked for: most people have one stay, and are compared with nobody."""


def stitch(stays: Sequence[Stay], decisions: Iterable[Pairing] = ()) -> tuple[Person, ...]:
    """Return everybody, in the order of their first place in ``stays``.

    Args:
        stays: Each with a key of its own.
        decisions: Made by hand, the oldest first; where they contradict one another the newest counts.
    """
    decided = tuple(decisions)
    if not decided and _all_signed_in_once(stays):
        return tuple(Person((place,)) for place in range(len(stays)))
    stitching = _Stitching(stays)
    stitching.decide(decided)
    for evidence in (Evidence.USER_ID, Evidence.EMAIL, Evidence.UUID, Evidence.NAME):
        stitching.join_by(evidence)
    return tuple(sorted(stitching.persons(), key=lambda person: min(person.stays)))


_READ: Final[dict[Evidence, Callable[[Stay], str]]] = {
    Evidence.USER_ID: lambda stay: stay.user_id.strip(),
    Evidence.EMAIL: lambda stay: stay.email.strip().casefold(),
    Evidence.UUID: lambda stay: stay.participant_uuid.strip(),
    Evidence.NAME: lambda stay: telling(stay.name),
}
_IDENTITIES: Final = (Evidence.USER_ID, Evidence.EMAIL)
"""What tells humans apart: two ids, or two addresses, are two humans."""
_MOST_COMPARED: Final = 200
"""Beyond so many that contradict one another nobody is joined: each is compared with each."""


class _Stitching:
    def __init__(self, stays: Sequence[Stay]) -> None:
        self._stays = stays
        self._place = {stay.key: place for place, stay in enumerate(stays)}
        self._apart: set[frozenset[int]] = set()
        self._of = [_Cluster([place]) for place in range(len(stays))]
        self._values = {evidence: [read(stay) for stay in stays] for evidence, read in _READ.items()}

    def decide(self, decisions: Iterable[Pairing]) -> None:
        """Join and keep apart as people decided, the newest decision first."""
        for each in reversed(tuple(decisions)):
            one, other = self._place.get(each.first), self._place.get(each.second)
            if one is None or other is None or one == other:
                continue
            mine, theirs = self._of[one], self._of[other]
            if not each.joined and mine is not theirs:
                self._apart.add(frozenset((one, other)))
            elif each.joined and mine is not theirs and not self._kept_apart(mine, theirs):
                self._join([mine, theirs], Evidence.BY_HAND)

    def join_by(self, evidence: Evidence) -> None:
        """Join what this evidence holds together and nothing tells apart."""
        values = self._values[evidence]
        counts = Counter(values)
        classes: dict[str, list[int]] = defaultdict(list)
        for place, value in enumerate(values):
            if value and counts[value] > 1:
                classes[value].append(place)
        for _value, places in sorted(classes.items()):
            clusters = list({id(self._of[place]): self._of[place] for place in places}.values())
            if len(clusters) > 1:
                for joined in self._compatible(clusters, evidence):
                    self._join(joined, evidence)

    def persons(self) -> Iterator[Person]:
        """Return every cluster as a person."""
        for cluster in {id(each): each for each in self._of}.values():
            if len(cluster.members) == 1:
                yield Person((cluster.members[0],), cluster.evidence)
                continue
            members = sorted(cluster.members, key=self._in_time)
            yield Person(tuple(members), cluster.evidence, self._overlap(members))

    def _in_time(self, place: int) -> tuple[float, ParticipantKey]:
        span = self._stays[place].span_s
        return span[0] if span else float("inf"), self._stays[place].key

    def _compatible(self, clusters: list[_Cluster], evidence: Evidence) -> Iterator[list[_Cluster]]:
        """Return the groups that may be joined: all, or what is left when the contradictions stay apart."""
        if evidence is Evidence.NAME and not self._one_after_another(clusters):
            return
        if self._agree(clusters):
            yield clusters
            return
        if len(clusters) > _MOST_COMPARED:
            return
        foes: dict[int, set[int]] = {place: set() for place in range(len(clusters))}
        for one, other in combinations(range(len(clusters)), 2):
            if not self._agree([clusters[one], clusters[other]]):
                foes[one].add(other)
                foes[other].add(one)
        free = [clusters[place] for place, of in foes.items() if not of]
        if len(free) > 1:
            yield free
        # Those with the same foes are on the same side.
        sides: dict[frozenset[int], list[int]] = defaultdict(list)
        for place, of in foes.items():
            if of:
                sides[frozenset(of)].append(place)
        for side, places in sides.items():
            if len(places) > 1 and not side & set(places):
                yield [clusters[place] for place in places]

    def _agree(self, clusters: Sequence[_Cluster]) -> bool:
        """Tell whether nothing says that two of them are different humans."""
        if self._apart and any(self._kept_apart(*pair) for pair in combinations(clusters, 2)):
            return False
        for identity in _IDENTITIES:
            known = [values for cluster in clusters if (values := self._identities(cluster)[identity])]
            differ = len(known) > 1 and not set.intersection(*known)
            if differ and any(not one & other for one, other in combinations(known, 2)):
                return self._is_same_user(clusters)
        return True

    def _is_same_user(self, clusters: Sequence[_Cluster]) -> bool:
        """Tell whether all have one signed-in id in common, which outweighs that their addresses differ."""
        ids = [self._identities(cluster)[Evidence.USER_ID] for cluster in clusters]
        return bool(set.intersection(*ids))

    def _kept_apart(self, one: _Cluster, other: _Cluster) -> bool:
        return any(frozenset((mine, theirs)) in self._apart for mine in one.members for theirs in other.members)

    def _one_after_another(self, clusters: Sequence[_Cluster]) -> bool:
        """Tell whether the times of all stays are known and no two clusters were there at once."""
        spans: list[tuple[float, float, int]] = []
        for number, cluster in enumerate(clusters):
            for place in cluster.members:
                known = self._stays[place].span_s
                if known is None:
                    return False
                spans.append((*known, number))
        spans.sort()
        latest = spans[0]
        for span in spans[1:]:
            if span[0] < latest[1] and span[2] != latest[2]:
                return False
            if span[1] > latest[1]:
                latest = span
        return True

    def _overlap(self, members: Sequence[int]) -> bool:
        """Tell whether two of these stays, given in the order of time, overlap."""
        until = float("-inf")
        for span in (self._stays[place].span_s for place in members):
            if span is not None and span[0] < until:
                return True
            until = max(until, span[1]) if span else until
        return False

    def _join(self, clusters: Sequence[_Cluster], evidence: Evidence) -> None:
        whole = clusters[0]
        weakest = [each.evidence for each in clusters if each.evidence is not None]
        for other in clusters[1:]:
            whole.members += other.members
            for place in other.members:
                self._of[place] = whole
        whole.evidence = min([*weakest, evidence])
        whole.identities = None

    def _identities(self, cluster: _Cluster) -> dict[Evidence, set[str]]:
        if cluster.identities is None:
            cluster.identities = {
                identity: {self._values[identity][place] for place in cluster.members} - {""}
                for identity in _IDENTITIES
            }
        return cluster.identities


def _all_signed_in_once(stays: Sequence[Stay]) -> bool:
    """Tell whether everybody has an id and nobody a second stay, so that nothing weaker can join anyone."""
    ids = {user_id for stay in stays if (user_id := stay.user_id.strip())}
    return len(ids) == len(stays)


def persons_of(data: MeetingData) -> tuple[Person, ...]:
    """Return the persons of a meeting, over `stays.stays_of`; kept until the meeting or the decisions change."""
    return data.derived_from_people("persons", lambda: stitch(stays_of(data), data.companions.pairings))


def count_without_figures(data: MeetingData) -> int:
    """Return how many persons were in the meeting of whom there is no summary at all, as far as the list tells."""
    rows = data.table.participant_count
    return sum(min(person.stays) >= rows for person in persons_of(data)) if data.companions.roster else 0


def person_of(data: MeetingData, key: ParticipantKey) -> Person | None:
    """Return whose stay that is; None for an unknown key."""
    by_key = data.derived_from_people("person by key", lambda: _by_key(data))
    return by_key.get(key)


def _by_key(data: MeetingData) -> dict[ParticipantKey, Person]:
    stays = stays_of(data)
    return {stays[place].key: person for person in persons_of(data) for place in person.stays}
