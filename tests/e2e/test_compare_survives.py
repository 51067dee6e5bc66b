"""Comparing beside other programs that write into the same archive, and comparing that is killed."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from qosviewer.archive import Archive
from qosviewer.services.places import find_places
from tests.e2e.test_compare_command import uuid_of
from tests.support.command_line import Done
from tests.unit.archive.test_upkeep import proof_of

WEEKS = ("series-4", "series-6", "series-8")
KILLS = 6


def rows_of(done: Done) -> list[bytes]:
    return done.out.splitlines()


def assert_sound(path: Path, meetings: int) -> None:
    with Archive.open(path) as archive:
        assert proof_of(archive).sound
        rows = archive.library()
        assert len(rows) == meetings
        assert all(row.complete for row in rows)


def test_several_programs_compare_and_collect_the_same_meetings_at_once(signed) -> None:
    server, run = signed
    uuids = [uuid_of(server, key) for key in WEEKS]
    comparing = [run.start("compare", *order) for order in (uuids, uuids[::-1], uuids[1:] + uuids[:1])]
    collecting = run.start("collect", "--from", "-60d", "--with-participants")
    done = [run.finish(each) for each in comparing]
    assert [each.code for each in done] == [0, 0, 0], [each.err for each in done]
    assert run.finish(collecting).code in (0, 6), "what can not be had of the sample is no trouble of the archive"
    path = find_places().archive_file
    with Archive.open(path) as archive:
        assert proof_of(archive).sound
    alone = run("compare", *uuids)
    assert rows_of(alone) == rows_of(done[0])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_comparison_that_was_killed_is_made_the_next_time(signed) -> None:
    server, run = signed
    uuids = [uuid_of(server, key) for key in WEEKS]
    chance = random.Random(4)
    for _kill in range(KILLS):
        process = run.start("compare", *uuids)
        time.sleep(chance.uniform(0.3, 1.5))
        process.send_signal(signal.SIGKILL)
        run.finish(process)
    done = run("compare", *uuids)
    assert (done.code, done.err) == (0, "")
    assert_sound(find_places().archive_file, len(WEEKS))
    assert rows_of(run("compare", *uuids)) == rows_of(done)
