"""Groups of people against one another, and one person against the others, to be written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.certainty import Estimate, estimate_verdict
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.groups import Group, group_difference, groups, standing
from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.compare.overview import measures
from qosviewer.domain.compare.paths import PATH_WORDS, counted_paths, person_paths, with_path
from qosviewer.domain.compare.rounding import difference_text, figure_text
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.compare.words import change_text, median_text
from qosviewer.domain.connection_facts import Fact
from qosviewer.domain.metrics import Field, main_field
from qosviewer.domain.quality import Limit, State
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
from qosviewer.export.comparison_people import someone
from qosviewer.export.comparison_view import slot_key

_NAMES: Final = (
    "what",
    "reading",
    "group_by",
    "group",
    "meeting",
    "partial",
    "people",
    *SHARE_NAMES,
    "with_figure",
    *PATH_NAMES,
    "median",
    "median_low_95",
    "median_high_95",
    "against_group",
    "against_meeting",
    "difference",
    "difference_low_95",
    "difference_high_95",
    "verdict",
)
_STANDING_NAMES: Final = (
    "what",
    "reading",
    "user_name",
    "email",
    "id",
    "meeting",
    "partial",
    "figure",
    "path",
    "rank",
    "of",
    "median_of_the_others",
    "distance",
    "by_its_limit",
)


def groups_parts(comparison: Comparison, choice: Choice) -> Iterator[Part]:
    """Yield the groups, and how the person stands who is looked at."""
    measure, fact = choice.measure_of(comparison), choice.fact
    if measure is None:
        titles = texts.EXPORT_GROUP_COLUMNS
        yield Part("groups", fact.title, _NAMES, titles, (), notes=(texts.EXPORT_NO_FIGURES,))
        return
    slot, metric = measure
    field, title = main_field(metric), measure_title(slot, metric)
    found = referenced_groups(comparison, fact, slot, field, choice.within)
    label = comparison.sides[comparison.baseline if choice.within is None else choice.within].label
    template = texts.EXPORT_GROUPS_ACROSS if choice.within is None else texts.EXPORT_GROUPS_WITHIN
    lines = []
    for place, (group, reference) in enumerate(found):
        continues = place > 0 and found[place - 1][0].title == group.title
        lines.append(_group(comparison, fact, slot, field, group, reference, continues))
    yield Part(
        "groups",
        template.format(measure=title, fact=fact.title, label=label),
        _NAMES,
        texts.EXPORT_GROUP_COLUMNS,
        lines,
        frozenset({2, 4}),
        sign_notes(comparison) if lines else (texts.EXPORT_NO_GROUPS,),
    )
    if choice.person is not None:
        yield _standing_part(comparison, choice.person)


def referenced_groups(
    comparison: Comparison, fact: Fact, slot: Slot, field: Field, within: int | None
) -> list[tuple[Group, Group | None]]:
    """Return the groups by a fact, each with the one that it is held against; nothing where the fact is not known.

    Args:
        comparison: The comparison.
        fact: What they have in common.
        slot: Medium and direction.
        field: The figure.
        within: The side whose groups are held against its largest one; None for each group against itself in the
            baseline, which may have none of that name.
    """
    sides = range(len(comparison.sides)) if within is None else (within,)
    found = [group for side in sides for group in groups(comparison, side, fact, slot, field)]
    if not any(group.title for group in found):
        return []
    if within is not None:
        return [(group, found[0]) for group in found]
    order = {title: place for place, title in enumerate(dict.fromkeys(group.title for group in found))}
    found.sort(key=lambda group: (not group.title, order[group.title], group.side))
    own = {group.title: group for group in found if group.side == comparison.baseline}
    return [(group, own.get(group.title)) for group in found]


def held_against(comparison: Comparison, group: Group, reference: Group | None) -> Estimate | None:
    """Return by how much the median of a group exceeds that of its reference.

    None for the reference itself, where there is none, and where the figures of the two are not measured alike.
    """
    if reference is None or reference is group:
        return None
    if comparison.sides[reference.side].figures != comparison.sides[group.side].figures:
        return None
    return group_difference(comparison, reference, group)


def against_word(
    comparison: Comparison, field: Field, group: Group, reference: Group | None, difference: Estimate | None
) -> str:
    """Return in a word how a group stands against its reference."""
    if reference is group:
        return texts.GROUP_REFERENCE
    if reference is None:
        return texts.GROUP_NO_REFERENCE
    if difference is None:
        return texts.COMPARED_NOT_ALIKE
    verdict = estimate_verdict(field.metric, difference, comparison.sizes)
    return texts.GROUP_TOO_FEW if verdict is Verdict.NOT_COMPARABLE else verdict.word


def _group(
    comparison: Comparison,
    fact: Fact,
    slot: Slot,
    field: Field,
    group: Group,
    reference: Group | None,
    continues: bool,
) -> Line:
    side = comparison.sides[group.side]
    partial = not side.complete
    difference = held_against(comparison, group, reference)
    verdict = against_word(comparison, field, group, reference, difference)
    paths = group_paths(comparison, group, slot, field)
    is_held = reference is not None and reference is not group
    values: dict[str, Cell] = {
        "what": slot_key(slot),
        "reading": field.column_key,
        "group_by": fact.key,
        "group": group.title,
        "meeting": side.label,
        "partial": partial,
        "people": group.people,
        **share_values(group.with_problems),
        "with_figure": len(group.values),
        **path_values(paths),
        **estimate_values("median", group.median),
        "against_group": reference.title if reference and is_held else None,
        "against_meeting": comparison.sides[reference.side].label if reference and is_held else None,
        **estimate_values("difference", difference),
        "verdict": verdict,
    }
    either = partial or bool(reference and not comparison.sides[reference.side].complete)
    change = "" if difference is None else _change(field, difference)
    words = (
        group.title or texts.GROUP_UNKNOWN,
        side.label,
        signed(f"{group.people:,}", partial=partial),
        signed(counted(group.with_problems), partial=partial),
        signed(counted_paths(len(group.values), paths), partial=partial),
        signed(median_text(field, group.median), partial=partial),
        signed(change, partial=either and bool(difference and difference.count)),
        verdict,
    )
    return Line(values, words, continues)


def group_paths(comparison: Comparison, group: Group, slot: Slot, field: Field) -> NDArray[np.int8]:
    """Return int8[n]: by which kind of client each figure of a group came, see `person_paths`."""
    own = np.array(group.humans, np.intp)
    has_figure = ~np.isnan(comparison.person_values(group.side, slot, field)[own])
    return person_paths(comparison, group.side, slot)[own][has_figure]


def _change(field: Field, difference: Estimate) -> str:
    """Write a difference; that there are too few to say how sure it is, the verdict says."""
    if difference.count and not difference.is_enough:
        return difference_text(field, difference.value)
    return change_text(field, difference, groups=True)


def _standing_part(comparison: Comparison, human: int) -> Part:
    lines = list(_standings(comparison, human))
    return Part(
        "standing",
        texts.EXPORT_STANDING.format(name=plain.isolated(comparison.called[human])),
        _STANDING_NAMES,
        texts.EXPORT_STANDING_COLUMNS,
        lines,
        frozenset({2, 3, 4, 5}),
        sign_notes(comparison) if lines else (texts.EXPORT_NO_STANDING,),
    )


def _standings(comparison: Comparison, human: int) -> Iterator[Line]:
    profile = comparison.sides[comparison.baseline].data.profile
    who = someone(comparison, human)
    for slot, metric in measures(comparison):
        field, limit, is_first = main_field(metric), profile.limit(metric, slot.medium), True
        for side, own in enumerate(comparison.sides):
            found = standing(comparison, side, human, slot, field)
            if found is None:
                continue
            partial = not own.complete
            word, path = _by_limit(found.value, limit), int(person_paths(comparison, side, slot)[human])
            values: dict[str, Cell] = {
                "what": slot_key(slot),
                "reading": field.column_key,
                **{"user_name": who.name, "email": who.email, "id": who.user_id},
                "meeting": own.label,
                "partial": partial,
                "figure": found.value,
                "path": PATH_WORDS[path],
                "rank": found.rank,
                "of": found.count,
                "median_of_the_others": found.median,
                "distance": found.distance,
                "by_its_limit": word,
            }
            words = (
                measure_title(slot, metric),
                own.label,
                signed(with_path(figure_text(field, found.value), path), partial=partial),
                signed(texts.STANDING_RANK.format(rank=found.rank, count=found.count), partial=partial),
                signed(figure_text(field, found.median), partial=partial),
                signed(difference_text(field, found.distance), partial=partial),
                word,
            )
            yield Line(values, words, not is_first)
            is_first = False


def _by_limit(value: float, limit: Limit | None) -> str:
    """Return the state that a figure alone would have by its limit; empty where there is none."""
    if limit is None:
        return ""
    sign = -1 if limit.lower_is_worse else 1
    state = State.BAD if sign * value > sign * limit.bad else State.GOOD
    if state is State.GOOD and sign * value > sign * limit.warning:
        state = State.WARNING
    return state.word
