"""The people whom the paragraph speaks of, as rows: their figures before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.headline import row_title
from qosviewer.domain.compare.movers import Move, moves, worst_of_each
from qosviewer.domain.compare.rounding import difference_text, figure_text, rounded
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.compare.words import marked
from qosviewer.models.compared_view_rows import SEVERITY_OF_VERDICT, ComparedRow
from qosviewer.models.comparison_model import Measure

VERDICT: Final = 5
_MOST: Final = 300


@dataclass(frozen=True, slots=True)
class PersonMove:
    """What a row is about.

    Attributes:
        human: Row of the pairing table.
        measure: The figure.
    """

    human: int
    measure: Measure


def person_columns(comparison: Comparison, other: int) -> tuple[str, ...]:
    """Return the titles of the columns."""
    labels = {"before": comparison.sides[comparison.baseline].label, "after": comparison.sides[other].label}
    return tuple(title.format(**labels) for title in texts.PERSONS_COLUMNS)


@dataclass(frozen=True, slots=True)
class PersonRows:
    """What is shown of the people.

    Attributes:
        title: Who they are, and how many of how many are shown.
        rows: A row for each figure that moved and is or was beyond its limit.
    """

    title: str
    rows: tuple[ComparedRow, ...]


def person_rows(comparison: Comparison, other: int) -> PersonRows:
    """Return those whose figures moved, and are or were beyond a limit. For worker threads.

    Those who got worse come first, whoever is furthest beyond a limit first, with the worst figure first. Of very many
    only the first few hundred are listed: nobody reads more, and the table side by side has all of them.
    """
    if other == comparison.baseline or comparison.is_same_meeting(other):
        return PersonRows(texts.PERSONS_TITLE, ())
    found = moves(comparison, other)
    own: dict[tuple[int, Verdict], list[Move]] = defaultdict(list)
    for move in found:
        own[move.human, move.verdict].append(move)
    order = [
        (move.human, verdict) for verdict in (Verdict.WORSE, Verdict.BETTER) for move in worst_of_each(found, verdict)
    ]
    rows = tuple(row for each in order[:_MOST] for row in _person(comparison, other, own[each]))
    if len(order) <= _MOST:
        return PersonRows(texts.PERSONS_TITLE, rows)
    return PersonRows(texts.PERSONS_TITLE_FIRST.format(shown=_MOST, count=f"{len(order):,}"), rows)


def _person(comparison: Comparison, other: int, own: list[Move]) -> Iterator[ComparedRow]:
    baseline = comparison.sides[comparison.baseline]
    tie = Tie(int(comparison.ties(other)[own[0].human]))
    for place, move in enumerate(sorted(own, key=lambda move: -move.excess)):
        # What is written adds up: the difference is that of the figures as they are written.
        before, after = (rounded(move.field.metric, value) for value in (move.before, move.after))
        cells = (
            plain.isolated(comparison.called[move.human]),
            row_title(move.slot, move.field.metric),
            marked(figure_text(move.field, move.before), partial=not baseline.complete),
            marked(figure_text(move.field, move.after), partial=not comparison.sides[other].complete),
            difference_text(move.field, after - before),
            move.verdict.word,
            texts.PERSONS_TIE.format(tie=tie.word, sureness=tie.sureness),
        )
        subject = PersonMove(move.human, Measure(move.slot, move.field.metric))
        yield ComparedRow(cells, None, {VERDICT: SEVERITY_OF_VERDICT[move.verdict]}, place > 0, subject)
