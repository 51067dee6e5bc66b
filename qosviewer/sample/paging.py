"""Page sizes and page tokens: opaque, for a quarter of an hour, bound to one list and one page size."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from qosviewer.sample.people import digest
from qosviewer.sample.reply import bad_page_token, bad_parameter

TOKEN_LIFE_S = 15 * 60


@dataclass(frozen=True, slots=True)
class PageSizes:
    """What a list gives when asked for nothing, and at most."""

    default: int
    largest: int


SUMMARY_SIZES = PageSizes(1, 10)
LIST_SIZES = PageSizes(30, 300)


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a list: the first row, the number of rows, and the token of what follows (``""`` at the end)."""

    offset: int
    size: int
    next_token: str


class PageTokens:
    """All tokens that were handed out, with the time at which each was last issued."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._places: dict[str, tuple[str, int, int, float]] = {}

    def page(self, query: Mapping[str, str], list_name: str, total: int, sizes: PageSizes, now_s: float) -> Page:
        """The page that a query asks for.

        Raises:
            ZoomError: 400/300 for a page size that is no positive number, or a token that doesn't hold here and now.
        """
        size = min(_asked_size(query, sizes), sizes.largest)
        offset = self._redeem(query.get("next_page_token", ""), list_name, size, now_s)
        following = offset + size
        return Page(offset, size, self.issue(list_name, size, following, now_s) if following < total else "")

    def issue(self, list_name: str, size: int, offset: int, now_s: float) -> str:
        """The token for the rows from ``offset`` on."""
        text = base64.urlsafe_b64encode(digest("page", self._seed, list_name, size, offset)).decode()
        token = text.replace("-", "x").replace("_", "y")[:35]
        self._places[token] = (list_name, size, offset, now_s)
        return token

    def expire_all(self) -> None:
        """Forget every token, as if a quarter of an hour had passed."""
        self._places.clear()

    def _redeem(self, token: str, list_name: str, size: int, now_s: float) -> int:
        if not token:
            return 0
        issued_for, issued_size, offset, issued_s = self._places.get(token, ("", 0, 0, 0.0))
        if (issued_for, issued_size) != (list_name, size) or now_s - issued_s > TOKEN_LIFE_S:
            raise bad_page_token()
        return offset


def _asked_size(query: Mapping[str, str], sizes: PageSizes) -> int:
    text = query.get("page_size", str(sizes.default))
    if not (text.isascii() and text.isdigit() and int(text)):
        raise bad_parameter(page_size="Invalid field.")
    return int(text)
