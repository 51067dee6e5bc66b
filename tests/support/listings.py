"""Meetings as the library has them: of the archive, and of Zoom's lists."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from qosviewer.archive import Account, Glance, LibraryRow
from qosviewer.domain.listing import Listed
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from tests.support.archives import ACME

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


def meeting(uuid: str, start: datetime | None = NOON, **known: Any) -> MeetingInfo:
    ref = MeetingRef(known.pop("kind", MeetingKind.MEETING), known.pop("number", "81234567890"), uuid)
    return MeetingInfo(ref, **{"topic": f"Topic {uuid}", "host": "Hanna", "start": start} | known)


def row(number: int, info: MeetingInfo, **known: Any) -> LibraryRow:
    """A complete snapshot with 11 good, 2 warning and 1 bad participants."""
    values: dict[str, Any] = {
        "meeting": number,
        "info": info,
        "first_fetched_at": NOON,
        "snapshot": number,
        "snapshots": 1,
        "account": ACME,
        "source": "qss",
        "complete": True,
        "changed_at": NOON,
        "finished_at": NOON,
        "reason": "",
        "participants": 14,
        "glance": Glance(11, 2, 1, 0),
        "has_notes": False,
        "tags": (),
        "ticket": "",
    }
    return LibraryRow(**values | known)


def listed(info: MeetingInfo, **known: Any) -> Listed:
    return Listed(info, **known)


OTHER = Account("other-id", "Other")
