from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest

from qosviewer.sample.oauth import TOKEN_ERRORS
from tests.unit.sample.faults.calls import DETAIL, SUMMARY, page, statuses, walk
from tests.unit.sample.faults.conftest import Misbehaving


@pytest.mark.parametrize(
    ("name", "status", "code", "words"),
    [
        ("no-event-subscription", 400, 200, "Event subscription not found."),
        ("plan", 400, 200, "enabled the Dashboard feature"),
        ("paid-only", 400, 200, "Only available for Paid"),
        ("no-permission", 400, 200, "No permission."),
        ("forbidden", 403, 403, "No permission"),
        ("too-old", 400, 12702, "Can not access a meeting a year ago."),
        ("not-found", 404, 3001, "not available"),
        ("server-error", 503, 503, "unavailable"),
        ("missing-scope", 400, 4711, "scopes:[dashboard:read:list_meeting_participants_qos:admin, "),
        ("token-always-revoked", 401, 124, "Invalid access token."),
    ],
)
def test_refused_again_and_again(misbehaving: Misbehaving, name: str, status: int, code: int, words: str) -> None:
    client = misbehaving(name)
    for _ in range(2):
        answer = page(client)
        assert (answer.status, answer.json()["code"]) == (status, code)
        assert words in answer.json()["message"]


def test_a_missing_scope_is_missing_from_the_token_too(misbehaving: Misbehaving) -> None:
    client = misbehaving("missing-scope=detail", log_in=False)
    scopes = client.ask_token().json()["scope"].split(" ")
    assert {"dashboard:read:meeting:admin", "dashboard:read:meeting:master"}.isdisjoint(scopes)
    assert "dashboard:read:list_meeting_participants_qos:admin" in scopes
    assert (client.get(SUMMARY).status, client.get(DETAIL).status) == (200, 400)


def test_some_calls_fail(misbehaving: Misbehaving) -> None:
    assert statuses(misbehaving("server-error=3"), SUMMARY, 6) == [200, 200, 503, 200, 200, 503]


@pytest.mark.parametrize("form", ["", "-seconds", "-http-date", "-iso", "-concurrent"])
def test_rate_limits_in_every_form(misbehaving: Misbehaving, form: str) -> None:
    client = misbehaving(f"rate-limit{form}=2")
    assert page(client).status == 200
    refusal = page(client)
    assert (refusal.status, refusal.json()["code"]) == (429, 429)
    assert page(client).status == 200
    when = refusal.headers.get("retry-after")
    soon = datetime.now(UTC) + timedelta(seconds=2)
    if form == "-seconds":
        assert when == "1"
    elif form == "-http-date":
        assert when and abs(parsedate_to_datetime(when) - soon) < timedelta(seconds=10)
    elif form == "-iso":
        assert when and abs(datetime.fromisoformat(when) - soon) < timedelta(seconds=10)
    else:
        assert when is None
        assert not any(name.startswith("x-ratelimit") for name in refusal.headers)


def test_the_day_is_used_up(misbehaving: Misbehaving) -> None:
    client = misbehaving("rate-limit-daily=2")
    assert statuses(client, SUMMARY, 4) == [200, 429, 429, 429]
    refusal = page(client)
    assert refusal.headers["x-ratelimit-type"] == "Daily-limit"
    end = datetime.fromisoformat(refusal.headers["retry-after"])
    assert end.time().isoformat() == "00:00:00" and timedelta(0) < end - datetime.now(UTC) <= timedelta(days=1)


def test_a_revoked_token(misbehaving: Misbehaving) -> None:
    client = misbehaving("token-revoked=2")
    assert statuses(client, SUMMARY, 4) == [200, 200, 401, 401]
    client.log_in()
    assert len(walk(client)) == 40


@pytest.mark.parametrize("name", TOKEN_ERRORS)
def test_every_token_error(misbehaving: Misbehaving, name: str) -> None:
    answer = misbehaving(f"token-error={name}", log_in=False).ask_token()
    status, error, reason = TOKEN_ERRORS[name]
    assert (answer.status, answer.json()) == (status, {"error": error, "reason": reason})


def test_odd_token_answers(misbehaving: Misbehaving) -> None:
    def ask(*faults: str):
        return misbehaving(*faults, log_in=False).ask_token()

    assert ask("bad-secret").json()["error"] == "invalid_client"
    page_instead = ask("token-html")
    assert page_instead.status == 200 and page_instead.body.startswith(b"<!DOCTYPE html>")
    assert page_instead.headers["content-type"] == "text/html"
    assert "expires_in" not in ask("token-no-expiry").json()
    assert "scope" not in ask("token-no-scope").json()
    assert "api_url" not in ask("api-url").json()
    assert ask("api-url=https://api-eu.zoom.us").json()["api_url"] == "https://api-eu.zoom.us"
    assert ask("bad-secret", "token-no-expiry").status == 400
