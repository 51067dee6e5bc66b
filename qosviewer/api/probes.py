"""One small call to one endpoint each, to see whether it answers as it should."""

from __future__ import annotations

from collections.abc import Generator

from qosviewer.api import paths
from qosviewer.api.client import Client
from qosviewer.api.retry import Waiting
from qosviewer.api.wire import read_meeting, read_newest_instance, read_page
from qosviewer.domain.meeting import MeetingRef

Probe = Generator[Waiting, None, None]


def summary(client: Client, ref: MeetingRef) -> Probe:
    """Ask for one participant of the quality summary.

    Raises:
        QosViewerError: It can't be had.
        Cancelled: The job was told to stop.
    """
    answer = yield from client.get(paths.summary(ref), {"page_size": 1}, tries=1)
    read_page(answer.body, walk=0, page=0, charset=answer.charset)


def detail(client: Client, ref: MeetingRef) -> Probe:
    """Ask the dashboard for title and time. Raises as `summary` does."""
    answer = yield from client.get(paths.detail(ref), {"type": "past"}, tries=1)
    read_meeting(answer.body, answer.charset, ref)


def past_meeting(client: Client, ref: MeetingRef) -> Probe:
    """Ask for title and time without the dashboard. Raises as `summary` does."""
    answer = yield from client.get(paths.past_meeting(ref), {}, tries=1)
    read_meeting(answer.body, answer.charset, ref)


def instances(client: Client, ref: MeetingRef) -> Probe:
    """Ask for the instances of a number. Raises as `summary` does."""
    answer = yield from client.get(paths.instances(ref), {}, tries=1)
    read_newest_instance(answer.body, answer.charset, ref)
