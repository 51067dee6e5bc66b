"""What is derived from a table is worked out once, and again when the table has grown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from qosviewer.domain.metrics import METRIC
from qosviewer.domain.quality import Limit, Profile, State
from qosviewer.domain.roster import Roster
from qosviewer.domain.streams import INPUT_IS_DOWNLINK, INPUT_IS_UPLINK, Direction, Medium
from tests.factories import make_batch, make_data, seat, stream

LOSS, FPS = METRIC["loss"], METRIC["frame_rate"]


@pytest.fixture
def data():
    return make_data(
        seat(
            "Anna",
            stream("audio_input", min_loss="0%", avg_loss="1%", max_loss="9%"),
            stream("audio_input", min_loss="2%", avg_loss="3%", max_loss="4%"),
            stream("audio_output", avg_loss="7%"),
            stream("video_input", avg_frame_rate="24 fps"),
            stream("video_output", avg_frame_rate="5 fps"),
        ),
        seat("", stream("audio_device_to_crc", avg_loss="2%"), stream("audio_input", avg_loss="")),
        seat("Bo"),
    )


def test_a_range_is_that_of_the_worst_stream_whole(data):
    found = data.participant_ranges(LOSS, Medium.AUDIO, Direction.UPLINK)
    assert found.stream.tolist() == [1, -1, -1]
    assert (found.low[0], found.middle[0], found.high[0]) == (2, 3, 4)
    assert np.isnan(found.middle[1:]).all()


def test_any_medium_and_direction(data):
    assert data.participant_ranges(LOSS).stream.tolist() == [2, 5, -1]
    assert data.participant_ranges(LOSS, None, Direction.DOWNLINK).middle[:2].tolist() == [7, 2]


def test_where_more_is_better_the_least_is_worst(data):
    assert data.participant_ranges(FPS, Medium.VIDEO).middle[0] == 5


def test_no_pictures_per_second_without_a_picture_are_no_reading():
    data = make_data(
        seat("Off", stream("video_input", avg_frame_rate="0 fps")),
        seat("Frozen", stream("video_input", avg_frame_rate="0 fps", resolution="640*360")),
        seat("Both", stream("video_input", avg_frame_rate="0 fps"), stream("video_input", avg_frame_rate="24 fps")),
    )
    assert data.participant_ranges(FPS, Medium.VIDEO).stream.tolist() == [-1, 1, 3]


def test_another_reading_turns_the_directions(data):
    assert data.reading is INPUT_IS_UPLINK
    assert data.participant_ranges(LOSS, Medium.AUDIO, Direction.UPLINK).middle[0] == 3
    assert data.stream_label(0) == "Audio uplink"
    data.reading = INPUT_IS_DOWNLINK
    assert data.participant_ranges(LOSS, Medium.AUDIO, Direction.UPLINK).middle[0] == 7
    assert data.direction(0) is Direction.DOWNLINK
    assert data.stream_label(0) == "Audio downlink"


def test_names_are_labelled_and_blank_ones_sort_last(data):
    assert data.name_labels == ["Anna", "Guest 1", "Bo"]
    assert np.isnan(data.name_ranks).tolist() == [False, True, False]


def test_what_is_derived_is_kept_until_the_table_grows(data):
    computed = []

    def compute() -> int:
        computed.append(1)
        return data.table.participant_count

    assert [data.derived("key", compute), data.derived("key", compute)] == [3, 3]
    data.table.append(make_batch(seat("Carl", stream("audio_input", avg_loss="9%", avg_bitrate="9 kbps")), page=1))
    assert data.derived("key", compute) == 4
    assert len(computed) == 2
    assert data.name_labels[3] == "Carl"
    assert data.assessment.participant_state[3] == 3
    assert data.participant_ranges(LOSS, Medium.AUDIO).middle[3] == 9


def test_the_processor_reaches_up_to_the_load_of_the_whole_computer():
    data = make_data(
        seat("Anna", stream("cpu_usage", zoom_min_cpu_usage="1%", zoom_avg_cpu_usage="5%", system_max_cpu_usage="97%")),
        seat("Bo", stream("cpu_usage", zoom_avg_cpu_usage="5%", zoom_max_cpu_usage="8%")),
        seat("Carl"),
        seat("Dan", stream("cpu_usage", system_max_cpu_usage="50%"), stream("cpu_usage", zoom_avg_cpu_usage="1%")),
    )
    found = data.cpu_ranges()
    np.testing.assert_array_equal(found.low, [1, np.nan, np.nan, np.nan])
    np.testing.assert_array_equal(found.middle, [5, 5, np.nan, 1])
    np.testing.assert_array_equal(found.high, [97, 8, np.nan, 50])
    assert found.stream.tolist() == [0, 1, -1, 2]


def test_other_limits_give_other_verdicts():
    data = make_data(seat("Anna", stream("audio_input", avg_loss="1%", avg_bitrate="9 kbps")))
    assert data.assessment.participant_state.tolist() == [State.GOOD]
    data.profile = Profile("strict", "Strict", (Limit(LOSS, (Medium.AUDIO,), warning=0.1, bad=0.5),))
    assert data.assessment.participant_state.tolist() == [State.BAD]


def test_what_is_derived_from_people_is_kept_through_other_limits_until_the_roster_is_another(data):
    counts = iter(range(9))
    ask = partial(data.derived_from_people, "key", lambda: next(counts))
    assert [ask(), ask()] == [0, 0]
    data.profile = replace(data.profile, title="Strict")
    assert ask() == 0
    data.companions.set_roster(Roster())
    assert ask() == 1
