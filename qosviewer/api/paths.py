"""Addresses of endpoints below the API base, byte-exact (zoom-api.md, sections 1.1, 3 and 4)."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from qosviewer.domain.meeting import MeetingKind, MeetingRef

_METRICS: Final = {MeetingKind.MEETING: "/metrics/meetings", MeetingKind.WEBINAR: "/metrics/webinars"}
_INSTANCES: Final = {MeetingKind.MEETING: "/past_meetings", MeetingKind.WEBINAR: "/past_webinars"}


def segment(number_or_uuid: str) -> str:
    """Return the path segment for a meeting: encoded once, or twice where a UUID begins with ``/`` or holds ``//``.

    >>> segment("81234567890"), segment("ab/c+dEfGhIjKlMnOpQrSg=="), segment("/abc==")
    ('81234567890', 'ab%2Fc%2BdEfGhIjKlMnOpQrSg%3D%3D', '%252Fabc%253D%253D')
    """
    once = quote(number_or_uuid, safe="", errors="replace").replace(".", "%2E")
    return quote(once, safe="") if number_or_uuid.startswith("/") or "//" in number_or_uuid else once


def sub_account(account_id: str) -> str:
    """Return what leads from a master account to one of its sub-accounts, before any other path."""
    return f"/accounts/{segment(account_id)}"


def summary(ref: MeetingRef) -> str:
    """Return the path of the summary's pages."""
    return f"{detail(ref)}/participants/qos_summary"


def detail(ref: MeetingRef) -> str:
    """Return the path of the dashboard's detail answer."""
    return f"{_METRICS[ref.kind]}/{segment(ref.uuid or ref.number)}"


def roster(ref: MeetingRef) -> str:
    """Return the path of the pages of those who were there."""
    return f"{detail(ref)}/participants"


def minutes(ref: MeetingRef) -> str:
    """Return the path of the pages of all participants' minutes."""
    return f"{roster(ref)}/qos"


def participant_minutes(ref: MeetingRef, participant_id: str) -> str:
    """Return the path of one participant's minutes."""
    return f"{roster(ref)}/{segment(participant_id)}/qos"


def past_meeting(ref: MeetingRef) -> str:
    """Return the path of what is known about a past meeting; webinars have none."""
    return f"/past_meetings/{segment(ref.uuid or ref.number)}"


def instances(ref: MeetingRef) -> str:
    """Return the path of a number's past instances; UUIDs have none."""
    return f"{_INSTANCES[ref.kind]}/{segment(ref.number)}/instances"


def listing(kind: MeetingKind) -> str:
    """Return the path of the dashboard's list of held instances."""
    return _METRICS[kind]
