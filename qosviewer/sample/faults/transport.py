"""Trouble below the API: connections that break, stall or crawl, and bodies that are not what they claim."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from qosviewer.sample.exchange import Exchange
from qosviewer.sample.faults.base import API, Misbehaviour, count, declare
from qosviewer.sample.faults.paging import SUMMARY
from qosviewer.sample.faults.tokens import HTML
from qosviewer.sample.reply import Delivery, Reply

if TYPE_CHECKING:
    from qosviewer.sample.service import Service

BYTES_PER_MB = 1_000_000


class ChangedDelivery(Misbehaviour):
    """Change how each N-th answer is sent."""

    def __init__(self, every: int, change: Callable[[Reply], Reply]) -> None:
        self._every = every
        self._change = change
        self._calls = 0

    def after(self, exchange: Exchange, reply: Reply, service: Service) -> Reply:
        """The answer, sent differently when it is its turn."""
        self._calls += 1
        return self._change(reply) if self._calls % self._every == 0 else reply


def delivered(delivery: Delivery) -> Callable[[Reply], Reply]:
    """A change that sends the same answer in another way."""
    return lambda reply: replace(reply, delivery=delivery)


def replaced(body: bytes, content_type: str) -> Callable[[Reply], Reply]:
    """A change to a good status with another body."""
    return lambda _reply: Reply(200, body, content_type=content_type)


@declare("reset", "each N-th call ends in a connection reset", where=API, default="1")
def _reset(value: str) -> Misbehaviour:
    return ChangedDelivery(count(value), delivered(Delivery.RESET))


@declare("silent", "each N-th call is never answered", where=API, default="1")
def _silent(value: str) -> Misbehaviour:
    return ChangedDelivery(count(value), delivered(Delivery.SILENCE))


@declare("silent-body", "each N-th answer stops in the middle and stays silent", where=API, default="1")
def _silent_body(value: str) -> Misbehaviour:
    return ChangedDelivery(count(value), delivered(Delivery.STALL))


@declare("cut-body", "each N-th answer is cut in the middle and the connection closed", where=API, default="1")
def _cut_body(value: str) -> Misbehaviour:
    return ChangedDelivery(count(value), delivered(Delivery.CUT))


@declare("no-length", "bodies end with the connection, without a Content-Length", where=API)
def _no_length(_value: str) -> Misbehaviour:
    return ChangedDelivery(1, delivered(Delivery.UNTIL_CLOSE))


@declare("slow", "each answer waits so many milliseconds", where=API, default="200")
def _slow(value: str) -> Misbehaviour:
    pause_s = count(value) / 1000
    return ChangedDelivery(1, lambda reply: replace(reply, delay_s=pause_s))


@declare("slow-body", "bodies come in eight pieces, so many milliseconds apart", where=API, default="50")
def _slow_body(value: str) -> Misbehaviour:
    pause_s = count(value) / 1000
    return ChangedDelivery(1, lambda reply: replace(reply, delivery=Delivery.TRICKLE, delay_s=pause_s))


@declare(
    "redirect-elsewhere", "each call is redirected to this address", where=API, default="https://elsewhere.example.com"
)
def _redirect_elsewhere(value: str) -> Misbehaviour:
    return ChangedDelivery(1, lambda _reply: Reply(302, headers={"Location": value}))


@declare("html", "each N-th answer is a web page with status 200", where=SUMMARY, default="1")
def _html(value: str) -> Misbehaviour:
    return ChangedDelivery(count(value), replaced(HTML, "text/html;charset=UTF-8"))


@declare("empty-body", "each N-th answer has no body at all", where=SUMMARY, default="1")
def _empty_body(value: str) -> Misbehaviour:
    return ChangedDelivery(count(value), replaced(b"", "application/json"))


@declare("truncated-json", "each N-th answer is half of its JSON, with an honest length", where=SUMMARY, default="1")
def _truncated_json(value: str) -> Misbehaviour:
    return ChangedDelivery(count(value), lambda reply: replace(reply, body=reply.body[: len(reply.body) // 2]))


@declare("wrong-charset", "bodies are Latin-1 although they say UTF-8", where=SUMMARY)
def _wrong_charset(_value: str) -> Misbehaviour:
    return ChangedDelivery(1, lambda reply: replace(reply, body=reply.body.decode().encode("latin-1", "replace")))


@declare("byte-order-mark", "bodies begin with a UTF-8 byte order mark", where=SUMMARY)
def _byte_order_mark(_value: str) -> Misbehaviour:
    return ChangedDelivery(1, lambda reply: replace(reply, body=b"\xef\xbb\xbf" + reply.body))


@declare("huge-page", "each answer is padded with blanks to so many megabytes", where=SUMMARY, default="60")
def _huge_page(value: str) -> Misbehaviour:
    size = count(value) * BYTES_PER_MB
    return ChangedDelivery(1, lambda reply: replace(reply, body=_padded(reply.body, size)))


@declare(
    "huge-gzip-page", "each answer is a small gzip file that unpacks to so many megabytes", where=SUMMARY, default="60"
)
def _huge_gzip_page(value: str) -> Misbehaviour:
    size = count(value) * BYTES_PER_MB

    def change(reply: Reply) -> Reply:
        packed = gzip.compress(_padded(reply.body, size), 1)
        return replace(reply, body=packed, headers=reply.headers | {"Content-Encoding": "gzip"})

    return ChangedDelivery(1, change)


def _padded(body: bytes, size: int) -> bytes:
    """The same JSON with blanks before its last brace."""
    return body[:-1].ljust(size - 1) + body[-1:]
