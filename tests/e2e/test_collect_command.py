"""``qosviewer collect``: a scheduler that never fetches twice."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from urllib.parse import quote

import pytest

from qosviewer.sample import fault
from qosviewer.services.credentials import Secret, SecretStore
from qosviewer.services.profiles import OTHER, Profile, Profiles
from qosviewer.services.settings_file import SettingsFile
from tests.support.command_line import CommandLine

STRETCH = ("--from", "-6d", "--json")


def calls(server, *endpoints):
    return [each for each in server.requests if each.endpoint in endpoints]


def of_meetings(server):
    return [each for each in server.requests if each.endpoint not in ("list", "token")]


def query(home, sql):
    with closing(sqlite3.connect(home / "archive.sqlite3")) as connection:
        found = connection.execute(sql).fetchall()
        connection.commit()
        return found


def outcomes(answer):
    return {meeting["meeting_uuid"]: meeting["outcome"] for meeting in answer["meetings"]}


def test_twice_in_a_row_fetches_nothing_the_second_time_but_what_had_no_data_yet(signed, hurry):
    server, run = signed
    young = server.add_pages("91111111150", [{"participants": []}])
    young.state = "ended"
    first = run("collect", *STRETCH)
    assert first.code == 0, first.err
    answer = first.json()
    assert answer["schema"] == "qosviewer.collect/1"
    assert answer["counts"]["fetched"] == answer["counts"]["listed"] - 1 > 5
    assert outcomes(answer)[young.uuid] == "without data yet"
    (complete,) = query(hurry, "SELECT count(*) FROM snapshots WHERE state = 'complete'")
    assert complete == (answer["counts"]["fetched"],)
    before = len(of_meetings(server))
    second = run("collect", *STRETCH)
    assert second.code == 0, second.err
    again = of_meetings(server)[before:]
    # Nothing but the one without data: which instance it is, and its empty page.
    assert len(again) == 2
    assert {"without data yet", "kept already"} == set(outcomes(second.json()).values())
    text = run("collect", "--from", "-6d").out.decode()
    assert text.startswith(f"Meetings: {answer['counts']['listed']}. Fetched: 0.")


def test_what_had_no_data_long_after_its_end_is_asked_for_once(signed, hurry):
    server, run = signed
    days_ago = {"lostlostlost": 8, "youngyoung": 6}
    for uuid, days in days_ago.items():
        meeting = server.add_pages(uuid, [{"participants": []}])
        meeting.state, meeting.start = "ended", server.account.now - timedelta(days=days)
    stretch = ("--from", "-9d", "--json")
    first = run("collect", *stretch).json()
    assert {outcomes(first)[uuid] for uuid in days_ago} == {"without data yet"}
    before = len(server.requests)
    second = run("collect", *stretch).json()
    assert [outcomes(second)[uuid] for uuid in days_ago] == ["no longer asked for", "without data yet"]
    assert second["counts"]["given_up"] == 1
    assert second["counts"]["failed"] == first["counts"]["failed"]
    asked = " ".join(each.raw_path for each in server.requests[before:])
    assert [uuid in asked for uuid in days_ago] == [False, True]
    told = run("collect", "--from", "-9d")
    assert "No longer asked for: 1." in told.out.decode()
    assert "1 × No longer asked for." in told.err
    assert run("archive", "check").code == 0


def test_beside_the_summary_comes_what_was_asked_for_also_later(signed, hurry):
    server, run = signed
    stretch = ("--from", "-3d", "--json")
    assert run("collect", *stretch).code == 0
    pages = len(calls(server, "summary"))
    done = run("collect", *stretch, "--with-participants", "--with-minutes")
    assert done.code == 0, done.err
    assert len(calls(server, "summary")) == pages
    kept = query(
        hurry, "SELECT kind, count(DISTINCT snapshot_id) FROM companions WHERE snapshot_id NOTNULL GROUP BY kind"
    )
    count = done.json()["counts"]["kept"]
    assert kept == [("minutes", count), ("roster", count)]
    before = len(of_meetings(server))
    assert run("collect", *stretch, "--with-participants", "--with-minutes").code == 0
    assert run("collect", *stretch, "--new-only", "--with-participants").code == 0
    assert len(of_meetings(server)) == before


def test_minutes_go_on_where_they_stopped_and_damaged_ones_are_fetched_again(serve, hurry):
    server, run = serve(participants=47)
    stretch = ("--from", "-1d", "--json", "--with-minutes")
    assert run("collect", *stretch).code == 0
    pages = query(hurry, "SELECT snapshot_id, page FROM companions WHERE kind = 'minutes' ORDER BY 1, 2")
    (long,) = {snapshot for snapshot, page in pages if page == 4}
    before = len(calls(server, "participants-qos"))
    query(hurry, f"DELETE FROM companions WHERE kind = 'minutes' AND snapshot_id = {long} AND page > 2")
    assert run("collect", *stretch).code == 0
    assert len(calls(server, "participants-qos")) == before + 2
    query(hurry, f"UPDATE companions SET sha256 = x'00' WHERE kind = 'minutes' AND snapshot_id = {long}")
    assert run("collect", *stretch).code == 0
    assert len(calls(server, "participants-qos")) == before + 2 + 5
    assert query(hurry, "SELECT snapshot_id, page FROM companions WHERE kind = 'minutes' ORDER BY 1, 2") == pages


def test_a_scope_that_is_missing_is_asked_for_once(serve, hurry):
    server, run = serve(faults=[fault("missing-scope=participants-qos")])
    done = run("collect", *STRETCH, "--with-minutes")
    assert done.code == 6
    assert all(meeting["without_minutes"] for meeting in done.json()["meetings"])
    # Those that were under way at the same time ask as well.
    assert len(calls(server, "participants-qos")) <= 8 < done.json()["counts"]["fetched"]


def test_a_sub_account_is_collected_and_kept_as_its_own(signed, hurry, secret_service):
    server, _run = signed
    branch = server.account.sub_accounts[0]
    addresses = (OTHER, server.api_base, server.token_url)
    profile = Profile("North", server.account_id, server.client_id, *addresses, sub_account_id=branch.account_id)
    Profiles(SettingsFile(hurry / "settings.toml"), SecretStore()).create(profile)
    SecretStore().write("North", Secret(server.client_secret))
    command = ("collect", "--from", "-30d", "--json", "--with-participants", "--with-minutes")
    first, second = CommandLine()(*command), CommandLine()(*command)
    assert (first.code, second.code) == (0, 0), first.err + second.err
    assert sorted(each["topic"] for each in first.json()["meetings"]) == sorted(each.topic for each in branch.meetings)
    assert second.json()["counts"]["fetched"] == 0
    assert query(hurry, "SELECT key, name FROM accounts") == [(branch.account_id, "North")]


def test_the_environment_may_name_a_sub_account(signed, hurry):
    server, run = signed
    branch = server.account.sub_accounts[0]
    run.environment["QOSVIEWER_SUB_ACCOUNT_ID"] = branch.account_id
    done = run("collect", "--from", "-30d", "--json")
    assert done.code == 0, done.err
    assert sorted(each["topic"] for each in done.json()["meetings"]) == sorted(each.topic for each in branch.meetings)
    assert query(hurry, "SELECT key FROM accounts") == [(branch.account_id,)]


def test_what_one_meeting_lacks_does_not_stop_the_others(serve, hurry):
    server, run = serve()
    broken = server.add_pages("91111111151", [b"<html>"])
    done = run("collect", *STRETCH)
    assert done.code == 6
    answer = done.json()
    assert outcomes(answer)[broken.uuid] == "failed"
    assert answer["counts"]["failed"] == 1
    assert not answer["complete"]
    assert (answer["counts"]["listed"] - 1,) in query(hurry, "SELECT count(*) FROM snapshots")


def test_no_way_on_leaves_the_rest_for_the_next_time(serve):
    _server, run = serve(faults=[fault("rate-limit-daily=6")])
    done = run("collect", *STRETCH)
    counts = done.json()["counts"]
    assert counts["not_tried"] > 0
    assert done.code in (5, 6)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGSTOP")
def test_a_killed_collector_is_continued_and_its_lock_is_no_obstacle(serve, hurry):
    _server, run = serve(participants=400)
    stretch = ("--from", "-2d", "--json")
    process = run.start("collect", *stretch)
    while not (hurry / "archive.sqlite3").exists() or not _pages(hurry):
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGSTOP)
    # While it is at work, if slowly:
    other = run("collect", *stretch)
    assert other.code == 7
    (error,) = other.errors()
    assert str(process.pid) in error["detail"]
    process.kill()
    run.finish(process)
    kept = _pages(hurry)
    done = run("collect", *stretch)
    assert done.code == 0, done.err
    assert set(outcomes(done.json()).values()) <= {"fetched", "kept already"}
    assert query(hurry, "SELECT count(*) FROM snapshots WHERE state = 'partial'") == [(0,)]
    assert _pages(hurry) > kept
    doubled = query(
        hurry, "SELECT 1 FROM participants GROUP BY snapshot_id, participant_id, repeat HAVING count(*) > 1"
    )
    assert doubled == []


def _pages(home):
    try:
        return query(home, "SELECT count(*) FROM pages")[0][0]
    except sqlite3.OperationalError:
        return 0


def _in_the_middle(home):
    """Whether something is kept of a meeting that still has pages to come."""
    try:
        return query(home, "SELECT 1 FROM snapshots WHERE pages > 0 AND token <> ''")
    except sqlite3.OperationalError:
        return []


def test_without_an_archive_nothing_is_fetched(signed, hurry):
    server, run = signed
    (hurry / "archive.sqlite3").write_bytes(b"no SQLite at all" * 100)
    done = run("collect", *STRETCH)
    assert done.code == 7
    assert not server.requests


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_keeps_what_came_and_says_it(serve, hurry):
    _server, run = serve(participants=1000, latency_ms=20)
    process = run.start("collect", "--from", "-2d", "--json")
    while not _in_the_middle(hurry):
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    done = run.finish(process)
    assert done.code == 130
    partial = query(hurry, "SELECT snapshot_id FROM snapshots WHERE state = 'partial'")
    answer = done.json()
    assert [(each["snapshot"],) for each in answer["meetings"] if each["outcome"] == "partial"] == partial
    assert answer["counts"]["partial"] == len(partial) > 0
    assert not answer["complete"]
    assert run("collect", "--from", "-2d").code == 0
    assert query(hurry, "SELECT count(*) FROM snapshots WHERE state = 'partial'") == [(0,)]


def test_without_qss_it_is_collected_from_the_minutes_if_asked(signed, hurry):
    server, run = signed
    refused = next(meeting for meeting in server.meetings if meeting.key == "no-qss")
    stretch = ("--from", "-10d", "--to", "-8d")
    done = run("collect", *stretch)
    assert done.code == 6
    assert "With --from-minutes" in done.err
    first = run("collect", *stretch, "--from-minutes", "--json")
    assert first.code == 0, first.err
    assert "Supplier call: no summary" in first.err
    (found,) = [each for each in first.json()["meetings"] if each["meeting_uuid"] == refused.uuid]
    assert (found["outcome"], found["source"]) == ("fetched", "minutes")
    assert query(hurry, "SELECT state FROM snapshots WHERE source = 'minutes'") == [("complete",)]
    before = len(of_meetings(server))
    second = run("collect", *stretch, "--from-minutes", "--with-minutes", "--new-only", "--json")
    assert {each["outcome"] for each in second.json()["meetings"]} == {"kept already"}
    assert len(of_meetings(server)) == before


def test_what_is_computed_from_minutes_goes_on_where_it_stopped(serve, hurry):
    server, run = serve(participants=47, faults=[fault("no-event-subscription")])
    long = server.meetings[0]
    settings = hurry / "settings.toml"
    generous = settings.read_text(encoding="utf-8")
    settings.write_text(f"{generous}calls_per_day = 5\n", encoding="utf-8")
    assert run("fetch", long.uuid, "--from-minutes").code == 6
    settings.write_text(generous, encoding="utf-8")
    ((pages, source),) = query(hurry, "SELECT pages, source FROM snapshots WHERE state = 'partial'")
    assert source == "minutes"
    before = len(of_meetings(server))
    done = run("collect", "--from", "-1d", "--from-minutes", "--json")
    assert done.code == 0, done.err
    again = [each for each in of_meetings(server)[before:] if quote(long.uuid, safe="") in each.raw_path]
    assert [each.endpoint for each in again] == ["participants-qos"] * (5 - pages)
    assert query(hurry, "SELECT count(*) FROM snapshots WHERE state = 'partial'") == [(0,)]
