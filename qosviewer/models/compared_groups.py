"""Groups of people against one another, and one person against the others, as rows of words and drawings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.compare.certainty import estimate_verdict
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.groups import Group, group_difference, groups, standing
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
from qosviewer.export.comparison_groups import group_paths
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
    sides = range(len(comparison.sides)) if within is None else (within,)
    found = [group for side in sides for group in groups(comparison, side, fact, measure.slot, field)]
    if not any(group.title for group in found):
        return ()
    limit = comparison.sides[comparison.baseline].data.profile.limit(measure.metric, measure.slot.medium)
    top = scale_top([group.values for group in found], limit)
    if within is None:
        order = {title: place for place, title in enumerate(dict.fromkeys(group.title for group in found))}
        found.sort(key=lambda group: (not group.title, order[group.title], group.side))
        own = {group.title: group for group in found if group.side == comparison.baseline}
        references = [own.get(group.title) for group in found]
    else:
        references = [found[0] for _group in found]
    return tuple(
        _group(
            comparison,
            measure.slot,
            field,
            limit,
            top,
            group,
            reference,
            place > 0 and found[place - 1].title == group.title,
        )
        for place, (group, reference) in enumerate(zip(found, references, strict=True))
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
    difference, verdict = _against(comparison, field, group, reference)
    is_alike = difference != texts.COMPARED_NOT_ALIKE
    paths = group_paths(comparison, group, slot, field)
    cells = (
        group.title or texts.GROUP_UNKNOWN,
        meeting_label(comparison, group.side),
        _verdict_word(group, reference, verdict) if is_alike else difference,
        drawing.words if drawing else NOTHING,
        marked(median_text(field, group.median), partial=partial),
        difference if is_alike else "",
        marked(share_text(group.with_problems), partial=partial),
        marked(counted_paths(len(group.values), paths), partial=partial),
        marked(f"{group.people:,}", partial=partial),
    )
    severity = SEVERITY_OF_VERDICT.get(verdict)
    return ComparedRow(cells, drawing, {} if severity is None else {VERDICT: severity}, continues, group.humans)


def _against(comparison: Comparison, field: Field, group: Group, reference: Group | None) -> tuple[str, Verdict]:
    if reference is None or reference is group:
        return "", Verdict.NOT_COMPARABLE
    sides = comparison.sides[reference.side], comparison.sides[group.side]
    if sides[0].figures != sides[1].figures:
        return texts.COMPARED_NOT_ALIKE, Verdict.NOT_COMPARABLE
    estimate = group_difference(comparison, reference, group)
    partial = bool(estimate.count) and not all(side.complete for side in sides)
    return marked(change_text(field, estimate, groups=True), partial=partial), estimate_verdict(
        field.metric, estimate, comparison.sizes
    )


def _verdict_word(group: Group, reference: Group | None, verdict: Verdict) -> str:
    if reference is group:
        return texts.GROUP_REFERENCE
    if reference is None:
        return texts.GROUP_NO_REFERENCE
    return texts.GROUP_TOO_FEW if verdict is Verdict.NOT_COMPARABLE else verdict.word


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
