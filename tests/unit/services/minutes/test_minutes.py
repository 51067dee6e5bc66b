from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from qosviewer.api import errors
from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.archive import Archive, Person, Series
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.minutes_plan import MinutesPlan, pages_of, plan_minutes
from qosviewer.domain.source import MINUTES
from qosviewer.domain.table import QosTable
from qosviewer.sample import Meeting, SampleServer, fault
from qosviewer.services.fetching import TOKEN_LIFE, Fetched, Resolved, StartedOver, fetch_meeting
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.minutes.fetching import FetchedMinutes, MinutesNotKept, NoMinutes, fetch_minutes
from qosviewer.services.minutes.loading import load_minutes
from qosviewer.services.minutes.shelf import MinutesShelf
from qosviewer.services.minutes.summary import fetch_from_minutes
from tests.support.archives import ACME
from tests.support.fetches import OwnTime, ref_of, session_for

SIZE = 23


@pytest.fixture
def server() -> Iterator[SampleServer]:
    with SampleServer(participants=SIZE) as running:
        yield running


@pytest.fixture
def door(tmp_path) -> Iterator[ArchiveDoor]:
    door = ArchiveDoor(tmp_path / "archive.sqlite3")
    yield door
    door.close()


class Summary:
    """A meeting whose summary is here, and kept."""

    def __init__(self, server: SampleServer, door: ArchiveDoor, **options) -> None:
        self.session = session_for(server, **options)
        self.door = door
        self.table = QosTable()
        meeting: Meeting = server.meetings[0]
        for event in fetch_meeting(self.session, ref_of(meeting), cancel=CancelToken()):
            if isinstance(event, Resolved):
                self.info: MeetingInfo = event.info
                writer = door.open().begin(event.info, ACME)
            elif isinstance(event, Fetched):
                writer.add(event.batch, event.place)
                self.table.append(event.batch)
        writer.complete()
        self.snapshot = writer.snapshot

    def minutes(self, plan: MinutesPlan, cancel: CancelToken | None = None):
        shelf = MinutesShelf(self.door, self.snapshot)
        return fetch_minutes(self.session, self.info.ref, plan, cancel=cancel or CancelToken(), shelf=shelf)

    def kept(self):
        return list(load_minutes(self.door, self.snapshot, self.table))


def stays_of(events):
    return {key: stay for event in events if hasattr(event, "stays") for key, stay in event.stays}


def test_everyone_comes_by_pages_with_the_keys_of_the_summary(server, door):
    summary = Summary(server, door)
    events = list(summary.minutes(plan_minutes([], SIZE)))
    assert [event.plan.done for event in events] == [1, 2, 3]
    assert events[-1].plan.complete
    assert list(stays_of(events)) == summary.table.keys


def test_minutes_bear_out_the_summary(server, door):
    summary = Summary(server, door)
    stays = stays_of(summary.minutes(plan_minutes([], SIZE)))
    loss = FIELD["avg_loss"].index
    compared = 0
    for row, key in enumerate(summary.table.keys):
        for stream in summary.table.streams_of(row):
            minutes = stays[key].streams.get(summary.table.stream_type_name(stream))
            if minutes is not None and not np.isnan(summary.table.values[stream, loss]):
                mean = minutes.values[:, loss].mean()
                assert mean == pytest.approx(summary.table.values[stream, loss], abs=0.11)
                compared += 1
    assert compared > SIZE


def test_one_is_asked_for_alone_and_costs_one_call(server, door):
    summary = Summary(server, door)
    before = len(server.requests)
    wanted = summary.table.keys[3][0]
    (event,) = summary.minutes(plan_minutes([wanted], SIZE))
    assert list(stays_of([event])) == [(wanted, 0)]
    assert event.plan.complete
    assert len(server.requests) == before + 1


def test_whom_zoom_does_not_know_is_said_and_the_others_come(server, door):
    summary = Summary(server, door)
    known = summary.table.keys[0][0]
    events = list(summary.minutes(MinutesPlan(("999999999", known), 2)))
    assert isinstance(events[0], NoMinutes)
    assert list(stays_of(events)) == [(known, 0)]
    assert events[-1].plan.complete


def test_a_missing_scope_is_said_clearly_and_nothing_is_kept(door):
    with SampleServer(participants=SIZE) as server:
        summary = Summary(server, door)
        server.misbehave(fault("missing-scope=participants-qos"))
        with pytest.raises(errors.ScopeMissing) as refused:
            # The scopes stand in the access token.
            summary.session.token = None
            list(summary.minutes(plan_minutes([], SIZE)))
    assert "list_meeting_participants_qos" in refused.value.detail
    assert summary.kept() == []


def test_kept_minutes_are_the_same_again(server, door):
    summary = Summary(server, door)
    fetched = stays_of(summary.minutes(plan_minutes([], SIZE)))
    kept = stays_of(summary.kept())
    assert list(kept) == list(fetched)
    for key, stay in fetched.items():
        assert list(kept[key].streams) == list(stay.streams)
        for name, stream in stay.streams.items():
            np.testing.assert_array_equal(kept[key].streams[name].values, stream.values)
        np.testing.assert_array_equal(kept[key].at_s, stay.at_s)
    assert summary.kept()[-1].plan.complete


def test_what_was_cancelled_goes_on_from_the_archive_and_nobody_comes_twice(server, door):
    summary = Summary(server, door)
    cancel = CancelToken()
    events = summary.minutes(plan_minutes([], SIZE), cancel)
    first = next(events)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(events)
    plan = summary.kept()[-1].plan
    assert (plan.page, plan.done, plan.complete) == (1, 1, False)
    rest = list(summary.minutes(plan))
    assert [event.plan.done for event in rest] == [2, 3]
    keys = [key for event in (first, *rest) for key, _ in event.stays]
    assert keys == summary.table.keys
    assert list(stays_of(summary.kept())) == summary.table.keys


def test_a_place_that_expired_means_starting_over(server, door):
    clock = OwnTime()
    summary = Summary(server, door, timing=clock.timing)
    first = next(summary.minutes(plan_minutes([], SIZE)))
    clock.pass_by(TOKEN_LIFE.total_seconds())
    events = list(summary.minutes(first.plan))
    assert isinstance(events[0], StartedOver)
    assert list(stays_of(events)) == summary.table.keys


def test_trouble_with_the_archive_is_said_once_and_stops_nothing(server, door):
    summary = Summary(server, door)
    door.open().delete_snapshots([summary.snapshot])
    events = list(summary.minutes(plan_minutes([], SIZE)))
    assert sum(isinstance(event, MinutesNotKept) for event in events) == 1
    assert list(stays_of(events)) == summary.table.keys


def test_a_forgotten_person_is_in_no_kept_minute(server, door):
    summary = Summary(server, door)
    list(summary.minutes(plan_minutes([], SIZE)))
    list(summary.minutes(plan_minutes([summary.table.keys[0][0]], SIZE)))
    somebody = next(each for each in summary.table.participants if each.email)
    archive: Archive = door.open()
    archive.forget(Person(emails=frozenset({somebody.email}), names=frozenset({somebody.user_name})))
    bodies = [
        page.raw.body
        for key in archive.companions.keys("minutes", summary.snapshot)
        for page in archive.companions.pages(Series("minutes", key, summary.snapshot))
    ]
    assert len(bodies) == pages_of(SIZE) + 1
    assert not any(somebody.email.encode() in body or somebody.user_name.encode() in body for body in bodies)
    assert len(stays_of(summary.kept())) == SIZE


def test_a_refused_summary_is_computed_from_the_minutes_and_says_so(door):
    with SampleServer() as server:
        refused = next(each for each in server.meetings if each.topic == "Supplier call")
        session = session_for(server)
        with pytest.raises(errors.EventSubscriptionMissing):
            list(fetch_meeting(session, ref_of(refused), cancel=CancelToken()))
        table = QosTable()
        for event in fetch_from_minutes(session, ref_of(refused), cancel=CancelToken()):
            if isinstance(event, Resolved):
                writer = door.open().begin(event.info, ACME, MINUTES)
            elif isinstance(event, Fetched):
                writer.add(event.batch, event.place)
                table.append(event.batch)
        writer.complete()
    assert (table.source, table.participant_count) == (MINUTES, 9)
    assert all(each.user_name for each in table.participants)
    loaded = door.open().load(writer.snapshot)
    assert (loaded.kept.source, loaded.table.source) == (MINUTES, MINUTES)
    np.testing.assert_array_equal(loaded.table.values, table.values)
    kept = stays_of(load_minutes(door, writer.snapshot, loaded.table))
    assert list(kept) == table.keys


def test_what_is_fetched_is_told_one_by_one(server, door):
    summary = Summary(server, door)
    wanted = [key[0] for key in summary.table.keys[:2]]
    events = list(summary.minutes(plan_minutes(wanted, SIZE)))
    assert all(isinstance(event, FetchedMinutes) for event in events)
    assert [event.plan.done for event in events] == [1, 2]
