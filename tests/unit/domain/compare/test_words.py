from __future__ import annotations

import numpy as np

from qosviewer.domain.compare.certainty import median_estimate
from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.groups import Group, standing
from qosviewer.domain.compare.overview import Moves, Share
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.compare.ties import Tie
from qosviewer.domain.compare.trend import Turn, trend
from qosviewer.domain.compare.words import (
    groups_text,
    moves_text,
    recently_text,
    share_text,
    standing_text,
    tie_text,
    turn_text,
)
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.streams import Direction, Medium
from tests.factories import stream
from tests.support.comparisons import meeting, who

LOSS = FIELD["avg_loss"]
DOWN = Slot(Medium.AUDIO, Direction.DOWNLINK)


def series(*losses: float) -> Comparison:
    sides = [
        Side(
            meeting(
                who("Anna||u1", stream("audio_output", avg_loss=f"{loss}%", avg_bitrate=40)),
                who("Bert||u2", stream("audio_output", avg_loss="1%", avg_bitrate=40)),
                who("Cleo||u3"),
                uuid=f"w{week}",
                weeks=week,
            )
        )
        for week, loss in enumerate(losses)
    ]
    return Comparison(labelled(sides))


def test_a_share_of_a_few_is_a_count() -> None:
    assert share_text(Share(3, 9)) == "3 of 9"
    assert share_text(Share(3, 10)) == "3 of 10 (30 %, with 95 % certainty between 11 and 60 %)"


def test_pairs_in_words() -> None:
    assert [tie_text(tie) for tie in (0, Tie.NAME, Tie.EMAIL)] == ["", "by name, perhaps", "by e-mail address, likely"]


def test_changes_in_words() -> None:
    estimate = median_estimate(np.array([-3.1, -3.0, -2.9, -3.0, -3.0]))
    moves = Moves(5, 5, 0, 0, estimate)
    assert moves_text(LOSS, moves) == ("median change of 5 people −3 % (with 95 % certainty between −3.1 % and −2.9 %)")
    few = median_estimate(np.array([1.0]))
    assert moves_text(LOSS, Moves(1, 0, 1, 0, few)) == moves_text(LOSS, None) == "not enough pairs to say"
    assert turn_text(LOSS, Turn(2, 2, few)) == "not enough data yet"
    assert turn_text(LOSS, Turn(4, 3, estimate)).endswith(", from 4 instances before to 3 after")


def test_a_series_in_words() -> None:
    found = trend(series(0, 0, 9, 9, 9), DOWN, LOSS)
    assert [recently_text(found, human) for human in range(3)] == [
        "bad in 3 of the last 5",
        "never bad in the last 5",
        "not enough data in any of the last ones",
    ]


def test_a_standing_in_words() -> None:
    comparison = series(9)
    found = standing(comparison, 0, 0, DOWN, LOSS)
    assert found is not None
    assert standing_text(LOSS, found) == "2 of 2, best first; +8 % from the median of the others (1 %)"
    alone = Comparison(labelled([Side(meeting(who("Anna||u1", stream("audio_output", avg_loss="9%"))))]))
    found = standing(alone, 0, 0, DOWN, LOSS)
    assert found is not None
    assert standing_text(LOSS, found) == "Nobody else has such a figure."


def test_groups_in_words() -> None:
    def group(title: str, *values: float) -> Group:
        own = np.array(values)
        return Group(0, title, len(own), own, median_estimate(own), Share(0, len(own)))

    cable, wifi = group("Wired", *[1.0] * 6), group("Wifi", *[4.0] * 8)
    assert groups_text(LOSS, cable, wifi) == (
        "Wifi (8) against Wired (6): worse, median +3 % (with 95 % certainty between +3 % and +3 %)"
    )
    assert groups_text(LOSS, cable, group("", 9.0)) == "not known (1) against Wired (6): not enough people to say"
