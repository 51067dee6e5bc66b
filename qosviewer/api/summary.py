"""The pages of a summary (zoom-api.md, sections 1.2 and 7.2)."""

from __future__ import annotations

from collections.abc import Generator

from qosviewer.api import paths
from qosviewer.api.client import Client
from qosviewer.api.pages import with_token
from qosviewer.api.retry import Waiting
from qosviewer.api.wire import read_page
from qosviewer.domain.batch import Batch
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.page_sizes import SUMMARY_PAGE


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
    return client.read(
        paths.summary(ref),
        with_token({"page_size": SUMMARY_PAGE}, token),
        lambda body, charset: read_page(body, walk=walk, page=page, charset=charset),
    )
