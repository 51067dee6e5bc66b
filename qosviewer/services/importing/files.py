"""Which files are meant, and what is in them, as text."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from qosviewer.domain import texts
from qosviewer.domain.errors import Message
from qosviewer.services.importing.bad_file import BadFile, Spot

MEGABYTE: Final = 1024 * 1024
LARGEST_BYTES: Final = 256 * MEGABYTE
"""About 30,000 participants in JSON. The file is read as a whole, and takes several times its size of memory."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def files_of(paths: Iterable[Path]) -> Iterator[Path | tuple[Path, BadFile]]:
    """Yield each file once: folders stand for the files in them and in the folders below, but for hidden ones.

    A path that leads nowhere is yielded with what is wrong with it.
    """
    seen: set[Path] = set()
    for path in paths:
        inside = _inside(path) if path.is_dir() else [path]
        if not inside:
            yield path, BadFile(texts.IMPORT_FOLDER_EMPTY.fill(path=path))
        for file in inside:
            real = Path(os.path.realpath(file))
            if real not in seen:
                seen.add(real)
                yield file


def _inside(folder: Path) -> list[Path]:
    found: list[Path] = []
    # Links to folders are not followed: they may lead round in circles.
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(where, name) for name in sorted(files) if not name.startswith(".")]
    return found


def read_text(path: Path, largest_bytes: int = LARGEST_BYTES) -> str:
    """Return a file as text, without the mark at its beginning.

    Raises:
        BadFile: It is not there, too big, or no text.
    """
    raw = _read(path, largest_bytes)
    if not raw.strip():
        raise BadFile(texts.IMPORT_EMPTY)
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        # Where characters have two bytes or four, what looks like the end of a line may be none.
        line = raw.count(b"\n", 0, error.start) + 1 if encoding.startswith("utf-8") else 0
        raise BadFile(texts.IMPORT_NO_TEXT, Spot(line)) from None


def _read(path: Path, largest_bytes: int) -> bytes:
    try:
        # Looked at before it is opened: opening a pipe that nobody writes to would wait for ever.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise BadFile(texts.IMPORT_NO_FILE.fill(path=path))
        with path.open("rb") as file:
            raw = file.read(largest_bytes + 1)
            size = max(len(raw), os.fstat(file.fileno()).st_size)
    except (FileNotFoundError, NotADirectoryError):
        raise BadFile(texts.IMPORT_NOT_THERE.fill(path=path)) from None
    except (OSError, ValueError) as error:
        raise BadFile(_not_read(path, error)) from None
    if len(raw) > largest_bytes:
        raise BadFile(
            texts.IMPORT_TOO_BIG.fill(size=_megabytes(size), limit=_megabytes(largest_bytes)),
        )
    return raw


def _not_read(path: Path, error: OSError | ValueError) -> Message:
    return texts.IMPORT_NOT_READ.fill(path=path, reason=getattr(error, "strerror", None) or error)


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.4g}"
