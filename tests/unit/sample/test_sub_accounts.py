"""The accounts below the master account: their own meetings, behind scopes of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qosviewer.sample import SampleServer
from qosviewer.sample.routes import ALL_SCOPES, MASTER_SCOPES
from tests.support.plain_client import PlainClient, segment

MONTH = {"type": "past", "from": "2026-04-20", "to": "2026-05-20"}
TAILS = ["", "/participants", "/participants/qos", "/participants/qos_summary"]


def test_each_has_meetings_that_no_other_has(server: SampleServer, client: PlainClient) -> None:
    seen: set[str] = set()
    bases = ["", *(f"/accounts/{branch.account_id}" for branch in server.account.sub_accounts)]
    for base in bases:
        rows = client.get(f"{base}/metrics/meetings", **MONTH).json()["meetings"]
        assert rows
        assert seen.isdisjoint({row["uuid"] for row in rows})
        seen |= {row["uuid"] for row in rows}
    assert len(bases) == 3


@pytest.mark.parametrize("tail", TAILS)
def test_their_meetings_are_reached_through_them_only(server: SampleServer, client: PlainClient, tail: str) -> None:
    branch = server.account.sub_accounts[0]
    for meeting in branch.meetings:
        path = f"/metrics/meetings/{segment(meeting.uuid)}{tail}"
        assert client.get(f"/accounts/{branch.account_id}{path}", type="past").status == 200
        assert client.get(path, type="past").status == 404


def test_a_series_of_theirs(server: SampleServer, client: PlainClient) -> None:
    branch = server.account.sub_accounts[0]
    listed = client.get(f"/accounts/{branch.account_id}/past_meetings/7123456789/instances").json()["meetings"]
    assert len(listed) == 3
    assert client.get("/past_meetings/7123456789/instances").status == 404


def test_it_takes_the_scopes_of_a_master_account(
    serve: Callable[..., tuple[SampleServer, PlainClient]],
) -> None:
    own, theirs = "/metrics/meetings", "/accounts/{}/metrics/meetings"
    server, client = serve(scopes=ALL_SCOPES)
    branch = server.account.sub_accounts[0].account_id
    refusal = client.get(theirs.format(branch), **MONTH)
    assert (refusal.status, refusal.json()["code"]) == (400, 4711)
    assert "dashboard:read:list_meetings:master" in refusal.json()["message"]
    assert client.get(own, **MONTH).status == 200
    _, other = serve(scopes=["dashboard:master"])
    assert (other.get(theirs.format(branch), **MONTH).status, other.get(own, **MONTH).status) == (200, 400)
    assert all(scope.endswith(":master") for scope in MASTER_SCOPES)


def test_one_of_them_has_no_add_on(server: SampleServer, client: PlainClient) -> None:
    branch = server.account.sub_accounts[1]
    base = f"/accounts/{branch.account_id}/metrics/meetings"
    for meeting in branch.meetings:
        assert client.get(f"{base}/{segment(meeting.uuid)}/participants/qos_summary").status == 400
        assert client.get(f"{base}/{segment(meeting.uuid)}/participants/qos", type="past").status == 200
