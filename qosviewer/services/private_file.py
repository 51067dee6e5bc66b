"""Small files that are whole at any moment, readable by their owner only, and shared by several windows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError
from qosviewer.export.whole_file import whole_file
from qosviewer.services.places import make_private_folder

LOCK_PATIENCE_S = 10.0
_PRIVATE = 0o600


class FileBusy(LocalFileError):
    """Another window holds the lock of a file for longer than a write takes."""


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in place of ``path`` in one step: a reader sees the old file or the new, also after a power cut.

    Raises:
        LocalFileError: It can't be written; the old file is as it was.
    """
    make_private_folder(path.parent)
    try:
        # A link, as people who keep their settings in a repository use, stays a link.
        with whole_file(path.resolve(), _PRIVATE) as file:
            file.write(content)
    except OSError as error:
        raise LocalFileError(texts.FILE_NOT_WRITTEN.fill(path=path, reason=error.strerror or error)) from error


@contextmanager
def locked(path: Path, patience_s: float = LOCK_PATIENCE_S) -> Iterator[None]:
    """Hold the lock that goes with ``path``, so that reading, changing and writing is one step for all windows.

    Raises:
        FileBusy: The lock was not free within ``patience_s``.
        LocalFileError: There can be no lock in that folder.
    """
    # Late: it costs more than the rest of a start, and a start only reads.
    from filelock import FileLock, Timeout

    make_private_folder(path.parent)
    try:
        lock = FileLock(f"{path}.lock", timeout=patience_s, mode=0o600)
        lock.acquire()
    except Timeout as error:
        raise FileBusy(texts.FILE_BUSY.fill(path=path), retryable=True) from error
    except OSError as error:
        raise LocalFileError(texts.FILE_NOT_WRITTEN.fill(path=path, reason=error.strerror or error)) from error
    try:
        yield
    finally:
        lock.release()
