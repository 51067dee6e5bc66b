from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.metrics import METRIC, METRICS
from qosviewer.domain.quality import State
from qosviewer.domain.streams import Direction, Medium
from qosviewer.models.chart_data import FIRST_CHOICE, ChartChoice, ChartData
from tests.factories import make_data, seat, stream

LOSS = METRIC["loss"]


def audio(loss: str, **more: str):
    return stream("audio_input", avg_loss=loss, **more)


def chart_of(*losses: str) -> ChartData:
    return ChartData(make_data(*[seat(f"P{place}", audio(loss)) for place, loss in enumerate(losses)]), FIRST_CHOICE)


def test_the_first_choice_is_the_loss_of_everything():
    assert ChartChoice(LOSS) == FIRST_CHOICE


def test_ranks_are_worst_first_and_lead_back_to_participants():
    chart = chart_of("1%", "8%", "-", "3%")
    assert chart.count == 3
    assert [chart.key(rank) for rank in range(3)] == [("1001", 0), ("1003", 0), ("1000", 0)]
    assert chart.keys(range(1, 3)) == [("1003", 0), ("1000", 0)]
    assert chart.ranks_of((0, 1, 2, 3)).tolist() == [0, 1, 2]
    assert chart.ranks_of((2,)).tolist() == []
    assert chart.ranks_of(()).tolist() == []


def test_states_are_those_of_this_reading_alone():
    data = make_data(
        seat("far over", audio("8%")),
        seat("over", audio("3%")),
        seat("on the limit", audio("2%", avg_latency="900 ms")),
        seat("impossible", audio("200%")),
    )
    chart = ChartData(data, FIRST_CHOICE)
    states = {data.name_labels[row]: State(state) for row, state in zip(chart.shown.rows, chart.states, strict=True)}
    assert states == {
        "far over": State.BAD,
        "over": State.WARNING,
        "on the limit": State.GOOD,
        "impossible": State.UNCLASSIFIED,
    }


def test_what_no_limit_judges_has_no_state():
    data = make_data(
        seat("rate", stream("audio_input", avg_bitrate="30 kbps")),
        seat("share", stream("as_input", avg_frame_rate="1 fps")),
        seat("video", stream("video_input", avg_frame_rate="25 fps")),
        seat("not reported", stream("video_input", avg_frame_rate="0 fps")),
    )
    assert ChartData(data, ChartChoice(METRIC["bitrate"])).states.tolist() == [State.UNCLASSIFIED]
    frames = ChartData(data, ChartChoice(METRIC["frame_rate"]))
    assert frames.limit is None, "a slide may stand still: one line for cameras and slides would accuse it"
    names = [data.name_labels[row] for row in frames.shown.rows]
    states = dict(zip(names, frames.states.tolist(), strict=True))
    assert states == {"share": State.UNCLASSIFIED, "video": State.GOOD}
    assert ChartData(data, ChartChoice(METRIC["frame_rate"], Medium.VIDEO)).limit is not None


def test_one_peak_does_not_flatten_all_others():
    chart = ChartData(make_data(seat("Anna", audio("1%", max_loss="90%"))), FIRST_CHOICE)
    assert chart.span.high == 20
    assert chart.everything.high >= 90


def test_an_average_is_never_cut_off():
    assert chart_of("60%", "1%").span.high >= 60


def test_the_limits_are_always_within_sight():
    assert chart_of("0.1%").span.high >= 5


def test_levels_have_a_place_each():
    data = make_data(seat("Anna", stream("cpu_usage", system_avg_cpu_pressure_level="fair")))
    chart = ChartData(data, ChartChoice(METRIC["system_cpu_pressure_level"]))
    assert (chart.span.low, chart.span.high) == (-0.5, 3.5)


def test_picture_sizes_are_known_as_received_too():
    data = make_data(seat("Anna", stream("video_input", resolution="640*360")))
    chart = ChartData(data, ChartChoice(METRIC["resolution"], Medium.VIDEO, Direction.UPLINK))
    assert METRIC["resolution"].kind.text(chart.received()[0]) == "640×360"


def test_the_histogram_counts_each_participant_once_under_its_state():
    chart = chart_of(*[f"{number / 4}%" for number in range(40)], "500%", "-3%")
    by_state = sum(chart.bin_counts(state) for state in State)
    assert by_state.tolist() == chart.histogram.counts.tolist()
    assert by_state.sum() == 40
    assert chart.bins_of_ranks()[0] == -1, "an impossible reading is in no bin"


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_without_readings_there_is_nothing_but_no_error(metric):
    for data in (make_data(), make_data(seat("Anna")), make_data(seat("Anna", stream("unheard_of")))):
        chart = ChartData(data, ChartChoice(metric))
        assert chart.count == 0
        assert chart.span.low < chart.span.high
        assert len(chart.bin_counts(State.GOOD)) == 0


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_every_reading_has_its_place(values):
    data = make_data(*[seat(str(place), stream("audio_input", avg_loss=value)) for place, value in enumerate(values)])
    chart = ChartData(data, FIRST_CHOICE)
    assert chart.count == len(values)
    assert chart.span.low < chart.span.high
    assert chart.everything.low <= min(values)
    assert chart.everything.high >= max(values)
    assert sum(int(chart.bin_counts(state).sum()) for state in State) == int((~chart.shown.odd).sum())
    assert np.isin(chart.states, list(State)).all()
