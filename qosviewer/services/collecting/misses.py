"""Meetings that Zoom had no data of, so that no scheduler asks for them for ever.

That is noted in the archive, as a companion of the account.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from qosviewer.domain.batch import RawPage
from qosviewer.domain.retention import summary_kept_until

if TYPE_CHECKING:
    from qosviewer.archive import Account, Archive, Series
    from qosviewer.domain.errors import QosViewerError
    from qosviewer.domain.meeting import MeetingInfo

KIND: Final = "no data"
PATIENCE: Final = timedelta(days=7)
"""What is not there so long after the end of a meeting does not come any more."""


class Misses:
    """The meetings of one account that are not asked for again.

    Args:
        account: As the archive knows it.
    """

    def __init__(self, account: Account) -> None:
        self._account = account

    def note(self, archive: Archive, info: MeetingInfo, error: QosViewerError) -> None:
        """Remember that Zoom has no data of a meeting, if it had the time to get them.

        Raises:
            ArchiveError: It was not noted.
        """
        from qosviewer.archive import CompanionPage

        now, end = datetime.now(UTC), _end(info)
        if end is not None and now - end >= PATIENCE:
            answer = RawPage.pack(json.dumps({"title": error.title}).encode())
            archive.companions.put(self._series(info), CompanionPage(0, answer, now))

    def are_final(self, archive: Archive, info: MeetingInfo) -> bool:
        """Tell whether asking for a meeting is of no use: it is too old, or Zoom had no data though it had the time.

        Raises:
            ArchiveError: It can't be read.
        """
        from qosviewer.archive import ChecksumWrong

        last_day = summary_kept_until(_end(info))
        if last_day is not None and last_day < datetime.now(UTC).date():
            return True
        try:
            return bool(archive.companions.pages(self._series(info)))
        except ChecksumWrong:
            return False

    def _series(self, info: MeetingInfo) -> Series:
        from qosviewer.archive import Series

        return Series(KIND, f"{info.ref.kind.value} {info.ref.uuid}", account=self._account)


def _end(info: MeetingInfo) -> datetime | None:
    return info.end or info.start
