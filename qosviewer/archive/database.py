"""The file: opened with care, used by several threads and programs at once."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from qosviewer.archive.errors import ArchiveGone, ArchiveReadOnly, ArchiveRefused, told
from qosviewer.archive.schema import APPLICATION_ID, LAYOUT, STEPS
from qosviewer.domain import texts

PATIENCE_S: Final = 10.0
"""How long to wait while another program writes."""

_LOOK_EVERY_S: Final = 0.02


PAGE_BYTES: Final = 8192
"""Of the file: megabytes are read faster than with SQLite's 4096, and a commit is not slower."""


class Database:
    """An open archive file. Any thread may use it; each use has a connection to itself.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, patience_s: float = PATIENCE_S) -> None:
        """Open the file; make it where there is none, and bring an older layout up to date.

        Raises:
            ArchiveDamaged: It can't be read as it should.
            ArchiveRefused: It is of a newer version, or of another program.
            ArchiveError: It can't be opened.
        """
        self.path = path
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        with told(path):
            _make_private(path)
            self._file = _identity(path)
        self._address = _address(path)
        try:
            with self.reading() as connection:
                self._prepare(connection)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file. What is under way in other threads ends first."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection for a few statements; never hold it while waiting for something else.

        Raises:
            ArchiveError: In place of every error of SQLite.
        """
        with told(self.path):
            connection = self._take()
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.rollback()
                self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection inside a transaction: all of it is kept when the block ends well, nothing if not.

        Raises:
            ArchiveError: In place of every error of SQLite.
        """
        with self.reading() as connection:
            self.check_in_place()
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def connect(self) -> sqlite3.Connection:
        """Return a connection that the caller keeps, and closes.

        Raises:
            ArchiveError: It can't be opened.
        """
        with told(self.path):
            return _connect(self._address, self._patience_s)

    def check_in_place(self) -> None:
        """Make sure that what is written can be found again.

        Raises:
            ArchiveGone: The file is no longer where it was opened: the system would let us write into nowhere.
        """
        try:
            there = _identity(self.path)
        except OSError:
            there = None
        if there != self._file:
            raise ArchiveGone(texts.ARCHIVE_GONE.fill(path=self.path))

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise ArchiveGone(texts.ARCHIVE_GONE.fill(path=self.path))
            if self._idle:
                return self._idle.pop()
        return _connect(self._address, self._patience_s)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def _prepare(self, connection: sqlite3.Connection) -> None:
        found = self._layout(connection)
        if found == LAYOUT:
            return
        deadline_s = time.monotonic() + self._patience_s
        while True:
            try:
                self._bring_up_to_date(connection)
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
                    words = texts.ARCHIVE_OLD_READ_ONLY if found else texts.ARCHIVE_READ_ONLY
                    told = words.fill(path=self.path, found=found, known=LAYOUT)
                    raise ArchiveReadOnly(told) from error
                # SQLite does not wait by itself for another program that is just turning the file to WAL.
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline_s:
                    raise
            if connection.in_transaction:
                connection.rollback()
            time.sleep(_LOOK_EVERY_S)

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        # Has no effect on a file that exists.
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        # Part of the file's header; an existing file has it already.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        # Looked at again under the lock: another program may have just done it.
        for step in STEPS[self._layout(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {LAYOUT}")
        connection.execute("COMMIT")

    def _layout(self, connection: sqlite3.Connection) -> int:
        # One transaction: a file that another program is just making is seen before or after, never in between.
        looking = not connection.in_transaction
        if looking:
            connection.execute("BEGIN")
        try:
            occupied = connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
            (owner,) = connection.execute("PRAGMA application_id").fetchone()
            (layout,) = connection.execute("PRAGMA user_version").fetchone()
        finally:
            if looking:
                connection.rollback()
        if owner != APPLICATION_ID and occupied:
            raise ArchiveRefused(texts.ARCHIVE_OF_ANOTHER_PROGRAM.fill(path=self.path))
        if layout > LAYOUT:
            raise ArchiveRefused(texts.ARCHIVE_NEWER.fill(path=self.path, found=layout, known=LAYOUT))
        return int(layout)


def _address(path: Path) -> str:
    uri = path.absolute().as_uri()
    log = path.with_name(f"{path.name}-wal")
    if not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size):
        # SQLite could not make its log; where nobody can write, none is needed.
        return f"{uri}?mode=ro&immutable=1"
    # "rw": a file that vanished is an error, not a new archive.
    return f"{uri}?mode=rw"


def _connect(address: str, patience_s: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address,
        uri=True,
        timeout=patience_s,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        # Always, so that nothing personal ever lingers in free pages: forgetting someone need not rewrite the file.
        connection.execute("PRAGMA secure_delete = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _make_private(path: Path) -> None:
    """Make the file where there is none; SQLite gives its companions (-wal, -shm) the same permissions."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if path.is_dir():
            raise IsADirectoryError(21, os.strerror(21), str(path)) from None


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
