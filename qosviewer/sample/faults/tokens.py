"""Trouble with access tokens: refused, revoked, or handed out in an odd form."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qosviewer.sample.exchange import Exchange
from qosviewer.sample.faults.base import API, Misbehaviour, count, declare
from qosviewer.sample.faults.refusals import always
from qosviewer.sample.oauth import TOKEN_ERRORS, token_error
from qosviewer.sample.reply import Reply, bad_access_token

if TYPE_CHECKING:
    from qosviewer.sample.service import Service

ISSUER = "token"
HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Network sign-in</h1></body></html>"


class RevokeOnce(Misbehaviour):
    """After N calls, every token handed out so far is invalid; new ones hold."""

    def __init__(self, calls: int) -> None:
        self._calls_left = calls

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """Count the call; when the time has come, revoke."""
        if self._calls_left == 0:
            service.issuer.revoke_all()
        self._calls_left -= 1
        return None


class TokenAnswer(Misbehaviour):
    """Replace the answer of the token endpoint."""

    def __init__(self, reply: Callable[[], Reply]) -> None:
        self._make = reply

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """The other answer."""
        return self._make()


class TokenEdit(Misbehaviour):
    """Change a field of a good token answer; a value of ``None`` leaves it out."""

    def __init__(self, field: str, value: object) -> None:
        self._field, self._value = field, value

    def after(self, exchange: Exchange, reply: Reply, service: Service) -> Reply:
        """The answer with the field changed."""
        if reply.status != 200:
            return reply
        body: dict[str, Any] = json.loads(reply.body)
        body[self._field] = self._value
        return Reply.json({key: value for key, value in body.items() if value is not None})


@declare("token-revoked", "after N calls the access token is invalid, once (401/124)", where=API, default="3")
def _token_revoked(value: str) -> Misbehaviour:
    return RevokeOnce(count(value))


@declare("token-always-revoked", "no access token is ever good (401/124)", where=API)
def _token_always_revoked(_value: str) -> Misbehaviour:
    return always(bad_access_token)


@declare("bad-secret", "the token endpoint refuses the client secret", where=ISSUER)
def _bad_secret(_value: str) -> Misbehaviour:
    return TokenAnswer(lambda: token_error("invalid-client"))


@declare("token-error", f"the token endpoint refuses: {', '.join(TOKEN_ERRORS)}", where=ISSUER, default="disabled")
def _token_error(value: str) -> Misbehaviour:
    if value not in TOKEN_ERRORS:
        raise ValueError(f"there is no token error {value!r}; known are {', '.join(TOKEN_ERRORS)}")
    return TokenAnswer(lambda: token_error(value))


@declare("token-html", "the token endpoint answers with a web page", where=ISSUER)
def _token_html(_value: str) -> Misbehaviour:
    return TokenAnswer(lambda: Reply(200, HTML, content_type="text/html"))


@declare("token-no-expiry", "the token answer lacks expires_in", where=ISSUER)
def _token_no_expiry(_value: str) -> Misbehaviour:
    return TokenEdit("expires_in", None)


@declare("token-no-scope", "the token answer lacks scope", where=ISSUER)
def _token_no_scope(_value: str) -> Misbehaviour:
    return TokenEdit("scope", None)


@declare("api-url", "the token answer names this API address; 'none' leaves it out", where=ISSUER, default="none")
def _api_url(value: str) -> Misbehaviour:
    return TokenEdit("api_url", None if value == "none" else value)
