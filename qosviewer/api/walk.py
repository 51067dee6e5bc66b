"""Walking over the pages of an answer to their end (zoom-api.md, section 7.2)."""

from __future__ import annotations

from collections.abc import Callable, Generator
from itertools import count
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

from qosviewer.api.errors import PageTokenExpired, WalkBroken
from qosviewer.api.retry import Waiting
from qosviewer.domain import texts
from qosviewer.domain.batch import RawPage

MOST_EMPTY_PAGES: Final = 3
"""So many empty pages in a row that each promise another one are a list without an end."""


class Page(Protocol):
    """What every page has."""

    @property
    def next_page_token(self) -> str:
        """Token of the page after this one; empty on the last."""

    @property
    def empty(self) -> bool:
        """Whether nothing is on it."""


P = TypeVar("P", bound=Page)
FetchPage = Callable[[str], Generator[Waiting, None, tuple[P, RawPage]]]
"""Takes the token of a page, empty for the first; returns the page, and the answer as received."""


class WalkedPage(NamedTuple, Generic[P]):
    """One page of a walk.

    Attributes:
        place: Which page it is, from 0. Another 0 means that the list was started over: what came before is void.
        page: What is on it.
        raw: The answer as received.
    """

    place: int
    page: P
    raw: RawPage


class WalkGuard:
    """Stops a walk that leads nowhere. One for each walk."""

    def __init__(self, first_token: str) -> None:
        self._seen = {first_token}
        self._empty = 0

    def check(self, page: Page) -> None:
        """Look at a page.

        Raises:
            WalkBroken: It leads back to a page that was there, or is one empty page too many.
        """
        self._empty = self._empty + 1 if page.empty else 0
        token = page.next_page_token
        if not token:
            return
        if token in self._seen:
            raise WalkBroken(texts.PAGE_TOKEN_REPEATED, retryable=True)
        if self._empty >= MOST_EMPTY_PAGES:
            raise WalkBroken(texts.PAGES_EMPTY, retryable=True)
        self._seen.add(token)


def walk(fetch: FetchPage[P]) -> Generator[Waiting | WalkedPage[P]]:
    """Yield every page, and each pause before it begins. A list whose token expired is started over, once.

    Raises:
        PageTokenExpired: It expired again.
        WalkBroken: The pages lead nowhere; what was yielded stays good.
        QosViewerError: A page can't be had.
        Cancelled: The job was told to stop.
    """
    try:
        yield from _once(fetch)
        return
    except PageTokenExpired:
        pass
    try:
        yield from _once(fetch)
    except PageTokenExpired as expired:
        expired.message = texts.PAGE_TOKEN_EXPIRED_AGAIN
        raise


def _once(fetch: FetchPage[P]) -> Generator[Waiting | WalkedPage[P]]:
    token = ""
    guard = WalkGuard(token)
    for place in count():
        page, raw = yield from fetch(token)
        yield WalkedPage(place, page, raw)
        guard.check(page)
        token = page.next_page_token
        if not token:
            return
