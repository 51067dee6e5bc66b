"""The newest held instance, asked of the sample account."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from qosviewer.api.addresses import api_address
from qosviewer.api.cancel import CancelToken
from qosviewer.api.client import Client
from qosviewer.api.credentials import Credentials
from qosviewer.api.errors import NotTheApi, ScopeMissing
from qosviewer.api.recent import newest_past
from qosviewer.api.wire import read_listing
from qosviewer.domain.meeting import MeetingKind
from qosviewer.domain.secret import Secret
from qosviewer.sample import SampleServer
from qosviewer.services.fetching import open_session


def newest(server, kind=MeetingKind.MEETING):
    credentials = Credentials(server.account_id, server.client_id, Secret(server.client_secret))
    address = api_address(server.api_base, server.token_url)
    with Client(open_session(address, credentials, calls_per_second=1000), CancelToken()) as client:
        job = newest_past(client, kind)
        with pytest.raises(StopIteration) as end:
            next(job)
        return end.value.value


@pytest.mark.parametrize("kind", MeetingKind)
def test_it_is_the_newest_that_has_ended(kind):
    with SampleServer() as server:
        found = newest(server, kind)
        webinar = kind is MeetingKind.WEBINAR
        ended = [m for m in server.meetings if m.webinar is webinar and m.state == "ended"]
    begins = max(meeting.start for meeting in ended if webinar or meeting.people_count > 1)
    assert found.start == begins
    assert found.ref.kind is kind
    assert found.instance_known


def test_a_missing_scope_is_told():
    with SampleServer(scopes={"dashboard:read:meeting:admin"}) as server, pytest.raises(ScopeMissing):
        newest(server)


def listing(*rows, key="meetings"):
    return json.dumps({key: list(rows)}).encode()


def test_rows_that_make_no_sense_are_left_out():
    body = listing(None, 5, {}, {"uuid": ""}, {"uuid": "abc==", "id": 81234567890, "topic": "A", "start_time": "soon"})
    (info,) = read_listing(body, "", MeetingKind.MEETING)
    assert (info.ref.uuid, info.ref.number, info.topic, info.start) == ("abc==", "81234567890", "A", None)


@pytest.mark.parametrize("body", [b"{}", b'{"meetings": null}', b'{"webinars": {}, "meetings": []}'])
def test_no_rows_are_no_meetings(body):
    assert read_listing(body, "", MeetingKind.MEETING) == []


def test_another_answer_is_refused():
    with pytest.raises(NotTheApi):
        read_listing(b"<html>", "", MeetingKind.MEETING)


def test_one_that_ended_long_enough_ago_goes_first():
    from qosviewer.api.recent import _newest

    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    rows = [
        {"uuid": name, "start_time": f"{now - timedelta(minutes=begin):%Y-%m-%dT%H:%M:%SZ}"}
        | ({"end_time": f"{now - timedelta(minutes=end):%Y-%m-%dT%H:%M:%SZ}"} if end is not None else {})
        for name, begin, end in (("just", 30, 2), ("ready", 90, 40), ("older", 300, 200), ("unknown", 5, None))
    ]
    infos = read_listing(listing(*rows), "", MeetingKind.MEETING)
    assert _newest(infos, now).ref.uuid == "ready"
    assert _newest(infos[:1], now).ref.uuid == "just"
    assert _newest([], now) is None
