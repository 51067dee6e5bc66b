"""Addresses as people write them, and those that would give credentials away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosviewer.domain.addresses import PRESETS, is_loopback, read_api_base, read_token_url
from qosviewer.domain.errors import InputError


@pytest.mark.parametrize(
    "text",
    [
        "api.zoom.us",
        "https://api.zoom.us",
        "https://api.zoom.us/",
        "https://api.zoom.us/v2",
        " HTTPS://API.zoom.us/v2// ",
    ],
)
def test_every_way_of_writing_the_api(text):
    assert read_api_base(text) == "https://api.zoom.us/v2"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("zoom.us", "https://zoom.us/oauth/token"),
        ("https://zoom.us/", "https://zoom.us/oauth/token"),
        ("https://zoom.us/oauth/token/", "https://zoom.us/oauth/token"),
        ("http://127.0.0.1:8080/oauth/token", "http://127.0.0.1:8080/oauth/token"),
    ],
)
def test_every_way_of_writing_the_token_address(text, address):
    assert read_token_url(text) == address


def test_a_gateway_keeps_its_path_and_case():
    assert read_api_base("https://gate.example:8443/Zoom/v2/") == "https://gate.example:8443/Zoom/v2"


@pytest.mark.parametrize("text", ["http://localhost:5000", "http://127.8.8.8", "http://[::1]:9/v2"])
def test_unencrypted_to_this_computer(text):
    assert read_api_base(text).startswith("http://")


@pytest.mark.parametrize(
    "text", ["http://api.zoom.us", "http://127.0.0.1.example.com", "http://localhost.example.com", "http://10.0.0.1"]
)
@pytest.mark.parametrize("read", [read_api_base, read_token_url])
def test_never_unencrypted_to_another(read, text):
    with pytest.raises(InputError, match="not encrypted"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "https://",
        "ftp://zoom.us",
        "file:///etc/passwd",
        "https://user:password@zoom.us",
        "https://zoom.us@evil.example/",
        "https://zoom.us/?x=1",
        "https://zoom.us/#a",
        "https://zoom.us:notaport",
        "https://zoom.us:99999",
        "https://zoom us",
        "https://zoom.us\\@evil.example",
        "https://[::1",
        "https://zoom.us/\u202egpj",
    ],
)
@pytest.mark.parametrize("read", [read_api_base, read_token_url])
def test_what_is_not_an_address(read, text):
    with pytest.raises(InputError):
        read(text)


@given(st.text())
def test_any_text_is_an_address_or_an_input_error(text):
    for read in (read_api_base, read_token_url):
        try:
            address = read(text)
        except InputError:
            continue
        assert read(address) == address
        assert address.startswith(("https://", "http://"))


def test_presets_are_as_they_would_be_read():
    for preset in PRESETS.values():
        assert read_api_base(preset.addresses.api_base) == preset.addresses.api_base
        assert read_token_url(preset.addresses.token_url) == preset.addresses.token_url


def test_loopback():
    assert is_loopback("LOCALHOST")
    assert is_loopback("::1")
    assert not is_loopback("example.com")
    assert not is_loopback("192.168.0.1")
