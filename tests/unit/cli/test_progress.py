"""What is said on the way, and what is not."""

from __future__ import annotations

import io

import pytest

from qosviewer.api.retry import Waiting
from qosviewer.cli.progress import Progress
from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.table import QosTable
from qosviewer.services.fetching import Fetched, Resolved, StartedOver
from qosviewer.services.gathering import Gathered, News
from tests.factories import make_batch, seat

REF = MeetingRef(MeetingKind.MEETING, "81234567890")


class Terminal(io.StringIO):
    """A stream that says it is a terminal; only what is written to it counts here."""

    def isatty(self):
        return True


def gathered(expected=None, topic="Hostile\n\x1b[31mtopic"):
    return Gathered(REF, MeetingData(MeetingInfo(REF, topic=topic, expected_participants=expected), QosTable()))


def fetched(of, names):
    batch = make_batch(*(seat(name) for name in names))
    of.data.table.append(batch)
    return News(of, Fetched(batch, None))


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_long_waits_and_new_beginnings_are_told_in_one_safe_line(stream):
    of, shown = gathered(), stream()
    with Progress([of], shown) as progress:
        progress.tell(News(of, Waiting(texts.RATE_LIMITED, 0.5)))
        assert texts.RATE_LIMITED.title not in shown.getvalue()
        progress.tell(News(of, Waiting(texts.RATE_LIMITED, 61.2)))
        progress.tell(News(of, StartedOver(texts.PAGE_TOKEN_EXPIRED)))
    lines = [line for line in shown.getvalue().splitlines() if "topic" in line]
    assert len(lines) == 2
    assert texts.RATE_LIMITED.title in lines[0] and "61 s" in lines[0]
    assert texts.PAGE_TOKEN_EXPIRED.title in lines[1]
    assert "\x1b[31m" not in shown.getvalue()


def test_no_bar_off_a_terminal():
    of, shown = gathered(2), io.StringIO()
    with Progress([of], shown) as progress:
        progress.tell(News(of, Resolved(of.data.info)))
        progress.tell(fetched(of, "ab"))
    assert shown.getvalue() == ""


@pytest.mark.parametrize(("expected", "total"), [(4, "3/4"), (2, "3 "), (None, "3 ")])
def test_the_bar_has_a_total_only_where_one_can_be_right(expected, total):
    of, shown = gathered(expected), Terminal()
    with Progress([of], shown) as progress:
        progress.tell(fetched(of, "abc"))
        progress._bar._bar.refresh()
        last = shown.getvalue().rsplit("\r", 1)[-1]
    assert total in last
    assert ("%" in last) == (total == "3/4")
