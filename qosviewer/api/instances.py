"""The past instances of a number (zoom-api.md, section 3.2)."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

from qosviewer.api import paths
from qosviewer.api.client import Client
from qosviewer.api.pages import fetch_raw
from qosviewer.api.retry import Waiting
from qosviewer.api.wire import read_instances
from qosviewer.domain.batch import RawPage
from qosviewer.domain.meeting import MeetingInfo, MeetingRef


def fetch_instances(
    client: Client, ref: MeetingRef
) -> Generator[Waiting, None, tuple[tuple[MeetingInfo, ...], RawPage]]:
    """Return all ended instances of the last 15 months, the newest first, and the answer as received.

    Args:
        client: The job's client.
        ref: Names the number; its UUID, if it has one, does not matter.

    Raises:
        QosViewerError: They can't be had.
        Cancelled: The job was told to stop.
    """
    return fetch_raw(client, paths.instances(ref), {}, partial(read_instances, ref=ref))
