"""The way to the archive: opened once, late, in whichever worker comes first."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qosviewer.domain.errors import Message

if TYPE_CHECKING:
    from qosviewer.archive import Archive, ArchiveError, Rescued

PATIENCE_S: Final = 10.0


class ArchiveDoor:
    """Opens the archive when somebody first needs it. Any thread may use it; only `opened` never waits.

    A failure that will not go away by itself (damaged, of a newer version, read-only folder) is remembered and raised
    again at once; `try_again` forgets it. A lock or a full disk is looked at anew each time.

    Attributes:
        path: The file.
        trouble: Why it could not be opened the last time; None after it could.
    """

    def __init__(self, path: Path, patience_s: float = PATIENCE_S) -> None:
        """Open nothing yet; ``patience_s`` is how long to wait while another program writes."""
        self.path = path
        self._patience_s = patience_s
        self.trouble: ArchiveError | None = None
        self._archive: Archive | None = None
        self._closed = False
        self._opening = threading.Lock()
        self._state = threading.Lock()
        self._warning_is_due = True
        self._claimed: set[int] = set()

    @property
    def opened(self) -> Archive | None:
        """The archive, if it is open by now."""
        return self._archive

    def open(self) -> Archive:
        """Return the archive; open it, and make it, where that was not done yet. For worker threads.

        Raises:
            ArchiveError: It can't be opened.
        """
        if archive := self._archive:
            return archive
        # Late: it brings numpy and SQLite, which have no place before the first paint.
        from qosviewer.archive import Archive, ArchiveError, ArchiveGone
        from qosviewer.domain import texts

        with self._opening:
            if self._archive:
                return self._archive
            if self.trouble and not self.trouble.retryable:
                raise self.trouble
            try:
                archive = Archive.open(self.path, self._patience_s)
            except ArchiveError as error:
                self.trouble = error
                raise
            with self._state:
                if not self._closed:
                    self.trouble = None
                    self._archive = archive
                    return archive
        archive.close()
        raise ArchiveGone(texts.ARCHIVE_GONE.fill(path=self.path))

    def try_again(self) -> None:
        """Forget the last failure, and open anew what was opened: the file may be another one now."""
        with self._opening:
            self.trouble = None
            with self._state:
                archive, self._archive = self._archive, None
        if archive:
            archive.close()

    def rescue(self) -> Rescued:
        """Set a damaged archive aside, and make a new one of what is readable. For worker threads.

        Raises:
            ArchiveError: It can't be set aside, or the new one can't be written.
        """
        from qosviewer.archive import rescue
        from qosviewer.services.keeping.parsing import parse

        self.try_again()
        with self._opening:
            return rescue(self.path, parse)

    def warning(self) -> Message | None:
        """Return what is unsafe about where the file lies; once, then None. For worker threads, after `open`."""
        with self._state:
            archive, due = self._archive, self._warning_is_due
            if archive:
                self._warning_is_due = False
        return archive.warning if archive and due else None

    def claim(self, snapshot: int) -> bool:
        """Try to become the one of this program who writes a snapshot; return whether that worked."""
        with self._state:
            free = snapshot not in self._claimed
            self._claimed.add(snapshot)
            return free

    def release(self, snapshot: int) -> None:
        """Let others write a snapshot that was claimed."""
        with self._state:
            self._claimed.discard(snapshot)

    def close(self) -> None:
        """Close the archive for good. Never waits: an opening under way in a worker closes by itself."""
        with self._state:
            self._closed = True
            archive, self._archive = self._archive, None
        if archive:
            archive.close()
