"""Limits and verdicts, by hand from the rules: exclusive limits, missing is never good, impossible is left out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.metrics import FIELD, METRIC
from qosviewer.domain.quality import ZOOM, State, assess, by_type, media_codes, medium_mask, worst_per_owner
from qosviewer.domain.streams import Medium
from tests.factories import make_table, seat, stream

GOOD, WARNING, BAD, NONE = State.GOOD, State.WARNING, State.BAD, State.UNCLASSIFIED


def state_of(*streams) -> State:
    return State(int(assess(make_table(seat("Anna", *streams))).participant_state[0]))


def audio(**readings):
    return stream("audio_input", **{"avg_bitrate": "27 kbps", **readings})


def video(**readings):
    return stream("video_input", **{"avg_bitrate": "600 kbps", "resolution": "640*360", **readings})


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (audio(avg_latency="150 ms"), GOOD),
        (audio(avg_latency="150.01 ms"), WARNING),
        (audio(avg_latency="300 ms"), WARNING),
        (audio(avg_latency="301 ms"), BAD),
        (audio(avg_jitter="40 ms"), GOOD),
        (audio(avg_jitter="41 ms"), WARNING),
        (audio(avg_jitter="80 ms"), WARNING),
        (audio(avg_jitter="81 ms"), BAD),
        (audio(avg_loss="0.0%"), GOOD),
        (audio(avg_loss="2%"), GOOD),
        (audio(avg_loss="2.1%"), WARNING),
        (audio(avg_loss="5%"), WARNING),
        (audio(avg_loss="5.1%"), BAD),
        (audio(avg_loss="1%", avg_jitter="50 ms", avg_latency="400 ms"), BAD),
        (video(avg_frame_rate="15 fps"), GOOD),
        (video(avg_frame_rate="14 fps"), WARNING),
        (video(avg_frame_rate="7 fps"), WARNING),
        (video(avg_frame_rate="6 fps"), BAD),
        (video(avg_frame_rate="0 fps"), BAD),
        (video(avg_frame_rate="0 fps", resolution=""), NONE),
        (video(avg_frame_rate="0 fps", resolution="0*0", avg_loss="1%"), GOOD),
        (stream("as_input", avg_bitrate="50 kbps", avg_frame_rate="1 fps", avg_loss="0%"), GOOD),
        (stream("audio_device_to_crc", avg_bitrate="50 kbps", avg_loss="9%"), BAD),
        (stream("hologram_input", avg_bitrate="50 kbps", avg_loss="9%"), NONE),
    ],
)
def test_limits_are_exclusive_and_by_medium(one, state):
    assert state_of(one) is state


@pytest.mark.parametrize(
    "one",
    [
        stream("audio_input"),
        stream("audio_input", avg_loss="", avg_bitrate=""),
        stream("audio_input", avg_loss="9%"),
        stream("audio_input", avg_loss="9%", avg_bitrate="0 kbps"),
        audio(avg_loss=""),
        audio(avg_loss="-"),
        audio(avg_loss="N/A"),
        audio(avg_loss="rubbish"),
        audio(avg_loss="-1%"),
        audio(avg_loss="101%"),
        stream("cpu_usage", system_max_cpu_usage="99%"),
    ],
)
def test_without_media_or_readings_there_is_no_verdict(one):
    assert state_of(one) is NONE


def test_a_participant_is_as_the_worst_stream():
    assert state_of(audio(avg_loss="1%"), audio(avg_loss="3%")) is WARNING
    assert state_of(audio(avg_loss="6%"), audio(avg_loss="3%")) is BAD
    assert state_of(audio(avg_loss="1%"), stream("as_input")) is GOOD
    assert state_of() is NONE


def test_the_worst_broken_limit_is_named():
    table = make_table(
        seat("Anna", audio(avg_loss="3%"), audio(avg_jitter="300 ms", avg_loss="6%")),
        seat("Bo", audio(avg_loss="1%")),
        seat("Carl", audio(avg_latency="10 ms"), stream("cpu_usage", system_max_cpu_usage="97%")),
    )
    assessment = assess(table)
    assert assessment.participant_stream.tolist() == [1, -1, 4]
    assert assessment.worst_limit(0).metric is METRIC["jitter"]
    assert assessment.worst_limit(1) is None
    assert assessment.worst_limit(2).metric is METRIC["system_cpu_usage"]
    assert State(int(assessment.participant_state[2])) is GOOD


def test_a_decided_state_outranks_a_possible_cause():
    table = make_table(seat("Anna", stream("cpu_usage", system_max_cpu_usage="100%"), audio(avg_loss="2.1%")))
    assert assess(table).worst_limit(0).metric is METRIC["loss"]


@pytest.mark.parametrize(
    ("usage", "mark"), [("80%", NONE), ("81%", WARNING), ("90%", WARNING), ("91%", BAD), ("", NONE), ("-5%", NONE)]
)
def test_the_processor_is_marked_but_never_decides(usage, mark):
    assessment = assess(make_table(seat("Anna", stream("cpu_usage", system_max_cpu_usage=usage))))
    assert assessment.marks[0, FIELD["system_max_cpu_usage"].index] == mark
    assert assessment.participant_state[0] == NONE


@pytest.mark.parametrize(
    ("average", "highest", "spike"),
    [("1%", "5.1%", True), ("1%", "5%", False), ("2%", "6%", False), ("2%", "6.1%", True), ("", "50%", False),
     ("1%", "", False), ("1%", "250%", False), ("0%", "6%", True)],
)  # fmt: skip
def test_a_spike_is_a_maximum_far_above_the_average_and_decides_nothing(average, highest, spike):
    assessment = assess(make_table(seat("Anna", audio(avg_loss=average, max_loss=highest))))
    assert bool(assessment.spikes[0, FIELD["max_loss"].index]) is spike
    assert assessment.participant_state[0] in (GOOD, NONE)


def test_marks_stand_on_the_compared_reading_only():
    assessment = assess(make_table(seat("Anna", audio(avg_loss="9%", max_loss="50%", min_loss="6%"))))
    assert [assessment.marks[0, FIELD[key].index] for key in ("min_loss", "avg_loss", "max_loss")] == [0, BAD, 0]


def test_an_empty_table_has_empty_verdicts():
    assessment = assess(make_table())
    assert len(assessment.participant_state) == len(assessment.stream_state) == 0
    assert assess(make_table(seat("Anna"))).participant_state.tolist() == [NONE]


def test_limits_of_the_zoom_profile():
    limits = {(limit.metric.key, limit.warning, limit.bad, limit.advisory) for limit in ZOOM.limits}
    assert limits == {
        ("loss", 2, 5, False),
        ("jitter", 40, 80, False),
        ("latency", 150, 300, False),
        ("frame_rate", 15, 7, False),
        ("system_cpu_usage", 80, 90, True),
    }
    assert ZOOM.limit(METRIC["frame_rate"], Medium.SHARE) is None
    assert ZOOM.limit(METRIC["bitrate"]) is None


def test_streams_are_told_apart_by_medium():
    table = make_table(seat("Anna", stream("audio_input"), stream("x"), stream("video_device_to_crc")))
    codes = media_codes(table)
    assert medium_mask(codes, (Medium.AUDIO,)).tolist() == [True, False, False]
    assert medium_mask(codes, (Medium.VIDEO, Medium.OTHER)).tolist() == [False, True, True]
    assert by_type(table, len).tolist() == [11, 1, 19]


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from([np.nan, -np.inf, -1.0, 0.0, 2.0])), max_size=30))
def test_the_worst_of_each_owner(pairs):
    owner = np.array([who for who, _ in pairs], np.int32)
    score = np.array([value for _, value in pairs], np.float64)
    chosen = worst_per_owner(score, owner, 5)
    for who in range(5):
        mine = [(value, -place) for place, (one, value) in enumerate(pairs) if one == who and np.isfinite(value)]
        assert chosen[who] == (-max(mine)[1] if mine else -1)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.floats(0, 50))
def test_more_loss_is_never_better(losses, more):
    before = state_of(*(audio(avg_loss=loss) for loss in losses))
    after = state_of(*(audio(avg_loss=min(100.0, loss + more)) for loss in losses))
    assert after >= before
