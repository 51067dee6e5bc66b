"""Which of Zoom's keys name a person, and whom an answer names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qosviewer.api.lenient_json import loads
from qosviewer.api.wire.values import Json, as_text
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.identity import Identity, PersonalKeys

_ACCOUNT_IDS: Final = ("participant_user_id", "id")

PERSONAL_KEYS: Final = PersonalKeys(
    identities=frozenset({*_ACCOUNT_IDS, "email", "user_email", "host_id"}),
    seats=frozenset({"participant_id", "user_id"}),
    blanked=frozenset(
        {
            "user_key",
            "user_name",
            "name",
            "display_name",
            "email",
            "user_email",
            "host_id",
            "host",
            "participant_uuid",
            "participant_user_id",
            "registrant_id",
            "customer_key",
            "ip_address",
            "internal_ip_addresses",
            "mac_addr",
            "pc_name",
            "domain",
            "harddisk_id",
            "device_name",
            "microphone",
            "speaker",
            "camera",
            "sip_uri",
            "from_sip_uri",
            "location",
            "dept",
            "phone_number",
        }
    ),
    facts=frozenset(
        {
            "qos",
            "user_qos",
            "health",
            "issue_list",
            "audio_quality",
            "video_quality",
            "screen_share_quality",
            "device",
            "os",
            "os_version",
            "client",
            "version",
            "browser_name",
            "browser_version",
            "network_type",
            "connection_type",
            "video_connection_type",
            "as_connection_type",
            "data_center",
            "full_data_center",
            "role",
            "status",
            "user_type",
            "type",
            "event",
            "uuid",
            "next_page_token",
            "start_time",
            "end_time",
            "duration",
            "join_time",
            "leave_time",
            "from",
            "to",
        }
    ),
)
"""Keys that name a person, their device or where they were (sections 1.3 and 4.2).

Not blanked are ``id`` and ``user_id``: those are also numbers of meetings and of seats.
"""


def read_identities(body: bytes, charset: str = "") -> list[Identity]:
    """Return whom an answer of any kind names: participants, and hosts of meetings. Nobody where it is no JSON."""
    try:
        return list(_identities(loads(body, charset)))
    except QosViewerError:
        return []


def _identities(value: object) -> Iterator[Identity]:
    if isinstance(value, list):
        for each in value:
            yield from _identities(each)
    elif isinstance(value, dict):
        if "user_name" in value:
            yield _participant(value)
        else:
            if "host" in value or "host_id" in value:
                yield Identity(
                    user_id=as_text(value.get("host_id")),
                    email=as_text(value.get("email")),
                    name=as_text(value.get("host")),
                )
            for each in value.values():
                yield from _identities(each)


def _participant(entry: Json) -> Identity:
    # A number in its place is that of a meeting.
    ids = (each for key in _ACCOUNT_IDS if isinstance(each := entry.get(key), str) and each)
    return Identity(
        seat=as_text(entry.get("user_id")),
        user_id=as_text(next(ids, "")),
        email=as_text(entry.get("email")) or as_text(entry.get("user_email")),
        name=as_text(entry.get("user_name")),
        human=as_text(entry.get("participant_uuid")),
    )
