from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.retention import first_listed_day, summary_kept_until


def test_a_summary_is_kept_for_a_year_after_the_end():
    assert summary_kept_until(datetime(2026, 3, 1, 23, 30, tzinfo=UTC)) == date(2027, 3, 1)


def test_without_an_end_nothing_is_known():
    assert summary_kept_until(None) is None


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 8, 15), date(2026, 2, 15)),
        (date(2026, 3, 31), date(2025, 9, 30)),
        (date(2026, 6, 30), date(2025, 12, 30)),
        (date(2026, 8, 31), date(2026, 2, 28)),
        (date(2026, 12, 1), date(2026, 6, 1)),
    ],
)
def test_lists_reach_back_six_months(today, first):
    assert first_listed_day(today) == first


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_it_is_always_about_half_a_year(today):
    assert timedelta(days=181) <= today - first_listed_day(today) <= timedelta(days=184)
