"""A fetch of a hundred pages through everything that goes wrong at once: nobody is lost and nobody comes twice."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from itertools import pairwise

import numpy as np
import pytest

from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.domain.metrics import FIELDS
from qosviewer.domain.table import QosTable
from qosviewer.sample import SampleServer, fault
from qosviewer.services.fetching import Fetched, StartedOver, fetch_meeting, fetch_when_ready
from tests.support.fetches import Job, OwnTime, gather, ref_of, session_for
from tests.support.plain_client import PlainClient, segment

TROUBLE = (
    "rate-limit=11",
    "rate-limit-iso=31",
    "rate-limit-http-date=37",
    "reset=23",
    "cut-body=29",
    "server-error=41",
    "truncated-json=43",
    "page-token-expires=37",
    "token-revoked=53",
    "slow=2",
)


@pytest.fixture(scope="module")
def server():
    with SampleServer(participants=1000) as running:
        yield running


@pytest.fixture(scope="module")
def expected(server):
    """What a client that knows nothing but HTTP finds on the undisturbed server."""
    path = f"/metrics/meetings/{segment(server.meetings[0].uuid)}/participants/qos_summary"
    with closing(PlainClient(server)) as client:
        return [person for page in client.pages(path, page_size=10) for person in page["participants"]]


@pytest.fixture(autouse=True)
def trouble(server, expected):
    server.misbehave(*map(fault, TROUBLE))
    yield
    server.misbehave()


def check(table: QosTable, expected: list[dict]) -> None:
    """The rows are those of the independent walk: each participant, each stream, each number."""
    seats: Counter[str] = Counter()
    assert table.participant_count == len(expected)
    assert table.stream_count == sum(len(person["qos"]) for person in expected)
    for person in expected:
        key = (person["participant_id"], seats[person["participant_id"]])
        seats[key[0]] += 1
        row = table.row_of(key)
        assert row is not None
        assert table.participants[row].user_name == person["user_name"]
        assert not table.only_in_aborted_walk(row)
        for stream, entry in zip(table.streams_of(row), person["qos"], strict=True):
            assert table.stream_type_name(stream) == entry["type"]
            numbers = [field.metric.kind.parse(entry["details"].get(field.key))[0] for field in FIELDS]
            assert np.array_equal(table.values[stream], numbers, equal_nan=True)


def test_a_hundred_pages_lose_and_double_nobody(server, expected):
    clock, table = OwnTime(), QosTable()
    session = session_for(server, timing=clock.timing)
    events = list(gather(fetch_meeting(session, ref_of(server.meetings[0]), cancel=CancelToken()), table))
    check(table, expected)
    reasons = Counter(event.reason.title for event in events if isinstance(event, Waiting))
    # Every kind of trouble was met, or the test proves nothing.
    assert len(reasons) >= 4
    assert sum(reasons.values()) > 20
    assert {400, 401, 429, 503} <= {request.status for request in server.requests}
    assert sum(isinstance(event, StartedOver) for event in events) == 1
    pages = [(event.batch.walk, event.batch.page) for event in events if isinstance(event, Fetched)]
    assert pages == sorted(set(pages))


def test_cancelled_and_continued_again_and_again(server, expected):
    clock, table = OwnTime(), QosTable()
    session = session_for(server, timing=clock.timing)
    place, stops = None, 0
    while True:
        cancel, pages = CancelToken(), 0
        try:
            for event in gather(fetch_meeting(session, ref_of(server.meetings[0]), cancel=cancel, place=place), table):
                if isinstance(event, Fetched):
                    place, pages = event.place, pages + 1
                if pages == 9:
                    cancel.cancel()
        except Cancelled:
            stops += 1
            continue
        break
    check(table, expected)
    assert stops >= 11


def test_a_continuation_after_the_token_died_replaces_the_rows(server, expected):
    clock, table = OwnTime(), QosTable()
    session = session_for(server, timing=clock.timing)
    with closing(gather(fetch_meeting(session, ref_of(server.meetings[0]), cancel=CancelToken()), table)) as events:
        place = next(event.place for event in events if isinstance(event, Fetched) and event.place.page == 20)
    assert table.participant_count == 200
    clock.pass_by(15 * 60)
    list(gather(fetch_meeting(session, ref_of(server.meetings[0]), cancel=CancelToken(), place=place), table))
    check(table, expected)


def test_several_meetings_at_once_share_one_account(server, expected):
    session = session_for(server)
    tables = [QosTable() for _ in range(4)]

    def job(table):
        events = fetch_meeting(session, ref_of(server.meetings[0]), cancel=CancelToken())
        return lambda: list(gather(events, table))

    server.misbehave(fault("rate-limit=19"), fault("token-revoked=60"))
    jobs = [Job(job(table)) for table in tables]
    for each in jobs:
        each.finish(60)
        assert each.error is None
    for table in tables:
        check(table, expected)


def test_the_pace_of_an_account_holds_for_all_its_jobs(server):
    server.misbehave()
    clock = OwnTime()
    session = session_for(server, timing=clock.timing, calls_per_second=4)
    before = len(server.requests)
    jobs = [
        Job(lambda: list(fetch_meeting(session, ref_of(server.meetings[0]), cancel=CancelToken()))) for _ in range(2)
    ]
    for each in jobs:
        each.finish(60)
    calls = [each for each in server.requests[before:] if each.endpoint != "token"]
    assert len(calls) == 202
    assert clock.passed_s >= 201 * 0.25 - 1e-6


def test_a_meeting_that_just_ended_is_fetched_when_it_is_ready(server):
    server.misbehave()
    clock, table = OwnTime(), QosTable()
    meeting = next(each for each in server.meetings if each.state == "processing")
    session = session_for(server, timing=clock.timing)
    events = list(gather(fetch_when_ready(session, ref_of(meeting), cancel=CancelToken()), table))
    polls = [event.seconds for event in events if isinstance(event, Waiting)]
    assert polls
    assert all(earlier <= later for earlier, later in pairwise(polls))
    assert table.participant_count
