"""What the stays of one person tell when they are put side by side, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from qosviewer.domain import texts
from qosviewer.domain.connection_facts import FACTS, Fact, leave_reason
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.moments import duration_text
from qosviewer.domain.persons import Person, persons_of
from qosviewer.domain.presence import span_text
from qosviewer.domain.stays import Stay, stays_of


def values_in_time(stays: Sequence[Stay], fact: Fact) -> list[str]:
    """Return the values of a fact over the stays, in their order, each only where it changes."""
    known = (value for stay in stays if stay.entry and (value := fact.text(stay.entry)))
    return [value for value, _ in groupby(known)]


def changes(stays: Sequence[Stay]) -> Iterator[str]:
    """Yield what changed from one stay to the next, e.g. ``Network: Wired → Wifi``."""
    for fact in FACTS:
        if fact.changes:
            for before, after in pairwise(values_in_time(stays, fact)):
                yield texts.PERSON_CHANGED.format(title=fact.title, before=before, after=after)


def rooms_moved_between(stays: Sequence[Stay]) -> int:
    """Return in how many rooms somebody was who was never away, only sent to breakout rooms and back; else 0.

    Args:
        stays: Of one person, in the order of time.
    """
    rooms = [stay.entry.breakout_uuid if stay.entry else "" for stay in stays]
    return len(set(rooms)) if len(rooms) > 1 and all(here != there for here, there in pairwise(rooms)) else 0


def rejoined_words(data: MeetingData) -> str:
    """Return how many came back, and how many only went to breakout rooms and back; empty where nobody did."""
    stays = stays_of(data)
    several = [[stays[place] for place in person.stays] for person in persons_of(data) if len(person.stays) > 1]
    moved = sum(bool(rooms_moved_between(each)) for each in several)
    rejoined = len(several) - moved
    words = texts.REJOINED[rejoined == 1].format(count=rejoined)
    if rejoined and moved:
        return texts.REJOINED_AND_MOVED.format(rejoined=words, moved=moved)
    return texts.MOVED[moved == 1].format(count=moved) if moved else words if rejoined else ""


def sureness(person: Person) -> str:
    """Return by what the stays were joined, and how sure that is; empty for a single stay."""
    if person.evidence is None:
        return ""
    return texts.PERSON_SURE.format(sureness=person.evidence.sureness, evidence=person.evidence.word)


def story(stays: Sequence[Stay]) -> Iterator[str]:
    """Yield the stays in words: from when to when, why each ended, how long nobody was there, what changed."""
    until: float | None = None
    for stay in stays:
        span = stay.span_s
        if span and until is not None and span[0] > until:
            yield texts.PERSON_GAP.format(duration=duration_text(span[0] - until))
        if stay.entry and (written := span_text(stay.entry)):
            reason = leave_reason(stay.entry)
            yield texts.PERSON_STAY.format(span=written, reason=reason) if reason else written
        if span:
            until = span[1] if until is None else max(until, span[1])
    yield from changes(stays)
