"""Rosters, minutes, lists and instances, walked to their end over real HTTP, and what goes wrong on the way."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.api.client import Client
from qosviewer.api.errors import NotReady, PageTokenExpired, ScopeMissing, WalkBroken
from qosviewer.api.instances import fetch_instances
from qosviewer.api.list_pace import CALLS
from qosviewer.api.listing import LIVE, PAST, PAST_ONE, walk_listing
from qosviewer.api.minutes import fetch_minutes_page, fetch_participant_minutes
from qosviewer.api.roster import fetch_roster_page, walk_roster
from qosviewer.api.walk import WalkedPage, walk
from qosviewer.api.wire import read_minutes, read_roster
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.sample import SampleServer
from qosviewer.sample.faults import fault
from tests.support.fetches import ref_of, session_for

PEOPLE = 25


@pytest.fixture(scope="module")
def server():
    with SampleServer(participants=PEOPLE) as running:
        yield running


def walk_minutes(client, ref):
    return walk(partial(fetch_minutes_page, client, ref))


@pytest.fixture
def client(server):
    with Client(session_for(server), CancelToken()) as made:
        yield made
    server.misbehave()


@pytest.fixture
def ref(server):
    return ref_of(server.meetings[0])


def result(call):
    while True:
        try:
            next(call)
        except StopIteration as end:
            return end.value


def pages(walk):
    return [event for event in walk if isinstance(event, WalkedPage)]


def only(server, **wanted):
    return next(
        meeting
        for meeting in server.meetings
        if meeting.state == "ended" and all(getattr(meeting, name) == value for name, value in wanted.items())
    )


def test_a_roster_comes_with_the_answer_as_received(client, ref):
    (page,) = pages(walk_roster(client, ref))
    assert page.page.total == len(page.page.entries) >= PEOPLE
    assert all(entry.participant_id and entry.joined for entry in page.page.entries)
    assert read_roster(page.raw.body, page.raw.charset) == page.page


def test_minutes_are_walked_page_by_page_and_are_those_of_the_roster(client, ref):
    walked = pages(walk_minutes(client, ref))
    assert [each.place for each in walked] == list(range(len(walked)))
    assert len(walked) > 1
    stays = [stay for each in walked for stay in each.page.stays]
    (roster,) = pages(walk_roster(client, ref))
    assert [stay.participant_id for stay in stays] == [entry.participant_id for entry in roster.page.entries]
    assert sum(len(stay.at_s) > 0 for stay in stays) > PEOPLE // 2
    assert len(read_minutes(walked[0].raw.body).stays) == len(walked[0].page.stays)


def test_one_participants_minutes_are_those_of_the_page(client, ref):
    stay = pages(walk_minutes(client, ref))[0].page.stays[0]
    page, _ = result(fetch_participant_minutes(client, ref, stay.participant_id))
    assert page.stays[0].at_s.tolist() == stay.at_s.tolist()
    assert list(page.stays[0].streams) == list(stay.streams)


def test_a_webinars_answers_are_read_alike(client, server):
    ref = ref_of(only(server, webinar=True))
    assert pages(walk_roster(client, ref))[0].page.entries
    assert pages(walk_minutes(client, ref))[0].page.stays


def test_a_meeting_that_somebody_had_alone_has_a_roster(client, server):
    (page, _) = result(fetch_roster_page(client, ref_of(only(server, webinar=False, people_count=1))))
    assert page.entries
    with pytest.raises(NotReady):
        result(fetch_roster_page(client, MeetingRef(MeetingKind.MEETING, "99999999999")))


@pytest.mark.parametrize("kind", MeetingKind)
def test_the_lists_hold_what_was_held(client, server, kind):
    since, until = server.account.now.date() - timedelta(days=20), server.account.now.date()
    found = {
        type_: [each for page in pages(walk_listing(client, kind, type_, since, until)) for each in page.page.meetings]
        for type_ in (PAST, PAST_ONE, LIVE)[: 3 if kind is MeetingKind.MEETING else 1]
    }
    known = {meeting.uuid: meeting for meeting in server.meetings}
    for type_, listed in found.items():
        assert listed
        for each in listed:
            meeting = known[each.info.ref.uuid]
            assert each.live == (type_ == LIVE) == (meeting.state == "running")
            assert meeting.webinar or type_ == LIVE or (meeting.people_count == 1) == (type_ == PAST_ONE)


def test_all_instances_of_a_number_the_newest_first(client, server):
    numbers = [meeting.number for meeting in server.meetings if not meeting.webinar and meeting.state == "ended"]
    number = max(set(numbers), key=numbers.count)
    infos, raw = result(fetch_instances(client, MeetingRef(MeetingKind.MEETING, str(number))))
    starts = [info.start for info in infos]
    assert len(starts) > 1
    assert starts == sorted(starts, reverse=True)
    assert raw.body


@pytest.mark.parametrize(
    ("endpoint", "scope"),
    [
        ("participants", "dashboard:read:list_meeting_participants:admin"),
        ("participants-qos", "dashboard:read:list_meeting_participants_qos:admin"),
        ("participant-qos", "dashboard:read:meeting_participant_qos:admin"),
        ("list", "dashboard:read:list_meetings:admin"),
        ("instances", "meeting:read:list_past_instances:admin"),
    ],
)
def test_a_missing_scope_is_named(client, server, ref, endpoint, scope):
    today = server.account.now.date()
    calls = {
        "participants": partial(walk_roster, client, ref),
        "participants-qos": partial(walk_minutes, client, ref),
        "participant-qos": partial(fetch_participant_minutes, client, ref, "1"),
        "list": partial(walk_listing, client, MeetingKind.MEETING, PAST, today, today),
        "instances": partial(fetch_instances, client, ref),
    }
    server.misbehave(fault(f"missing-scope={endpoint}"))
    with pytest.raises(ScopeMissing) as caught:
        list(calls[endpoint]())
    assert scope in caught.value.scopes


def test_a_walk_that_leads_nowhere_is_stopped(client, server, ref):
    server.misbehave(fault("page-token-repeats@participants-qos"))
    with pytest.raises(WalkBroken):
        list(walk_minutes(client, ref))


def test_a_list_whose_token_expired_is_started_over_once(client, server, ref):
    server.misbehave(fault("page-token-expires=1@participants-qos"))
    places = [each.place for each in pages(walk_minutes(client, ref))]
    assert places[:2] == [0, 0]
    assert places[1:] == list(range(len(places) - 1))


def test_one_that_expires_again_is_given_up(client, server, ref):
    server.misbehave(fault("page-token-always-expires@participants-qos"))
    with pytest.raises(PageTokenExpired):
        list(walk_minutes(client, ref))


def test_lists_keep_to_their_own_pace_and_say_so(client, server):
    today = server.account.now.date()
    waits = [
        event
        for _ in range(CALLS + 1)
        for event in walk_listing(client, MeetingKind.WEBINAR, PAST, today, today)
        if not isinstance(event, WalkedPage)
    ]
    assert [0 < wait.seconds <= 60 for wait in waits] == [True]
    assert waits[0].reason.title


def test_everything_of_a_sub_account_is_asked_below_it(server):
    branch = server.account.sub_accounts[0]
    session = session_for(server)
    session.sub_account = branch.account_id
    since, until = server.account.now.date() - timedelta(days=25), server.account.now.date()
    before = len(server.requests)
    with Client(session, CancelToken()) as client:
        walked = pages(walk_listing(client, MeetingKind.MEETING, PAST, since, until))
        listed = [each for page in walked for each in page.page.meetings]
        assert {each.info.ref.uuid for each in listed} <= {meeting.uuid for meeting in branch.meetings}
        assert pages(walk_roster(client, listed[0].info.ref))[0].page.entries
    asked = [request.raw_path for request in server.requests[before:] if request.endpoint != "token"]
    assert asked
    assert all(path.startswith(f"/v2/accounts/{branch.account_id}/metrics/meetings") for path in asked)
