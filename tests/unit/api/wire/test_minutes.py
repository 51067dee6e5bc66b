from __future__ import annotations

import json
import math
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.api.errors import NotTheApi
from qosviewer.api.wire import read_minutes, read_participant_minutes
from qosviewer.domain.kinds import Oddity, unpack_resolution
from qosviewer.domain.metrics import FIELD

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
AUDIO = {"bitrate": "27.15 kbps", "latency": "126 ms", "jitter": "0 ms", "avg_loss": "0.03%", "max_loss": "0.4%"}
TEN = 1772359200.0
"""2026-03-01 10:00:00 UTC."""


def at(minute, **objects):
    return {"date_time": f"2026-03-01T10:{minute:02}:00Z"} | objects


def stay(*minutes, **more):
    body = json.dumps({"participants": [{"user_id": "1", "user_qos": list(minutes)} | more]}).encode()
    (found,) = read_minutes(body).stays
    for stream in found.streams.values():
        assert len(stream) == len(stream.values) == len(stream.oddities) > 0
    assert len(found.at_s) == len(found.wifi_dbm)
    return found


def value(found, name, key, reading=0):
    return float(found.streams[name].values[reading, FIELD[key].index])


def test_one_number_a_minute_stands_in_the_field_of_the_average():
    video = AUDIO | {"resolution": "1280*720", "frame_rate": "12 fps"}
    found = stay(at(0, audio_input=AUDIO, video_output=video))
    assert list(found.streams) == ["audio_input", "video_output"]
    assert found.at_s.tolist() == [TEN]
    numbers = {"avg_bitrate": 27.15, "avg_latency": 126, "avg_jitter": 0, "avg_loss": 0.03, "max_loss": 0.4}
    for name, stream in found.streams.items():
        assert stream.minute.tolist() == [0]
        assert {key: value(found, name, key) for key in numbers} == numbers
        assert not stream.oddities.any()
    assert np.isfinite(found.streams["audio_input"].values).sum() == len(numbers)
    assert unpack_resolution(value(found, "video_output", "resolution")) == (1280, 720)
    assert value(found, "video_output", "avg_frame_rate") == 12


def test_pressure_belongs_to_the_computers_load_as_in_the_summary():
    use = {"zoom_min_cpu_usage": "0%", "zoom_avg_cpu_usage": "1%", "zoom_max_cpu_usage": "2%"}
    pressure = {f"system_{stat}_cpu_pressure_level": "fair" for stat in ("min", "avg", "max")}
    for objects in ({"cpu_usage": use, "cpu_pressure_level": pressure}, {"cpu_pressure_level": pressure}):
        found = stay(at(0, **objects))
        assert list(found.streams) == ["cpu_usage"]
        assert value(found, "cpu_usage", "system_max_cpu_pressure_level") == 1.0
    assert math.isnan(value(found, "cpu_usage", "zoom_max_cpu_usage"))


def test_wifi_is_as_received_also_with_the_maximum_below_the_minimum():
    as_numbers = {"min_rssi": -40, "avg_rssi": -55, "max_rssi": -70, "rssi_unit": "dBm"}
    as_text = {"min_rssi": "-71", "max_rssi": "-60 dBm"}
    other = as_numbers | {"rssi_unit": "%"}
    found = stay(at(0, wifi_rssi=as_numbers), at(1, wifi_rssi=as_text, audio_input=AUDIO), at(2, wifi_rssi=other))
    nothing = pytest.approx(math.nan, nan_ok=True)
    assert found.wifi_dbm[0].tolist() == [-40, -55, -70]
    assert found.wifi_dbm[1].tolist() == [-71, nothing, -60]
    assert np.isnan(found.wifi_dbm[2]).all()
    assert list(found.streams) == ["audio_input"]
    assert found.streams["audio_input"].minute.tolist() == [1]


def test_minutes_are_put_in_order_and_gaps_stay_gaps():
    found = stay(at(7, audio_input=AUDIO), at(0, audio_input=AUDIO), at(3, audio_input=AUDIO | {"latency": "9 ms"}))
    assert (found.at_s - TEN).tolist() == [0, 180, 420]
    assert found.streams["audio_input"].minute.tolist() == [0, 1, 2]
    assert value(found, "audio_input", "avg_latency", reading=1) == 9


def test_of_a_minute_that_comes_twice_the_last_counts():
    found = stay(
        at(0, audio_input=AUDIO, video_input=AUDIO),
        at(0, audio_input={"latency": "9 ms"}, audio_output=AUDIO),
    )
    assert found.at_s.tolist() == [TEN]
    assert sorted(found.streams) == ["audio_input", "audio_output", "video_input"]
    assert value(found, "audio_input", "avg_latency") == 9


def test_a_minute_without_a_time_or_without_a_value_is_none():
    empty = dict.fromkeys(AUDIO, "")
    found = stay(
        {"audio_input": AUDIO},
        {"date_time": "soon", "audio_input": AUDIO},
        None,
        5,
        at(1),
        at(2, audio_input=empty, wifi_rssi={}, video_input=None, as_input=[AUDIO]),
        at(3, audio_input=AUDIO),
    )
    assert (found.at_s - TEN).tolist() == [180]


def test_unknown_types_are_kept_and_odd_values_marked():
    found = stay(at(0, hologram=AUDIO | {"avg_loss": "5%"}, audio_quality={"quality": "good"}))
    assert list(found.streams) == ["hologram", "audio_quality"]
    assert found.streams["hologram"].oddities[0, FIELD["avg_loss"].index] == Oddity.OUT_OF_ORDER
    assert np.isnan(found.streams["audio_quality"].values).all()


@pytest.mark.parametrize("minutes", [{}, {"user_qos": None}, {"user_qos": []}, {"user_qos": "x"}])
def test_a_stay_without_minutes_is_a_stay(minutes):
    page = read_minutes(json.dumps({"participants": [{"user_id": "1"} | minutes]}).encode())
    (found,) = page.stays
    assert found.participant_id == "1"
    assert not found.streams
    assert found.wifi_dbm.shape == (0, 3)


def test_health_and_issues():
    found = stay(health="Warning", issue_list=["audio", "", None, 5])
    assert (found.health, found.issues) == ("Warning", ("audio", "5"))
    assert stay().issues == ()


def test_one_participants_answer_is_one_stay_without_an_envelope():
    page = read_participant_minutes(json.dumps({"user_id": "7", "user_qos": [at(0, audio_input=AUDIO)]}).encode())
    (found,) = page.stays
    assert (found.participant_id, page.total, page.next_page_token) == ("7", 1, "")
    assert found.at_s.tolist() == [TEN]


@pytest.mark.parametrize("answer", [[], 5, None, {"participants": {}}])
def test_another_answer_is_refused(answer):
    with pytest.raises(NotTheApi):
        read_minutes(json.dumps(answer).encode())


@pytest.mark.parametrize("answer", [[], 5, None])
def test_another_answer_about_one_participant_is_refused(answer):
    with pytest.raises(NotTheApi):
        read_participant_minutes(json.dumps(answer).encode())


leaf = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["12 ms", "", "-3%"])
anything = st.recursive(leaf, lambda inner: st.lists(inner, max_size=3), max_leaves=4)
objects = st.dictionaries(st.sampled_from([*AUDIO, "resolution", "min_rssi", "zoom_max_cpu_usage"]), anything)
minute = st.dictionaries(
    st.sampled_from(["audio_input", "cpu_usage", "cpu_pressure_level", "wifi_rssi", "x"]), objects | anything
)
times = st.sampled_from(["2026-03-01T10:00:00Z", "2026-03-01T10:01:00Z", "0001-01-01T00:00:00+14:00", "x", None])


@given(st.lists(st.tuples(times, minute), max_size=4), anything)
def test_no_value_breaks_a_stay(minutes, issues):
    found = stay(*({"date_time": time} | objects for time, objects in minutes), issue_list=issues)
    assert (np.diff(found.at_s) > 0).all()
    for stream in found.streams.values():
        assert (np.diff(stream.minute) > 0).all()


@given(st.binary())
def test_no_bytes_raise_anything_but_our_own_error(body):
    for read in (read_minutes, read_participant_minutes):
        with suppress(NotTheApi):
            read(body)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("meeting_participants_qos.json", read_minutes),
        ("webinar_participants_qos.json", read_minutes),
        ("meeting_participant_qos_single.json", read_participant_minutes),
    ],
)
def test_zooms_own_example(name, read):
    if not (SAMPLES / name).exists():
        pytest.skip("the folder of samples is not beside the checkout")
    (found,) = read((SAMPLES / name).read_bytes()).stays
    assert found.participant_id
    assert not any(stream.oddities.any() for stream in found.streams.values())
    assert {"audio_input", "video_device_to_rwg", "cpu_usage"} <= found.streams.keys()
    assert value(found, "audio_input", "avg_bitrate") == 27.15
    assert np.isfinite(found.wifi_dbm).all()
