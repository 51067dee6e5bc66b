"""Groups of people against one another, and one person against the others, as rows of words and drawings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.compare.certainty import Estimate, estimate_verdict
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.groups import Group, standing
from qosviewer.domain.compare.headline import row_title
from qosviewer.domain.compare.overview import measures
from qosviewer.domain.compare.paths import counted_paths, person_paths, with_path
from qosviewer.domain.compare.rounding import difference_text, figure_text
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.compare.words import change_text, marked, median_text, meeting_label, share_text
from qosviewer.domain.connection_facts import FACTS, Fact
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.metrics import Field, main_field
from qosviewer.domain.quality import Limit, State
from qosviewer.export.comparison_groups import against_word, group_paths, held_against, referenced_groups
from qosviewer.models.compared_strips import scale_top, severity_of, strip
from qosviewer.models.compared_view_rows import SEVERITY_OF_VERDICT, ComparedRow
from qosviewer.models.comparison_model import Measure

GROUP_FACTS: Final = tuple(fact for fact in FACTS if fact.groups)
"""What people can be grouped by."""

VERDICT, SPREAD = 2, 3
_BY_LIMIT: Final = 6


def group_rows(comparison: Comparison, fact: Fact, measure: Measure, within: int | None) -> tuple[ComparedRow, ...]:
    """Return a row for each group. For worker threads.

    Args:
        comparison: The comparison.
        fact: What they have in common.
        measure: What is looked at.
        within: The side whose groups are held against its largest one; None for each group against itself in the
            baseline.
    """
    field = main_field(measure.metric)
    found = referenced_groups(comparison, fact, measure.slot, field, within)
    limit = comparison.sides[comparison.baseline].data.profile.limit(measure.metric, measure.slot.medium)
    top = scale_top([group.values for group, _reference in found], limit)
    return tuple(
        _group(
            comparison,
            measure.slot,
            field,
            limit,
            top,
            group,
            reference,
            place > 0 and found[place - 1][0].title == group.title,
        )
        for place, (group, reference) in enumerate(found)
    )


def _group(
    comparison: Comparison,
    slot: Slot,
    field: Field,
    limit: Limit | None,
    top: float,
    group: Group,
    reference: Group | None,
    continues: bool,
) -> ComparedRow:
    drawing = strip(field, group.values, top, limit)
    partial = not comparison.sides[group.side].complete
    difference = held_against(comparison, group, reference)
    paths = group_paths(comparison, group, slot, field)
    cells = (
        group.title or texts.GROUP_UNKNOWN,
        meeting_label(comparison, group.side),
        against_word(comparison, field, group, reference, difference),
        drawing.words if drawing else NOTHING,
        marked(median_text(field, group.median), partial=partial),
        _change(comparison, field, group, reference, difference),
        marked(share_text(group.with_problems), partial=partial),
        marked(counted_paths(len(group.values), paths), partial=partial),
        marked(f"{group.people:,}", partial=partial),
    )
    severity = None
    if difference is not None:
        severity = SEVERITY_OF_VERDICT.get(estimate_verdict(field.metric, difference, comparison.sizes))
    return ComparedRow(cells, drawing, {} if severity is None else {VERDICT: severity}, continues, group.humans)


def _change(
    comparison: Comparison, field: Field, group: Group, reference: Group | None, difference: Estimate | None
) -> str:
    if difference is None or reference is None:
        return ""
    whole = all(comparison.sides[each.side].complete for each in (reference, group))
    return marked(change_text(field, difference, groups=True), partial=bool(difference.count) and not whole)


def standing_rows(comparison: Comparison, human: int) -> tuple[ComparedRow, ...]:
    """Return how somebody stands among the others, a row for each figure and meeting. For worker threads."""
    return tuple(_standings(comparison, human))


def _standings(comparison: Comparison, human: int) -> Iterator[ComparedRow]:
    profile = comparison.sides[comparison.baseline].data.profile
    for slot, metric in measures(comparison):
        field, limit, is_first = main_field(metric), profile.limit(metric, slot.medium), True
        for side in range(len(comparison.sides)):
            found = standing(comparison, side, human, slot, field)
            if found is None:
                continue
            partial = not comparison.sides[side].complete
            state = State(severity_of(found.value, limit))
            path = int(person_paths(comparison, side, slot)[human])
            cells = (
                row_title(slot, metric),
                meeting_label(comparison, side),
                marked(with_path(figure_text(field, found.value), path), partial=partial),
                marked(texts.STANDING_RANK.format(rank=found.rank, count=found.count), partial=partial),
                marked(figure_text(field, found.median), partial=partial),
                marked(difference_text(field, found.distance), partial=partial),
                texts.STANDING_STATE.format(shape=state.shape, state=state.word) if limit else "",
            )
            colours = {_BY_LIMIT: int(state)} if limit and state >= State.WARNING else {}
            yield ComparedRow(cells, None, colours, not is_first, Measure(slot, metric))
            is_first = False
