"""The token endpoint and the access tokens it hands out."""

from __future__ import annotations

import base64
import binascii
import secrets
from dataclasses import dataclass
from urllib.parse import parse_qs

from qosviewer.sample.exchange import Exchange
from qosviewer.sample.reply import Reply, bad_access_token, missing_scopes

# By the name that a fault uses: status, ``error``, ``reason``.
TOKEN_ERRORS: dict[str, tuple[int, str, str]] = {
    "invalid-client": (400, "invalid_client", "Invalid client_id or client_secret"),
    "bad-request": (400, "invalid_request", "Bad Request"),
    "no-account": (400, "invalid_request", "Account does not exist"),
    "invalid-account": (400, "invalid_request", "Invalid Account Id"),
    "app-type": (400, "invalid_request", "Account does not enabled the OAuth app type"),
    "grant-type": (400, "unsupported_grant_type", "unsupported grant type"),
    "disabled": (401, "invalid_client", "The app has been disabled by the developer"),
    "invalid-grant": (400, "invalid_grant", "Invalid Token!"),
}


@dataclass(slots=True)
class AccessToken:
    """A bearer token's end (seconds of the server's clock) and scopes."""

    ends_s: float
    scopes: frozenset[str]


class Issuer:
    """Checks client credentials, hands out access tokens and knows which of them still hold."""

    def __init__(
        self, account_id: str, client_id: str, client_secret: str, scopes: frozenset[str], life_s: int
    ) -> None:
        self._account_id, self._client_id, self._client_secret = account_id, client_id, client_secret
        self.scopes = scopes
        self.life_s = life_s
        self._tokens: dict[str, AccessToken] = {}

    def answer(self, exchange: Exchange, now_s: float) -> Reply:
        """The answer to a token request: a new token, or one of the errors of the token endpoint."""
        fault = self._objection(exchange)
        if fault:
            return token_error(fault)
        token = f"eyJ{secrets.token_urlsafe(120)}"
        self._tokens[token] = AccessToken(now_s + self.life_s, self.scopes)
        return Reply.json(
            {
                "access_token": token,
                "token_type": "bearer",
                "expires_in": self.life_s,
                "scope": " ".join(sorted(self.scopes)),
                "api_url": exchange.origin,
            }
        )

    def check(self, exchange: Exchange, accepted_scopes: tuple[str, ...], now_s: float) -> None:
        """Let a call pass only with a living token that has one of the scopes.

        Raises:
            ZoomError: 401/124 or 400/4711.
        """
        kind, _, text = exchange.header("authorization").partition(" ")
        token = self._tokens.get(text) if kind.lower() == "bearer" else None
        if token is None:
            raise bad_access_token()
        if now_s >= token.ends_s:
            raise bad_access_token("Access token is expired.")
        if token.scopes.isdisjoint(accepted_scopes):
            raise missing_scopes(list(accepted_scopes))

    def revoke_all(self) -> None:
        """Make every token handed out so far invalid."""
        self._tokens.clear()

    def _objection(self, exchange: Exchange) -> str:
        form = {key: values[-1] for key, values in parse_qs(exchange.body.decode("utf-8", "replace")).items()}
        if not exchange.header("content-type").startswith("application/x-www-form-urlencoded"):
            return "bad-request"
        if not self._is_client(exchange.header("authorization")):
            return "invalid-client"
        if form.get("grant_type") != "account_credentials":
            return "grant-type"
        return "" if form.get("account_id") == self._account_id else "bad-request"

    def _is_client(self, authorization: str) -> bool:
        kind, _, encoded = authorization.partition(" ")
        try:
            given = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            return False
        wanted = f"{self._client_id}:{self._client_secret}".encode()
        return kind.lower() == "basic" and secrets.compare_digest(given, wanted)


def token_error(name: str) -> Reply:
    """One of the errors of :data:`TOKEN_ERRORS`."""
    status, error, reason = TOKEN_ERRORS[name]
    return Reply.json({"reason": reason, "error": error}, status)
