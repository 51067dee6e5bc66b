"""Addresses that name a meeting: join links of the web and of the client, pages of the web portal, calls of the API."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from qosviewer.domain import texts
from qosviewer.domain.errors import Message
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.plain import one_line

LONGEST_ADDRESS: Final = 8_000
_DECODING_ROUNDS: Final = 8
_LONGEST_QUOTE: Final = 60

UUID: Final = re.compile(r"[A-Za-z0-9+/]{22}==")
_LINK: Final = re.compile(r"[a-z]{4,12}://|[\w.-]{0,80}zoom(?:gov)?\.(?:us|com)(?:\.cn)?/", re.IGNORECASE)
_NAMED: Final = rf"(?P<number>\d{{9,12}})(?!\d)|(?P<uuid>{UUID.pattern})"
_PATH: Final = re.compile(
    rf"/(?P<how>[jsw]|wc(?:/join)?|meetings?|past_meetings|webinars?|past_webinars)/(?:{_NAMED})", re.IGNORECASE
)
_QUERY: Final = re.compile(
    rf"[?&](?P<how>confno|uuid|meeting_?id|webinar_?id|meeting_?number)=(?:{_NAMED})", re.IGNORECASE
)
_PERSONAL: Final = re.compile(r"/my/[^/?#]", re.IGNORECASE)


def decoded(text: str) -> str:
    """Return ``text`` with its percent-encoding undone, however often it was applied (within reason)."""
    for _ in range(_DECODING_ROUNDS):
        plain = unquote(text)
        if plain == text:
            break
        text = plain
    return text


def is_link(word: str) -> bool:
    """Tell whether ``word`` looks like an address."""
    return _LINK.match(word) is not None


def without_query(link: str) -> str:
    """Return a link as it may be quoted: without its query, which may hold a passcode."""
    return one_line(re.split(r"[?#]|%3f", link, maxsplit=1, flags=re.IGNORECASE)[0], _LONGEST_QUOTE)


def is_personal(link: str) -> bool:
    """Tell whether a link names a person's room, which holds no number."""
    return _PERSONAL.search(link) is not None


def ref_in_link(link: str, kind: MeetingKind) -> MeetingRef | Message:
    """Return the meeting that a link leads to, or why there is none in it.

    Links are found inside other links too: mail filters wrap them.
    """
    address = decoded(link[:LONGEST_ADDRESS])
    match = _PATH.search(address) or _QUERY.search(address)
    if match is None:
        problem = texts.IDS_PERSONAL_LINK if is_personal(address) else texts.IDS_LINK_WITHOUT_MEETING
        return problem.fill(link=without_query(link))
    how = match["how"].casefold()
    webinar = how == "w" or "webinar" in how
    return MeetingRef(MeetingKind.WEBINAR if webinar else kind, match["number"] or "", match["uuid"] or "")
