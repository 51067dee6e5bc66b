from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from qosviewer.cli.parser import parse
from qosviewer.cli.stretch import stretch_of
from qosviewer.domain.errors import InputError


def test_days_ago_are_no_option():
    options = parse(["meetings", "--from", "-7d", "--to", "-1d"])
    span = stretch_of(options)
    assert timedelta(days=6, hours=22) < span.until - span.since < timedelta(days=7, hours=2)
    assert span.as_json()["from"].endswith("Z")


def test_until_today_by_default():
    assert stretch_of(parse(["meetings", "--from", "yesterday"])).until > datetime.now(UTC)


@pytest.mark.parametrize("words", [["today", "yesterday"], ["2026-03-01T10:00Z", "2026-03-01T10:00Z"], ["x", "today"]])
def test_what_is_no_stretch_of_time(words):
    with pytest.raises(InputError):
        stretch_of(parse(["meetings", "--from", words[0], "--to", words[1]]))
