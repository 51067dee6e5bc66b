"""The meetings of a comparison out of the archive, whatever is the matter with some of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.archive import Person
from qosviewer.domain.compare.decisions import StayRef, cross_pairing
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.streams import READINGS
from qosviewer.services.compared_sides import Source, load_sides, sides_anew
from qosviewer.services.cross_pairings import keep_cross_pairing
from qosviewer.services.keeping import ArchiveDoor
from tests.support.archives import info, keep, person
from tests.support.comparisons import meeting, who


@pytest.fixture
def door(tmp_path: Path):
    made = ArchiveDoor(tmp_path / "archive.sqlite3")
    yield made
    made.close()


def reading(_kind):
    return next(iter(READINGS.values()))


def load(door: ArchiveDoor, *sources: Source, beside=()):
    return load_sides(sources, door, reading, CancelToken(), beside)


def test_what_is_open_and_what_is_kept_come_in_the_order_of_their_sources(door) -> None:
    opened = Side(meeting(who("Anna"), uuid="open"))
    snapshot = keep(door.open(), [person("Bert", "1")], info(1))
    loaded = load(door, Source(snapshot), Source(opened, "Open"))
    assert [side.data.info.ref.uuid for side in loaded.sides] == ["uuid/1==", "open"]
    assert loaded.front is loaded.sides[0]
    assert loaded.left_out == ()
    assert loaded.trouble is None


def test_one_that_is_gone_or_damaged_keeps_back_none_of_the_others(door) -> None:
    archive = door.open()
    good, damaged = (keep(archive, [person("Bert", "1")], info(number)) for number in (1, 2))
    with closing(sqlite3.connect(door.path)) as raw, raw:
        raw.execute("UPDATE blocks SET numbers = x'00' WHERE snapshot_id = ?", (damaged,))
    loaded = load(door, Source(damaged), Source(good), Source(999, "Gone"))
    assert [side.data.info.topic for side in loaded.sides] == ["Weekly 1"]
    assert loaded.front is None
    assert [each.title for each in loaded.left_out] == ["Weekly 2", "Gone"]
    assert all(each.reason.title for each in loaded.left_out)


def test_what_is_open_stands_in_for_what_the_archive_has_no_longer(door) -> None:
    archive = door.open()
    good, gone = (keep(archive, [person("Bert", "1")], info(number)) for number in (1, 2))
    archive.delete_snapshots([gone])
    here = Side(meeting(who("Anna"), uuid="open"))
    loaded = load(door, Source(gone, here=here), Source(good, here=here))
    assert [side.snapshot for side in loaded.sides] == [None, good]
    assert loaded.front is here
    assert loaded.left_out == ()


def test_sides_are_read_again_but_for_those_that_are_gone_or_never_came_from_there(door) -> None:
    archive = door.open()
    kept, gone = (keep(archive, [person("Bert", "1")], info(number)) for number in (1, 2))
    sides = [*load(door, Source(kept), Source(gone)).sides, Side(meeting(who("Anna"), uuid="open"))]
    archive.delete_snapshots([gone])
    archive.forget(Person(names=frozenset({"Bert"})))
    ((before, after),) = sides_anew(sides, door, reading, CancelToken())
    assert before is sides[0]
    assert [stay.name for stay in (*before.stays, *after.stays)] == ["Bert", ""]


def test_a_lock_is_waited_for_once_and_not_for_each_meeting(door) -> None:
    door._patience_s = 0.3
    with closing(sqlite3.connect(door.path)) as other, other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("CREATE TABLE theirs (x)")
        began = monotonic()
        loaded = load(door, *(Source(number, f"{number}") for number in range(1, 21)))
        assert monotonic() - began < 3
    other.close()
    assert {each.reason.title for each in loaded.left_out} == {"The archive is locked"}
    assert (len(loaded.left_out), loaded.sides, loaded.trouble.retryable) == (20, (), True)


def test_decisions_that_can_not_be_read_keep_back_no_meeting(door) -> None:
    archive = door.open()
    snapshots = [keep(archive, [person("Bert", "1")], info(number)) for number in (1, 2)]
    with closing(sqlite3.connect(door.path)) as raw, raw:
        raw.execute("DROP TABLE cross_pairings")
    raw.close()
    loaded = load(door, *map(Source, snapshots))
    assert (len(loaded.sides), loaded.decisions, loaded.left_out) == (2, (), ())
    assert "no such table" in loaded.trouble.detail


def test_decisions_are_those_of_all_that_will_stand_beside_one_another(door) -> None:
    archive = door.open()
    first, second = (keep(archive, [person("Bert", "1")], info(number)) for number in (1, 2))
    decided = cross_pairing(StayRef("uuid/1==", ("1", 0)), StayRef("uuid/2==", ("1", 0)), joined=False)
    keep_cross_pairing(archive, decided)
    (beside,) = load(door, Source(first)).sides
    assert load(door, Source(second)).decisions == ()
    assert load(door, Source(second), beside=(beside,)).decisions == (decided,)


def test_the_archive_is_not_opened_for_what_is_open(door) -> None:
    loaded = load(door, Source(Side(meeting(who("Anna"), uuid="x"))), Source(Side(meeting(who("Bert"), uuid="y"))))
    assert len(loaded.sides) == 2
    assert door.opened is None and not door.path.exists()


def test_it_stops_between_two_meetings(door) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        load_sides([Source(1)], door, reading, cancel)
