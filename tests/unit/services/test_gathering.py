"""Several meetings at once: each keeps what it has, whatever happens to it or to the others."""

from __future__ import annotations

import pytest

from qosviewer.api.addresses import api_address
from qosviewer.api.credentials import Credentials
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.secret import Secret
from qosviewer.domain.streams import INPUT_IS_UPLINK
from qosviewer.sample import SampleServer, fault
from qosviewer.services.crew import MOST_AT_ONCE
from qosviewer.services.fetching import Fetched, Resolved, open_session
from qosviewer.services.gathering import Gathering


@pytest.fixture
def server():
    with SampleServer(participants=25) as server:
        yield server


def gather(server, *uuids, **options):
    session = open_session(
        api_address(server.api_base, server.token_url),
        Credentials(server.account_id, server.client_id, Secret(server.client_secret)),
        calls_per_second=1000,
    )
    refs = [MeetingRef(MeetingKind.MEETING, uuid=uuid) for uuid in uuids]
    return Gathering(session, refs, lambda _kind: INPUT_IS_UPLINK, **options)


def page(*names):
    return {"participants": [{"participant_id": name, "user_name": name, "qos": []} for name in names]}


def test_news_come_and_results_stand_in_the_order_asked_for(server):
    first, second = server.meetings[0], server.add_pages("91111111130", [page("a"), page("b")])
    gathering = gather(server, second.uuid, first.uuid)
    with gathering:
        events = [(news.gathered.ref.uuid, type(news.event)) for news in gathering.news()]
    assert [result.ref.uuid for result in gathering.results] == [second.uuid, first.uuid]
    assert [result.data.table.participant_count for result in gathering.results] == [2, 25]
    assert all(result.complete and result.error is None for result in gathering.results)
    assert [kind for uuid, kind in events if uuid == second.uuid] == [Resolved, Fetched, Fetched]
    assert gathering.results[1].data.info.topic == first.topic


def test_one_that_fails_keeps_its_rows_and_leaves_the_others_alone(server):
    broken = server.add_pages("91111111131", [page("a"), b"<html>"])
    gathering = gather(server, broken.uuid, server.meetings[0].uuid)
    with gathering:
        told = [news.event for news in gathering.news()]
    bad, good = gathering.results
    assert (bad.complete, bad.data.table.participant_count) == (False, 1)
    assert bad.error in told
    assert (good.complete, good.error, good.data.table.participant_count) == (True, None, 25)


def test_more_than_go_at_once_are_all_fetched(server):
    meetings = [server.add_pages(f"9222222{place:04}", [page(str(place))]) for place in range(2 * MOST_AT_ONCE + 1)]
    gathering = gather(server, *(meeting.uuid for meeting in meetings))
    with gathering:
        list(gathering.news())
    names = [result.data.table.participants[0].user_name for result in gathering.results]
    assert names == [str(place) for place in range(len(meetings))]


def test_leaving_early_stops_everything_and_keeps_the_rows(server):
    stuck = server.add_pages("91111111132", [page("a"), page("b")])
    gathering = gather(server, stuck.uuid, server.meetings[1].uuid)
    with gathering:
        for news in gathering.news():
            if isinstance(news.event, Fetched) and news.gathered.ref.uuid == stuck.uuid:
                server.misbehave(fault("silent"))
                break
    first, _second = gathering.results
    assert first.error is None
    assert first.data.table.participant_count >= 1


def test_nothing_is_started_for_nothing(server):
    gathering = gather(server)
    with gathering:
        assert list(gathering.news()) == []
    assert not server.requests


def test_a_mistake_of_our_own_is_not_swallowed(server):
    def fetch_meeting(*_args, **_kwargs):
        raise ZeroDivisionError

    gathering = gather(server, server.meetings[0].uuid, fetch=fetch_meeting)
    with pytest.raises(ZeroDivisionError), gathering:
        list(gathering.news())
