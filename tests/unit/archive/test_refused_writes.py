"""The system says why it writes nothing more; SQLite has one word for several of its reasons, people have theirs."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qosviewer.archive import Archive
from tests.support.archives import info, keep, person
from tests.unit.archive.test_upkeep import proof_of

ROOT = Path(__file__).parents[3]

REFUSES = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static long used;

static int over(size_t more) {
    const char *most = getenv("TEST_MOST_BYTES");
    if (!most || (used += (long)more) <= atol(most)) return 0;
    errno = atoi(getenv("TEST_ERRNO"));
    return 1;
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
    static ssize_t (*system_s)(int, const void *, size_t, off64_t);
    if (!system_s) system_s = dlsym(RTLD_NEXT, "pwrite64");
    return over(size) ? -1 : system_s(fd, from, size, at);
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t at) { return pwrite64(fd, from, size, at); }

ssize_t write(int fd, const void *from, size_t size) {
    static ssize_t (*system_s)(int, const void *, size_t);
    if (!system_s) system_s = dlsym(RTLD_NEXT, "write");
    return fd > 2 && over(size) ? -1 : system_s(fd, from, size);
}
"""

KEEPS = """
import sys
from pathlib import Path
from qosviewer.archive import Archive, ArchiveError
from tests.support.archives import info, keep, person
with Archive.open(Path(sys.argv[1])) as archive:
    try:
        for number in range(2, 500):
            keep(archive, [person("Anna" * 500, str(seat)) for seat in range(20)], info(number))
    except ArchiveError as error:
        print(type(error).__name__, error.title, archive.load(1).table.participant_count)
"""


BACKS_UP = """
import sys
from pathlib import Path
from qosviewer.archive import Archive, ArchiveError
target = Path(sys.argv[1]).with_name("backup.sqlite3")
with Archive.open(Path(sys.argv[1])) as archive:
    try:
        archive.backup(target)
    except ArchiveError as error:
        print(error.title, error.detail.partition(": ")[2], [each.name for each in target.parent.glob("*backup*")])
"""


@pytest.fixture
def refusing(tmp_path: Path) -> Path:
    """A library that lets a process write so many bytes, and then refuses for a reason."""
    if sys.platform != "linux" or not (compiler := shutil.which("cc")):
        pytest.skip("needs Linux and a C compiler")
    source, library = tmp_path / "refusing.c", tmp_path / "refusing.so"
    source.write_text(REFUSES)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (errno.ENOSPC, "ArchiveFull The disk is full"),
        (getattr(errno, "EDQUOT", errno.ENOSPC), "ArchiveFull The disk is full"),
        (errno.EROFS, "ArchiveReadOnly The archive can't be written"),
        (errno.EIO, "ArchiveError The archive could not be read or written"),
    ],
)
def test_what_is_against_writing_is_told(path: Path, refusing: Path, reason: int, told: str) -> None:
    with Archive.open(path) as archive:
        keep(archive, [person("Ben", "1")])
    done = child_of(path, refusing, reason, KEEPS)
    assert (done.returncode, done.stdout) == (0, f"{told} 1\n"), done.stderr
    with Archive.open(path) as archive:
        assert proof_of(archive).sound
        assert archive.latest(info(1).ref)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (getattr(errno, "EDQUOT", errno.ENOSPC), "there is no room left on the disk, or in what you may use of it."),
        (errno.EIO, "disk I/O error."),
    ],
)
def test_why_a_backup_is_not_written_is_told(path: Path, refusing: Path, reason: int, told: str) -> None:
    with Archive.open(path) as archive:
        keep(archive, [person("Anna" * 500, str(seat)) for seat in range(400)])
    done = child_of(path, refusing, reason, BACKS_UP)
    said = f"The backup can't be written {told} What stood there before is unchanged. []\n"
    assert (done.returncode, done.stdout) == (0, said), done.stderr


def child_of(path: Path, refusing: Path, reason: int, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script on an archive, on a disk that refuses sooner or later."""
    known = {"LD_PRELOAD": str(refusing), "TEST_MOST_BYTES": "300000", "TEST_ERRNO": str(reason)}
    return subprocess.run(
        [sys.executable, "-B", "-c", script, path],
        capture_output=True,
        text=True,
        env=os.environ | known | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
