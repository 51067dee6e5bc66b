"""The archive in the hands of whole programs: killed, several at once, on a disk that fails them."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.archive import Archive, ChecksumWrong
from qosviewer.domain.errors import ConnectionTrouble
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.sample import Meeting, SampleServer
from qosviewer.services.fetching import Fetched
from qosviewer.services.keeping import ArchiveDoor, NotKept, NotOpened, OpenedMeeting, fetch_and_keep
from tests.support.archive_workers import ACME, Work, address_of, session_at, start, visited
from tests.support.archives import exported
from tests.support.fetches import OwnTime, session_for
from tests.unit.archive.test_upkeep import proof_of

KILLS = 100
PAGE_SIZE = 10

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


@pytest.fixture
def server() -> Iterator[SampleServer]:
    with SampleServer(participants=150) as server:
        yield server


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "archive.sqlite3"


def some_meetings(server: SampleServer) -> list[Meeting]:
    """A large one and small ones, all of which can be had."""
    keys = ("site-downlink", "oddities", "no-data")
    return [server.meetings[0], *map(server.account.meeting, keys)]


def work_on(path: Path, server: SampleServer, **how: int) -> Work:
    return Work(str(path), address_of(server), [meeting.uuid for meeting in some_meetings(server)], **how)


def acknowledged(said: str) -> list[list[str]]:
    return [line.split() for line in said.splitlines() if not line.startswith("not kept")]


def pages_among(lines: list[list[str]]) -> set[tuple[int, int, int]]:
    return {(int(line[0]), int(line[1]), int(line[2])) for line in lines if line[1] != "complete"}


def kept_pages(path: Path) -> Counter[tuple[int, int, int]]:
    """What any SQLite tool finds."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as tool:
        return Counter(tool.execute("SELECT snapshot_id, walk, page FROM pages"))


def listed(meeting: Meeting) -> list[str]:
    return [json.loads(meeting.summary(index))["participant_id"] for index in range(meeting.size)]


def assert_whole(archive: Archive, snapshot: int, meeting: Meeting, *, in_order: bool = True) -> None:
    """Every participant once, and none that is not of the meeting."""
    loaded = archive.load(snapshot)
    assert loaded.kept.complete
    there = [one.participant_id for one in loaded.table.participants]
    assert (there if in_order else sorted(there)) == listed(meeting)


def assert_all_can_be_completed(path: Path, server: SampleServer, *, without_holes: bool = True) -> None:
    """Go on with whatever is partial; afterwards everything is there, as if nothing had happened.

    Where a page in the midst was lost, the people on it stand at the end when they have been fetched again.
    """
    session, door = session_at(address_of(server)), ArchiveDoor(path)
    with closing(door), closing(ArchiveDoor(path.with_name("undisturbed.sqlite3"))) as undisturbed:
        archive = door.open()
        for meeting in some_meetings(server):
            ref = MeetingRef(MeetingKind.MEETING, uuid=meeting.uuid)
            for each in (door, undisturbed):
                list(visited(session, each, ref))
            rows = [each.open().latest(ref) for each in (door, undisturbed)]
            tables = [each.open().load(row.snapshot).table for each, row in zip((door, undisturbed), rows, strict=True)]
            if without_holes:
                assert exported(tables[0], rows[0].info) == exported(tables[1], rows[1].info)
            for snapshot in archive.snapshots_of(rows[0].meeting):
                if archive.kept(snapshot).complete:
                    assert_whole(archive, snapshot, meeting, in_order=without_holes)
            (opened,) = visited(session, door, ref)
            assert isinstance(opened, OpenedMeeting)
        assert proof_of(archive).sound


@needs_fork
def test_100_programs_are_killed_while_they_fetch_and_keep(path: Path, server: SampleServer) -> None:
    # Two at a time: each kill also hits while another program writes.
    pair = [start(work_on(path, server, kills=KILLS // 2, seed=seed)) for seed in (1, 2)]
    said = [process.communicate(timeout=120)[0] for process in pair]
    assert [process.returncode for process in pair] == [0, 0]
    lines = acknowledged("".join(said))
    pages = kept_pages(path)
    assert set(pages.values()) == {1}
    assert len(lines) >= KILLS // 2
    assert pages_among(lines) <= set(pages)
    with Archive.open(path) as archive:
        assert proof_of(archive).sound
        assert all(archive.kept(int(line[0])).complete for line in lines if line[1] == "complete")
        every = [snapshot for row in archive.library() for snapshot in archive.snapshots_of(row.meeting)]
        assert any(not archive.kept(snapshot).complete for snapshot in every)
    assert_all_can_be_completed(path, server)


def test_three_programs_keep_the_same_meetings_at_once(path: Path, server: SampleServer) -> None:
    trio = [start(work_on(path, server, seed=seed)) for seed in (1, 2, 3)]
    with Archive.open(path) as looking:
        # Somebody looks at the library all the while.
        while any(process.poll() is None for process in trio):
            for row in looking.library():
                looking.load(row.snapshot)
    said = "".join(process.communicate(timeout=60)[0] for process in trio)
    assert [process.returncode for process in trio] == [0, 0, 0]
    # Where one goes on with what another has just begun, that one leaves it to it.
    assert {line for line in said.splitlines() if line.startswith("not kept")} <= {"not kept: SnapshotWentOn"}
    pages = kept_pages(path)
    assert set(pages.values()) == {1}
    assert pages_among(acknowledged(said)) <= set(pages)
    with Archive.open(path) as archive:
        assert len(archive.library()) == len(some_meetings(server))
        assert all(row.complete for row in archive.library())
    assert_all_can_be_completed(path, server)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for the size of a file")
def test_no_room_in_the_middle_of_a_page(path: Path, server: SampleServer) -> None:
    Archive.open(path).close()
    process = start(work_on(path, server, largest_file=400_000))
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "not kept" in said
    lines = acknowledged(said)
    assert 0 < len(pages_among(lines)) < sum(-(-meeting.size // PAGE_SIZE) for meeting in some_meetings(server))
    assert pages_among(lines) <= set(kept_pages(path))
    assert_all_can_be_completed(path, server)


class Visit:
    """One meeting opened by this process, a step at a time."""

    def __init__(self, server: SampleServer, door: ArchiveDoor, meeting: Meeting, **options: Any) -> None:
        session = session_for(server, **options)
        self.ref = MeetingRef(MeetingKind.MEETING, uuid=meeting.uuid)
        self.events: list[Any] = []
        self._coming = visited(session, door, self.ref)

    def until(self, pages: int) -> None:
        while len(self.of(Fetched)) < pages:
            self.events.append(next(self._coming))

    def stop(self) -> None:
        self._coming.close()

    def to_its_end(self) -> Visit:
        self.events += self._coming
        return self

    def of(self, kind: type[Any]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def trouble(self) -> list[str]:
        return [type(event.error).__name__ for event in self.of(NotKept)]


@pytest.fixture
def door(path: Path) -> Iterator[ArchiveDoor]:
    with closing(ArchiveDoor(path)) as door:
        yield door


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("how", ["deleted", "moved"])
def test_the_disk_vanishes_while_fetching(path: Path, server: SampleServer, door: ArchiveDoor, how: str) -> None:
    visit = Visit(server, door, server.meetings[0])
    visit.until(pages=4)
    elsewhere = path.parent.with_name("elsewhere")
    if how == "moved":
        path.parent.rename(elsewhere)
    else:
        shutil.rmtree(path.parent)
    visit.to_its_end()
    assert visit.trouble == ["ArchiveGone"]
    assert len(visit.of(Fetched)) == 15
    assert not path.exists()
    if how == "moved":
        assert len(kept_pages(elsewhere / path.name)) == 4
        elsewhere.rename(path.parent)
        door.try_again()
        assert_all_can_be_completed(path, server)


@pytest.fixture
def only_to_be_read(path: Path, server: SampleServer) -> Iterator[Path]:
    """An archive with one meeting in it, on a disk that can't be written."""
    with closing(ArchiveDoor(path)) as door:
        Visit(server, door, server.meetings[1]).to_its_end()
    folder = path.parent
    if subprocess.run(["mount", "--bind", "-r", folder, folder], capture_output=True, check=False).returncode:
        pytest.skip("mounting takes more rights than these tests have")
    yield path
    subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="needs mounting")
def test_a_disk_that_can_only_be_read(only_to_be_read: Path, server: SampleServer) -> None:
    with closing(ArchiveDoor(only_to_be_read)) as door:
        (opened,) = Visit(server, door, server.meetings[1]).to_its_end().events
        assert opened.table.participant_count == server.meetings[1].size
        other = Visit(server, door, server.meetings[0]).to_its_end()
        assert other.trouble == ["ArchiveReadOnly"]
        assert len(other.of(Fetched)) == 15


def test_another_program_holds_the_file_for_a_while(path: Path, server: SampleServer, door: ArchiveDoor) -> None:
    door.open()
    with closing(sqlite3.connect(path, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        release = threading.Timer(0.3, other.rollback)
        release.start()
        visit = Visit(server, door, server.meetings[1]).to_its_end()
        release.join()
    assert visit.trouble == []
    assert_all_can_be_completed(path, server)


@pytest.mark.parametrize("content", [b"", b"not a database " * 999, b"SQLite format 3\0" + bytes(500)])
def test_what_is_no_archive_stops_no_fetch(path: Path, server: SampleServer, door: ArchiveDoor, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    visit = Visit(server, door, server.meetings[1]).to_its_end()
    assert len(visit.of(Fetched)) == 2
    if content:
        assert visit.trouble == ["ArchiveDamaged"]
        assert path.read_bytes() == content
        assert door.rescue().aside.read_bytes() == content
    assert_all_can_be_completed(path, server)


@pytest.mark.parametrize("seed", range(2))
def test_noise_in_the_file_loses_nothing_that_can_be_had_again(path: Path, server: SampleServer, seed: int) -> None:
    with closing(ArchiveDoor(path)) as door:
        for meeting in some_meetings(server):
            Visit(server, door, meeting).to_its_end()
    chance, content = random.Random(seed), bytearray(path.read_bytes())
    if seed % 2:
        del content[chance.randrange(len(content) // 2, len(content)) :]
    else:
        for _ in range(5):
            at = chance.randrange(8192, len(content) - 400)
            content[at : at + 400] = chance.randbytes(400)
    path.write_bytes(content)
    with closing(ArchiveDoor(path)) as door:
        for meeting in some_meetings(server):
            visit = Visit(server, door, meeting).to_its_end()
            assert visit.of(OpenedMeeting) or visit.of(Fetched)
        door.rescue()
    assert_all_can_be_completed(path, server, without_holes=False)


def test_a_snapshot_that_was_tampered_with_is_fetched_again(
    path: Path, server: SampleServer, door: ArchiveDoor
) -> None:
    meeting = server.meetings[1]
    Visit(server, door, meeting).to_its_end()
    with closing(sqlite3.connect(path)) as tool, tool:
        tool.execute("UPDATE blocks SET numbers = zeroblob(length(numbers))")
    (finding,) = proof_of(door.open()).findings
    assert finding.snapshot == 1
    visit = Visit(server, door, meeting).to_its_end()
    assert visit.trouble == []
    assert len(visit.of(Fetched)) == 2
    assert door.open().latest(visit.ref).snapshot == 2
    assert_whole(door.open(), 2, meeting)
    (opened,) = Visit(server, door, meeting).to_its_end().events
    assert opened.kept.snapshot == 2


@pytest.mark.parametrize("damaged", [(3,), (3, 2), (3, 2, 1)])
@pytest.mark.parametrize("by_number", [True, False])
def test_without_a_network_the_latest_sound_snapshot_is_opened_and_damage_is_told(
    path: Path, server: SampleServer, door: ArchiveDoor, damaged: tuple[int, ...], by_number: bool
) -> None:
    meeting = server.meetings[1]
    uuid = MeetingRef(MeetingKind.MEETING, uuid=meeting.uuid)
    for _ in range(3):
        list(fetch_and_keep(session_for(server), uuid, archive=door, account=ACME, cancel=CancelToken()))
    with closing(sqlite3.connect(path)) as tool, tool:
        change = "UPDATE blocks SET numbers = zeroblob(length(numbers)) WHERE snapshot_id = ?"
        tool.executemany(change, [(snapshot,) for snapshot in damaged])
    server.close()
    ref = MeetingRef(MeetingKind.MEETING, door.open().kept(1).info.ref.number) if by_number else uuid
    events: list[Any] = []
    with pytest.raises(ConnectionTrouble):
        for event in visited(session_for(server), door, ref):
            events.append(event)
    (told,) = (event.error for event in events if isinstance(event, NotOpened))
    assert isinstance(told, ChecksumWrong)
    assert "fetch 3 " in told.detail
    sound = [number for number in (3, 2, 1) if number not in damaged]
    assert [event.kept.snapshot for event in events if isinstance(event, OpenedMeeting)] == sound[:1]


DAY_S = 86_400


@pytest.mark.parametrize("token_lives", [True, False])
@pytest.mark.parametrize("back_s", [60, 400 * DAY_S])
def test_the_clock_is_set_back_between_two_halves(
    server: SampleServer, door: ArchiveDoor, back_s: int, token_lives: bool
) -> None:
    meeting, now = server.meetings[0], datetime.now(UTC)
    first = Visit(server, door, meeting, timing=OwnTime(now).timing)
    first.until(pages=7)
    first.stop()
    if not token_lives:
        server.service.desk.pages.expire_all()
    second = Visit(server, door, meeting, timing=OwnTime(now - timedelta(seconds=back_s)).timing).to_its_end()
    assert second.trouble == []
    assert len(second.of(Fetched)) == (8 if token_lives else 15)
    row = door.open().latest(second.ref)
    assert row.snapshots == 1
    assert_whole(door.open(), row.snapshot, meeting)


def test_the_latest_is_what_was_fetched_last_whatever_the_clock_said(
    path: Path, server: SampleServer, door: ArchiveDoor
) -> None:
    meeting, now = server.meetings[1], datetime.now(UTC)
    for days_back in (0, 30, 3):
        timing = OwnTime(now - timedelta(days=days_back)).timing
        ref = MeetingRef(MeetingKind.MEETING, uuid=meeting.uuid)
        list(fetch_and_keep(session_for(server, timing=timing), ref, archive=door, account=ACME, cancel=CancelToken()))
    archive = door.open()
    row = archive.latest(ref)
    assert (row.snapshot, archive.snapshots_of(row.meeting)) == (3, [3, 2, 1])
    (listed_row,) = archive.library()
    assert listed_row.snapshot == 3
