from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.domain.compare.comparison import labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.source import FILE
from qosviewer.sample import SampleServer
from qosviewer.sample.faults import fault
from qosviewer.services.comparing import kept_side
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.rosters import kept_roster
from tests.support.comparisons import meeting, who
from tests.support.rosterless import rosterless_sides, rosters_of


@pytest.fixture
def door(tmp_path: Path) -> Iterator[ArchiveDoor]:
    opened = ArchiveDoor(tmp_path / "archive.sqlite3")
    yield opened
    opened.close()


def test_lists_are_fetched_and_kept_for_the_next_time(door) -> None:
    with SampleServer() as server:
        sides = rosterless_sides(server, door)
        rosters = rosters_of(server, door)
        assert [rosters.hindrance(side) for side in sides] == ["", ""]
        found = [each for each in rosters.fetch(sides, CancelToken()) if each]
    assert [each.side for each in found] == sides
    assert all(each.roster.complete and each.roster.entries for each in found)
    archive = door.open()
    row = archive.latest(sides[0].data.info.ref)
    again = kept_side(archive, row.snapshot, lambda _kind: sides[0].data.reading)
    assert again.data.companions.roster == found[0].roster


def test_the_list_stands_beside_the_fetch_that_is_compared(door) -> None:
    with SampleServer() as server:
        (side,) = rosterless_sides(server, door, 1)
        (later,) = rosterless_sides(server, door, 1)
        found = [each for each in rosters_of(server, door).fetch([side], CancelToken()) if each]
    assert len(found) == 1
    assert kept_roster(door.open(), side.snapshot) == found[0].roster
    assert kept_roster(door.open(), later.snapshot) is None


def test_a_number_alone_brings_no_list_of_another_instance(door) -> None:
    with SampleServer() as server:
        (known,) = rosterless_sides(server, door, 1)
        info = replace(known.data.info, ref=replace(known.data.info.ref, uuid=""))
        (side,) = labelled([Side(MeetingData(info, known.data.table))])
        asked = len(server.requests)
        rosters = rosters_of(server, door)
        assert "the list of another one might come" in rosters.hindrance(side)
        assert list(rosters.fetch([side], CancelToken())) == []
        assert len(server.requests) == asked


def test_a_missing_scope_comes_with_the_list_and_keeps_back_no_other(door) -> None:
    with SampleServer(faults=[fault("missing-scope=participants")]) as server:
        sides = rosterless_sides(server, door)
        found = [each for each in rosters_of(server, door).fetch(sides, CancelToken()) if each]
    assert len(found) == 2 and all(each.roster.trouble and not each.roster.complete for each in found)


def test_what_hinders_is_said(door) -> None:
    with SampleServer() as server:
        (side,) = rosterless_sides(server, door, 1, FILE)
        assert "opened from a file" in rosters_of(server, door).hindrance(side)
    with SampleServer() as server:
        (side,) = rosterless_sides(server, door, 1)
        stranger = rosters_of(server, door, account="")
        assert "account through which A was fetched" in stranger.hindrance(side)
        assert list(stranger.fetch([side], CancelToken())) == []
    (nowhere,) = labelled([Side(meeting(who("Anna"), uuid="nowhere"))])
    assert "A is not in the archive" in rosters_of(server, door).hindrance(nowhere)


def test_without_an_archive_none_is_made(tmp_path: Path) -> None:
    door = ArchiveDoor(tmp_path / "none.sqlite3")
    with SampleServer() as server:
        (side,) = labelled([Side(meeting(who("Anna")))])
        assert "not in the archive" in rosters_of(server, door).hindrance(side)
    assert not door.path.exists()
