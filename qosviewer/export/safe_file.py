"""A file that is whole or not there: written beside its target and moved into place.

A failed or cancelled export leaves the old file as it was and nothing else behind.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError, Message
from qosviewer.export.document import Document
from qosviewer.export.whole_file import whole_file

ROWS_PER_YIELD: Final = 500
_NO_SPACE: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


class ExportFailed(LocalFileError):
    """A file could not be written; what stood there is as it was."""


def save(document: Document, path: Path) -> Generator[int, None, int]:
    """Write ``document`` to ``path``; yield, and at last return, how many rows are written.

    Each yield is a place to stop: closing the generator leaves the old file as it was.

    Raises:
        ExportFailed: The file can't be written.
    """
    written = 0
    with replacing(path) as file:
        file.write(document.head)
        for written, row in enumerate(document.rows, 1):
            file.write(row)
            if written % ROWS_PER_YIELD == 0:
                yield written
        file.write(document.tail)
    return written


def partial_path(path: Path) -> Path:
    """Return where an incomplete result goes in place of ``path``."""
    return path.with_name(f"{path.name}.partial")


def check_target(path: Path) -> None:
    """Do nothing if ``path`` looks as if it can be written, so that nobody waits for a file that can't be.

    Raises:
        ExportFailed: It can't.
    """
    with _errors_told(path):
        target, mode = _target(path)
        if mode is None and not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to; it takes the place of ``path`` when the block ends well, and goes away when not.

    A link stays a link, the permissions of an existing file stay, and what is no ordinary file (a pipe, a device) is
    written to as it is.

    Raises:
        ExportFailed: The file can't be written.
    """
    with _errors_told(path):
        target, mode = _target(path)
        if mode is not None and not stat.S_ISREG(mode):
            with target.open("wb") as file:
                yield file
            return
        with whole_file(target, None if mode is None else stat.S_IMODE(mode)) as file:
            yield file


@contextmanager
def _errors_told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportFailed(_message(error).fill(path=path, reason=error.strerror or error)) from error


def _target(path: Path) -> tuple[Path, int | None]:
    """Return what ``path`` leads to, and its mode; None where nothing is there yet."""
    # Unlike Path.resolve, this leaves links that go in circles to the question for the mode.
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return target, None
    if stat.S_ISDIR(mode):
        raise ExportFailed(texts.EXPORT_TARGET_IS_FOLDER.fill(path=path))
    if not os.access(target, os.W_OK):
        raise ExportFailed(texts.EXPORT_TARGET_READ_ONLY.fill(path=path))
    return target, mode


def _message(error: OSError) -> Message:
    if error.errno in _NO_SPACE:
        return texts.EXPORT_DISK_FULL
    if os.name == "nt" and isinstance(error, PermissionError):
        return texts.EXPORT_TARGET_IN_USE
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return texts.EXPORT_FOLDER_MISSING
    return texts.FILE_NOT_EXPORTED
