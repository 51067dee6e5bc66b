"""Meetings to be compared that are in the archive already: no call is made for them, and no account needed."""

from __future__ import annotations

import logging
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qosviewer.api.cancel import CancelToken
from qosviewer.api.session import Session
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo, MeetingRef
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.services.series import Known, SeriesHere, series

if TYPE_CHECKING:
    from qosviewer.archive import Account, LibraryRow

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Instance:
    """One meeting of a series.

    Attributes:
        info: What is known of it.
        snapshot: Its number in the archive, if it is there whole.
    """

    info: MeetingInfo
    snapshot: int | None


def kept_row(door: ArchiveDoor, ref: MeetingRef) -> LibraryRow | None:
    """Return what the archive has of a meeting, or of the latest of a number; None for nothing. Makes no archive.

    Trouble with the archive is none here: what can't be read is fetched.
    """
    if not door.path.exists():
        return None
    try:
        row = door.open().latest(ref)
    except QosViewerError as error:
        _LOG.info("not looked for in the archive: %s", error.detail)
        return None
    return row if row is not None and row.snapshot is not None else None


def kept_series(door: ArchiveDoor, ref: MeetingRef) -> list[Instance]:
    """Return what the archive has of a number, the latest first, also what is there in part. Makes no archive.

    Raises:
        ArchiveError: It can't be read.
    """
    if not door.path.exists():
        return []
    from qosviewer.archive import Wanted

    rows = door.open().library(Wanted(kind=ref.kind))
    return [_instance(row.info, row) for row in rows if row.info.ref.number == ref.number and row.snapshot is not None]


def _instance(info: MeetingInfo, row: LibraryRow | None) -> Instance:
    # One whose instance is not known can't be asked for again.
    is_taken = row is not None and (row.complete or not info.ref.uuid)
    return Instance(info, row.snapshot if row is not None and is_taken else None)


def zoom_series(
    door: ArchiveDoor, ref: MeetingRef, account: Account, session: Session
) -> tuple[Sequence[Instance], QosViewerError | None]:
    """Return what Zoom and the archive know of a number, the latest first, and why Zoom could not be asked, if so."""

    def opening() -> Generator[None, None, Session]:
        yield None
        return session

    known = Known(account, door, opening)
    last = SeriesHere(())
    for event in series(ref, known, cancel=CancelToken()):
        if isinstance(event, SeriesHere):
            last = event
    return [_instance(each.info, each.row) for each in last.instances if each.info.ref.uuid or each.row], last.trouble
