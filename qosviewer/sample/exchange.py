"""A request as it came in, byte for byte, and the record of it that tests read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl


@dataclass(slots=True)
class Exchange:
    """One request on its way through the server. ``raw_path`` is the request target exactly as sent."""

    method: str
    raw_path: str
    headers: Mapping[str, str]
    body: bytes = b""
    origin: str = ""
    endpoint: str = ""

    @property
    def segments(self) -> list[str]:
        """The parts of the path between its slashes, still encoded."""
        return self.raw_path.split("?", 1)[0].split("/")[1:]

    @property
    def query(self) -> dict[str, str]:
        """The decoded query; the last value of a repeated key."""
        _, _, query = self.raw_path.partition("?")
        return dict(parse_qsl(query, keep_blank_values=True))

    def header(self, name: str) -> str:
        """The value of a header, ``""`` if it wasn't sent."""
        return self.headers.get(name.lower(), "")


@dataclass(slots=True)
class RecordedRequest:
    """What a test may look at afterwards; ``status`` is that of the answer, ``None`` if none was sent.

    The Authorization header is not kept, only whether there was one.
    """

    number: int
    at_s: float
    method: str
    raw_path: str
    endpoint: str
    headers: dict[str, str]
    authorized: bool
    body: bytes = field(repr=False)
    status: int | None = None


def record(exchange: Exchange, number: int, at_s: float) -> RecordedRequest:
    """The lasting part of a request; ``at_s`` is a monotonic time for measuring pace."""
    headers = {name: value for name, value in exchange.headers.items() if name != "authorization"}
    return RecordedRequest(
        number,
        at_s,
        exchange.method,
        exchange.raw_path,
        exchange.endpoint,
        headers,
        "authorization" in exchange.headers,
        exchange.body,
    )
