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
from tests.factories import SeatSpec, StreamSpec, make_table, seat, stream

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


def curious_comparison() -> Comparison:
    """Two meetings that hold whatever is awkward to write down; the second is partial."""

    def sound(loss: str, kind: str = "audio_output") -> StreamSpec:
        return stream(kind, avg_loss=loss, max_loss=loss, avg_bitrate="40 kbps", avg_jitter="8 ms")

    picture = stream("video_input", avg_frame_rate="24 fps", resolution="1280*720", avg_loss="0%")
    before = meeting(
        who("Anna Berg|anna@example.com|u1", sound("0.3%"), picture, pid="1"),
        who("=SUM(A1)|bert@example.com", sound("7.1%"), pid="2"),
        who("Cleo (she/her)", sound("1%"), pid="3"),
        who("Dora||u4", sound("1%"), pid="4"),
        who("Dora phone||u4", sound("3%"), pid="5"),
        who("Emil|emil@example.com", sound("140%"), pid="6"),
        who("Fritz||u6", sound("0.2%"), pid="7"),
        who("", sound("0.1%"), pid="8"),
        seat("Gina | *bold*\nwww.example.com", sound("9%"), user_id="u9", participant_id="9"),
        who("Only Here|only@example.com", pid="10"),
        uuid="before==",
    )
    after = meeting(
        who("CLEO", sound("1.2%"), pid="1"),
        who("Anna B.|anna@example.com|u1", sound("6.05%"), stream("video_input", resolution="640*360"), pid="2"),
        who("=SUM(A1)|bert@example.com", sound("0.4%"), pid="3"),
        who("Dora||u4", sound("2%"), pid="4"),
        who("Emil|emil@example.com", sound("2%"), pid="5"),
        who("Fritz||u6", sound("0.2%", "audio_device_to_rwg"), sound("0.4%", "hologram"), pid="6"),
        who("Gina||u9", sound("1%"), pid="7"),
        who("\u05d3\u05e0\u05d4", sound("0%"), pid="8"),
        uuid="after==",
        weeks=1,
        topic="Weekly, moved",
    )
    return Comparison(labelled([Side(before), Side(after, complete=False)]))
