"""Rosters that an earlier version kept: whoever is in them alone is found by the search as well."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from qosviewer.api.wire import PERSONAL_KEYS
from qosviewer.archive import Archive, CompanionPage, KnownBy, Person, Series, Watched, WatchedKind
from qosviewer.domain.batch import RawPage
from qosviewer.services.rosters import keep_roster, name_kept_rosters
from tests.support.archives import NOW, find, info, keep, make_earlier, person

SOMEBODY = b'{"participants": [{"user_id": "9", "user_name": "Max Mute", "email": "max@example.com", "id": "uM"}]}'
NOBODY = b'{"participants": []}'


@pytest.fixture
def earlier(path: Path) -> Iterator[Archive]:
    """What the second layout becomes: a roster beside its meeting, with a phone in it that the summary lacks."""
    path.parent.mkdir()
    make_earlier(path, 2)
    with Archive.open(path) as archive:
        yield archive


def test_whoever_is_in_an_old_roster_alone_is_found_once_it_was_looked_through(earlier: Archive) -> None:
    assert find(earlier, "phone") == []
    assert list(name_kept_rosters(earlier)) == [1]
    assert [row.info.topic for row in find(earlier, "phone")] == ["Weekly 1"]
    assert len(find(earlier, "p1@example.com")) == 1
    phone = Watched(WatchedKind.ROOM, KnownBy.NAME, "Phone", "")
    earlier.watch_list.add(phone)
    assert earlier.watch_list.meetings() == {1}
    assert list(name_kept_rosters(earlier)) == []


def test_what_is_new_or_names_nobody_is_looked_through_no_more(archive: Archive) -> None:
    for number, body in enumerate((SOMEBODY, NOBODY), 1):
        keep_roster(archive, keep(archive, [person("Anna", "1")], info(number)), [RawPage.pack(body)])
    minutes = Series("minutes", "all", snapshot=1)
    archive.companions.put(minutes, CompanionPage(0, RawPage.pack(SOMEBODY), NOW))
    assert list(name_kept_rosters(archive)) == []


def test_what_is_damaged_or_replaced_meanwhile_is_left_alone(earlier: Archive, path: Path) -> None:
    snapshots = [1, *(keep(earlier, [person("Anna", "1")], info(number)) for number in (2, 3))]
    for snapshot in snapshots[1:]:
        earlier.companions.put(Series("roster", snapshot=snapshot), CompanionPage(0, RawPage.pack(SOMEBODY), NOW))
    with closing(sqlite3.connect(path)) as tool, tool:
        tool.execute("UPDATE companions SET sha256 = zeroblob(32) WHERE snapshot_id = 2")
    going = name_kept_rosters(earlier)
    assert next(going) == 1
    keep_roster(earlier, 3, [RawPage.pack(NOBODY)])
    assert list(going) == [2, 3]
    assert find(earlier, "mute") == []


def test_nobody_who_was_forgotten_comes_back(earlier: Archive) -> None:
    earlier.companions.put(Series("roster", snapshot=1), CompanionPage(0, RawPage.pack(SOMEBODY), NOW))
    earlier.forget(Person(frozenset({"uM"}), frozenset({"max@example.com"}), frozenset({"Max Mute"})), PERSONAL_KEYS)
    list(name_kept_rosters(earlier))
    assert find(earlier, "mute") == find(earlier, "max@example.com") == []


def test_a_file_that_is_locked_is_looked_through_the_next_time(earlier: Archive, path: Path) -> None:
    with Archive.open(path, patience_s=0.05) as waiting, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert list(name_kept_rosters(waiting)) == []
        other.rollback()
        assert list(name_kept_rosters(waiting)) == [1]
