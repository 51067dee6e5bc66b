"""Trouble with page tokens: repeated, expired, leading nowhere for a while."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qosviewer.sample.exchange import Exchange
from qosviewer.sample.faults.base import Misbehaviour, count, declare
from qosviewer.sample.reply import Reply, bad_page_token

if TYPE_CHECKING:
    from qosviewer.sample.service import Service

SUMMARY = "summary"


def page_token(exchange: Exchange) -> str:
    """The page token of a call, ``""`` on the first page."""
    return exchange.query.get("next_page_token", "")


def with_token(reply: Reply, token: str | None) -> Reply:
    """The same page with another ``next_page_token``, or without the key."""
    body: dict[str, Any] = json.loads(reply.body)
    if token is None:
        del body["next_page_token"]
    else:
        body["next_page_token"] = token
    return replace(reply, body=Reply.json(body).body)


class RepeatedToken(Misbehaviour):
    """Give the same token with every page, and the same page for it."""

    ALWAYS = "TheSameTokenOverAndOver"

    def __init__(self) -> None:
        self._page: Reply | None = None

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """The page that was served before."""
        return self._page if page_token(exchange) == self.ALWAYS else None

    def after(self, exchange: Exchange, reply: Reply, service: Service) -> Reply:
        """The page with the token that is always the same."""
        if reply.status != 200:
            return reply
        self._page = with_token(reply, self.ALWAYS)
        return self._page


class ExpireOnce(Misbehaviour):
    """After N pages, all page tokens are past their quarter of an hour; later ones hold."""

    def __init__(self, pages: int) -> None:
        self._pages_left = pages

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """Count the page; when the time has come, expire the tokens."""
        if self._pages_left == 0:
            service.desk.pages.expire_all()
        self._pages_left -= 1
        return None


class ExpireAlways(Misbehaviour):
    """No page token is ever good."""

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """The refusal of any page but the first."""
        return bad_page_token().reply() if page_token(exchange) else None


class EmptyPages(Misbehaviour):
    """Put N pages without participants between one page and the next."""

    ALIAS = re.compile(r"Empty(\d+)Then(.*)")

    def __init__(self, pages: int) -> None:
        self._pages = pages

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """An empty page, or nothing once there were enough."""
        found = self.ALIAS.fullmatch(page_token(exchange))
        if not found:
            return None
        left, token = int(found[1]), found[2]
        if left:
            return Reply.json({"next_page_token": f"Empty{left - 1}Then{token}", "page_size": 10, "participants": []})
        exchange.raw_path = exchange.raw_path.replace(page_token(exchange), token)
        return None

    def after(self, exchange: Exchange, reply: Reply, service: Service) -> Reply:
        """The page with a token that leads to the empty ones."""
        token = json.loads(reply.body).get("next_page_token") if reply.status == 200 else ""
        return with_token(reply, f"Empty{self._pages}Then{token}") if token and not token.startswith("Empty") else reply


class ShortPages(Misbehaviour):
    """Give fewer rows a page than asked for."""

    def __init__(self, rows: int) -> None:
        self._rows = rows

    def before(self, exchange: Exchange, service: Service) -> Reply | None:
        """Ask for less in the client's name."""
        exchange.raw_path = re.sub(r"page_size=\d+", f"page_size={self._rows}", exchange.raw_path)
        return None


class NoLastToken(Misbehaviour):
    """Leave the key out on the last page, where it should be empty."""

    def after(self, exchange: Exchange, reply: Reply, service: Service) -> Reply:
        """The last page without the key."""
        is_last = reply.status == 200 and json.loads(reply.body).get("next_page_token") == ""
        return with_token(reply, None) if is_last else reply


@declare("page-token-repeats", "every page carries the same token and comes again for it", where=SUMMARY)
def _page_token_repeats(_value: str) -> Misbehaviour:
    return RepeatedToken()


@declare("page-token-expires", "after N pages the page tokens have expired, once (400/300)", where=SUMMARY, default="3")
def _page_token_expires(value: str) -> Misbehaviour:
    return ExpireOnce(count(value))


@declare("page-token-always-expires", "every page but the first is refused (400/300)", where=SUMMARY)
def _page_token_always_expires(_value: str) -> Misbehaviour:
    return ExpireAlways()


@declare("empty-pages", "N empty pages lie between one page and the next", where=SUMMARY, default="1")
def _empty_pages(value: str) -> Misbehaviour:
    return EmptyPages(count(value))


@declare("short-pages", "pages hold N rows however many were asked for", where=SUMMARY, default="4")
def _short_pages(value: str) -> Misbehaviour:
    return ShortPages(count(value))


@declare("no-last-token", "the last page lacks next_page_token", where=SUMMARY)
def _no_last_token(_value: str) -> Misbehaviour:
    return NoLastToken()
