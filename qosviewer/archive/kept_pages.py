"""The raw pages of a sealed snapshot, read when somebody first asks for one."""

from __future__ import annotations

from collections.abc import Iterable, MutableSequence
from typing import overload

from qosviewer.archive.database import Database
from qosviewer.archive.errors import SnapshotNotThere
from qosviewer.archive.pages import raw_pages
from qosviewer.domain import texts
from qosviewer.domain.batch import RawPage


class KeptPages(MutableSequence[RawPage]):
    """Looks like the list of pages of a live table. Most who open a meeting never look at one.

    Asking for one raises `SnapshotNotThere` if the snapshot was deleted meanwhile.
    """

    def __init__(self, database: Database, snapshot: int, count: int) -> None:
        self._database = database
        self._snapshot = snapshot
        self._count = count
        self._read: list[RawPage] | None = None

    @property
    def _pages(self) -> list[RawPage]:
        if self._read is None:
            with self._database.reading() as connection:
                pages = raw_pages(connection, self._snapshot)
            if len(pages) != self._count:
                raise SnapshotNotThere(texts.SNAPSHOT_NOT_THERE.fill(snapshot=self._snapshot))
            self._read = pages
        return self._read

    def __len__(self) -> int:
        return self._count if self._read is None else len(self._read)

    @overload
    def __getitem__(self, index: int) -> RawPage: ...

    @overload
    def __getitem__(self, index: slice) -> list[RawPage]: ...

    def __getitem__(self, index: int | slice) -> RawPage | list[RawPage]:
        return self._pages[index]

    @overload
    def __setitem__(self, index: int, value: RawPage) -> None: ...

    @overload
    def __setitem__(self, index: slice, value: Iterable[RawPage]) -> None: ...

    def __setitem__(self, index: int | slice, value: RawPage | Iterable[RawPage]) -> None:
        self._pages[index] = value  # type: ignore[index,assignment]  # as the overloads pair them

    def __delitem__(self, index: int | slice) -> None:
        del self._pages[index]

    def insert(self, index: int, value: RawPage) -> None:
        """Put a page in, as a list does."""
        self._pages.insert(index, value)
