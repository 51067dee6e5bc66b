"""Where files live, and who may read them."""

import os
import stat
from pathlib import Path

import pytest

from qosviewer.domain.errors import EXIT_LOCAL, LocalFileError
from qosviewer.services.places import find_places, make_private_folder

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")


def test_one_folder_for_everything(tmp_path):
    places = find_places({"QOSVIEWER_HOME": str(tmp_path)})
    assert {places.config, places.data, places.logs.parent} == {tmp_path}
    files = {places.settings_file, places.window_file, places.archive_file, places.call_count_file}
    assert len(files) == 4
    assert not list(tmp_path.iterdir()), "looking must not make anything"


def test_a_relative_folder_stays_the_same_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    places = find_places({"QOSVIEWER_HOME": "here"})
    monkeypatch.chdir("/")
    assert places.config == tmp_path / "here"


def test_the_places_of_the_system():
    for environment in ({}, {"QOSVIEWER_HOME": ""}):
        places = find_places(environment)
        assert all("qosviewer" in str(folder) for folder in (places.config, places.data, places.logs))
        assert places.config.is_absolute()


@posix_only
def test_a_new_folder_is_for_its_owner_only(tmp_path):
    make_private_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


@posix_only
def test_a_folder_that_exists_is_left_alone(tmp_path):
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_in_the_way(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(LocalFileError, match="can't be made") as caught:
        make_private_folder(Path(tmp_path / "a" / "b"))
    assert caught.value.exit_code == EXIT_LOCAL
    assert str(tmp_path) in caught.value.detail
