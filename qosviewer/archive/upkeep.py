"""How large the archive is, and what keeps it small and safe."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from qosviewer.archive.database import Database
from qosviewer.archive.errors import ArchiveError, reason_of
from qosviewer.archive.instants import optional_moment_of
from qosviewer.domain import texts

_BACKUP_STEP_PAGES: Final = 1000
_OF_THE_ARCHIVE: Final = frozenset(
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
)
_MOUNTS: Final = Path("/proc/mounts")
_ON_NETWORK: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "fuse.sshfs", "webdav", "afs"})


@dataclass(frozen=True, slots=True)
class Figures:
    """How much is in the archive.

    Attributes:
        file_bytes: Size on the disk, the log included.
        free_bytes: What a vacuum would give back.
        meetings: How many.
        snapshots: How many.
        partial: How many of them are partial.
        raw_bytes: Of the compressed answers.
        oldest: Start of the oldest meeting.
        newest: Start of the newest meeting.
    """

    file_bytes: int
    free_bytes: int
    meetings: int
    snapshots: int
    partial: int
    raw_bytes: int
    oldest: datetime | None
    newest: datetime | None


def figures(database: Database) -> Figures:
    """Return how much is in the archive.

    Raises:
        ArchiveError: It can't be read.
    """
    with database.reading() as connection:
        (free,), (page_size,) = (
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("freelist_count", "page_size")
        )
        (meetings, oldest, newest) = connection.execute(
            """SELECT count(*), min(coalesce(start_utc, first_fetched_at)), max(coalesce(start_utc, first_fetched_at))
            FROM meetings"""
        ).fetchone()
        (snapshots, partial) = connection.execute(
            "SELECT count(*), coalesce(sum(state = 'partial'), 0) FROM snapshots"
        ).fetchone()
        (raw,) = connection.execute(
            """SELECT (SELECT coalesce(sum(length(body)), 0) FROM pages)
            + (SELECT coalesce(sum(length(body)), 0) FROM companions)"""
        ).fetchone()
    size = 0
    for path in (database.path, log_path(database.path)):
        with suppress(OSError):
            size += path.stat().st_size
    return Figures(
        size,
        free * page_size,
        meetings,
        snapshots,
        partial,
        raw,
        optional_moment_of(oldest),
        optional_moment_of(newest),
    )


def vacuum(database: Database) -> None:
    """Give free room back to the disk.

    Raises:
        ArchiveError: Another program is busy with the file, or there is no room for the copy that this needs.
    """
    with database.reading() as connection:
        database.check_in_place()
        connection.execute("VACUUM")
    empty_log(database)


def empty_log(database: Database) -> bool:
    """Move everything from the log into the file and cut the log to nothing; False while somebody reads it."""
    with database.reading() as connection:
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def log_path(path: Path) -> Path:
    """Return where SQLite keeps the log of a file."""
    return path.with_name(f"{path.name}-wal")


def backup(database: Database, target: Path, progress: Callable[[float], None] = lambda _share: None) -> None:
    """Copy the archive to ``target`` as it is at this moment, whoever writes meanwhile.

    Args:
        database: The archive.
        target: Where to. It is replaced in one step; what it raises leaves what stood there as it was.
        progress: Told the share that is done, 0 to 1, every few megabytes; may raise, to stop.

    Raises:
        ArchiveError: It can't be read, or not be written there.
    """
    if target.exists() and target.samefile(database.path):
        raise ArchiveError(texts.BACKUP_ONTO_ITSELF.fill(path=target))
    temporary = target.with_name(f".{target.name}-{secrets.token_hex(8)}.tmp")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with database.reading() as connection, closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            # The steps see the file as it is now: a writer elsewhere does not make them start over.
            connection.execute("BEGIN")
            connection.execute("SELECT 1 FROM accounts").fetchone()
            with _blaming_the_copy(target, temporary):
                connection.backup(
                    copy,
                    pages=_BACKUP_STEP_PAGES,
                    progress=lambda _status, remaining, total: progress(1 - remaining / max(total, 1)),
                    sleep=0,
                )
                # A single file is easier to carry away than one with a log.
                copy.execute("PRAGMA journal_mode = DELETE")
        with temporary.open("r+b") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        raise _not_written(target, temporary, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def _blaming_the_copy(target: Path, temporary: Path) -> Iterator[None]:
    """Say of trouble while copying that it is with the copy, unless the archive can't be read."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _OF_THE_ARCHIVE:
            raise
        raise _not_written(target, temporary, error) from error


def _not_written(target: Path, temporary: Path, error: OSError | sqlite3.Error) -> ArchiveError:
    reason = reason_of(temporary, error)
    return ArchiveError(texts.BACKUP_NOT_WRITTEN.fill(path=target, reason=reason), retryable=True)


def network_system(path: Path) -> str:
    """Return the name of the network file system that ``path`` lies on, or nothing where it lies on a disk."""
    if os.name == "nt":
        return _windows_share(path)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    where = path.absolute()
    best, system = -1, ""
    for line in mounts:
        _, mount, kind, *_ = line.split(" ")
        folder = Path(mount.replace("\\040", " "))
        if (folder == where or folder in where.parents) and len(folder.parts) >= best:
            best, system = len(folder.parts), kind
    return system if system in _ON_NETWORK else ""


def _windows_share(path: Path) -> str:
    drive = path.absolute().drive
    if drive.startswith("\\\\"):
        return "SMB"
    import ctypes

    remote_drive = 4
    windll = getattr(ctypes, "windll", None)
    return "SMB" if windll and windll.kernel32.GetDriveTypeW(f"{drive}\\") == remote_drive else ""
