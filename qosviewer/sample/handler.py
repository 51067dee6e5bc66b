"""HTTP itself: requests taken byte for byte, answers sent in one write or in one of the broken ways."""

from __future__ import annotations

import socket
import struct
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, cast

from qosviewer.sample.exchange import Exchange
from qosviewer.sample.reply import Delivery, Reply

if TYPE_CHECKING:
    from qosviewer.sample.server import LoopbackServer

TRICKLE_PIECES = 8


class Handler(BaseHTTPRequestHandler):
    """One connection, kept alive over many requests."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_version = "sample"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: what came in stands in the record."""

    def _answer(self) -> None:
        server = cast("LoopbackServer", self.server)
        length = int(self.headers.get("Content-Length", 0))
        exchange = Exchange(
            method=self.command,
            # self.path has leading slashes merged by the library; the request line is as sent.
            raw_path=self.requestline.split(" ")[1],
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(length),
            origin=server.origin,
        )
        reply = server.service.answer(exchange)
        if server.pause(server.latency_s):
            return
        self._deliver(reply)

    def _deliver(self, reply: Reply) -> None:
        if reply.delivery is Delivery.RESET:
            self._reset()
            return
        if reply.delivery is Delivery.SILENCE:
            self._wait_for_hang_up()
            return
        body = reply.body
        head = self._head(reply)
        self.close_connection = self.close_connection or reply.delivery is not Delivery.WHOLE
        if reply.delivery in (Delivery.CUT, Delivery.STALL):
            self.wfile.write(head + body[: len(body) // 2])
            if reply.delivery is Delivery.STALL:
                self._wait_for_hang_up()
        elif reply.delivery is Delivery.TRICKLE:
            self._trickle(head, body, reply.delay_s)
        elif not cast("LoopbackServer", self.server).pause(reply.delay_s):
            self.wfile.write(head + body)

    def _head(self, reply: Reply) -> bytes:
        phrase = HTTPStatus(reply.status).phrase
        headers = {
            "Date": self.date_time_string(),
            "Content-Type": reply.content_type,
            "Content-Length": str(len(reply.body)),
            **reply.headers,
        }
        if reply.delivery is Delivery.UNTIL_CLOSE:
            del headers["Content-Length"]
            headers["Connection"] = "close"
        lines = [f"HTTP/1.1 {reply.status} {phrase}", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"

    def _trickle(self, head: bytes, body: bytes, pause_s: float) -> None:
        piece = max(1, -(-len(body) // TRICKLE_PIECES))
        self.wfile.write(head)
        for start in range(0, len(body), piece):
            if cast("LoopbackServer", self.server).pause(pause_s):
                return
            self.wfile.write(body[start : start + piece])

    def _reset(self) -> None:
        """Close so that the client sees a reset and not an orderly end."""
        linger_off = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_off)
        self.close_connection = True

    def _wait_for_hang_up(self) -> None:
        """Say nothing until the client gives up or the server is closed; both end this read."""
        self.close_connection = True
        self.connection.recv(1)
