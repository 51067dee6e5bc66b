"""The overview of a comparison as rows of words and drawings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.overview import Around, Overview, OverviewRow, move_text, overview
from qosviewer.domain.compare.paragraph import measure_title
from qosviewer.domain.compare.rounding import figure_text
from qosviewer.domain.compare.words import change_text, marked, meeting_label, share_text
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.metrics import Better, main_field
from qosviewer.domain.moments import local_text
from qosviewer.models.compared_strips import scale_top, share_strip, strip
from qosviewer.models.compared_view_rows import SEVERITY_OF_VERDICT, ComparedRow
from qosviewer.models.comparison_model import Measure

SPREAD, VERDICT = 4, 5
_MOST_NAMED: Final = 6
_VERDICTS: Final = {verdict.word: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class OverviewRows:
    """What the view shows.

    Attributes:
        figures: Of each measure one row for each meeting, those with a limit and everybody's problems alone.
        all_figures: The same of all measures.
        around: What changed around them.
    """

    figures: tuple[ComparedRow, ...]
    all_figures: tuple[ComparedRow, ...]
    around: tuple[ComparedRow, ...]


def overview_rows(comparison: Comparison, other: int) -> OverviewRows:
    """Return what the view shows. For worker threads."""
    found = overview(comparison)
    problems = tuple(_problems(comparison, found))
    rows = [(row, tuple(_measure(comparison, row))) for row in found.rows]
    return OverviewRows(
        (*problems, *(each for row, own in rows if row.limit for each in own)),
        (*problems, *(each for _row, own in rows for each in own)),
        tuple(_around(comparison, found, other)),
    )


def _problems(comparison: Comparison, found: Overview) -> Iterator[ComparedRow]:
    for side, (people, share) in enumerate(zip(found.people, found.with_problems, strict=True)):
        drawing, partial = share_strip(share), not comparison.sides[side].complete
        cells = (
            texts.OVERVIEW_PROBLEMS,
            meeting_label(comparison, side),
            f"{people:,}",
            "",
            drawing.words if drawing else NOTHING,
            "",
            marked(share_text(share), partial=partial),
            "",
        )
        yield ComparedRow(cells, drawing, continues=side > 0)


def _measure(comparison: Comparison, row: OverviewRow) -> Iterator[ComparedRow]:
    field = main_field(row.metric)
    top = scale_top([spread.values for spread in row.spreads], row.limit)
    for side, (spread, moves) in enumerate(zip(row.spreads, row.moves, strict=True)):
        drawing = strip(field, spread.values, top, row.limit)
        is_baseline = side == comparison.baseline
        partial = not is_baseline and comparison.is_partial(side)
        verdict = "" if is_baseline else move_text(row.metric, moves, comparison.sizes)
        if comparison.sides[side].figures != comparison.sides[comparison.baseline].figures:
            verdict = texts.COMPARED_NOT_ALIKE
        change = ""
        if moves:
            change = marked(change_text(field, moves.median), partial=partial)
            if row.metric.better is not Better.NEITHER:
                change = texts.OVERVIEW_PAIRS.format(
                    estimate=change, better=moves.better, worse=moves.worse, same=moves.same
                )
        cells = (
            measure_title(row.slot, row.metric),
            meeting_label(comparison, side),
            f"{spread.count:,}",
            marked(figure_text(field, spread.quantile(0.5)), partial=spread.is_partial),
            drawing.words if drawing else NOTHING,
            verdict,
            marked(share_text(spread.beyond), partial=spread.is_partial) if spread.beyond else "",
            change,
        )
        severity = SEVERITY_OF_VERDICT.get(_VERDICTS.get(verdict, Verdict.SAME))
        colours = {} if severity is None else {VERDICT: severity}
        yield ComparedRow(cells, drawing, colours, side > 0, Measure(row.slot, row.metric))


def around_titles(comparison: Comparison, other: int) -> tuple[str, ...]:
    """Return the titles of the columns of what changed around."""
    return (
        texts.AROUND_CIRCUMSTANCE,
        texts.AROUND_CHANGED.format(
            baseline=comparison.sides[comparison.baseline].label, other=comparison.sides[other].label
        ),
        *(side.label for side in comparison.sides),
    )


def _around(comparison: Comparison, found: Overview, other: int) -> Iterator[ComparedRow]:
    yield ComparedRow((texts.AROUND_PEOPLE, "", *(f"{people:,}" for people in found.people)))
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
