"""A line of the library in words: for the eye, for the ear, and for tooltips. Whatever comes out is safe to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from qosviewer.domain import plain, texts
from qosviewer.domain.meeting_numbers import spaced
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.moments import local_text
from qosviewer.models.library_entry import Entry

if TYPE_CHECKING:
    from qosviewer.archive import LibraryRow

_LONGEST_TAG = 24
_LONGEST_ACCOUNT = 24


class Line(NamedTuple):
    """What a line of the list paints.

    Attributes:
        title: Topic, else number or UUID.
        verdict: How the participants fared, or where the meeting is.
        severity: A `quality.State` for the colour of the verdict; None for a quiet one.
        facts: Time and length, never left out.
        host: Who held it; cut where there is no room.
        badges: Short words in frames, the most important first.
        watched: Whether it is marked with a star.
    """

    title: str
    verdict: str
    severity: int | None
    facts: str
    host: str
    badges: tuple[str, ...]
    watched: bool


def line_of(entry: Entry, zone: tzinfo | None, *, watched: bool, with_account: bool, with_date: bool) -> Line:
    """Return what a line shows; with the date where no heading says it."""
    verdict, severity = _verdict(entry)
    return Line(
        title_of(entry),
        verdict,
        severity,
        " · ".join(_facts(entry, zone, with_date)),
        plain.isolated(entry.info.host),
        tuple(_badges(entry, with_account)),
        watched,
    )


def title_of(entry: Entry) -> str:
    """Return the topic on one line; where there is none, the number as people write it, or the UUID."""
    return meeting_title(entry.info)


def length_text(length: timedelta) -> str:
    """Return a length as people say it, e.g. ``45 min`` or ``1 h 05 min``."""
    minutes = round(length.total_seconds() / 60)
    if minutes < 60:
        return texts.LIBRARY_MINUTES.format(minutes=minutes)
    return texts.LIBRARY_HOURS.format(hours=minutes // 60, minutes=minutes % 60)


def date_text(day: date) -> str:
    """Return a day in few letters, e.g. ``3 Mar 2027``."""
    return f"{day.day} {texts.LIBRARY_MONTHS[day.month - 1][:3]} {day.year}"


def tooltip_lines(entry: Entry, zone: tzinfo | None, *, watched: bool) -> list[str]:
    """Return everything that is known of a meeting, line by line; plain text."""
    info, row = entry.info, entry.kept
    kind = info.ref.kind.value
    lines = [title_of(entry)]
    if info.ref.number:
        lines.append(texts.MEETING_NUMBER[kind].format(number=spaced(plain.one_line(info.ref.number))))
    if info.start:
        lines.append(texts.LIBRARY_START.format(moment=local_text(info.start, zone)))
    if entry.length is not None:
        lines.append(texts.LIBRARY_LENGTH.format(length=length_text(entry.length)))
    if host := plain.isolated(info.host):
        lines.append(texts.MEETING_HOST.format(host=host))
    lines.append(_capital(_spoken_verdict(entry)))
    lines += [_capital(line) for line in _spoken_marks(entry)]
    if account := plain.isolated(entry.account.name):
        lines.append(texts.LIBRARY_ACCOUNT.format(account=account))
    if row is not None:
        if row.tags:
            lines.append(texts.LIBRARY_TAGS.format(tags=", ".join(plain.isolated(tag) for tag in row.tags)))
        if row.ticket:
            lines.append(texts.LIBRARY_TICKET.format(ticket=plain.isolated(row.ticket)))
        if row.finished_at:
            lines.append(texts.LIBRARY_FETCHED.format(moment=local_text(row.finished_at, zone)))
        if row.reason:
            lines.append(texts.LIBRARY_STOPPED.format(reason=plain.isolated(row.reason)))
    if watched:
        lines.append(texts.LIBRARY_IS_WATCHED)
    return lines


def spoken(entry: Entry, zone: tzinfo | None, *, watched: bool) -> str:
    """Return a line as it is read aloud."""
    info, row = entry.info, entry.kept
    parts = [title_of(entry)]
    if watched:
        parts.append(texts.LIBRARY_IS_WATCHED)
    if entry.when:
        parts.append(local_text(entry.when, zone))
    if entry.length is not None:
        parts.append(length_text(entry.length))
    if host := plain.isolated(info.host):
        parts.append(texts.MEETING_HOST.format(host=host))
    parts.append(_spoken_verdict(entry))
    parts += _spoken_marks(entry)
    if account := plain.isolated(entry.account.name):
        parts.append(texts.LIBRARY_ACCOUNT.format(account=account))
    if row is not None and row.tags:
        parts.append(texts.LIBRARY_TAGS.format(tags=", ".join(plain.isolated(tag) for tag in row.tags)))
    return "; ".join(parts)


def _verdict(entry: Entry) -> tuple[str, int | None]:
    if entry.archived and entry.kept is not None:
        return verdict_of(entry.kept)
    if entry.live:
        return texts.LIBRARY_LIVE, None
    if entry.listed is None:
        return texts.LIBRARY_NOTES_ONLY, None
    count = entry.info.expected_participants
    return (texts.LIBRARY_AT_ZOOM if count is None else texts.LIBRARY_AT_ZOOM_COUNT.format(count=count)), None


def verdict_of(row: LibraryRow) -> tuple[str, int | None]:
    """Return how the participants of a snapshot fared, and the `quality.State` that gives the colour, if any."""
    state, counted = row.glance.state, row.glance.with_problems
    if int(state) == 0 and not row.complete:
        # A fetch under way has no verdict yet.
        return texts.PARTICIPANT_COUNT[row.participants == 1].format(count=row.participants), None
    template = texts.LIBRARY_STATE if counted else texts.LIBRARY_STATE_GOOD
    count = row.glance.judged if counted else row.participants
    words = template.format(shape=state.shape, word=state.word, problems=counted, count=count)
    return words, int(state)


def _spoken_verdict(entry: Entry) -> str:
    row = entry.kept
    if entry.archived and row is not None:
        state, counted = row.glance.state, row.glance.with_problems
        if int(state) == 0:
            return texts.LIBRARY_STATE_UNKNOWN.format(count=row.participants)
        template = texts.LIBRARY_STATE_SPOKEN if counted else texts.LIBRARY_STATE_SPOKEN_GOOD
        return template.format(word=state.word, problems=counted, count=row.glance.judged)
    if entry.live:
        return texts.LIBRARY_LIVE_SPOKEN
    return texts.LIBRARY_NOTES_ONLY if entry.listed is None else texts.LIBRARY_AT_ZOOM_SPOKEN


def _spoken_marks(entry: Entry) -> Iterator[str]:
    row = entry.kept
    if entry.archived and row is not None:
        if not row.complete:
            yield texts.LIBRARY_PARTIAL_SPOKEN
        yield texts.LIBRARY_SOURCE.format(source=texts.LIBRARY_SOURCES_SPOKEN.get(row.source, row.source))
    elif entry.info.expected_participants is not None:
        yield texts.LIBRARY_EXPECTED.format(count=entry.info.expected_participants)
    if until := entry.kept_until:
        yield texts.LIBRARY_KEPT_UNTIL.format(date=date_text(until))
    if row is not None and row.has_notes:
        yield texts.LIBRARY_HAS_NOTES


def _facts(entry: Entry, zone: tzinfo | None, with_date: bool) -> Iterator[str]:
    if entry.when:
        there = entry.when.astimezone(zone)
        date = f"{there.day} {texts.LIBRARY_MONTHS[there.month - 1][:3]}, " if with_date else ""
        yield f"{date}{there:%H:%M}"
    if entry.length is not None:
        yield length_text(entry.length)


def _badges(entry: Entry, with_account: bool) -> Iterator[str]:
    row = entry.kept
    if entry.archived and row is not None:
        if not row.complete:
            yield texts.LIBRARY_PARTIAL
        if row.source:
            yield texts.LIBRARY_SOURCES.get(row.source, row.source)
    elif until := entry.kept_until:
        yield texts.LIBRARY_KEPT_UNTIL_SHORT.format(date=date_text(until))
    if with_account and (account := plain.one_line(entry.account.name, _LONGEST_ACCOUNT)):
        yield account
    if row is not None:
        if row.has_notes:
            yield "✎"
        for tag in row.tags:
            yield texts.LIBRARY_TAGGED.format(tag=plain.one_line(tag, _LONGEST_TAG))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
