"""How fast each Zoom account may be asked: one pace for all its sessions, whatever profile they belong to."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from qosviewer.api.limiter import Limiter
from qosviewer.api.list_pace import ListPace
from qosviewer.domain.errors import LocalFileError
from qosviewer.services.call_count import CallCount
from qosviewer.services.settings import CALLS_PER_DAY, LISTS_PER_MINUTE, REQUESTS_PER_SECOND, Settings

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace of one account.

    Attributes:
        calls: Of all calls.
        lists: Of the dashboard's lists, in addition.
    """

    calls: Limiter
    lists: ListPace


class Paces:
    """The paces of all accounts of this process. Safe to use from several threads.

    Args:
        settings: How fast, and how many calls a day.
        count: Counts the calls of each account.
    """

    def __init__(self, settings: Settings, count: CallCount) -> None:
        self._settings = settings
        self._count = count
        self._mutex = threading.Lock()
        self._paces: dict[str, Pace] = {}

    def of(self, account_id: str) -> Pace:
        """Return the pace of a Zoom account as the settings have it now, also for those who have it already."""
        with self._mutex:
            pace = self._paces.get(account_id)
            if pace is None:
                pace = self._paces[account_id] = Pace(Limiter(before_call=self._counting(account_id)), ListPace())
            pace.calls.set_pace(self._settings.get(REQUESTS_PER_SECOND))
            pace.lists.calls = self._settings.get(LISTS_PER_MINUTE)
        return pace

    def _counting(self, account_id: str) -> Callable[[], None]:
        def before_call() -> None:
            self._count.check(account_id, self._settings.get(CALLS_PER_DAY))
            try:
                self._count.add(account_id)
            except LocalFileError as error:
                # It goes on in memory: a count that can't be kept is no reason to fetch nothing.
                _LOG.info("today's calls can't be kept: %s", error.detail)

        return before_call
