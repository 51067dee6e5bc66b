"""Who was there, and with what (zoom-api.md, section 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qosviewer.api.lenient_json import clean, loads
from qosviewer.api.wire.values import Json, as_count, as_dict, as_text, as_time, rows_of
from qosviewer.domain.roster import RosterEntry

_TEXTS: Final = {
    "participant_id": "user_id",
    "participant_uuid": "participant_uuid",
    "user_name": "user_name",
    "email": "email",
    "role": "role",
    "status": "status",
    "leave_reason": "leave_reason",
    "device": "device",
    "device_name": "device_name",
    "os": "os",
    "os_version": "os_version",
    "client": "client",
    "version": "version",
    "computer": "pc_name",
    "ip_address": "ip_address",
    "location": "location",
    "network_type": "network_type",
    "connection_type": "connection_type",
    "video_connection_type": "video_connection_type",
    "share_connection_type": "as_connection_type",
    "data_center": "data_center",
    "microphone": "microphone",
    "speaker": "speaker",
    "camera": "camera",
    "audio_quality": "audio_quality",
    "video_quality": "video_quality",
    "share_quality": "screen_share_quality",
    "breakout_uuid": "bo_mtg_id",
}
"""Attribute of `RosterEntry` to Zoom's key, of those that are text taken as it is."""

_BROWSER: Final = ("browser_name", "browser_version")
_ACCOUNT_IDS: Final = ("participant_user_id", "id")
"""Zoom gave up the second in favour of the first."""

_KNOWN_KEYS: Final = frozenset(
    {*_TEXTS.values(), *_BROWSER, *_ACCOUNT_IDS, "join_time", "leave_time", "internal_ip_addresses"}
)


@dataclass(frozen=True, slots=True)
class RosterPage:
    """One page of those who were there.

    Attributes:
        next_page_token: Token of the page after this one; empty on the last.
        total: How many stays there are on all pages; None where the answer does not say.
        entries: One for each stay, in the order received.
    """

    next_page_token: str
    total: int | None
    entries: tuple[RosterEntry, ...]

    @property
    def empty(self) -> bool:
        """Whether nobody is on it."""
        return not self.entries


def read_roster(body: bytes, charset: str = "") -> RosterPage:
    """Return one page of those who were there. What is no object in its list is left out.

    Raises:
        NotTheApi: The answer is no page of such a list.
    """
    answer = loads(body, charset)
    rows = rows_of(answer, "participants")
    known = as_dict(answer)
    entries = tuple(_entry(row) for row in rows if isinstance(row, dict))
    return RosterPage(as_text(known.get("next_page_token")), as_count(known.get("total_records")), entries)


def _entry(row: Json) -> RosterEntry:
    account_ids = [text for key in _ACCOUNT_IDS if (text := as_text(row.get(key)))]
    found = row.get("internal_ip_addresses")
    addresses = found if isinstance(found, list) else [found]
    return RosterEntry(
        **{attribute: as_text(row.get(key)) for attribute, key in _TEXTS.items()},
        user_id=account_ids[0] if account_ids else "",
        joined=as_time(row.get("join_time")),
        left=as_time(row.get("leave_time")),
        browser=" ".join(text for key in _BROWSER if (text := as_text(row.get(key)))),
        internal_ip_addresses=tuple(filter(None, map(as_text, addresses))),
        extras={clean(key): as_text(value) for key, value in row.items() if key not in _KNOWN_KEYS},
    )
