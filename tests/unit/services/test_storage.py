"""Long work on the archive can be stopped, and goes on where another program is in the way for a moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.archive import FILES, Archive, ArchiveBusy, ArchiveError, Person
from qosviewer.services import storage
from tests.support.archives import ACME, info, keep, person

ANNA, BEN = person("Anna", "1", "anna@example.com"), person("Ben", "2")


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite3", patience_s=0.2) as opened:
        keep(opened, [ANNA, BEN], info(1))
        keep(opened, [BEN], info(2), account=FILES)
        yield opened


def test_an_overview_names_the_accounts_that_have_something(archive) -> None:
    seen = storage.overview(archive)
    assert (seen.figures.meetings, seen.accounts) == (2, (FILES, ACME))
    assert storage.of_account(archive, ACME.key) == storage.Doomed(1, 1)


@pytest.mark.parametrize("how", ["closed", "cancelled"])
def test_a_backup_that_is_stopped_leaves_what_stood_there(archive, tmp_path, how) -> None:
    target = tmp_path / "backup"
    target.write_bytes(b"older")
    cancel = CancelToken()
    steps = storage.back_up(archive, target, cancel)
    if how == "cancelled":
        cancel.cancel()
        with pytest.raises(Cancelled):
            list(steps)
    else:
        next(steps)
        steps.close()
    assert target.read_bytes() == b"older" or how == "closed"
    assert sorted(path.name for path in tmp_path.glob("*backup*")) == ["backup"]


def test_a_backup_that_can_not_be_written_is_an_error(archive, tmp_path) -> None:
    with pytest.raises(ArchiveError):
        list(storage.back_up(archive, tmp_path / "missing" / "backup", CancelToken()))


def test_forgetting_is_done_again_while_another_program_reads(archive) -> None:
    someone = Person(emails=frozenset({"anna@example.com"}), names=frozenset({"Anna"}))
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM pages").fetchone()
        forgetting = storage.forget(archive, someone, CancelToken())
        assert "-wal" in next(forgetting).detail
        reader.execute("COMMIT")
    assert list(forgetting) == []
    assert b"anna" not in archive.path.read_bytes().lower()


def test_whoever_stops_waiting_for_the_other_program_is_told(archive) -> None:
    cancel = CancelToken()
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM pages").fetchone()
        cancel.cancel()
        with pytest.raises(ArchiveBusy):
            list(storage.forget(archive, Person(names=frozenset({"Anna"})), cancel))
