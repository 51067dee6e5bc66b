"""Deleting, counting, copying, checking, reading again."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from qosviewer.archive import Account, Archive, ArchiveError, CompanionPage, Note, Series
from qosviewer.archive.upkeep import network_system
from qosviewer.domain.batch import RawPage
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.metrics import FIELD
from tests.support.archives import ACME, NOW, add, find, info, keep, pages_of, parse, person

ANNA, BEN, CARA = person("Anna", "1", "anna@example.com"), person("Ben", "2"), person("Cara", "3")


def proof_of(archive: Archive):
    check = archive.check()
    while True:
        try:
            next(check)
        except StopIteration as end:
            return end.value


def test_deleting_the_last_snapshot_takes_the_meeting_unless_there_are_notes(archive: Archive):
    old, new = keep(archive, [ANNA]), keep(archive, [BEN])
    assert archive.delete_snapshots([old, 99]) == 1
    assert find(archive, "anna") == []
    assert archive.library()[0].snapshot == new
    meeting = archive.library()[0].meeting
    archive.notes.put(meeting, None, Note("Remember"))
    archive.delete_snapshots([new])
    (row,) = find(archive, "remember")
    assert (row.snapshot, row.snapshots, row.participants) == (None, 0, 0)
    archive.delete_meeting(meeting)
    assert archive.library() == find(archive, "remember") == []
    assert proof_of(archive).sound


def test_deleting_by_age_and_by_account(archive: Archive):
    for day, account in ((1, ACME), (2, ACME), (3, Account("b")), (4, Account("b"))):
        keep(archive, [ANNA], info(day, start=datetime(2026, 3, day, tzinfo=UTC)), account=account)
    archive.notes.put(archive.library()[0].meeting, None, Note("of b"))
    assert archive.delete_older_than(datetime(2026, 3, 2, tzinfo=UTC)) == 1
    assert archive.delete_account("b") == 2
    assert [row.info.topic for row in archive.library()] == ["Weekly 2"]
    assert archive.delete_account("nobody") == 0
    assert proof_of(archive).sound


def test_figures_and_vacuum(archive: Archive):
    for number in range(6):
        keep(archive, [person(f"P{seat}", str(seat)) for seat in range(200)], info(number))
    before = archive.figures()
    assert (before.meetings, before.snapshots, before.partial) == (6, 6, 0)
    assert before.oldest == info(0).start
    assert before.newest == info(5).start
    assert before.raw_bytes > 0
    archive.delete_older_than(NOW)
    archive.vacuum()
    after = archive.figures()
    assert (after.meetings, after.oldest, after.free_bytes) == (0, None, 0)
    assert after.file_bytes < before.file_bytes / 2


def test_a_backup_is_whole_while_others_write(archive: Archive, path, tmp_path):
    first = keep(archive, [ANNA, BEN, CARA])
    done, stop = threading.Event(), threading.Event()

    def write_on() -> None:
        for number in range(2, 200):
            keep(archive, [ANNA], info(number))
            done.set()
            if stop.is_set():
                return

    writer = threading.Thread(target=write_on)
    writer.start()
    done.wait(30)
    target, shares = tmp_path / "backup.sqlite3", []
    target.write_bytes(b"an older backup")
    archive.backup(target, shares.append)
    stop.set()
    writer.join()
    assert shares[-1] == 1.0
    assert [file.name for file in tmp_path.glob("*backup*")] == ["backup.sqlite3"]
    with Archive.open(target) as copy:
        assert proof_of(copy).sound
        assert copy.load(first).table.participant_count == 3


def test_a_backup_that_is_stopped_or_fails_leaves_the_older_one(archive: Archive, path, tmp_path):
    keep(archive, [ANNA])
    target = tmp_path / "backup.sqlite3"
    target.write_bytes(b"an older backup")

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.backup(target, stop)
    assert target.read_bytes() == b"an older backup"
    with pytest.raises(ArchiveError, match="backup"):
        archive.backup(tmp_path / "no such folder" / "backup.sqlite3")
    with pytest.raises(ArchiveError, match="itself"):
        archive.backup(path)
    assert len(list(tmp_path.glob("*backup*"))) == 1


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE pages SET sha256 = zeroblob(32) WHERE page = 1", "page 1"),
        ("UPDATE pages SET body = x'00' WHERE page = 0", "page 0"),
        ("DELETE FROM pages WHERE page = 1", "pages holds 1 of 2"),
        ("UPDATE blocks SET numbers = x'00'", "numbers"),
        ("DELETE FROM blocks", "numbers holds 0"),
        ("UPDATE snapshots SET participants = 9", "participants holds 3 of 9"),
        ("UPDATE companions SET body = x'00'", "roster"),
        ("INSERT INTO companions SELECT 99, 'x', 'x', 0, 77, NULL, '', '', x'', x'', NULL", "companions"),
        ("INSERT INTO cross_pairings VALUES (1, 1, '0', 0, 77, '0', 0, 1, '')", "cross_pairings"),
        ("DELETE FROM search_data WHERE id > 10", "search"),
    ],
)
def test_a_check_finds_what_is_wrong(archive: Archive, change: str, found: str):
    snapshot = keep(archive, [ANNA, BEN, CARA])
    archive.companions.put(Series("roster", snapshot=snapshot), CompanionPage(0, RawPage.pack(b"{}"), NOW))
    sound = proof_of(archive)
    assert (sound.pages, sound.blocks, sound.findings) == (3, 1, [])
    with archive._database.reading() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(change)
    assert any(found in finding.what for finding in proof_of(archive).findings)


def test_reading_again_changes_nothing_where_the_parser_is_the_same(archive: Archive):
    snapshot = keep(archive, [ANNA, BEN, CARA])
    partial = archive.begin(info(2), ACME, at=NOW)
    add(partial, pages_of([ANNA, BEN, CARA])[:1])
    before = archive.load(snapshot).table.parts
    results = list(archive.reparse(parse))
    assert [(each.snapshot, each.changed, each.error) for each in results] == [
        (snapshot, False, None),
        (partial.snapshot, False, None),
    ]
    assert archive.load(snapshot).table.parts.participants == before.participants
    add(partial, pages_of([ANNA, BEN, CARA])[1:])
    partial.complete()


def test_reading_again_says_what_changed(archive: Archive):
    snapshot = keep(archive, [ANNA, BEN, CARA])
    column = FIELD["avg_loss"].index

    def better(body: bytes, walk: int, page: int, charset: str):
        batch = parse(body, walk, page, charset)
        values = batch.values.copy()
        values[:, column] = np.where(np.isnan(values[:, column]), 1.0, values[:, column])
        people = tuple(replace(one, email=one.email.upper()) for one in batch.participants)
        return replace(batch, values=values, participants=people)

    (result,) = archive.reparse(better, [snapshot])
    assert (result.readings, result.identities, result.changed) == ({"avg_loss": 3}, 1, True)
    assert (result.participants, result.streams) == ((3, 3), (6, 6))
    assert archive.load(snapshot).table.participants[0].email == "ANNA@EXAMPLE.COM"
    assert proof_of(archive).sound


def test_damaged_numbers_are_made_anew_from_answers_that_are_proven(archive: Archive):
    snapshot = keep(archive, [ANNA, BEN])
    before = archive.load(snapshot).table
    with archive._database.writing() as connection:
        connection.execute("UPDATE blocks SET numbers = zeroblob(length(numbers))")
    (result,) = archive.reparse(parse)
    assert (result.error, result.changed, result.participants) == (None, True, (0, 2))
    assert np.array_equal(archive.load(snapshot).table.values, before.values, equal_nan=True)
    assert proof_of(archive).sound


def test_what_can_not_be_read_again_stays_as_it_was(archive: Archive):
    snapshot = keep(archive, [ANNA])

    def broken(*_page: object):
        from qosviewer.domain import texts

        raise QosViewerError(texts.NOT_THE_API.fill(status=200))

    (result,) = archive.reparse(broken)
    assert not result.changed
    assert str(snapshot) in result.error.detail
    assert archive.load(snapshot).table.participant_count == 1


def test_any_sqlite_tool_can_read_it(archive: Archive, path):
    keep(archive, [ANNA, BEN])
    with closing(sqlite3.connect(path)) as tool, tool:
        rows = tool.execute(
            "SELECT topic, user_name, email FROM participants JOIN snapshots USING (snapshot_id) ORDER BY position"
        ).fetchall()
    tool.close()
    assert rows == [("Weekly 1", "Anna", "anna@example.com"), ("Weekly 1", "Ben", "")]


def test_a_disk_of_this_computer_is_no_network_folder(path, archive: Archive):
    assert network_system(path) == ""
    assert archive.warning is None
