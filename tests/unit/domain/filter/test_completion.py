"""What is offered while a filter is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.filter import complete, parse
from qosviewer.domain.filter.errors import FilterError


def offered(text: str) -> list[str]:
    return [completion.text for completion in complete(text, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lo", ["loss"]),
        ("LO", ["loss"]),
        ("pack", ["loss"]),
        ("loss", []),
        ("vid", ["video"]),
        ("video.do", ["video.downlink"]),
        ("video.pack", ["video.loss"]),
        ("video.loss.m", ["video.loss.min", "video.loss.max"]),
        ("video.loss.max.", ["video.loss.max.uplink", "video.loss.max.downlink"]),
        ("cpu.", ["cpu.zoom_cpu_usage", "cpu.system_cpu_usage", "cpu.system_cpu_pressure_level"]),
        ("anna.", []),
        ("loss ", [">", ">=", "<", "<=", "=", "!="]),
        ("loss > ", []),
        ("pressure > ", ["normal", "fair", "serious", "critical"]),
        ("pressure > se", ["serious"]),
        ("state:", ["state:unclassified", "state:good", "state:warning", "state:bad"]),
        ("state:b", ["state:bad"]),
        ("type:video_device_to", ["type:video_device_to_crc", "type:video_device_to_rwg"]),
        ("name:", []),
        ("na", ["name:"]),
        ("anna o", ["or"]),
        ('"an', []),
        (">", []),
        ("-lat", ["latency"]),
    ],
)
def test_offers(text, expected):
    assert offered(text) == expected


def test_an_empty_field_offers_what_a_filter_can_begin_with():
    assert {"loss", "video", "uplink", "name:", "state:", "not"} <= set(offered(""))
    assert "and" not in offered("")
    assert offered("loss > 2 ")[:2] == ["and", "or"]


def test_the_whole_word_around_the_cursor_is_replaced():
    text = "anna and los > 2"
    completion = complete(text, text.index("los") + 2)[0]
    assert text[: completion.start] + completion.text + text[completion.stop :] == "anna and loss > 2"


@given(st.text('losvideo.maxcpu: >"()-and2é', max_size=20), st.integers(0, 20))
def test_offers_stand_inside_the_text_and_have_a_help(text, cursor):
    cursor = min(cursor, len(text))
    for completion in complete(text, cursor):
        assert 0 <= completion.start <= cursor <= completion.stop <= len(text)
        assert completion.help


def test_a_filter_can_be_written_from_offers_alone():
    text = ""
    for begun, chosen in [("v", "video"), (".down", "video.downlink"), (".lo", "video.downlink.loss"), (" ", ">")]:
        text += begun
        completion = next(each for each in complete(text, len(text)) if each.text == chosen)
        text = text[: completion.start] + completion.text
        with pytest.raises(FilterError):
            parse(text + " >" if text.endswith("loss") else text + " > x")
    assert str(parse(text + " 5")) == "video.downlink.loss > 5"
