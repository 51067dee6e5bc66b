from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.difference import Verdict
from qosviewer.domain.compare.headline import headline, moved_figures, row_title, short_title
from qosviewer.domain.compare.measure_sentences import measure_title
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.metrics import METRIC
from qosviewer.domain.streams import Direction, Medium
from tests.factories import stream
from tests.support.comparisons import compared, meeting, who
from tests.support.series import weekly_series


def heard(uuid: str, *losses: float, jitter: int = 5) -> MeetingData:
    return meeting(
        *(
            who(
                f"P{place}||u{place}",
                stream("audio_output", avg_loss=f"{loss}%", avg_jitter=f"{jitter} ms", avg_bitrate="40 kbps"),
            )
            for place, loss in enumerate(losses)
        ),
        uuid=uuid,
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((0.1, 0.1), (9, 0.1), "Worse in B for one person: audio ↓ loss. Nothing better."),
        ((9, 9, 0.1), (0.1, 0.1, 0.1), "Better in B for 2 people: audio ↓ loss. Nothing worse."),
        (
            (0.1, 9),
            (9, 0.1),
            "Worse in B for one person: audio ↓ loss. Better for one person: audio ↓ loss.",
        ),
        ((0.1, 1), (1, 0.1), "Nothing is worse and nothing better in B than in A."),
        ((0.1,) * 5, (1.9,) * 5, "Worse in B by the median: audio ↓ loss. Nothing better."),
        ((), (9,), "Nothing of B can be compared with A."),
    ],
)
def test_what_got_worse_and_better_in_a_line(before, after, said: str) -> None:
    assert headline(compared(heard("a", *before), heard("b", *after)), 1).text == said


def test_a_part_of_a_meeting_is_called_one() -> None:
    whole, part = Side(heard("a", 0.1)), Side(heard("b", 9), False)
    assert headline(Comparison(labelled([whole, part])), 1).text.startswith("Worse in B (partial) for one person")


def test_whom_a_median_concerns_is_not_mixed_up_with_whom_a_limit_does() -> None:
    comparison = compared(heard("a", *[0.1] * 6), heard("b", 9, *[0.1] * 5, jitter=30))
    assert headline(comparison, 1).text == (
        "Worse in B for one person: audio ↓ loss; by the median: audio ↓ jitter. Nothing better."
    )
    loss, jitter = moved_figures(comparison, 1)
    assert loss.humans == (0,) and not loss.by_median and loss.weight == 4.5
    assert jitter.humans == () and jitter.by_median and jitter.verdict is Verdict.WORSE


def test_the_other_way_round_worse_is_better() -> None:
    comparison = compared(heard("a", *[0.1] * 6), heard("b", 9, *[0.1] * 5, jitter=30))
    forth, back = headline(comparison, 1), headline(comparison.with_baseline(1), 0)
    assert [(each.metric, each.humans) for each in forth.worse] == [(each.metric, each.humans) for each in back.better]
    assert not forth.better and not back.worse


@given(st.lists(st.tuples(*[st.sampled_from([0.0, 0.1, 1.9, 2.4, 5.5, 40.0])] * 2), min_size=1, max_size=8))
def test_exchanging_the_meetings_exchanges_worse_and_better(losses: list[tuple[float, float]]) -> None:
    before, after = zip(*losses, strict=True)
    comparison = compared(heard("a", *before), heard("b", *after))
    forth, back = headline(comparison, 1), headline(comparison.with_baseline(1), 0)
    for one, other in ((forth.worse, back.better), (forth.better, back.worse)):
        assert [(each.humans, each.by_median, each.weight) for each in one] == [
            (each.humans, each.by_median, each.weight) for each in other
        ]
    accused = {human for each in forth.worse for human in each.humans}
    assert accused == {place for place, (one, other) in enumerate(losses) if other > 2 and other - one >= 0.5}


def test_the_same_meeting_twice_has_nothing_worse() -> None:
    data = heard("a", 9, 9)
    assert headline(compared(data, data), 1).text == "Nothing is worse and nothing better in B than in A."


def test_who_came_several_times_and_surely_got_worse_is_counted() -> None:
    def stays(uuid: str, *losses: float) -> MeetingData:
        sound = (stream("audio_output", avg_loss=f"{loss}%", avg_bitrate="40 kbps") for loss in losses)
        return meeting(*(who("Anna||u1", each, pid=str(place)) for place, each in enumerate(sound)), uuid=uuid)

    comparison = compared(stays("a", 0.1, 0.2), stays("b", 6, 9))
    assert headline(comparison, 1).text == "Worse in B for one person: audio ↓ loss. Nothing better."
    assert headline(comparison.with_baseline(1), 0).text == ("Better in A for one person: audio ↓ loss. Nothing worse.")


def test_the_planted_change_of_the_sample() -> None:
    comparison = compared(*weekly_series())
    said = headline(comparison, 7)
    assert said.text.startswith("Worse in H for 2 people: ") and said.text.endswith(" more. Nothing better.")
    assert {each.slot.direction for each in said.worse if each.humans} == {Direction.DOWNLINK}
    assert "Nothing is worse" in headline(comparison, 2).text


@pytest.mark.parametrize(
    ("slot", "metric", "short", "row"),
    [
        (Slot(Medium.SHARE, Direction.DOWNLINK), "loss", "screen share ↓ loss", "Screen share ↓ loss"),
        (Slot(Medium.VIDEO, Direction.UPLINK), "frame_rate", "video ↑ frame rate", "Video ↑ frame rate"),
        (Slot(Medium.CPU, Direction.NONE), "system_cpu_usage", "System CPU", "System CPU"),
        (Slot(Medium.OTHER, Direction.NONE, "hologram"), "loss", "hologram loss", "hologram loss"),
    ],
)
def test_short_titles(slot: Slot, metric: str, short: str, row: str) -> None:
    assert short_title(slot, METRIC[metric]) == short
    assert row_title(slot, METRIC[metric]) == row


def test_types_that_nobody_knows_are_safe_to_show() -> None:
    slot = Slot(Medium.OTHER, Direction.NONE, "holo\n\u202egram")
    assert measure_title(slot, METRIC["loss"]) == "holo⏎gram packet loss"
