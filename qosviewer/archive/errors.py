"""What can be wrong with the archive, told in our words."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError


class ArchiveError(LocalFileError):
    """The archive can't be read or written."""


class ArchiveDamaged(ArchiveError):
    """The file is not what was written: `rescue` sets it aside and takes over what is readable."""


class ArchiveRefused(ArchiveError):
    """The file is fine, but not ours to use: of a newer version or another program."""


class ArchiveBusy(ArchiveError):
    """Another program keeps it locked."""


class ArchiveFull(ArchiveError):
    """There is no room left on the disk."""


class ArchiveReadOnly(ArchiveError):
    """It can be looked at, but not written."""


class ArchiveGone(ArchiveError):
    """It was moved, replaced or deleted while in use."""


class ChecksumWrong(ArchiveError):
    """Something kept is not what it was when it was kept."""


class SnapshotNotThere(ArchiveError):
    """No such snapshot, or no longer."""


class MeetingNotThere(ArchiveError):
    """No such meeting, or no longer, or it can't be told from others."""


class SnapshotWentOn(ArchiveError):
    """Another program continued, completed or deleted it."""


_PRIMARY: Final = 0xFF
"""The low byte of an extended result code is the general one."""

_NO_ROOM: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NO_LEAVE: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_PROBE_BYTES: Final = 64 * 1024
"""More than SQLite asks for at a time."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the system into ours.

    Raises:
        ArchiveError: In place of them.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _told(path, error) from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise ArchiveFull(texts.ARCHIVE_DISK_FULL.fill(path=path), retryable=True) from error
        raise ArchiveError(
            texts.ARCHIVE_NOT_OPENED.fill(path=path, reason=error.strerror or error), retryable=True
        ) from error


def reason_of(path: Path, error: OSError | sqlite3.Error) -> str:
    """Return in a few words why ``path`` could not be written."""
    if isinstance(error, sqlite3.Error):
        return texts.NO_ROOM if isinstance(_told(path, error), ArchiveFull) else str(error)
    return texts.NO_ROOM if error.errno in _NO_ROOM else error.strerror or str(error)


def _told(path: Path, error: sqlite3.Error) -> ArchiveError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return MeetingNotThere(texts.MEETING_NOT_THERE)
    match code & _PRIMARY:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return ArchiveDamaged(texts.ARCHIVE_DAMAGED.fill(path=path, reason=error))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return ArchiveBusy(texts.ARCHIVE_BUSY.fill(path=path), retryable=True)
        case sqlite3.SQLITE_FULL:
            return ArchiveFull(texts.ARCHIVE_DISK_FULL.fill(path=path), retryable=True)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ArchiveReadOnly(texts.ARCHIVE_READ_ONLY.fill(path=path))
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR if not path.exists():
            return ArchiveGone(texts.ARCHIVE_GONE.fill(path=path))
        case sqlite3.SQLITE_IOERR:
            return _told_by_writing(path, error)
        case sqlite3.SQLITE_CANTOPEN:
            return ArchiveError(texts.ARCHIVE_NOT_OPENED.fill(path=path, reason=error))
    return ArchiveError(texts.ARCHIVE_FAILED.fill(path=path, reason=error), retryable=True)


def _told_by_writing(path: Path, error: sqlite3.Error) -> ArchiveError:
    """Return what an I/O error was about.

    SQLite calls a quota that is used up so, and a disk that can only be read since a moment ago. Writing a little
    beside the file tells them apart from a disk that fails.
    """
    reason = 0
    try:
        with tempfile.TemporaryFile(dir=path.parent) as probe:
            probe.write(bytes(_PROBE_BYTES))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as refused:
        reason = refused.errno or 0
    if reason in _NO_ROOM:
        return ArchiveFull(texts.ARCHIVE_DISK_FULL.fill(path=path), retryable=True)
    if reason in _NO_LEAVE:
        return ArchiveReadOnly(texts.ARCHIVE_READ_ONLY.fill(path=path))
    return ArchiveError(texts.ARCHIVE_FAILED.fill(path=path, reason=error), retryable=True)
