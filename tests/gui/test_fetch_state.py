from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from qosviewer.domain.moments import local_time
from qosviewer.ui.meeting.fetch_state import FetchState, Phase, duration_text

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
