"""What has to be said about a comparison before anyone reads it: of the meetings, and of people in them.

Each remark knows whom it is about, and what can be tried. None speaks of causes, and none accuses anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from qosviewer.domain import plain, texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.source import MINUTES
from qosviewer.domain.streams import Medium, Path

_NAMED: Final = 5
_MANY: Final = 0.25
"""From which share of everybody on those who can't be looked for change what the whole comparison says."""
_PATHS: Final = tuple(Path)


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark.

    Attributes:
        text: A sentence or two, for wherever the comparison is read.
        advice: What can be tried in the window; may be empty.
        humans: Whom it is about, as rows of the pairing table; empty where it is about meetings.
        comes_first: Whether it has to be read before anything else; what concerns a few is said where they stand.
    """

    text: str
    advice: str = ""
    humans: tuple[int, ...] = ()
    comes_first: bool = True


def remarks(comparison: Comparison, other: int) -> tuple[Remark, ...]:
    """Return what is to be said of the baseline against another side, the meetings first; kept."""
    key = ("remarks", comparison.basis, other)
    return comparison.derived(key, lambda: (*about_meetings(comparison, other), *about_people(comparison, other)))


def notices(comparison: Comparison, other: int) -> list[str]:
    """Return the same as sentences."""
    return [each.text for each in remarks(comparison, other)]


def said_of_meetings(comparison: Comparison) -> list[str]:
    """Return what is to be said of the meetings of all sides, each sentence once."""
    every = (remark.text for other in comparison.others for remark in about_meetings(comparison, other))
    return list(dict.fromkeys(every))


def about_meetings(comparison: Comparison, other: int) -> Iterator[Remark]:
    """Yield what is to be said of the meetings."""
    before, after = comparison.sides[comparison.baseline], comparison.sides[other]
    labels = {"a": before.label, "b": after.label}
    if comparison.is_same_meeting(other):
        if before.figures != after.figures:
            yield Remark(texts.REMARK_SAME_MEETING_SOURCES.format(**labels))
        elif comparison.is_equal(other):
            yield Remark(texts.REMARK_SAME_MEETING.format(**labels), texts.REMARK_SAME_MEETING_TRY)
        else:
            yield Remark(texts.REMARK_SAME_MEETING_DIFFERS.format(**labels))
    elif not len(comparison.pairing.in_both(comparison.baseline, other)):
        yield Remark(texts.REMARK_NOBODY.format(**labels), texts.REMARK_NOBODY_TRY)
    if before.figures != after.figures:
        minutes, summary = (before, after) if before.figures == MINUTES else (after, before)
        text = texts.REMARK_SOURCES.format(minutes=minutes.label, summary=summary.label)
        yield Remark(text, texts.REMARK_SOURCES_TRY)
    if before.data.info.ref.kind is not after.data.info.ref.kind:
        kinds = {"kind_a": before.data.info.ref.kind.value, "kind_b": after.data.info.ref.kind.value}
        yield Remark(texts.REMARK_KINDS.format(**labels, **kinds))
    if before.data.reading != after.data.reading:
        yield Remark(texts.REMARK_READINGS.format(**labels))
    partial = [side.label for side in (before, after) if not side.complete]
    if partial:
        template = texts.REMARK_PARTIAL if len(partial) == 1 else texts.REMARK_PARTIAL_BOTH
        yield Remark(template.format(label=partial[0], **labels), texts.REMARK_PARTIAL_TRY)
    silent = [comparison.sides[side].label for side in (comparison.baseline, other) if _is_silent(comparison, side)]
    if silent:
        template = texts.REMARK_NO_QOS if len(silent) == 1 else texts.REMARK_NO_QOS_BOTH
        yield Remark(template.format(label=silent[0], **labels), texts.REMARK_NO_QOS_TRY)


def _is_silent(comparison: Comparison, side: int) -> bool:
    """Tell whether there is not a single figure of a meeting."""
    values = comparison.combined[side].values
    return not values.size or (bool(np.isnan(values).all()) and not len(comparison.combined[side].several))


def about_people(comparison: Comparison, other: int) -> Iterator[Remark]:
    """Yield what is to be said of people."""
    if not any(_is_silent(comparison, side) for side in (comparison.baseline, other)):
        yield from _about_paths(comparison, other)
    yield from _about_seats(comparison, other)
    yield from _about_nameless(comparison, other)
    if unsure := comparison.unsure(other):
        text = texts.REMARK_UNSURE.format(count=len(unsure))
        yield Remark(text, texts.REMARK_UNSURE_TRY, tuple(unsure))


def _about_paths(comparison: Comparison, other: int) -> Iterator[Remark]:
    """Yield who came by another kind of client, whose figures stand side by side and are not subtracted."""
    pairs, baseline = comparison.pairs, comparison.baseline
    media: dict[tuple[int, int, int], list[Medium]] = defaultdict(list)
    for number, slot in enumerate(pairs.slots):
        rows = comparison.slot_rows(slot)
        before, after = (np.where(rows >= 0, pairs.path[rows, side], -1) for side in (baseline, other))
        for human in np.flatnonzero((before >= 0) & (after >= 0) & (before != after)).tolist():
            own = media[human, int(before[human]), int(after[human])]
            if pairs.slots[number].medium not in own:
                own.append(slot.medium)
    groups: dict[tuple[tuple[Medium, ...], int, int], list[int]] = defaultdict(list)
    for (human, before_path, after_path), own in media.items():
        groups[tuple(own), before_path, after_path].append(human)
    for (own_media, before_path, after_path), humans in groups.items():
        template = texts.REMARK_PATHS_ONE if len(humans) == 1 else texts.REMARK_PATHS
        text = template.format(
            what=_listed_media(own_media),
            count=len(humans),
            before=_PATHS[before_path].value,
            after=_PATHS[after_path].value,
            a=comparison.sides[baseline].label,
            b=comparison.sides[other].label,
            names=names_of(comparison, humans),
        )
        yield Remark(text, humans=tuple(sorted(humans)))


def _listed_media(media: Sequence[Medium]) -> str:
    return ", ".join([media[0].title, *(medium.title.lower() for medium in media[1:])])


def _about_seats(comparison: Comparison, other: int) -> Iterator[Remark]:
    """Yield where several seats at once share an address: that they are one person is no more than likely."""
    for number in (comparison.baseline, other):
        side = comparison.sides[number]
        shared = [person for person in range(len(side.persons)) if side.is_shared(person)]
        if shared:
            humans = comparison.pairing.row_of[number][shared].tolist()
            text = texts.REMARK_SHARED.format(label=side.label, names=names_of(comparison, humans))
            yield Remark(text, texts.REMARK_SHARED_TRY, tuple(sorted(humans)))


def _about_nameless(comparison: Comparison, other: int) -> Iterator[Remark]:
    humans = comparison.nameless(other)
    if not humans:
        return
    sides = [comparison.sides[side].label for side in (comparison.baseline, other)]
    of_baseline = int((comparison.pairing.rows[humans, comparison.baseline] >= 0).sum())
    if len(humans) == 1:
        text = texts.REMARK_NAMELESS_ONE.format(label=sides[0 if of_baseline else 1])
    else:
        text = texts.REMARK_NAMELESS.format(
            count=len(humans), before=of_baseline, after=len(humans) - of_baseline, a=sides[0], b=sides[1]
        )
    everybody = len(comparison.sides[comparison.baseline].persons) + len(comparison.sides[other].persons)
    yield Remark(text, texts.REMARK_NAMELESS_TRY, tuple(humans), comes_first=len(humans) >= _MANY * everybody)


def names_of(comparison: Comparison, humans: Iterable[int]) -> str:
    """Return the first few names, and how many more there are."""
    every = list(humans)
    names = ", ".join(plain.isolated(comparison.called[human]) for human in every[:_NAMED])
    more = len(every) - _NAMED
    return texts.REMARK_AND_MORE.format(names=names, count=more) if more > 0 else names
