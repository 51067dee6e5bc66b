"""``qosviewer archive``: what was kept, without a server."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from qosviewer.archive import Archive, Note
from tests.support.exports import records

PEOPLE = [
    {
        "participant_id": str(n),
        "id": f"id-{n}",
        "user_name": name,
        "email": f"{name.lower()}@example.com",
        "qos": [{"type": "audio_input", "details": {"avg_bitrate": "40 kbps", "avg_loss": f"{n * 7}%", "new": "=1+1"}}],
    }
    for n, name in enumerate(("Anna", "Bela", "Chloe", "Dora"))
]


@pytest.fixture
def kept(serve, hurry):
    """Three meetings fetched, and the server gone: a command line, their UUIDs, and what the fetches wrote."""
    server, run = serve()
    meetings = [server.add_pages(f"9111111116{n}", [{"participants": PEOPLE[: n + 2]}]) for n in range(3)]
    uuids = [meeting.uuid for meeting in meetings]
    assert run("collect", "--from", "today", "--json").code == 0
    server.close()
    return run, uuids


def numbers(run, *filters):
    rows = run("archive", "list", *filters, "--json").json()["meetings"]
    return {row["meeting_uuid"]: row["snapshot"] for row in rows}


def test_export_is_byte_for_byte_what_fetch_writes(serve, hurry):
    server, run = serve(participants=25)
    meetings = [server.meetings[0], server.add_pages("91111111160", [{"participants": PEOPLE}])]
    ways = [[], ["--json"], ["--raw", "--no-guard", "--bom"]]
    written = [run("fetch", *(meeting.uuid for meeting in meetings), *way).out for way in ways]
    server.close()
    snapshots = numbers(run)
    chosen = [snapshots[meeting.uuid] for meeting in meetings]
    for way, expected in zip(ways, written, strict=True):
        done = run("archive", "export", *chosen, *way)
        assert (done.code, done.err) == (0, "")
        assert done.out == expected


def test_list_finds_by_words_and_filters(kept, hurry):
    run, uuids = kept
    assert set(uuids) <= numbers(run).keys()
    assert numbers(run, "dora@example").keys() == {uuids[2]}
    assert numbers(run, "bela", "--kind", "webinar") == {}
    assert numbers(run, "--problems").keys() == set(uuids)
    assert numbers(run, "--partial") == {}
    assert numbers(run, "--from", "-7d", "--to", "-1d") == {}
    with Archive.open(hurry / "archive.sqlite3") as archive:
        row = next(row for row in archive.library() if row.info.ref.uuid == uuids[0])
        archive.notes.put(row.meeting, None, Note("said", ("urgent",), "INC-1"))
    assert numbers(run, "--tag", "urgent").keys() == numbers(run, "--with-notes").keys() == {uuids[0]}
    (one,) = records(run("archive", "list", "--tag", "urgent", "--csv").out)
    assert (one["state"], one["tags"], one["ticket"]) == ("complete", "urgent", "INC-1")
    table = run("archive", "list", "dora").out.decode().splitlines()
    assert len(table) == 2
    assert " of 4" in table[1]
    assert run("archive", "list", "nobodysname").err.startswith("qosviewer: The archive has nothing")
    shown = run("archive", "show", one["snapshot"], "--json").json()
    assert (shown["meeting_uuid"], shown["notes"][0]["text"]) == (uuids[0], "said")
    assert len(shown["snapshots"]) == 1
    assert "text: said" in run("archive", "show", one["snapshot"]).out.decode()


def test_where_nobody_was_judged_none_are_said_to_have_problems(kept, hurry):
    run, _uuids = kept
    with closing(sqlite3.connect(hurry / "archive.sqlite3")) as connection:
        # As a killed fetch leaves it.
        connection.execute("UPDATE snapshots SET good = 0, warning = 0, bad = 0")
        connection.commit()
    table = run("archive", "list").out.decode()
    assert "○" in table
    assert " of " not in table


def test_delete_needs_a_yes_and_one_way(kept):
    run, uuids = kept
    number = numbers(run)[uuids[0]]
    assert run("archive", "delete", number).code == 2
    assert run("archive", "delete").code == 2
    assert run("archive", "delete", number, "--older-than", "today", "--yes").code == 2
    assert run("archive", "delete", number, 999, "--yes").code == 7
    assert uuids[0] in numbers(run)
    assert run("archive", "delete", number, "--yes", "--json").json()["deleted"] == 1
    assert uuids[0] not in numbers(run)
    assert run("archive", "show", number).code == 7
    assert run("archive", "delete", "--account", "nobody", "--yes").code == 2
    assert run("archive", "delete", "--older-than", "-1d", "--yes", "--json").json()["deleted"] == 0
    # By the name that the window knows the account by, in any case.
    assert run("archive", "delete", "--account", "from THE environment", "--yes", "--json").json()["deleted"] >= 2
    assert numbers(run) == {}


def test_check_backup_reparse_and_vacuum(kept, hurry, tmp_path):
    run, uuids = kept
    number = numbers(run)[uuids[2]]
    assert run("archive", "check").code == 0
    target = tmp_path / "backup.sqlite3"
    assert run("archive", "backup", target).code == 0
    assert run("archive", "backup", target / "no" / "folder").code == 7
    done = run("archive", "reparse", "--json")
    assert (done.code, done.json()["snapshots"]) == (0, [])
    assert done.json()["read"] == len(numbers(run))
    assert run("archive", "vacuum").code == 0
    with closing(sqlite3.connect(hurry / "archive.sqlite3")) as connection, connection:
        connection.execute("UPDATE pages SET sha256 = zeroblob(32) WHERE snapshot_id = ?", (number,))
    done = run("archive", "check", "--json")
    assert done.code == 1
    assert [finding["snapshot"] for finding in done.json()["findings"]] == [number]
    assert run("archive", "reparse").code == 6
    assert run("archive", "reparse", number).code == 7
    with Archive.open(target) as copy:
        assert {row.info.ref.uuid for row in copy.library()} >= set(uuids)


def test_a_person_is_forgotten_to_the_last_byte(kept, hurry):
    run, uuids = kept
    asked = run("archive", "forget", "--email", "bela@example.com")
    assert asked.code == 2
    assert "id-1" in asked.err
    assert run("archive", "forget").code == 2
    done = run("archive", "forget", "--email", "bela@example.com", "--yes")
    assert (done.code, b"snapshots changed: 3" in done.out) == (0, True)
    files = b"".join(path.read_bytes() for path in hurry.glob("archive.sqlite3*"))
    assert b"anna@example.com" in files
    assert b"bela" not in files.lower()
    (row,) = [r for r in records(run("archive", "export", numbers(run)[uuids[1]]).out) if r["participant_id"] == "1"]
    assert (row["user_name"], row["email"], row["avg_loss_pct"]) == ("", "", "7")
    assert run("archive", "check").code == 0


def test_a_partial_one_is_written_beside_and_said(serve, hurry, tmp_path):
    server, run = serve()
    meeting = server.add_pages("91111111165", [{"participants": PEOPLE[:2]}, b"<html>"])
    written = run("fetch", meeting.uuid)
    assert written.code == 6
    server.close()
    number = numbers(run, "--partial")[meeting.uuid]
    target = tmp_path / "out.csv"
    done = run("archive", "export", number, "-o", target)
    assert done.code == 6
    assert not target.exists()
    assert (tmp_path / "out.csv.partial").read_bytes() == written.out
    answer = run("archive", "export", number, "--json").json()
    assert not answer["complete"]
    assert len(answer["missing"]) == 1


def test_rescue_leaves_a_sound_archive_alone(kept, hurry):
    run, _uuids = kept
    before = numbers(run)
    done = run("archive", "rescue", "--json")
    assert (done.code, done.json()["sound"], done.json()["aside"]) == (0, True, None)
    assert numbers(run) == before
    assert list(hurry.glob("archive-damaged-*")) == []


def test_rescue_takes_over_what_is_readable(kept, hurry):
    run, uuids = kept
    before = numbers(run)
    broken = before.pop(uuids[1])
    file = hurry / "archive.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE pages SET body = x'00' WHERE snapshot_id = ?", (broken,))
        connection.commit()
    done = run("archive", "rescue", "--json")
    answer = done.json()
    assert done.code == 6
    assert (answer["sound"], answer["whole"], answer["parts"], answer["lost"]) == (False, len(before), 0, 1)
    assert (hurry / answer["aside"]).is_file()
    assert {uuid: number for uuid, number in numbers(run).items() if number} == before
    assert run("archive", "check").code == 0


def test_a_damaged_archive_names_the_rescue_and_nothing_readable_ends_with_7(signed, hurry):
    _server, run = signed
    file = hurry / "archive.sqlite3"
    file.write_bytes(b"no SQLite at all" * 100)
    refused = run("archive", "list")
    assert refused.code == 7
    assert "qosviewer archive rescue" in refused.err
    done = run("archive", "rescue")
    assert done.code == 7
    assert "0 were taken over whole" in done.out.decode()
    (aside,) = hurry.glob("archive-damaged-*")
    assert aside.read_bytes() == b"no SQLite at all" * 100
    assert run("archive", "list").code == 0


def test_what_is_not_damaged_is_never_set_aside(signed, hurry):
    _server, run = signed
    file = hurry / "archive.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    assert run("archive", "rescue").code == 7
    assert list(hurry.glob("archive-damaged-*")) == []
