"""What the meetings of a comparison are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.moments import short_day_text
from qosviewer.models.meeting_labels import comparison_title, meeting_labels, shared_topic
from tests.support.comparisons import START, compared, meeting, who


def series(count: int, **changed: object) -> Comparison:
    return compared(*(meeting(who("Anna"), uuid=str(week), weeks=week, **changed) for week in range(count)))


def test_of_one_topic_only_the_day_and_the_role_are_said() -> None:
    comparison = series(3)
    assert shared_topic(comparison) == "Weekly"
    first, second, third = meeting_labels(comparison, 2)
    day = short_day_text(START)
    assert (first.short, first.role) == (f"A {day} · baseline", "baseline")
    assert (third.role, second.role) == ("compared", "")
    assert second.short == "B 9 Mar"
    assert first.band == f"A · {day} · baseline"


def test_two_of_one_series_are_told_apart_by_their_days_first_where_a_tab_cuts_the_rest() -> None:
    assert comparison_title(series(2)) == "2 Mar and 9 Mar · Weekly"
    assert comparison_title(series(3)) == "Comparison of 3 meetings"
    one, two = meeting(who("Anna"), uuid="x", topic="First"), meeting(who("Anna"), uuid="y", weeks=1, topic="Second")
    assert comparison_title(compared(one, two)) == "First and Second"
    assert comparison_title(compared(meeting(who("Anna"), uuid="x"), meeting(who("Anna"), uuid="x"))) == (
        "Weekly and Weekly"
    )


def test_everything_is_in_the_name_and_in_the_tip() -> None:
    label = meeting_labels(series(2), 1)[1]
    for word in ("B", "Weekly", "Mon 9 Mar 2026", "compared"):
        assert word in label.name
    for word in ("B", "Weekly", "Mon 9 Mar 2026", "people: 1", "Zoom's summary", "Enter", "Space"):
        assert word in label.full


def test_of_several_topics_each_has_its_own_and_the_band_has_room_for_none() -> None:
    one = meeting(who("Anna"), uuid="x", topic="A very long topic that no chip has room for")
    two = meeting(who("Anna"), uuid="y", weeks=1, topic="Short")
    comparison = compared(one, two)
    assert not shared_topic(comparison)
    first, second = meeting_labels(comparison, 1)
    assert "A very long topic" in first.short and len(first.short) < 50
    assert "Short" in second.short and "Short" not in second.band
    assert "A very long topic that no chip has room for" in first.name


@pytest.mark.parametrize("start", [None, START])
def test_what_is_partial_or_has_no_day_says_so(start: datetime | None) -> None:
    data = meeting(who("Anna"), uuid="x")
    data.info = replace(data.info, start=start)
    comparison = Comparison(labelled([Side(data, complete=False), Side(meeting(who("Anna"), uuid="y"))]))
    label = meeting_labels(comparison, 1)[0]
    assert "◐" in label.short and "only a part of it" in label.name
    assert ("day not known" in label.short) is (start is None)
