"""What the options of a comparison mean: figures, facts and people by the names that somebody typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.overview import measures
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.connection_facts import FACTS, Fact
from qosviewer.domain.errors import InputError, Message
from qosviewer.domain.filter.vocabulary import Path, did_you_mean, normal, resolve
from qosviewer.domain.metrics import Field, Metric, main_field
from qosviewer.domain.names import normalised
from qosviewer.domain.plain import one_line
from qosviewer.domain.streams import Direction, Medium

_LONGEST = 40
_MOST_NAMED = 5


def fields_of(text: str) -> tuple[Field, ...]:
    """Return the figures that a list such as ``loss, jitter.max`` names.

    Raises:
        InputError: One is unknown, or names a medium or a direction too.
    """
    return tuple({field.key: field for field in _fields(text)}.values())


def _fields(text: str) -> Iterator[Field]:
    for name in filter(None, (part.strip() for part in text.split(","))):
        path = resolve(name)
        if path.medium or path.direction:
            raise InputError(texts.COMPARE_FIELD_WITH_PLACE.fill(name=name))
        yield path.field


def figure_of(text: str) -> Path:
    """Return the figure that a name such as ``audio.downlink.loss`` stands for.

    Raises:
        InputError: It is unknown, or not the reading by which trend and groups go.
    """
    path = resolve(text)
    metric = path.field.metric
    if path.field is not main_field(metric):
        raise InputError(texts.COMPARE_FIGURE_STATISTIC.fill(name=one_line(text, _LONGEST), metric=metric.key))
    return path


def measure_of(comparison: Comparison, path: Path) -> tuple[Slot, Metric]:
    """Return the figure in a medium and direction that there is; of several what people receive, and sound first."""
    metric = path.field.metric
    known = [
        slot
        for slot, each in measures(comparison)
        if each is metric and path.medium in (None, slot.medium) and path.direction in (None, slot.direction)
    ]
    known.sort(key=lambda slot: (slot.medium is not Medium.AUDIO, slot.direction is not Direction.DOWNLINK))
    slot = known[0] if known else Slot(path.medium or metric.media[0], path.direction or Direction.DOWNLINK)
    return slot, metric


def fact_of(text: str) -> Fact:
    """Return what people are grouped by, by its key or title.

    Raises:
        InputError: Nothing is called that.
    """
    facts = [fact for fact in FACTS if fact.groups]
    by_name = {normal(fact.title): fact for fact in facts} | {fact.key: fact for fact in facts}
    if found := by_name.get(normal(text.strip())):
        return found
    known = ", ".join(fact.key for fact in facts)
    message = texts.COMPARE_NO_FACT.fill(name=one_line(text, _LONGEST), known=known)
    raise InputError(did_you_mean(text, by_name, message))


def person_of(comparison: Comparison, text: str) -> int:
    """Return the row of the pairing table of whom somebody means: by id, by address, by name, or by a part of it.

    Raises:
        InputError: That is nobody, or several.
    """
    wanted, names = text.strip().casefold(), comparison.names
    known: dict[int, set[str]] = {human: set() for human in range(comparison.pairing.count)}
    for number, side in enumerate(comparison.sides):
        for person in range(len(side.persons)):
            own = known[int(comparison.pairing.row_of[number][person])]
            for stay in side.stays_of(person):
                own |= {stay.user_id.casefold(), stay.email.casefold(), stay.name.strip().casefold()}
    name = normalised(text)
    for found in (
        [human for human, own in known.items() if wanted and wanted in own],
        [human for human in known if name and normalised(names[human]) == name],
        [human for human in known if name and name in normalised(names[human])],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise InputError(_several(text, [_with_address(names[human], known[human]) for human in found]))
    message = texts.COMPARE_NOBODY_CALLED.fill(name=one_line(text, _LONGEST))
    words = {word: each for each in names for word in (*normalised(each).split(), normalised(each)) if word}
    if near := get_close_matches(name[:_LONGEST], words, n=1):
        message = replace(message, advice=texts.FILTER_DID_YOU_MEAN.format(name=words[near[0]]))
    raise InputError(message)


def _with_address(name: str, known: set[str]) -> str:
    address = next((one_line(each) for each in sorted(known) if "@" in each), "")
    return texts.COMPARE_WITH_ADDRESS.format(name=name, address=address) if address else name


def _several(text: str, names: Sequence[str]) -> Message:
    listed = ", ".join(names[:_MOST_NAMED])
    return texts.COMPARE_SEVERAL_CALLED.fill(name=one_line(text, _LONGEST), count=len(names), names=listed)


def baseline_of(name: str, labels: Sequence[str], arguments: Sequence[str]) -> int:
    """Return which side is meant: by its letter, or as it was named.

    Args:
        name: As typed; empty for the first.
        labels: The letters of the sides.
        arguments: As what each of them was named.

    Raises:
        InputError: There is no such side.
    """
    if not name:
        return 0
    if name in arguments:
        return arguments.index(name)
    if name.upper() in labels:
        return labels.index(name.upper())
    raise InputError(texts.COMPARE_NO_BASELINE.fill(name=name))
