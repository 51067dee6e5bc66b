from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.api.retry_after import next_midnight_utc, retry_after

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("2", "2026-03-01T12:00:02+00:00"),
        (" 0 ", "2026-03-01T12:00:00+00:00"),
        ("2026-03-02T00:00:00Z", "2026-03-02T00:00:00+00:00"),
        ("2026-03-02T01:00:00+01:00", "2026-03-02T00:00:00+00:00"),
        ("2026-03-02T00:00:00", "2026-03-02T00:00:00+00:00"),
        ("Mon, 02 Mar 2026 00:00:00 GMT", "2026-03-02T00:00:00+00:00"),
    ],
)
def test_every_form_is_read(header, expected):
    assert retry_after(header, NOW).isoformat() == expected


@pytest.mark.parametrize(
    "header", ["", "soon", "-5", "1.5", "9" * 5000, "٣", "Mon, 99 Foo 2026", "0001-01-01T00:00:00+23:00"]
)
def test_what_cannot_be_read_is_none(header):
    assert retry_after(header, NOW) is None


@given(st.text())
def test_no_header_breaks_it(header):
    moment = retry_after(header, NOW)
    assert moment is None or moment.tzinfo is UTC


def test_a_new_day_begins_at_midnight_utc():
    assert next_midnight_utc(NOW).isoformat() == "2026-03-02T00:00:00+00:00"
