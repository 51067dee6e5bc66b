"""The overview of a comparison as rows of words and drawings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import texts
from qosviewer.domain.compare.certainty import estimate_verdict
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.headline import Headline, headline, moved_figures, row_title
from qosviewer.domain.compare.overview import Around, Moves, Overview, OverviewRow, move_text, overview
from qosviewer.domain.compare.paths import counted_paths, person_paths
from qosviewer.domain.compare.rounding import figure_text
from qosviewer.domain.compare.words import change_text, marked, meeting_label, share_text
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.metrics import Better, main_field
from qosviewer.domain.moments import local_text
from qosviewer.domain.quality import State
from qosviewer.models.compared_strips import scale_top, share_strip, strip
from qosviewer.models.compared_view_rows import SEVERITY_OF_VERDICT, ComparedRow
from qosviewer.models.comparison_model import Measure

VERDICT, SPREAD = 2, 3
_MOST_NAMED: Final = 6


@dataclass(frozen=True, slots=True)
class OverviewRows:
    """What the view shows.

    Attributes:
        headline: What got worse and better on the side that is shown, in a line.
        measures: The rows of each measure, one for each meeting, in the order of media.
        problems: How many had problems, a row for each meeting.
        changed_first: Places in ``measures``: what got worse or better by most first, then the others in their order.
        limited: Places in ``measures`` of those with a limit.
        around: What changed around them.
    """

    headline: Headline
    measures: tuple[tuple[ComparedRow, ...], ...]
    problems: tuple[ComparedRow, ...]
    changed_first: tuple[int, ...]
    limited: frozenset[int]
    around: tuple[ComparedRow, ...]

    def figures(self, *, changed_first: bool, all_measures: bool) -> tuple[ComparedRow, ...]:
        """Return the rows of the figures, in an order of one's choice."""
        order = self.changed_first if changed_first else range(len(self.measures))
        chosen = [place for place in order if all_measures or place in self.limited]
        return (*self.problems, *(row for place in chosen for row in self.measures[place]))


def overview_rows(comparison: Comparison, other: int) -> OverviewRows:
    """Return what the view shows. For worker threads."""
    found, said = overview(comparison), headline(comparison, other)
    places = {(row.slot, row.metric): place for place, row in enumerate(found.rows)}
    moved = [places[each.slot, each.metric] for each in (*said.worse, *said.better)]
    return OverviewRows(
        said,
        tuple(tuple(_measure(comparison, row)) for row in found.rows),
        tuple(_problems(comparison, found)),
        tuple(dict.fromkeys([*moved, *places.values()])),
        frozenset(place for place, row in enumerate(found.rows) if row.limit),
        tuple(_around(comparison, found, other)),
    )


def _problems(comparison: Comparison, found: Overview) -> Iterator[ComparedRow]:
    for side, (people, share) in enumerate(zip(found.people, found.with_problems, strict=True)):
        drawing, partial = share_strip(share), not comparison.sides[side].complete
        alike = comparison.sides[side].figures == comparison.sides[comparison.baseline].figures
        cells = (
            texts.OVERVIEW_PROBLEMS,
            meeting_label(comparison, side),
            "" if alike else texts.COMPARED_NOT_ALIKE,
            drawing.words if drawing else NOTHING,
            "",
            "",
            "",
            marked(share_text(share), partial=partial),
            marked(f"{people:,}", partial=partial),
        )
        yield ComparedRow(cells, drawing, continues=side > 0)


def _measure(comparison: Comparison, row: OverviewRow) -> Iterator[ComparedRow]:
    field = main_field(row.metric)
    top = scale_top([spread.values for spread in row.spreads], row.limit)
    for side, (spread, moves) in enumerate(zip(row.spreads, row.moves, strict=True)):
        drawing = strip(field, spread.values, top, row.limit)
        partial = side != comparison.baseline and comparison.is_partial(side)
        verdict, severity = _verdict(comparison, row, side)
        cells = (
            row_title(row.slot, row.metric),
            meeting_label(comparison, side),
            verdict,
            drawing.words if drawing else NOTHING,
            marked(figure_text(field, spread.quantile(0.5)), partial=spread.is_partial),
            marked(change_text(field, moves.median), partial=partial) if moves else "",
            marked(_pairs(row, moves), partial=partial) if moves else "",
            marked(share_text(spread.beyond), partial=spread.is_partial) if spread.beyond else "",
            marked(counted_paths(spread.count, _paths(comparison, row, side)), partial=spread.is_partial),
        )
        colours = {} if severity is None else {VERDICT: severity}
        yield ComparedRow(cells, drawing, colours, side > 0, Measure(row.slot, row.metric))


def _paths(comparison: Comparison, row: OverviewRow, side: int) -> NDArray[np.int8]:
    """Return by which kind of client the figures of a measure came, of those who have one."""
    values = comparison.person_values(side, row.slot, main_field(row.metric))
    return person_paths(comparison, side, row.slot)[~np.isnan(values)]


def _verdict(comparison: Comparison, row: OverviewRow, side: int) -> tuple[str, int | None]:
    """Return in words how a figure moved, and in which state's colour.

    A median that stays hides the few whose figures crossed their limit, so these are counted where it does.
    """
    if side == comparison.baseline:
        return "", None
    if comparison.sides[side].figures != comparison.sides[comparison.baseline].figures:
        return texts.COMPARED_NOT_ALIKE, None
    if silent := [comparison.sides[each].label for each in (comparison.baseline, side) if not row.spreads[each].count]:
        return texts.OVERVIEW_NONE_OF.format(label=silent[0]), None
    moves = row.moves[side]
    verdict = estimate_verdict(row.metric, moves.median, comparison.sizes) if moves else Verdict.NOT_COMPARABLE
    if verdict in SEVERITY_OF_VERDICT:
        return verdict.word, SEVERITY_OF_VERDICT[verdict]
    crossed = {
        each.verdict: len(each.humans)
        for each in moved_figures(comparison, side)
        if (each.slot, each.metric) == (row.slot, row.metric)
    }
    worse, better = crossed.get(Verdict.WORSE, 0), crossed.get(Verdict.BETTER, 0)
    if worse and better:
        return texts.OVERVIEW_BOTH_FOR.format(worse=worse, better=better), State.WARNING
    if worse:
        return texts.OVERVIEW_WORSE_FOR.format(count=worse), SEVERITY_OF_VERDICT[Verdict.WORSE]
    if better:
        return texts.OVERVIEW_BETTER_FOR.format(count=better), SEVERITY_OF_VERDICT[Verdict.BETTER]
    return move_text(row.metric, moves, comparison.sizes), None


def _pairs(row: OverviewRow, moves: Moves) -> str:
    if row.metric.better is Better.NEITHER:
        return texts.OVERVIEW_CHANGED.format(count=moves.compared)
    counted = (
        (moves.worse, texts.OVERVIEW_WORSE),
        (moves.better, texts.OVERVIEW_BETTER),
        (moves.same, texts.OVERVIEW_SAME),
    )
    return ", ".join(template.format(count=count) for count, template in counted if count)


def around_titles(comparison: Comparison, other: int) -> tuple[str, ...]:
    """Return the titles of the columns of what changed around."""
    return (
        texts.AROUND_CIRCUMSTANCE,
        texts.AROUND_CHANGED.format(
            baseline=comparison.sides[comparison.baseline].label, other=comparison.sides[other].label
        ),
        *(
            side.label if side.complete else texts.OVERVIEW_PARTIAL.format(label=side.label)
            for side in comparison.sides
        ),
    )


def _around(comparison: Comparison, found: Overview, other: int) -> Iterator[ComparedRow]:
    partial = [not side.complete for side in comparison.sides]
    people = (marked(f"{count:,}", partial=part) for count, part in zip(found.people, partial, strict=True))
    yield ComparedRow((texts.AROUND_PEOPLE, "", *people))
    starts = (side.data.info.start for side in comparison.sides)
    written = (local_text(start) if start else texts.COMPARED_START_UNKNOWN for start in starts)
    yield ComparedRow((texts.AROUND_START, "", *written))
    for each in found.around:
        yield ComparedRow((each.title, _changes(each, other), *(_counted(own) for own in each.sides)))


def _counted(counts: tuple[tuple[str, int], ...]) -> str:
    return _listed([texts.AROUND_COUNT.format(value=value, count=count) for value, count in counts])


def _changes(around: Around, other: int) -> str:
    changes = around.changed[other]
    return _listed([texts.AROUND_CHANGE.format(before=b, after=a, count=count) for b, a, count in changes])


def _listed(items: list[str]) -> str:
    if not items:
        return NOTHING
    listed = ", ".join(items[:_MOST_NAMED])
    more = len(items) - _MOST_NAMED
    return texts.AROUND_MORE.format(listed=listed, count=more) if more > 0 else listed
