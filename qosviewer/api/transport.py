"""The network under the HTTP client: the system's trust store and proxies, time-outs, a body with limits."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterable
from functools import partial
from time import monotonic
from typing import Final, cast
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx
import truststore

from qosviewer.api.addresses import is_loopback
from qosviewer.api.backend import CancellableBackend
from qosviewer.api.body import BoundedBody
from qosviewer.api.cancel import CancelToken
from qosviewer.api.errand import Errand
from qosviewer.api.errors import NetworkTrouble, ProxyTrouble
from qosviewer.api.network_failures import NETWORK_EXCEPTIONS, network_failure
from qosviewer.api.patience import Patience
from qosviewer.domain import texts

_KEEP_ALIVE_S: Final = 30.0

log = logging.getLogger(__name__)


class Transport(httpx.BaseTransport):
    """Carries the requests of one job.

    Certificates are always verified. Every failure of the network is raised as a `NetworkTrouble`; a cancelled job gets
    `Cancelled`.
    """

    def __init__(self, cancel: CancelToken, patience: Patience) -> None:
        self._cancel = cancel
        self._backend = CancellableBackend(cancel)
        self._proxies: dict[tuple[str, str], str] = {}
        self._patience = patience
        self._pools: dict[tuple[str, str], httpcore.ConnectionPool] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request`` and return the answer; the body is read from the network as it is iterated."""
        host = request.url.host
        proxy = self._proxy(request.url.scheme, host)
        tell = partial(_told, host=host, proxy=proxy)
        self._backend.end_s = monotonic() + self._patience.whole_s
        try:
            answer = self._pool(request.url.scheme, proxy).handle_request(self._translated(request))
        except NETWORK_EXCEPTIONS as error:
            raise tell(error) from None
        headers = httpx.Headers(answer.headers)
        packed = headers.pop("content-encoding", "").casefold() in ("gzip", "x-gzip")
        chunks = cast("Iterable[bytes]", answer.stream)
        body = BoundedBody(chunks, packed=packed, tell=tell, close=answer.close)
        return httpx.Response(answer.status, headers=headers, stream=body, extensions=answer.extensions)

    def close(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            pool.close()
        self._pools.clear()

    def _translated(self, request: httpx.Request) -> httpcore.Request:
        patience = self._patience
        time_outs_s = {"connect": patience.connect_s, "read": patience.read_s, "write": patience.read_s}
        url = request.url
        return httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions={"timeout": time_outs_s},
        )

    def _proxy(self, scheme: str, host: str) -> str:
        proxy = self._proxies.get((scheme, host))
        if proxy is None:
            # On some systems the exceptions to the proxy are compared by address, which may take a look-up of the name.
            proxy = Errand(lambda: proxy_for(scheme, host)).result(self._cancel)
            self._proxies[scheme, host] = proxy
        return proxy

    def _pool(self, scheme: str, proxy: str) -> httpcore.ConnectionPool:
        pool = self._pools.get((scheme, proxy))
        if pool is None:
            pool = self._pools[scheme, proxy] = self._new_pool(scheme, proxy)
        return pool

    def _new_pool(self, scheme: str, proxy: str) -> httpcore.ConnectionPool:
        # A job has a context of its own: truststore holds a lock through the whole handshake, so in a shared one a
        # server that falls silent there would hold up every other job.
        trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if scheme == "https" else None
        if not proxy:
            return httpcore.ConnectionPool(trust, keepalive_expiry=_KEEP_ALIVE_S, network_backend=self._backend)
        try:
            parts = urlsplit(proxy)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            parts, usable = urlsplit(""), False
        if not usable:
            raise ProxyTrouble(texts.PROXY_NOT_USABLE.fill(proxy=_proxy_name(proxy)))
        sign_in = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        return httpcore.HTTPProxy(
            f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
            proxy_auth=sign_in,
            ssl_context=trust,
            proxy_ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if parts.scheme == "https" else None,
            keepalive_expiry=_KEEP_ALIVE_S,
            network_backend=self._backend,
        )


def proxy_for(scheme: str, host: str) -> str:
    """Return the proxy that the system's settings, or the environment, name for ``host``; empty for none.

    This computer itself is never reached through a proxy.
    """
    if is_loopback(host) or proxy_bypass(host):
        return ""
    settings = getproxies()
    proxy = settings.get(scheme) or settings.get("all") or ""
    return proxy if "://" in proxy or not proxy else f"http://{proxy}"


def _told(error: Exception, *, host: str, proxy: str) -> NetworkTrouble:
    log.debug("%s from %s", type(error).__name__, host)
    return network_failure(error, host, _proxy_name(proxy))


def _proxy_name(proxy: str) -> str:
    # Without the name and password that may stand in it.
    return proxy.partition("://")[2].partition("/")[0].rpartition("@")[2]
