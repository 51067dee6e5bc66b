"""Every column, on a meeting that holds everything awkward: nothing raises, nothing is shown that was not received."""

from __future__ import annotations

import math

import numpy as np
import pytest

from qosviewer.domain.columns import Column
from qosviewer.domain.kinds import NOTHING
from qosviewer.domain.marks import Mark, cell_mark, cell_note, stream_note
from qosviewer.domain.metrics import FIELD, METRIC, METRICS
from qosviewer.domain.order import stable_order
from qosviewer.domain.participant_columns import CHARTED_METRICS, participant_columns
from qosviewer.domain.stream_columns import FIELD_COLUMNS, LONG_COLUMNS, stream_columns
from qosviewer.domain.streams import Medium
from qosviewer.domain.words import reading_text, value_text, worst_reading
from tests.factories import make_batch, make_data, seat, stream

HOSTILE = "<b>=cmd|'/c calc'!A1</b>\u202e\n\x00" + "x" * 500

CONTRACT = [
    "meeting", "meeting_uuid", "meeting_start_utc", "position", "participant_id", "id", "user_name", "email", "stream",
    "stream_index", "min_bitrate_kbps", "avg_bitrate_kbps", "max_bitrate_kbps", "min_latency_ms", "avg_latency_ms",
    "max_latency_ms", "min_jitter_ms", "avg_jitter_ms", "max_jitter_ms", "min_loss_pct", "avg_loss_pct", "max_loss_pct",
    "resolution", "min_frame_rate_fps", "avg_frame_rate_fps", "max_frame_rate_fps", "zoom_min_cpu_usage_pct",
    "zoom_avg_cpu_usage_pct", "zoom_max_cpu_usage_pct", "system_max_cpu_usage_pct", "system_min_cpu_pressure_level",
    "system_avg_cpu_pressure_level", "system_max_cpu_pressure_level",
]  # fmt: skip


def awkward():
    data = make_data(
        seat(
            "Anna",
            stream("audio_input", avg_loss="8.1%", max_loss="99%", avg_bitrate="27.15kbps", avg_jitter="41 ms"),
            stream("audio_input", avg_loss="-3%", avg_bitrate="9 kbps"),
            stream("cpu_usage", system_max_cpu_usage="97%", system_avg_cpu_pressure_level="extreme"),
            extras={"colour": "red"},
        ),
        seat(HOSTILE, stream(HOSTILE, extras={HOSTILE: HOSTILE, "colour": "blue"}), email=HOSTILE, user_id=HOSTILE),
        seat("", stream("video_output", resolution="1280*720", avg_frame_rate="0 fps")),
        seat("Nobody"),
    )
    data.table.append(make_batch(seat("Anna", participant_id="1000"), walk=1))
    return data


def all_columns(data):
    families = [(column, data.table.stream_count) for column in stream_columns(data)]
    families += [(column, data.table.stream_count) for column in LONG_COLUMNS]
    for metric in CHARTED_METRICS:
        families += [(column, data.table.participant_count) for column in participant_columns(metric)]
    return families


@pytest.mark.parametrize(
    "make", [make_data, lambda: make_data(seat("Nobody")), awkward], ids=["empty", "bare", "awkward"]
)
def test_every_column_can_show_sort_and_write_every_row(make):
    data = make()
    for column, rows in all_columns(data):
        keys = column.keys(data)
        assert keys.shape == (rows,), column.key
        assert keys.dtype == np.float64, column.key
        if column.chart:
            assert all(len(part) == rows for part in column.chart.ranges(data)), column.key
        for row in range(rows):
            shown = column.text(data, row)
            assert isinstance(shown, str), column.key
            assert len(shown) <= 200, column.key
            assert not {"\n", "\x00", "\u202e"} & set(shown), column.key
            if column.plain:
                assert isinstance(column.plain(data, row), str), column.key
            if column.mark:
                assert isinstance(column.mark(data, row), Mark), column.key
            if column.note:
                assert not {"\n", "\x00", "\u202e"} & set(column.note(data, row)), column.key


def test_the_long_layout_begins_with_the_contract():
    keys = [column.key for column in LONG_COLUMNS]
    assert keys[: len(CONTRACT)] == CONTRACT
    assert len(set(keys)) == len(keys)
    assert all(column.plain for column in LONG_COLUMNS)


def test_no_two_columns_of_a_table_share_a_key():
    data = awkward()
    for columns in (stream_columns(data), *(participant_columns(metric) for metric in CHARTED_METRICS)):
        keys = [column.key for column in columns]
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("medium", Medium)
def test_a_detail_tab_shows_the_metrics_of_its_medium(medium):
    shown = {column.field.metric.key for column in stream_columns(make_data(), medium) if column.field}
    assert shown == {metric.key for metric in METRICS if medium in metric.media}


def test_files_get_numbers_and_nothing_for_what_is_missing():
    data = awkward()
    rows = range(data.table.stream_count)
    assert [FIELD_COLUMNS["avg_loss"].plain(data, row) for row in rows] == ["", ""]
    assert [FIELD_COLUMNS["resolution"].plain(data, row) for row in rows] == ["", "1280x720"]
    assert [FIELD_COLUMNS["avg_frame_rate"].plain(data, row) for row in rows] == ["", "0"]


def test_marks_and_notes_of_a_cell():
    data = make_data(
        seat("Anna", stream("audio_input", avg_loss="8.1%", max_loss="99%", avg_bitrate="27 kbps", avg_jitter="41 ms")),
        seat("Bo", stream("audio_input", avg_loss="-3%", max_loss="7%", avg_bitrate="rubbish")),
        seat("Carl", stream("audio_input", avg_loss="1%", max_loss="9%", avg_bitrate="27 kbps")),
    )

    def mark_and_note(row: int, key: str) -> tuple[str, str]:
        return cell_mark(data, row, FIELD[key]).sign, cell_note(data, row, FIELD[key])

    assert mark_and_note(0, "avg_loss") == ("■", "Far beyond the “Zoom” limit of 2 %: bad is beyond 5 %.")
    assert mark_and_note(0, "avg_jitter") == ("▲", "Beyond the “Zoom” limit of 40 ms.")
    assert mark_and_note(0, "avg_latency") == ("", "")
    assert mark_and_note(1, "avg_loss")[0] == "?"
    assert "“-3%”: negative" in mark_and_note(1, "avg_loss")[1]
    assert "“rubbish”" in mark_and_note(1, "avg_bitrate")[1]
    assert mark_and_note(2, "max_loss")[0] == "⌃"
    assert mark_and_note(2, "max_loss")[1].startswith("A spike")
    assert "uplink" in stream_note(data, 0)


def test_readings_in_words():
    data = make_data(
        seat("Anna", stream("audio_input", avg_loss="8.1%", avg_bitrate="27 kbps")),
        seat("Bo", stream("cpu_usage", system_max_cpu_usage="97%")),
        seat("Carl", stream("audio_input", avg_loss="1%", avg_bitrate="27 kbps")),
    )
    assert [worst_reading(data, row) for row in range(3)] == ["uplink audio loss 8.1 %", "System CPU 97 %", ""]
    assert reading_text(data, 2, FIELD["avg_loss"]) == "uplink audio loss 1 %"
    assert value_text(FIELD["avg_loss"], math.nan) == NOTHING


def test_headers_say_the_unit():
    by_key = {column.key: column for column in LONG_COLUMNS}
    assert by_key["avg_latency_ms"].header == "Latency avg (ms)"
    assert by_key["user_name"].header == "Name"


def test_a_column_is_declared_whole():
    for column in (*LONG_COLUMNS, *participant_columns(METRIC["loss"])):
        assert isinstance(column, Column)
        assert column.title
        assert column.help.endswith("."), column.key


def test_directions_sort_as_directions_and_none_is_missing():
    data = make_data(
        seat(
            "Anna", *(stream(kind) for kind in ("audio_input", "cpu_usage", "video_output", "audio_output", "as_input"))
        )
    )
    direction = {column.key: column for column in stream_columns(data)}["direction"]
    rows = range(5)
    assert [direction.text(data, row) for row in rows] == ["uplink", NOTHING, "downlink", "downlink", "uplink"]
    assert [direction.plain(data, row) for row in rows] == ["uplink", "", "downlink", "downlink", "uplink"]
    assert stable_order(direction.keys(data)).tolist() == [2, 3, 0, 4, 1]


def test_a_range_of_no_pictures_is_not_drawn_but_its_reading_is_written_as_received():
    data = make_data(seat("Off", stream("video_input", avg_frame_rate="0 fps")))
    chart = next(column for column in stream_columns(data, Medium.VIDEO) if column.key == "chart.frame_rate")
    assert chart.text(data, 0) == "–"
    assert np.isnan(chart.keys(data)).all()
    assert FIELD_COLUMNS["avg_frame_rate"].plain(data, 0) == "0"
    assert "reported nothing" in cell_note(data, 0, FIELD["avg_frame_rate"])
    assert cell_note(data, 0, FIELD["max_frame_rate"]) == ""
