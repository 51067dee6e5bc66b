"""The stream types and what input and output are taken to mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.streams import (
    DEFAULT_READING,
    INPUT_IS_DOWNLINK,
    INPUT_IS_UPLINK,
    KNOWN_TYPES,
    READINGS,
    Direction,
    Medium,
    Path,
    stream_type,
)

DOCUMENTED = [
    "audio_input",
    "audio_output",
    "video_input",
    "video_output",
    "as_input",
    "as_output",
    "cpu_usage",
    "audio_device_from_crc",
    "audio_device_to_crc",
    "video_device_from_crc",
    "video_device_to_crc",
    "as_device_from_crc",
    "as_device_to_crc",
    "audio_device_from_rwg",
    "audio_device_to_rwg",
    "video_device_from_rwg",
    "video_device_to_rwg",
    "as_device_from_rwg",
    "as_device_to_rwg",
]


def test_all_documented_types_are_known():
    assert sorted(KNOWN_TYPES) == sorted(DOCUMENTED)
    assert len(KNOWN_TYPES) == 19


@pytest.mark.parametrize(
    ("key", "medium", "path", "direction", "label"),
    [
        ("audio_input", Medium.AUDIO, Path.CLIENT, Direction.UPLINK, "Audio uplink"),
        ("audio_output", Medium.AUDIO, Path.CLIENT, Direction.DOWNLINK, "Audio downlink"),
        ("as_input", Medium.SHARE, Path.CLIENT, Direction.UPLINK, "Screen share uplink"),
        ("cpu_usage", Medium.CPU, Path.CLIENT, Direction.NONE, "CPU"),
        ("video_device_from_crc", Medium.VIDEO, Path.ROOM_CONNECTOR, Direction.UPLINK, "Video uplink (room connector)"),
        ("as_device_to_rwg", Medium.SHARE, Path.WEB_GATEWAY, Direction.DOWNLINK, "Screen share downlink (web gateway)"),
        ("hologram_input", Medium.OTHER, Path.CLIENT, Direction.NONE, "hologram_input"),
    ],
)
def test_the_default_reading(key, medium, path, direction, label):
    kind = stream_type(key)
    assert (kind.key, kind.medium, kind.path) == (key, medium, path)
    assert INPUT_IS_UPLINK.direction(kind) is direction
    assert INPUT_IS_UPLINK.label(kind) == label


@pytest.mark.parametrize("key", DOCUMENTED)
def test_the_other_reading_turns_only_input_and_output(key):
    kind = stream_type(key)
    one, other = INPUT_IS_UPLINK.direction(kind), INPUT_IS_DOWNLINK.direction(kind)
    assert (one is not other) == key.endswith(("put",))
    if one is not other:
        assert {one, other} == {Direction.UPLINK, Direction.DOWNLINK}


def test_the_readings_can_be_named():
    assert set(DEFAULT_READING) == {"meeting", "webinar", "session"}
    assert all(READINGS[reading.key] is reading for reading in DEFAULT_READING.values())
    assert hash(INPUT_IS_UPLINK) != hash(INPUT_IS_DOWNLINK)


@given(st.text())
def test_any_type_is_kept_under_its_own_name(key):
    kind = stream_type(key)
    assert kind.key == key
    if key not in KNOWN_TYPES:
        assert kind.medium is Medium.OTHER
        assert INPUT_IS_UPLINK.label(kind) == key
        assert INPUT_IS_UPLINK.direction(kind) is Direction.NONE
