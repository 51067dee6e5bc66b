"""One page of an answer, and the answer itself as received."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Final, TypeVar

from qosviewer.api.client import Client, Query
from qosviewer.api.errors import NotReady
from qosviewer.api.retry import Waiting
from qosviewer.domain.batch import RawPage
from qosviewer.domain.meeting import MeetingKind

Page = TypeVar("Page")

PAST: Final = "past"
PAST_ONE: Final = "pastOne"
"""The dashboard's type of meetings that one participant had alone: under the other they are not found."""


def fetch_raw(
    client: Client, path: str, query: Query, read: Callable[[bytes, str], Page]
) -> Generator[Waiting, None, tuple[Page, RawPage]]:
    """Return what ``read`` makes of an answer, and the answer.

    Raises:
        QosViewerError: It can't be had.
        Cancelled: The job was told to stop.
    """
    return client.read(path, query, lambda body, charset: (read(body, charset), RawPage.pack(body, charset)))


def fetch_past(
    client: Client, path: str, query: Query, kind: MeetingKind, read: Callable[[bytes, str], Page]
) -> Generator[Waiting, None, tuple[Page, RawPage]]:
    """Do the same for a past meeting; where there is none, for one that a participant had alone. Webinars have none."""
    try:
        return (yield from fetch_raw(client, path, {**query, "type": PAST}, read))
    except NotReady as not_found:
        if kind is not MeetingKind.MEETING:
            raise
        try:
            return (yield from fetch_raw(client, path, {**query, "type": PAST_ONE}, read))
        except NotReady:
            raise not_found from None


def with_token(query: Query, token: str) -> Query:
    """Return ``query`` for the page of that token; empty for the first."""
    return {**query, "next_page_token": token} if token else query
