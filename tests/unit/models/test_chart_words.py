from __future__ import annotations

from datetime import UTC, datetime

import pytest

from qosviewer.domain.metrics import METRIC
from qosviewer.domain.moments import local_text
from qosviewer.domain.quality import ZOOM
from qosviewer.domain.streams import Direction, Medium
from qosviewer.models.chart_data import FIRST_CHOICE, ChartChoice, ChartData
from qosviewer.models.chart_words import (
    bin_lines,
    chart_summary,
    empty_text,
    legend_text,
    limit_labels,
    meeting_line,
    rank_axis_title,
    reading_lines,
    value_axis_title,
)
from tests.factories import make_data, seat, stream

LOSS = METRIC["loss"]


@pytest.fixture
def data():
    return make_data(
        seat("Anna", stream("audio_input", min_loss="0%", avg_loss="8.1%", max_loss="30%")),
        seat("<b>Bo</b>\n\u202eco", stream("audio_output", avg_loss="1%")),
        seat("Cy"),
    )


def test_a_reading_names_the_person_the_values_the_stream_and_the_limit(data):
    assert reading_lines(ChartData(data, FIRST_CHOICE), 0) == [
        "Anna",
        "Packet loss: 8.1 % on average, from 0 % to 30 %",
        "Audio uplink (audio_input)",
        "Rank 1 of 2",
        "Far beyond the “Zoom” limit of 2 %: bad is beyond 5 %.",
    ]


def test_names_are_text_on_one_line(data):
    assert reading_lines(ChartData(data, FIRST_CHOICE), 1)[0] == "<b>Bo</b>⏎co"


def test_what_has_one_reading_only_is_not_called_an_average():
    data = make_data(seat("Anna", stream("video_input", resolution="640*360")))
    assert reading_lines(ChartData(data, ChartChoice(METRIC["resolution"])), 0)[1] == "Resolution: 640×360"


def test_an_impossible_reading_says_so():
    data = make_data(seat("Anna", stream("audio_input", avg_loss="-3%")))
    assert "-3%" in reading_lines(ChartData(data, FIRST_CHOICE), 0)[-1]


def test_bars_say_from_where_to_where_and_how_many(data):
    chart = ChartData(data, FIRST_CHOICE)
    last = len(chart.histogram.counts) - 1
    lines = bin_lines(chart, last, selected=1)
    assert lines[0].startswith("Packet loss from ")
    assert lines[1:] == ["Participants: 1", "Of them selected: 1"]
    pressed = make_data(seat("Anna", stream("cpu_usage", system_avg_cpu_pressure_level="serious")))
    words = ChartData(pressed, ChartChoice(METRIC["system_cpu_pressure_level"]))
    assert bin_lines(words, 2, selected=0) == ["CPU pressure: serious", "Participants: 1"]


def test_axes_have_units_where_there_are_any():
    assert value_axis_title(LOSS) == "Packet loss (%)"
    assert value_axis_title(METRIC["resolution"]) == "Resolution"
    assert rank_axis_title(LOSS) == "Participants, worst first"
    assert rank_axis_title(METRIC["bitrate"]) == "Participants, highest first"


def test_limits_are_labelled_with_shape_and_unit():
    assert limit_labels(ZOOM.limit(LOSS)) == ("▲ warning above 2 %", "■ bad above 5 %")
    assert limit_labels(ZOOM.limit(METRIC["frame_rate"]))[0] == "▲ warning below 15 fps"


def test_the_summary_ends_with_who_is_selected(data):
    chart = ChartData(data, FIRST_CHOICE)
    assert "\n" not in chart_summary(chart, ())
    assert chart_summary(chart, (0,)).endswith("\n\nSelected: Anna (8.1 %, rank 1 of 2).")
    assert chart_summary(chart, (2,)).endswith("\n\nNobody who is selected has such a reading.")


def test_many_selected_are_counted():
    data = make_data(*[seat(f"P{number}", stream("audio_input", avg_loss=f"{number}%")) for number in range(9)])
    summary = chart_summary(ChartData(data, FIRST_CHOICE), tuple(range(9)))
    assert summary.endswith("P6 (6 %, rank 3 of 9) and 6 more.")


def test_the_legend_explains_what_is_there_and_nothing_else(data):
    legend = legend_text(ChartData(data, FIRST_CHOICE), as_histogram=False)
    assert "arrow" in legend and "▲" in legend and "✕" not in legend
    rates = make_data(seat("Anna", stream("audio_input", avg_bitrate="3 kbps")))
    assert "▲" not in legend_text(ChartData(rates, ChartChoice(METRIC["bitrate"])), as_histogram=False)
    assert "click" in legend_text(ChartData(data, FIRST_CHOICE), as_histogram=True)


def test_a_picture_says_which_meeting_it_is_of(data):
    assert meeting_line(data) == "Weekly"
    start = datetime(2026, 3, 1, 10, 15, tzinfo=UTC)
    data.info = type(data.info)(data.info.ref, topic="Weekly\n\u202e<b>", start=start)
    assert meeting_line(data) == f"Weekly⏎<b>, {local_text(start)}"


def test_nothing_to_draw_says_why(data):
    def why(metric, medium=None, direction=None, meeting=data):
        return empty_text(meeting, ChartChoice(METRIC[metric], medium, direction))

    assert why("loss", meeting=make_data()) == "No participants yet."
    assert why("loss", meeting=make_data(seat("Anna"))) == "Zoom reported no streams in this meeting."
    assert why("loss", Medium.SHARE) == "Nobody shared a screen in this meeting."
    assert why("zoom_cpu_usage") == "Nobody reported CPU data."
    assert why("frame_rate") == "Nobody has streams that could carry “Frame rate” in this meeting."
    assert why("jitter") == "Jitter: there are such streams, but Zoom reported no number for any of them."
    only_up = make_data(seat("Anna", stream("audio_input", avg_loss="1%")))
    assert why("loss", Medium.AUDIO, Direction.DOWNLINK, only_up) == (
        "Nobody has streams of this kind in the direction “downlink”."
    )
