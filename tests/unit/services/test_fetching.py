from __future__ import annotations

import subprocess
import sys
import time
from datetime import timedelta

import pytest

from qosviewer.api import errors
from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.api.patience import Patience
from qosviewer.api.retry import Waiting
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.table import QosTable
from qosviewer.sample import SampleServer, fault
from qosviewer.services.fetching import (
    TOKEN_LIFE,
    Fetched,
    Resolved,
    StartedOver,
    fetch_meeting,
    fetch_when_ready,
)
from tests.support.fetches import Job, OwnTime, gather, ref_of, session_for


@pytest.fixture
def server():
    with SampleServer(participants=47) as running:
        yield running


@pytest.fixture
def clock():
    return OwnTime()


def people(count, start=0):
    return [
        {
            "participant_id": str(n),
            "user_name": f"P{n}",
            "qos": [{"type": "audio_input", "details": {"avg_loss": f"{n}%"}}],
        }
        for n in range(start, start + count)
    ]


def names(table):
    return [each.user_name for each in table.participants]


def fetch(server, ref, table=None, cancel=None, place=None, **options):
    """Fetch to the end; the events."""
    session = options.pop("session", None) or session_for(server, **options)
    events = fetch_meeting(session, ref, cancel=cancel or CancelToken(), place=place)
    return list(gather(events, table if table is not None else QosTable()))


def of_kind(events, kind):
    return [event for event in events if isinstance(event, kind)]


def targets(server, endpoint):
    return [each.raw_path for each in server.requests if each.endpoint == endpoint]


def test_a_number_is_resolved_first_and_every_page_uses_the_uuid(server):
    meeting = server.meetings[0]
    table = QosTable()
    events = fetch(server, ref_of(meeting), table)
    info = events[0].info
    assert isinstance(events[0], Resolved)
    assert info.ref == MeetingRef(MeetingKind.MEETING, str(meeting.number), meeting.uuid)
    assert info.topic == meeting.topic
    assert info.start == meeting.start
    assert table.participant_count == 47
    assert [event.place.page for event in of_kind(events, Fetched)] == [1, 2, 3, 4, 5]
    assert of_kind(events, Fetched)[-1].place.complete
    assert all("page_size=10" in target for target in targets(server, "summary"))
    assert all(str(meeting.number) not in target for target in targets(server, "summary"))


def test_a_webinar_has_endpoints_of_its_own(server):
    server.add_pages("98765432109", [{"participants": people(3)}], webinar=True)
    table = QosTable()
    events = fetch(server, MeetingRef(MeetingKind.WEBINAR, "98765432109"), table)
    assert table.participant_count == 3
    assert events[0].info.instance_known
    assert all("/webinars/" in target for target in targets(server, "summary"))


@pytest.mark.parametrize("missing", [("detail",), ("detail", "past-meeting"), ("detail", "past-meeting", "instances")])
def test_a_missing_scope_for_the_title_never_stops_the_fetch(server, missing):
    server.misbehave(*(fault(f"missing-scope={endpoint}") for endpoint in missing))
    table = QosTable()
    events = fetch(server, ref_of(server.meetings[0]), table)
    assert table.participant_count == 47
    assert events[0].info.instance_known is (len(missing) < 3)
    assert events[0].info.title


def test_an_instance_that_is_not_known_stays_so():
    with SampleServer(participants=3) as server:
        server.misbehave(*(fault(f"missing-scope={each}") for each in ("detail", "past-meeting", "instances")))
        ref = ref_of(server.meetings[0])
        assert fetch(server, ref)[0].info.ref == ref


@pytest.mark.parametrize(
    ("name", "kind", "exit_code"),
    [
        ("missing-scope=summary", errors.ScopeMissing, 3),
        ("no-event-subscription", errors.EventSubscriptionMissing, 3),
        ("plan", errors.PlanTooSmall, 3),
        ("no-permission", errors.NoPermission, 3),
        ("forbidden", errors.NoPermission, 3),
        ("too-old", errors.TooOld, 4),
        ("not-found", errors.NotReady, 4),
        ("server-error", errors.ServerFailed, 5),
        ("reset", errors.ConnectionBroken, 5),
        ("cut-body", errors.ConnectionBroken, 5),
        ("html", errors.NotTheApi, 5),
        ("empty-body", errors.NotTheApi, 5),
        ("truncated-json", errors.AnswerDamaged, 5),
        ("huge-page=17", errors.NotTheApi, 5),
        ("rate-limit=1", errors.RateLimited, 5),
        ("rate-limit-daily", errors.DailyLimitReached, 5),
        ("page-token-always-expires", errors.PageTokenExpired, 5),
        ("page-token-repeats", errors.WalkBroken, 5),
        ("empty-pages=5", errors.WalkBroken, 5),
        ("token-error=disabled", errors.AppDisabled, 3),
    ],
)
def test_what_goes_wrong_for_good_is_an_error_of_its_kind(server, name, kind, exit_code):
    server.misbehave(fault(name))
    with pytest.raises(kind) as caught:
        fetch(server, ref_of(server.meetings[0]))
    assert caught.value.exit_code == exit_code
    assert caught.value.advice


@pytest.mark.parametrize(
    "name",
    [
        "rate-limit",
        "rate-limit-seconds",
        "rate-limit-http-date",
        "rate-limit-iso",
        "rate-limit-concurrent",
        "server-error=3",
        "reset=3",
        "cut-body=3",
        "truncated-json=3",
        "short-pages",
        "no-last-token",
        "empty-pages",
        "page-token-expires",
        "token-revoked",
        "byte-order-mark",
        "wrong-charset",
        "slow-body=1",
    ],
)
def test_what_passes_loses_and_doubles_nobody(name):
    with SampleServer(participants=47) as server:
        whole = QosTable()
        fetch(server, ref_of(server.meetings[0]), whole)
        server.misbehave(fault(name))
        table = QosTable()
        fetch(server, ref_of(server.meetings[0]), table)
    assert [each.participant_id for each in table.participants] == [each.participant_id for each in whole.participants]
    assert not any(table.only_in_aborted_walk(row) for row in range(table.participant_count))
    assert table.values.tobytes() == whole.values.tobytes()


def test_a_pause_is_told_with_its_reason(server, clock):
    server.misbehave(fault("rate-limit"))
    waits = of_kind(fetch(server, ref_of(server.meetings[0]), timing=clock.timing), Waiting)
    assert waits
    assert all("pace" in wait.reason.title for wait in waits)
    assert [wait.seconds for wait in waits] == [
        pause for pause in clock.waits_s if pause in {wait.seconds for wait in waits}
    ]


def test_an_expired_token_starts_a_new_walk_once(server):
    server.misbehave(fault("page-token-expires"))
    events = fetch(server, ref_of(server.meetings[0]))
    assert len(of_kind(events, StartedOver)) == 1
    walks = [event.batch.walk for event in of_kind(events, Fetched)]
    assert walks == sorted(walks)
    assert set(walks) == {0, 1}


def test_a_second_expiry_is_an_error_that_says_so(server):
    server.misbehave(fault("page-token-always-expires"))
    with pytest.raises(errors.PageTokenExpired) as caught:
        fetch(server, ref_of(server.meetings[0]))
    assert "second time" in caught.value.detail
    assert caught.value.retryable


def test_a_cancelled_fetch_continues_with_the_next_page(server):
    meeting, table, cancel = server.meetings[0], QosTable(), CancelToken()
    session = session_for(server)
    place = None
    with pytest.raises(Cancelled):
        for event in gather(fetch_meeting(session, ref_of(meeting), cancel=cancel), table):
            if isinstance(event, Fetched) and event.place.page == 2:
                place = event.place
                cancel.cancel()
    assert table.participant_count == 20
    before = len(server.requests)
    events = fetch(server, ref_of(meeting), table, place=place, session=session)
    assert [type(event) for event in events] == [Fetched] * 3
    assert len(server.requests) - before == 3
    assert table.participant_count == 47
    assert table.walk == 0


def test_a_fetch_that_stopped_long_ago_starts_over_without_doubling(server, clock):
    meeting, table = server.meetings[0], QosTable()
    session = session_for(server, timing=clock.timing)
    events = gather(fetch_meeting(session, ref_of(meeting), cancel=CancelToken()), table)
    place = next(event for event in events if isinstance(event, Fetched)).place
    events.close()
    clock.pass_by(TOKEN_LIFE.total_seconds())
    events = fetch(server, ref_of(meeting), table, place=place, session=session)
    assert isinstance(events[0], StartedOver)
    assert [event.batch.walk for event in of_kind(events, Fetched)] == [1] * 5
    assert table.participant_count == 47


def test_a_complete_fetch_has_nothing_to_continue(server):
    place = of_kind(fetch(server, ref_of(server.meetings[0])), Fetched)[-1].place
    before = len(server.requests)
    assert fetch(server, ref_of(server.meetings[0]), place=place) == []
    assert len(server.requests) == before


@pytest.mark.parametrize("page", [{}, {"participants": None}, {"participants": []}])
def test_nobody_on_the_only_page_is_no_data(server, page):
    server.add_pages("81111111111", [page])
    with pytest.raises(errors.NoData) as caught:
        fetch(server, MeetingRef(MeetingKind.MEETING, "81111111111"))
    assert caught.value.exit_code == 4


def test_a_refusal_with_a_200_is_told_as_what_it_is(server):
    server.add_pages("81111111111", [b'{"code": 200, "message": "Event subscription not found. Subscribe to it."}'])
    with pytest.raises(errors.EventSubscriptionMissing) as caught:
        fetch(server, MeetingRef(MeetingKind.MEETING, "81111111111"))
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("rows", [{}, "x", 5, True])
def test_another_type_of_participants_is_not_the_api(server, rows):
    server.add_pages("81111111111", [{"participants": rows}])
    with pytest.raises(errors.NotTheApi):
        fetch(server, MeetingRef(MeetingKind.MEETING, "81111111111"))


def test_an_empty_list_may_fill_for_an_hour(server, clock):
    made = server.add_pages("81111111111", [{"participants": []}])
    ended = made.start + timedelta(minutes=made.minutes)
    for since_end, retryable in ((timedelta(minutes=59), True), (timedelta(minutes=61), False)):
        then = OwnTime(ended + since_end)
        with pytest.raises(errors.NoData) as caught:
            fetch(server, MeetingRef(MeetingKind.MEETING, "81111111111"), timing=then.timing)
        assert caught.value.retryable is retryable


def test_an_empty_first_page_is_no_reason_to_stop(server):
    server.add_pages("81111111111", [{"participants": []}, {"participants": people(2)}])
    table = QosTable()
    fetch(server, MeetingRef(MeetingKind.MEETING, "81111111111"), table)
    assert names(table) == ["P0", "P1"]


def test_rows_before_a_failure_stay(server):
    server.add_pages("81111111111", [{"participants": people(10)}, b"<html>"])
    table = QosTable()
    with pytest.raises(errors.NotTheApi):
        fetch(server, MeetingRef(MeetingKind.MEETING, "81111111111"), table)
    assert table.participant_count == 10


def test_a_silent_server_ends_with_a_time_out(server):
    server.misbehave(fault("silent"))
    with pytest.raises(errors.TimedOut):
        fetch(server, ref_of(server.meetings[0]), patience=Patience(read_s=0.1, tries=2))


@pytest.mark.parametrize(("name", "requests"), [("silent=4", 5), ("silent-body=4", 5), ("slow=60000", 2)])
def test_cancelling_reaches_a_job_that_waits_for_the_network(server, name, requests):
    server.misbehave(fault(name))
    cancel, session = CancelToken(), session_for(server)
    job = Job(lambda: list(fetch_meeting(session, ref_of(server.meetings[0]), cancel=cancel)))
    while len(server.requests) < requests:
        time.sleep(0.01)
    cancel.cancel()
    job.finish(within_s=5)
    assert isinstance(job.error, Cancelled)


def test_fetch_when_ready_asks_ever_less_often_until_it_is_there(clock):
    with SampleServer(ready_after_calls=6) as server:
        meeting = next(each for each in server.meetings if each.state == "processing")
        session = session_for(server, timing=clock.timing)
        table = QosTable()
        events = list(gather(fetch_when_ready(session, ref_of(meeting), cancel=CancelToken()), table))
    waits = [wait.seconds for wait in of_kind(events, Waiting)]
    assert waits[:5] == [30, 60, 120, 240, 300]
    assert set(waits[5:]) <= {300}
    assert table.participant_count > 0


def test_fetch_when_ready_gives_up_on_what_waiting_does_not_mend(server):
    server.misbehave(fault("no-event-subscription"))
    with pytest.raises(errors.EventSubscriptionMissing):
        list(fetch_when_ready(session_for(server), ref_of(server.meetings[0]), cancel=CancelToken()))


def test_every_call_is_counted_and_a_used_up_share_stops_the_fetch(server):
    calls = []

    def before_call():
        if len(calls) == 3:
            raise errors.DailyLimitReached(errors_message)
        calls.append(1)

    from qosviewer.domain import texts

    errors_message = texts.DAILY_LIMIT_REACHED.fill(until="tomorrow")
    table = QosTable()
    with pytest.raises(errors.DailyLimitReached):
        fetch(server, ref_of(server.meetings[0]), table, before_call=before_call)
    assert table.participant_count == 20


def test_importing_the_module_imports_nothing_heavy():
    heavy = "{'httpx', 'httpcore', 'numpy', 'truststore'}"
    code = f"import sys, qosviewer.services.fetching; print(*({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""
