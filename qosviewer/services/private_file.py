"""Small files that are whole at any moment, readable by their owner only, and shared by several windows."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError
from qosviewer.services.places import make_private_folder

LOCK_PATIENCE_S = 10.0


class FileBusy(LocalFileError):
    """Another window holds the lock of a file for longer than a write takes."""


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in place of ``path`` in one step: a reader sees the old file or the new, also after a power cut.

    Raises:
        LocalFileError: It can't be written; the old file is as it was.
    """
    make_private_folder(path.parent)
    # A link, as people who keep their settings in a repository use, stays a link.
    target = path.resolve()
    temporary = ""
    try:
        # mkstemp gives a file that only its owner may read, where the system knows owners.
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _move_into_place(Path(temporary), target)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        raise LocalFileError(texts.FILE_NOT_WRITTEN.fill(path=path, reason=error.strerror or error)) from error


def _move_into_place(temporary: Path, target: Path) -> None:
    # Windows refuses while another window reads the file, which takes no longer than a moment.
    for wait_s in (0.02, 0.1, 0.5) if os.name == "nt" else ():
        with suppress(PermissionError):
            temporary.replace(target)
            return
        time.sleep(wait_s)
    temporary.replace(target)


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
