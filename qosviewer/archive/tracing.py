"""What the archive knows of one person, before it is deleted."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from qosviewer.archive.database import Database
from qosviewer.domain.batch import RawPage
from qosviewer.domain.identity import Identity

ReadIdentities = Callable[[bytes, str], Iterable[Identity]]
"""Takes the body of an answer and its charset; returns whom it names."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is meant. Everything named here is blanked wherever it stands, as a whole word and in any case.

    Attributes:
        user_ids: Account-wide ids.
        emails: E-mail addresses.
        names: Display names.
    """

    user_ids: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def terms(self) -> frozenset[str]:
        """Everything that names them."""
        return self.user_ids | self.emails | self.names

    def with_more(self, found: Iterable[Identity]) -> Person:
        """Return the same person, known by what stands in these entries as well."""
        entries = tuple(found)
        return Person(
            self.user_ids | {each.user_id for each in entries if each.user_id},
            self.emails | {each.email for each in entries if each.email},
            self.names | {each.name for each in entries if each.name},
        )


@dataclass(frozen=True, slots=True)
class Traces:
    """What the archive knows of a person, to be confirmed before it is deleted.

    Attributes:
        person: Who was asked for, with the ids, e-mails and names that stand beside theirs.
        stays: How many participants that is.
        snapshots: In how many snapshots.
        namesakes: E-mails or ids of participants with one of the names but another e-mail or id: their name would be
            blanked too.
    """

    person: Person
    stays: int
    snapshots: int
    namesakes: frozenset[str]


def traces(database: Database, person: Person, identities: ReadIdentities) -> Traces:
    """Return what the archive knows of a person: found by id and e-mail, else by name.

    Where one of the answers about a stay names them, what the others call the same stay is theirs too.

    Args:
        database: The archive.
        person: Who.
        identities: Reads the answers beside the summaries.

    Raises:
        ArchiveError: It can't be read.
    """
    with database.reading() as connection:
        entries = [*_of_summaries(connection), *_of_companions(connection, identities)]
    belonging = _belonging_together(entries)
    found = _named(entries, person, by_name=not (person.user_ids or person.emails))
    for _again in range(2):
        found |= {place for places in belonging if not found.isdisjoint(places) for place in places}
        known = person.with_more(entries[place].who for place in found)
        found |= _named(entries, known, by_name=False)
    known = person.with_more(entries[place].who for place in found)
    stays = {entries[place].stay for place in found if entries[place].snapshot is not None}
    alike = {
        who.email or who.user_id
        for who in (each.who for each in entries)
        if who.name in known.names and not ({who.user_id, who.email} & (known.user_ids | known.emails))
    }
    return Traces(known, len(stays), len({snapshot for snapshot, *_ in stays}), frozenset(alike - {""}))


@dataclass(frozen=True, slots=True)
class _Entry:
    """Somebody in one answer; without a snapshot in a list of meetings. ``repeat`` counts the same seat from 0."""

    who: Identity
    snapshot: int | None
    repeat: int = 0

    @property
    def stay(self) -> tuple[int | None, str, int]:
        return self.snapshot, self.who.seat, self.repeat


def _of_summaries(connection: sqlite3.Connection) -> Iterator[_Entry]:
    for snapshot, seat, repeat, user_id, name, email in connection.execute(
        "SELECT snapshot_id, participant_id, repeat, user_id, user_name, email FROM participants"
    ):
        yield _Entry(Identity(seat, user_id, email, name), snapshot, repeat)
    repeats: Counter[tuple[int, str]] = Counter()
    for snapshot, texts in connection.execute(
        "SELECT snapshot_id, texts FROM pages WHERE texts IS NOT NULL ORDER BY snapshot_id, walk, page"
    ):
        for seat, user_id, name, email, *_ in json.loads(texts)["participants"]:
            yield _Entry(Identity(seat, user_id, email, name), snapshot, repeats[snapshot, seat])
            repeats[snapshot, seat] += 1


def _of_companions(connection: sqlite3.Connection, identities: ReadIdentities) -> Iterator[_Entry]:
    repeats: Counter[tuple[int | None, str, str, str]] = Counter()
    for snapshot, kind, key, body, charset in connection.execute(
        "SELECT snapshot_id, kind, key, body, charset FROM companions ORDER BY snapshot_id, kind, key, page"
    ):
        for who in identities(RawPage(body, charset).body, charset):
            seat = (snapshot, kind, key, who.seat)
            yield _Entry(who, snapshot, repeats[seat])
            repeats[seat] += 1


def _belonging_together(entries: Sequence[_Entry]) -> list[set[int]]:
    """Return the places of entries about the same stay, or about the same human of one meeting."""
    groups: dict[object, set[int]] = defaultdict(set)
    # A seat that comes twice may be of two humans.
    twice = {(each.snapshot, each.who.seat) for each in entries if each.repeat}
    for place, each in enumerate(entries):
        seat = each.snapshot, each.who.seat
        if each.snapshot is not None and each.who.seat and seat not in twice:
            groups["seat", seat].add(place)
        if each.snapshot is not None and each.who.human:
            groups["human", each.snapshot, each.who.human].add(place)
    return [
        places
        for places in groups.values()
        if len(places) > 1 and len({entries[place].who.user_id for place in places} - {""}) <= 1
    ]


def _named(entries: Sequence[_Entry], person: Person, *, by_name: bool) -> set[int]:
    ids, emails, names = (
        {each.casefold() for each in group if each} for group in (person.user_ids, person.emails, person.names)
    )
    return {
        place
        for place, who in enumerate(each.who for each in entries)
        if who.user_id.casefold() in ids or who.email.casefold() in emails or (by_name and who.name.casefold() in names)
    }
