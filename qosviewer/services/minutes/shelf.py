"""Where pages of minutes are kept: beside the snapshot whose participants they are of."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING, Final

from qosviewer.services.keeping import ArchiveDoor

if TYPE_CHECKING:
    from qosviewer.archive import ArchiveError
    from qosviewer.domain.batch import RawPage

KIND: Final = "minutes"
EVERYONE: Final = "all"
"""Key of the pages of everyone; those of one participant go by ``participant_id``, which are digits."""

_LOG: Final = logging.getLogger(__name__)


class MinutesShelf:
    """Keeps pages as long as the archive takes them. For worker threads.

    Args:
        door: The archive.
        snapshot: The snapshot they belong to; None where nothing is kept of the meeting.
    """

    def __init__(self, door: ArchiveDoor, snapshot: int | None) -> None:
        self._door = door
        self._snapshot = snapshot

    def put(self, key: str, page: int, raw: RawPage, at: datetime) -> ArchiveError | None:
        """Keep a page. Returns the error that ends the keeping, once; the fetch is to go on."""
        from qosviewer.archive import ArchiveError, CompanionPage, Series

        if self._snapshot is None:
            return None
        series = Series(KIND, key, self._snapshot)
        try:
            companions = self._door.open().companions
            if page == 0:
                # A list that is started over may have fewer pages than the one before.
                companions.put_all(series, [CompanionPage(page, raw, at)])
            else:
                companions.put(series, CompanionPage(page, raw, at))
        except ArchiveError as error:
            _LOG.info("minutes not kept: %s", error.detail)
            self._snapshot = None
            return error
        return None
