"""A new file in place of an old one, in one step: whoever reads sees the old or the new, also after a power cut."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

_ORDINARY: Final = 0o666
_WINDOWS_PATIENCE_S: Final = (0.02, 0.1, 0.5)


@contextmanager
def whole_file(target: Path, permissions: int | None = None) -> Iterator[BinaryIO]:
    """Give a file beside ``target`` that takes its place when the block ends well, and goes away when not.

    Args:
        target: What is replaced; links are not followed.
        permissions: Of the new file, from its first moment on; None for those that new files have.

    Raises:
        OSError: It can't be written; what stood at ``target`` is as it was.
    """
    # A short name of our own: that of the target may be as long as names can be.
    temporary = target.with_name(f".qosviewer-{os.urandom(8).hex()}.tmp")
    try:
        with _opened(temporary, permissions) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _move(temporary, target)
    except BaseException:
        # Not only errors: Ctrl+C and a generator that is closed come this way too.
        with suppress(OSError):
            temporary.unlink()
        raise


def _opened(path: Path, permissions: int | None) -> BinaryIO:
    def create(name: str, flags: int) -> int:
        return os.open(name, flags, _ORDINARY if permissions is None else permissions)

    file = open(path, "xb", opener=create)  # noqa: SIM115 - Path.open takes no opener; the caller closes it
    if permissions is not None:
        # Some file systems know no permissions.
        with suppress(OSError):
            path.chmod(permissions)
    return file


def _move(temporary: Path, target: Path) -> None:
    # Windows refuses while another program has the target open: a virus scanner for a moment, a spreadsheet for long.
    for wait_s in _WINDOWS_PATIENCE_S if os.name == "nt" else ():
        with suppress(PermissionError):
            temporary.replace(target)
            return
        time.sleep(wait_s)
    temporary.replace(target)
