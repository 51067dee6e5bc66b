"""A number becomes one held instance, with what is known about it (zoom-api.md, sections 3.2 and 4)."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from functools import partial
from typing import Final, Protocol

from qosviewer.api import paths
from qosviewer.api.client import Client, Query
from qosviewer.api.errors import DailyLimitReached, IsWebinar, NetworkTrouble, SignInTrouble
from qosviewer.api.retry import Waiting
from qosviewer.api.wire import read_meeting, read_newest_instance
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef

_TRIES: Final = 2
"""Title and time are welcome, not needed: nobody is kept waiting for them."""

_NO_WAY_ON: Final = (SignInTrouble, NetworkTrouble, DailyLimitReached, IsWebinar)
"""After these the summary can't be had either."""


class _Read(Protocol):
    def __call__(self, body: bytes, charset: str, ref: MeetingRef) -> MeetingInfo | None: ...


def resolve(client: Client, ref: MeetingRef) -> Generator[Waiting, None, MeetingInfo]:
    """Return what is known about ``ref``; a number becomes the UUID of its latest ended instance.

    A missing scope or a failing endpoint is no obstacle: the next way is tried, and in the end ``ref`` stays as it is.

    Raises:
        QosViewerError: No call can work at all, or the number is a webinar's.
        Cancelled: The job was told to stop.
    """
    for path, query, read in _ways(ref):
        try:
            info = yield from client.read(path, query, partial(read, ref=ref), tries=_TRIES)
        except QosViewerError as error:
            if isinstance(error, _NO_WAY_ON):
                raise
            continue
        if info is not None and info.instance_known:
            return info
    return MeetingInfo(ref)


def _ways(ref: MeetingRef) -> Iterator[tuple[str, Query, _Read]]:
    yield paths.detail(ref), {"type": "past"}, read_meeting
    if ref.kind is MeetingKind.MEETING:
        yield paths.past_meeting(ref), {}, read_meeting
    if not ref.uuid:
        yield paths.instances(ref), {}, read_newest_instance
