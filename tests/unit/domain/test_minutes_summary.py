from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.batch import Participant, RawPage
from qosviewer.domain.metrics import FIELD, METRIC
from qosviewer.domain.minutes_summary import summary_batch, summary_of
from qosviewer.domain.source import MINUTES
from qosviewer.domain.table import QosTable
from tests.factories import make_batch, seat
from tests.support.stays import make_stay


def of(stream: str, **fields: list[object]) -> dict[str, float]:
    row = summary_of(make_stay({stream: fields}), stream)
    return {key: float(row[field.index]) for key, field in FIELD.items() if not math.isnan(row[field.index])}


def test_average_is_the_mean_of_minutes_and_gaps_count_for_nothing():
    assert of("audio_input", avg_latency=["10 ms", None, "31 ms", ""]) == {
        "min_latency": 10,
        "avg_latency": 20.5,
        "max_latency": 31,
    }


def test_the_worst_loss_is_that_of_the_peaks():
    loss = of("audio_input", avg_loss=["1%", "2%"], max_loss=["9%", "4%"])
    assert loss == {"min_loss": 1, "avg_loss": 1.5, "max_loss": 9}


def test_impossible_values_are_left_out():
    assert of("audio_input", avg_loss=["1%", "-3%", "140%", "3%"])["avg_loss"] == 2
    assert of("audio_input", avg_loss=["140%"]) == {}


def test_the_picture_size_is_the_one_seen_longest():
    kind = METRIC["resolution"].kind
    sizes = of("video_input", resolution=["0*0", "0*0", "0*0", "640*360", "1280*720", "640*360"])
    assert kind.text(sizes["resolution"]) == "640×360"
    assert kind.text(of("video_input", resolution=["0*0"])["resolution"]) == "0×0"


def test_no_picture_is_no_frame_rate():
    rate = of("video_input", avg_frame_rate=["20 fps", "0 fps"], resolution=["640*360", ""])
    assert (rate["min_frame_rate"], rate["avg_frame_rate"]) == (20, 20)


def test_the_computer_keeps_its_own_ends():
    cpu = of(
        "cpu_usage",
        zoom_min_cpu_usage=["2%", "1%"],
        zoom_avg_cpu_usage=["4%", "6%"],
        zoom_max_cpu_usage=["9%", "8%"],
        system_max_cpu_usage=["50%", "91%"],
        system_avg_cpu_pressure_level=["normal", "fair"],
        system_max_cpu_pressure_level=["serious", "fair"],
    )
    assert (cpu["zoom_min_cpu_usage"], cpu["zoom_avg_cpu_usage"], cpu["zoom_max_cpu_usage"]) == (1, 5, 9)
    assert cpu["system_max_cpu_usage"] == 91
    assert cpu["system_max_cpu_pressure_level"] == 2


@given(st.lists(st.floats(0, 500).map(lambda value: round(value, 2)), min_size=1, max_size=60))
def test_the_average_lies_between_the_ends(values):
    row = of("audio_input", avg_latency=values)
    assert row["min_latency"] == min(values)
    assert row["max_latency"] == max(values)
    assert row["min_latency"] - 0.01 <= row["avg_latency"] <= row["max_latency"] + 0.01


def page(*stays, **how):
    people = [Participant(stay.participant_id, "", f"P{stay.participant_id}", "", b"", {}) for stay in stays]
    return summary_batch(stays, people, walk=0, page=0, next_page_token="", raw=RawPage.pack(b"{}"), **how)


def test_a_page_becomes_rows_of_a_table_that_says_what_it_is_made_from():
    one = make_stay({"audio_input": {"avg_loss": ["1%"]}, "audio_output": {"avg_loss": ["2%"]}}, participant_id="7")
    none = make_stay({}, participant_id="8")
    other = make_stay({"video_input": {"avg_loss": ["3%"]}}, participant_id="9")
    table = QosTable()
    table.append(page(one, none, other))
    assert table.source == MINUTES
    assert [len(table.streams_of(row)) for row in range(3)] == [2, 0, 1]
    assert [table.stream_type_name(stream) for stream in range(3)] == ["audio_input", "audio_output", "video_input"]
    assert table.values[:, FIELD["avg_loss"].index].tolist() == [1, 2, 3]
    assert table.stream_index.tolist() == [0, 1, 0]


def test_numbers_of_different_sources_never_stand_in_one_table():
    table = QosTable()
    table.append(make_batch(seat("Anna")))
    with pytest.raises(ValueError, match="minutes among those of qss"):
        table.append(page(make_stay({"audio_input": {"avg_loss": ["1%"]}})))
    assert np.isnan(table.values).all()
    assert table.participant_count == 1
