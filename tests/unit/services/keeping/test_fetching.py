"""Every page is on the disk before anybody sees it; trouble with the archive stops no fetch."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from qosviewer.api.cancel import Cancelled, CancelToken
from qosviewer.archive import ArchiveBusy, ArchiveDamaged, ArchiveGone, SnapshotNotThere
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.table import QosTable
from qosviewer.sample import SampleServer, fault
from qosviewer.services.fetching import Fetched, Resolved, StartedOver
from qosviewer.services.keeping import ArchiveDoor, Keeping, NotKept, OpenedMeeting, fetch_and_keep, open_kept
from qosviewer.services.places import find_places
from tests.support.archives import ACME
from tests.support.fetches import OwnTime, ref_of, session_for


@pytest.fixture
def server() -> Iterator[SampleServer]:
    with SampleServer(participants=47) as running:
        yield running


@pytest.fixture
def door() -> Iterator[ArchiveDoor]:
    made = ArchiveDoor(find_places().archive_file)
    yield made
    made.close()


def fetch(server: SampleServer, door: ArchiveDoor, **how):
    options = {"cancel": CancelToken(), "session": session_for(server)} | how
    return fetch_and_keep(options.pop("session"), ref_of(server.meetings[0]), archive=door, account=ACME, **options)


def rows_of(door: ArchiveDoor):
    return door.open().library()


def table_of(events) -> QosTable:
    table = QosTable()
    for event in events:
        if isinstance(event, Fetched):
            table.append(event.batch)
    return table


def same(one: QosTable, other: QosTable) -> bool:
    return one.keys == other.keys and one.values.tobytes() == other.values.tobytes()


def test_each_page_is_kept_before_it_is_seen(server, door) -> None:
    pages = 0
    for event in fetch(server, door):
        if isinstance(event, Fetched):
            pages += 1
            (row,) = rows_of(door)
            assert door.open().kept(row.snapshot).place == event.place
            assert not row.complete
    (row,) = rows_of(door)
    assert (pages, row.complete, row.participants, row.account) == (5, True, 47, ACME)


def test_what_is_kept_is_said_before_the_first_page_and_is_what_came(server, door) -> None:
    events = list(fetch(server, door))
    assert [type(event) for event in events[:3]] == [Resolved, Keeping, Fetched]
    opened = open_kept(door.open(), events[1].snapshot)
    assert same(opened.table, table_of(events))
    assert opened.kept.complete
    assert [kept.snapshot for kept in opened.snapshots] == [events[1].snapshot]


def test_fetching_again_is_a_snapshot_of_its_own(server, door) -> None:
    list(fetch(server, door))
    list(fetch(server, door))
    (row,) = rows_of(door)
    assert row.snapshots == 2


def test_what_is_kept_whole_is_opened_where_that_is_wanted_and_of_the_same_account(server, door) -> None:
    list(fetch(server, door))
    events = list(fetch(server, door, unless_kept=True))
    assert [type(event) for event in events] == [Resolved, OpenedMeeting]
    assert events[1].table.participant_count == 47
    before = len(server.requests)
    door.open().delete_meeting(rows_of(door)[0].meeting)
    assert OpenedMeeting not in map(type, fetch(server, door, unless_kept=True))
    assert len(server.requests) > before + 5


def test_nothing_is_kept_where_no_page_came(server, door) -> None:
    server.misbehave(fault("html=1@summary"))
    with pytest.raises(QosViewerError):
        list(fetch(server, door))
    assert rows_of(door) == []


def test_a_failure_leaves_its_reason_and_can_be_continued_with_nobody_twice(server, door) -> None:
    server.misbehave(fault("html=3@summary"))
    with pytest.raises(QosViewerError) as failure:
        list(fetch(server, door))
    (row,) = rows_of(door)
    assert (row.complete, row.participants, row.reason) == (False, 20, failure.value.title)
    server.misbehave()
    before = len(server.requests)
    events = list(fetch(server, door, snapshot=row.snapshot))
    assert [type(event) for event in events] == [Keeping, Fetched, Fetched, Fetched]
    assert len([each for each in server.requests[before:] if each.endpoint == "summary"]) == 3
    (row,) = rows_of(door)
    assert (row.complete, row.participants, row.snapshots, row.reason) == (True, 47, 1, "")


def test_a_place_that_is_too_old_means_a_new_walk_with_nobody_twice(server, door) -> None:
    clock = OwnTime()
    server.misbehave(fault("html=3@summary"))
    with pytest.raises(QosViewerError):
        list(fetch(server, door, session=session_for(server, timing=clock.timing)))
    server.misbehave()
    clock.pass_by(16 * 60)
    (row,) = rows_of(door)
    events = list(fetch(server, door, session=session_for(server, timing=clock.timing), snapshot=row.snapshot))
    assert StartedOver in map(type, events)
    table = door.open().load(row.snapshot).table
    assert (table.participant_count, len(set(table.keys)), table.walk) == (47, 47, 1)


def test_a_stop_leaves_its_reason(server, door) -> None:
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        for event in fetch(server, door, cancel=cancel):
            if isinstance(event, Fetched):
                cancel.cancel()
    (row,) = rows_of(door)
    assert (row.complete, row.participants) == (False, 10)
    assert row.reason


def test_whoever_stops_listening_leaves_a_reason_too(server, door) -> None:
    events = fetch(server, door)
    assert [type(next(events)) for _ in range(3)] == [Resolved, Keeping, Fetched]
    events.close()
    (row,) = rows_of(door)
    assert row.reason
    assert door.claim(row.snapshot), "nobody holds it any more"


def test_where_the_archive_is_further_than_the_caller_he_is_given_what_is_kept(server, door) -> None:
    server.misbehave(fault("html=4@summary"))
    with pytest.raises(QosViewerError):
        list(fetch(server, door))
    snapshot = rows_of(door)[0].snapshot
    kept = door.open().kept(snapshot)
    behind = type(kept.place)(kept.place.info, 0, 1, "earlier", kept.place.token_at)
    server.misbehave()
    events = list(fetch(server, door, snapshot=snapshot, place=behind))
    assert [type(event) for event in events] == [OpenedMeeting, Keeping, Fetched, Fetched]
    assert events[0].table.participant_count == 30


def test_what_was_completed_elsewhere_is_opened(server, door) -> None:
    list(fetch(server, door))
    (event,) = fetch(server, door, snapshot=rows_of(door)[0].snapshot)
    assert isinstance(event, OpenedMeeting)
    assert event.kept.complete


def test_a_snapshot_that_is_not_there_is_an_error_but_not_for_who_has_its_rows(server, door) -> None:
    server.misbehave(fault("html=3@summary"))
    places = []
    with pytest.raises(QosViewerError):
        for event in fetch(server, door):
            places += [event.place] if isinstance(event, Fetched) else []
    server.misbehave()
    door.open().delete_snapshots([rows_of(door)[0].snapshot])
    with pytest.raises(SnapshotNotThere):
        list(fetch(server, door, snapshot=1))
    events = list(fetch(server, door, snapshot=1, place=places[-1]))
    assert [type(event) for event in events] == [NotKept, Fetched, Fetched, Fetched]
    assert all(row.snapshot is None for row in rows_of(door)), "a part from the middle is nothing to keep"


def test_an_archive_that_goes_away_is_said_once_and_the_fetch_goes_on(server, door) -> None:
    events = []
    for event in fetch(server, door):
        events.append(event)
        if isinstance(event, Fetched) and event.batch.page == 1:
            door.path.rename(door.path.with_suffix(".moved"))
    assert [type(event) for event in events].count(NotKept) == 1
    assert isinstance(next(event.error for event in events if isinstance(event, NotKept)), ArchiveGone)
    assert table_of(events).participant_count == 47


def test_a_damaged_archive_is_said_once_and_the_fetch_goes_on(server, door) -> None:
    door.path.parent.mkdir(parents=True)
    door.path.write_bytes(b"not SQLite" * 1000)
    events = list(fetch(server, door))
    assert [type(event.error) for event in events if isinstance(event, NotKept)] == [ArchiveDamaged]
    assert table_of(events).participant_count == 47
    assert isinstance(door.trouble, ArchiveDamaged)


def test_what_a_lock_kept_out_is_kept_in_the_end(server) -> None:
    door = ArchiveDoor(find_places().archive_file, patience_s=0.05)
    door.open()
    other = sqlite3.connect(door.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    events = []
    try:
        for event in fetch(server, door):
            events.append(event)
            if isinstance(event, Fetched) and event.batch.page == 3:
                other.execute("ROLLBACK")
    finally:
        other.close()
    kinds = [type(event) for event in events]
    assert kinds == [Resolved, NotKept, *[Fetched] * 5, Keeping]
    assert isinstance(events[1].error, ArchiveBusy)
    (row,) = rows_of(door)
    assert (row.complete, row.participants) == (True, 47)
    door.close()
