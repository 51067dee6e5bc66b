from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from qosviewer.archive import Archive, Person
from qosviewer.domain.batch import RawPage
from qosviewer.services.cross_pairings import keep_cross_pairing, kept_cross_pairings, take_back_cross_pairing
from tests.support.archives import NOW, keep, person
from tests.support.comparisons import decided


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.sqlite3") as opened:
        yield opened


def test_decisions_come_back_the_oldest_first_and_only_those_about_the_meetings(archive: Archive) -> None:
    later, earlier, elsewhere = (
        decided("a0", "b0", joined=True),
        decided("a1", "b1", joined=False),
        decided("a0", "c0", joined=True),
    )
    keep_cross_pairing(archive, later, NOW + timedelta(minutes=1))
    keep_cross_pairing(archive, earlier, NOW)
    keep_cross_pairing(archive, elsewhere, NOW)
    assert kept_cross_pairings(archive, {"a", "b"}) == (earlier, later)
    assert len(kept_cross_pairings(archive, {"a", "b", "c"})) == 3
    assert kept_cross_pairings(archive, {"a"}) == ()


def test_a_new_decision_takes_the_place_of_an_older_one_and_can_be_taken_back(archive: Archive) -> None:
    keep_cross_pairing(archive, decided("a0", "b0", joined=True))
    keep_cross_pairing(archive, decided("b0", "a0", joined=False))
    assert kept_cross_pairings(archive, "ab") == (decided("a0", "b0", joined=False),)
    take_back_cross_pairing(archive, decided("a0", "b0", joined=True))
    assert kept_cross_pairings(archive, "ab") == ()


def test_what_somebody_else_wrote_there_is_left_alone(archive: Archive) -> None:
    from qosviewer.archive import CompanionPage, Series

    for key in ("nonsense", "[1, 2]", '[["a"]]', "{}"):
        archive.companions.put(Series("cross-pairing", key), CompanionPage(0, RawPage.pack(b"{}"), NOW))
    assert kept_cross_pairings(archive, "ab") == ()


def test_decisions_outlive_forgetting_somebody_and_prove_right(archive: Archive) -> None:
    keep(archive, [person("Anna", "0", "anna@example.com"), person("Ben", "1")])
    decision = decided("a0", "b0", joined=True)
    keep_cross_pairing(archive, decision)
    archive.forget(Person(emails=frozenset({"anna@example.com"})))
    assert kept_cross_pairings(archive, "ab") == (decision,)
