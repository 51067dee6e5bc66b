"""Sockets that a cancelled job leaves at once: while it looks up a name, in mid-handshake, in mid-body."""

from __future__ import annotations

import math
import socket
import ssl
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from time import monotonic
from typing import Any

import httpcore

from qosviewer.api.cancel import LOOK_S, Cancelled, CancelToken
from qosviewer.api.errand import Errand


class CancellableBackend(httpcore.NetworkBackend):
    """Connects for one job.

    A look-up of a name and a handshake can't be interrupted on every system, so both run in a thread of their own that
    a cancelled job leaves to its time-out; whatever they still open is closed. Reading waits in short turns.

    Attributes:
        cancel: Of the job.
        end_s: When the whole answer has to be there, on the clock of `time.monotonic`: a server that sends one byte now
            and then would never run into a time-out for reading.
    """

    def __init__(self, cancel: CancelToken) -> None:
        self.cancel = cancel
        self.end_s = math.inf
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect, or raise `Cancelled`."""
        stream = Errand(
            lambda: self._plain.connect_tcp(host, port, timeout, local_address, socket_options),
            too_late=_close,
        ).result(self.cancel)
        return _CancellableStream(stream, self)


class _CancellableStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, backend: CancellableBackend) -> None:
        self._stream = stream
        self._backend = backend
        self._cancel = backend.cancel

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        until_s = min(self._backend.end_s, math.inf if timeout is None else monotonic() + timeout)
        while True:
            self._cancel.raise_if_cancelled()
            left_s = until_s - monotonic()
            if left_s <= 0:
                raise httpcore.ReadTimeout
            # A turn that ends without a byte is no time-out yet.
            with suppress(httpcore.ReadTimeout):
                return self._stream.read(max_bytes, min(LOOK_S, left_s))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._cancel.raise_if_cancelled()
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        plain = self._stream
        with _second_handle(plain.get_extra_info("socket")) as second:
            try:
                stream = Errand(
                    lambda: plain.start_tls(ssl_context, server_hostname, timeout),
                    too_late=_close,
                ).result(self._cancel)
            except Cancelled:
                if second is not None:
                    with suppress(OSError):
                        second.shutdown(socket.SHUT_RDWR)
                raise
        return _CancellableStream(stream, self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _second_handle(connection: socket.socket) -> AbstractContextManager[socket.socket | None]:
    """Return a handle that can still shut the connection after a handshake has taken over the first one."""
    # Inside the tunnel of an encrypted proxy there is none to be had; there the handshake is left to its time-out.
    return nullcontext() if isinstance(connection, ssl.SSLSocket) else connection.dup()


def _close(stream: httpcore.NetworkStream) -> None:
    stream.close()
