from __future__ import annotations

from qosviewer.domain.kinds import Oddity
from qosviewer.domain.metrics import FIELD
from tests.support.stays import make_stay

LOSS, LATENCY = FIELD["avg_loss"].index, FIELD["avg_latency"].index


def test_each_stream_has_the_minutes_that_it_was_measured_in():
    stay = make_stay(
        {"audio_input": {"avg_loss": ["1%", None, "27.15%"]}, "audio_output": {"avg_loss": [None, "2%", None]}}
    )
    assert {name: stream.minute.tolist() for name, stream in stay.streams.items()} == {
        "audio_input": [0, 2],
        "audio_output": [1],
    }
    assert stay.streams["audio_input"].values[:, LOSS].tolist() == [1, 27.15]


def test_marks_stay_with_their_value():
    stay = make_stay({"audio_input": {"avg_loss": ["1%", "-3%", "120%"], "avg_latency": ["soon", "5 ms", "6 ms"]}})
    oddities = stay.streams["audio_input"].oddities
    assert oddities[:, LOSS].tolist() == [Oddity.NONE, Oddity.NEGATIVE, Oddity.OVER_100]
    assert oddities[:, LATENCY].tolist() == [Oddity.UNREADABLE, Oddity.NONE, Oddity.NONE]
    assert oddities.any(axis=0).sum() == 2
