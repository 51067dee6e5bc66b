from __future__ import annotations

import numpy as np

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.overview import OverviewRow, Share, move_text, overview
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import METRIC
from qosviewer.domain.roster import RosterEntry
from tests.factories import stream
from tests.support.comparisons import compared, meeting, who


def losses(*values: float, uuid: str, roster: tuple[RosterEntry, ...] = ()) -> MeetingData:
    seats = [
        who(f"P{n}||u{n}", stream("audio_output", avg_loss=f"{loss}%", avg_bitrate="40 kbps"), pid=str(n))
        for n, loss in enumerate(values)
    ]
    return meeting(*seats, uuid=uuid, roster=roster)


def row(comparison: Comparison, key: str = "loss") -> OverviewRow:
    (found,) = overview(comparison, [METRIC[key]]).rows
    return found


def test_spreads_shares_and_moves() -> None:
    comparison = compared(
        losses(1, 2, 3, 4, 5, 6, uuid="a"),
        losses(0.1, 1, 2.9, 1, 1, 9, 7, uuid="b"),
    )
    found = row(comparison)
    assert found.slot.title == "Audio downlink"
    assert [spread.count for spread in found.spreads] == [6, 7]
    assert found.spreads[0].quantile(0.5) == 3.5
    assert found.spreads[0].beyond == Share(4, 6)
    moves = found.moves[1]
    assert found.moves[0] is None and moves is not None
    assert (moves.compared, moves.better, moves.worse, moves.same) == (6, 4, 1, 1)
    assert moves.median.value == -0.95
    whole = overview(comparison)
    assert whole.people == (6, 7)
    assert whole.with_problems == (Share(4, 6), Share(3, 7))
    assert [each.metric.key for each in whole.rows] == ["bitrate", "loss"]


def test_the_limit_itself_is_fine() -> None:
    assert row(compared(losses(2, 2.1, uuid="a"), losses(2, uuid="b"))).spreads[0].beyond == Share(1, 2)


def test_swapping_mirrors_the_moves() -> None:
    one, two = losses(1, 2, 3, 4, 5, 6, uuid="a"), losses(0.1, 1, 2.9, 1, 1, 9, uuid="b")
    comparison = compared(one, two)
    forth, back = row(comparison).moves[1], row(comparison.with_baseline(1)).moves[0]
    assert forth is not None and back is not None
    assert (forth.better, forth.worse) == (back.worse, back.better)
    assert (forth.median.low, forth.median.high) == (-back.median.high, -back.median.low)


def test_too_few_pairs_to_say() -> None:
    found = row(compared(losses(1, 1, 1, 1, uuid="a"), losses(9, 9, 9, 9, uuid="b")))
    assert move_text(found.metric, found.moves[1]) == "not enough pairs to say"
    assert move_text(found.metric, None) == "not enough pairs to say"


def test_what_a_median_says_in_a_word() -> None:
    better = row(compared(losses(*[9] * 6, uuid="a"), losses(*[1] * 6, uuid="b")))
    assert move_text(better.metric, better.moves[1]) == "better"
    same = row(compared(losses(*[9] * 6, uuid="a"), losses(*[9] * 6, uuid="b")))
    assert move_text(same.metric, same.moves[1]) == "same"


def test_the_spread_of_a_partial_side_is_marked() -> None:
    sides = [Side(losses(1, uuid="a"), complete=False), Side(losses(1, uuid="b"))]
    assert [spread.is_partial for spread in row(Comparison(labelled(sides))).spreads] == [True, False]


def test_picture_sizes_are_spread_as_pixels() -> None:
    data = meeting(who("Anna||u1", stream("video_input", resolution="640*360")), uuid="a")
    assert row(compared(data, data), "resolution").spreads[0].values.tolist() == [640 * 360]


def test_what_changed_around() -> None:
    def roster(*networks: str) -> tuple[RosterEntry, ...]:
        return tuple(RosterEntry(str(n), network_type=network) for n, network in enumerate(networks))

    comparison = compared(
        losses(1, 1, 1, uuid="a", roster=roster("Wired", "Wired", "")),
        losses(1, 1, 1, uuid="b", roster=roster("Wifi", "Wired", "Wifi")),
    )
    (network,) = overview(comparison).around
    assert network.title == "Network"
    assert network.sides == ((("Wired", 2),), (("Wifi", 2), ("Wired", 1)))
    assert network.changed == ((), (("Wired", "Wifi", 1),))


def test_impossible_figures_are_not_counted() -> None:
    found = row(compared(losses(140, 1, uuid="a"), losses(1, 1, uuid="b")))
    assert found.spreads[0].values.tolist() == [1]
    assert not np.isnan(found.spreads[1].values).any()
