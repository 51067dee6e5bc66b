"""Fetch one meeting, page by page: the body of every job that fetches, for the window and the command line alike.

Nothing heavy is imported before a job runs: the window imports this module before its first paint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from qosviewer.api.addresses import ApiAddress
from qosviewer.api.cancel import CancelToken
from qosviewer.api.credentials import Credentials
from qosviewer.api.errors import NoData, NotReady, PageTokenExpired
from qosviewer.api.limiter import DEFAULT_CALLS_PER_SECOND, Limiter, no_cap
from qosviewer.api.patience import DEFAULT_PATIENCE, Patience
from qosviewer.api.retry import Waiting
from qosviewer.api.session import Session
from qosviewer.api.timing import REAL_TIME, Timing
from qosviewer.domain import texts
from qosviewer.domain.errors import Message
from qosviewer.domain.meeting import MeetingInfo, MeetingRef
from qosviewer.domain.place import Place

if TYPE_CHECKING:
    from qosviewer.api.client import Client
    from qosviewer.domain.batch import Batch

__all__ = [
    "FetchEvent",
    "Fetched",
    "Place",
    "Resolved",
    "StartedOver",
    "Waiting",
    "fetch_meeting",
    "fetch_when_ready",
    "open_session",
]

TOKEN_LIFE: Final = timedelta(minutes=15)
"""How long a page token is valid (zoom-api.md, section 1.2)."""

RECENTLY: Final = timedelta(hours=1)
"""An empty list of a meeting that ended within this time may fill yet."""

FIRST_POLL_S: Final = 30.0
LONGEST_POLL_S: Final = 300.0


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is known about the meeting; comes first, before any page."""

    info: MeetingInfo


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page, and the place to continue from after it."""

    batch: Batch
    place: Place


@dataclass(frozen=True, slots=True)
class StartedOver:
    """The list begins anew, because its place expired: the next batch is of a new walk."""

    reason: Message


FetchEvent = Resolved | Fetched | Waiting | StartedOver
Walk = Callable[["Client", Place], Iterator[Fetched | Waiting]]
"""Yields the pages of a meeting from a place on."""


def open_session(
    address: ApiAddress,
    credentials: Credentials,
    *,
    calls_per_second: float = DEFAULT_CALLS_PER_SECOND,
    before_call: Callable[[], None] = no_cap,
    timing: Timing = REAL_TIME,
    patience: Patience = DEFAULT_PATIENCE,
) -> Session:
    """Return the session of an account, to be shared by all its jobs. Cheap; nothing is connected yet.

    Args:
        address: Where the API is.
        credentials: What to sign in with.
        calls_per_second: The pace of all jobs together.
        before_call: Called once for each call: counts it, and may raise a `QosViewerError` to refuse it.
        timing: Clock, waiting and chance.
        patience: How long to wait for the network, and how often to try.
    """
    limiter = Limiter(calls_per_second, before_call, timing)
    return Session(address, credentials, limiter, timing, patience)


def fetch_meeting(
    session: Session, ref: MeetingRef, *, cancel: CancelToken, place: Place | None = None, walk: Walk | None = None
) -> Iterator[FetchEvent]:
    """Fetch a meeting; ends when it is complete. To be iterated in a worker thread.

    Args:
        session: The account.
        ref: The meeting.
        cancel: Stops the job within a second, whatever the network does.
        place: Where an earlier fetch of the same meeting stopped. It is continued from there while the token of the
            next page lives, else by a new walk from the start.
        walk: Brings the pages; those of the summary by default.

    Raises:
        QosViewerError: It can't go on; what was yielded stays good.
        Cancelled: The job was told to stop.
    """
    from qosviewer.api.client import Client
    from qosviewer.api.meetings import resolve

    with Client(session, cancel) as client:
        if place is None:
            info = yield from resolve(client, ref)
            place = Place(info, 0, 0, "", session.timing.now())
            yield Resolved(info)
        elif place.token and session.timing.now() - place.token_at >= TOKEN_LIFE:
            yield StartedOver(texts.PAGE_TOKEN_EXPIRED)
            place = _from_the_start(place)
        if place.complete:
            return
        latest = place
        try:
            for event in (walk or _walk)(client, place):
                if isinstance(event, Fetched):
                    latest = event.place
                yield event
            return
        except PageTokenExpired as expired:
            yield StartedOver(expired.message)
        try:
            yield from (walk or _walk)(client, _from_the_start(latest))
        except PageTokenExpired as expired:
            expired.message = texts.PAGE_TOKEN_EXPIRED_AGAIN
            raise


def fetch_when_ready(session: Session, ref: MeetingRef, *, cancel: CancelToken) -> Iterator[FetchEvent]:
    """Fetch a meeting as soon as Zoom has it: asks politely, ever less often, until cancelled.

    Raises:
        QosViewerError: Something else is wrong than that the meeting is not ready.
        Cancelled: The job was told to stop.
    """
    pause_s = FIRST_POLL_S
    while True:
        try:
            yield from fetch_meeting(session, ref, cancel=cancel)
            return
        except (NotReady, NoData) as error:
            if not error.retryable:
                raise
            reason = error.message
        yield Waiting(reason, pause_s)
        session.timing.wait(cancel, pause_s)
        pause_s = min(2 * pause_s, LONGEST_POLL_S)


def _from_the_start(place: Place) -> Place:
    return replace(place, walk=place.walk + 1, page=0, token="")


def _walk(client: Client, place: Place) -> Iterator[Fetched | Waiting]:
    from qosviewer.api.summary import fetch_page
    from qosviewer.api.walk import WalkGuard

    guard = WalkGuard(place.token)
    somebody = place.page > 0
    while True:
        batch = yield from fetch_page(client, place.info.ref, walk=place.walk, page=place.page, token=place.token)
        somebody = somebody or bool(batch.participants)
        now = client.session.timing.now()
        if not somebody and not batch.next_page_token:
            raise NoData(texts.NO_DATA, retryable=_may_fill_yet(place.info, now))
        place = replace(place, page=place.page + 1, token=batch.next_page_token, token_at=now)
        yield Fetched(batch, place)
        guard.check(batch)
        if place.complete:
            return


def _may_fill_yet(info: MeetingInfo, now: datetime) -> bool:
    return info.end is None or now - info.end < RECENTLY
