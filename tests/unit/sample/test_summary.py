from __future__ import annotations

from collections.abc import Callable

import pytest

from qosviewer.sample import SampleServer
from tests.support.plain_client import PlainClient, segment

SUMMARY = "/metrics/meetings/81234567890/participants/qos_summary"


def test_one_participant_a_page_unless_asked_for_more(client: PlainClient) -> None:
    page = client.get(SUMMARY).json()
    assert page["page_size"] == len(page["participants"]) == 1


def test_never_more_than_ten(client: PlainClient) -> None:
    page = client.get(SUMMARY, page_size=300).json()
    assert page["page_size"] == len(page["participants"]) == 10


@pytest.mark.parametrize("size", ["0", "-1", "many", "", "１"])
def test_a_page_size_that_is_no_number_is_refused(client: PlainClient, size: str) -> None:
    answer = client.get(SUMMARY, page_size=size)
    assert (answer.status, answer.json()["code"]) == (400, 300)
    assert answer.json()["errors"][0]["field"] == "page_size"


def test_the_walk_ends_with_an_empty_token(client: PlainClient) -> None:
    pages = list(client.pages(SUMMARY, page_size=10))
    assert [len(page["participants"]) for page in pages] == [10, 8]
    ids = [row["participant_id"] for page in pages for row in page["participants"]]
    assert len(set(ids)) == 18


def test_any_size_gives_the_same_rows(client: PlainClient) -> None:
    walks = [
        [row for page in client.pages(SUMMARY, page_size=size) for row in page["participants"]] for size in (1, 7, 10)
    ]
    assert walks[0] == walks[1] == walks[2]


def test_a_full_last_page_is_the_last(serve: Callable[..., tuple[SampleServer, PlainClient]]) -> None:
    _, client = serve(participants=20)
    assert [len(page["participants"]) for page in client.pages(SUMMARY, page_size=10)] == [10, 10]


def test_a_meeting_without_participants(serve: Callable[..., tuple[SampleServer, PlainClient]]) -> None:
    _, client = serve(participants=0)
    assert client.get(SUMMARY, page_size=10).json() == {"next_page_token": "", "page_size": 10, "participants": []}


def test_a_page_token_lives_a_quarter_of_an_hour(serve: Callable[..., tuple[SampleServer, PlainClient]]) -> None:
    now = [1_000_000.0]
    _, client = serve(clock=lambda: now[0])
    token = client.get(SUMMARY, page_size=10).json()["next_page_token"]
    now[0] += 15 * 60
    assert client.get(SUMMARY, page_size=10, next_page_token=token).status == 200
    now[0] += 1
    answer = client.get(SUMMARY, page_size=10, next_page_token=token)
    assert (answer.status, answer.json()["code"]) == (400, 300)
    assert answer.json()["message"] == "The next page token is invalid or expired."


def test_a_page_token_is_bound_to_size_and_meeting(server: SampleServer, client: PlainClient) -> None:
    token = client.get(SUMMARY, page_size=5).json()["next_page_token"]
    other = f"/metrics/meetings/{segment(server.meetings[1].uuid)}/participants/qos_summary"
    assert client.get(SUMMARY, page_size=10, next_page_token=token).status == 400
    assert client.get(other, page_size=5, next_page_token=token).status == 400
    assert client.get(SUMMARY, page_size=5, next_page_token="made up").status == 400
    assert client.get(SUMMARY, page_size=5, next_page_token=token).status == 200


def test_the_master_account_form(server: SampleServer, client: PlainClient) -> None:
    assert client.get(f"/accounts/{server.account_id}{SUMMARY}").status == 200
    assert client.get(f"/accounts/somebody{SUMMARY}").status == 404


def test_given_pages_are_walked(server: SampleServer, client: PlainClient) -> None:
    rows = [{"participant_id": str(number)} for number in range(3)]
    server.add_pages("9123456789", [{"participants": rows[:1]}, {"participants": rows[1:], "next_page_token": "x"}])
    pages = list(client.pages("/metrics/meetings/9123456789/participants/qos_summary", page_size=10))
    assert [row for page in pages for row in page["participants"]] == rows
    assert client.get("/metrics/meetings/9123456789", type="past").json()["participants"] == 3
    server.add_pages("9123456780", [{"participants": rows[:1]}])
    assert client.get("/metrics/meetings/9123456780", type="past").json()["participants"] == 1


def test_given_bytes_are_served_as_they_are(server: SampleServer, client: PlainClient) -> None:
    uuid = "ab/c+dEfGhIjKlMnOpQrSg=="
    server.add_pages(uuid, [b"\xff not JSON"])
    assert client.get(f"/metrics/meetings/{segment(uuid)}/participants/qos_summary").body == b"\xff not JSON"
