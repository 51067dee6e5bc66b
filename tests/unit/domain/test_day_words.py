from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.day_words import beginning, end
from qosviewer.domain.errors import InputError

DELHI = timezone(timedelta(hours=5, minutes=30))
NOW = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
"""In Delhi it is the 3rd already."""


def there(day, hour=0, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=DELHI)


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("today", there(3), there(4)),
        ("Yesterday", there(2), there(3)),
        ("-1d", there(2), there(3)),
        ("2d", there(1), there(2)),
        (" 2026-03-01 ", there(1), there(2)),
        ("2026-03-01T10:15", there(1, 10, 15), there(1, 10, 15)),
        ("2026-03-01 10:15", there(1, 10, 15), there(1, 10, 15)),
        ("2026-03-01T10:15Z", datetime(2026, 3, 1, 10, 15, tzinfo=UTC), datetime(2026, 3, 1, 10, 15, tzinfo=UTC)),
    ],
)
def test_what_people_type(text, first, after):
    assert beginning(text, NOW, DELHI) == first
    assert end(text, NOW, DELHI) == after


def test_weeks():
    assert beginning("-2w", NOW, DELHI) == there(3) - timedelta(days=14)


@pytest.mark.parametrize(
    "text", ["", "tomorrow-ish", "2026-02-30", "01.03.2026", "2026-W10-1", "-d", "٣d", "7m", "2026-03-01T25:00"]
)
def test_what_means_nothing_is_refused_in_words(text):
    with pytest.raises(InputError) as refused:
        beginning(text, NOW, DELHI)
    assert "yesterday" in refused.value.advice


def test_a_day_before_all_days_is_refused():
    with pytest.raises(InputError):
        beginning("0001-01-01", NOW)


def test_the_last_day_there_is_can_not_end():
    with pytest.raises(InputError):
        end("9999-12-31", NOW, UTC)


@given(st.integers(0, 9999))
def test_a_day_is_24_hours_where_clocks_are_never_changed(days):
    assert end(f"-{days}d", NOW, UTC) - beginning(f"-{days}d", NOW, UTC) == timedelta(days=1)
    assert beginning(f"-{days}d", NOW, UTC) == datetime(2026, 3, 2, tzinfo=UTC) - timedelta(days=days)


def test_without_a_zone_days_are_those_of_this_computer():
    now = datetime.now(UTC)
    first = beginning("today", now).astimezone()
    assert (first.hour, first.minute) == (0, 0)
    assert first <= now < end("today", now)
