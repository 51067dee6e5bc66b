"""What a filter keeps, of streams and of participants."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.filter import parse
from qosviewer.domain.filter.evaluation import lets_through, participant_mask, stream_mask
from qosviewer.domain.stays import Stay
from qosviewer.domain.streams import INPUT_IS_DOWNLINK
from tests.factories import make_batch, make_data, seat, stream


@pytest.fixture
def data():
    """Anna loses packets, José has an impossible reading and a small picture, the guest sent nothing."""
    return make_data(
        seat(
            "Anna Müller",
            stream("audio_input", avg_loss="8.1%", max_loss="20%", avg_jitter="5 ms", avg_bitrate="27.15kbps"),
            stream("audio_output", avg_loss="0.1%", max_loss="0.4%", avg_jitter="50 ms", avg_bitrate="30 kbps"),
            email="anna@example.com",
            user_id="uAnna",
        ),
        seat(
            "José",
            stream(
                "video_input", avg_loss="-3%", resolution="360*640", avg_frame_rate="24 fps", avg_bitrate="600 kbps"
            ),
            stream(
                "cpu_usage",
                system_max_cpu_usage="97%",
                zoom_avg_cpu_usage="20%",
                system_avg_cpu_pressure_level="serious",
            ),
            email="jose@example.org",
        ),
        seat("", stream("as_input", avg_loss="", avg_bitrate="-")),
        seat("Room 5", stream("audio_device_to_crc", avg_loss="0%", avg_latency="10 ms", avg_bitrate="50 kbps")),
        seat("Nobody"),
    )


ANNA, JOSE, GUEST, ROOM, NOBODY = range(5)


@pytest.mark.parametrize(
    ("text", "participants", "streams"),
    [
        ("", [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5]),
        ("loss > 2", [ANNA], [0]),
        ("loss >= 8.1", [ANNA], [0]),
        ("loss > 8.1", [], []),
        ("loss = 8.1", [ANNA], [0]),
        ("loss < 0", [JOSE], [2]),
        ("loss != 0", [ANNA, JOSE], [0, 1, 2]),
        ("loss <= 0", [JOSE, ROOM], [2, 5]),
        ("loss.max > 5", [ANNA], [0]),
        ("not loss > 2", [JOSE, GUEST, ROOM, NOBODY], [1, 2, 3, 4, 5]),
        ("uplink.loss > 2", [ANNA], [0]),
        ("downlink.loss > 2", [], []),
        ("downlink.loss >= 0", [ANNA, ROOM], [1, 5]),
        ("audio.loss >= 0", [ANNA, ROOM], [0, 1, 5]),
        ("audio.downlink.jitter > 40", [ANNA], [1]),
        ("video.loss >= 0", [], []),
        ("loss > 2 and jitter > 40", [ANNA], []),
        ("loss > 2 or cpu > 90", [ANNA, JOSE], [0, 3]),
        ("bitrate > 0.5 Mbps", [JOSE], [2]),
        ("cpu > 90", [JOSE], [3]),
        ("pressure >= serious", [JOSE], [3]),
        ("pressure > serious", [], []),
        ("resolution < 640x360", [], []),
        ("resolution <= 640x360", [JOSE], [2]),
        ("resolution >= 640x360", [JOSE], [2]),
        ("resolution > 640x360", [], []),
        ("resolution = 360x640", [JOSE], [2]),
        ("resolution = 640x360", [], []),
        ("resolution != 640x360", [JOSE], [2]),
        ("resolution < 1280x720", [JOSE], [2]),
        ("muller", [ANNA], [0, 1]),
        ("MÜLLER", [ANNA], [0, 1]),
        ("jose", [JOSE], [2, 3]),
        ("josé", [JOSE], [2, 3]),
        ("example", [ANNA, JOSE], [0, 1, 2, 3]),
        ("name:example", [], []),
        ("email:@example.com", [ANNA], [0, 1]),
        ('name:""', [GUEST], [4]),
        ('email:""', [GUEST, ROOM, NOBODY], [4, 5]),
        ("id:uanna", [ANNA], [0, 1]),
        ("id:1001", [JOSE], [2, 3]),
        ("type:crc", [ROOM], [5]),
        ("type:AUDIO", [ANNA, ROOM], [0, 1, 5]),
        ("not type:audio", [JOSE, GUEST, NOBODY], [2, 3, 4]),
        ("state:bad", [ANNA], [0, 1]),
        ("state:unclassified", [GUEST, NOBODY], [4]),
        ("-state:bad", [JOSE, GUEST, ROOM, NOBODY], [2, 3, 4, 5]),
        ("anna loss > 2", [ANNA], [0]),
        ("room or nobody", [ROOM, NOBODY], [5]),
    ],
)
def test_what_is_kept(data, text, participants, streams):
    expression = parse(text)
    assert np.flatnonzero(participant_mask(expression, data)).tolist() == participants
    assert np.flatnonzero(stream_mask(expression, data)).tolist() == streams


def test_the_reading_of_direction_decides(data):
    uplink = parse("uplink.loss > 2")
    assert stream_mask(uplink, data).any()
    data.reading = INPUT_IS_DOWNLINK
    assert not stream_mask(uplink, data).any()
    assert np.flatnonzero(stream_mask(parse("downlink.loss > 2"), data)).tolist() == [0]


def test_a_grown_table_is_filtered_as_it_is_now(data):
    for text in ("carl", "loss > 2", "video.loss > 50", "type:video_output", "state:bad"):
        participant_mask(parse(text), data)
    data.table.append(make_batch(seat("Carl", stream("video_output", avg_loss="60%", avg_bitrate="9 kbps")), page=1))
    for text in ("carl", "loss > 8.1", "video.loss > 50", "type:video_output", "state:bad carl"):
        assert np.flatnonzero(participant_mask(parse(text), data)).tolist() == [5], text
        assert np.flatnonzero(stream_mask(parse(text), data)).tolist() == [6], text


def test_no_pictures_without_a_picture_size_match_no_comparison():
    data = make_data(
        seat("Off", stream("video_input", avg_frame_rate="0 fps", max_frame_rate="0 fps")),
        seat("Frozen", stream("video_input", avg_frame_rate="0 fps", max_frame_rate="0 fps", resolution="640*360")),
    )
    for text in ("fps < 15", "fps = 0", "fps.max <= 0", "fps != 5"):
        assert participant_mask(parse(text), data).tolist() == [False, True], text


@pytest.mark.parametrize("text", ["", "loss > 2", "anna", "type:a", "state:bad", "not a", "video.loss > 2 or x"])
def test_an_empty_table(text):
    data = make_data()
    assert participant_mask(parse(text), data).shape == (0,)
    assert stream_mask(parse(text), data).shape == (0,)


readings = st.one_of(st.just(""), st.integers(-2, 12).map(str))
meetings = st.lists(
    st.lists(st.tuples(st.sampled_from(["audio_input", "video_output", "odd_type"]), readings), max_size=4), max_size=6
)


@given(meetings, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), st.integers(-3, 13), st.booleans())
def test_comparisons_agree_with_plain_python(meeting, sign, value, narrowed):
    data = make_data(*[seat(str(i), *[stream(t, avg_loss=raw) for t, raw in each]) for i, each in enumerate(meeting)])
    compare = {"=": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}[sign]

    def matches(kind: str, raw: str) -> bool:
        return raw != "" and getattr(float(raw), compare)(float(value)) and (not narrowed or kind == "video_output")

    expression = parse(f"{'video.downlink.' if narrowed else ''}loss {sign} {value}")
    assert stream_mask(expression, data).tolist() == [matches(*one) for each in meeting for one in each]
    assert participant_mask(expression, data).tolist() == [any(matches(*one) for one in each) for each in meeting]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("", True),
        ("bert", True),
        ("BÉRT", True),
        ("email:x.org", True),
        ("id:16778240", True),
        ("id:uBert", True),
        ("name:x.org", False),
        ("loss > 0", False),
        ("type:audio", False),
        ("state:good", False),
        ("bert and loss > 0", False),
        ("bert or loss > 0", True),
        ("not bert", False),
        ("not loss > 0", True),
        ('name:""', False),
    ],
)
def test_who_has_no_figures_matches_by_who_they_are(text: str, matches: bool) -> None:
    stay = Stay(("16778240", 0), user_id="uBert", email="bert@x.org", name="Bert")
    assert lets_through(parse(text), stay) is matches
