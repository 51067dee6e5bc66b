"""What is kept beside the snapshots: decisions, the watch list, companion answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosviewer.archive import (
    Archive,
    ArchiveError,
    ChecksumWrong,
    CompanionPage,
    KnownBy,
    MeetingNotThere,
    Note,
    Series,
    Wanted,
    Watched,
    WatchedKind,
)
from qosviewer.domain.batch import RawPage
from qosviewer.domain.identity import Identity
from qosviewer.domain.pairing import Pairing
from tests.support.archives import ACME, NOW, info, keep, person


def page(index: int, body: bytes = b'{"a": 1}') -> CompanionPage:
    return CompanionPage(index, RawPage.pack(body), NOW)


def test_decisions_outlive_fetching_again_and_can_be_taken_back(archive: Archive):
    meeting = archive.kept(keep(archive, [person("A", "1")])).meeting
    archive.pairings.decide(meeting, ("2", 0), ("1", 1), joined=True)
    archive.pairings.decide(meeting, ("3", 0), ("1", 0), joined=False)
    keep(archive, [person("A", "1")])
    first, second = Pairing(("1", 1), ("2", 0), True), Pairing(("1", 0), ("3", 0), False)
    assert archive.pairings.of(meeting) == [first, second]
    archive.pairings.decide(meeting, ("1", 1), ("2", 0), joined=None)
    archive.pairings.decide(meeting, ("1", 0), ("3", 0), joined=True)
    assert archive.pairings.of(meeting) == [Pairing(("1", 0), ("3", 0), True)]


def test_what_is_gone_meanwhile_takes_nothing_and_says_so(archive: Archive):
    snapshot = keep(archive, [person("A", "1")])
    meeting = archive.kept(snapshot).meeting
    archive.delete_meeting(meeting)
    for attempt in (
        lambda: archive.notes.put(meeting, None, Note("Remember")),
        lambda: archive.notes.put(meeting, ("1", 0), Note()),
        lambda: archive.pairings.decide(meeting, ("1", 0), ("2", 0), joined=True),
        lambda: archive.companions.put(Series("roster", snapshot=snapshot), page(0)),
        lambda: archive.companions.put_all(Series("minutes", "all", snapshot), [page(0), page(1)]),
    ):
        with pytest.raises(MeetingNotThere, match="no longer in the archive"):
            attempt()


def test_the_watch_list_keeps_its_order_and_follows_a_rename(archive: Archive):
    anna = Watched(WatchedKind.PERSON, KnownBy.EMAIL, "Anna@example.com", "Anna")
    room = Watched(WatchedKind.ROOM, KnownBy.NAME, "Room 7", "Room 7")
    for each in (anna, room):
        archive.watch_list.add(each)
    renamed = Watched(anna.kind, anna.known_by, anna.key, "Anna Schmidt")
    archive.watch_list.add(renamed)
    assert archive.watch_list.all() == [renamed, room]
    assert anna.matches("anna@EXAMPLE.com")
    assert not Watched(WatchedKind.PERSON, KnownBy.ID, "uA", "").matches("ua")
    archive.watch_list.remove(renamed)
    assert archive.watch_list.all() == [room]


def test_companion_answers_come_back_in_order_and_one_replaces_its_like(archive: Archive):
    snapshot = keep(archive, [person("A", "1")])
    roster = Series("roster", snapshot=snapshot)
    listed = Series("list", "2026-02", account=ACME)
    for series in (roster, listed):
        archive.companions.put(series, page(1))
        archive.companions.put(series, page(0))
        archive.companions.put(series, page(1, b"newer"))
        assert [each.raw.body for each in archive.companions.pages(series)] == [b'{"a": 1}', b"newer"]
    assert archive.companions.pages(Series("list", "2026-02")) == []
    archive.companions.put(Series("minutes", "16", snapshot), page(0))
    assert archive.companions.keys("minutes", snapshot) == ["16"]
    archive.delete_snapshots([snapshot])
    assert archive.companions.pages(roster) == []


def test_a_walk_takes_the_place_of_others_as_a_whole_or_not_at_all(archive: Archive):
    week, month = Series("list", "week", account=ACME), Series("list", "month", account=ACME)
    archive.companions.put_all(week, [page(0), page(1)])
    archive.companions.put_all(month, [page(0), page(1), page(2)])

    def broken():
        yield page(0, b"newer")
        raise OSError("out of room")

    with pytest.raises(ArchiveError):
        archive.companions.put_all(month, broken(), [week])
    assert [len(archive.companions.pages(each)) for each in (week, month)] == [2, 3]
    archive.companions.put_all(month, [page(0, b"newer")], [week])
    assert archive.companions.pages(week) == []
    assert [each.raw.body for each in archive.companions.pages(month)] == [b"newer"]


def test_a_companion_answer_that_was_changed_is_not_shown(archive: Archive):
    series = Series("list", account=ACME)
    archive.companions.put(series, page(0))
    with archive._database.writing() as connection:
        connection.execute("UPDATE companions SET body = ?", (RawPage.pack(b"else").packed,))
    with pytest.raises(ChecksumWrong):
        archive.companions.pages(series)


def test_meetings_are_watched_by_their_series_and_by_who_took_part(archive: Archive):
    weekly = info(1)
    keep(archive, [person("Anna", "1", "anna@example.com", "u-1")], weekly)
    keep(archive, [person("Joanna", "2", "bob.anna@example.com", "u-10")], info(2))
    keep(archive, [person("ANNA", "3")], info(3))
    first, second, third = (archive.latest(info(number).ref).meeting for number in (1, 2, 3))

    def watched(kind: WatchedKind, known_by: KnownBy, key: str) -> frozenset[int]:
        each = Watched(kind, known_by, key, "label")
        archive.watch_list.add(each)
        found = archive.watch_list.meetings()
        archive.watch_list.remove(each)
        return found

    assert watched(WatchedKind.SERIES, KnownBy.NUMBER, weekly.ref.number) == {first}
    assert watched(WatchedKind.SERIES, KnownBy.NAME, "weekly 2") == {second}
    assert watched(WatchedKind.PERSON, KnownBy.ID, "u-1") == {first}
    assert watched(WatchedKind.PERSON, KnownBy.EMAIL, "Anna@Example.com") == {first}
    assert watched(WatchedKind.ROOM, KnownBy.NAME, "anna") == {first, third}
    assert watched(WatchedKind.PERSON, KnownBy.NAME, "«»") == frozenset()
    assert archive.watch_list.meetings() == frozenset()


def test_somebody_of_whom_there_is_no_quality_is_found_and_watched(archive: Archive):
    snapshot = keep(archive, [person("Anna", "1")], info(1))
    keep(archive, [person("Ben", "2")], info(2))
    meeting, roster = archive.kept(snapshot).meeting, Series("roster", snapshot=snapshot)
    named = Identity(user_id="uM", email="mute@example.com", name="Max Mute")
    watched = [
        Watched(WatchedKind.PERSON, KnownBy.ID, "uM", ""),
        Watched(WatchedKind.PERSON, KnownBy.EMAIL, "MUTE@example.com", ""),
        Watched(WatchedKind.ROOM, KnownBy.NAME, "max mute", ""),
    ]

    def found() -> list[int]:
        return [row.meeting for row in archive.library(Wanted("mute@exam max"))]

    for keep_page in (archive.companions.put, lambda series, page: archive.companions.put_all(series, [page])):
        assert found() == []
        keep_page(roster, replace(page(0), people=(named,)))
        assert found() == [meeting]
        for one in watched:
            archive.watch_list.add(one)
            assert archive.watch_list.meetings() == {meeting}, one
            archive.watch_list.remove(one)
        archive.notes.put(meeting, None, Note("looked at"))
        assert found() == [meeting]
        archive.companions.put(roster, page(0))
        assert found() == []


def test_changes_are_seen_whoever_makes_them(archive: Archive):
    with archive.changes() as changes:
        assert not changes.any()
        keep(archive, [person("Anna", "1")])
        assert changes.any()
        assert not changes.any()
        with Archive.open(archive.path) as other:
            other.watch_list.add(Watched(WatchedKind.SERIES, KnownBy.NUMBER, "81234560001", "Weekly"))
        assert changes.any()
