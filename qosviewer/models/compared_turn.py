"""Before against after a date, as rows of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.certainty import FEWEST, estimate_verdict
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.compare.rounding import difference_text, figure_text
from qosviewer.domain.compare.trend import Trend
from qosviewer.domain.compare.turning import Affected, Lacking, Turn, TurnGroup
from qosviewer.domain.compare.words import change_text, marked
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.metrics import Field
from qosviewer.domain.moments import day_text
from qosviewer.models.compared_view_rows import SEVERITY_OF_VERDICT, ComparedRow

VERDICT: Final = 6
_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class TurnRows:
    """What is shown of a date.

    Attributes:
        heading: What is held against what.
        mark: What stands beside the line in the chart.
        rows: One for each group, and one for those who can't be placed; ``subject`` holds their rows of the pairing
            table.
        remarks: How to read it.
    """

    heading: str
    mark: str
    rows: tuple[ComparedRow, ...]
    remarks: str


def turn_rows(comparison: Comparison, found: Trend, turned: Turn) -> TurnRows:
    """Return what is shown of a date."""
    # The date was named by somebody: it is as hostile as any name.
    name, date = plain.isolated(turned.name), day_text(turned.since)
    since = texts.TURN_FROM.format(date=date)
    heading = texts.TURN_HEADING.format(
        measure=measure_title(found.slot, found.field.metric),
        before=_meetings(len(turned.before)),
        after=_meetings(len(turned.after)),
        since=since,
    )
    return TurnRows(
        texts.TURN_NAMED.format(name=name, heading=heading) if name else heading,
        texts.TURN_MARK.format(name=name, date=date) if name else date,
        tuple(_rows(comparison, found, turned)),
        texts.TURN_CHANCE,
    )


def _meetings(count: int) -> str:
    return texts.TURN_MEETINGS_ONE if count == 1 else texts.TURN_MEETINGS.format(count=count)


def _rows(comparison: Comparison, found: Trend, turned: Turn) -> Iterator[ComparedRow]:
    for group in turned.groups:
        yield _group(comparison, found, turned, group)
    if turned.one_sided:
        cells = (texts.TURN_ONE_SIDED, f"{len(turned.one_sided):,}", "0", NOTHING, NOTHING, NOTHING)
        yield ComparedRow((*cells, texts.TURN_NOT_COMPARED, ""), subject=turned.one_sided)


def _group(comparison: Comparison, found: Trend, turned: Turn, group: TurnGroup) -> ComparedRow:
    field = found.field
    both = ~np.isnan(group.after - group.before)
    verdict = estimate_verdict(field.metric, group.change, comparison.sizes)
    is_enough = group.lacking is Lacking.NOTHING
    partial = any(found.instances[place].is_partial for place in (*turned.before, *turned.after))
    cells = (
        texts.TURN_WHO[group.affected.value],
        f"{len(group.humans):,}",
        f"{group.compared:,}",
        marked(_median(field, group.before[both]), partial=partial),
        marked(_median(field, group.after[both]), partial=partial),
        marked(_change(field, group), partial=partial and bool(group.compared)),
        verdict.word if is_enough else texts.TURN_NOT_ENOUGH,
        ", ".join(_named(comparison, field, group)),
    )
    severity = SEVERITY_OF_VERDICT.get(verdict) if is_enough else None
    return ComparedRow(cells, severities={} if severity is None else {VERDICT: severity}, subject=group.humans)


def _median(field: Field, values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> str:
    return figure_text(field, float(np.median(values)) if len(values) else float("nan"))


def _change(field: Field, group: TurnGroup) -> str:
    if group.lacking is Lacking.NOTHING:
        return change_text(field, group.change)
    lacking = texts.TURN_LACKING[group.lacking.value].format(count=group.compared, fewest=FEWEST)
    if not group.compared:
        return lacking
    return texts.TURN_LACKING_WITH.format(change=difference_text(field, group.change.value), lacking=lacking)


def _named(comparison: Comparison, field: Field, group: TurnGroup) -> Iterator[str]:
    """Yield the people of a group of a few, and how much each one's figure changed."""
    if len(group.humans) > _NAMED or group.affected in (Affected.OTHERS, Affected.REST):
        return
    for human, change in zip(group.humans, (group.after - group.before).tolist(), strict=True):
        name = plain.isolated(comparison.called[human])
        yield texts.TURN_PERSON.format(name=name, change=difference_text(field, change)) if change == change else name
