"""Whether anything in the archive changed, whoever changed it."""

from __future__ import annotations

import sqlite3
from types import TracebackType

from qosviewer.archive.database import Database
from qosviewer.archive.errors import told


class Changes:
    """Watches the file by a connection of its own: nothing is read but a counter. For one thread.

    Raises:
        ArchiveError: The file can't be opened.
    """

    def __init__(self, database: Database) -> None:
        self._path = database.path
        self._connection: sqlite3.Connection = database.connect()
        self._seen = self._version()

    def __enter__(self) -> Changes:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def any(self) -> bool:
        """Tell whether something was written since this was asked last.

        Raises:
            ArchiveError: The file can't be read.
        """
        before, self._seen = self._seen, self._version()
        return before != self._seen

    def _version(self) -> int:
        with told(self._path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
