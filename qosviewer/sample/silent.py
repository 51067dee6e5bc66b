"""A port that accepts connections and never says a word: a TLS handshake with it lasts for ever."""

from __future__ import annotations

import socket
from types import TracebackType
from typing import Self

from qosviewer.sample.server import LOOPBACK


class SilentListener:
    """Connections succeed, since the system completes them; nothing reads from them or writes to them."""

    def __init__(self) -> None:
        self._socket = socket.create_server((LOOPBACK, 0), backlog=16)

    @property
    def address(self) -> str:
        """Host and port."""
        return f"{LOOPBACK}:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
