"""``qosviewer import`` as a program of its own."""

from __future__ import annotations

import sys

import pytest

from qosviewer.archive import Archive
from qosviewer.cli.import_files import SCHEMA
from tests.support.archives import body, person
from tests.support.command_line import CommandLine
from tests.support.imports import webhook, write

GOOD = body([person("Anna", "1"), person("Ben", "2")])


@pytest.fixture
def run() -> CommandLine:
    return CommandLine()


def test_what_is_in_files_is_kept_and_told(run, tmp_path, qosviewer_home) -> None:
    good, bad = write(tmp_path / "good", GOOD), write(tmp_path / "bad", "[{]")
    done = run("import", good)
    assert (done.code, done.out.decode().strip()) == (0, f"{good}: good, participants: 2")
    again = run("import", good, bad)
    assert again.code == 6
    assert "opened before" in again.out.decode()
    assert f"{bad}, line 1, column 3: The JSON is broken" in again.err
    with Archive.open(qosviewer_home / "archive.sqlite3") as archive:
        assert len(archive.library()) == 1


def test_a_name_of_a_file_can_not_steer_the_terminal(run, tmp_path) -> None:
    if sys.platform == "win32":
        pytest.skip("names of files hold no such characters there")
    done = run("import", write(tmp_path / "red\x1b[31m\nline\x9b", GOOD), write(tmp_path / "bad\x1b[2J", "[{]"))
    assert done.code == 6
    assert len(done.out.splitlines()) == 1
    for said in (done.out.decode(), done.err):
        assert not {"\x1b", "\x9b"} & set(said)


def test_programs_get_json_with_places(run, tmp_path) -> None:
    done = run("import", "--json", write(tmp_path / "good", webhook("Anna")), write(tmp_path / "bad", "[{]"))
    said = done.json()
    assert (done.code, said["schema"], said["complete"]) == (6, SCHEMA, False)
    assert said["imported"][0]["meeting_uuid"] == "abc/def=="
    assert said["imported"][0]["participants"] == 1
    (problem,) = said["problems"]
    assert (problem["line"], problem["column"], problem["error"]["title"]) == (1, 3, "The JSON is broken")


def test_nothing_usable_is_bad_input(run, tmp_path) -> None:
    assert run("import", tmp_path / "missing").code == 2
    assert run("import", "--largest", "0", tmp_path / "missing").code == 2
    assert run("import").code == 2


def test_an_archive_that_can_not_be_written_is_an_error_of_this_computer(run, tmp_path, qosviewer_home) -> None:
    qosviewer_home.mkdir()
    write(qosviewer_home / "archive.sqlite3", b"noise" * 1000)
    done = run("import", write(tmp_path / "good", GOOD))
    assert done.code == 7
    assert "damaged" in done.err
