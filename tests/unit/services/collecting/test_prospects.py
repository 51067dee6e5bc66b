from __future__ import annotations

import pytest

from qosviewer.archive import ArchiveFull
from qosviewer.domain import texts
from qosviewer.domain.errors import ConnectionTrouble, MeetingUnavailable, QosViewerError, SetupError
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.services.call_count import DailyShareUsed
from qosviewer.services.collecting import Collected, Outcome, Prospects

MESSAGE = texts.ARCHIVE_DISK_FULL


def ended(outcome: Outcome, error: QosViewerError | None = None) -> Collected:
    return Collected(MeetingInfo(MeetingRef(MeetingKind.MEETING, "81234567890")), outcome, error=error)


@pytest.mark.parametrize("kind", [ConnectionTrouble, SetupError, ArchiveFull])
def test_five_failures_in_a_row_that_the_meeting_has_no_part_in_are_enough(kind):
    prospects = Prospects()
    failed = ended(Outcome.FAILED, kind(MESSAGE))
    assert not any(prospects.are_nil_after(failed) for _ in range(4))
    assert not prospects.are_nil_after(ended(Outcome.FETCHED))
    assert [prospects.are_nil_after(failed) for _ in range(5)] == [False, False, False, False, True]


def test_failures_of_the_meetings_themselves_stop_nothing():
    prospects = Prospects()
    failed = ended(Outcome.FAILED, MeetingUnavailable(MESSAGE))
    assert not any(prospects.are_nil_after(failed) for _ in range(20))


def test_where_no_call_can_work_one_is_enough():
    assert Prospects().are_nil_after(ended(Outcome.FAILED, DailyShareUsed(MESSAGE)))
