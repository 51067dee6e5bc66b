"""What lies between meetings, and what has to be said of bad input."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.difference import Verdict, Why, delta_text, verdicts
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.compare.paragraph import paragraph_text
from qosviewer.domain.compare.remarks import notices
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.compare.streams import Slot
from qosviewer.domain.meeting import MeetingKind
from qosviewer.domain.metrics import FIELD, FIELDS, METRIC
from qosviewer.domain.source import MINUTES
from qosviewer.domain.streams import Direction, Medium, Path
from tests.factories import SeatSpec, seat, stream
from tests.support.comparisons import compared, meeting, who

AUDIO_UP = Slot(Medium.AUDIO, Direction.UPLINK)
LOSS = FIELD["avg_loss"]


def audio(loss: str, kind: str = "audio_input", **more: object) -> object:
    return stream(kind, avg_loss=loss, avg_bitrate="40 kbps", **more)


def verdict_words(comparison: Comparison, other: int = 1, key: str = "avg_loss") -> list[str]:
    return [Verdict(each).word for each in comparison.difference(other).verdict(FIELD[key]).tolist()]


def test_a_pair_is_subtracted_and_judged_by_the_metrics_own_direction() -> None:
    before = meeting(
        who(
            "Anna||u1",
            audio("4%", avg_latency="20 ms"),
            stream("video_input", avg_frame_rate="24 fps", resolution="640*360"),
        ),
        uuid="a",
    )
    after = meeting(
        who(
            "Anna||u1",
            audio("0.5%", avg_latency="90 ms"),
            stream("video_input", avg_frame_rate="9 fps", resolution="320*180"),
        ),
        uuid="b",
    )
    comparison = compared(before, after)
    difference = comparison.difference(1)
    assert difference.delta[0, LOSS.index] == -3.5
    assert verdict_words(comparison) == ["better", "not comparable"]
    assert verdict_words(comparison, key="avg_latency")[0] == "worse"
    assert verdict_words(comparison, key="avg_frame_rate")[1] == "worse"
    assert verdict_words(comparison, key="avg_bitrate")[0] == "same"
    assert verdict_words(comparison, key="resolution")[1] == "changed"
    assert difference.delta[1, FIELD["resolution"].index] == 320 * 180 - 640 * 360


def test_what_is_smaller_than_what_counts_is_the_same() -> None:
    assert verdicts(METRIC["loss"], np.array([0.4, 0.5, -0.5, 0.0, np.nan])).tolist() == [
        Verdict.SAME,
        Verdict.WORSE,
        Verdict.BETTER,
        Verdict.SAME,
        Verdict.NOT_COMPARABLE,
    ]
    # 0.8 - 0.3 is a little less than a half in binary, and no less for people.
    assert verdicts(METRIC["loss"], np.array([0.8 - 0.3])).tolist() == [Verdict.WORSE]
    assert verdicts(METRIC["loss"], np.array([2.0]), {"loss": 3.0}).tolist() == [Verdict.SAME]


def test_differences_in_words() -> None:
    assert delta_text(LOSS, 2.7) == "+2.7 pp"
    assert delta_text(LOSS, -0.30000000000000004) == "−0.3 pp"
    assert delta_text(LOSS, 0.0) == "±0 pp"
    assert delta_text(LOSS, float("nan")) == "–"
    assert delta_text(FIELD["resolution"], -172800.0) == "−172\u202f800 pixels"
    assert delta_text(FIELD["system_avg_cpu_pressure_level"], 2.0) == "+2 levels"


def test_the_client_is_not_compared_with_a_gateway() -> None:
    before = meeting(who("Anna||u1", audio("4%")), uuid="a")
    after = meeting(who("Anna||u1", audio("1%", "audio_device_from_rwg")), uuid="b")
    comparison = compared(before, after)
    assert comparison.pairs.count == 1
    assert comparison.pairs.paths(0) == [Path.CLIENT, Path.WEB_GATEWAY]
    assert comparison.pairs.slots[int(comparison.pairs.slot[0])] == AUDIO_UP
    assert Why(int(comparison.difference(1).why(LOSS)[0])) is Why.PATHS
    assert np.isnan(comparison.difference(1).delta).all()


def test_of_two_paths_the_one_that_both_sides_have_stands_for_the_person() -> None:
    before = meeting(who("Anna||u1", audio("4%"), audio("3%", "audio_device_from_rwg")), uuid="a")
    after = meeting(who("Anna||u1", audio("1%", "audio_device_from_rwg")), uuid="b")
    comparison = compared(before, after)
    assert comparison.pairs.count == 2
    assert comparison.person_deltas(1, AUDIO_UP, LOSS).tolist() == [-2.0]


def test_why_there_is_no_difference() -> None:
    before = meeting(
        who("Anna||u1", audio("4%")),
        who("Bert||u2", audio("140%")),
        who("Cleo||u3", audio("1%")),
        who("Cleo||u3", audio("5%")),
        who("Dora||u4", audio("1%")),
        who("Emil||u5", stream("audio_input", avg_loss="")),
        uuid="a",
    )
    after = meeting(
        *(who(f"{name}||u{number}", audio("2%")) for number, name in enumerate(("A", "B", "C"), 1)),
        who("Emil||u5", audio("2%")),
        who("Fritz||u6", audio("2%")),
        uuid="b",
    )
    comparison = compared(before, after)
    assert [Why(each) for each in comparison.difference(1).why(LOSS).tolist()] == [
        Why.COMPARED,
        Why.IMPOSSIBLE,
        Why.RANGE,
        Why.NOT_IN_OTHER,
        Why.NO_READING,
        Why.NOT_IN_BASELINE,
    ]
    assert all(why.text for why in Why if why is not Why.COMPARED)


def test_unknown_types_are_paired_under_their_own_names() -> None:
    before, after = (meeting(who("Anna||u1", audio(loss, "hologram")), uuid=loss) for loss in ("1%", "3%"))
    comparison = compared(before, after)
    assert [slot.title for slot in comparison.pairs.slots] == ["hologram"]
    assert comparison.difference(1).delta[0, LOSS.index] == 2


def test_the_baseline_changes_without_pairing_again() -> None:
    comparison = compared(*(meeting(who("Anna||u1", audio(f"{n}%")), uuid=str(n)) for n in (1, 2, 4)))
    assert [comparison.difference(side).delta[0, LOSS.index] for side in comparison.others] == [1, 3]
    other = comparison.with_baseline(2)
    assert other.pairing is comparison.pairing
    assert [other.difference(side).delta[0, LOSS.index] for side in other.others] == [-3, -2]
    assert other.with_baseline(0).difference(1) is comparison.difference(1)


def test_from_which_size_on_a_difference_counts_is_given() -> None:
    comparison = compared(*(meeting(who("Anna||u1", audio(f"{n}%")), uuid=str(n)) for n in (1, 2)))
    strict = Comparison(comparison.sides, sizes={"loss": 2.0})
    assert (verdict_words(comparison), verdict_words(strict)) == (["worse"], ["same"])


@pytest.mark.parametrize("count", [0, MOST_SIDES + 1])
def test_neither_nothing_nor_too_much_is_compared(count: int) -> None:
    with pytest.raises(ValueError, match="sides"):
        Comparison([Side(meeting())] * count)
    with pytest.raises(ValueError, match="no side 1"):
        Comparison([Side(meeting())], 1)


# Bad input.


def test_no_one_in_common() -> None:
    comparison = compared(
        meeting(who("Anna||u1", audio("1%")), uuid="a"), meeting(who("Bert||u2", audio("9%")), uuid="b")
    )
    assert "Nobody was in both A and B" in notices(comparison, 1)[0]
    text = paragraph_text(comparison, 1)
    assert "One person was only in A." in text and "One person was only in B." in text
    assert not comparison.difference(1).verdict(LOSS).any()


def test_the_same_meeting_twice_is_all_zero_and_says_so() -> None:
    data = meeting(who("", audio("1%")), who("iPhone", audio("9%")), uuid="a")
    comparison = compared(data, data)
    delta = comparison.difference(1).delta
    assert (delta[~np.isnan(delta)] == 0).all() and (~np.isnan(delta)).any()
    assert notices(comparison, 1) == ["A and B are the same meeting: nothing differs."]
    assert paragraph_text(comparison, 1).startswith("A and B are the same meeting: nothing differs.")


def test_two_fetches_of_one_meeting_that_differ_say_so() -> None:
    comparison = compared(*(meeting(who("Anna||u1", audio(loss), pid="1"), uuid="a") for loss in ("1%", "2%")))
    assert "fetched at two times" in notices(comparison, 1)[0]
    more = compared(*(meeting(*(who(f"P{n}", audio("1%")) for n in range(count)), uuid="a") for count in (1, 2)))
    assert "fetched at two times" in notices(more, 1)[0]


def test_a_partial_side_is_marked_in_every_figure_it_touches() -> None:
    sides = [
        Side(meeting(who("Anna||u1", audio("1%")), uuid="a"), complete=False),
        Side(meeting(who("Anna||u1", audio("9%")), uuid="b")),
        Side(meeting(who("Anna||u1", audio("9%")), uuid="c")),
    ]
    comparison = Comparison(labelled(sides))
    assert comparison.is_partial(1) and not comparison.with_baseline(1).is_partial(2)
    assert "Only a part of A is here" in notices(comparison, 1)[0]
    text = paragraph_text(comparison, 1)
    assert "1 % (partial) → 9 %" in text
    assert text.count("1 % (partial)") == text.count("9 %") == 2
    assert "(partial)" not in paragraph_text(comparison.with_baseline(1), 2)


def test_a_meeting_without_any_qos() -> None:
    comparison = compared(meeting(who("Anna||u1", audio("1%")), uuid="a"), meeting(who("Anna||u1"), uuid="b"))
    assert "There are no QoS figures of B" in notices(comparison, 1)[0]
    assert "None of them has figures that can be compared." in paragraph_text(comparison, 1)
    assert [Why(each) for each in comparison.difference(1).why(LOSS).tolist()] == [Why.NOT_IN_OTHER]
    empty = compared(meeting(uuid="a"), meeting(uuid="b"))
    assert empty.pairs.count == 0 and empty.difference(1).delta.shape == (0, len(FIELDS))


def test_all_names_blank() -> None:
    comparison = compared(*(meeting(*(who("", audio("1%")) for _ in range(4)), uuid=uuid) for uuid in "ab"))
    assert comparison.pairing.count == 8
    assert comparison.names == [f"Guest {number}" for number in range(1, 9)]
    text = paragraph_text(comparison, 1)
    assert "8 people have no id, no e-mail address and no name of their own (4 in A, 4 in B)" in text
    assert "were only in" not in text


def test_three_hundred_iphones() -> None:
    comparison = compared(*(meeting(*(who("iPhone", audio("9%")) for _ in range(300)), uuid=uuid) for uuid in "ab"))
    assert len(comparison.nameless(1)) == 600
    assert "600 people have no id" in paragraph_text(comparison, 1)


def test_the_same_email_on_three_seats_is_one_person_with_three_stays() -> None:
    before = meeting(*(who("Desk|room@x", audio(f"{n}%")) for n in (1, 2, 6)), uuid="a")
    after = meeting(who("Desk|room@x", audio("2%")), uuid="b")
    comparison = compared(before, after)
    assert comparison.pairing.count == 1
    assert comparison.combined[0].text(0, LOSS) == "1 … 6 %"
    assert Why(int(comparison.difference(1).why(LOSS)[0])) is Why.RANGE


def test_a_webinar_against_a_meeting() -> None:
    webinar = meeting(who("Anna||u1", audio("1%")), uuid="a", kind=MeetingKind.WEBINAR)
    comparison = compared(webinar, meeting(who("Anna||u1", audio("9%")), uuid="b"))
    assert "A is a webinar and B is a meeting" in notices(comparison, 1)[0]
    assert comparison.person_deltas(1, AUDIO_UP, LOSS).tolist() == [8.0]


def test_figures_from_minutes_are_not_subtracted_from_summaries() -> None:
    minutes = Side(meeting(who("Anna||u1", audio("1%")), uuid="a"), source=MINUTES)
    comparison = Comparison(labelled([minutes, Side(meeting(who("Anna||u1", audio("9%")), uuid="b"))]))
    assert np.isnan(comparison.difference(1).delta).all()
    assert [Why(each) for each in comparison.difference(1).why(LOSS).tolist()] == [Why.SOURCES]
    assert "computed from minutes" in notices(comparison, 1)[0]


# Properties.

READING = st.one_of(st.none(), st.integers(0, 300).map(lambda tenths: tenths / 10))
STREAM = st.builds(
    lambda kind, loss, low, rate, size: stream(
        kind,
        **{
            key: value
            for key, value in {
                "avg_loss": loss,
                "min_latency": low,
                "avg_frame_rate": rate,
                "resolution": size,
                "avg_bitrate": 40,
            }.items()
            if value is not None
        },
    ),
    st.sampled_from(("audio_input", "audio_output", "video_input", "audio_device_from_rwg", "cpu_usage", "new_one")),
    READING,
    READING,
    READING,
    st.sampled_from((None, "640*360", "0*0", "1280*720")),
)
SEAT = st.builds(
    lambda name, email, user_id, streams: seat(name, *streams, email=email, user_id=user_id),
    st.sampled_from(("", "Anna", "Bert", "iPhone")),
    st.sampled_from(("", "a@x", "b@x")),
    st.sampled_from(("", "u1", "u2", "u3")),
    st.lists(STREAM, max_size=4),
)
SEATS = st.lists(SEAT, max_size=6)


@settings(max_examples=40, deadline=None)
@given(SEATS)
def test_a_meeting_against_itself_is_all_zero(seats: list[SeatSpec]) -> None:
    data = meeting(*seats)
    comparison = compared(data, data)
    delta = comparison.difference(1).delta
    assert (delta[~np.isnan(delta)] == 0).all()
    for side in range(2):
        assert (comparison.pairing.rows[:, side] >= 0).all()
    for field in FIELDS:
        assert set(comparison.difference(1).verdict(field).tolist()) <= {Verdict.NOT_COMPARABLE, Verdict.SAME}


@settings(max_examples=40, deadline=None)
@given(SEATS, SEATS)
def test_swapping_negates_every_difference_and_swaps_better_and_worse(one: list[SeatSpec], two: list[SeatSpec]) -> None:
    swapped = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    before, after = meeting(*one, uuid="a"), meeting(*two, uuid="b")
    comparison = compared(before, after)
    forth, back = comparison.difference(1), comparison.with_baseline(1).difference(0)
    assert np.array_equal(forth.delta, -back.delta, equal_nan=True)
    for field in FIELDS:
        expected = [swapped.get(Verdict(each), Verdict(each)) for each in forth.verdict(field).tolist()]
        assert back.verdict(field).tolist() == expected
    # Exchanging the meetings themselves is the same as exchanging the baseline.
    other_way = compared(after, before).difference(1).delta
    assert _rows(other_way) == _rows(back.delta)


@settings(max_examples=30, deadline=None)
@given(SEATS, SEATS, st.randoms(use_true_random=False))
def test_differences_do_not_depend_on_the_order_of_rows(
    one: list[SeatSpec], two: list[SeatSpec], random: Random
) -> None:
    shuffled = [list(own) for own in (one, two)]
    for own in shuffled:
        random.shuffle(own)
    straight = compared(meeting(*one, uuid="a"), meeting(*two, uuid="b"))
    mixed = compared(meeting(*shuffled[0], uuid="a"), meeting(*shuffled[1], uuid="b"))
    assert _rows(straight.difference(1).delta) == _rows(mixed.difference(1).delta)


def _rows(delta: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[tuple[str, ...]]:
    return sorted(tuple(str(value + 0.0) for value in row) for row in delta.tolist())
