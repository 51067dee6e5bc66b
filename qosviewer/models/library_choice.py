"""What the library is to show, and how it is put in order. Pure; runs in a worker."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum
from typing import TYPE_CHECKING, Final

from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingKind
from qosviewer.models.library_entry import Entry, EntryKey

if TYPE_CHECKING:
    from qosviewer.archive import LibraryRow

_Test = Callable[[Entry], bool]

MOST_WATCHED: Final = 5
"""How many of the watched meetings come first; a watched series has no end."""

_NUMBER_AS_TYPED: Final = re.compile(r"\d[\d\s-]*\d")


class Where(Enum):
    """Which meetings to list."""

    ALL = "all"
    ARCHIVE = "archive"
    ZOOM = "zoom"


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included; None is open.

    Attributes:
        first: The first day.
        last: The last day.
        name: What people call it, a key of ``texts.LIBRARY_PERIODS``; empty for days chosen one by one.
    """

    first: date | None = None
    last: date | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to list; everything by default.

    Attributes:
        text: Beginnings of words.
        where: In the archive, at Zoom, or both.
        period: Days on which meetings began.
        account: Key of an account.
        kind: Meetings or webinars.
        worst: Only meetings whose worst participant is in one of these states.
        with_notes: Only meetings with notes.
        partial: Only meetings that were fetched in part.
        tag: Only meetings with this tag.
        source: Only what was made from this.
    """

    text: str = ""
    where: Where = Where.ALL
    period: Period | None = None
    account: str | None = None
    kind: MeetingKind | None = None
    worst: frozenset[int] = frozenset()
    with_notes: bool = False
    partial: bool = False
    tag: str = ""
    source: str = ""

    @property
    def filtered(self) -> bool:
        """Whether anything but the text leaves meetings out."""
        return self != Choice(self.text)


@dataclass(frozen=True, slots=True)
class Group:
    """The heading of a few meetings.

    Attributes:
        title: What they have in common.
        count: How many they are.
    """

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The lines of the list.

    Attributes:
        lines: Headings and meetings, in their order.
        count: How many meetings are shown.
        total: How many there are.
        zone: The zone that days and times are of; None for that of this computer.
        watched: What is watched.
        watched_first: How many of them come first, under a heading of their own.
        accounts: Whether several accounts are among all meetings, so that it has to be said whose each is.
    """

    lines: tuple[Group | Entry, ...] = ()
    count: int = 0
    total: int = 0
    zone: tzinfo | None = None
    watched: frozenset[EntryKey] = field(default_factory=frozenset)
    watched_first: int = 0
    accounts: bool = False


def arrange(
    entries: Sequence[Entry],
    choice: Choice,
    found: Collection[int],
    watched: Collection[EntryKey],
    now: datetime,
    zone: tzinfo | None = None,
) -> Arrangement:
    """Return the lines to show.

    Args:
        entries: Everything there is, the latest first.
        choice: What is wanted of it.
        found: Numbers of the meetings in the archive that the text leads to.
        watched: What is on the watch list, or has somebody in it who is.
        now: Says which day is today.
        zone: The zone of the days; that of this computer by default.
    """
    shown = list(chosen(entries, choice, found, zone))
    first = [entry for entry in shown if entry.key in watched][:MOST_WATCHED]
    up_there = {entry.key for entry in first}
    lines: list[Group | Entry] = []
    if first:
        lines += [Group(texts.LIBRARY_WATCHED, len(first)), *first]
    of_day: list[Entry] = []
    day: date | None = None

    def close_day() -> None:
        if of_day:
            lines.append(Group(day_title(day, now.astimezone(zone).date()), len(of_day)))
            lines.extend(of_day)
            of_day.clear()

    for entry in shown:
        if entry.key in up_there:
            continue
        its_day = entry.when.astimezone(zone).date() if entry.when else None
        if its_day != day:
            close_day()
            day = its_day
        of_day.append(entry)
    close_day()
    several = len({entry.account.key for entry in entries if entry.account.name}) > 1
    return Arrangement(tuple(lines), len(shown), len(entries), zone, frozenset(watched), len(first), several)


def chosen(
    entries: Sequence[Entry], choice: Choice, found: Collection[int], zone: tzinfo | None = None
) -> Iterator[Entry]:
    """Yield what is wanted of the entries, in their order."""
    tests = tuple(_tests(choice, found, zone))
    return (entry for entry in entries if all(test(entry) for test in tests))


def _tests(choice: Choice, found: Collection[int], zone: tzinfo | None) -> Iterator[_Test]:
    if words := _words(choice.text):
        yield lambda entry: (entry.kept is not None and entry.kept.meeting in found) or _listed_matches(entry, words)
    if choice.where is Where.ARCHIVE:
        yield lambda entry: entry.kept is not None
    if choice.where is Where.ZOOM:
        yield lambda entry: entry.listed is not None and not entry.archived
    since, until = _bounds(choice.period, zone)
    if since is not None:
        yield lambda entry: entry.when is not None and entry.when >= since
    if until is not None:
        yield lambda entry: entry.when is not None and entry.when < until
    if choice.account is not None:
        yield lambda entry: entry.account.key == choice.account
    if choice.kind is not None:
        yield lambda entry: entry.info.ref.kind is choice.kind
    yield from map(_of_kept, _tests_of_kept(choice))


def _of_kept(test: Callable[[LibraryRow], bool]) -> _Test:
    return lambda entry: entry.kept is not None and test(entry.kept)


def _tests_of_kept(choice: Choice) -> Iterator[Callable[[LibraryRow], bool]]:
    """Yield what only a meeting in the archive can stand."""
    if choice.worst:
        yield lambda row: row.snapshot is not None and int(row.glance.state) in choice.worst
    if choice.with_notes:
        yield lambda row: row.has_notes
    if choice.partial:
        yield lambda row: row.snapshot is not None and not row.complete
    if choice.tag:
        yield lambda row: choice.tag in row.tags
    if choice.source:
        yield lambda row: row.source == choice.source


def period_of(name: str, today: date) -> Period:
    """Return a period that has a name in ``texts.LIBRARY_PERIODS``, as seen from today."""
    days = {"today": 1, "week": 7, "month": 30, "year": 365}[name]
    return Period(today - timedelta(days=days - 1), None, name)


def day_title(day: date | None, today: date) -> str:
    """Return what people call a day."""
    if day is None:
        return texts.LIBRARY_UNDATED
    if day == today:
        return texts.LIBRARY_TODAY
    if day == today - timedelta(days=1):
        return texts.LIBRARY_YESTERDAY
    template = texts.LIBRARY_DAY if day.year == today.year else texts.LIBRARY_DAY_OF_YEAR
    return template.format(
        weekday=texts.LIBRARY_WEEKDAYS[day.weekday()],
        day=day.day,
        month=texts.LIBRARY_MONTHS[day.month - 1],
        year=day.year,
    )


def _words(text: str) -> list[str]:
    typed = text.strip().casefold()
    if _NUMBER_AS_TYPED.fullmatch(typed):
        return [re.sub(r"[\s-]", "", typed)]
    return [word for word in typed.split() if re.search(r"\w", word)] or ([typed] if typed else [])


def _listed_matches(entry: Entry, words: Sequence[str]) -> bool:
    if entry.listed is None:
        return False
    info, email = entry.info, entry.listed.host_email
    place = " ".join((info.topic, info.host, info.ref.number, email)).casefold()
    beginnings = [place, *(place[match.end() :] for match in re.finditer(r"[\W_]+", place))]
    return all(any(rest.startswith(word) for rest in beginnings) for word in words)


def _bounds(period: Period | None, zone: tzinfo | None) -> tuple[datetime | None, datetime | None]:
    if period is None:
        return None, None
    since = _midnight(period.first, zone) if period.first else None
    until = _midnight(period.last + timedelta(days=1), zone) if period.last else None
    return since, until


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    return (start if zone else start.astimezone()).astimezone(UTC)
