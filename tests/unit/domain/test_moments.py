from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from qosviewer.domain.moments import day_text, local_text, local_text_too, local_time, offset_text

MOMENT = datetime(2026, 3, 1, 10, 15, tzinfo=UTC)


def test_a_moment_names_day_time_and_offset() -> None:
    assert local_text(MOMENT, timezone(timedelta(hours=1))) == "Sun 1 Mar 2026, 11:15 (UTC+01:00)"
    assert local_text(MOMENT, UTC) == "Sun 1 Mar 2026, 10:15 (UTC)"
    assert day_text(MOMENT, timezone(timedelta(hours=14))) == "Mon 2 Mar 2026"


def test_a_moment_without_a_zone_is_written_in_that_of_this_computer() -> None:
    assert local_text(MOMENT) == local_text(MOMENT, MOMENT.astimezone().tzinfo)


def test_the_time_of_this_computer_is_told_beside_that_of_another_zone() -> None:
    east = timezone((MOMENT.astimezone().utcoffset() or timedelta()) + timedelta(hours=3))
    here = MOMENT.astimezone()
    assert local_text_too(MOMENT, east) == f"{local_text(MOMENT, east)}, {here:%H:%M} ({offset_text(here)})"
    assert local_text_too(MOMENT, None) == local_text(MOMENT)


@pytest.mark.parametrize(
    ("offset", "text"),
    [
        (timedelta(hours=5, minutes=30), "UTC+05:30"),
        (-timedelta(hours=3, minutes=30), "UTC−03:30"),
        (timedelta(), "UTC"),
    ],
)
def test_offsets(offset: timedelta, text: str) -> None:
    assert offset_text(MOMENT.astimezone(timezone(offset))) == text


def test_a_time_tells_the_day_only_when_it_is_another() -> None:
    assert local_time(MOMENT, MOMENT + timedelta(hours=1), UTC) == "10:15"
    assert local_time(MOMENT, MOMENT - timedelta(days=1), UTC) == "1 Mar, 10:15"
