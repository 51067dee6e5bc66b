"""Results: to stdout or into a file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.errors import LocalFileError
from qosviewer.export.document import Document
from qosviewer.export.safe_file import save

STDOUT: Final = "-"


def write_file(document: Document, path: Path) -> None:
    """Write a document to a file.

    Raises:
        LocalFileError: It can't be written; what stood there is as it was.
    """
    for _rows_written in save(document, path):
        # Each is a place to stop, which Ctrl+C does by itself.
        continue


def write_stdout(pieces: Iterable[bytes]) -> None:
    """Write results to stdout, byte for byte.

    Raises:
        LocalFileError: They can't be written.
        BrokenPipeError: Nobody reads them any more.
    """
    if sys.stdout is None:
        raise LocalFileError(texts.STDOUT_FAILED.fill(reason=texts.STDOUT_CLOSED))
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except OSError as error:
        _write_no_more()
        if isinstance(error, BrokenPipeError):
            raise
        if error.errno == errno.EINVAL and sys.platform == "win32":
            # What Windows says where others say that the pipe is broken.
            raise BrokenPipeError from error
        raise LocalFileError(texts.STDOUT_FAILED.fill(reason=error.strerror or error)) from error


def _write_no_more() -> None:
    """Let what is still buffered go nowhere: Python would try once more at its end, and end with a code of its own."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
