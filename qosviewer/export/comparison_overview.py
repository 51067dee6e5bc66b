"""The overview of a comparison to be written: figures of each meeting, and what changed around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from qosviewer.domain import texts
from qosviewer.domain.compare.certainty import Estimate
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.headline import headline, moved_figures
from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.compare.overview import Around, Overview, OverviewRow, move_text, overview
from qosviewer.domain.compare.paths import counted_paths, person_paths
from qosviewer.domain.compare.rounding import difference_text, figure_text
from qosviewer.domain.compare.words import change_text
from qosviewer.domain.metrics import METRICS, Better, Field, main_field
from qosviewer.domain.moments import local_text
from qosviewer.export.comparison_choice import Choice
from qosviewer.export.comparison_parts import (
    PATH_NAMES,
    SHARE_NAMES,
    Cell,
    Line,
    Part,
    counted,
    estimate_values,
    path_values,
    share_values,
    sign_notes,
    signed,
)
from qosviewer.export.comparison_view import slot_key

_QUANTILES: Final = {"min": 0.0, "p5": 0.05, "p25": 0.25, "median": 0.5, "p75": 0.75, "p95": 0.95, "max": 1.0}
_NAMES: Final = (
    "what",
    "reading",
    "meeting",
    "partial",
    "people",
    *PATH_NAMES,
    *_QUANTILES,
    "limit",
    *SHARE_NAMES,
    "pairs",
    "better",
    "worse",
    "same",
    "median_change",
    "median_change_low_95",
    "median_change_high_95",
    "verdict",
    "crossed_worse",
    "crossed_better",
)
_CIRCUMSTANCE_NAMES: Final = ("what", "meeting", "partial", "people", "value_in_baseline", "value")


def overview_parts(comparison: Comparison, choice: Choice) -> Iterator[Part]:
    """Yield the two tables of the overview."""
    found = overview(comparison, METRICS if choice.metrics is None else tuple(choice.metrics))
    rows = [row for row in _ordered(comparison, found, choice) if choice.all_figures or choice.metrics or row.limit]
    lines = [*_problems(comparison, found), *(line for row in rows for line in _figure(comparison, row))]
    said = [headline(comparison, other).text for other in choice.others_of(comparison)]
    notes = (*said, *sign_notes(comparison)) if found.rows else (texts.EXPORT_NO_FIGURES,)
    titles = texts.EXPORT_OVERVIEW_COLUMNS
    title = texts.EXPORT_OVERVIEW.format(label=comparison.sides[comparison.baseline].label)
    yield Part("figures", title, _NAMES, titles, lines, frozenset({2, 3}), notes)
    yield Part(
        "circumstances",
        texts.EXPORT_CIRCUMSTANCES,
        _CIRCUMSTANCE_NAMES,
        texts.EXPORT_CIRCUMSTANCE_COLUMNS,
        list(_circumstances(comparison, found, choice)),
    )


def _ordered(comparison: Comparison, found: Overview, choice: Choice) -> Sequence[OverviewRow]:
    """Return what got worse or better by most first, then the others in their order; or all in their order."""
    if not choice.changed_first:
        return found.rows
    rows = {(row.slot, row.metric): row for row in found.rows}
    heads = [headline(comparison, other) for other in choice.others_of(comparison)]
    moved = [(each.slot, each.metric) for way in ("worse", "better") for head in heads for each in getattr(head, way)]
    return [rows[key] for key in dict.fromkeys([*moved, *rows]) if key in rows]


def _crossed(comparison: Comparison, row: OverviewRow, side: int) -> tuple[int, int]:
    """Return for how many a figure got worse to beyond its limit, and better from beyond it."""
    own = [each for each in moved_figures(comparison, side) if (each.slot, each.metric) == (row.slot, row.metric)]
    worse, better = (
        sum(len(each.humans) for each in own if each.verdict is way) for way in (Verdict.WORSE, Verdict.BETTER)
    )
    return worse, better


def _verdict(comparison: Comparison, row: OverviewRow, side: int) -> str:
    """Return in a word how the median of the pairs moved; empty of the baseline."""
    baseline = comparison.baseline
    if side == baseline:
        return ""
    if comparison.sides[side].figures != comparison.sides[baseline].figures:
        return texts.COMPARED_NOT_ALIKE
    if silent := [comparison.sides[each].label for each in (baseline, side) if not row.spreads[each].count]:
        return texts.OVERVIEW_NONE_OF.format(label=silent[0])
    return move_text(row.metric, row.moves[side], comparison.sizes)


def _verdict_words(verdict: str, worse: int, better: int) -> str:
    """Return a verdict on the median; one that it stays hides the few who crossed the limit, so these are counted."""
    if verdict in (Verdict.WORSE.word, Verdict.BETTER.word) or not (worse or better):
        return verdict
    if worse and better:
        return texts.OVERVIEW_BOTH_FOR.format(worse=worse, better=better)
    return (texts.OVERVIEW_WORSE_FOR if worse else texts.OVERVIEW_BETTER_FOR).format(count=worse or better)


def _problems(comparison: Comparison, found: Overview) -> Iterator[Line]:
    for side, (people, share) in enumerate(zip(found.people, found.with_problems, strict=True)):
        own = comparison.sides[side]
        values: dict[str, Cell] = {"what": "problems", "meeting": own.label, "partial": not own.complete}
        said = signed(counted(share), partial=not own.complete)
        alike = own.figures == comparison.sides[comparison.baseline].figures
        yield Line(
            {**values, "people": people, **share_values(share)},
            (
                texts.OVERVIEW_PROBLEMS,
                own.label,
                signed(f"{people:,}", partial=not own.complete),
                "",
                said,
                "" if alike else texts.COMPARED_NOT_ALIKE,
                "",
                "",
            ),
            side > 0,
        )


def _figure(comparison: Comparison, row: OverviewRow) -> Iterator[Line]:
    field = main_field(row.metric)
    for side, (spread, moves) in enumerate(zip(row.spreads, row.moves, strict=True)):
        is_baseline = side == comparison.baseline
        worse, better = _crossed(comparison, row, side)
        verdict = _verdict(comparison, row, side)
        has_figure = ~np.isnan(comparison.person_values(side, row.slot, field))
        paths = person_paths(comparison, side, row.slot)[has_figure]
        values: dict[str, Cell] = {
            "what": slot_key(row.slot),
            "reading": field.column_key,
            "meeting": comparison.sides[side].label,
            "partial": spread.is_partial,
            "people": spread.count,
            **path_values(paths),
            **{name: spread.quantile(share) for name, share in _QUANTILES.items()},
            "limit": row.limit.warning if row.limit else None,
            **share_values(spread.beyond),
            "verdict": verdict,
        }
        change = pairs = ""
        if moves:
            counts = {name: getattr(moves, name) for name in ("better", "worse", "same")}
            values |= {"crossed_worse": worse, "crossed_better": better}
            values |= {"pairs": moves.compared, **counts, **estimate_values("median_change", moves.median)}
            # Where there are too few, the verdict says so.
            written = change_text if moves.median.is_enough else _value_text
            partial = not is_baseline and comparison.is_partial(side)
            change = signed(written(field, moves.median), partial=partial)
            pairs = f"{moves.compared}"
            if row.metric.better is not Better.NEITHER:
                pairs = texts.EXPORT_PAIRS.format(**counts)
        words = (
            measure_title(row.slot, row.metric),
            comparison.sides[side].label,
            signed(counted_paths(spread.count, paths), partial=spread.is_partial),
            signed(figure_text(field, spread.quantile(0.5)), partial=spread.is_partial),
            signed(counted(spread.beyond), partial=spread.is_partial) if spread.beyond else "",
            _verdict_words(verdict, worse, better),
            change,
            pairs,
        )
        yield Line(values, words, side > 0)


def _value_text(field: Field, estimate: Estimate) -> str:
    return difference_text(field, estimate.value)


def _circumstances(comparison: Comparison, found: Overview, choice: Choice) -> Iterator[Line]:
    for side, people in enumerate(found.people):
        label = comparison.sides[side].label
        yield Line(
            _where(comparison, side, texts.AROUND_PEOPLE) | {"people": people},
            (texts.AROUND_PEOPLE, label, signed(f"{people:,}", partial=not comparison.sides[side].complete)),
            side > 0,
        )
    for side, each in enumerate(comparison.sides):
        info = each.data.info
        written = local_text(info.start, info.start.tzinfo) if info.start else texts.COMPARED_START_UNKNOWN
        yield Line(
            _where(comparison, side, texts.AROUND_START) | {"value": info.start_utc_text},
            (texts.AROUND_START, comparison.sides[side].label, written),
            side > 0,
        )
    for around in found.around:
        yield from _circumstance(comparison, around, choice)


def _circumstance(comparison: Comparison, around: Around, choice: Choice) -> Iterator[Line]:
    for side, counts in enumerate(around.sides):
        listed = ", ".join(texts.AROUND_COUNT.format(value=value, count=count) for value, count in counts)
        yield Line({}, (around.title, comparison.sides[side].label, listed or texts.AROUND_UNKNOWN), side > 0)
        for value, count in counts:
            yield Line(_where(comparison, side, around.title) | {"value": value, "people": count}, ())
    baseline = comparison.sides[comparison.baseline].label
    for other in choice.others_of(comparison):
        changes = around.changed[other]
        if changes:
            listed = ", ".join(texts.AROUND_CHANGE.format(before=b, after=a, count=count) for b, a, count in changes)
            heading = texts.EXPORT_CHANGED.format(other=comparison.sides[other].label, baseline=baseline)
            yield Line({}, (around.title, heading, listed), continues=True)
        for before, after, count in changes:
            where = _where(comparison, other, around.title)
            yield Line(where | {"value_in_baseline": before, "value": after, "people": count}, ())


def _where(comparison: Comparison, side: int, what: str) -> dict[str, Cell]:
    own = comparison.sides[side]
    return {"what": what, "meeting": own.label, "partial": not own.complete}
