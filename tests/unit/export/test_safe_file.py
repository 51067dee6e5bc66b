"""A file is whole or not there, whatever happens meanwhile."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from qosviewer.domain import texts
from qosviewer.domain.errors import EXIT_LOCAL
from qosviewer.export.document import Document
from qosviewer.export.safe_file import ROWS_PER_YIELD, ExportFailed, check_target, partial_path, replacing, save

OLD = b"old content"
ROOT = Path(__file__).parents[3]
posix_only = pytest.mark.skipif(os.name == "nt", reason="there is no such thing on Windows")


def document(rows=3, row=b"row\r\n"):
    return Document(b"head\r\n", (row for _ in range(rows)), b"tail")


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    path = folder / "meeting.csv"
    path.write_bytes(OLD)
    return path


def only_file(path):
    return [each.name for each in path.parent.iterdir()] == [path.name]


def run(job):
    try:
        while True:
            next(job)
    except StopIteration as end:
        return end.value


def test_a_file_is_written_and_nothing_else_is_left(target):
    assert run(save(document(), target)) == 3
    assert target.read_bytes() == b"head\r\nrow\r\nrow\r\nrow\r\ntail"
    assert only_file(target)


def test_progress_counts_rows_and_the_old_file_stands_until_the_end(target):
    job = save(document(2 * ROWS_PER_YIELD + 1), target)
    assert next(job) == ROWS_PER_YIELD
    assert target.read_bytes() == OLD
    assert next(job) == 2 * ROWS_PER_YIELD
    assert run(job) == 2 * ROWS_PER_YIELD + 1
    assert target.read_bytes() != OLD


def test_a_cancelled_export_leaves_the_old_file(target):
    job = save(document(10 * ROWS_PER_YIELD), target)
    next(job)
    assert not only_file(target)
    job.close()
    assert target.read_bytes() == OLD
    assert only_file(target)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_export_that_fails_half_way_leaves_the_old_file(target, error):
    def rows():
        yield b"row"
        raise error

    with pytest.raises(error):
        run(save(Document(b"head", rows()), target))
    assert target.read_bytes() == OLD
    assert only_file(target)


@pytest.mark.parametrize("name", ["meeting.csv", "new.csv"])
def test_a_check_beforehand_writes_nothing(target, name):
    check_target(target.with_name(name))
    assert target.read_bytes() == OLD
    assert only_file(target)


def refusal(path):
    with pytest.raises(ExportFailed) as caught:
        run(save(document(), path))
    assert caught.value.exit_code == EXIT_LOCAL
    assert str(path) in caught.value.detail
    return caught.value.title


def early_refusal(path):
    with pytest.raises(ExportFailed) as caught:
        check_target(path)
    return caught.value.title


def test_a_folder_is_not_replaced(target):
    assert refusal(target.parent) == early_refusal(target.parent) == texts.EXPORT_TARGET_IS_FOLDER.title
    assert only_file(target)


def test_a_folder_that_does_not_exist(tmp_path):
    path = tmp_path / "none" / "a.csv"
    assert refusal(path) == early_refusal(path) == texts.EXPORT_FOLDER_MISSING.title


def test_a_folder_that_is_a_file(target):
    assert refusal(target / "a.csv") == texts.EXPORT_FOLDER_MISSING.title
    assert target.read_bytes() == OLD


def test_a_name_that_no_disk_takes(tmp_path):
    assert refusal(tmp_path / ("x" * 4000)) == texts.FILE_NOT_EXPORTED.title


@posix_only
def test_links_stay_links(target):
    link = target.parent / "link.csv"
    link.symlink_to(target.name)
    run(save(document(), link))
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"head")


@posix_only
def test_links_in_circles_are_refused(tmp_path):
    link = tmp_path / "a"
    link.symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(link)
    assert refusal(link) == texts.FILE_NOT_EXPORTED.title


@posix_only
def test_permissions_stay_and_a_new_file_has_ordinary_ones(target):
    target.chmod(0o640)
    run(save(document(), target))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    new, ordinary = target.with_name("new.csv"), target.with_name("ordinary")
    run(save(document(), new))
    ordinary.touch()
    assert new.stat().st_mode == ordinary.stat().st_mode


@posix_only
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    run(save(document(), pipe))
    reader.join()
    assert received == [b"head\r\nrow\r\nrow\r\nrow\r\ntail"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_device_without_room_is_a_full_disk():
    assert refusal(Path("/dev/full")) == texts.EXPORT_DISK_FULL.title


def test_a_partial_result_has_its_own_name(target):
    assert partial_path(target).name == "meeting.csv.partial"


SAVE_IN_CHILD = """
import os, pathlib, sys
from qosviewer.domain.errors import QosViewerError
from qosviewer.export.document import Document
from qosviewer.export.safe_file import save
limit = int(sys.argv[2])
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
if "nobody" in sys.argv and os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    for _ in save(Document(b"head", (b"x" * 1000 for _ in range(200))), pathlib.Path(sys.argv[1])):
        pass
except QosViewerError as error:
    sys.exit(error.title)
"""


def save_in_child(path, *, size_limit=0, user=""):
    command = [sys.executable, "-c", SAVE_IN_CHILD, path, str(size_limit), user]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)


@posix_only
def test_a_disk_that_takes_no_more_leaves_the_old_file(target):
    child = save_in_child(target, size_limit=100_000)
    assert child.stderr.strip() == texts.EXPORT_DISK_FULL.title
    assert target.read_bytes() == OLD
    assert only_file(target)


@posix_only
def test_a_really_full_disk_leaves_the_old_file(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small disk can't be mounted here; the test before this one stands in for it")
    try:
        target = disk / "meeting.csv"
        target.write_bytes(OLD)
        assert save_in_child(target).stderr.strip() == texts.EXPORT_DISK_FULL.title
        assert target.read_bytes() == OLD
        assert only_file(target)
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.fixture
def for_everyone():
    """A folder that other users reach too: root may write everywhere, so a child becomes nobody."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o755)


@posix_only
def test_a_write_protected_file_is_left_alone(for_everyone):
    folder = for_everyone
    folder.chmod(0o777)
    target = folder / "meeting.csv"
    target.write_bytes(OLD)
    target.chmod(0o444)
    child = save_in_child(target, user="nobody")
    assert child.stderr.strip() == texts.EXPORT_TARGET_READ_ONLY.title
    assert target.read_bytes() == OLD


@posix_only
def test_a_write_protected_folder_is_left_alone(for_everyone):
    folder = for_everyone
    folder.chmod(0o555)
    child = save_in_child(folder / "meeting.csv", user="nobody")
    assert child.stderr.strip() == texts.FILE_NOT_EXPORTED.title
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "nt", reason="only Windows refuses to replace a file that is open")
def test_a_file_that_is_open_elsewhere_is_left_alone(target):
    with target.open("rb"):
        assert refusal(target) == texts.EXPORT_TARGET_IN_USE.title
    assert target.read_bytes() == OLD
    assert only_file(target)


def test_the_given_file_is_a_stream_of_bytes(target):
    with replacing(target) as file:
        file.write(b"new")
    assert target.read_bytes() == b"new"
