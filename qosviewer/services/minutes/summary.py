"""A meeting whose summary Zoom refuses, computed from its minutes: the same events as of any other fetch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from qosviewer.api.cancel import CancelToken
from qosviewer.api.errors import NoData
from qosviewer.api.retry import Waiting
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.place import Place
from qosviewer.services.fetching import Fetched, FetchEvent, fetch_meeting

if TYPE_CHECKING:
    from qosviewer.api.client import Client


def fetch_from_minutes(
    session: Session, ref: MeetingRef, *, cancel: CancelToken, place: Place | None = None
) -> Iterator[FetchEvent]:
    """Fetch a meeting as `fetch_meeting` does, its numbers computed from the minutes of everyone.

    Args:
        session: The account.
        ref: The meeting.
        cancel: Stops the job within a second, whatever the network does.
        place: Where an earlier fetch of the same kind stopped.

    Raises:
        QosViewerError: It can't go on; what was yielded stays good.
        Cancelled: The job was told to stop.
    """
    return fetch_meeting(session, ref, cancel=cancel, place=place, walk=_walk)


def _walk(client: Client, place: Place) -> Iterator[Fetched | Waiting]:
    from qosviewer.api.minutes import fetch_minutes_page
    from qosviewer.api.walk import WalkGuard
    from qosviewer.domain.minutes_summary import summary_batch

    guard = WalkGuard(place.token)
    while not place.complete:
        page, raw = yield from fetch_minutes_page(client, place.info.ref, place.token)
        if page.empty and not place.page and not page.next_page_token:
            raise NoData(texts.NO_DATA)
        batch = summary_batch(
            page.stays,
            page.participants,
            walk=place.walk,
            page=place.page,
            next_page_token=page.next_page_token,
            raw=raw,
        )
        now = client.session.timing.now()
        place = replace(place, page=place.page + 1, token=page.next_page_token, token_at=now)
        yield Fetched(batch, place)
        guard.check(page)
