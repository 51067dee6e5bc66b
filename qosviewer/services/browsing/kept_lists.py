"""Lists as Zoom gave them, in the archive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from qosviewer.archive.companions import CompanionPage, Series
from qosviewer.services.browsing.days import Asked, Window

if TYPE_CHECKING:
    from qosviewer.archive import Account, Archive
    from qosviewer.domain.batch import RawPage
    from qosviewer.domain.listing import Listed
    from qosviewer.domain.meeting import MeetingKind

LIST: Final = "list"
_KEY: Final = re.compile(r"(?P<kind>\w+) past (?P<first>\d{4}-\d\d-\d\d)\.\.(?P<last>\d{4}-\d\d-\d\d)", re.ASCII)


class KeptLists:
    """The lists of past meetings, or of past webinars, of one account. Every method raises an `ArchiveError`."""

    def __init__(self, archive: Archive, account: Account, kind: MeetingKind) -> None:
        self._companions = archive.companions
        self._account = account
        self._kind = kind

    def meeting(self, wanted: Window) -> dict[Asked, list[Listed]]:
        """Return what is kept of the windows that have a day in common with ``wanted``."""
        from qosviewer.api.wire import read_listing_page

        kept = {}
        for window in self._windows():
            if not window.meets(wanted):
                continue
            pages = self._companions.pages(self._series(window))
            if not pages:
                # It is another account's.
                continue
            asked = Asked(window, min(page.fetched_at for page in pages))
            kept[asked] = [
                listed
                for page in pages
                for listed in read_listing_page(page.raw.body, page.raw.charset, self._kind).meetings
            ]
        return kept

    def put(self, window: Window, pages: Sequence[RawPage], at: datetime) -> None:
        """Keep a window that was asked for to its end, in place of those that it has all days of."""
        # Together: half of a list would be taken for all of it.
        self._companions.put_all(
            self._series(window),
            [CompanionPage(index, page, at) for index, page in enumerate(pages)],
            [self._series(other) for other in self._windows() if other in window],
        )

    def _series(self, window: Window) -> Series:
        return Series(LIST, f"{self._kind.value} past {window.first}..{window.last}", account=self._account)

    def _windows(self) -> list[Window]:
        found = []
        for key in self._companions.keys(LIST):
            match = _KEY.fullmatch(key)
            if match and match["kind"] == self._kind.value:
                found.append(Window(date.fromisoformat(match["first"]), date.fromisoformat(match["last"])))
        return found
