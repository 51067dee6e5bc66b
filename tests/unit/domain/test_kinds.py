"""Every spelling of zoom-api.md, section 2, and anything else, becomes a number or nothing, and nothing raises."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qosviewer.domain import kinds
from qosviewer.domain.kinds import (
    BITRATE,
    DURATION,
    FRAME_RATE,
    NOTHING,
    PERCENT,
    PIXEL_STEP,
    PRESSURE,
    RESOLUTION,
    Oddity,
    is_missing,
    pack_resolution,
    plain_number,
    unpack_resolution,
)

ALL_KINDS = [BITRATE, DURATION, PERCENT, FRAME_RATE, RESOLUTION, PRESSURE]
NUMBERS = [BITRATE, DURATION, PERCENT, FRAME_RATE]


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (BITRATE, "27.15kbps", 27.15),
        (BITRATE, "27.15 Kbps", 27.15),
        (BITRATE, "27.15 kbps", 27.15),
        (BITRATE, "6 kbps", 6),
        (BITRATE, "1055 kbps", 1055),
        (BITRATE, "1,055 kbps", 1055),
        (BITRATE, "1,234,567.5 kbps", 1234567.5),
        (BITRATE, "27\u00a0kbps", 27),
        (BITRATE, "27\u202fkbps", 27),
        (BITRATE, " 27 kbps ", 27),
        (BITRATE, "27 kb/s", 27),
        (BITRATE, "27 kbit/s", 27),
        (BITRATE, "27150 bps", 27.15),
        (BITRATE, "1.5 Mbps", 1500),
        (BITRATE, "1.5 MBPS", 1500),
        (BITRATE, "1 gbps", 1e6),
        (BITRATE, "50", 50),
        (BITRATE, 50, 50),
        (BITRATE, 27.15, 27.15),
        (BITRATE, "+5 kbps", 5),
        (BITRATE, ".5 kbps", 0.5),
        (BITRATE, "<1 kbps", 1),
        (BITRATE, "~ 20 kbps", 20),
        (DURATION, "126 ms", 126),
        (DURATION, "0ms", 0),
        (DURATION, "0 ms", 0),
        (DURATION, "0.3 s", 300),
        (DURATION, "1500 us", 1.5),
        (DURATION, "1500 µs", 1.5),
        (PERCENT, "0.03%", 0.03),
        (PERCENT, "0.0%", 0),
        (PERCENT, "4.9 %", 4.9),
        (PERCENT, "0.1", 0.1),
        (PERCENT, "100%", 100),
        (FRAME_RATE, "12 fps", 12),
        (FRAME_RATE, "0 fps", 0),
        (FRAME_RATE, "29.97FPS", 29.97),
        (RESOLUTION, "1280*720", pack_resolution(1280, 720)),
        (RESOLUTION, "1920x1080", pack_resolution(1920, 1080)),
        (RESOLUTION, "1920X1080", pack_resolution(1920, 1080)),
        (RESOLUTION, "640 × 360", pack_resolution(640, 360)),
        (RESOLUTION, "0*0", 0),
        (RESOLUTION, "640*0", 0),
        (PRESSURE, "normal", 0),
        (PRESSURE, "Fair", 1),
        (PRESSURE, " SERIOUS ", 2),
        (PRESSURE, "critical", 3),
        (BITRATE, "٢٧ kbps", 27),
        (PERCENT, "５%", 5),
    ],
)
def test_spellings(kind, raw, value):
    assert kind.parse(raw) == (value, Oddity.NONE)


@pytest.mark.parametrize("raw", [None, "", "  ", "-", "--", "–", "N/A", "n/a", "null", "None", "unknown", "UNKNOWN"])
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_no_value_is_no_value_and_no_oddity(kind, raw):
    value, oddity = kind.parse(raw)
    assert math.isnan(value)
    assert oddity is Oddity.NONE
    assert is_missing(raw)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (BITRATE, "27 ms"),
        (DURATION, "27 kbps"),
        (PERCENT, "5 fps"),
        (FRAME_RATE, "5%"),
        (BITRATE, "27 kbps extra"),
        (BITRATE, "27..5 kbps"),
        (BITRATE, "1,05 kbps"),
        (BITRATE, "1e3"),
        (BITRATE, "nan"),
        (BITRATE, "inf"),
        (BITRATE, "Infinity kbps"),
        (BITRATE, "kbps"),
        (BITRATE, "."),
        (BITRATE, "9" * 400),
        (BITRATE, float("nan")),
        (BITRATE, float("inf")),
        (BITRATE, 10**400),
        (BITRATE, True),
        (BITRATE, []),
        (BITRATE, {}),
        (RESOLUTION, "1280"),
        (RESOLUTION, "1280*"),
        (RESOLUTION, "-1*5"),
        (RESOLUTION, "123456*1"),
        (RESOLUTION, 1280),
        (PRESSURE, "extreme"),
        (PRESSURE, "2"),
        (PRESSURE, 2),
    ],
)
def test_what_cant_be_read_is_nothing_and_marked(kind, raw):
    value, oddity = kind.parse(raw)
    assert math.isnan(value)
    assert oddity is Oddity.UNREADABLE


@pytest.mark.parametrize(
    ("kind", "raw", "value", "oddity"),
    [
        (PERCENT, "-1%", -1, Oddity.NEGATIVE),
        (BITRATE, -3, -3, Oddity.NEGATIVE),
        (PERCENT, "100.1%", 100.1, Oddity.OVER_100),
        (PERCENT, "250%", 250, Oddity.OVER_100),
        (DURATION, "250 ms", 250, Oddity.NONE),
    ],
)
def test_impossible_values_are_kept_and_marked(kind, raw, value, oddity):
    assert kind.parse(raw) == (value, oddity)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
near_misses = st.text("0123456789.,+-<>~*xX× kKmMgGbBpPsSfFnN/%u\u00a0٣", max_size=14)


@pytest.mark.parametrize("kind", ALL_KINDS)
@given(raw=anything | near_misses)
def test_parsing_never_raises_and_gives_a_number_or_nothing(kind, raw):
    value, oddity = kind.parse(raw)
    assert isinstance(value, float)
    assert not math.isinf(value)
    assert isinstance(oddity, Oddity)
    if math.isnan(value):
        assert oddity in (Oddity.NONE, Oddity.UNREADABLE)
        assert kind.text(value) == NOTHING
        assert kind.plain(value) == ""
    else:
        again, _ = kind.parse(kind.plain(value)) if len(kind.plain(value)) < 64 else (value, None)
        assert again == value


@pytest.mark.parametrize("kind", NUMBERS)
@given(value=st.floats(-1e15, 1e15, allow_subnormal=False))
def test_a_number_is_written_with_all_its_digits_and_read_back(kind, value):
    written = kind.plain(value)
    assert "e" not in written
    assert float(written) == value
    if len(written) < 64:
        assert kind.parse(written)[0] == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (27.15, "27.15"),
        (3.0, "3"),
        (-0.5, "-0.5"),
        (1e-7, "0.0000001"),
        (0.0, "0"),
        (-0.0, "0"),
        (1e15, "1000000000000000"),
    ],
)
def test_plain_numbers(value, text):
    assert plain_number(value).removesuffix(".0") == text


@given(st.integers(1, 99_999), st.integers(1, 99_999))
@example(99_999, 99_999)
def test_a_picture_size_survives_packing(width, height):
    packed = pack_resolution(width, height)
    assert unpack_resolution(packed) == (width, height)
    assert packed // PIXEL_STEP == width * height
    assert RESOLUTION.plain(packed) == f"{width}x{height}"
    assert RESOLUTION.text(packed) == f"{width}×{height}"


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999))
def test_picture_sizes_sort_by_their_pixels(a, b, c, d):
    if a * b < c * d:
        assert pack_resolution(a, b) < pack_resolution(c, d)


def test_words_are_written_as_words():
    assert [PRESSURE.text(place) for place in range(4)] == ["normal", "fair", "serious", "critical"]
    assert PRESSURE.plain(2.0) == "serious"
    assert RESOLUTION.text(0.0) == "0×0"


def test_every_kind_can_be_told_from_every_other():
    assert len({kinds.BITRATE, kinds.DURATION, kinds.PERCENT, kinds.FRAME_RATE}) == 4
