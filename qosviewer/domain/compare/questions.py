"""Of whom it is open who they are in another meeting, as questions that can be decided by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.connection_facts import FACT
from qosviewer.domain.moments import clock_text
from qosviewer.domain.roster import RosterEntry
from qosviewer.domain.stays import Stay


@dataclass(frozen=True, slots=True)
class Question:
    """People of whom some may be the same.

    Attributes:
        title: What they have in common, safe to show.
        humans: Who they are, as rows of the pairing table.
        is_pressing: Whether something speaks for it; else it may be asked of anybody who is not everywhere.
        is_paired: Whether they were taken for one, on no more than a name, and it is asked whether they are.
    """

    title: str
    humans: tuple[int, ...]
    is_pressing: bool = True
    is_paired: bool = False


def questions(comparison: Comparison, *, everybody: bool = False) -> tuple[Question, ...]:
    """Return what is open, each human once: who shares something, who has no name, and on demand all others.

    Whoever is in every meeting is not asked about, unless a name alone made them one.
    """
    return comparison.derived(("questions", everybody), lambda: tuple(_questions(comparison, everybody)))


def _questions(comparison: Comparison, everybody: bool) -> Iterator[Question]:
    rows = comparison.pairing.rows
    open_rows = np.flatnonzero((rows < 0).any(axis=1))
    left = dict.fromkeys(open_rows.tolist())
    for ambiguity in comparison.pairing.ambiguities:
        humans = {int(comparison.pairing.row_of[side][place]): None for side, place in ambiguity.members}
        members = [human for human in humans if human in left]
        for human in members:
            del left[human]
        if members:
            yield Question(_shared_title(comparison, ambiguity.tie, members[0]), tuple(members))
    nameless: dict[str, list[int]] = defaultdict(list)
    for human in list(left):
        if is_nameless(comparison, human):
            nameless[shown_name(comparison, human)].append(human)
            del left[human]
    for title, members in sorted(nameless.items(), key=lambda each: (-len(each[1]), each[0])):
        yield Question(title, tuple(members))
    yield from _others(comparison, left) if everybody else ()
    asked = set(open_rows.tolist()) if everybody else set(open_rows.tolist()) - left.keys()
    perhaps = [human for human in paired_by_name(comparison) if human not in asked]
    if perhaps:
        yield Question(texts.QUESTION_PERHAPS, tuple(perhaps), is_pressing=False, is_paired=True)


def can_be_missed(comparison: Comparison) -> NDArray[np.bool_]:
    """Return bool[humans]: whether somebody would be known in another meeting, so that it can be said they were absent.

    Nobody can say that of who has no name, or of who may be somebody else there.
    """
    return comparison.derived("can be missed", lambda: _can_be_missed(comparison))


def _can_be_missed(comparison: Comparison) -> NDArray[np.bool_]:
    rows = comparison.pairing.rows
    found = np.zeros(len(rows), np.bool_)
    for side, own in enumerate(comparison.sides):
        there = rows[:, side] >= 0
        found[there] |= ~own.is_nameless[rows[there, side]]
    for ambiguity in comparison.pairing.ambiguities:
        for side, place in ambiguity.members:
            found[comparison.pairing.row_of[side][place]] = False
    return found


def paired_by_name(comparison: Comparison) -> list[int]:
    """Return the rows of the pairing table that hold together by no more than a name, in some two meetings."""
    found = np.zeros(comparison.pairing.count, np.bool_)
    for one, other in combinations(range(len(comparison.sides)), 2):
        found |= comparison.pairing.ties(one, other) == Tie.NAME
    rows: list[int] = np.flatnonzero(found).tolist()
    return rows


def _others(comparison: Comparison, left: Iterable[int]) -> Iterator[Question]:
    rows = comparison.pairing.rows
    by_sides: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for human in left:
        by_sides[tuple(np.flatnonzero(rows[human] >= 0).tolist())].append(human)
    for sides, members in sorted(by_sides.items()):
        labels = ", ".join(comparison.sides[side].label for side in sides)
        yield Question(texts.QUESTION_ONLY.format(labels=labels), tuple(members), is_pressing=False)


def _shared_title(comparison: Comparison, tie: Tie, human: int) -> str:
    return texts.QUESTION_SHARED.format(name=plain.isolated(comparison.names[human]), tie=tie.word)


def is_nameless(comparison: Comparison, human: int) -> bool:
    """Tell whether nothing says who a human is, in any meeting."""
    row = enumerate(comparison.pairing.rows[human].tolist())
    return all(comparison.sides[side].is_nameless[place] for side, place in row if place >= 0)


def shown_name(comparison: Comparison, human: int) -> str:
    """Return what a human is called, safe to show; that there is no name where there is none."""
    row = enumerate(comparison.pairing.rows[human].tolist())
    names = (comparison.sides[side].name(place) for side, place in row if place >= 0)
    return next((name for name in names if name), texts.NAMELESS)


def known_of(comparison: Comparison, human: int, only: int = -1) -> list[str]:
    """Return what else is known of somebody, safe to show: address, device, network, place, time, seat.

    Args:
        comparison: The comparison.
        human: Row of the pairing table.
        only: The one meeting to look at; all by default.
    """
    found: dict[str, None] = {}
    for side, place in enumerate(comparison.pairing.rows[human].tolist()):
        if only not in (-1, side):
            continue
        for stay in comparison.sides[side].stays_of(place) if place >= 0 else ():
            entry = stay.entry
            known = [plain.one_line(stay.email)]
            if entry is not None:
                known += [FACT[key].text(entry) for key in ("device", "device_name", "network_type", "location")]
                known.append(_span(entry))
            known.append(texts.QUESTION_SEAT.format(seat=plain.one_line(stay.key[0])))
            found.update(dict.fromkeys(filter(None, known)))
    return list(found)


def _span(entry: RosterEntry) -> str:
    if entry.joined is None:
        return ""
    if entry.left is None:
        return texts.QUESTION_FROM.format(joined=clock_text(entry.joined))
    return texts.SPAN.format(joined=clock_text(entry.joined), left=clock_text(entry.left))


def where(comparison: Comparison, human: int) -> str:
    """Return the letters of the meetings in which somebody was."""
    row = comparison.pairing.rows[human]
    return ", ".join(side.label for side, place in zip(comparison.sides, row.tolist(), strict=True) if place >= 0)


def stay_name(stay: Stay) -> str:
    """Return what the person of one stay is called, with the seat, safe to show."""
    name = plain.isolated(plain.one_line(stay.name)) if stay.name.strip() else texts.NAMELESS
    return texts.QUESTION_NAME_SEAT.format(name=name, seat=plain.one_line(stay.key[0]))
