from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qosviewer.sample import SampleServer
from tests.support.plain_client import PlainClient

SUMMARY = "/metrics/meetings/81234567890/participants/qos_summary"


def test_a_token_opens_the_api(server: SampleServer, client: PlainClient) -> None:
    answer = client.ask_token()
    body = answer.json()
    assert answer.status == 200
    assert body["token_type"] == "bearer"
    assert body["expires_in"] == 3600
    assert "dashboard:read:list_meeting_participants_qos:admin" in body["scope"].split(" ")
    assert body["api_url"] == server.api_base.removesuffix("/v2")
    assert client.get(SUMMARY).status == 200


@pytest.mark.parametrize(
    ("request_options", "error"),
    [
        ({"secret": "wrong"}, "invalid_client"),
        ({"secret": "no\u00a0ascii"}, "invalid_client"),
        ({"grant_type": "client_credentials"}, "unsupported_grant_type"),
        ({"account_id": "somebody else"}, "invalid_request"),
        ({"account_id": ""}, "invalid_request"),
        ({"content_type": "application/json"}, "invalid_request"),
    ],
)
def test_wrong_credentials_are_refused(client: PlainClient, request_options: dict[str, str], error: str) -> None:
    answer = client.ask_token(**request_options)
    assert answer.status == 400
    assert answer.json()["error"] == error


def test_a_request_without_a_good_token_is_refused(client: PlainClient) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic nonsense"}):
        answer = client.send("GET", f"/v2{SUMMARY}", headers=headers)
        assert (answer.status, answer.json()["code"]) == (401, 124)


def test_tokens_end(serve: Callable[..., tuple[SampleServer, PlainClient]]) -> None:
    now = [1_000_000.0]
    _, client = serve(clock=lambda: now[0], token_life_s=60)
    assert client.get(SUMMARY).status == 200
    now[0] += 60
    answer = client.get(SUMMARY)
    assert (answer.status, answer.json()) == (401, {"code": 124, "message": "Access token is expired."})
    client.log_in()
    assert client.get(SUMMARY).status == 200


def test_tokens_can_be_revoked(server: SampleServer, client: PlainClient) -> None:
    client.log_in()
    server.revoke_tokens()
    assert client.get(SUMMARY).status == 401


def test_a_missing_scope_is_named(serve: Callable[..., tuple[SampleServer, PlainClient]]) -> None:
    _, client = serve(scopes=["dashboard:read:meeting:admin"])
    answer = client.get(SUMMARY)
    body: dict[str, Any] = answer.json()
    assert (answer.status, body["code"]) == (400, 4711)
    assert body["message"] == (
        "Invalid access token, does not contain scopes:[dashboard:read:list_meeting_participants_qos:admin, "
        "dashboard_meetings:read:admin, dashboard:read:admin]."
    )
    assert client.get("/metrics/meetings/81234567890", type="past").status == 200


def test_a_classic_scope_is_enough(serve: Callable[..., tuple[SampleServer, PlainClient]]) -> None:
    _, client = serve(scopes=["dashboard_meetings:read:admin"])
    assert client.get(SUMMARY).status == 200


def test_no_secret_is_recorded(server: SampleServer, client: PlainClient) -> None:
    client.get(SUMMARY)
    token_request, call = server.requests
    assert token_request.authorized and call.authorized
    assert server.client_secret not in repr(server.requests)
    assert client.token not in repr(server.requests)
    assert "authorization" not in token_request.headers | call.headers
