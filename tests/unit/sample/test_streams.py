"""The numbers behave like those of real lines and computers."""

from __future__ import annotations

from random import Random
from statistics import correlation

from hypothesis import given
from hypothesis import strategies as st

from qosviewer.sample import SampleAccount
from qosviewer.sample.cast import draw_seat
from qosviewer.sample.minutes import series
from qosviewer.sample.network import Link, Load, broken_link
from qosviewer.sample.seat import Kind, Seat
from qosviewer.sample.streams import Span, Stream, streams_of
from tests.unit.sample.conftest import NOON

SPANS = ("bitrate_kbps", "latency_ms", "jitter_ms", "loss_pct", "frame_rate_fps", "zoom_cpu_pct")
LONG_S = 3000


def seat(index: int, kind: Kind = "desktop", stay_s: int = LONG_S) -> Seat:
    return draw_seat(Random(index), index, stay_s, kind)


def only(streams: list[Stream], stream_type: str) -> Stream:
    (found,) = [stream for stream in streams if stream.type == stream_type]
    return found


@given(
    st.integers(0, 10_000),
    st.sampled_from(["desktop", "mobile", "browser", "room", "phone"]),
    st.integers(60, 7200),
    st.floats(0.0, 1.6),
)
def test_spans_are_ordered_and_minutes_add_up_to_them(index: int, kind: Kind, stay_s: int, severity: float) -> None:
    drawn = seat(index, kind, stay_s)
    drawn.up = broken_link(Random(index), severity)
    for stream in streams_of(drawn, Random(index)):
        for name in SPANS:
            span = getattr(stream, name)
            if span is None:
                continue
            assert 0 <= span.min <= span.avg <= span.max
            if name != "loss_pct":
                decimals = 2 if drawn.spelling == "documented" and name == "bitrate_kbps" else 0
                values = series(span, drawn.minutes, index % drawn.minutes, Random(index), decimals)
                assert len(values) == drawn.minutes
                assert (min(values), max(values)) == (span.min, span.max)
                assert abs(sum(values) / len(values) - span.avg) < 1e-6


def test_a_span_of_one_value_is_flat() -> None:
    assert series(Span(4, 4, 4), 5, 2, Random(1)) == [4, 4, 4, 4, 4]


def test_loss_jitter_and_latency_move_together() -> None:
    streams = []
    for index in range(300):
        drawn = seat(index)
        drawn.down = broken_link(Random(index), Random(index).uniform(0, 1))
        streams.append(only(streams_of(drawn, Random(index)), "audio_output"))
    loss = [stream.loss_pct.avg for stream in streams]
    assert correlation(loss, [stream.jitter_ms.avg for stream in streams]) > 0.8
    assert correlation(loss, [stream.latency_ms.avg for stream in streams]) > 0.8


def test_loss_costs_bit_rate_and_pictures() -> None:
    def sent(loss_pct: float) -> list[Stream]:
        seats = [seat(index) for index in range(100)]
        for drawn in seats:
            drawn.up = Link(loss_pct, 10, 40)
            drawn.media.camera = True
        return [only(streams_of(drawn, Random(drawn.index)), "video_input") for drawn in seats]

    clean, lossy = sent(0.2), sent(12)
    assert _mean([s.bitrate_kbps.avg for s in lossy]) < 0.5 * _mean([s.bitrate_kbps.avg for s in clean])
    assert _mean([s.frame_rate_fps.avg for s in lossy]) < 0.7 * _mean([s.frame_rate_fps.avg for s in clean])


def test_a_busy_computer_lowers_the_frame_rate_and_nothing_else() -> None:
    idle, busy = seat(3), seat(3)
    idle.load, busy.load = Load(10, 40), Load(50, 99)
    calm, tired = streams_of(idle, Random(1)), streams_of(busy, Random(1))
    assert only(tired, "video_output").frame_rate_fps.avg < 10 < 20 < only(calm, "video_output").frame_rate_fps.avg
    assert only(tired, "video_output").loss_pct == only(calm, "video_output").loss_pct


def test_pressure_follows_load() -> None:
    drawn = seat(3)
    drawn.has_pressure, drawn.load = True, Load(50, 99)
    assert only(streams_of(drawn, Random(1)), "cpu_usage").pressure[2] == "critical"
    drawn.has_pressure = False
    assert only(streams_of(drawn, Random(1)), "cpu_usage").pressure is None


def test_each_way_of_taking_part_has_its_own_types() -> None:
    types = {kind: {stream.type for stream in streams_of(seat(1, kind), Random(1))} for kind in ("room", "browser")}
    assert all(name.endswith("_crc") for name in types["room"])
    assert all(name.endswith("_rwg") for name in types["browser"])
    assert [stream.type for stream in streams_of(seat(1, "phone"), Random(1))] == ["audio_input", "audio_output"]


def test_a_large_crowd_is_mixed() -> None:
    meeting = SampleAccount(7, now=NOON).meeting("town-hall")
    seats = [meeting.seat(index) for index in range(400)]
    assert {drawn.kind for drawn in seats} == {"desktop", "mobile", "browser", "room", "phone"}
    assert {drawn.network_type for drawn in seats} == {"Wired", "Wifi", "Cellular", "Others"}
    assert sum(not drawn.person.email for drawn in seats) > 20


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
