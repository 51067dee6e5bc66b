"""An exception of the network becomes an error of ours."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from typing import Final

import httpcore

from qosviewer.api.errors import (
    ConnectionBroken,
    NetworkTrouble,
    ProxyTrouble,
    ServerUnreachable,
    TimedOut,
    TlsFailed,
)
from qosviewer.domain import texts

NETWORK_EXCEPTIONS: Final = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)
"""Everything that the network below us raises."""


def network_failure(error: Exception, host: str, proxy: str) -> NetworkTrouble:
    """Return what ``error`` means, without a word of what was sent.

    Args:
        error: One of `NETWORK_EXCEPTIONS`.
        host: Name of the server.
        proxy: Name of the proxy; empty if there is none.
    """
    causes = list(_causes(error))
    if isinstance(error, httpcore.ProxyError):
        return ProxyTrouble(texts.PROXY_REFUSES.fill(proxy=proxy, host=host))
    if isinstance(error, httpcore.TimeoutException):
        return TimedOut(texts.TIMED_OUT.fill(host=host), retryable=True)
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError) or (
            isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError)
        ):
            return TlsFailed(texts.TLS_FAILED.fill(host=host, reason=_reason(cause)))
    if isinstance(error, httpcore.ConnectError) and not any(isinstance(each, _CUT) for each in causes):
        nearest = proxy or host
        message = texts.HOST_NOT_FOUND if _any(causes, socket.gaierror) else texts.CONNECTION_REFUSED
        return ServerUnreachable(message.fill(host=nearest), retryable=True)
    return ConnectionBroken(texts.CONNECTION_BROKEN.fill(host=host), retryable=True)


_CUT: Final = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError, ssl.SSLEOFError)


def _any(causes: list[BaseException], kind: type[BaseException]) -> bool:
    return any(isinstance(cause, kind) for cause in causes)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _reason(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message or str(error)
    return (error.reason or str(error)).replace("_", " ").lower()
