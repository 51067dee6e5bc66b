"""The one step by which every file of the program is replaced; most of it is tested through those who use it."""

from __future__ import annotations

import os
import stat

import pytest

from qosviewer.export.whole_file import whole_file

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows knows no such permissions")


@posix_only
def test_a_private_file_is_private_from_its_first_moment(tmp_path):
    target = tmp_path / "secret"
    target.write_bytes(b"old")
    target.chmod(0o644)
    with whole_file(target, 0o600) as file:
        (temporary,) = set(tmp_path.iterdir()) - {target}
        assert stat.S_IMODE(temporary.stat().st_mode) == 0o600
        file.write(b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes() == b"new"


@posix_only
def test_permissions_are_given_whatever_the_umask_takes_away(tmp_path):
    target = tmp_path / "shared"
    with whole_file(target, 0o666) as file:
        file.write(b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o666


def test_a_name_may_be_as_long_as_names_can_be(tmp_path):
    target = tmp_path / ("x" * 255)
    with whole_file(target) as file:
        file.write(b"new")
    assert target.read_bytes() == b"new"


def test_nothing_is_left_where_it_can_not_be_put(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError), whole_file(tmp_path / "folder") as file:
        file.write(b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]
