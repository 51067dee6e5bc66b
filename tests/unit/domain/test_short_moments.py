"""Days of several moments, as short as they can be told apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from qosviewer.domain.short_moments import short_days


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_days_alone_where_they_differ() -> None:
    assert short_days([at(2026, 10, 4, 11), at(2026, 10, 11, 11)], UTC) == ["4 Oct", "11 Oct"]
    assert short_days([]) == []


def test_the_time_only_where_two_share_a_day() -> None:
    moments = [at(2026, 10, 4, 9), at(2026, 10, 4, 11, 5), at(2026, 10, 5, 9)]
    assert short_days(moments, UTC) == ["4 Oct, 09:00", "4 Oct, 11:05", "5 Oct"]


def test_the_year_where_it_changes_and_only_if_it_does() -> None:
    moments = [at(2025, 12, 28), at(2026, 1, 4), at(2026, 1, 11), at(2025, 12, 21)]
    assert short_days(moments, UTC) == ["28 Dec 2025", "4 Jan 2026", "11 Jan", "21 Dec 2025"]


def test_what_is_not_known_is_nothing_and_days_are_those_of_the_zone() -> None:
    late = at(2026, 3, 1, 23, 30)
    assert short_days([late, None], timezone(timedelta(hours=2))) == ["2 Mar", ""]
