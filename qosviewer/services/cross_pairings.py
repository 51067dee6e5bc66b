"""Decisions who is who across meetings, kept in the archive for the next time those meetings are compared.

Each is a companion of its own, so that two windows never overwrite one another's. They hold meetings and numbers of
seats, and nothing by which anybody could be recognised.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from qosviewer.domain.batch import RawPage
from qosviewer.domain.compare.decisions import CrossPairing, StayRef, cross_pairing

if TYPE_CHECKING:
    from qosviewer.archive import Archive, Series

KIND: Final = "cross-pairing"
"""What the decisions are called in the archive."""


def kept_cross_pairings(archive: Archive, meetings: Collection[str]) -> tuple[CrossPairing, ...]:
    """Return the decisions about pairs of these meetings, the oldest first. For worker threads.

    Args:
        archive: The archive.
        meetings: As `pairing.meeting_key` names them.

    Raises:
        ArchiveError: They can't be read.
    """
    found: list[tuple[datetime, CrossPairing]] = []
    for key in archive.companions.keys(KIND):
        pair = _pair_of(key)
        if pair is None or not {each.meeting for each in pair} <= set(meetings):
            continue
        for page in archive.companions.pages(_series(key)):
            found.append((page.fetched_at, cross_pairing(*pair, joined=page.raw.body == _JOINED)))
    return tuple(decision for _, decision in sorted(found, key=lambda each: each[0]))


def keep_cross_pairing(archive: Archive, decision: CrossPairing, now: datetime | None = None) -> None:
    """Keep a decision, in place of an earlier one about the same stays. For worker threads.

    Raises:
        ArchiveError: It is not kept.
    """
    from qosviewer.archive import CompanionPage

    body = RawPage.pack(_JOINED if decision.joined else _APART)
    page = CompanionPage(0, body, now or datetime.now(UTC))
    archive.companions.put_all(_series(_key_of(decision)), [page])


def take_back_cross_pairing(archive: Archive, decision: CrossPairing) -> None:
    """Keep no decision about these stays any more. For worker threads.

    Raises:
        ArchiveError: It is still kept.
    """
    archive.companions.put_all(_series(_key_of(decision)), ())


_JOINED: Final = b'{"joined": true}'
_APART: Final = b'{"joined": false}'


def _series(key: str) -> Series:
    from qosviewer.archive import Series

    return Series(KIND, key)


def _key_of(decision: CrossPairing) -> str:
    return json.dumps([[each.meeting, *each.key] for each in (decision.first, decision.second)])


def _pair_of(key: str) -> tuple[StayRef, StayRef] | None:
    """Return whom a key is about; None for one that nobody understands."""
    try:
        read: Any = json.loads(key)
        one, other = (StayRef(str(meeting), (str(seat), int(count))) for meeting, seat, count in read)
    except (ValueError, TypeError):
        return None
    return one, other
