"""Where the API and its token endpoint are (zoom-api.md, section 7.5)."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

from qosviewer.domain import texts
from qosviewer.domain.errors import InputError

_TOKEN_PATH: Final = "/oauth/token"  # noqa: S105
_VERSION: Final = "/v2"
_ZOOM_DOMAINS: Final = ("zoom.us", "zoomgov.com")


class AddressError(InputError):
    """An address that can't be used."""


@dataclass(frozen=True, slots=True)
class ApiAddress:
    """Base of the API and address of the token endpoint, both without a final slash.

    Attributes:
        api_base: E.g. ``https://api.zoom.us/v2``.
        token_url: E.g. ``https://zoom.us/oauth/token``.
        follows_region: Whether the region that a token answer names is followed: only for a preset, never over an
            address that somebody set.
    """

    api_base: str
    token_url: str
    follows_region: bool = False

    def regional_base(self, api_url: str) -> str:
        """Return the API base after a token answer that named ``api_url``; `api_base` if that may not be followed."""
        if not self.follows_region:
            return self.api_base
        try:
            parts = _split(api_url)
        except AddressError:
            return self.api_base
        trusted = parts.scheme == "https" and parts.port in (None, 443) and _zoom_domain(parts) is not None
        return _with_version(parts) if trusted else self.api_base


ZOOM: Final = ApiAddress("https://api.zoom.us/v2", "https://zoom.us/oauth/token", follows_region=True)
ZOOM_FOR_GOVERNMENT: Final = ApiAddress(
    "https://api.zoomgov.com/v2", "https://zoomgov.com/oauth/token", follows_region=True
)
PRESETS: Final[Mapping[str, ApiAddress]] = {"zoom": ZOOM, "zoom-gov": ZOOM_FOR_GOVERNMENT}
"""Addresses with a name of their own."""


def api_address(api_base: str, token_url: str = "") -> ApiAddress:
    """Return the address that somebody set, normalised.

    Args:
        api_base: With or without ``https://``, ``/v2`` and final slash.
        token_url: With or without ``https://``, path and final slash. Empty: the one that belongs to the API base.

    Raises:
        AddressError: It is not an address, it is not https (plain http is for this computer only), or it carries a
            name, a password, a query or a fragment.
    """
    api = _split(api_base)
    if not token_url.strip():
        return ApiAddress(_with_version(api), _token_url_for(api))
    token = _split(token_url)
    return ApiAddress(_with_version(api), _origin(token) + (_bare_path(token) or _TOKEN_PATH))


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
        usable = bool(parts.hostname) and parts.port != 0 and parts.scheme in ("https", "http")
    except ValueError:
        usable, parts = False, urlsplit("")
    if not usable or not address.isprintable() or any(sign in address for sign in " \\"):
        raise AddressError(texts.ADDRESS_NOT_UNDERSTOOD)
    if any(sign in address for sign in "@?#"):
        raise AddressError(texts.ADDRESS_WITH_EXTRAS)
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise AddressError(texts.ADDRESS_NOT_HTTPS)
    return parts


def _origin(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _bare_path(parts: SplitResult) -> str:
    return parts.path.rstrip("/").removesuffix(_VERSION).rstrip("/")


def _with_version(parts: SplitResult) -> str:
    return _origin(parts) + _bare_path(parts) + _VERSION


def _token_url_for(api: SplitResult) -> str:
    domain = _zoom_domain(api)
    return (f"https://{domain}" if domain else _origin(api)) + _TOKEN_PATH


def _zoom_domain(parts: SplitResult) -> str | None:
    host = parts.hostname or ""
    return next((domain for domain in _ZOOM_DOMAINS if host.endswith(f".{domain}")), None)
