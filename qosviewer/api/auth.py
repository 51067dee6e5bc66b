"""Server-to-Server OAuth as an httpx auth flow (zoom-api.md, section 5.1)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Generator
from typing import Final

import httpx

from qosviewer.api.cancel import LOOK_S, CancelToken
from qosviewer.api.errors import ScopeMissing
from qosviewer.api.failures import api_failure, sign_in_failure
from qosviewer.api.session import AccessToken, Session
from qosviewer.api.wire import read_refusal, read_token

_EARLY_S: Final = 60.0
"""A token is replaced this long before its end, so that it does not expire on the way."""

_SETTLED_S: Final = 60.0
"""A token older than this may lack scopes that the app was given since; a younger one has what there is."""

_INVALID_TOKEN: Final = 124
_REFUSED: Final = (400, 401)


class SignIn(httpx.Auth):
    """Adds the access token of the account to a job's calls.

    One token serves all jobs of the account. When the API says that it is not valid any more, or that it lacks a scope
    which the app may have been given since, one new token is asked for, by whichever job comes first, and the call is
    repeated once.
    """

    def __init__(self, session: Session, cancel: CancelToken) -> None:
        self._session = session
        self._cancel = cancel

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign ``request``; sign it anew and repeat it once if the token turns out to be out of date."""
        token = yield from self._token(request, refused=None)
        request.headers["Authorization"] = f"Bearer {token.text.reveal()}"
        answer = yield request
        if _says_token_is_invalid(answer) or self._may_have_gained_scopes(token, answer):
            token = yield from self._token(request, refused=token)
            request.headers["Authorization"] = f"Bearer {token.text.reveal()}"
            self._session.limiter.wait_for_turn(self._cancel)
            yield request

    def _token(
        self, request: httpx.Request, refused: AccessToken | None
    ) -> Generator[httpx.Request, httpx.Response, AccessToken]:
        session = self._session
        while not session.signing_in.acquire(timeout=LOOK_S):
            self._cancel.raise_if_cancelled()
        try:
            token = session.token
            if token is None or token is refused or session.timing.monotonic_s() >= token.until_s:
                answer = yield self._token_request(request)
                answer.read()
                token = session.token = self._new_token(answer)
            return token
        finally:
            session.signing_in.release()

    def _may_have_gained_scopes(self, token: AccessToken, answer: httpx.Response) -> bool:
        timing = self._session.timing
        if answer.status_code not in _REFUSED or timing.monotonic_s() - token.since_s < _SETTLED_S:
            return False
        answer.read()
        return isinstance(api_failure(answer, timing.now()), ScopeMissing)

    def _token_request(self, request: httpx.Request) -> httpx.Request:
        known = self._session.credentials
        pair = b64encode(f"{known.client_id}:{known.client_secret.reveal()}".encode()).decode()
        return httpx.Request(
            "POST",
            self._session.address.token_url,
            headers={
                "Authorization": f"Basic {pair}",
                "Accept": "application/json",
                "Accept-Encoding": request.headers["Accept-Encoding"],
                "User-Agent": request.headers["User-Agent"],
            },
            data={"grant_type": "account_credentials", "account_id": known.account_id},
        )

    def _new_token(self, answer: httpx.Response) -> AccessToken:
        session = self._session
        if not answer.is_success:
            raise sign_in_failure(answer, session.timing.now())
        found = read_token(answer.content, answer.charset_encoding or "")
        now_s = session.timing.monotonic_s()
        return AccessToken(
            text=found.access_token,
            since_s=now_s,
            until_s=now_s + found.life_s - _EARLY_S,
            scopes=found.scopes,
            api_base=session.address.regional_base(found.api_url),
        )


def _says_token_is_invalid(answer: httpx.Response) -> bool:
    if answer.status_code not in _REFUSED:
        return False
    answer.read()
    refusal = read_refusal(answer.content, answer.charset_encoding or "")
    code = refusal.code if refusal else None
    return code == _INVALID_TOKEN or (answer.status_code == 401 and code is None)
