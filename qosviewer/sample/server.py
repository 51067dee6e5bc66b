"""The sample account on a loopback address: started, told to misbehave, asked what it saw, and closed."""

from __future__ import annotations

import base64
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from http.server import ThreadingHTTPServer
from socketserver import TCPServer
from types import TracebackType
from typing import Self

from qosviewer.sample.account import SampleAccount
from qosviewer.sample.exchange import RecordedRequest
from qosviewer.sample.faults import Fault
from qosviewer.sample.handler import Handler
from qosviewer.sample.limits import GENEROUS, RateLimits
from qosviewer.sample.meeting import Body, Meeting
from qosviewer.sample.oauth import Issuer
from qosviewer.sample.people import digest
from qosviewer.sample.routes import ALL_SCOPES, MASTER_SCOPES
from qosviewer.sample.service import Service

LOOPBACK = "127.0.0.1"
TOKEN_LIFE_S = 3600


class LoopbackServer(ThreadingHTTPServer):
    """The listening socket and the threads of its connections; closing it ends them all."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 128
    # On Windows this would let two servers share a port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, service: Service, latency_s: float) -> None:
        super().__init__((LOOPBACK, port), Handler)
        self.service = service
        self.latency_s = latency_s
        self._stopping = threading.Event()
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()

    def server_bind(self) -> None:
        """Bind without asking the name service who this computer is, which takes seconds on some."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    @property
    def origin(self) -> str:
        """Scheme, address and port."""
        return f"http://{LOOPBACK}:{self.server_port}"

    def pause(self, seconds: float) -> bool:
        """Let time pass; true if the server is closing and nothing more is to be sent."""
        return self._stopping.wait(seconds) if seconds > 0 else self._stopping.is_set()

    def get_request(self) -> tuple[socket.socket, object]:
        """Accept a connection and remember it."""
        connection, address = super().get_request()
        with self._open_lock:
            self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """Forget a connection whose thread is done, without the orderly shutdown that would hide a reset."""
        with self._open_lock:
            self._open.discard(request)
        request.close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news; anything else is a mistake of ours and has to be seen."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def close_all(self) -> None:
        """Wake every thread that waits or reads, stop listening, and join the threads."""
        self._stopping.set()
        self.shutdown()
        with self._open_lock:
            for connection in self._open:
                _hang_up(connection)
        self.server_close()


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The client was faster.
        return


class SampleServer:
    """The sample account behind a port, as a context manager.

    Args:
        account: what to serve; a fresh :class:`SampleAccount` by default.
        faults: what to do wrong from the start.
        latency_ms: waits before every answer.
        participants: the exact size of the first meeting.
        port: 0 takes a free one.
        scopes: what access tokens are good for.
        limits: rate limits by label.
        token_life_s: how long access tokens last.
        ready_after_calls: how many calls the just ended meeting's summary refuses before it is ready.
        clock: seconds since the epoch, for lifetimes and rate windows.
    """

    def __init__(
        self,
        account: SampleAccount | None = None,
        *,
        faults: Sequence[Fault] = (),
        latency_ms: float = 0,
        participants: int | None = None,
        port: int = 0,
        scopes: Iterable[str] = ALL_SCOPES | MASTER_SCOPES,
        limits: RateLimits = GENEROUS,
        token_life_s: int = TOKEN_LIFE_S,
        ready_after_calls: int = 3,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.account = account or SampleAccount()
        if participants is not None:
            self.account.meetings[0].size = participants
        self.client_secret = secrets.token_urlsafe(24)
        issuer = Issuer(
            self.account.account_id, self.account.client_id, self.client_secret, frozenset(scopes), token_life_s
        )
        self.service = Service(self.account, issuer, limits, ready_after_calls, clock)
        self.service.misbehave(faults)
        self._http = LoopbackServer(port, self.service, latency_ms / 1000)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), name="sample-server")

    @property
    def api_base(self) -> str:
        """What stands before ``/metrics/…``."""
        return f"{self._http.origin}/v2"

    @property
    def token_url(self) -> str:
        """Where access tokens are asked for."""
        return f"{self._http.origin}/oauth/token"

    @property
    def account_id(self) -> str:
        """The account's id."""
        return self.account.account_id

    @property
    def client_id(self) -> str:
        """The app's id."""
        return self.account.client_id

    @property
    def meetings(self) -> Sequence[Meeting]:
        """All meetings, the first being the one to open first."""
        return self.account.meetings

    @property
    def requests(self) -> Sequence[RecordedRequest]:
        """Every request so far, in the order of arrival."""
        return tuple(self.service.requests)

    def misbehave(self, *faults: Fault) -> None:
        """Switch to these faults from now on; none at all makes the server behave."""
        self.service.misbehave(faults)

    def revoke_tokens(self) -> None:
        """Make every access token invalid, as when somebody else asks for one or the app is switched off."""
        self.service.issuer.revoke_all()

    def add_pages(
        self, meeting_id: str, pages: Sequence[Body], *, topic: str = "Given pages", webinar: bool = False
    ) -> Meeting:
        """Serve given bodies, one a page, as the summary of a meeting of this number or UUID.

        A dictionary gets the ``next_page_token`` that leads to the following body; bytes are sent as they are.
        """
        is_number = meeting_id.isascii() and meeting_id.isdigit()
        made_up = digest("given", meeting_id)
        rows = [page.get("participants") for page in pages if isinstance(page, dict)]
        meeting = Meeting(
            key=f"given/{meeting_id}",
            topic=topic,
            number=int(meeting_id) if is_number else 80_000_000_000 + int.from_bytes(made_up[:4], "big"),
            uuid=base64.b64encode(made_up[:16]).decode() if is_number else meeting_id,
            webinar=webinar,
            start=self.account.now.replace(hour=0, minute=0),
            minutes=60,
            size=sum(len(people) for people in rows if isinstance(people, list)),
            given_pages=tuple(pages),
        )
        self.account.meetings.append(meeting)
        return meeting

    def start(self) -> None:
        """Begin to listen, in a thread of its own."""
        self._thread.start()

    def close(self) -> None:
        """End all connections and threads."""
        if self._thread.ident is None:
            self._http.server_close()
            return
        self._http.close_all()
        self._thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
