"""The connection test against the sample account over real HTTP: what it says when all is well, and when not."""

import pytest

from qosviewer.api.addresses import api_address
from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.credentials import Credentials
from qosviewer.api.errors import EventSubscriptionMissing, ScopeMissing, ServerUnreachable, WrongAccount, WrongSecret
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.secret import Secret
from qosviewer.sample import SampleServer, fault
from qosviewer.services.connection_test import (
    SCOPES,
    SIGN_IN,
    StepState,
    Verdict,
    planned_steps,
    try_connection,
    verdict,
)
from qosviewer.services.fetching import open_session
from qosviewer.services.marketplace import MEETING_SUMMARY
from qosviewer.services.marketplace import SCOPES as ALL_SCOPES

OK, FAILED, NOT_TESTED = StepState.OK, StepState.FAILED, StepState.NOT_TESTED


def session_of(server, secret=None, **others):
    credentials = Credentials(server.account_id, server.client_id, Secret(secret or server.client_secret))
    address = api_address(server.api_base, server.token_url)
    return open_session(address, credentials, calls_per_second=1000, **others)


def outcome(session, meeting=None):
    """Run the test to its end; return the last of each step, having checked what holds for every run."""
    steps = {}
    for step in try_connection(session, CancelToken(), meeting):
        assert step.state is not StepState.RUNNING or step.key not in steps
        steps[step.key] = step
    assert list(steps) == [step.key for step in planned_steps()]
    assert [step.title for step in steps.values()] == [step.title for step in planned_steps()]
    for step in steps.values():
        assert step.told.title
        assert (step.error is not None) == (step.state is FAILED and step.key != SCOPES)
    return steps


def states(steps):
    return {key: step.state for key, step in steps.items()}


def test_all_is_well():
    with SampleServer() as server:
        steps = outcome(session_of(server))
        asked = [request.raw_path.split("?")[0].rsplit("/", 1)[-1] for request in server.requests]
    assert set(states(steps).values()) == {OK}
    assert verdict(steps.values()) is Verdict.WORKS
    assert not steps[SCOPES].missing
    assert asked.count("token") == 1
    assert asked.count("qos_summary") == 2, "one call per endpoint, and a tiny one"


def test_the_newest_past_meeting_is_tried():
    with SampleServer() as server:
        steps = outcome(session_of(server))
        ended = [m for m in server.meetings if m.state == "ended" and not m.webinar and m.people_count > 1]
        newest = max(ended, key=lambda meeting: meeting.start)
    assert str(newest.number) in steps["meeting-summary"].told.title


def test_a_meeting_that_is_given_is_tried_instead():
    with SampleServer() as server:
        meeting = server.meetings[3]
        given = MeetingRef(MeetingKind.MEETING, str(meeting.number))
        steps = outcome(session_of(server), given)
    assert str(meeting.number) in steps["meeting-summary"].told.title


def test_a_uuid_has_no_instances():
    with SampleServer() as server:
        steps = outcome(session_of(server), MeetingRef(MeetingKind.MEETING, uuid=server.meetings[0].uuid))
    assert steps["past-meeting-instances"].state is NOT_TESTED
    assert steps["meeting-summary"].state is OK


def test_a_wrong_secret_stops_at_the_first_step():
    with SampleServer() as server:
        steps = outcome(session_of(server, "wr0ng"))
        assert len(server.requests) == 1
    assert isinstance(steps.pop(SIGN_IN).error, WrongSecret)
    assert set(states(steps).values()) == {NOT_TESTED}
    assert "wr0ng" not in repr(steps)


@pytest.mark.parametrize(
    ("name", "kind"), [("token-error=invalid-client", WrongSecret), ("token-error=bad-request", WrongAccount)]
)
def test_what_zoom_says_about_the_credentials(name, kind):
    with SampleServer(faults=[fault(name)]) as server:
        steps = outcome(session_of(server))
    assert isinstance(steps[SIGN_IN].error, kind)
    assert verdict(steps.values()) is Verdict.FAILS


def test_nobody_listens():
    with SampleServer() as server:
        session = session_of(server)
    steps = outcome(session)
    assert isinstance(steps[SIGN_IN].error, ServerUnreachable)


def test_the_needed_scope_is_missing():
    others = {scope.granular for scope in ALL_SCOPES} - {MEETING_SUMMARY.granular}
    with SampleServer(scopes=others) as server:
        steps = outcome(session_of(server))
    assert steps[SCOPES].state is FAILED
    assert steps[SCOPES].missing == (MEETING_SUMMARY.granular,)
    assert MEETING_SUMMARY.granular in steps[SCOPES].told.detail
    assert isinstance(steps["meeting-summary"].error, ScopeMissing)
    assert steps["webinar-summary"].state is OK
    assert verdict(steps.values()) is Verdict.FAILS


def test_with_only_the_needed_scope_a_meeting_has_to_be_given():
    with SampleServer(scopes={MEETING_SUMMARY.granular}) as server:
        alone = outcome(session_of(server))
        given = outcome(session_of(server), MeetingRef(MeetingKind.MEETING, str(server.meetings[0].number)))
    assert alone["meeting-summary"].state is NOT_TESTED
    assert verdict(alone.values()) is Verdict.CANT_TELL
    assert alone[SCOPES].state is OK
    assert len(alone[SCOPES].missing) == len(ALL_SCOPES) - 1
    assert given["meeting-summary"].state is OK
    assert verdict(given.values()) is Verdict.WORKS


def test_a_scope_that_was_added_since_is_found_at_once():
    with SampleServer(scopes={MEETING_SUMMARY.granular}) as server:
        session = session_of(server)
        assert outcome(session)["meeting-list"].state is FAILED
        server.service.issuer.scopes = frozenset(scope.granular for scope in ALL_SCOPES)
        assert set(states(outcome(session)).values()) == {OK}


def test_classic_scopes_are_as_good():
    classic = {
        "dashboard_meetings:read:admin",
        "dashboard_webinars:read:admin",
        "meeting:read:admin",
        "webinar:read:admin",
    }
    with SampleServer(scopes=classic) as server:
        steps = outcome(session_of(server))
    assert set(states(steps).values()) == {OK}


def test_the_event_subscription_is_missing():
    with SampleServer(faults=[fault("no-event-subscription")]) as server:
        steps = outcome(session_of(server))
    assert isinstance(steps["meeting-summary"].error, EventSubscriptionMissing)
    assert steps["meeting-detail"].state is OK
    assert verdict(steps.values()) is Verdict.FAILS


def test_a_meeting_without_data_proves_nothing():
    with SampleServer() as server:
        steps = outcome(session_of(server), MeetingRef(MeetingKind.MEETING, "99999999999"))
    assert steps["meeting-summary"].state is NOT_TESTED
    assert verdict(steps.values()) is Verdict.CANT_TELL


def test_it_can_be_stopped():
    cancel = CancelToken()
    with SampleServer() as server:
        steps = try_connection(session_of(server), cancel)
        next(steps)
        cancel.cancel()
        with pytest.raises(Cancelled):
            next(steps)
        assert not server.requests


def test_a_sub_account_needs_the_scopes_of_a_master_account():
    with SampleServer() as server:
        working = session_of(server)
        working.sub_account = server.account.sub_accounts[0].account_id
        steps = {step.key: step for step in try_connection(working, CancelToken())}
        assert steps[SCOPES].state is OK
        assert all(f"/accounts/{working.sub_account}/" in each.raw_path for each in server.requests[1:])
    with SampleServer(scopes={scope.granular for scope in ALL_SCOPES}) as server:
        refused = session_of(server)
        refused.sub_account = server.account.sub_accounts[0].account_id
        steps = {step.key: step for step in try_connection(refused, CancelToken())}
        assert steps[SCOPES].state is FAILED
        assert steps[SCOPES].missing == tuple(scope.master for scope in ALL_SCOPES)
        assert verdict(steps.values()) is Verdict.FAILS
