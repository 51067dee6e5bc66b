"""A comparison of two meetings in one paragraph: the same sentences every time, each knowing whom it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.coincidences import Coincidence, coincidences
from qosviewer.domain.compare.comparison import Comparison, problems
from qosviewer.domain.compare.difference import HELD_APART, Verdict
from qosviewer.domain.compare.measure_sentences import marked, measure_sentences, measure_title, within
from qosviewer.domain.compare.movers import Move, deciding, moves, worst_of_each
from qosviewer.domain.compare.ranged import RangedMove, first_of_each, ranged_moves
from qosviewer.domain.compare.remarks import about_meetings, about_people, names_of
from qosviewer.domain.compare.rounding import figure_text
from qosviewer.domain.quality import State
from qosviewer.domain.streams import Direction

_NAMED: Final = 5
_CHANGES: Final = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence.

    Attributes:
        text: The sentence.
        humans: Rows of the pairing table that it is about.
        rows: Rows of the pairs of streams that it is about; empty where it speaks of people as a whole.
    """

    text: str
    humans: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()


def paragraph(comparison: Comparison, other: int) -> tuple[Clause, ...]:
    """Return what is to be said of the baseline against another side."""
    return comparison.derived(("paragraph", comparison.basis, other), lambda: tuple(_clauses(comparison, other)))


def paragraph_text(comparison: Comparison, other: int) -> str:
    """Return the paragraph as text to be pasted."""
    return " ".join(clause.text for clause in paragraph(comparison, other))


def _clauses(comparison: Comparison, other: int) -> Iterator[Clause]:
    before, after = comparison.sides[comparison.baseline], comparison.sides[other]
    labels = {"a": before.label, "b": after.label}
    yield from (Clause(remark.text) for remark in about_meetings(comparison, other))
    yield from _present(comparison, other, labels)
    yield from _problems(comparison, other, labels)
    yield from _body(comparison, other)
    yield from (Clause(remark.text, remark.humans) for remark in about_people(comparison, other))


def _problems(comparison: Comparison, other: int, labels: dict[str, str]) -> Iterator[Clause]:
    """Say how many had problems in each meeting, of those with enough data."""
    sides = (comparison.baseline, other)
    if comparison.is_same_meeting(other):
        return
    states = [comparison.states(side) for side in sides]
    counts = [problems(own) for own in states]
    if not all(total for _count, total in counts):
        return
    before, after = (
        marked(comparison, side, texts.COMPARED_OF.format(count=count, total=total))
        for side, (count, total) in zip(sides, counts, strict=True)
    )
    whom = np.flatnonzero((states[0] >= State.WARNING) | (states[1] >= State.WARNING))
    yield Clause(texts.COMPARED_PROBLEMS.format(before=before, after=after, **labels), tuple(whom.tolist()))


def _body(comparison: Comparison, other: int) -> Iterator[Clause]:
    """Say what moved, for whom, and what not."""
    both = comparison.pairing.in_both(comparison.baseline, other)
    if not len(both) or comparison.is_same_meeting(other):
        return
    with_figures = _with_figures(comparison, other)
    if not with_figures:
        yield Clause(texts.COMPARED_NO_FIGURES, tuple(both.tolist()))
        return
    found = moves(comparison, other)
    yield from (Clause(*sentence) for sentence in measure_sentences(comparison, other, found))
    for verdict, template in ((Verdict.WORSE, texts.COMPARED_WORSE), (Verdict.BETTER, texts.COMPARED_BETTER)):
        if best := worst_of_each(found, verdict):
            yield _people(comparison, other, template, best)
    named, ranged_too = ({move.human for move in own} for own in (found, ranged_moves(comparison, other)))
    yield from _coinciding(comparison, other, with_figures - ranged_too, found)
    ranged = first_of_each(move for move in ranged_moves(comparison, other) if move.human not in named)
    if ranged:
        yield _ranged(comparison, other, ranged)
    yield from _rest(comparison, other, with_figures, named | {move.human for move in ranged})


def _present(comparison: Comparison, other: int, labels: dict[str, str]) -> Iterator[Clause]:
    pairing, baseline = comparison.pairing, comparison.baseline
    both = pairing.in_both(baseline, other)
    if len(both):
        template = texts.COMPARED_BOTH_ONE if len(both) == 1 else texts.COMPARED_BOTH
        yield Clause(template.format(count=len(both), **labels), tuple(both.tolist()))
    # Of whom nothing can be told it can't be told either that they were in one only.
    open_questions = {*comparison.nameless(other), *comparison.unsure(other)}
    for side, against in ((baseline, other), (other, baseline)):
        only = tuple(human for human in pairing.only_in(side, against).tolist() if human not in open_questions)
        if only:
            template = texts.COMPARED_ONLY_ONE if len(only) == 1 else texts.COMPARED_ONLY
            if not comparison.sides[against].complete:
                template = texts.COMPARED_ONLY_YET_ONE if len(only) == 1 else texts.COMPARED_ONLY_YET
            label, missed = comparison.sides[side].label, comparison.sides[against].label
            yield Clause(template.format(count=len(only), label=label, other=missed), only)


def _with_figures(comparison: Comparison, other: int) -> set[int]:
    """Return the humans of whom at least one deciding figure can be compared, if only as the range that it is."""
    found: set[int] = set()
    for slot, _metric, limit in deciding(comparison):
        said = comparison.person_verdicts(other, slot, limit.field)
        found.update(np.flatnonzero(said != Verdict.NOT_COMPARABLE).tolist())
    return found


def _people(comparison: Comparison, other: int, template: str, best: Sequence[Move]) -> Clause:
    named = _person(comparison, other, best[0])
    for move in best[1:_NAMED]:
        named = texts.COMPARED_AND_NEXT.format(named=named, person=_person(comparison, other, move))
    if len(best) > _NAMED:
        named = texts.COMPARED_AND_MORE.format(named=named, count=len(best) - _NAMED)
    humans, rows = tuple(move.human for move in best), tuple(move.row for move in best)
    return Clause(template.format(count=len(best), named=named), humans, rows)


def _coinciding(comparison: Comparison, other: int, with_figures: set[int], found: Sequence[Move]) -> Iterator[Clause]:
    """Say what else was different for those who moved and for hardly anybody else."""
    others, said = sorted(with_figures - {move.human for move in found}), False
    for verdict in (Verdict.WORSE, Verdict.BETTER):
        affected = sorted({move.human for move in found if move.verdict is verdict})
        for each in coincidences(comparison, other, affected, others):
            template = texts.COMPARED_COINCIDENCES[_how_many(each, len(affected)), bool(each.others_known)]
            text = template.format(
                verdict=verdict.word,
                total=len(affected),
                count=len(each.changed),
                fact=within(each.fact.title),
                changes=_changes(each),
                others=each.others_changed,
                of=each.others_known,
            )
            yield Clause(text, each.changed)
            said = True
    if said:
        yield Clause(texts.COMPARED_COINCIDENCE_ONLY)


def _how_many(each: Coincidence, total: int) -> str:
    if len(each.changed) < total:
        return "some"
    return {1: "one", 2: "both"}.get(total, "all")


def _changes(each: Coincidence) -> str:
    listed = [
        texts.AROUND_CHANGE_PLAIN.format(before=before, after=after)
        if len(each.changes) == 1
        else texts.AROUND_CHANGE.format(before=before, after=after, count=count)
        for before, after, count in each.changes[:_CHANGES]
    ]
    more = len(each.changes) - _CHANGES
    return texts.AROUND_MORE.format(listed=", ".join(listed), count=more) if more > 0 else ", ".join(listed)


def _person(comparison: Comparison, other: int, move: Move) -> str:
    slot = move.slot
    direction = "" if slot.direction is Direction.NONE else slot.direction.value
    template = texts.COMPARED_PERSON if direction else texts.COMPARED_PERSON_PLAIN
    return template.format(
        name=plain.isolated(comparison.called[move.human]),
        medium=within(slot.medium.title),
        direction=direction,
        metric=within(move.field.metric.title),
        before=marked(comparison, comparison.baseline, figure_text(move.field, move.before)),
        after=marked(comparison, other, figure_text(move.field, move.after)),
    )


def _ranged(comparison: Comparison, other: int, found: Sequence[RangedMove]) -> Clause:
    """Say who surely moved, though only between what is known."""
    named = [
        texts.COMPARED_RANGED_PERSON.format(
            name=plain.isolated(comparison.called[move.human]),
            measure=within(measure_title(move.slot, move.field.metric)),
            before=marked(comparison, comparison.baseline, move.before),
            after=marked(comparison, other, move.after),
            verdict=move.verdict.word,
        )
        for move in found[:_NAMED]
    ]
    words = named[0]
    for each in named[1:]:
        words = texts.COMPARED_AND_NEXT.format(named=words, person=each)
    if len(found) > _NAMED:
        words = texts.COMPARED_AND_MORE.format(named=words, count=len(found) - _NAMED)
    humans, rows = tuple(move.human for move in found), tuple(move.row for move in found)
    return Clause(texts.COMPARED_RANGED.format(named=words), humans, rows)


def _in_part(comparison: Comparison, other: int) -> set[int]:
    """Return the humans of whom a deciding figure stands on both sides and can't be compared."""
    found: set[int] = set()
    for slot, _metric, limit in deciding(comparison):
        rows = comparison.slot_rows(slot)
        why = comparison.difference(other).why(limit.field)
        if len(why):
            found.update(np.flatnonzero((rows >= 0) & np.isin(why[rows], HELD_APART)).tolist())
    return found


def _rest(comparison: Comparison, other: int, with_figures: set[int], named: set[int]) -> Iterator[Clause]:
    in_part = (with_figures & _in_part(comparison, other)) - named
    others = tuple(sorted(with_figures - named - in_part))
    if others and not named:
        template = texts.COMPARED_OTHERS_NOT if in_part else texts.COMPARED_NOBODY_MOVED
        yield Clause(template.format(count=len(others)), others)
    elif others:
        template = texts.COMPARED_OTHERS_ONE if len(others) == 1 else texts.COMPARED_OTHERS
        yield Clause(template.format(count=len(others)), others)
    if in_part:
        template = texts.COMPARED_IN_PART_ONE if len(in_part) == 1 else texts.COMPARED_IN_PART
        names = names_of(comparison, sorted(in_part))
        yield Clause(template.format(count=len(in_part), names=names), tuple(sorted(in_part)))
    without = set(comparison.pairing.in_both(comparison.baseline, other).tolist()) - with_figures
    if without:
        yield Clause(texts.COMPARED_WITHOUT_FIGURES.format(count=len(without)), tuple(sorted(without)))
