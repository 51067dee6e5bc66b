"""The weekly meeting of the sample account, fetched over HTTP as the program fetches it."""

from __future__ import annotations

from functools import cache

from qosviewer.api.cancel import CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.table import QosTable
from qosviewer.sample import SampleServer
from qosviewer.sample.meeting import Meeting
from qosviewer.sample.scenarios import series
from qosviewer.services.fetching import Fetched, Resolved, fetch_meeting
from qosviewer.services.rosters import fetch_roster
from tests.support.fetches import session_for


@cache
def weekly_series() -> tuple[MeetingData, ...]:
    """Every instance of the series with its list of participants, the oldest first; nobody may change them."""
    keys = [scenario.key for scenario in series.SCENARIOS]
    with SampleServer() as server:
        meetings = {meeting.key: meeting for meeting in server.meetings}
        return tuple(_fetched(server, meetings[key]) for key in keys)


def _fetched(server: SampleServer, meeting: Meeting) -> MeetingData:
    ref, session = MeetingRef(MeetingKind.MEETING, uuid=meeting.uuid), session_for(server)
    data = MeetingData(MeetingInfo(ref), QosTable())
    for event in fetch_meeting(session, ref, cancel=CancelToken()):
        if isinstance(event, Fetched):
            data.table.append(event.batch)
        elif isinstance(event, Resolved):
            data.info = event.info
    (here,) = [e for e in fetch_roster(session, ref, cancel=CancelToken()) if not isinstance(e, Waiting)]
    data.companions.set_roster(here.roster)
    return data
