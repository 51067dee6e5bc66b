"""The large chart as numbers and as words."""

from __future__ import annotations

import numpy as np
import pytest

from qosviewer.domain.distribution import distribution
from qosviewer.domain.distribution_words import summary_text, title_text
from qosviewer.domain.metrics import METRIC, METRICS
from qosviewer.domain.quality import ZOOM
from qosviewer.domain.streams import Direction, Medium
from tests.factories import make_data, seat, stream

LOSS, FPS = METRIC["loss"], METRIC["frame_rate"]


def audio(**readings):
    return stream("audio_input", **readings)


@pytest.fixture
def data():
    return make_data(
        seat("Anna", audio(min_loss="0%", avg_loss="8.1%", max_loss="20%"), stream("audio_output", avg_loss="1%")),
        seat("Bo", audio(avg_loss="1%"), stream("video_output", min_loss="2%", avg_loss="3%", max_loss="9%")),
        seat("Carl", audio(avg_loss="")),
        seat("", audio(avg_loss="3%")),
        seat("Dan", audio(avg_loss="250%")),
        seat("Eve"),
    )


def test_each_participant_stands_with_the_worst_stream_worst_first(data):
    shown = distribution(data, LOSS)
    assert shown.rows.tolist() == [4, 0, 1, 3]
    assert shown.ranges.middle.tolist() == [250, 8.1, 3, 3]
    assert shown.ranges.stream.tolist() == [6, 0, 3, 5]
    assert shown.ranges.low[1:3].tolist() == [0, 2]
    assert shown.ranges.high[1:3].tolist() == [20, 9]
    assert np.isnan(shown.ranges.low[3])
    assert shown.odd.tolist() == [True, False, False, False]
    assert shown.without == 2
    assert shown.histogram.counts.sum() == 3


def test_medium_direction_and_choice_of_participants_narrow_it(data):
    assert distribution(data, LOSS, Medium.AUDIO).rows.tolist() == [4, 0, 3, 1]
    assert distribution(data, LOSS, Medium.VIDEO).rows.tolist() == [1]
    assert distribution(data, LOSS, None, Direction.DOWNLINK).rows.tolist() == [1, 0]
    assert distribution(data, LOSS, Medium.AUDIO, Direction.DOWNLINK).rows.tolist() == [0]
    among = np.array([False, True, True, False, False, False])
    chosen = distribution(data, LOSS, among=among)
    assert (chosen.rows.tolist(), chosen.without) == ([1], 1)


def test_where_more_is_better_the_least_comes_first():
    data = make_data(*[seat(str(fps), stream("video_input", avg_frame_rate=f"{fps} fps")) for fps in (24, 5, 30)])
    assert distribution(data, FPS).ranges.middle.tolist() == [5, 24, 30]


def test_picture_sizes_are_drawn_as_pixels():
    data = make_data(seat("Anna", stream("video_input", resolution="640*360")), seat("Bo", stream("video_input")))
    shown = distribution(data, METRIC["resolution"])
    assert shown.ranges.middle.tolist() == [640 * 360]
    assert "Anna (230\u202f400 pixels)" in summary_text(shown, data.name_labels)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_a_meeting_without_readings_says_so(metric):
    for data in (make_data(), make_data(seat("Anna")), make_data(seat("Anna", audio()))):
        shown = distribution(data, metric)
        assert len(shown.rows) == len(shown.histogram.counts) == 0
        assert shown.without == data.table.participant_count
        assert summary_text(shown, data.name_labels) == f"{metric.title}: no participant has a reading."


def test_titles():
    assert title_text(LOSS, None, None) == "Packet loss"
    assert title_text(LOSS, Medium.AUDIO, None) == "Packet loss (audio)"
    assert title_text(LOSS, None, Direction.UPLINK) == "Packet loss (uplink)"
    assert title_text(LOSS, Medium.SHARE, Direction.UPLINK) == "Packet loss (screen share uplink)"


def test_a_few_are_counted(data):
    assert summary_text(distribution(data, LOSS), data.name_labels, ZOOM.limit(LOSS)) == (
        "Packet loss: participants with a reading 4, without 2. Impossible readings, left out of these figures: 1. "
        "The median is 3 %, the 90th percentile 7.08 %. Worst: Anna (8.1 %), Bo (3 %), Guest 1 (3 %). "
        "Above the limit of 2 %: 3 of 3."
    )


def test_many_get_a_share_with_its_interval():
    data = make_data(*[seat(f"P{number}", audio(avg_loss=f"{number % 10}%")) for number in range(100)])
    text = summary_text(distribution(data, LOSS, Medium.AUDIO), data.name_labels, ZOOM.limit(LOSS))
    assert text.startswith("Packet loss (audio): participants with a reading 100, without 0.")
    assert text.endswith("Above the limit of 2 %: 70 of 100, 70 % (95 % interval 60.4 to 78.1 %).")


def test_one_reading_has_no_median():
    data = make_data(seat("Anna", stream("video_input", avg_frame_rate="5 fps")))
    text = summary_text(distribution(data, FPS), data.name_labels, ZOOM.limit(FPS, Medium.VIDEO))
    assert text == (
        "Frame rate: participants with a reading 1, without 0. The only one: Anna (5 fps). "
        "Below the limit of 15 fps: 1 of 1."
    )


def test_only_impossible_readings_give_no_figures():
    data = make_data(seat("Anna", audio(avg_loss="-1%")))
    assert summary_text(distribution(data, LOSS), data.name_labels, ZOOM.limit(LOSS)) == (
        "Packet loss: participants with a reading 1, without 0. Impossible readings, left out of these figures: 1."
    )


def test_where_no_way_is_better_nobody_is_worst():
    data = make_data(*[seat(name, audio(avg_bitrate=f"{rate} kbps")) for name, rate in (("Anna", 30), ("Bo", 50))])
    text = summary_text(distribution(data, METRIC["bitrate"]), data.name_labels)
    assert "Highest: Bo (50 kbps), Anna (30 kbps)." in text
    assert "Worst" not in text


def test_the_median_of_words_is_a_word():
    words = ("fair", "critical", "serious", "normal")
    data = make_data(*[seat(word, stream("cpu_usage", system_avg_cpu_pressure_level=word)) for word in words])
    text = summary_text(distribution(data, METRIC["system_cpu_pressure_level"]), data.name_labels)
    assert "The median is serious, the 90th percentile critical." in text
    assert "Worst: critical (critical), serious (serious), fair (fair)." in text


def test_cameras_that_are_off_count_as_without_a_reading():
    data = make_data(
        seat("Off", stream("video_input", avg_frame_rate="0 fps")),
        seat("On", stream("video_input", avg_frame_rate="24 fps")),
    )
    assert distribution(data, FPS).without == 1
    assert distribution(data, FPS).rows.tolist() == [1]
