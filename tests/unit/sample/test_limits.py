from __future__ import annotations

from collections.abc import Callable

from qosviewer.sample import SampleServer, fault
from qosviewer.sample.limits import BUSINESS_PLAN, Allowance, RateLimits
from tests.support.plain_client import PlainClient

Serve = Callable[..., tuple[SampleServer, PlainClient]]
SUMMARY = "/metrics/meetings/81234567890/participants/qos_summary"
LISTS = "/metrics/meetings?type=past&from=2026-05-01&to=2026-05-20"


def test_answers_tell_what_is_left(serve: Serve) -> None:
    _, client = serve(limits=BUSINESS_PLAN, clock=lambda: 1_000_000.0)
    client.get(SUMMARY)
    headers = client.get(SUMMARY).headers
    assert headers["x-ratelimit-category"] == "Heavy"
    assert headers["x-ratelimit-type"] == "QPS"
    assert (headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"]) == ("40", "38")
    assert client.get(LISTS).headers["x-ratelimit-category"] == "Resource-intensive"


def test_too_many_in_a_second_are_refused_until_the_next(serve: Serve) -> None:
    now = [1_000_000.0]
    _, client = serve(limits=BUSINESS_PLAN, clock=lambda: now[0])
    assert [client.get(SUMMARY).status for _ in range(41)] == [200] * 40 + [429]
    refusal = client.get(SUMMARY)
    assert refusal.json()["code"] == 429 and "per-second" in refusal.json()["message"]
    assert "retry-after" not in refusal.headers
    now[0] += 1
    assert client.get(SUMMARY).status == 200


def test_lists_are_limited_by_the_minute(serve: Serve) -> None:
    now = [1_000_020.0]
    _, client = serve(limits=BUSINESS_PLAN, clock=lambda: now[0])
    assert [client.get(LISTS).status for _ in range(21)] == [200] * 20 + [429]
    now[0] += 30
    assert client.get(LISTS).status == 429
    now[0] += 30
    assert client.get(LISTS).status == 200


def test_the_day_has_a_limit_for_heavy_calls_and_lists_together(serve: Serve) -> None:
    now = [1_000_000.0]
    labels = ("Light", "Medium", "Heavy", "Resource-intensive")
    limits = RateLimits({label: Allowance(100, 1) for label in labels}, daily=2)
    _, client = serve(limits=limits, clock=lambda: now[0])
    assert [client.get(SUMMARY).status, client.get(LISTS).status] == [200, 200]
    refusal = client.get(SUMMARY)
    assert refusal.status == 429 and "daily" in refusal.json()["message"]
    assert refusal.headers["x-ratelimit-type"] == "Daily-limit"
    assert refusal.headers["retry-after"] == "1970-01-13T00:00:00Z"
    assert client.get("/past_meetings/81234567890").status == 200
    now[0] = 12 * 86_400.0
    client.log_in()
    assert client.get(SUMMARY).status == 200


def test_a_fault_limits_nothing_but_the_lists(serve: Serve) -> None:
    now = [1_000_020.0]
    _, client = serve(faults=[fault("list-limit=2")], clock=lambda: now[0])
    webinars = LISTS.replace("meetings", "webinars")
    assert [client.get(path).status for path in (LISTS, webinars, LISTS)] == [200, 200, 429]
    refusal = client.get(LISTS)
    assert refusal.headers["x-ratelimit-category"] == "Resource-intensive"
    assert client.get(SUMMARY).status == 200
    now[0] += 60
    assert client.get(LISTS).status == 200
