from __future__ import annotations

from tests.unit.sample.faults.calls import SUMMARY, page, walk
from tests.unit.sample.faults.conftest import Misbehaving


def test_a_token_repeats(misbehaving: Misbehaving) -> None:
    client = misbehaving("page-token-repeats")
    first = page(client).json()
    again = page(client, first["next_page_token"]).json()
    assert first == again == page(client, again["next_page_token"]).json()


def test_a_page_token_expires_once(misbehaving: Misbehaving) -> None:
    client = misbehaving("page-token-expires=2")
    second = page(client, page(client).json()["next_page_token"]).json()
    refusal = page(client, second["next_page_token"])
    assert (refusal.status, refusal.json()["message"]) == (400, "The next page token is invalid or expired.")
    assert len(set(walk(client))) == 40


def test_every_page_token_expires(misbehaving: Misbehaving) -> None:
    client = misbehaving("page-token-always-expires")
    for _ in range(2):
        assert page(client, page(client).json()["next_page_token"]).status == 400


def test_empty_pages_between(misbehaving: Misbehaving) -> None:
    client = misbehaving("empty-pages=2")
    sizes = [len(part["participants"]) for part in client.pages(SUMMARY, page_size=10)]
    assert sizes == [10, 0, 0, 10, 0, 0, 10, 0, 0, 10]
    assert walk(client) == walk(misbehaving())


def test_short_pages(misbehaving: Misbehaving) -> None:
    client = misbehaving("short-pages=7")
    sizes = [len(part["participants"]) for part in client.pages(SUMMARY, page_size=10)]
    assert sizes == [7, 7, 7, 7, 7, 5]


def test_the_last_page_without_the_key(misbehaving: Misbehaving) -> None:
    client = misbehaving("no-last-token")
    token, pages = "", 0
    while True:
        body = page(client, token).json()
        pages += 1
        if "next_page_token" not in body:
            break
        token = body["next_page_token"]
        assert token
    assert pages == 4
