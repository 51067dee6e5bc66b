from __future__ import annotations

import numpy as np

from qosviewer.domain.compare.certainty import Estimate, estimate_verdict
from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.groups import group_difference, groups, standing
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.connection_facts import FACT
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.roster import RosterEntry
from qosviewer.domain.streams import Direction, Medium
from tests.factories import stream
from tests.support.comparisons import meeting, who

UP = Slot(Medium.AUDIO, Direction.UPLINK)
LOSS, BITRATE = FIELD["avg_loss"], FIELD["avg_bitrate"]
NETWORK = FACT["network_type"]


def mixed(*people: tuple[str, float], uuid: str = "a") -> MeetingData:
    seats = [
        who(f"P{n}||u{n}", stream("audio_input", avg_loss=f"{loss}%", avg_bitrate="40 kbps"), pid=str(n))
        for n, (_, loss) in enumerate(people)
    ]
    roster = [RosterEntry(str(n), network_type=network) for n, (network, _) in enumerate(people)]
    return meeting(*seats, uuid=uuid, roster=roster)


def alone(data: MeetingData) -> Comparison:
    return Comparison(labelled([Side(data)]))


def test_somebody_against_the_others_of_the_same_meeting() -> None:
    comparison = alone(mixed(("", 1), ("", 5), ("", 2), ("", 1)))
    found = standing(comparison, 0, 1, UP, LOSS)
    assert found is not None
    assert (found.rank, found.count, found.median, found.distance) == (4, 4, 1, 4)
    best = standing(comparison, 0, 0, UP, LOSS)
    assert best is not None and best.rank == 1
    assert standing(comparison, 0, 0, Slot(Medium.VIDEO, Direction.UPLINK), LOSS) is None


def test_somebody_alone_has_nobody_to_be_held_against() -> None:
    found = standing(alone(mixed(("", 1))), 0, 0, UP, LOSS)
    assert found is not None and (found.rank, found.count) == (1, 1) and np.isnan(found.median)


def test_who_was_in_no_breakout_room_was_in_the_main_room() -> None:
    seats = [who(f"P{n}||u{n}", stream("audio_input", avg_loss="1%"), pid=str(n)) for n in range(3)]
    roster = [RosterEntry("0", breakout_uuid="room=="), RosterEntry("1")]
    found = groups(alone(meeting(*seats, roster=roster)), 0, FACT["breakout"], UP, LOSS)
    assert [(group.title, group.people) for group in found] == [("Main room", 1), ("room==", 1), ("", 1)]


def test_wifi_against_cable() -> None:
    people = [("Wifi", 4 + n / 10) for n in range(8)] + [("Wired", n / 10) for n in range(6)] + [("", 1)]
    comparison = alone(mixed(*people))
    wifi, wired, unknown = groups(comparison, 0, NETWORK, UP, LOSS)
    assert [(group.title, group.people) for group in (wifi, wired, unknown)] == [("Wifi", 8), ("Wired", 6), ("", 1)]
    assert wifi.with_problems == Share(8, 8) and wired.with_problems == Share(0, 6)
    difference = group_difference(comparison, wifi, wired)
    assert difference.value == np.median(wired.values) - np.median(wifi.values)
    assert estimate_verdict(LOSS.metric, difference) is Verdict.BETTER
    assert estimate_verdict(LOSS.metric, group_difference(comparison, wired, wifi)) is Verdict.WORSE
    assert estimate_verdict(BITRATE.metric, difference) is Verdict.SAME  # four kbps don't count
    assert estimate_verdict(BITRATE.metric, Estimate(9, 40.0, 30.0, 50.0)) is Verdict.CHANGED
    assert estimate_verdict(LOSS.metric, group_difference(comparison, wifi, unknown)) is Verdict.NOT_COMPARABLE
    assert estimate_verdict(LOSS.metric, group_difference(comparison, wifi, wifi)) is Verdict.SAME


def test_groups_of_two_meetings() -> None:
    before = mixed(*[("Wifi", 5)] * 6, uuid="a")
    after = mixed(*[("Wifi", 1)] * 6, ("Wired", 1), uuid="b")
    comparison = Comparison(labelled([Side(before), Side(after)]))
    ((one,), (other, _)) = (groups(comparison, side, NETWORK, UP, LOSS) for side in range(2))
    assert estimate_verdict(LOSS.metric, group_difference(comparison, one, other)) is Verdict.BETTER
