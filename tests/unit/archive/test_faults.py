"""Killed, full, locked, gone, damaged: a clear error, and nothing lost that was kept before."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from qosviewer.archive import (
    Archive,
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveFull,
    ArchiveGone,
    ArchiveReadOnly,
    ArchiveRefused,
    CompanionPage,
    Note,
    Series,
    rescue,
)
from qosviewer.archive.schema import APPLICATION_ID, LAYOUT, STEPS
from qosviewer.domain.batch import RawPage
from qosviewer.domain.identity import Identity
from tests.support.archives import (
    ACME,
    NOW,
    add,
    exported,
    find,
    info,
    keep,
    make_earlier,
    only_to_be_read,
    pages_of,
    parse,
    person,
    table_of,
)
from tests.unit.archive.test_upkeep import proof_of

ROOT = Path(__file__).parents[3]
PEOPLE = [person(f"P{seat}", str(seat), f"p{seat}@example.com") for seat in range(6)]
KILLS = 100


def killing(path: Path, first: int, kills: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("killing.py")), str(path), str(first), str(kills)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_killed_at_100_random_instants_nothing_acknowledged_is_lost(path):
    Archive.open(path).close()
    # Two at a time, so that each kill also hits while another program writes.
    pair = [killing(path, first, KILLS // 2) for first in (1_000_000, 2_000_000)]
    acknowledged = [line for process in pair for line in process.communicate(timeout=120)[0].splitlines()]
    assert [process.returncode for process in pair] == [0, 0]
    assert len(acknowledged) >= KILLS
    with Archive.open(path) as archive:
        assert proof_of(archive).sound
        kept = {row.snapshot: archive.kept(row.snapshot) for row in archive.library()}
        for line in acknowledged:
            snapshot, page = line.split()
            found = kept[int(snapshot)]
            assert found.complete if page == "complete" else found.place.page > int(page)
        assert any(not each.complete for each in kept.values())
        go_on_with_everything(archive)


def go_on_with_everything(archive: Archive) -> None:
    batches = pages_of([person(f"P{seat}", str(seat)) for seat in range(6)])
    whole = table_of(batches)
    for row in archive.library():
        if not row.complete:
            writer = archive.resume(row.snapshot)
            add(writer, batches[writer.place.page :])
            writer.complete()
            assert exported(archive.load(row.snapshot).table, row.info) == exported(whole, row.info)
        assert archive.load(row.snapshot).table.participant_count == whole.participant_count


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk takes more rights than these tests have")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system in memory")
def test_a_full_disk_in_the_middle_of_a_page(small_disk: Path):
    with Archive.open(small_disk / "archive.sqlite3") as archive:
        fill_until_full(archive)
        (small_disk / "ballast").unlink(missing_ok=True)
        assert proof_of(archive).sound


def test_no_room_to_grow_in_the_middle_of_a_page(archive: Archive):
    with archive._database.reading() as connection:
        connection.execute("PRAGMA max_page_count = 80")
    fill_until_full(archive)
    with archive._database.reading() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    go_on_from_full(archive)


def fill_until_full(archive: Archive) -> None:
    batches = pages_of([person(f"{os.urandom(4000).hex()}", str(seat)) for seat in range(200)], size=1)
    writer = archive.begin(info(), ACME, at=NOW)
    with pytest.raises(ArchiveFull) as caught:
        add(writer, batches)
    assert (caught.value.exit_code, caught.value.retryable) == (7, True)
    kept = archive.load(writer.snapshot)
    assert 0 < kept.kept.place.page == kept.table.participant_count < 200
    assert kept.kept.place == writer.place


def go_on_from_full(archive: Archive) -> None:
    (row,) = archive.library()
    writer = archive.resume(row.snapshot)
    add(writer, pages_of([PEOPLE[0]], size=1, walk=1))
    writer.complete()
    assert proof_of(archive).sound


def test_a_file_that_may_not_be_written_can_be_looked_at(path):
    with Archive.open(path) as archive:
        snapshot = keep(archive, PEOPLE)
    with Archive.open(path) as archive:
        with archive._database.reading() as connection:
            connection.execute("PRAGMA query_only = ON")
        with pytest.raises(ArchiveReadOnly) as caught:
            archive.begin(info(2), ACME)
        assert str(path) in caught.value.detail
        assert archive.load(snapshot).table.participant_count == 6
        assert len(find(archive, "p1")) == 1


def test_a_disk_that_can_only_be_read(path):
    with Archive.open(path) as archive:
        snapshot = keep(archive, PEOPLE)
    folder = path.parent
    if subprocess.run(["mount", "--bind", "-r", folder, folder], capture_output=True, check=False).returncode:
        pytest.skip("mounting takes more rights than these tests have")
    try:
        with Archive.open(path) as archive:
            assert archive.load(snapshot).table.participant_count == 6
            with pytest.raises(ArchiveReadOnly):
                keep(archive, PEOPLE)
        with pytest.raises(ArchiveError):
            Archive.open(folder / "another.sqlite3")
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_file_that_vanished_takes_nothing_more(archive: Archive, path, how: str):
    writer = archive.begin(info(), ACME, at=NOW)
    if how == "deleted":
        path.unlink()
    else:
        path.rename(path.with_name("elsewhere"))
    if how == "replaced":
        path.write_bytes(b"")
    with pytest.raises(ArchiveGone):
        add(writer, pages_of(PEOPLE))


def test_a_folder_where_none_can_be_made(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ArchiveError) as caught:
        Archive.open(tmp_path / "file" / "archive.sqlite3")
    assert caught.value.exit_code == 7
    (tmp_path / "folder.sqlite3").mkdir()
    with pytest.raises(ArchiveError):
        Archive.open(tmp_path / "folder.sqlite3")


def test_locked_by_another_program(path):
    with Archive.open(path, patience_s=0.05) as archive, closing(sqlite3.connect(path)) as other:
        snapshot = keep(archive, PEOPLE)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ArchiveBusy) as caught:
            keep(archive, PEOPLE)
        assert caught.value.retryable
        assert archive.load(snapshot).table.participant_count == 6
        other.rollback()
        keep(archive, PEOPLE)


def test_a_newer_file_is_refused_and_left_alone(path):
    Archive.open(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {LAYOUT + 1}")
    before = path.read_bytes()
    with pytest.raises(ArchiveRefused, match="newer"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE bookmarks (url)")
    before = path.read_bytes()
    with pytest.raises(ArchiveRefused, match="not an archive"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_every_earlier_layout_is_brought_up_to_date(path):
    path.parent.mkdir()
    for layout in range(LAYOUT):
        path.unlink(missing_ok=True)
        make_earlier(path, layout)
        with Archive.open(path) as archive:
            assert proof_of(archive).sound
            rows = archive.library()
            assert len(rows) == (0, 1, 1, 2)[layout]
            for row in rows:
                assert archive.load(row.snapshot).table.participant_count == 6
                archive.companions.put(
                    Series("roster", snapshot=row.snapshot), CompanionPage(0, RawPage.pack(b""), NOW)
                )
            keep(archive, PEOPLE, info(9))
        with closing(sqlite3.connect(path)) as tool:
            assert tool.execute("PRAGMA user_version").fetchone() == (LAYOUT,)


def test_an_earlier_layout_that_can_only_be_read_is_told_and_left_alone(path):
    path.parent.mkdir()
    make_earlier(path, 2)
    with closing(sqlite3.connect(path)) as tool:
        tool.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    with only_to_be_read(path), pytest.raises(ArchiveReadOnly) as caught:
        Archive.open(path)
    assert "layout 2" in caught.value.detail and "copy the file" in caught.value.advice
    assert path.read_bytes() == before
    with Archive.open(path) as archive:
        assert len(archive.library()) == 1


def test_a_step_that_fails_leaves_the_earlier_layout(path, monkeypatch):
    path.parent.mkdir()
    make_earlier(path, 1)
    broken = (*STEPS[:-1], (*STEPS[-1], "CREATE TABLE accounts (again)"))
    monkeypatch.setattr("qosviewer.archive.database.STEPS", broken)
    with pytest.raises(ArchiveError):
        Archive.open(path)
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as tool:
        assert tool.execute("PRAGMA user_version").fetchone() == (1,)
        assert tool.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    with Archive.open(path) as archive:
        assert len(archive.library()) == 1


def test_two_programs_make_the_file_at_once(path):
    opened: list[Archive] = []
    threads = [threading.Thread(target=lambda: opened.append(Archive.open(path))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 6
    for archive in opened:
        keep(archive, PEOPLE)
        archive.close()


@pytest.mark.parametrize("content", [b"not a database at all " * 500, b"\x00" * 9000, os.urandom(20_000)])
def test_what_is_no_archive_is_set_aside_whole(path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(ArchiveDamaged):
        Archive.open(path)
    assert path.read_bytes() == content
    result = rescue(path, parse)
    assert result.aside.read_bytes() == content
    assert (result.whole, result.parts, result.lost) == (0, 0, 0)
    with Archive.open(path) as archive:
        assert archive.library() == []


def filled(path: Path) -> None:
    with Archive.open(path) as archive:
        for number in range(1, 13):
            snapshot = keep(archive, PEOPLE, info(number))
            named = (Identity(name=f"Mute{number:02}"),)
            archive.companions.put(
                Series("roster", snapshot=snapshot), CompanionPage(0, RawPage.pack(b"{}"), NOW, named)
            )
            archive.companions.put(
                Series("list", str(number), account=ACME), CompanionPage(0, RawPage.pack(b"{}"), NOW)
            )
        add(archive.begin(info(13), ACME, at=NOW), pages_of(PEOPLE)[:1])
        archive.notes.put(1, None, Note("Remember"))


def test_whom_an_answer_names_is_rescued_only_where_it_can_be_read(path):
    filled(path)
    with closing(sqlite3.connect(path)) as tool:
        tool.execute("UPDATE companions SET people = '[[\"' WHERE people LIKE '%Mute07%'")
        tool.commit()
    rescue(path, parse)
    with Archive.open(path) as archive:
        assert [len(find(archive, f"mute{number:02}")) for number in (6, 7, 8)] == [1, 0, 1]


def test_a_sound_archive_is_rescued_whole(path):
    filled(path)
    result = rescue(path, parse)
    assert (result.whole, result.parts, result.lost) == (12, 1, 0)
    with Archive.open(path) as archive:
        assert proof_of(archive).sound
        for row in archive.library():
            if row.complete:
                assert exported(archive.load(row.snapshot).table, row.info) == exported(
                    table_of(pages_of(PEOPLE)), row.info
                )
        assert [row.info.topic for row in find(archive, "remember")] == ["Weekly 1"]
        assert [row.info.topic for row in find(archive, "mute07")] == ["Weekly 7"]
        assert archive.companions.pages(Series("list", "7", account=ACME))
        partial = archive.library()[0]
        assert not partial.complete
        assert not archive.kept(partial.snapshot).place.complete


@pytest.mark.parametrize("seed", range(12))
def test_noise_and_cuts_cost_only_what_they_hit(path, seed: int):
    filled(path)
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    page = int.from_bytes(content[16:18], "big")
    if seed % 3 == 0:
        del content[chance.randrange(len(content) // 2, len(content)) :]
    else:
        for _ in range(seed):
            at = chance.randrange(page, len(content) - page)
            content[at : at + 500] = chance.randbytes(500)
    path.write_bytes(content)
    try:
        with Archive.open(path) as archive:
            sound = proof_of(archive).sound
            for row in archive.library():
                archive.load(row.snapshot)
        assert sound or seed
    except ArchiveError:
        pass
    result = rescue(path, parse)
    assert result.aside.read_bytes()[page:] == content[page:]
    with Archive.open(path) as archive:
        assert proof_of(archive).sound
        rows = archive.library()
        assert sum(row.complete for row in rows) == result.whole
        for row in rows:
            if row.complete:
                assert archive.load(row.snapshot).table.participant_count == 6
