"""What was fetched once is there again: without a server, after a crash, whatever happens to the archive."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import pytest

from qosviewer.archive import Archive
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.export.csv_long import CsvOptions, csv_document
from qosviewer.sample import fault
from qosviewer.services.places import find_places
from tests.support.exports import content, selection_of


def _kept_csv() -> bytes:
    """The CSV of the newest meeting in the archive."""
    with Archive.open(find_places().archive_file) as archive:
        (row,) = archive.library()
        loaded = archive.load(row.snapshot)
    return content(csv_document([selection_of(MeetingData(loaded.kept.info, loaded.table))], CsvOptions()))


def test_what_the_command_line_fetched_is_in_the_archive_byte_for_byte(signed) -> None:
    server, run = signed
    done = run("fetch", server.meetings[0].number)
    assert (done.code, done.err) == (0, "")
    assert _kept_csv() == done.out


def test_nothing_is_kept_where_that_was_not_wanted(signed) -> None:
    server, run = signed
    assert run("fetch", server.meetings[0].number, "--no-keep").code == 0
    assert not find_places().archive_file.exists()


def test_an_archive_that_can_not_be_used_is_a_warning_and_no_more(signed, qosviewer_home: Path) -> None:
    server, run = signed
    whole = run("fetch", server.meetings[0].number, "--no-keep")
    find_places().archive_file.write_bytes(b"not SQLite" * 1000)
    done = run("fetch", server.meetings[0].number, server.meetings[0].uuid)
    assert (done.code, done.out) == (0, whole.out)
    assert done.err.count("The archive is damaged") == 1
    assert "not kept" in done.err
    assert find_places().archive_file.read_bytes() == b"not SQLite" * 1000


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_fetch_that_is_killed_leaves_every_acknowledged_page(serve) -> None:
    server, run = serve(participants=47)
    server.misbehave(fault("silent=4@summary"))
    process = run.start("fetch", server.meetings[0].number)
    until = time.monotonic() + 20
    while len([each for each in server.requests if each.endpoint == "summary"]) < 4:
        assert time.monotonic() < until
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    run.finish(process)
    with Archive.open(find_places().archive_file) as archive:
        (row,) = archive.library()
        assert (row.complete, row.participants, row.reason) == (False, 30, "")
        assert archive.load(row.snapshot).table.participant_count == 30
