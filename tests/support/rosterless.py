"""Meetings of the sample account kept in an archive without their lists of participants."""

from __future__ import annotations

from collections.abc import Generator

from qosviewer.api.cancel import CancelToken
from qosviewer.api.session import Session
from qosviewer.archive import QSS
from qosviewer.domain.batch import Batch
from qosviewer.domain.compare.comparison import labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.streams import DEFAULT_READING
from qosviewer.sample import SampleServer
from qosviewer.sample.scenarios import series
from qosviewer.services.compared_rosters import ComparedRosters
from qosviewer.services.comparing import kept_side
from qosviewer.services.fetching import Fetched, Resolved, fetch_meeting
from qosviewer.services.keeping import ArchiveDoor
from tests.support.archives import ACME
from tests.support.fetches import session_for


def rosterless_sides(server: SampleServer, door: ArchiveDoor, count: int = 2, source: str = QSS) -> list[Side]:
    """The first weeks of the series, fetched and kept."""
    meetings = {meeting.key: meeting for meeting in server.meetings}
    archive, sides = door.open(), []
    for scenario in series.SCENARIOS[:count]:
        ref = MeetingRef(MeetingKind.MEETING, uuid=meetings[scenario.key].uuid)
        info, batches = MeetingInfo(ref), list[Batch]()
        for event in fetch_meeting(session_for(server), ref, cancel=CancelToken()):
            if isinstance(event, Fetched):
                batches.append(event.batch)
            elif isinstance(event, Resolved):
                info = event.info
        snapshot = archive.keep_whole(info, ACME, source, batches).snapshot
        sides.append(kept_side(archive, snapshot, lambda kind: DEFAULT_READING[kind.value]))
    return labelled(sides)


def rosters_of(server: SampleServer, door: ArchiveDoor, account: str = ACME.name) -> ComparedRosters:
    """Where their lists come from."""

    def signed_in(_name: str) -> Generator[None, None, Session]:
        yield
        return session_for(server)

    return ComparedRosters(door, lambda key: account if key == ACME.key else "", signed_in)
