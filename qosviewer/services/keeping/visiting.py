"""Open a meeting: from the archive where all of it is there, else from Zoom, and kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qosviewer.api.cancel import CancelToken
from qosviewer.api.session import Session
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.source import QSS
from qosviewer.services.fetching import Fetched, Resolved
from qosviewer.services.keeping.door import ArchiveDoor
from qosviewer.services.keeping.fetching import KeepEvent, fetch_and_keep
from qosviewer.services.keeping.opening import OpenedMeeting, open_kept, snapshots_beside

if TYPE_CHECKING:
    from qosviewer.archive import Account, ArchiveError, LibraryRow

OpenSession = Callable[[], Generator[None, None, Session]]
"""Opens an account in a worker thread, yielding while it waits."""

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The account is open: Zoom is asked next."""


@dataclass(frozen=True, slots=True)
class NotOpened:
    """What the archive has of the meeting, and is needed since Zoom can't be asked, is not what was kept."""

    error: ArchiveError


VisitEvent = KeepEvent | SignedIn | NotOpened | None


def visit(
    ref: MeetingRef,
    open_session: OpenSession,
    *,
    archive: ArchiveDoor,
    account: Callable[[], Account],
    cancel: CancelToken,
) -> Iterator[VisitEvent]:
    """Open a meeting, whatever it takes.

    An instance that is in the archive whole is opened from there, and Zoom is not asked; a number costs the call that
    tells which instance is its latest. What is there in part is shown and continued. Where Zoom can't be asked, what
    the archive has is opened, an older snapshot where the one that stands for the meeting is damaged, and then the
    reason is raised.

    Args:
        ref: The meeting.
        open_session: Opens the account.
        archive: Where it may be, and is kept.
        account: Tells as whose it is kept.
        cancel: Stops the job.

    Raises:
        QosViewerError: Zoom can't be asked, or not to the end; what was yielded stays good.
        Cancelled: The job was told to stop.
    """
    known = _known(archive, ref) if ref.uuid else None
    nothing_shown = True
    asked = ref
    try:
        owner = account()
        if known and known.account.key != owner.key:
            known = None
        opened = _opened(archive, known)
        if opened:
            nothing_shown = False
            yield opened
            if opened.kept.complete:
                return
        session = yield from open_session()
        yield SignedIn()
        for event in fetch_and_keep(
            session,
            ref,
            archive=archive,
            account=owner,
            cancel=cancel,
            snapshot=opened.kept.snapshot if opened else None,
            place=opened.kept.place if opened else None,
            unless_kept=opened is None,
            source=opened.kept.source if opened else QSS,
        ):
            if isinstance(event, Resolved):
                asked = event.info.ref
            nothing_shown = nothing_shown and not isinstance(event, Fetched | OpenedMeeting)
            yield event
    except QosViewerError:
        if nothing_shown:
            yield from _best_of(archive, _known(archive, asked))
        raise


def _known(door: ArchiveDoor, ref: MeetingRef) -> LibraryRow | None:
    from qosviewer.archive import ArchiveError

    try:
        return door.open().latest(ref)
    except ArchiveError as error:
        # Told when the first page can't be kept.
        _LOG.info("the archive can't be asked: %s", error.detail)
        return None


def _opened(door: ArchiveDoor, row: LibraryRow | None) -> OpenedMeeting | None:
    from qosviewer.archive import ArchiveError

    if row is None or row.snapshot is None:
        return None
    try:
        return open_kept(door.open(), row.snapshot)
    except ArchiveError as error:
        _LOG.info("not opened from the archive: %s", error.detail)
        return None


def _best_of(door: ArchiveDoor, row: LibraryRow | None) -> Iterator[OpenedMeeting | NotOpened]:
    """Open the first sound snapshot of a meeting, and tell of the first that is not."""
    from qosviewer.archive import ArchiveError

    if row is None or row.snapshot is None:
        return
    damage = None
    try:
        archive = door.open()
        beside = sorted(snapshots_beside(archive, row.meeting), key=lambda kept: not kept.complete)
        for snapshot in dict.fromkeys((row.snapshot, *(kept.snapshot for kept in beside))):
            try:
                opened = open_kept(archive, snapshot)
            except ArchiveError as error:
                damage = damage or error
                continue
            yield opened
            break
    except ArchiveError as error:
        damage = damage or error
    if damage:
        _LOG.info("not opened from the archive: %s", damage.detail)
        yield NotOpened(damage)
