"""Decisions who is who across meetings, kept in the archive for the next time those meetings are compared."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from qosviewer.domain.compare.decisions import CrossPairing

if TYPE_CHECKING:
    from qosviewer.archive import Archive


def kept_cross_pairings(archive: Archive, meetings: Collection[str]) -> tuple[CrossPairing, ...]:
    """Return the decisions about pairs of these meetings, the oldest first. For worker threads.

    Args:
        archive: The archive.
        meetings: As `pairing.meeting_key` names them.

    Raises:
        ArchiveError: They can't be read.
    """
    return tuple(archive.cross_pairings.of(meetings))


def keep_cross_pairing(archive: Archive, decision: CrossPairing, now: datetime | None = None) -> None:
    """Keep a decision, in place of an earlier one about the same stays. For worker threads.

    Raises:
        MeetingNotThere: One of its meetings is not in the archive, or no longer; it is not kept.
        ArchiveError: It is not kept.
    """
    archive.cross_pairings.keep(decision, now or datetime.now(UTC))


def take_back_cross_pairing(archive: Archive, decision: CrossPairing) -> None:
    """Keep no decision about these stays any more. For worker threads.

    Raises:
        ArchiveError: It is still kept.
    """
    archive.cross_pairings.take_back(decision)
