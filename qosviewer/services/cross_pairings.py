"""Decisions who is who across meetings, kept in the archive for the next time those meetings are compared."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from qosviewer.domain import texts
from qosviewer.domain.compare.decisions import CrossPairing
from qosviewer.domain.errors import Message
from qosviewer.services.keeping import ArchiveDoor

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
    _keep(archive, [decision], now or datetime.now(UTC))


def take_back_cross_pairing(archive: Archive, decision: CrossPairing) -> None:
    """Keep no decision about these stays any more. For worker threads.

    Raises:
        ArchiveError: It is still kept.
    """
    archive.cross_pairings.take_back([decision])


def write_decisions(door: ArchiveDoor, decisions: Sequence[CrossPairing], *, keep: bool) -> None:
    """Keep decisions that were made at once, or take them back: at once, or nothing is changed. For worker threads.

    Args:
        door: The archive.
        decisions: What was decided.
        keep: Whether to keep them.

    Raises:
        MeetingNotThere: A meeting is not in the archive, or no longer; what is about others is kept.
        ArchiveError: Nothing was changed. It says what that means for the open comparison, and for the next.
    """
    from qosviewer.archive import ArchiveError, MeetingNotThere

    try:
        archive = door.open()
        if keep:
            _keep(archive, decisions, datetime.now(UTC))
        else:
            archive.cross_pairings.take_back(decisions)
    except MeetingNotThere:
        raise
    except ArchiveError as error:
        words = texts.DECISION_NOT_KEPT if keep else texts.DECISION_NOT_TAKEN_BACK
        told = Message(words.title, words.detail.format(detail=error.detail), error.advice)
        raise type(error)(told, retryable=error.retryable) from error


def _keep(archive: Archive, decisions: Sequence[CrossPairing], at: datetime) -> None:
    from qosviewer.archive import MeetingNotThere

    if archive.cross_pairings.keep(decisions, at):
        raise MeetingNotThere(texts.DECISION_OF_NO_MEETING)
