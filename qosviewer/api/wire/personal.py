"""Which of Zoom's keys name a person."""

from __future__ import annotations

from typing import Final

PERSONAL_KEYS: Final = frozenset(
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
)
"""Keys that name a person, their device or where they were (sections 1.3 and 4.2).

Not ``id`` and ``user_id``: those are also numbers of meetings and of seats.
"""
