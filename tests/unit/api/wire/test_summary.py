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
from qosviewer.api.wire import (
    raw_details,
    raw_entry,
    read_page,
    read_refusal,
)
from qosviewer.domain.kinds import Oddity, unpack_resolution
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.metrics import FIELD, FIELDS
from qosviewer.domain.table import QosTable

SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
REF = MeetingRef(MeetingKind.MEETING, "123")


def page_of(*participants, token=""):
    return {"next_page_token": token, "page_size": 10, "participants": list(participants)}


def read(answer, **more):
    return read_page(json.dumps(answer).encode(), **{"walk": 0, "page": 0} | more)


def stream(kind="audio_input", **details):
    return {"type": kind, "details": details}


def person(*streams, **more):
    return {"participant_id": "1", "id": "u", "user_name": "Ann", "email": "a@example.com", "qos": list(streams)} | more


def value(batch, row, key):
    return batch.values[row, FIELD[key].index]


def oddity(batch, row, key):
    return Oddity(int(batch.oddities[row, FIELD[key].index]))


def test_every_field_is_read():
    texts = {"bitrate": "27.15kbps", "latency": "126 ms", "jitter": "0ms", "loss": "0.03%", "frame_rate": "12 fps"}
    details = {f"{stat}_{name}": text for name, text in texts.items() for stat in ("min", "avg", "max")}
    details |= {f"zoom_{stat}_cpu_usage": "2%" for stat in ("min", "avg", "max")}
    details |= {f"system_{stat}_cpu_pressure_level": "Fair" for stat in ("min", "avg", "max")}
    details |= {"system_max_cpu_usage": "11%", "resolution": "1280*720"}
    assert set(details) == set(FIELD)
    batch = read(page_of(person(stream(**details)), token="next"), walk=2, page=7)
    assert value(batch, 0, "avg_bitrate") == 27.15
    assert value(batch, 0, "avg_jitter") == 0.0
    assert unpack_resolution(value(batch, 0, "resolution")) == (1280, 720)
    assert value(batch, 0, "system_max_cpu_pressure_level") == 1.0
    assert not np.isnan(batch.values).any()
    assert not batch.oddities.any()
    assert not batch.extras
    assert (batch.walk, batch.page, batch.next_page_token) == (2, 7, "next")
    first = batch.participants[0]
    assert (first.participant_id, first.user_id, first.user_name, first.email) == ("1", "u", "Ann", "a@example.com")


@pytest.mark.parametrize("streams", [{}, {"qos": None}, {"qos": []}, {"qos": "none"}, {"qos": {"type": "x"}}])
def test_a_participant_without_streams_is_a_participant(streams):
    batch = read(page_of({"participant_id": "1"} | streams))
    assert len(batch.participants) == 1
    assert batch.values.shape == (0, len(FIELDS))
    assert batch.spans == [(0, 0)]


def test_what_stands_in_place_of_streams_is_kept():
    assert read(page_of({"qos": {"type": "x"}})).participants[0].extras == {"qos": '{"type": "x"}'}


@pytest.mark.parametrize("details", [{}, {"details": None}, {"details": {}}, {"details": []}, {"details": "n/a"}])
def test_a_stream_without_details_is_a_stream(details):
    batch = read(page_of(person({"type": "audio_input"} | details)))
    assert batch.stream_types == ("audio_input",)
    assert np.isnan(batch.values).all()


def test_empty_is_missing_and_never_zero():
    batch = read(page_of(person(stream(avg_loss="", avg_jitter=None, avg_latency="-", max_loss="0.0%"))))
    assert all(math.isnan(value(batch, 0, key)) for key in ("avg_loss", "avg_jitter", "avg_latency"))
    assert value(batch, 0, "max_loss") == 0.0
    assert not batch.oddities.any()


def test_numbers_in_place_of_text():
    batch = read(page_of(person(stream(avg_bitrate=50, avg_loss=0.1), participant_id=20161536, id=7)))
    assert (value(batch, 0, "avg_bitrate"), value(batch, 0, "avg_loss")) == (50.0, 0.1)
    assert (batch.participants[0].participant_id, batch.participants[0].user_id) == ("20161536", "7")


@pytest.mark.parametrize(
    ("raw", "text", "mark"),
    [
        ("rubbish", "rubbish", Oddity.UNREADABLE),
        ("5 fps", "5 fps", Oddity.UNREADABLE),
        (True, "true", Oddity.UNREADABLE),
        (["1 ms"], '["1 ms"]', Oddity.UNREADABLE),
        (float("nan"), "NaN", Oddity.UNREADABLE),
        (float("inf"), "Infinity", Oddity.UNREADABLE),
        ("-3 %", "-3 %", Oddity.NEGATIVE),
        ("140%", "140%", Oddity.OVER_100),
        ("lone \ud800", "lone \ufffd", Oddity.UNREADABLE),
    ],
)
def test_odd_values_keep_their_text(raw, text, mark):
    batch = read(page_of(person(stream(), stream(avg_loss=raw))))
    assert oddity(batch, 1, "avg_loss") is mark
    assert batch.odd_texts == {(1, FIELD["avg_loss"].index): text}


def test_an_integer_of_ten_thousand_digits_is_odd_and_kept():
    digits = "9" * 10_000
    body = f'{{"participants": [{{"qos": [{{"type": "x", "details": {{"avg_loss": {digits}}}}}]}}]}}'
    batch = read_page(body.encode(), walk=0, page=0)
    assert oddity(batch, 0, "avg_loss") is Oddity.UNREADABLE
    assert batch.odd_texts[0, FIELD["avg_loss"].index] == digits


@pytest.mark.parametrize(
    ("details", "marked"),
    [
        ({"min": "1%", "avg": "2%", "max": "3%"}, set()),
        ({"min": "2%", "avg": "2%", "max": "2%"}, set()),
        ({"min": "3%", "avg": "2%", "max": "4%"}, {"min", "avg"}),
        ({"min": "1%", "avg": "5%", "max": "4%"}, {"avg", "max"}),
        ({"min": "5%", "max": "4%"}, {"min", "max"}),
        ({"min": "5%", "avg": "", "max": ""}, set()),
    ],
)
def test_a_triple_that_contradicts_itself_is_marked_and_kept(details, marked):
    batch = read(page_of(person(stream(**{f"{stat}_loss": text for stat, text in details.items()}))))
    assert {stat for stat in ("min", "avg", "max") if oddity(batch, 0, f"{stat}_loss") is Oddity.OUT_OF_ORDER} == marked
    assert {FIELDS[column].stat.value for _, column in batch.odd_texts} == marked
    assert value(batch, 0, "min_loss") == float(details["min"][0])


def test_another_mark_is_not_covered_by_the_order():
    batch = read(page_of(person(stream(min_loss="101%", avg_loss="-1%"))))
    assert oddity(batch, 0, "min_loss") is Oddity.OVER_100
    assert oddity(batch, 0, "avg_loss") is Oddity.NEGATIVE


def test_unknown_types_and_keys_are_kept_under_their_own_names():
    entry = stream("wifi_rssi", avg_rssi=-56, quality="good", nested={"a": [1]}, nothing=None) | {"date_time": "now"}
    batch = read(page_of(person(entry, role="host")))
    assert batch.stream_types == ("wifi_rssi",)
    assert batch.extras == {
        "avg_rssi": {0: "-56"},
        "quality": {0: "good"},
        "nested": {0: '{"a": [1]}'},
        "nothing": {0: ""},
        "date_time": {0: "now"},
    }
    assert batch.participants[0].extras == {"role": "host"}


def test_a_key_beside_the_details_does_not_cover_one_in_them():
    entry = stream("x", quality="good") | {"quality": "bad"}
    assert read(page_of(person(entry))).extras == {"quality": {0: "good"}, "qos.quality": {0: "bad"}}


def test_the_same_type_twice_is_two_streams():
    batch = read(page_of(person(stream(avg_loss="1%"), stream(avg_loss="2%")), person(stream(avg_loss="3%"))))
    assert batch.stream_types == ("audio_input",) * 3
    assert batch.stream_index.tolist() == [0, 1, 0]
    assert batch.owner.tolist() == [0, 0, 1]
    assert batch.values[:, FIELD["avg_loss"].index].tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize("answer", [{}, {"participants": None}, {"participants": []}])
def test_no_participants_is_an_empty_page(answer):
    batch = read(answer)
    assert batch.participants == ()
    assert batch.next_page_token == ""


@pytest.mark.parametrize(
    "answer", [[], "text", 5, None, {"participants": {}}, {"participants": "x"}, {"participants": 0}]
)
def test_another_type_is_not_the_api(answer):
    with pytest.raises(NotTheApi):
        read(answer)


@pytest.mark.parametrize("entry", [None, 5, "x", [], [{"qos": []}]])
def test_an_entry_that_is_no_object_is_still_a_row(entry):
    batch = read(page_of(person(), entry, person()))
    assert [each.user_name for each in batch.participants] == ["Ann", "", "Ann"]


def test_digests_tell_a_repeat_from_a_second_seat():
    first, repeat, second = read(page_of(person(stream()), person(stream()), person())).participants
    assert first.digest == repeat.digest
    assert first.digest != second.digest


def test_the_raw_page_comes_back_to_the_byte():
    body = b'{ "participants" : [ {"user_name":"Zo\xc3\xab"} ] }  '
    batch = read_page(body, walk=0, page=0)
    assert batch.raw.body == body
    assert raw_entry(batch.raw, 0) == '{\n  "user_name": "Zoë"\n}'


def test_raw_details_stand_beside_their_streams():
    raw = read(page_of(person(stream(avg_loss="1 %"), {"type": "x"}, None), {"qos": None}, 5)).raw
    assert raw_details(raw) == [[{"avg_loss": "1 %"}, {}, {}], [], []]


def test_a_page_in_another_charset_can_be_read_again():
    batch = read_page('{"participants": [{"user_name": "Zoë"}]}'.encode("latin-1"), walk=0, page=0, charset="latin-1")
    assert batch.participants[0].user_name == "Zoë"
    assert "Zoë" in raw_entry(batch.raw, 0)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
plausible = st.sampled_from(["", "-", "1 ms", "2.5%", "3%", "1280*720", "normal", "27.15 Kbps", "-1%", "999%", "NaN"])
details = st.dictionaries(st.sampled_from(list(FIELD)) | st.text(max_size=5), plausible | anything, max_size=8)
streams = st.lists(
    st.fixed_dictionaries({}, optional={"type": st.text() | anything, "details": details | anything}) | anything,
    max_size=4,
)
people = st.lists(
    st.fixed_dictionaries({}, optional={"participant_id": anything, "user_name": st.text(), "qos": streams | anything})
    | anything,
    max_size=6,
)


@given(people, anything)
def test_no_value_breaks_a_page_and_no_row_is_lost(participants, token):
    batch = read({"participants": participants, "next_page_token": token})
    assert len(batch.participants) == len(participants)
    kept = raw_details(batch.raw)
    for place, (entry, (start, stop)) in enumerate(zip(participants, batch.spans, strict=True)):
        listed = entry.get("qos") if isinstance(entry, dict) else None
        assert stop - start == (len(listed) if isinstance(listed, list) else 0)
        assert raw_entry(batch.raw, place)
        assert len(kept[place]) == stop - start
    odd = {(int(row), int(column)) for row, column in np.argwhere(batch.oddities)}
    assert set(batch.odd_texts) == odd
    # What was taken in can be held, written and encoded.
    QosTable().append(batch)
    for each in batch.participants:
        f"{each.user_name}{each.participant_id}{each.extras}".encode()
    f"{batch.stream_types}{batch.extras}{batch.odd_texts}{batch.next_page_token}".encode()


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_raise_anything_but_our_own_error(body):
    with suppress(NotTheApi):
        read_page(body, walk=0, page=0)
    assert read_refusal(body) is None or isinstance(read_refusal(body).message, str)


@pytest.mark.parametrize("name", ["meetings_qos_summary.json", "webinars_qos_summary.json"])
def test_zooms_own_example(name):
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside this checkout")
    batch = read_page(path.read_bytes(), walk=0, page=0)
    assert not np.isnan(batch.values).any()
    assert value(batch, 0, "avg_bitrate") == 27.15
    assert batch.participants[0].user_name == "jchill"


def test_a_video_sdk_session_has_users_with_a_name_and_a_key_of_their_own():
    user = {"id": "u", "name": "Ann", "user_key": "7", "qos": [stream(avg_bitrate="27.15 Kbps", quality="good")]}
    batch = read({"next_page_token": "", "page_size": 30, "users": [user]})
    (found,) = batch.participants
    assert (found.user_id, found.user_name, found.participant_id, found.email) == ("u", "Ann", "", "")
    assert found.extras == {"user_key": "7"}
    assert value(batch, 0, "avg_bitrate") == 27.15
    assert batch.extras == {"quality": {0: "good"}}
    assert json.loads(raw_entry(batch.raw, 0)) == user
    assert raw_details(batch.raw) == [[user["qos"][0]["details"]]]


def test_a_name_beside_a_user_name_is_a_key_like_any_other():
    (found,) = read(page_of(person(name="Annie"))).participants
    assert (found.user_name, found.extras) == ("Ann", {"name": "Annie"})


def test_zooms_own_example_of_a_session():
    path = SAMPLES / "videosdk_sessions_users_qos_summary.json"
    if not path.exists():
        pytest.skip("the folder of samples is not beside the checkout")
    batch = read_page(path.read_bytes(), walk=0, page=0)
    assert not batch.empty
    assert not batch.oddities.any()
    assert not batch.extras
    assert all(each.user_name for each in batch.participants)
