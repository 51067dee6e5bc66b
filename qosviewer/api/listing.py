"""The dashboard's lists of meetings (zoom-api.md, section 4.1)."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from functools import partial
from typing import Final

from qosviewer.api import paths
from qosviewer.api.client import Client
from qosviewer.api.pages import PAST, PAST_ONE, fetch_raw, with_token
from qosviewer.api.retry import Waiting
from qosviewer.api.walk import WalkedPage, walk
from qosviewer.api.wire import ListingPage, read_listing_page
from qosviewer.domain import texts
from qosviewer.domain.batch import RawPage
from qosviewer.domain.meeting import MeetingKind

__all__ = ["LIVE", "PAGE_SIZE", "PAST", "PAST_ONE", "fetch_listing_page", "wait_for_turn", "walk_listing"]

LIVE: Final = "live"

PAGE_SIZE: Final = 300
"""The most that Zoom takes; its default is 30."""


def fetch_listing_page(
    client: Client, kind: MeetingKind, type_: str, since: date, until: date, token: str = ""
) -> Generator[Waiting, None, tuple[ListingPage, RawPage]]:
    """Return one page of a list.

    Args:
        client: The job's client.
        kind: Meetings or webinars.
        type_: `PAST`; `PAST_ONE` for meetings that somebody had alone, which the others leave out (webinars have no
            such list); or `LIVE`.
        since: The first day, in UTC, within the last six months.
        until: The last day, included, at most a month later.
        token: Of this page; empty for the first.

    Raises:
        PageTokenExpired: The list has to be started over.
        QosViewerError: The page can't be had.
        Cancelled: The job was told to stop.
    """
    yield from wait_for_turn(client)
    days = {"from": f"{since:%Y-%m-%d}", "to": f"{until:%Y-%m-%d}"}
    query = with_token({"type": type_, **days, "page_size": PAGE_SIZE}, token)
    read = partial(read_listing_page, kind=kind, live=type_ == LIVE)
    return (yield from fetch_raw(client, paths.listing(kind), query, read))


def wait_for_turn(client: Client) -> Generator[Waiting]:
    """Wait until the account may ask for a list again.

    Raises:
        Cancelled: The job was told to stop.
    """
    session = client.session
    wait_s = session.list_pace.take_turn(session.timing.monotonic_s())
    if wait_s > 0:
        yield Waiting(texts.LIST_PACE.fill(calls=session.list_pace.calls), wait_s)
        session.timing.wait(client.cancel, wait_s)


def walk_listing(
    client: Client, kind: MeetingKind, type_: str, since: date, until: date
) -> Generator[Waiting | WalkedPage[ListingPage]]:
    """Yield all pages of a list; arguments are those of `fetch_listing_page`, yields and errors those of `walk`."""
    return walk(partial(fetch_listing_page, client, kind, type_, since, until))
