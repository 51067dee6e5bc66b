from __future__ import annotations

import time
from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject

from qosviewer.api import errors
from qosviewer.api.session import Session
from qosviewer.domain.errors import SetupError
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.sample import SampleServer, fault
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.keeping.steps import Home
from qosviewer.services.places import find_places
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_controller import MeetingController
from qosviewer.work.jobs import JobRunner
from tests.support.archives import ACME
from tests.support.fetches import OwnTime, ref_of, session_for

PATIENCE_MS = 10_000


@pytest.fixture
def server():
    with SampleServer(participants=47) as running:
        yield running


class Fetch:
    """A controller with its model on a server, and everything it announced."""

    def __init__(self, session: Session, ref: MeetingRef, qtbot) -> None:
        self.owner = QObject()
        self.runner = JobRunner()
        self.model = MeetingModel(MeetingInfo(ref))
        self.opened: list[str] = []
        self.session = session
        self.archive = ArchiveDoor(find_places().archive_file)
        home = Home(self._open, self.archive, lambda: ACME)
        self.controller = MeetingController(ref, home, self.model, self.runner, self.owner)
        self.phases: list[Phase] = []
        self.controller.state_changed.connect(lambda: self.phases.append(self.controller.state.phase))
        self.stops: list[Exception | None] = []
        self.controller.stopped.connect(self.stops.append)
        self._qtbot = qtbot

    def _open(self) -> Generator[None, None, Session]:
        yield
        return self.session

    def until(self, *phases: Phase) -> None:
        self._qtbot.waitUntil(lambda: self.controller.state.phase in phases, timeout=PATIENCE_MS)

    @property
    def count(self) -> int:
        return self.model.data.table.participant_count


@pytest.fixture
def fetching(qtbot, server):
    made: list[Fetch] = []

    def make(ref: MeetingRef | None = None, **options) -> Fetch:
        made.append(Fetch(session_for(server, **options), ref or ref_of(server.meetings[0]), qtbot))
        return made[-1]

    yield make
    for each in made:
        assert each.runner.shutdown(2000)
        each.archive.close()


def test_a_fetch_goes_through_its_phases_and_fills_the_model(fetching, server) -> None:
    fetch = fetching()
    fetch.controller.start()
    assert fetch.controller.state.phase is Phase.OPENING
    fetch.until(Phase.COMPLETE)
    assert fetch.count == 47
    assert fetch.model.data.info.topic == server.meetings[0].topic
    assert fetch.controller.state.pages == 5
    assert fetch.controller.is_complete
    assert not fetch.controller.can_continue
    assert fetch.phases[-1] is Phase.COMPLETE
    assert fetch.stops == []


def test_cancel_stops_at_once_while_the_server_is_silent_and_continue_goes_on_from_the_last_page(
    fetching, server
) -> None:
    server.misbehave(fault("silent=3@summary"))
    fetch = fetching()
    fetch.controller.start()
    fetch_count = 20
    fetch._qtbot.waitUntil(lambda: fetch.count == fetch_count, timeout=PATIENCE_MS)
    begun = time.monotonic()
    fetch.controller.cancel()
    assert fetch.controller.state.phase is Phase.CANCELLED
    assert Phase.CANCELLING in fetch.phases
    assert fetch.runner.shutdown(1000), "the thread did not end within a second"
    assert time.monotonic() - begun < 5
    assert fetch.stops == [None]
    assert fetch.count == fetch_count
    server.misbehave()
    before = len([request for request in server.requests if request.endpoint == "summary"])
    fetch.controller.start()
    fetch.until(Phase.COMPLETE)
    assert fetch.count == 47
    assert len([request for request in server.requests if request.endpoint == "summary"]) == before + 3


def test_a_failure_in_the_middle_keeps_what_is_here_and_can_be_continued(fetching, server) -> None:
    server.misbehave(fault("html=3"))
    fetch = fetching()
    fetch.controller.start()
    fetch.until(Phase.FAILED)
    assert fetch.count == 20
    assert isinstance(fetch.stops[0], errors.NotTheApi)
    assert fetch.controller.can_continue
    server.misbehave()
    fetch.controller.start()
    fetch.until(Phase.COMPLETE)
    assert fetch.count == 47


def test_a_place_that_expired_means_starting_over_and_nobody_twice(fetching, server) -> None:
    clock = OwnTime()
    server.misbehave(fault("html=3"))
    fetch = fetching(timing=clock.timing)
    fetch.controller.start()
    fetch.until(Phase.FAILED)
    server.misbehave()
    clock.pass_by(timedelta(minutes=16).total_seconds())
    fetch.controller.start()
    fetch.until(Phase.COMPLETE)
    assert fetch.count == 47
    assert fetch.controller.state.started_over
    assert fetch.model.data.table.walk == 1


def test_fetching_again_makes_a_snapshot_of_its_own_and_the_selection_stays(fetching) -> None:
    fetch = fetching()
    fetch.controller.start()
    fetch.until(Phase.COMPLETE)
    first, keys = fetch.controller.kept, list(fetch.model.data.table.keys)
    fetch.model.select(keys[3:5])
    fetch.controller.start_again()
    assert fetch.controller.state.phase.is_busy
    assert fetch.count == 47, "what is here stays until there is something else to show"
    fetch.until(Phase.COMPLETE)
    assert fetch.model.data.table.keys == keys
    assert fetch.model.data.table.walk == 0
    assert fetch.model.selected == tuple(keys[3:5])
    assert fetch.controller.kept.snapshot != first.snapshot
    assert [kept.complete for kept in fetch.controller.snapshots] == [True, True]


def test_what_is_not_ready_can_be_waited_for(fetching, server) -> None:
    meeting = next(meeting for meeting in server.meetings if meeting.state == "processing")
    fetch = fetching(ref_of(meeting))
    fetch.controller.start()
    fetch.until(Phase.FAILED)
    assert isinstance(fetch.stops[0], errors.NotReady)
    waited: list[bool] = []
    fetch.controller.completed.connect(waited.append)
    fetch.controller.start_when_ready()
    fetch.until(Phase.COMPLETE)
    assert waited == [True]
    assert fetch.count > 0


def test_trouble_with_the_account_is_told_as_such(fetching) -> None:
    fetch = fetching(secret="wrong")
    fetch.controller.start()
    fetch.until(Phase.FAILED)
    assert isinstance(fetch.stops[0], SetupError)
    assert fetch.count == 0
    assert not fetch.controller.can_continue


def test_a_number_that_nobody_knows_is_told_as_such(fetching) -> None:
    fetch = fetching(MeetingRef(MeetingKind.MEETING, "99999999999"))
    fetch.controller.start()
    fetch.until(Phase.FAILED)
    assert isinstance(fetch.stops[0], errors.NotReady)


def test_a_wait_says_until_when(fetching, server) -> None:
    server.misbehave(fault("rate-limit-daily=4"))
    fetch = fetching()
    fetch.controller.start()
    fetch.until(Phase.FAILED)
    assert isinstance(fetch.stops[0], errors.DailyLimitReached)
    assert fetch.controller.state.until is not None
    assert fetch.controller.state.until > datetime.now(UTC)


def test_closing_stops_the_fetch_and_tells_nobody(fetching, server) -> None:
    server.misbehave(fault("silent=2@summary"))
    fetch = fetching()
    fetch.controller.start()
    fetch._qtbot.waitUntil(lambda: fetch.count == 10, timeout=PATIENCE_MS)
    phases = len(fetch.phases)
    fetch.controller.close()
    assert fetch.runner.shutdown(1000)
    assert len(fetch.phases) == phases
    assert fetch.stops == []
    assert fetch.count == 10
