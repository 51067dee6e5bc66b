from __future__ import annotations

import pytest

from qosviewer.api.addresses import ZOOM, ZOOM_FOR_GOVERNMENT, AddressError, api_address, is_loopback


@pytest.mark.parametrize(
    "typed",
    [
        "https://api.zoom.us/v2",
        "https://api.zoom.us/v2/",
        "https://api.zoom.us",
        "https://api.zoom.us/",
        "api.zoom.us",
        "  API.zoom.us/v2 ",
        "https://api.zoom.us//",
    ],
)
def test_every_way_of_writing_an_address_means_the_same(typed):
    address = api_address(typed)
    assert address.api_base == "https://api.zoom.us/v2"
    assert address.token_url == "https://zoom.us/oauth/token"


@pytest.mark.parametrize(
    ("api_base", "token_url"),
    [
        ("https://api-eu.zoom.us", "https://zoom.us/oauth/token"),
        ("https://api.zoomgov.com/v2", "https://zoomgov.com/oauth/token"),
        ("https://notzoom.us/v2", "https://notzoom.us/oauth/token"),
        ("https://zoom.us.example.com", "https://zoom.us.example.com/oauth/token"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/oauth/token"),
    ],
)
def test_the_token_address_follows_from_the_api_address(api_base, token_url):
    assert api_address(api_base).token_url == token_url


@pytest.mark.parametrize(
    "typed", ["zoom.us", "https://zoom.us/", "https://zoom.us/oauth/token/", "https://zoom.us/v2/"]
)
def test_the_token_address_is_taken_in_every_form(typed):
    assert api_address("https://api.example.com/zoom/v2", typed).token_url == "https://zoom.us/oauth/token"


def test_a_path_before_the_version_is_kept():
    assert api_address("https://gateway.example.com/zoom/v2/").api_base == "https://gateway.example.com/zoom/v2"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "ftp://api.zoom.us",
        "https://user:secret@api.zoom.us",
        "https://api.zoom.us/v2?x=1",
        "https://api.zoom.us/#x",
        "https://api zoom.us",
        "https://api.zoom.us:port",
        "https://[::1",
        "https://api.zoom.us\\v2",
        "http://api.zoom.us/v2",
        "http://127.0.0.1.example.com",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_usable_address_is_refused(typed):
    with pytest.raises(AddressError):
        api_address(typed)
    with pytest.raises(AddressError):
        api_address("https://api.zoom.us", typed or "https://")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "LOCALHOST"])
def test_loopback_hosts(host):
    assert is_loopback(host)


@pytest.mark.parametrize("preset", [ZOOM, ZOOM_FOR_GOVERNMENT])
@pytest.mark.parametrize(
    ("api_url", "followed"),
    [
        ("https://api-eu.zoom.us", "https://api-eu.zoom.us/v2"),
        ("https://api-eu.zoom.us/", "https://api-eu.zoom.us/v2"),
        ("https://api.zoomgov.com", "https://api.zoomgov.com/v2"),
        ("http://api-eu.zoom.us", None),
        ("https://zoom.us.evil.example", None),
        ("https://evilzoom.us", None),
        ("https://api.zoom.us:8443", None),
        ("https://x@api.zoom.us", None),
        ("https://127.0.0.1", None),
        ("nonsense://", None),
        ("", None),
    ],
)
def test_a_region_is_followed_only_to_zoom_itself(preset, api_url, followed):
    assert preset.regional_base(api_url) == (followed or preset.api_base)


def test_a_region_never_replaces_an_address_that_somebody_set():
    assert (
        api_address("https://proxy.example.com").regional_base("https://api-eu.zoom.us")
        == "https://proxy.example.com/v2"
    )
