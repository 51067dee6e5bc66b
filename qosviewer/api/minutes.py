"""What was measured minute by minute (zoom-api.md, section 4.3)."""

from __future__ import annotations

from collections.abc import Generator

from qosviewer.api import paths
from qosviewer.api.client import Client
from qosviewer.api.pages import PAST, fetch_raw, with_token
from qosviewer.api.retry import Waiting
from qosviewer.api.wire import MinutesPage, read_minutes, read_participant_minutes
from qosviewer.domain.batch import RawPage
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.page_sizes import MINUTES_PAGE


def fetch_minutes_page(
    client: Client, ref: MeetingRef, token: str = ""
) -> Generator[Waiting, None, tuple[MinutesPage, RawPage]]:
    """Return the minutes of the stays on one page.

    Args:
        client: The job's client.
        ref: The meeting.
        token: Of this page; empty for the first.

    Raises:
        PageTokenExpired: The list has to be started over.
        QosViewerError: The page can't be had.
        Cancelled: The job was told to stop.
    """
    query = with_token({"type": PAST, "page_size": MINUTES_PAGE}, token)
    return fetch_raw(client, paths.minutes(ref), query, read_minutes)


def fetch_participant_minutes(
    client: Client, ref: MeetingRef, participant_id: str
) -> Generator[Waiting, None, tuple[MinutesPage, RawPage]]:
    """Return the minutes of one stay.

    Args:
        client: The job's client.
        ref: The meeting.
        participant_id: Number of the seat; must not be empty.

    Raises:
        QosViewerError: They can't be had.
        Cancelled: The job was told to stop.
    """
    return fetch_raw(client, paths.participant_minutes(ref, participant_id), {"type": PAST}, read_participant_minutes)
