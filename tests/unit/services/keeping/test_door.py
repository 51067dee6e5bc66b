"""The archive is opened once, by whoever comes first; failures are remembered as long as they last."""

from __future__ import annotations

import threading

import pytest

from qosviewer.archive import Archive, ArchiveDamaged, ArchiveGone
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.places import find_places


@pytest.fixture
def door():
    made = ArchiveDoor(find_places().archive_file)
    yield made
    made.close()


def test_nothing_is_opened_before_it_is_needed_and_then_once(door) -> None:
    assert door.opened is None
    assert not door.path.exists()
    opened: list[Archive] = []
    threads = [threading.Thread(target=lambda: opened.append(door.open())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {id(archive) for archive in opened} == {id(door.opened)}


def test_damage_is_remembered_until_somebody_wants_to_try_again(door) -> None:
    door.path.parent.mkdir(parents=True)
    door.path.write_bytes(b"not SQLite" * 1000)
    with pytest.raises(ArchiveDamaged) as first:
        door.open()
    door.path.unlink()
    with pytest.raises(ArchiveDamaged) as second:
        door.open()
    assert second.value is first.value is door.trouble
    door.try_again()
    assert door.trouble is None
    assert door.open().library() == []


def test_a_rescue_leaves_an_archive_that_can_be_used(door) -> None:
    door.path.parent.mkdir(parents=True)
    door.path.write_bytes(b"not SQLite" * 1000)
    with pytest.raises(ArchiveDamaged):
        door.open()
    rescued = door.rescue()
    assert rescued.aside.read_bytes() == b"not SQLite" * 1000
    assert door.open().library() == []


def test_what_is_unsafe_is_told_once(door, monkeypatch) -> None:
    monkeypatch.setattr("qosviewer.archive.upkeep.network_system", lambda _path: "nfs")
    assert door.warning() is None, "nothing is open"
    door.open()
    assert "nfs" in door.warning().detail
    assert door.warning() is None


def test_a_closed_door_stays_closed(door) -> None:
    door.open()
    door.close()
    with pytest.raises(ArchiveGone):
        door.open()
    assert door.opened is None


def test_only_one_writes_a_snapshot(door) -> None:
    assert door.claim(1)
    assert not door.claim(1)
    assert door.claim(2)
    door.release(1)
    assert door.claim(1)
