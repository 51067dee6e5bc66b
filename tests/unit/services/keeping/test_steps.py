"""What a worker does for an open meeting, iterated without Qt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.streams import INPUT_IS_DOWNLINK
from qosviewer.domain.table import QosTable
from qosviewer.sample import SampleServer
from qosviewer.services.fetching import Fetched, Resolved
from qosviewer.services.keeping import ArchiveDoor, Keeping, SignedIn
from qosviewer.services.keeping.steps import Home, MeetingSteps, Ready, Snapshots
from qosviewer.services.places import find_places
from tests.support.archives import ACME
from tests.support.fetches import ref_of, session_for


@pytest.fixture
def server() -> Iterator[SampleServer]:
    with SampleServer(participants=20) as running:
        yield running


@pytest.fixture
def steps(server) -> Iterator[MeetingSteps]:
    door = ArchiveDoor(find_places().archive_file)
    ref = ref_of(server.meetings[0])

    def session():
        yield
        return session_for(server)

    shown = MeetingData(MeetingInfo(ref), QosTable(), INPUT_IS_DOWNLINK)
    yield MeetingSteps(ref, Home(session, door, lambda: ACME), lambda: shown)
    door.close()


def test_a_fetch_begins_with_signing_in_and_ends_with_what_is_kept_now(steps) -> None:
    events = [event for event in steps.fetch(CancelToken()) if event is not None]
    assert [type(event) for event in events] == [SignedIn, Resolved, Keeping, Fetched, Fetched, Snapshots]
    (kept,) = events[-1].all
    assert (kept.snapshot, kept.complete) == (events[2].snapshot, True)


def test_what_is_kept_is_visited_without_a_fetch_and_comes_ready_to_be_shown(steps) -> None:
    list(steps.fetch(CancelToken()))
    (ready,) = [event for event in steps.visit(CancelToken()) if isinstance(event, Ready)]
    assert ready.data.table is ready.opened.table
    assert ready.data.table.participant_count == 20
    # Read as what is shown at present is read, not as by default.
    assert ready.data.reading is INPUT_IS_DOWNLINK


def test_a_snapshot_is_loaded_by_its_number(steps) -> None:
    kept = [event for event in steps.fetch(CancelToken()) if isinstance(event, Keeping)]
    list(steps.fetch(CancelToken()))
    (ready,) = [event for event in steps.load(kept[0].snapshot) if isinstance(event, Ready)]
    assert ready.opened.kept.snapshot == kept[0].snapshot
    assert len(ready.opened.snapshots) == 2
