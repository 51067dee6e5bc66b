"""``qosviewer compare`` of what is in the archive: no account, no call, and every way in which it can end."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
import sys
from contextlib import closing

import pytest

from qosviewer.archive import Archive
from qosviewer.domain import texts
from qosviewer.sample import SampleServer, fault
from qosviewer.sample.scenarios import series
from qosviewer.services.places import find_places
from tests.support.archives import info, keep, person
from tests.support.command_line import CommandLine, Done
from tests.support.exports import fixture_pages

ALONE = CommandLine()
"""Signed in nowhere."""


def uuids(server: SampleServer) -> list[str]:
    """The instances of the series, the oldest first."""
    return [meeting.uuid for meeting in server.meetings if meeting.key.startswith("series-")]


def rows(done: Done) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.out.decode(), newline="")))


@pytest.fixture
def kept(signed) -> tuple[SampleServer, CommandLine]:
    """The last three of the series are in the archive."""
    server, run = signed
    assert run("fetch", *uuids(server)[-3:], "-o", os.devnull).code == 0
    return server, run


def test_meetings_that_are_kept_need_no_account_and_no_call(kept):
    server, _run = kept
    calls = len(server.requests)
    first, _middle, last = uuids(server)[-3:]
    done = ALONE("compare", first, last, "--metrics", "loss", "--fail-if", "worse(loss) > 1")
    assert done.code == 1 and len(rows(done)) > 15
    number = str(series.NUMBER)
    by_number = ALONE("compare", first, number, "--metrics", "loss")
    assert (by_number.code, by_number.out) == (0, done.out)
    assert by_number.err.startswith(f"{number}: the latest in the archive, ") and "--refresh" in by_number.err
    assert ALONE("compare", first, number, "--json").err == ""
    assert len(server.requests) == calls


def test_the_last_of_a_series_come_from_the_archive_where_that_knows_enough(kept):
    server, run = kept
    calls, number = len(server.requests), str(series.NUMBER)
    done = ALONE("compare", "--last", 3, number, "--json")
    assert done.code == 0
    assert [side["meeting_uuid"] for side in done.json()["sides"]] == uuids(server)[-3:]
    fewer = ALONE("compare", "--last", 5, number, "--view", "trend", "--format", "text")
    assert fewer.code == 0 and "as the archive knows them" in fewer.err
    assert "the last 5 were asked for; known: 3" in fewer.err
    assert len(server.requests) == calls
    asked = run("compare", "--last", 5, number, "--json")
    assert [side["meeting_uuid"] for side in asked.json()["sides"]] == uuids(server)[-5:]
    assert (asked.code, asked.json()["baseline"]) == (0, "A")


def test_a_later_meeting_of_a_number_is_asked_for_only_where_that_is_wanted(signed):
    server, run = signed
    older, newest = uuids(server)[-2:]
    assert run("fetch", older, "-o", os.devnull).code == 0
    kept = ALONE("compare", older, str(series.NUMBER), "--json")
    assert {side["meeting_uuid"] for side in kept.json()["sides"]} == {older}
    refreshed = run("compare", older, str(series.NUMBER), "--refresh", "--json")
    assert [side["meeting_uuid"] for side in refreshed.json()["sides"]] == [older, newest]


def test_a_part_that_is_kept_is_better_than_nothing(kept):
    server, run = kept
    pages = [{"participants": page["participants"]} for page in fixture_pages()]
    broken = server.add_pages("91111111115", [*pages[:1], b"<html>not the API</html>"])
    assert run("fetch", broken.uuid, "-o", os.devnull).code == 6
    done = ALONE("compare", uuids(server)[-1], broken.uuid, "--json")
    assert done.code == 6
    assert [side["complete"] for side in done.json()["sides"]] == [True, False]
    assert [each["meeting"] for each in done.json()["missing"]] == [broken.uuid]
    assert [error["title"] for error in done.errors()] == [texts.NO_ACCOUNT.title]
    assert ALONE("compare", uuids(server)[0], "81234567890").code == 3


def test_nobody_in_common_is_compared_and_a_check_of_it_cant_tell(hurry):
    with Archive.open(find_places().archive_file) as archive:
        for day, name in ((1, "Anna"), (2, "Bert")):
            keep(archive, [person(name, str(day))], info(day))
    done = ALONE("compare", 1, 2, "--view", "words", "--format", "text")
    assert done.code == 0 and b"Nobody was in both A and B" in done.out
    checked = ALONE("compare", 1, 2, "--fail-if", "worse(loss) > 0")
    assert checked.code == 6 and texts.CHECK_CANT_TELL.title in checked.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--fail-if", "worze(loss) > 1"), "Did you mean “worse”?"),
        (("--fail-if", "worse(los) > 1"), "Did you mean “loss”?"),
        (("--fail-if", "worse(loss) >"), texts.CHECK_NOT_UNDERSTOOD.title),
        (("--metrics", "jiter"), "Did you mean “jitter”?"),
        (("--view", "trend", "--figure", "audio.los"), "Did you mean “loss”?"),
        (("--view", "trend", "--figure", "audio.loss.max"), texts.COMPARE_FIGURE_STATISTIC.title),
        (("--view", "groups", "--group-by", "netwrk"), "Did you mean “network”?"),
        (("--since", "today"), "--view trend"),
        (("--view", "trend", "--since", "soon"), "soon"),
        (("--view", "pie"), "pie"),
        (("--last", "1"), texts.COMPARE_LAST_RANGE.advice.split("{")[0]),
    ],
)
def test_2_wrong_use_is_told_before_anything_is_looked_for(arguments, said):
    done = ALONE("compare", "1", "2", *arguments)
    assert (done.code, done.out) == (2, b"")
    assert said in done.err


def test_2_a_person_or_a_file_that_is_not_there(kept):
    server, _run = kept
    pair = uuids(server)[-2:]
    several = ALONE("compare", *pair, "--view", "groups", "--person", "marcus")
    assert several.code == 2 and "@example.com" in several.err
    near = ALONE("compare", *pair, "--view", "groups", "--person", "chloee")
    assert near.code == 2 and "Did you mean “Chloé Fontaine”?" in near.err
    assert texts.IMPORT_NOT_THERE.title in ALONE("compare", pair[0], "nothing.csv").err
    assert ALONE("compare", "--last", 3, pair[0]).code == 2


def test_2_a_file_that_cant_be_read_while_the_rest_is_too_little(kept, tmp_path):
    server, _run = kept
    file = tmp_path / "broken.json"
    file.write_text("{not json", encoding="utf-8")
    done = ALONE("compare", uuids(server)[-1], file)
    assert (done.code, done.out) == (2, b"") and "broken.json" in done.err
    with_two = ALONE("compare", *uuids(server)[-2:], file, "--json")
    assert with_two.code == 6 and len(with_two.json()["sides"]) == 2


def test_7_no_place_for_the_result_is_told_before_anything_is_looked_for(signed, tmp_path):
    server, run = signed
    done = run("compare", *uuids(server)[:2], "-o", tmp_path / "nowhere" / "file.csv")
    assert (done.code, len(server.requests)) == (7, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="a program can't be started with closed streams there")
def test_7_standard_output_closed(kept):
    server, _run = kept
    program = ("sh", "-c", f'exec "{sys.executable}" -m qosviewer "$@" >&-', "sh")
    done = ALONE("compare", *uuids(server)[-2:], program=program)
    assert done.code == 7 and texts.STDOUT_CLOSED in done.err


def test_7_the_archive_is_locked_or_no_archive_at_all(kept):
    server, run = kept
    path = find_places().archive_file
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert ALONE("compare", 1, 2).code == 7
    path.write_bytes(b"no archive at all")
    assert ALONE("compare", 1, 2).code == 7
    # What can be fetched is compared all the same.
    fetched = run("compare", *uuids(server)[-2:], "--json")
    assert fetched.code == 0 and len(fetched.json()["sides"]) == 2


@pytest.mark.parametrize("keep_it", [(), ("--no-keep",)])
def test_minutes_take_the_place_of_a_summary_only_where_they_have_to(signed, keep_it):
    server, run = signed
    refused = next(meeting for meeting in server.meetings if meeting.key == "no-qss").uuid
    usual = uuids(server)[-1]
    without = run("compare", refused, usual, *keep_it)
    assert without.code == 3 and "--from-minutes" in without.err
    done = run("compare", refused, usual, "--from-minutes", "--json", *keep_it)
    assert done.code == 0
    assert [side["figures"] for side in done.json()["sides"]] == ["minutes", "qss"]


def test_trouble_with_the_network_is_told_and_the_last_that_are_kept_are_compared(serve, hurry):
    server, run = serve()
    assert run("fetch", *uuids(server)[-2:], "-o", os.devnull).code == 0
    broken, again = serve(faults=[fault("server-error")])
    done = again("compare", "--last", 4, str(series.NUMBER), "--json")
    assert done.code == 6 and len(done.json()["sides"]) == 2
    assert [each["meeting"] for each in done.json()["missing"]] == [str(series.NUMBER)]
    assert broken.requests


def test_what_was_exported_is_compared_again_as_it_was(kept, tmp_path):
    server, run = kept
    first, last = uuids(server)[-3], uuids(server)[-1]
    files = {}
    for kind in ("csv", "json"):
        files[kind] = tmp_path / f"last.{kind}"
        assert run("fetch", last, "--format", kind, "-o", files[kind]).code == 0
    expected = rows(ALONE("compare", first, last, "--metrics", "loss,jitter.max"))
    for file in files.values():
        same = ALONE("compare", last, file, "--view", "words", "--format", "text")
        assert same.code == 0 and b"are the same meeting: nothing differs" in same.out
        found = rows(ALONE("compare", first, file, "--metrics", "loss,jitter.max", "--no-keep"))
        # A file has nobody's devices and times; figures and verdicts are the same to the last digit.
        figures = [{name: cell for name, cell in row.items() if "_pct_" in name or "_ms_" in name} for row in found]
        assert figures and sorted(map(str, figures)) == sorted(
            str({name: cell for name, cell in row.items() if "_pct_" in name or "_ms_" in name}) for row in expected
        )


def test_a_part_that_was_exported_is_a_part(signed, tmp_path):
    server, run = signed
    pages = [{"participants": page["participants"]} for page in fixture_pages()]
    broken = server.add_pages("91111111115", [*pages[:1], b"<html>not the API</html>"])
    assert run("fetch", broken.uuid, "--json", "-o", tmp_path / "part.json").code == 6
    part = tmp_path / "part.json.partial"
    done = ALONE("compare", part, part, "--no-keep", "--json")
    assert done.code == 6
    assert [side["complete"] for side in done.json()["sides"]] == [False, False]
