"""What can be said of a figure that is a range over several stays: its direction, where all of the range agrees."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qosviewer.domain.compare.check import counted
from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.compare.difference import SMALLEST, Verdict, Why, span_text, verdicts
from qosviewer.domain.compare.overview import overview
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.filter.vocabulary import resolve
from qosviewer.domain.metrics import FIELD, METRIC
from qosviewer.domain.streams import Direction, Medium
from tests.factories import stream
from tests.support.comparisons import compared, meeting, who

LOSS = FIELD["avg_loss"]
DOWN = Slot(Medium.AUDIO, Direction.DOWNLINK)


def stays(*losses: float, uuid: str, key: str = "avg_loss"):
    return meeting(*(who("Anna||u1", stream("audio_output", **{key: loss})) for loss in losses), uuid=uuid)


def one(before: tuple[float, ...], after: tuple[float, ...]) -> Comparison:
    return compared(stays(*before, uuid="a"), stays(*after, uuid="b"))


@pytest.mark.parametrize(
    ("before", "after", "span", "verdict", "why"),
    [
        ((1, 2), (4, 6), "+2 … +5 pp", "worse", Why.SPAN),
        ((4, 6), (1, 2), "−5 … −2 pp", "better", Why.SPAN),
        ((4, 6), (1,), "−5 … −3 pp", "better", Why.SPAN),
        ((1, 1.1), (1.2, 1.3), "+0.1 … +0.3 pp", "same", Why.SPAN),
        ((1, 1.2), (1, 1.3), "−0.2 … +0.3 pp", "same", Why.SPAN),
        ((1, 6), (4,), "−2 … +3 pp", "not comparable", Why.RANGE),
        ((1, 2), (2.2, 6), "+0.2 … +5 pp", "not comparable", Why.RANGE),
    ],
)
def test_a_range_says_as_much_as_is_certain(before, after, span, verdict, why) -> None:
    difference = one(before, after).difference(1)
    found = difference.span(0, LOSS)
    assert found is not None and span_text(LOSS, found) == span
    assert Verdict(int(difference.verdict(LOSS)[0])).word == verdict
    assert difference.why(LOSS).tolist() == [why]
    assert np.isnan(difference.delta[0, LOSS.index])


def test_a_single_number_has_no_span_and_impossible_ends_make_none() -> None:
    assert one((1,), (4,)).difference(1).span(0, LOSS) is None
    difference = one((1, 2), (140, 6)).difference(1)
    assert difference.span(0, LOSS) is None
    assert difference.why(LOSS).tolist() == [Why.IMPOSSIBLE]


def test_what_is_neither_better_nor_worse_changes_one_way_or_not_at_all() -> None:
    def both(before: tuple[str, ...], after: tuple[str, ...]) -> str:
        size = FIELD["resolution"]
        data = [
            meeting(*(who("Anna||u1", stream("video_input", resolution=each)) for each in own), uuid=uuid)
            for own, uuid in ((before, "a"), (after, "b"))
        ]
        return Verdict(int(compared(*data).difference(1).verdict(size)[0])).word

    assert both(("160*90", "320*180"), ("640*360", "1280*720")) == "changed"
    assert both(("160*90", "640*360"), ("320*180",)) == "not comparable"


def test_minima_and_maxima_of_several_stays_are_numbers() -> None:
    data = [
        meeting(*(who("Anna||u1", stream("audio_output", min_loss=n, max_loss=n + 4)) for n in own), uuid=uuid)
        for own, uuid in (((1, 3), "a"), ((2, 5), "b"))
    ]
    difference = compared(*data).difference(1)
    assert difference.delta[0, [FIELD["min_loss"].index, FIELD["max_loss"].index]].tolist() == [1, 2]


def test_the_same_meeting_twice_differs_by_nothing_in_ranges_too() -> None:
    data = stays(1, 6, uuid="a")
    difference = compared(data, data).difference(1)
    assert difference.delta[0, LOSS.index] == 0
    assert Verdict(int(difference.verdict(LOSS)[0])) is Verdict.SAME


def test_it_is_counted_wherever_people_are_counted() -> None:
    comparison = one((1, 2), (4, 6))
    share = counted(comparison, 1, Verdict.WORSE, resolve("audio.downlink.loss"))
    assert (share.count, share.total) == (1, 1)
    assert comparison.difference(1).nearest(LOSS).tolist() == [2]


def test_it_counts_as_worse_and_takes_no_part_in_a_median() -> None:
    data = [
        meeting(*(who(f"A||{name}", stream("audio_output", avg_loss=loss)) for name, loss in own), uuid=uuid)
        for own, uuid in (((("u1", 1), ("u1", 2), ("u2", 1)), "a"), ((("u1", 6), ("u2", 3)), "b"))
    ]
    (row,) = overview(compared(*data), [METRIC["loss"]]).rows
    moves = row.moves[1]
    assert moves is not None and (moves.compared, moves.worse) == (2, 2)
    assert (moves.median.count, moves.median.value) == (1, 2)


LOSSES = st.lists(st.integers(0, 80).map(lambda tenths: tenths / 10), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(
    LOSSES,
    LOSSES,
    st.lists(st.floats(0.1, 9), min_size=3, max_size=3),
    st.lists(st.floats(0.1, 9), min_size=3, max_size=3),
)
def test_whatever_the_weights_are_the_verdict_holds(before, after, mine, theirs) -> None:
    difference = one(tuple(before), tuple(after)).difference(1)
    said = int(difference.verdict(LOSS)[0])
    span = difference.span(0, LOSS)
    if span is None or said == Verdict.NOT_COMPARABLE:
        return
    ends = [float(np.average(own, weights=w[: len(own)])) for own, w in ((before, mine), (after, theirs))]
    delta = ends[1] - ends[0]
    assert span[0] - 1e-9 <= delta <= span[1] + 1e-9
    assert verdicts(METRIC["loss"], np.array([delta]), SMALLEST).tolist() == [said]


@settings(max_examples=60, deadline=None)
@given(LOSSES, LOSSES)
def test_swapping_negates_a_span(before, after) -> None:
    forth, back = one(tuple(before), tuple(after)).difference(1), one(tuple(after), tuple(before)).difference(1)
    span = forth.span(0, LOSS)
    assert back.span(0, LOSS) == (None if span is None else (-span[1], -span[0]))
    swapped = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    said = Verdict(int(forth.verdict(LOSS)[0]))
    assert Verdict(int(back.verdict(LOSS)[0])) is swapped.get(said, said)
    assert np.array_equal(-forth.nearest(LOSS), back.nearest(LOSS), equal_nan=True)
