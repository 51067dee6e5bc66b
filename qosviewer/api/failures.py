"""An answer that is no success becomes an error of ours, by code and words (zoom-api.md, sections 1.8, 5.2, 5.4, 6)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import httpx

from qosviewer.api import errors
from qosviewer.api.retry_after import next_midnight_utc, retry_after
from qosviewer.api.wire import Refusal, read_refusal
from qosviewer.domain import texts
from qosviewer.domain.errors import Message, QosViewerError

LONGEST_PAUSE: Final = timedelta(seconds=30)
"""A longer pause is told to the person instead of being waited for."""

_LONGEST_REFUSAL_BYTES: Final = 4096
"""Nothing longer is looked at for a refusal: a page of participants is not read twice."""

_SCOPES: Final = re.compile(r"scopes?\W*\[([^\]]*)\]", re.IGNORECASE)
_RETRYABLE: Final = (errors.NotReady, errors.PageTokenExpired, errors.ServerFailed)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a refusal means if it has one of the codes (or any, if none is named) and all the words of one phrase."""

    kind: type[QosViewerError]
    message: Message
    codes: Collection[int | str] = ()
    phrases: tuple[str, ...] = ("",)

    def fits(self, code: int | str | None, words: str) -> bool:
        return (not self.codes or code in self.codes) and any(phrase in words for phrase in self.phrases)


_API: Final = (
    _Meaning(errors.ScopeMissing, texts.SCOPE_MISSING, phrases=("not contain scope",)),
    _Meaning(errors.EventSubscriptionMissing, texts.EVENT_SUBSCRIPTION_MISSING, phrases=("event subscription",)),
    _Meaning(errors.TooOld, texts.TOO_OLD, {12702}),
    _Meaning(errors.NotReady, texts.NOT_READY, {3001}),
    _Meaning(errors.PageTokenExpired, texts.PAGE_TOKEN_EXPIRED, {300}, ("page token", "page_token")),
    _Meaning(errors.IsWebinar, texts.IS_WEBINAR, {300}, ("access webinar info",)),
    _Meaning(errors.AppDisabled, texts.APP_DISABLED, {4717, 4738}),
    _Meaning(errors.SignInRefused, texts.TOKEN_REFUSED, {124, 4700, 4741}),
    _Meaning(
        errors.PlanTooSmall, texts.PLAN_TOO_SMALL, {200, 400}, ("only available", "paid", "plan", "does not enabled")
    ),
    _Meaning(errors.NoPermission, texts.NO_PERMISSION, {200}),
)
_SIGN_IN: Final = (
    _Meaning(errors.AppDisabled, texts.APP_DISABLED, phrases=("disabled",)),
    _Meaning(errors.AppDisabled, texts.APP_DISABLED, {4717, 4738}),
    _Meaning(errors.WrongSecret, texts.WRONG_SECRET, {"invalid_client", 4702, 4704}),
    _Meaning(errors.WrongAppType, texts.WRONG_APP_TYPE, {"unsupported_grant_type", 4705}),
    _Meaning(errors.WrongAccount, texts.WRONG_ACCOUNT, {"invalid_request"}),
    _Meaning(errors.SignInRefused, texts.SIGN_IN_REFUSED),
)


def is_refusal(answer: httpx.Response) -> bool:
    """Tell whether an answer is a refusal; some gateways make a 200 of each, so the status alone does not tell."""
    if not answer.is_success:
        return True
    if len(answer.content) > _LONGEST_REFUSAL_BYTES:
        return False
    refusal = read_refusal(answer.content, answer.charset_encoding or "")
    return refusal is not None and refusal.code is not None and refusal.alone


def api_failure(answer: httpx.Response, now: datetime) -> QosViewerError:
    """Return what an answer of the API means that is no success."""
    refusal = read_refusal(answer.content, answer.charset_encoding or "")
    if general := _by_status(answer, refusal, now):
        return general
    if refusal is None:
        return errors.NotTheApi(texts.NOT_THE_API.fill(status=answer.status_code), http_status=answer.status_code)
    meaning = _first(_API, refusal, refusal.code) or _API_BY_STATUS.get(answer.status_code)
    if meaning is None:
        return _made(errors.RequestRefused, texts.REQUEST_REFUSED.fill(status=answer.status_code), answer, refusal)
    if meaning.kind is errors.ScopeMissing:
        return _scope_missing(answer, refusal)
    return _made(meaning.kind, meaning.message, answer, refusal)


def sign_in_failure(answer: httpx.Response, now: datetime) -> QosViewerError:
    """Return what an answer of the token endpoint means that is no success."""
    refusal = read_refusal(answer.content, answer.charset_encoding or "")
    if general := _by_status(answer, refusal, now):
        return general
    meaning = _first(_SIGN_IN, refusal, refusal.error or refusal.code) if refusal else None
    if refusal is None or meaning is None:
        message = texts.NOT_THE_TOKEN_ENDPOINT.fill(status=answer.status_code)
        return errors.NotTheApi(message, http_status=answer.status_code)
    return _made(meaning.kind, meaning.message, answer, refusal)


_API_BY_STATUS: Final = {
    401: _Meaning(errors.SignInRefused, texts.TOKEN_REFUSED),
    403: _Meaning(errors.NoPermission, texts.NO_PERMISSION),
}


def _first(meanings: tuple[_Meaning, ...], refusal: Refusal, code: int | str | None) -> _Meaning | None:
    words = refusal.message.casefold()
    return next((meaning for meaning in meanings if meaning.fits(code, words)), None)


def _by_status(answer: httpx.Response, refusal: Refusal | None, now: datetime) -> QosViewerError | None:
    """Return what the status alone says, whatever the body is."""
    status = answer.status_code
    if status == 429:
        return _rate_limit(answer, refusal or Refusal(), now)
    if status >= 500 or status == 408:
        return _made(errors.ServerFailed, texts.SERVER_FAILED.fill(status=status), answer, refusal or Refusal())
    if 300 <= status < 400:
        return errors.NotTheApi(texts.REDIRECTED.fill(status=status), http_status=status)
    return None


def _rate_limit(answer: httpx.Response, refusal: Refusal, now: datetime) -> QosViewerError:
    at = retry_after(answer.headers.get("retry-after", ""), now)
    kind = answer.headers.get("x-ratelimit-type", "").casefold()
    is_daily = kind.startswith("daily") or "daily" in refusal.message.casefold()
    if is_daily:
        at = at or next_midnight_utc(now)
        message = texts.DAILY_LIMIT_REACHED.fill(until=_local(at))
        return _made(errors.DailyLimitReached, message, answer, refusal, retry_at=at)
    if at is not None and at - now > LONGEST_PAUSE:
        message = texts.RATE_LIMITED_UNTIL.fill(until=_local(at))
        return _made(errors.RateLimited, message, answer, refusal, retry_at=at)
    return _made(errors.RateLimited, texts.RATE_LIMITED, answer, refusal, retry_at=at)


def _local(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M %Z}"


def _scope_missing(answer: httpx.Response, refusal: Refusal) -> errors.ScopeMissing:
    named = _SCOPES.search(refusal.message)
    scopes = tuple(scope for scope in re.split(r"[,\s]+", named[1]) if scope) if named else ()
    message = texts.SCOPE_MISSING.fill(scopes=", ".join(scopes) or refusal.message)
    error = errors.ScopeMissing(
        message, zoom_code=refusal.code, zoom_message=refusal.message, http_status=answer.status_code
    )
    error.scopes = scopes
    return error


def _made(
    kind: type[QosViewerError],
    message: Message,
    answer: httpx.Response,
    refusal: Refusal,
    retry_at: datetime | None = None,
) -> QosViewerError:
    return kind(
        message,
        zoom_code=refusal.code,
        zoom_message=refusal.message,
        http_status=answer.status_code,
        retryable=kind in _RETRYABLE or answer.status_code == 429,
        retry_at=retry_at,
    )
