"""Lists of the sample account, looked at twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.errors import ScopeMissing
from qosviewer.api.list_pace import CALLS
from qosviewer.archive import Account, Archive
from qosviewer.domain.errors import ConnectionTrouble, InputError
from qosviewer.domain.meeting import MeetingKind
from qosviewer.sample import SampleServer, fault
from qosviewer.sample.routes import ALL_SCOPES
from qosviewer.services.browsing import Catalogue, CutShort, Listing, NotKept, Refused, Stretch, Waiting, browse
from qosviewer.services.browsing.days import FRESH_FOR
from tests.support.fetches import OwnTime, session_for

ACME = Account("acme-id", "Acme")
MEETINGS = (MeetingKind.MEETING,)


@pytest.fixture
def server():
    with SampleServer() as running:
        yield running


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        yield opened


@pytest.fixture
def clock(server):
    # The account lies relative to the day it was made on.
    return OwnTime(server.account.now)


def last(days, clock, **more):
    now = clock.timing.now()
    return Stretch(now - timedelta(days=days), now + timedelta(hours=1), **more)


def look(server, clock, wanted, archive=None, account=ACME):
    session = session_for(server, timing=clock.timing)
    return list(browse(session, archive, account, wanted, cancel=CancelToken()))


def found(events):
    catalogue = Catalogue()
    for event in events:
        catalogue.take(event)
    starts = [listed.info.start for listed in catalogue.meetings()]
    assert starts == sorted(starts, reverse=True)
    return {listed.info.ref.uuid: listed for listed in catalogue.meetings()}


def lists(server):
    return [each for each in server.requests if each.endpoint == "list"]


def first_days(requests):
    return [parse_qs(urlsplit(each.raw_path).query)["from"][0] for each in requests]


def ended(server, *, webinar=False):
    return {m.uuid for m in server.meetings if m.webinar is webinar and m.state == "ended" and m.people_count != 1}


def test_everything_of_a_month_with_what_runs_marked(server, clock):
    events = look(server, clock, last(31, clock))
    meetings = found(events)
    month = clock.timing.now() - timedelta(days=31)
    expected = {
        m.uuid for m in server.meetings if m.start >= month and m.uuid in ended(server) | ended(server, webinar=True)
    }
    running = {m.uuid for m in server.meetings if m.state == "running"}
    assert running
    assert expected
    assert meetings.keys() == expected | running
    assert {uuid for uuid, listed in meetings.items() if listed.live} == running
    assert not any(isinstance(event, CutShort | Refused | NotKept | Waiting) for event in events)


def test_looking_again_asks_for_nothing_until_some_minutes_passed(server, clock, archive):
    wanted = last(20, clock, live=False)
    first = found(look(server, clock, wanted, archive))
    calls = len(lists(server))
    assert calls >= 2
    again = look(server, clock, wanted, archive)
    assert len(lists(server)) == calls
    assert found(again) == first
    assert all(event.kept for event in again)
    clock.pass_by(FRESH_FOR.total_seconds())
    assert found(look(server, clock, wanted, archive)).keys() == first.keys()
    # Only the last days, which may still change: one call for meetings, one for webinars, per month they lie in.
    later = lists(server)[calls:]
    assert 2 <= len(later) <= 4
    long_over = f"{clock.timing.now() - timedelta(days=3):%Y-%m-%d}"
    assert min(first_days(later)) > long_over


def test_a_stretch_that_is_over_is_never_asked_for_again(server, clock, archive):
    now = clock.timing.now()
    wanted = Stretch(now - timedelta(days=20), now - timedelta(days=3), live=False)
    first = found(look(server, clock, wanted, archive))
    calls = len(lists(server))
    clock.pass_by(timedelta(days=2).total_seconds())
    narrow = Stretch(now - timedelta(days=12), now - timedelta(days=4), live=False, refresh=True)
    inside = {uuid for uuid, listed in first.items() if narrow.since <= listed.info.start < narrow.until}
    assert inside
    assert found(look(server, clock, narrow, archive)).keys() == inside
    assert len(lists(server)) == calls


def test_refresh_asks_for_what_may_have_changed(server, clock, archive):
    look(server, clock, last(2, clock, live=False, kinds=MEETINGS), archive)
    calls = len(lists(server))
    look(server, clock, last(2, clock, live=False, kinds=MEETINGS, refresh=True), archive)
    assert len(lists(server)) > calls


def test_one_account_does_not_see_the_lists_of_another(server, clock, archive):
    wanted = last(20, clock, live=False, kinds=MEETINGS)
    look(server, clock, wanted, archive)
    calls = len(lists(server))
    look(server, clock, wanted, archive, Account("other-id", "Other"))
    assert len(lists(server)) == 2 * calls


def test_without_a_network_what_is_kept_comes_and_then_the_error(server, clock, archive):
    wanted = last(20, clock, live=False)
    first = found(look(server, clock, wanted, archive))
    clock.pass_by(timedelta(hours=1).total_seconds())
    session = session_for(server, timing=clock.timing)
    server.close()
    events = []
    walk = browse(session, archive, ACME, wanted, cancel=CancelToken())
    with pytest.raises(ConnectionTrouble):
        for event in walk:
            events.append(event)
    assert found(events) == first


def test_a_missing_scope_for_one_kind_leaves_the_other(clock):
    scopes = {scope for scope in ALL_SCOPES if "list_webinars" not in scope and scope != "dashboard:read:admin"}
    with SampleServer(scopes=scopes) as server:
        events = look(server, clock, last(20, clock))
        assert [type(event.error) for event in events if isinstance(event, Refused)] == [ScopeMissing]
        assert found(events)
        with pytest.raises(ScopeMissing):
            look(server, clock, last(20, clock, kinds=(MeetingKind.WEBINAR,)))


def test_what_lies_before_the_lists_is_said(server, clock):
    events = look(server, clock, last(300, clock, kinds=MEETINGS, live=False))
    assert isinstance(events[0], CutShort)
    assert "6 months" in events[0].message.detail
    assert min(first_days(lists(server))) >= f"{clock.timing.now() - timedelta(days=184):%Y-%m-%d}"
    now = clock.timing.now()
    with pytest.raises(InputError):
        look(server, clock, Stretch(now - timedelta(days=300), now - timedelta(days=200)))


def test_days_that_have_not_come_are_not_asked_for(server, clock):
    now = clock.timing.now()
    assert look(server, clock, Stretch(now + timedelta(days=2), now + timedelta(days=9), live=False)) == []
    assert lists(server) == []


def test_the_pace_is_slow_and_told(server, clock):
    session = session_for(server, timing=clock.timing)
    waits = []
    for _ in range(CALLS + 1):
        wanted = last(0, clock, kinds=MEETINGS, past=False)
        waits += [e for e in browse(session, None, ACME, wanted, cancel=CancelToken()) if isinstance(e, Waiting)]
    (wait,) = waits
    assert wait.seconds == pytest.approx(60, abs=1)


def test_a_list_of_several_pages_tells_how_far_it_is(server, clock, archive, monkeypatch):
    monkeypatch.setattr("qosviewer.api.listing.PAGE_SIZE", 3)
    wanted = last(25, clock, kinds=MEETINGS, live=False)
    events = [event for event in look(server, clock, wanted, archive) if isinstance(event, Listing)]
    assert max(event.page for event in events) > 1
    assert all(event.total is not None and event.total >= 3 for event in events if event.page > 1)
    assert {event.window for event in events} == set(range(1, events[0].windows + 1))
    assert found(look(server, clock, wanted, archive)) == found(events)


def test_a_list_that_expired_half_way_is_kept_once(clock, archive, monkeypatch):
    monkeypatch.setattr("qosviewer.api.listing.PAGE_SIZE", 3)
    wanted = last(25, clock, kinds=MEETINGS, live=False)
    with SampleServer(faults=[fault("page-token-expires=1")]) as server:
        events = look(server, clock, wanted, archive)
        assert found(look(server, clock, wanted, archive)) == found(events)
        assert found(events).keys() == {
            m.uuid for m in server.meetings if m.uuid in ended(server) and m.start >= wanted.since
        }


def test_trouble_with_the_archive_is_said_once_and_stops_nothing(server, clock, archive):
    wanted = last(20, clock, live=False)
    with closing(sqlite3.connect(archive.path)) as other:
        other.execute("DROP TABLE companions")
    events = look(server, clock, wanted, archive)
    assert len([event for event in events if isinstance(event, NotKept)]) == 1
    assert found(events)


def test_a_list_that_was_tampered_with_is_not_believed(server, clock, archive):
    wanted = last(20, clock, live=False, kinds=MEETINGS)
    first = found(look(server, clock, wanted, archive))
    with closing(sqlite3.connect(archive.path)) as other, other:
        other.execute("UPDATE companions SET sha256 = zeroblob(32)")
    events = look(server, clock, wanted, archive)
    assert any(isinstance(event, NotKept) for event in events)
    assert found(events).keys() == first.keys()


def test_stopping(server, clock):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(browse(session_for(server), None, ACME, last(2, clock), cancel=cancel))
