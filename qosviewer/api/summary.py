"""The walk over the pages of a summary (zoom-api.md, sections 1.2 and 7.2)."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from qosviewer.api import paths
from qosviewer.api.client import Client, Query
from qosviewer.api.errors import WalkBroken
from qosviewer.api.retry import Waiting
from qosviewer.api.wire import read_page
from qosviewer.domain import texts
from qosviewer.domain.batch import Batch
from qosviewer.domain.meeting import MeetingRef

PAGE_SIZE: Final = 10
"""The most that Zoom takes; its default is 1."""

MOST_EMPTY_PAGES: Final = 3
"""So many empty pages in a row that each promise another one are a list without an end."""


def fetch_page(client: Client, ref: MeetingRef, *, walk: int, page: int, token: str) -> Generator[Waiting, None, Batch]:
    """Return one page.

    Args:
        client: The job's client.
        ref: The meeting.
        walk: Which walk over the pages this is.
        page: Index of the page in its walk.
        token: Of this page; empty for the first.

    Raises:
        PageTokenExpired: The walk has to be started over.
        QosViewerError: The page can't be had.
        Cancelled: The job was told to stop.
    """
    start: Query = {"page_size": PAGE_SIZE}
    query = {**start, "next_page_token": token} if token else start
    return client.read(
        paths.summary(ref), query, lambda body, charset: read_page(body, walk=walk, page=page, charset=charset)
    )


class WalkGuard:
    """Stops a walk that leads nowhere. One for each walk."""

    def __init__(self, first_token: str) -> None:
        self._seen = {first_token}
        self._empty = 0

    def check(self, batch: Batch) -> None:
        """Look at a page.

        Raises:
            WalkBroken: It leads back to a page that was there, or is one empty page too many.
        """
        self._empty = 0 if batch.participants else self._empty + 1
        token = batch.next_page_token
        if not token:
            return
        if token in self._seen:
            raise WalkBroken(texts.PAGE_TOKEN_REPEATED, retryable=True)
        if self._empty >= MOST_EMPTY_PAGES:
            raise WalkBroken(texts.PAGES_EMPTY, retryable=True)
        self._seen.add(token)
