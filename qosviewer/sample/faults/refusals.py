"""Zoom's own error answers, given although nothing is wrong with the request."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

from qosviewer.sample import reply as zoom
from qosviewer.sample.exchange import Exchange
from qosviewer.sample.faults.base import ALL, API, Misbehaviour, count, declare
from qosviewer.sample.limits import GENEROUS, PER_SECOND_TEXT, Allowance, RateCounter, RateLimits, daily_refusal
from qosviewer.sample.reply import Reply, ZoomError
from qosviewer.sample.routes import ROUTES

if TYPE_CHECKING:
    from qosviewer.sample.service import Service


LISTS = "Resource-intensive"


class EveryNth(Misbehaviour):
    """Answer each N-th call with an error made for the moment; the calls between are answered honestly."""

    def __init__(self, every: int, error: Callable[[float], ZoomError]) -> None:
        self._every = every
        self._error = error
        self._calls = 0

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """The refusal, on each N-th call."""
        self._calls += 1
        return self._error(service.clock()).reply() if self._calls % self._every == 0 else None


class FromNth(EveryNth):
    """Answer the N-th call and all that follow with an error."""

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """The refusal, from the N-th call on."""
        self._calls += 1
        return self._error(service.clock()).reply() if self._calls >= self._every else None


def always(error: Callable[[], ZoomError]) -> EveryNth:
    """Answer every call with the same error."""
    return EveryNth(1, lambda _now_s: error())


@declare("no-event-subscription", "the app isn't subscribed to the QoS summary event (400/200)", where="summary")
def _no_event_subscription(_value: str) -> Misbehaviour:
    return always(zoom.no_event_subscription)


@declare("plan", "the account's plan has no dashboard (400/200)", where=API)
def _plan(_value: str) -> Misbehaviour:
    return always(zoom.wrong_plan)


@declare("no-permission", "the role lacks the right (400/200)", where=API)
def _no_permission(_value: str) -> Misbehaviour:
    return always(lambda: ZoomError(400, 200, "No permission."))


@declare("paid-only", "the account is not a paid one (400/200)", where=API)
def _paid_only(_value: str) -> Misbehaviour:
    return always(lambda: ZoomError(400, 200, "Only available for Paid user/account: sample."))


@declare("forbidden", "another account's data (403)", where=API)
def _forbidden(_value: str) -> Misbehaviour:
    return always(lambda: ZoomError(403, 403, "No permission to access this account's data."))


@declare("too-old", "every meeting is older than a year (400/12702)", where="summary")
def _too_old(_value: str) -> Misbehaviour:
    return always(zoom.too_old)


@declare("not-found", "no meeting is found (404/3001)", where=API)
def _not_found(_value: str) -> Misbehaviour:
    return always(zoom.not_available)


@declare("server-error", "each N-th call fails with 503", where=API, default="1")
def _server_error(value: str) -> Misbehaviour:
    return EveryNth(count(value), lambda _now_s: ZoomError(503, 503, "Service temporarily unavailable."))


class MissingScope(Misbehaviour):
    """Refuse an endpoint for want of its scopes, and leave them out of the token's answer."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        routes = [route for route in ROUTES if route.endpoint == endpoint]
        self._scopes = [scope for route in routes for scope in route.scopes]
        self._taken = {*self._scopes, *(scope for route in routes for scope in route.master_scopes)}
        if not routes:
            known = sorted({route.endpoint for route in ROUTES})
            raise ValueError(f"there is no endpoint {endpoint!r}; known are {', '.join(known)}")

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """The refusal with the names of the scopes."""
        return zoom.missing_scopes(self._scopes[:3]).reply() if exchange.endpoint == self._endpoint else None

    def after(self, exchange: Exchange, reply: Reply, service: Service) -> Reply:
        """The token's answer without the scopes."""
        if exchange.endpoint != "token" or reply.status != 200:
            return reply
        body = json.loads(reply.body)
        body["scope"] = " ".join(scope for scope in body["scope"].split(" ") if scope not in self._taken)
        return Reply.json(body)


@declare("missing-scope", "the token lacks the scopes of an endpoint (400/4711)", where=ALL, default="summary")
def _missing_scope(value: str) -> Misbehaviour:
    return MissingScope(value)


class Allow(Misbehaviour):
    """Refuse whatever goes beyond so many calls a minute, as a Business plan's limit for lists does."""

    def __init__(self, calls: int) -> None:
        self._counter = RateCounter(RateLimits({LISTS: Allowance(calls, 60)}, GENEROUS.daily))

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """The refusal with its headers, until the next minute begins."""
        try:
            self._counter.admit(LISTS, service.clock())
        except ZoomError as error:
            return error.reply()
        return None


@declare("list-limit", "lists allow N calls a minute, more get 429", where="list", default="20")
def _list_limit(value: str) -> Misbehaviour:
    return Allow(count(value))


def _too_fast(**headers: str) -> ZoomError:
    return ZoomError(
        429, 429, PER_SECOND_TEXT, headers={name.replace("_", "-"): text for name, text in headers.items()}
    )


def _in_two_seconds(now_s: float) -> datetime:
    return datetime.fromtimestamp(now_s, UTC) + timedelta(seconds=2)


@declare("rate-limit", "each N-th call gets 429 without any header", where=API, default="3")
def _rate_limit(value: str) -> Misbehaviour:
    return EveryNth(count(value), lambda _now_s: _too_fast())


@declare("rate-limit-seconds", "each N-th call gets 429 with Retry-After: 1", where=API, default="3")
def _rate_limit_seconds(value: str) -> Misbehaviour:
    return EveryNth(count(value), lambda _now_s: _too_fast(Retry_After="1", X_RateLimit_Type="QPS"))


@declare("rate-limit-http-date", "each N-th call gets 429 with an HTTP date in 2 s", where=API, default="3")
def _rate_limit_http_date(value: str) -> Misbehaviour:
    return EveryNth(
        count(value), lambda now_s: _too_fast(Retry_After=format_datetime(_in_two_seconds(now_s), usegmt=True))
    )


@declare("rate-limit-iso", "each N-th call gets 429 with an ISO time in 2 s", where=API, default="3")
def _rate_limit_iso(value: str) -> Misbehaviour:
    return EveryNth(count(value), lambda now_s: _too_fast(Retry_After=f"{_in_two_seconds(now_s):%Y-%m-%dT%H:%M:%SZ}"))


@declare("rate-limit-concurrent", "each N-th call gets 429 for asking in parallel", where=API, default="3")
def _rate_limit_concurrent(value: str) -> Misbehaviour:
    text = "Too many concurrent requests. A request to this resource has already been made."
    return EveryNth(count(value), lambda _now_s: ZoomError(429, 429, text))


@declare("rate-limit-daily", "from the N-th call on, 429 until midnight GMT", where=API, default="3")
def _rate_limit_daily(value: str) -> Misbehaviour:
    headers = {"X-RateLimit-Category": "Heavy", "X-RateLimit-Limit": "60000"}
    return FromNth(count(value), lambda now_s: daily_refusal(now_s, headers))
