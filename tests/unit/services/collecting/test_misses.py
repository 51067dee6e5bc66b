"""What Zoom has no data of is not asked for for ever, and given up by nobody too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qosviewer.api.errors import NoData
from qosviewer.archive import Account, Archive
from qosviewer.domain import texts
from qosviewer.domain.retention import SUMMARY_DAYS
from qosviewer.services.collecting.misses import PATIENCE, Misses
from tests.support.archives import ACME, info

NO_DATA = NoData(texts.NO_DATA)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        yield opened


def ended(ago: timedelta, number: int = 1):
    end = datetime.now(UTC) - ago
    return info(number, start=end - timedelta(hours=1), end=end)


@pytest.mark.parametrize(("ago", "final"), [(PATIENCE + MINUTE, True), (PATIENCE - MINUTE, False)])
def test_a_miss_counts_only_when_zoom_had_the_time(archive: Archive, ago: timedelta, final: bool) -> None:
    misses, meeting = Misses(ACME), ended(ago)
    assert not misses.are_final(archive, meeting)
    misses.note(archive, meeting, NO_DATA)
    assert misses.are_final(archive, meeting) is final
    assert not misses.are_final(archive, ended(ago, number=2))


def test_another_account_may_have_more_luck(archive: Archive) -> None:
    Misses(ACME).note(archive, ended(30 * DAY), NO_DATA)
    assert not Misses(Account("other")).are_final(archive, ended(30 * DAY))
    archive.delete_account(ACME.key)
    assert not Misses(ACME).are_final(archive, ended(30 * DAY))


def test_nothing_is_older_than_zoom_keeps_it(archive: Archive) -> None:
    misses = Misses(ACME)
    assert misses.are_final(archive, ended((SUMMARY_DAYS + 2) * DAY))
    assert not misses.are_final(archive, ended((SUMMARY_DAYS - 1) * DAY))


def test_an_end_that_is_not_known_is_never_too_long_ago(archive: Archive) -> None:
    misses, meeting = Misses(ACME), info(1, start=None)
    misses.note(archive, meeting, NO_DATA)
    assert not misses.are_final(archive, meeting)
