"""A loopback server that does to each connection exactly what a test says: silence, half an answer, rubbish."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self

Script = Callable[[socket.socket], None]


class RawServer:
    """Runs ``script`` for each connection, in a thread of its own; closing it ends them all."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, name="raw-server")]
        self._threads[0].start()
        self.port: int = self._listener.getsockname()[1]
        self.heads: list[bytes] = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), name="raw-connection")
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        # The client may leave, or the test end, in the middle of anything.
        with connection, suppress(OSError):
            self._script(connection)

    def read_head(self, connection: socket.socket) -> bytes:
        """Read one request up to its empty line (bodies of the tests' requests fit behind it) and remember it."""
        head = b""
        while b"\r\n\r\n" not in head:
            part = connection.recv(65536)
            if not part:
                raise ConnectionAbortedError
            head += part
        self.heads.append(head)
        return head

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # shutdown() wakes accept() and recv(), close() alone does not.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._threads[0].join()
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads[1:]:
            thread.join()


def answer(connection: socket.socket, body: bytes, *headers: str, status: str = "200 OK") -> None:
    """Send a whole answer with an honest length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def stay_silent(connection: socket.socket) -> None:
    """Send nothing until the other side leaves."""
    while connection.recv(65536):
        pass
