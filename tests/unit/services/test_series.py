"""Series of the sample account: put together from Zoom's answer and the archive, also without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qosviewer.api.cancel import CancelToken
from qosviewer.archive import Account
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.sample import SampleServer, fault
from qosviewer.sample.scenarios.series import NUMBER
from qosviewer.services.keeping import ArchiveDoor, fetch_and_keep
from qosviewer.services.series import Known, SeriesHere, series
from tests.support.fetches import session_for

OWNER = Account("acc", "Example Corp")
REF = MeetingRef(MeetingKind.MEETING, str(NUMBER))


@pytest.fixture
def door(tmp_path: Path) -> Iterator[ArchiveDoor]:
    door = ArchiveDoor(tmp_path / "archive.sqlite3")
    yield door
    door.close()


@pytest.fixture
def server() -> Iterator[SampleServer]:
    with SampleServer() as running:
        yield running


def known(door: ArchiveDoor, server: SampleServer | None, listed: tuple[MeetingInfo, ...] = ()) -> Known:
    def opening():
        yield None
        return session_for(server)

    return Known(OWNER, door, opening if server else None, listed)


def all_of(known: Known) -> list[SeriesHere]:
    return [each for each in series(REF, known, cancel=CancelToken()) if isinstance(each, SeriesHere)]


def test_instances_come_from_zoom_and_are_there_without_it(door: ArchiveDoor, server: SampleServer) -> None:
    first, last = all_of(known(door, server))
    assert first == SeriesHere((), asking=True)
    assert len(last.instances) == 8
    assert not last.asking
    starts = [each.info.start for each in last.instances]
    assert starts == sorted(starts, reverse=True)
    (offline,) = all_of(known(door, None))
    assert offline == last


def test_what_is_kept_is_known_by_its_row_and_fetched_once(door: ArchiveDoor, server: SampleServer) -> None:
    session = session_for(server)
    list(fetch_and_keep(session, REF, archive=door, account=OWNER, cancel=CancelToken()))
    first, last = all_of(known(door, server))
    assert [each.info.ref.uuid for each in first.instances] == [last.instances[0].info.ref.uuid]
    assert last.instances[0].row.participants == 17
    assert [each.row for each in last.instances[1:]] == [None] * 7


def test_the_meetings_of_another_account_are_left_out(door: ArchiveDoor, server: SampleServer) -> None:
    other = Account("other", "Other")
    list(fetch_and_keep(session_for(server), REF, archive=door, account=other, cancel=CancelToken()))
    assert all_of(known(door, None)) == [SeriesHere(())]


def test_lists_tell_how_many_took_part(door: ArchiveDoor) -> None:
    listed = (MeetingInfo(MeetingRef(REF.kind, REF.number, "u"), expected_participants=12),)
    (only,) = all_of(known(door, None, listed))
    assert [each.info.expected_participants for each in only.instances] == [12]


def test_where_zoom_can_not_be_asked_what_is_known_stays(door: ArchiveDoor, server: SampleServer) -> None:
    all_of(known(door, server))
    server.misbehave(fault("missing-scope=instances"))
    last = all_of(known(door, server))[-1]
    assert len(last.instances) == 8
    assert last.trouble is not None
