"""The calls that the tests of the faults make."""

from __future__ import annotations

from typing import Any

from tests.support.plain_client import Answer, PlainClient

SUMMARY = "/metrics/meetings/81234567890/participants/qos_summary"
DETAIL = "/metrics/meetings/81234567890?type=past"


def page(client: PlainClient, token: str = "") -> Answer:
    query = {"next_page_token": token} if token else {}
    return client.get(SUMMARY, page_size=10, **query)


def rows(client: PlainClient) -> list[dict[str, Any]]:
    """The first page's participants."""
    body = page(client).json()
    people: list[dict[str, Any]] = body["participants"]
    return people


def walk(client: PlainClient) -> list[str]:
    """The participant ids of all pages in their order."""
    return [row["participant_id"] for part in client.pages(SUMMARY, page_size=10) for row in part["participants"]]


def statuses(client: PlainClient, path: str, calls: int) -> list[int]:
    return [client.get(path).status for _ in range(calls)]
