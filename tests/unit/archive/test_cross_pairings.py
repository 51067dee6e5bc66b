"""Who is who across meetings, as people decided: kept with the meetings, found again, gone with them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qosviewer.archive import Account, Archive, ArchiveBusy, ArchiveError, MeetingNotThere, Note, Person, rescue
from qosviewer.archive.instants import text_of
from qosviewer.domain.batch import RawPage
from qosviewer.domain.compare.decisions import CrossPairing, StayRef, cross_pairing
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.services.cross_pairings import (
    keep_cross_pairing,
    kept_cross_pairings,
    take_back_cross_pairing,
    write_decisions,
)
from qosviewer.services.keeping import ArchiveDoor
from tests.support.archives import NOW, info, keep, make_earlier, parse, person
from tests.unit.archive.killing_decisions import GROUPS, group, takes_back
from tests.unit.archive.test_forgetting import found as traces
from tests.unit.archive.test_upkeep import proof_of

PEOPLE = [person("Anna", "0", "anna@example.com"), person("Ben", "1")]
ROOT = Path(__file__).parents[3]
KILLS = 60
KEYS = {info(number).instance_key for number in (1, 2, 3)}


def decided(one: str, other: str, *, joined: bool = True) -> CrossPairing:
    """A decision about ``1:0``, somebody of the first meeting, and another."""
    stays = []
    for text in (one, other):
        number, _, seat = text.partition(":")
        stays.append(StayRef(info(int(number)).instance_key, (seat, 0)))
    return cross_pairing(*stays, joined=joined)


def rows_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as tool:
        return tool.execute("SELECT count(*) FROM cross_pairings").fetchone()[0]


@pytest.fixture
def three(archive: Archive) -> Archive:
    """An archive with three meetings."""
    for number in (1, 2, 3):
        keep(archive, PEOPLE, info(number))
    return archive


def test_decisions_come_back_the_oldest_first_and_only_those_about_the_meetings(three: Archive) -> None:
    later, earlier, elsewhere = decided("1:0", "2:0"), decided("1:1", "2:1", joined=False), decided("3:0", "1:0")
    keep_cross_pairing(three, decided("1:0", "2:0", joined=False))
    # The clock was set back meanwhile: what was decided last counts all the same.
    keep_cross_pairing(three, earlier, NOW + timedelta(days=1))
    keep_cross_pairing(three, later, NOW)
    keep_cross_pairing(three, elsewhere, NOW - timedelta(days=1))
    first, second, third = (info(number).instance_key for number in (1, 2, 3))
    assert kept_cross_pairings(three, {first, second}) == (earlier, later)
    assert set(kept_cross_pairings(three, KEYS)) == {later, earlier, elsewhere}
    assert kept_cross_pairings(three, {second, third}) == kept_cross_pairings(three, {first}) == ()


def test_a_new_decision_takes_the_place_of_an_older_one_and_can_be_taken_back(three: Archive) -> None:
    keep_cross_pairing(three, decided("1:0", "2:0"))
    keep_cross_pairing(three, decided("2:0", "1:0", joined=False))
    assert kept_cross_pairings(three, KEYS) == (decided("1:0", "2:0", joined=False),)
    take_back_cross_pairing(three, decided("1:0", "2:0"))
    assert kept_cross_pairings(three, KEYS) == ()
    take_back_cross_pairing(three, decided("1:0", "2:0"))


def test_they_are_found_again_when_a_meeting_is_fetched_anew_and_for_a_third_one(three: Archive) -> None:
    keep_cross_pairing(three, decided("1:0", "2:0"))
    keep(three, PEOPLE, info(1, topic="Renamed", start=None))
    assert kept_cross_pairings(three, KEYS) == (decided("1:0", "2:0"),)


def test_two_windows_never_overwrite_each_other(three: Archive, path: Path) -> None:
    def decide(side: int) -> None:
        with Archive.open(path) as window:
            for seat in range(40):
                keep_cross_pairing(window, decided(f"1:{side}{seat}", f"2:{side}{seat}", joined=bool(seat % 2)))

    threads = [threading.Thread(target=decide, args=(side,)) for side in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(kept_cross_pairings(three, KEYS))) == rows_in(path) == 120


@pytest.mark.parametrize("number", [1, 2])
def test_they_go_with_either_meeting(three: Archive, path: Path, number: int) -> None:
    keep_cross_pairing(three, decided("1:0", "2:0"))
    keep_cross_pairing(three, decided("3:0", "1:1"))
    keep_cross_pairing(three, decided("3:0", "2:1"))
    three.delete_meeting(three.latest(info(number).ref).meeting)
    assert rows_in(path) == 1
    keep(three, PEOPLE, info(number))
    assert len(kept_cross_pairings(three, KEYS)) == 1
    assert proof_of(three).sound


def test_they_go_by_age_and_with_an_account_also_where_notes_stay(archive: Archive, path: Path) -> None:
    for number, account in ((1, "a"), (2, "b"), (3, "b")):
        start = datetime(2026, 3, number, tzinfo=UTC)
        keep(archive, PEOPLE, info(number, start=start), account=Account(account))
        archive.notes.put(archive.library()[0].meeting, None, Note("Remember"))
    first = archive.latest(info(1).ref).meeting
    archive.pairings.decide(first, ("0", 0), ("1", 0), joined=True)
    for pair in (("1:0", "2:0"), ("2:0", "3:0"), ("2:1", "3:1")):
        keep_cross_pairing(archive, decided(*pair))
    archive.delete_older_than(datetime(2026, 3, 2, tzinfo=UTC))
    assert rows_in(path) == 2
    assert archive.pairings.of(first) == []
    assert archive.notes.of(first)
    archive.delete_account("b")
    assert rows_in(path) == 0
    assert proof_of(archive).sound


def test_one_snapshot_of_several_takes_none_along(three: Archive) -> None:
    again = keep(three, PEOPLE, info(1))
    keep_cross_pairing(three, decided("1:0", "2:0"))
    three.delete_snapshots([again])
    assert len(kept_cross_pairings(three, KEYS)) == 1


def test_forgetting_leaves_decisions_by_numbers_and_no_trace_in_seats_that_are_names(
    three: Archive, path: Path
) -> None:
    keep_cross_pairing(three, decided("1:0", "2:0"))
    keep_cross_pairing(three, decided("1:anna@example.com", "2:1"))
    keep_cross_pairing(three, decided("1:1", "2:Anna", joined=False))
    meeting = three.latest(info(1).ref).meeting
    three.pairings.decide(meeting, ("Anna", 0), ("1", 0), joined=True)
    three.notes.put(meeting, ("Anna", 0), Note("Called back"))
    three.forget(Person(emails=frozenset({"anna@example.com"}), names=frozenset({"Anna"})))
    assert kept_cross_pairings(three, KEYS) == (decided("1:0", "2:0"),)
    assert three.pairings.of(meeting) == []
    assert three.notes.of(meeting) == {("", 0): Note("Called back")}
    for term in ("anna@example.com", "Anna"):
        assert list(traces(path.parent, term)) == []


def test_a_backup_and_a_rescue_bring_them_along(three: Archive, path: Path, tmp_path: Path) -> None:
    decisions = (decided("1:0", "2:0"), decided("1:1", "3:1", joined=False))
    for each in decisions:
        keep_cross_pairing(three, each)
    three.backup(tmp_path / "backup.sqlite3")
    with Archive.open(tmp_path / "backup.sqlite3") as copy:
        assert kept_cross_pairings(copy, KEYS) == decisions
    three.close()
    with closing(sqlite3.connect(path)) as tool, tool:
        tool.execute("UPDATE cross_pairings SET second_meeting = 77 WHERE second_id = '0'")
    rescue(path, parse)
    with Archive.open(path) as rescued:
        assert kept_cross_pairings(rescued, KEYS) == decisions[1:]
        assert proof_of(rescued).sound


@pytest.mark.parametrize("how", ["opened", "rescued"])
def test_those_of_layout_3_are_brought_over_and_nothing_else_that_stood_there(path: Path, how: str) -> None:
    path.parent.mkdir()
    make_earlier(path, 3)
    if how == "rescued":
        rescue(path, parse)
    with Archive.open(path) as archive:
        assert kept_cross_pairings(archive, KEYS) == (decided("1:0", "2:0", joined=False), decided("1:1", "2:2"))
        assert archive.companions.keys("cross-pairing") == []
        assert proof_of(archive).sound
    with closing(sqlite3.connect(path)) as tool:
        moments = tool.execute("SELECT decided_at FROM cross_pairings ORDER BY decided_at").fetchall()
    assert moments == [("2026-03-02T08:01:00.000000Z",), ("2026-03-02T08:02:00.000000Z",)]


def test_those_of_layout_3_about_a_number_are_brought_over_where_it_means_one_meeting(path: Path) -> None:
    path.parent.mkdir()
    make_earlier(path, 3)
    body = RawPage.pack(b'{"joined": true}')
    with closing(sqlite3.connect(path)) as tool, tool:
        for meeting, number in ((11, "932"), (12, "933"), (13, "933")):
            known = (meeting, number, text_of(NOW), text_of(NOW))
            tool.execute("INSERT INTO meetings VALUES (?, 'meeting', ?, '', ?, '', '', ?, NULL, NULL)", known)
        for number in ("932", "933"):
            key = json.dumps([[number, "0", 0], [info(1).instance_key, "0", 0]])
            row = ("cross-pairing", key, text_of(NOW), body.checksum, body.packed)
            tool.execute("INSERT INTO companions VALUES (NULL, ?, ?, 0, NULL, NULL, ?, '', ?, ?, NULL)", row)
    with Archive.open(path) as archive:
        keys = {f"{number} 2026-03-02T08:00:00Z" for number in ("932", "933")}
        (decision,) = kept_cross_pairings(archive, keys | {info(1).instance_key})
    assert {each.meeting for each in (decision.first, decision.second)} == {
        "932 2026-03-02T08:00:00Z",
        info(1).instance_key,
    }


def test_what_is_not_there_takes_no_decision_and_says_so(three: Archive, path: Path) -> None:
    for pair in (("1:0", "9:0"), ("9:0", "2:0")):
        with pytest.raises(MeetingNotThere) as caught:
            keep_cross_pairing(three, decided(*pair))
        assert (caught.value.title, caught.value.exit_code) == ("This decision holds in the open comparison only", 7)
    assert rows_in(path) == 0


@pytest.mark.parametrize("keep_them", [True, False])
def test_what_was_decided_at_once_is_kept_at_once_or_not_at_all(three: Archive, path: Path, keep_them: bool) -> None:
    before = decided("1:1", "2:1", joined=False)
    with closing(ArchiveDoor(path, patience_s=0.05)) as door, closing(sqlite3.connect(path)) as other:
        with pytest.raises(MeetingNotThere):
            write_decisions(door, [decided("9:0", "1:1"), decided("1:1", "2:1", joined=False)], keep=True)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveBusy) as caught:
            write_decisions(door, [before], keep=keep_them)
        assert caught.value.title == ("The decision is not kept" if keep_them else "The decision is still kept")
        assert "locked" in caught.value.detail and "Try again" in caught.value.advice and caught.value.retryable
        assert kept_cross_pairings(three, KEYS) == (before,)
        other.rollback()
        write_decisions(door, [before, decided("1:0", "2:0")], keep=keep_them)
    assert len(kept_cross_pairings(three, KEYS)) == (2 if keep_them else 0)


def unknown(start: datetime | None) -> MeetingInfo:
    """An instance that is known by no UUID."""
    return MeetingInfo(MeetingRef(MeetingKind.MEETING, "93201235621"), "Weekly", start=start)


def with_unknown(one: MeetingInfo) -> CrossPairing:
    return cross_pairing(StayRef(one.instance_key, ("0", 0)), StayRef(info(1).instance_key, ("0", 0)), joined=True)


def test_an_instance_without_a_uuid_is_known_by_its_number_and_start(three: Archive) -> None:
    this, last = unknown(NOW), unknown(NOW - timedelta(days=7))
    for one in (this, last, this):
        keep(three, PEOPLE, one)
    decision = with_unknown(this)
    for _time in range(2):
        keep_cross_pairing(three, decision)
    assert kept_cross_pairings(three, KEYS | {this.instance_key}) == (decision,)
    # Seats of another instance are other people, whatever their numbers.
    assert kept_cross_pairings(three, KEYS | {last.instance_key}) == ()
    take_back_cross_pairing(three, decision)
    assert kept_cross_pairings(three, KEYS | {this.instance_key}) == ()


def test_a_number_alone_takes_a_decision_while_nothing_else_has_it(three: Archive) -> None:
    only = unknown(None)
    keep(three, PEOPLE, only)
    keep_cross_pairing(three, with_unknown(only))
    keys = KEYS | {only.instance_key}
    assert kept_cross_pairings(three, keys) == (with_unknown(only),)
    keep(three, PEOPLE, only)
    assert kept_cross_pairings(three, keys) == ()
    with pytest.raises(MeetingNotThere):
        keep_cross_pairing(three, with_unknown(only))


def test_a_decision_that_could_not_be_kept_leaves_the_earlier_one(three: Archive) -> None:
    keep_cross_pairing(three, decided("1:0", "2:0"))
    with three._database.reading() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(ArchiveError):
        keep_cross_pairing(three, decided("1:0", "2:0", joined=False))
    assert kept_cross_pairings(three, KEYS) == (decided("1:0", "2:0"),)


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name(script)), *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_killed_in_the_midst_of_deciding_nothing_acknowledged_is_lost_or_halved(three: Archive, path: Path) -> None:
    # Each kill also hits while others decide, and while a collector fetches and is killed.
    workers = (1, 2)
    deciding = [started("killing_decisions.py", path, worker, KILLS // 2) for worker in workers]
    collecting = started("killing.py", path, 1_000_000, KILLS // 4)
    said = [process.communicate(timeout=120)[0] for process in (*deciding, collecting)]
    assert [process.returncode for process in (*deciding, collecting)] == [0, 0, 0]
    assert proof_of(three).sound
    with closing(sqlite3.connect(path)) as tool:
        rows = tool.execute("SELECT first_id, joined, decided_at FROM cross_pairings").fetchall()
    for worker, acts in zip(workers, said, strict=False):
        acknowledged = [int(act) for act in acts.splitlines()]
        assert acknowledged == list(range(acknowledged[-1] + 1)), "each goes on where the one before was killed"
        assert len(acknowledged) >= KILLS // 2
        for place in range(GROUPS):
            last = max(act for act in acknowledged if act % GROUPS == place)
            found = {row for row in rows if row[0].startswith(f"{worker}{place}")}
            assert found in (rows_of(worker, last), rows_of(worker, last + GROUPS))


def rows_of(worker: int, act: int) -> set[tuple[str, int, str]]:
    """What stands in the table after an act, of its group."""
    at = text_of(NOW + timedelta(seconds=act))
    return set() if takes_back(act) else {(each.first.key[0], int(each.joined), at) for each in group(worker, act)}
