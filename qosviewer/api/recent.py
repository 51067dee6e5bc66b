"""The newest held instance of an account, from the dashboard's list (zoom-api.md, section 4.1)."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from qosviewer.api import paths
from qosviewer.api.client import Client
from qosviewer.api.listing import wait_for_turn
from qosviewer.api.retry import Waiting
from qosviewer.api.wire import read_listing
from qosviewer.domain.meeting import MeetingInfo, MeetingKind

_SPANS: Final = (timedelta(days=2), timedelta(days=29))
"""The second is the longest that Zoom allows, with a day to spare. Most accounts had a meeting within the first, which
keeps the answer short."""

_READY_AFTER: Final = timedelta(minutes=15)
_PAGE_SIZE: Final = 300
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def newest_past(client: Client, kind: MeetingKind) -> Generator[Waiting, None, MeetingInfo | None]:
    """Return the newest instance that ended long enough ago to have its summary, None if there was none for a month.

    Raises:
        QosViewerError: The list can't be had.
        Cancelled: The job was told to stop.
    """
    now = client.session.timing.now()
    for span in _SPANS:
        query: dict[str, str | int] = {
            "type": "past",
            "from": f"{now - span:%Y-%m-%d}",
            "to": f"{now:%Y-%m-%d}",
            "page_size": _PAGE_SIZE,
        }
        yield from wait_for_turn(client)
        answer = yield from client.get(paths.listing(kind), query, tries=1)
        if found := _newest(read_listing(answer.body, answer.charset, kind), now):
            return found
    return None


def _newest(infos: Iterable[MeetingInfo], now: datetime) -> MeetingInfo | None:
    return max(infos, key=lambda info: (_is_ready(info, now), info.start or _LONG_AGO), default=None)


def _is_ready(info: MeetingInfo, now: datetime) -> bool:
    return info.end is not None and info.end <= now - _READY_AFTER
