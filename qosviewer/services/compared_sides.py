"""The meetings of a comparison that are here: out of the archive, or open in the window."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from qosviewer.api.cancel import CancelToken
from qosviewer.domain.compare.decisions import CrossPairing
from qosviewer.domain.compare.pairing import meeting_key
from qosviewer.domain.compare.sides import Side
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.services.comparing import Reading, kept_side
from qosviewer.services.cross_pairings import kept_cross_pairings
from qosviewer.services.keeping import ArchiveDoor


@dataclass(frozen=True, slots=True)
class Source:
    """Where one meeting is to be had.

    Attributes:
        what: What is open, or the number of a snapshot.
        title: What the meeting is called, safe to show; empty where only the archive knows.
        here: What is open of a snapshot, for when the archive can't give it, or has it no longer.
    """

    what: Side | int
    title: str = ""
    here: Side | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A meeting that can't be compared.

    Attributes:
        title: What it is called, safe to show.
        reason: Why.
    """

    title: str
    reason: Message


@dataclass(frozen=True, slots=True)
class LoadedSides:
    """What could be had.

    Attributes:
        sides: The meetings, in the order of their sources.
        front: The meeting that the first source stands for, if it could be had.
        decisions: Who is who across them and those beside them, as decided by hand, the oldest first.
        left_out: What could not be had.
        trouble: What is wrong with the archive as a whole, or why there are no decisions though there may be some; None
            where all is well.
    """

    sides: tuple[Side, ...]
    front: Side | None
    decisions: tuple[CrossPairing, ...]
    left_out: tuple[LeftOut, ...]
    trouble: QosViewerError | None = None


def load_sides(
    sources: Sequence[Source], door: ArchiveDoor, reading: Reading, cancel: CancelToken, beside: Sequence[Side] = ()
) -> LoadedSides:
    """Load meetings; one that can't be read keeps back none of the others. For worker threads.

    Args:
        sources: Where they are.
        door: The archive; opened only where a source asks for it.
        reading: How directions are read.
        cancel: Stops between two meetings.
        beside: What they are compared with that is loaded already.

    Raises:
        Cancelled: The job was told to stop.
    """
    from qosviewer.archive import ArchiveBusy, ChecksumWrong, SnapshotNotThere

    sides: list[Side] = []
    left_out: list[LeftOut] = []
    front = None
    trouble: QosViewerError | None = None
    for place, source in enumerate(sources):
        cancel.raise_if_cancelled()
        try:
            if isinstance(source.what, Side):
                side = source.what
            elif isinstance(trouble, ArchiveBusy):
                # It was waited for once; not again for each of twenty.
                raise trouble
            else:
                side = kept_side(door.open(), source.what, reading)
        except QosViewerError as error:
            if not isinstance(error, SnapshotNotThere | ChecksumWrong):
                trouble = error
            if source.here is None:
                left_out.append(LeftOut(source.title or _title(door, source.what), error.message))
                continue
            side = source.here
        sides.append(side)
        front = side if place == 0 else front
    decisions: tuple[CrossPairing, ...] = ()
    try:
        if sides and (archive := door.opened):
            decisions = kept_cross_pairings(archive, {meeting_key(side) for side in (*beside, *sides)})
    except QosViewerError as error:
        # Without them, people are paired by what they are known by.
        trouble = error
    return LoadedSides(tuple(sides), front, decisions, tuple(left_out), trouble)


def _title(door: ArchiveDoor, snapshot: object) -> str:
    with suppress(QosViewerError):
        if isinstance(snapshot, int) and (archive := door.opened):
            return meeting_title(archive.kept(snapshot).info)
    return ""


def sides_anew(
    sides: Sequence[Side], door: ArchiveDoor, reading: Reading, cancel: CancelToken
) -> list[tuple[Side, Side]]:
    """Return sides whose snapshots are not what they were, each with what it is now. For worker threads.

    One that was deleted, or is not out of the archive, stays as it is and is left out.

    Raises:
        ArchiveError: One can't be read.
        Cancelled: The job was told to stop.
    """
    from qosviewer.archive import SnapshotNotThere

    anew: list[tuple[Side, Side]] = []
    for side in sides:
        cancel.raise_if_cancelled()
        if side.snapshot is not None:
            with suppress(SnapshotNotThere):
                anew.append((side, kept_side(door.open(), side.snapshot, reading)))
    return anew
