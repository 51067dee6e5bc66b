"""Every refusal that is known of the API and of its token endpoint, by the words Zoom uses."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import httpx
import pytest

from qosviewer.api import errors
from qosviewer.api.failures import api_failure, is_refusal, sign_in_failure

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def refused(status, body, **headers):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx.Response(
        status, content=content, headers={key.replace("_", "-"): text for key, text in headers.items()}
    )


@pytest.mark.parametrize(
    ("status", "code", "words", "kind"),
    [
        (400, 200, "Event subscription not found. Subscribe to the event.", errors.EventSubscriptionMissing),
        (400, 12702, "Can not access a meeting a year ago.", errors.TooOld),
        (400, 12702, "Can not access a webinar a year ago.", errors.TooOld),
        (404, 3001, "This meeting's detail info is not available.", errors.NotReady),
        (404, 3001, "The Meeting ID is not valid or the meeting has not ended yet.", errors.NotReady),
        (404, 3001, "Meeting does not exist: 123.", errors.NotReady),
        (401, 124, "Invalid access token.", errors.SignInRefused),
        (401, 124, "Access token is expired.", errors.SignInRefused),
        (400, 4711, "Invalid access token, does not contain scopes:[a, b].", errors.ScopeMissing),
        (401, 4700, "Invalid access token, does not contain scopes:[a].", errors.ScopeMissing),
        (400, 200, "This API is only available for ZMP and Business or higher accounts.", errors.PlanTooSmall),
        (400, 400, "This API is only available for Business or higher accounts.", errors.PlanTooSmall),
        (400, 200, "Only available for Paid user: x", errors.PlanTooSmall),
        (400, 200, "Account does not enabled REST API.", errors.PlanTooSmall),
        (400, 200, "No permission.", errors.NoPermission),
        (400, 300, "The next page token is invalid or expired.", errors.PageTokenExpired),
        (400, 300, "Validation Failed.", errors.RequestRefused),
        (400, 300, "Can not access webinar info, 123.", errors.IsWebinar),
        (403, 1, "Refused.", errors.NoPermission),
        (404, 1001, "User does not exist: x.", errors.RequestRefused),
        (500, 500, "Internal.", errors.ServerFailed),
        (503, None, "", errors.ServerFailed),
        (400, 4717, "disabled", errors.AppDisabled),
    ],
)  # fmt: skip
def test_code_and_words_choose_the_error(status, code, words, kind):
    error = api_failure(refused(status, {"code": code, "message": words}), NOW)
    assert type(error) is kind
    assert error.http_status == status
    assert (error.zoom_code, error.zoom_message) == (code, words)
    assert error.title
    assert error.detail
    assert error.advice


def test_missing_scopes_are_named():
    body = {
        "code": 4711,
        "message": "Invalid access token, does not contain scopes:[dashboard:read:x:admin, dashboard:y].",
    }
    error = api_failure(refused(400, body), NOW)
    assert error.scopes == ("dashboard:read:x:admin", "dashboard:y")
    assert "dashboard:read:x:admin, dashboard:y" in error.detail


def test_words_of_the_server_are_never_taken_for_a_template():
    body = {"code": 4711, "message": "does not contain scopes:[{0.__class__} {missing}]"}
    assert "{missing}" in api_failure(refused(400, body), NOW).detail


def test_the_steps_in_the_marketplace_are_part_of_the_missing_event_subscription():
    error = api_failure(refused(400, {"code": 200, "message": "Event subscription not found."}), NOW)
    assert "Event Subscriptions" in error.advice
    assert "Participant QoS Summary" in error.advice


def test_field_problems_are_part_of_zooms_words():
    body = {
        "code": 300,
        "message": "Validation Failed.",
        "errors": [{"field": "page_size", "message": "Invalid field."}],
    }
    assert api_failure(refused(400, body), NOW).zoom_message == "Validation Failed. Invalid field."


@pytest.mark.parametrize("body", [b"<html>sign in</html>", b"", b"null", b"[]", b'{"a": 1}', b'{"code":', b"\xff\xfe"])
def test_an_answer_of_something_else_is_told_apart(body):
    assert type(api_failure(refused(404, body), NOW)) is errors.NotTheApi
    assert type(sign_in_failure(refused(404, body), NOW)) is errors.NotTheApi
    assert type(api_failure(refused(502, body), NOW)) is errors.ServerFailed


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_told_and_not_followed(status):
    error = api_failure(refused(status, b"", location="https://elsewhere.example"), NOW)
    assert type(error) is errors.NotTheApi
    assert "redirect" in error.detail


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"code": 3001, "message": "Meeting does not exist: 123."}, True),
        ({"code": 200, "message": "Event subscription not found.", "errors": []}, True),
        ({"code": 200, "message": "OK", "participants": []}, False),
        ({"message": "OK"}, False),
        ({"participants": []}, False),
        (b"<html>", False),
        ({"code": 3001, "message": "x" * 5000}, False),
    ],
)
def test_a_refusal_is_known_whatever_its_status(body, refusal):
    assert is_refusal(refused(200, body)) is refusal
    assert is_refusal(refused(400, body))


@pytest.mark.parametrize(
    "odd", [{"code": "x" * 9, "message": 5}, {"code": [], "message": {}}, {"code": 1e400, "message": None}]
)
def test_odd_types_in_a_refusal_break_nothing(odd):
    assert api_failure(refused(400, odd), NOW).exit_code == 5


PER_SECOND = {
    "code": 429,
    "message": "You have reached the maximum per-second rate limit for this API. Try again later.",
}
DAILY = {
    "code": 429,
    "message": "You have reached the maximum daily rate limit for this API. Refer to the response header.",
}


@pytest.mark.parametrize(
    ("body", "headers", "kind", "retry_at"),
    [
        (PER_SECOND, {}, errors.RateLimited, None),
        (b"", {}, errors.RateLimited, None),
        (PER_SECOND, {"retry_after": "2"}, errors.RateLimited, "2026-03-01T12:00:02+00:00"),
        (PER_SECOND, {"Retry_After": "Sun, 01 Mar 2026 12:00:02 GMT"}, errors.RateLimited, "2026-03-01T12:00:02+00:00"),
        (PER_SECOND, {"retry_after": "rubbish"}, errors.RateLimited, None),
        (DAILY, {}, errors.DailyLimitReached, "2026-03-02T00:00:00+00:00"),
        (DAILY, {"retry_after": "2026-03-02T00:00:00Z"}, errors.DailyLimitReached, "2026-03-02T00:00:00+00:00"),
        (b"", {"x_ratelimit_type": "Daily-limit"}, errors.DailyLimitReached, "2026-03-02T00:00:00+00:00"),
    ],
)
def test_rate_limits(body, headers, kind, retry_at):
    error = api_failure(refused(429, body, **headers), NOW)
    assert type(error) is kind
    assert error.retryable
    assert (error.retry_at and error.retry_at.isoformat()) == retry_at


def test_a_limit_says_until_when_in_local_time():
    error = api_failure(refused(429, DAILY), NOW)
    local = error.retry_at.astimezone()
    assert f"{local:%Y-%m-%d %H:%M}" in error.detail


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, {"reason": "Invalid client_id or client_secret", "error": "invalid_client"}, errors.WrongSecret),
        (401, {"error": "invalid_client"}, errors.WrongSecret),
        (400, {"reason": "Bad Request", "error": "invalid_request"}, errors.WrongAccount),
        (400, {"reason": "Account does not exist", "error": "invalid_request"}, errors.WrongAccount),
        (400, {"reason": "unsupported grant type", "error": "unsupported_grant_type"}, errors.WrongAppType),
        (400, {"reason": "The app has been disabled by the developer", "error": "invalid_request"}, errors.AppDisabled),
        (400, {"reason": "Invalid Token!", "error": "invalid_grant"}, errors.SignInRefused),
        (400, {"code": 4702, "message": "Invalid client."}, errors.WrongSecret),
        (429, {"reason": "slow down", "error": "x"}, errors.RateLimited),
        (503, b"<html>", errors.ServerFailed),
    ],
)
def test_the_token_endpoint(status, body, kind):
    error = sign_in_failure(refused(status, body), NOW)
    assert type(error) is kind
