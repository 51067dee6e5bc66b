"""The settings file: whole at any moment, shared by windows, never lost when damaged."""

import os
import stat
import subprocess
import sys

import pytest
import tomli_w
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.errors import EXIT_LOCAL, LocalFileError
from qosviewer.export import whole_file
from qosviewer.services.private_file import FileBusy, locked, write_whole
from qosviewer.services.settings_file import SettingsFile


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path / "home" / "settings.toml")


def test_no_file_is_no_settings_and_makes_no_file(file):
    assert file.read() == {}
    assert not file.path.parent.exists()


def test_what_is_changed_is_read_again(file):
    with file.change() as document:
        document["settings"] = {"theme": "dark"}
    assert SettingsFile(file.path).read() == {"settings": {"theme": "dark"}}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_the_owner_may_read_it(file):
    with file.change() as document:
        document["a"] = 1
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert "settings.toml" in modes


def test_unknown_keys_are_kept(file):
    write_whole(file.path, b'[future]\nthing = ["x", 1.5, 2026-03-01]\n')
    with file.change() as document:
        document["a"] = 1
    assert file.read()["future"] == SettingsFile(file.path).read()["future"]
    assert len(file.read()["future"]["thing"]) == 3


def test_nothing_is_written_where_nothing_changed(file):
    write_whole(file.path, b"# my comment\na = 1\n")
    with file.change():
        pass
    assert b"my comment" in file.path.read_bytes()


def test_nothing_is_written_after_an_error(file):
    write_whole(file.path, b"a = 1\n")
    with pytest.raises(ZeroDivisionError), file.change() as document:
        document["a"] = 1 / 0
    assert file.read() == {"a": 1}
    with locked(file.path, patience_s=0):
        pass


@pytest.mark.parametrize("content", [b"a = = 1", b"\xff\xfe\x00", b"a = 1\na = 2", b"\x00" * 5000])
@pytest.mark.parametrize("writing", [False, True])
def test_a_damaged_file_is_set_aside_and_named(file, content, writing):
    write_whole(file.path, content)
    if writing:
        with file.change() as document:
            document["b"] = 2
    assert file.read() == ({"b": 2} if writing else {})
    (aside,) = file.path.parent.glob("settings.damaged-*.toml")
    assert aside.read_bytes() == content
    (notice,) = file.notices
    assert str(aside) in notice.detail


def test_two_damaged_files_are_both_kept(file):
    for content in (b"= 1", b"= 2"):
        write_whole(file.path, content)
        file.read()
    assert {path.read_bytes() for path in file.path.parent.glob("*.damaged-*")} == {b"= 1", b"= 2"}


def test_a_byte_order_mark_is_no_damage(file):
    write_whole(file.path, b"\xef\xbb\xbfa = 1\n")
    assert file.read() == {"a": 1}


def test_a_folder_in_its_place(file):
    file.path.mkdir(parents=True)
    for use in (file.read, lambda: file.change().__enter__()):
        with pytest.raises(LocalFileError, match="can't be read") as caught:
            use()
        assert caught.value.exit_code == EXIT_LOCAL


def test_a_disk_that_is_full(file, monkeypatch):
    write_whole(file.path, b"a = 1\n")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", full)
    with pytest.raises(LocalFileError, match="can't be written") as caught, file.change() as document:
        document["a"] = 2
    assert "No space left" in caught.value.detail
    assert file.read() == {"a": 1}
    assert not list(file.path.parent.glob("*.tmp"))


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_stays_a_link(file, tmp_path):
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_bytes(b"a = 1\n")
    file.path.parent.mkdir()
    file.path.symlink_to(elsewhere)
    with file.change() as document:
        document["a"] = 2
    assert file.path.is_symlink()
    assert elsewhere.read_text() == "a = 2\n"


def test_a_lock_that_is_never_free(file):
    file.path.parent.mkdir()
    with FileLock(f"{file.path}.lock"), pytest.raises(FileBusy, match="busy") as caught, locked(file.path, 0.01):
        pass
    assert caught.value.retryable


WINDOW = """
import sys
from pathlib import Path
from qosviewer.services.settings_file import SettingsFile
file = SettingsFile(Path(sys.argv[1]))
for step in range(25):
    with file.change() as document:
        document[f"{sys.argv[2]}-{step}"] = document["sum"] = document.get("sum", 0) + 1
"""


def test_two_windows_lose_nothing_of_each_other(file):
    command = [sys.executable, "-c", WINDOW, str(file.path)]
    windows = [subprocess.Popen([*command, name]) for name in ("a", "b")]
    assert [window.wait(60) for window in windows] == [0, 0]
    document = file.read()
    assert document.pop("sum") == len(document) == 50


texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(texts, st.one_of(texts, st.booleans(), st.integers(-(2**63), 2**63 - 1), st.lists(texts))))
def test_whatever_is_written_comes_back(tmp_path_factory, content):
    file = SettingsFile(tmp_path_factory.getbasetemp() / "property" / "settings.toml")
    write_whole(file.path, tomli_w.dumps(content).encode())
    assert file.read() == content
    assert not file.notices
