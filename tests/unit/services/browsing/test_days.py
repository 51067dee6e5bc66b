from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from qosviewer.services.browsing.days import FRESH_FOR, ONE_DAY, Asked, Window, months, to_ask, window_of

NOW = datetime(2026, 8, 20, 12, 0, tzinfo=UTC)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
WINDOWS = st.tuples(DAYS, DAYS).map(sorted).map(lambda pair: Window(*pair))


def august(first, last):
    return Window(date(2026, 8, first), date(2026, 8, last))


def test_a_stretch_of_local_time_touches_days_in_utc():
    paris = timezone(timedelta(hours=2))
    since, until = datetime(2026, 8, 5, tzinfo=paris), datetime(2026, 8, 6, tzinfo=paris)
    assert window_of(since, until) == august(4, 5)
    assert window_of(datetime(2026, 8, 5, tzinfo=UTC), datetime(2026, 8, 6, tzinfo=UTC)) == august(5, 5)


@given(WINDOWS)
def test_months_hold_every_day_once_and_none_is_longer_than_a_month(window):
    parts = months(window)
    assert sorted(day for part in parts for day in part.days()) == list(window.days())
    assert all((part.first.year, part.first.month) == (part.last.year, part.last.month) for part in parts)
    assert parts == sorted(parts, reverse=True)


def test_days_that_are_over_are_asked_for_once():
    asked = [Asked(august(1, 10), NOW - timedelta(days=9))]
    # They ended long before, but the 9th and 10th were not over by a day when it was asked.
    assert to_ask(august(1, 10), asked, NOW, refresh=True) == [august(10, 10)]
    asked = [Asked(august(1, 10), NOW)]
    assert to_ask(august(1, 10), asked, NOW + timedelta(days=1000), refresh=True) == []


def test_recent_days_are_asked_for_again_after_some_minutes_or_on_demand():
    asked = [Asked(august(1, 20), NOW)]
    assert to_ask(august(1, 20), asked, NOW + FRESH_FOR / 2, refresh=False) == []
    assert to_ask(august(1, 20), asked, NOW + FRESH_FOR, refresh=False) == [august(19, 20)]
    assert to_ask(august(1, 20), asked, NOW, refresh=True) == [august(19, 20)]


def test_a_clock_that_was_set_back_makes_nothing_fresh():
    asked = [Asked(august(1, 20), NOW)]
    assert to_ask(august(20, 20), asked, NOW - timedelta(minutes=1), refresh=False) == [august(20, 20)]


def test_several_gaps_of_a_month_are_one_window():
    asked = [Asked(august(2, 3), NOW), Asked(august(6, 8), NOW)]
    assert to_ask(august(1, 10), asked, NOW, refresh=False) == [august(1, 10)]
    assert to_ask(august(2, 7), asked, NOW, refresh=False) == [august(4, 5)]


@given(WINDOWS, st.lists(st.tuples(WINDOWS, st.integers(0, 400)), max_size=6))
def test_every_day_is_asked_for_or_there(window, kept):
    now = datetime(2027, 1, 3, tzinfo=UTC)
    asked = [Asked(each, now - age * ONE_DAY) for each, age in kept]
    missing = {day for each in to_ask(window, asked, now, refresh=True) for day in each.days()}
    for day in window.days():
        settled = any(
            each.window.first <= day <= each.window.last and day + timedelta(days=2) <= each.at.date() for each in asked
        )
        assert settled or day in missing
    assert len(to_ask(window, asked, now, refresh=True)) <= len(months(window))
    assert missing <= set(window.days())
