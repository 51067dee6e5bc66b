"""Who was there (zoom-api.md, section 4.2)."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

from qosviewer.api import paths
from qosviewer.api.client import Client
from qosviewer.api.pages import fetch_past, with_token
from qosviewer.api.retry import Waiting
from qosviewer.api.walk import WalkedPage, walk
from qosviewer.api.wire import RosterPage, read_roster
from qosviewer.domain.batch import RawPage
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.page_sizes import ROSTER_PAGE


def fetch_roster_page(
    client: Client, ref: MeetingRef, token: str = ""
) -> Generator[Waiting, None, tuple[RosterPage, RawPage]]:
    """Return one page of those who were in a past meeting, also in one that somebody had alone.

    Args:
        client: The job's client.
        ref: The meeting.
        token: Of this page; empty for the first.

    Raises:
        PageTokenExpired: The list has to be started over.
        QosViewerError: The page can't be had.
        Cancelled: The job was told to stop.
    """
    return fetch_past(client, paths.roster(ref), with_token({"page_size": ROSTER_PAGE}, token), ref.kind, read_roster)


def walk_roster(client: Client, ref: MeetingRef) -> Generator[Waiting | WalkedPage[RosterPage]]:
    """Yield all pages of those who were there; yields and errors are those of `walk`."""
    return walk(partial(fetch_roster_page, client, ref))
