"""What else was different for those who got worse or better. It is only ever said as a fact, never as a cause.

It is worth a sentence where at least half of them changed something and the others did so much less often: what changed
for everybody, as a client version does, tells those people from nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.overview import AROUND, person_facts
from qosviewer.domain.connection_facts import Fact

_LEAST_SHARE: Final = 0.5
_TIMES: Final = 2


@dataclass(frozen=True, slots=True)
class Coincidence:
    """One circumstance that changed for some people.

    Attributes:
        fact: The circumstance.
        changed: For whom it changed, as rows of the pairing table.
        known: Of how many of those people it is known in both meetings.
        others_changed: For how many of the others it changed.
        others_known: Of how many of the others it is known in both meetings.
        changes: From what to what, and for how many of those people; the most frequent first.
    """

    fact: Fact
    changed: tuple[int, ...]
    known: int
    others_changed: int
    others_known: int
    changes: tuple[tuple[str, str, int], ...]


def coincidences(
    comparison: Comparison, other: int, affected: Sequence[int], others: Sequence[int]
) -> Iterator[Coincidence]:
    """Yield what changed for some people and far less often for others, who were all in both meetings.

    Args:
        comparison: The meetings.
        other: The side that is held against the baseline.
        affected: Who got worse, or better, as rows of the pairing table.
        others: Those they are held against.
    """
    for fact in AROUND:
        ends = _ends(comparison, other, affected, fact)
        changed = tuple(human for human, (before, after) in ends.items() if before != after)
        if not changed or len(changed) < _LEAST_SHARE * len(affected):
            continue
        rest = list(_ends(comparison, other, others, fact).values())
        rest_changed = sum(before != after for before, after in rest)
        if rest and len(changed) / len(ends) <= _TIMES * rest_changed / len(rest):
            continue
        counts = Counter(ends[human] for human in changed)
        changes = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        listed = tuple((before, after, count) for (before, after), count in changes)
        yield Coincidence(fact, changed, len(ends), rest_changed, len(rest), listed)


def _ends(comparison: Comparison, other: int, humans: Sequence[int], fact: Fact) -> dict[int, tuple[str, str]]:
    """Return a fact about people in the baseline and on the other side, of those of whom both are known."""
    sides = [comparison.baseline, other]
    before, after = (person_facts(comparison, side, fact) for side in sides)
    places = comparison.pairing.rows[list(humans)][:, sides].tolist()
    ends = {
        human: (before[mine], after[theirs])
        for human, (mine, theirs) in zip(humans, places, strict=True)
        if mine >= 0 and theirs >= 0
    }
    return {human: each for human, each in ends.items() if all(each)}
