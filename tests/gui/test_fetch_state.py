from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from qosviewer.api.retry import Waiting
from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.moments import local_time
from qosviewer.domain.place import Place
from qosviewer.services.fetching import Fetched
from qosviewer.services.keeping import SignedIn
from qosviewer.ui.meeting.fetch_state import FetchState, Phase, duration_text
from tests.factories import make_batch, seat

MEETING = MeetingRef(MeetingKind.MEETING, "123456789")
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_while_running_it_says_what_is_here_of_about_how_many_and_how_long_it_takes() -> None:
    state = FetchState(Phase.RUNNING, participants=30, pages=3, expected=120, elapsed_s=6, fetched=30)
    assert state.sentence(NOW) == "Participants so far: 30 of about 120. Pages: 3. About 18 s left."
    assert state.share == 0.25


def test_nothing_is_promised_that_nobody_knows() -> None:
    assert FetchState(Phase.RUNNING, 30, 3).sentence(NOW) == "Participants so far: 30. Pages: 3."
    assert FetchState(Phase.RUNNING, 30, 3).share is None
    too_early = FetchState(Phase.RUNNING, 10, 1, expected=120, elapsed_s=1, fetched=10)
    assert too_early.sentence(NOW) == "Participants so far: 10 of about 120. Pages: 1."


def test_more_participants_than_expected_is_no_contradiction() -> None:
    state = FetchState(Phase.RUNNING, 130, 13, expected=120, elapsed_s=10, fetched=130)
    assert state.sentence(NOW) == "Participants so far: 130 of about 120. Pages: 13."
    assert state.share == 0.99


def test_a_wait_says_until_when() -> None:
    until = NOW + timedelta(minutes=5)
    sentence = FetchState(Phase.WAITING, 30, 3, until=until).sentence(NOW)
    assert sentence == f"Waiting until {local_time(until, NOW)}, as Zoom asks. Participants so far: 30."


def test_complete_is_all_of_it_whatever_was_expected() -> None:
    state = FetchState(Phase.COMPLETE, 14, 2, expected=20, until=NOW)
    assert state.share == 1
    assert state.sentence(NOW) == f"Complete at {local_time(NOW, NOW)}. Participants: 14. Pages: 2."


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_a_sentence(phase: Phase) -> None:
    assert "{" not in FetchState(phase, 3, 1).sentence(NOW)


def test_rough_durations() -> None:
    assert [duration_text(0.2), duration_text(59), duration_text(200)] == ["1 s", "59 s", "3 min"]


def after(state: FetchState, *events: object, watching: bool = False, continuing: bool = False) -> FetchState:
    for event in events:
        state = state.after(event, watching=watching, continuing=continuing)
    return state


def test_signing_in_leads_to_the_meeting_or_on_from_where_the_last_fetch_stopped() -> None:
    assert after(FetchState(Phase.OPENING), SignedIn()).phase is Phase.RESOLVING
    assert after(FetchState(Phase.OPENING), SignedIn(), continuing=True).phase is Phase.RUNNING
    assert after(FetchState(Phase.CANCELLING), SignedIn()).phase is Phase.CANCELLING


def test_a_pause_is_waiting_or_watching_and_the_next_page_ends_it() -> None:
    pause = Waiting(texts.LIST_PACE.fill(calls=3), 60.0)
    waiting = after(FetchState(Phase.RUNNING, pages=1, fetched=10), pause)
    assert waiting.phase is Phase.WAITING
    assert waiting.until > datetime.now(UTC)
    assert after(FetchState(Phase.OPENING), pause, watching=True).phase is Phase.WATCHING
    page = Fetched(make_batch(seat("Anna"), seat("Bo")), Place(MeetingInfo(MEETING), 0, 2, "next", NOW))
    running = after(waiting, page)
    assert (running.phase, running.pages, running.fetched, running.until) == (Phase.RUNNING, 2, 12, None)


def test_what_a_fetch_yields_beside_its_steps_changes_nothing() -> None:
    state = FetchState(Phase.RUNNING, 30, 3)
    assert after(state, None, "something else") is state
