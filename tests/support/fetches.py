"""Sessions and fetches for tests: against the sample account or any other loopback server, on a clock of their own."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from qosviewer.api.addresses import api_address
from qosviewer.api.cancel import CancelToken
from qosviewer.api.credentials import Credentials
from qosviewer.api.session import Session
from qosviewer.api.timing import Timing
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.secret import Secret
from qosviewer.domain.table import QosTable
from qosviewer.sample import Meeting, SampleServer
from qosviewer.services.fetching import Fetched, FetchEvent, open_session


class OwnTime:
    """A clock that only waiting moves: whoever waits an hour in a test is done at once."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start or datetime.now(UTC)
        self._lock = threading.Lock()
        self.passed_s = 0.0
        self.waits_s: list[float] = []
        self.timing = Timing(self._now, self._monotonic_s, self._wait, lambda: 0.5)

    def pass_by(self, seconds: float) -> None:
        with self._lock:
            self.passed_s += seconds

    def _now(self) -> datetime:
        return self._start + timedelta(seconds=self.passed_s)

    def _monotonic_s(self) -> float:
        return self.passed_s

    def _wait(self, cancel: CancelToken, seconds: float) -> None:
        cancel.raise_if_cancelled()
        self.waits_s.append(seconds)
        self.pass_by(seconds)


def session_for(server: SampleServer, secret: str | None = None, **options: Any) -> Session:
    """A session on the sample account; its pace is no obstacle and its clock its own unless the test says otherwise."""
    options = {"calls_per_second": 1e6, "timing": OwnTime().timing} | options
    known = Credentials(server.account_id, server.client_id, Secret(secret or server.client_secret))
    return open_session(api_address(server.api_base, server.token_url), known, **options)


def session_at(origin: str, **options: Any) -> Session:
    """A session on any loopback server."""
    options = {"calls_per_second": 1e6, "timing": OwnTime().timing} | options
    return open_session(api_address(origin), Credentials("account", "client", Secret("secret")), **options)


def ref_of(meeting: Meeting) -> MeetingRef:
    return MeetingRef(MeetingKind.WEBINAR if meeting.webinar else MeetingKind.MEETING, str(meeting.number))


def gather(events: Iterable[FetchEvent], table: QosTable) -> Iterator[FetchEvent]:
    """Pass the events on, and put each page into ``table``."""
    for event in events:
        if isinstance(event, Fetched):
            table.append(event.batch)
        yield event


class Job:
    """A call in a worker thread. After `finish`, ``error`` is what it raised."""

    def __init__(self, call: Any) -> None:
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(call,), name="job")
        self._thread.start()

    def _run(self, call: Any) -> None:
        try:
            call()
        except BaseException as error:
            self.error = error

    def finish(self, within_s: float = 30.0) -> None:
        self._thread.join(within_s)
        assert not self._thread.is_alive(), "the job is still running"
