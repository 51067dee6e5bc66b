"""What a saved answer or a saved webhook body is (zoom-api.md, sections 1.3, 1.4 and 8)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from qosviewer.api.wire.values import Json, as_dict, as_list, as_text
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef

_SUMMARY_EVENT: Final = "_qos_summary"
_SEATS: Final = {"meeting": "participant", "webinar": "participant", "session": "user"}
"""First word of an event to where its participant stands."""

_LISTS: Final = ("participants", "users")
_TELLTALE: Final = frozenset({"qos", "participant_id"})
"""Rosters and minutes list participants too; only a summary's have one of these."""

_NOT_TOLD: Final = MeetingInfo(MeetingRef(MeetingKind.MEETING))


class SavedKind(Enum):
    """What a JSON value is."""

    PAGE = "page of a summary"
    WEBHOOK = "webhook body with the summary of one participant"
    OTHER_WEBHOOK = "webhook body of another kind"
    OTHER_LIST = "list of participants without their quality"
    REFUSAL = "refusal of the API"
    UNKNOWN = "something else"


@dataclass(frozen=True, slots=True)
class Saved:
    """A JSON value, recognised.

    Attributes:
        kind: What it is.
        info: The meeting, as far as a webhook body says; empty for anything else.
        event: Name of the event of a webhook body.
        is_last: Whether it is a page that says of itself to be its meeting's last.
        promises_more: Whether it is a page that says that another one follows.
    """

    kind: SavedKind
    info: MeetingInfo = _NOT_TOLD
    event: str = ""
    is_last: bool = False
    promises_more: bool = False


def recognise(value: object) -> Saved:
    """Tell what a value is that was read from a file; never raises."""
    known = as_dict(value)
    if "event" in known and "payload" in known:
        return _webhook(known)
    for key in _LISTS:
        if isinstance(known.get(key), list):
            return _page(known, known[key])
    if "code" in known and "message" in known:
        return Saved(SavedKind.REFUSAL)
    return Saved(SavedKind.UNKNOWN)


def webhook_seats(event: object) -> list[object]:
    """Return the participant that the body of a webhook is about; none for anything else."""
    known = as_dict(event)
    if "payload" not in known:
        return []
    seat = _SEATS.get(as_text(known.get("event")).partition(".")[0], "")
    return [found] if isinstance(found := _subject(known).get(seat), dict) else []


def _subject(event: Json) -> Json:
    return as_dict(as_dict(event.get("payload")).get("object"))


def _webhook(event: Json) -> Saved:
    name = as_text(event["event"])
    if not name.endswith(_SUMMARY_EVENT) or not webhook_seats(event):
        return Saved(SavedKind.OTHER_WEBHOOK, event=name)
    subject = _subject(event)
    number = as_text(subject.get("id"))
    ref = MeetingRef(
        MeetingKind.WEBINAR if name.startswith("webinar.") else MeetingKind.MEETING,
        number if number.isascii() and number.isdigit() else "",
        as_text(subject.get("uuid") or subject.get("session_id")),
    )
    topic = as_text(subject.get("topic") or subject.get("session_name"))
    return Saved(SavedKind.WEBHOOK, MeetingInfo(ref, topic=topic), name)


def _page(answer: Json, entries: object) -> Saved:
    listed = as_list(entries)
    if listed and not any(_TELLTALE & as_dict(entry).keys() for entry in listed):
        return Saved(SavedKind.OTHER_LIST)
    token = answer.get("next_page_token")
    return Saved(SavedKind.PAGE, is_last=token == "", promises_more=bool(token))
