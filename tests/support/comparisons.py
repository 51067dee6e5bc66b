"""Small meetings to be compared, made to measure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.decisions import CrossPairing, StayRef, cross_pairing
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.roster import Roster, RosterEntry
from qosviewer.domain.source import QSS
from tests.factories import SeatSpec, make_table, seat

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def meeting(
    *seats: SeatSpec,
    uuid: str = "a",
    kind: MeetingKind = MeetingKind.MEETING,
    weeks: int = 0,
    roster: Sequence[RosterEntry] = (),
    topic: str = "Weekly",
) -> MeetingData:
    """A meeting, some weeks after `START`."""
    start = START + timedelta(weeks=weeks)
    info = MeetingInfo(MeetingRef(kind, "81234567890", uuid), topic, "Host", start, start + timedelta(minutes=50))
    data = MeetingData(info, make_table(*seats))
    if roster:
        data.companions.set_roster(Roster(tuple(roster)))
    return data


def who(text: str, *streams: object, pid: str | None = None) -> SeatSpec:
    """A seat from ``name|e-mail|id``, of which the latter two may be left out."""
    name, email, user_id = (*text.split("|"), "", "")[:3]
    return seat(name, *streams, participant_id=pid, email=email, user_id=user_id)  # type: ignore[arg-type]


def side_of(*people: str, uuid: str) -> Side:
    """A side whose people stand in the order given, the n-th having the participant id n."""
    return Side(meeting(*(who(text, pid=str(place)) for place, text in enumerate(people)), uuid=uuid))


def compared(*meetings: MeetingData, baseline: int = 0, source: str = QSS) -> Comparison:
    """Meetings beside one another, all of them complete."""
    return Comparison(labelled([Side(data, source=source) for data in meetings]), baseline)


def decided(one: str, other: str, *, joined: bool) -> CrossPairing:
    """A decision about ``a0``, the first of side a, and so on."""
    first, second = (StayRef(text[0], (text[1:], 0)) for text in (one, other))
    return cross_pairing(first, second, joined=joined)
