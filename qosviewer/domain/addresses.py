"""The two addresses of an account: where the API is, and where tokens come from. Pure text; nothing is looked up."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

from qosviewer.domain import texts
from qosviewer.domain.errors import InputError


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where an account is reached.

    Attributes:
        api_base: Ends in ``/v2``, without a slash after it.
        token_url: Where tokens come from.
    """

    api_base: str
    token_url: str


@dataclass(frozen=True, slots=True)
class Preset:
    """Addresses with a name of their own."""

    key: str
    title: str
    addresses: Addresses


PRESETS: Final[Mapping[str, Preset]] = {
    preset.key: preset
    for preset in (
        Preset("zoom", "Zoom", Addresses("https://api.zoom.us/v2", "https://zoom.us/oauth/token")),
        Preset(
            "zoom-gov",
            "Zoom for Government",
            Addresses("https://api.zoomgov.com/v2", "https://zoomgov.com/oauth/token"),
        ),
    )
}
"""Zoom's own addresses (zoom-api.md, section 7.5)."""


def read_api_base(text: str) -> str:
    """Return the API address as `Addresses` holds it, from one with or without ``https://``, ``/v2`` and slash.

    >>> read_api_base("api.zoom.us"), read_api_base("https://api.zoom.us/v2/")
    ('https://api.zoom.us/v2', 'https://api.zoom.us/v2')

    Raises:
        InputError: It is not an address, or would send credentials unencrypted to another computer.
    """
    parts = _split(text)
    path = parts.path.rstrip("/").removesuffix("/v2").rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}/v2"


def read_token_url(text: str) -> str:
    """Return the token address as `Addresses` holds it, from one with or without ``https://``, path and slash.

    >>> read_token_url("zoom.us"), read_token_url("https://zoom.us/oauth/token/")
    ('https://zoom.us/oauth/token', 'https://zoom.us/oauth/token')

    Raises:
        InputError: It is not an address, or would send credentials unencrypted to another computer.
    """
    parts = _split(text)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/') or '/oauth/token'}"


def is_loopback(host: str) -> bool:
    """Tell whether ``host`` is this computer itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def _split(text: str) -> SplitResult:
    address = text.strip()
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(texts.ADDRESS_NOT_UNDERSTOOD.fill(address=text)) from error
    decorated = parts.query or parts.fragment or parts.username is not None
    if not host or decorated or parts.scheme not in ("https", "http") or not _is_plain(address):
        raise InputError(texts.ADDRESS_NOT_UNDERSTOOD.fill(address=text))
    if parts.scheme == "http" and not is_loopback(host):
        raise InputError(texts.ADDRESS_NOT_ENCRYPTED.fill(address=text))
    return parts._replace(netloc=parts.netloc.lower())


def _is_plain(address: str) -> bool:
    return address.isprintable() and not any(character.isspace() or character == "\\" for character in address)
