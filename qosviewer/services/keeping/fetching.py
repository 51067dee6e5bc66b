"""Fetch a meeting and keep every page before anybody sees it: what was acknowledged is on the disk."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qosviewer.api.cancel import LOOK_S, CancelToken
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.place import Place
from qosviewer.domain.source import MINUTES, QSS
from qosviewer.services.fetching import Fetched, FetchEvent, Resolved, fetch_meeting, fetch_when_ready
from qosviewer.services.keeping.door import ArchiveDoor
from qosviewer.services.keeping.opening import OpenedMeeting, open_kept

if TYPE_CHECKING:
    from qosviewer.archive import Account, ArchiveError, SnapshotWriter

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Keeping:
    """From here on, what comes is kept: said before the first page, and where trouble with the archive has ended."""

    snapshot: int
    meeting: int


@dataclass(frozen=True, slots=True)
class NotKept:
    """The archive failed: the fetch goes on, and what comes is not kept. Said once."""

    error: ArchiveError


KeepEvent = FetchEvent | Keeping | NotKept | OpenedMeeting


def fetch_and_keep(
    session: Session,
    ref: MeetingRef,
    *,
    archive: ArchiveDoor,
    account: Account,
    cancel: CancelToken,
    snapshot: int | None = None,
    place: Place | None = None,
    unless_kept: bool = False,
    when_ready: bool = False,
    source: str = QSS,
) -> Iterator[KeepEvent]:
    """Fetch a meeting as `fetch_meeting` does, into a new snapshot or one that is partial.

    Nothing is kept of a meeting of which no page came. However this ends, the snapshot is sealed, or says why not.

    An `OpenedMeeting` among the events is to be shown in place of what the caller has: it is all there is, and the last
    event, or the archive is at another place than the caller.

    Args:
        session: The account.
        ref: The meeting.
        archive: Where to keep it. Trouble with it never stops the fetch.
        account: As whose it is kept.
        cancel: Stops the job.
        snapshot: A partial snapshot to go on with.
        place: Where the caller's table of this meeting stands. Needed only to go on with it.
        unless_kept: Fetch no page where the instance turns out to be in the archive whole, of this account.
        when_ready: Wait until Zoom has the meeting.
        source: What the numbers are made from: Zoom's summary, or the minutes.

    Raises:
        QosViewerError: It can't go on; what was yielded stays good.
        ArchiveError: The snapshot to go on with can't be read, and there is no ``place``.
        Cancelled: The job was told to stop.
    """
    from qosviewer.archive import ArchiveError, SnapshotWentOn

    # Late: minutes are kept by what stands in this package.
    from qosviewer.services.minutes.summary import fetch_from_minutes

    shelf = _Shelf(archive, account, cancel, source)
    reason = texts.STOPPED_BEFORE_ITS_END.title
    try:
        if snapshot is not None:
            try:
                place = yield from shelf.resume(snapshot, place)
            except SnapshotWentOn:
                # Completed elsewhere.
                yield open_kept(archive.open(), snapshot)
                return
            except ArchiveError as error:
                if place is None:
                    raise
                yield NotKept(error)
                shelf.error = error
        if source == MINUTES:
            events = fetch_from_minutes(session, ref, cancel=cancel, place=place)
        elif when_ready and place is None:
            events = fetch_when_ready(session, ref, cancel=cancel)
        else:
            events = fetch_meeting(session, ref, cancel=cancel, place=place)
        for event in events:
            if isinstance(event, Resolved) and unless_kept and (known := _complete(archive, event.info.ref, account)):
                yield event
                yield known
                return
            if isinstance(event, Fetched):
                yield from shelf.put(event)
            yield event
        yield from shelf.complete()
    except QosViewerError as error:
        reason = error.title
        raise
    finally:
        shelf.leave(reason)


def _complete(door: ArchiveDoor, ref: MeetingRef, account: Account) -> OpenedMeeting | None:
    from qosviewer.archive import ArchiveError

    if not ref.uuid:
        return None
    try:
        row = door.open().latest(ref)
        if row is None or row.snapshot is None or not row.complete or row.account.key != account.key:
            return None
        return open_kept(door.open(), row.snapshot)
    except ArchiveError as error:
        # Told when the first page can't be kept; what can't be read is fetched anew.
        _LOG.info("not opened from the archive: %s", error.detail)
        return None


class _Shelf:
    """Where the pages of one fetch go.

    Attributes:
        error: Why nothing is kept any more; None while all is well.
    """

    def __init__(self, door: ArchiveDoor, account: Account, cancel: CancelToken, source: str) -> None:
        self.error: ArchiveError | None = None
        self._door = door
        self._account = account
        self._cancel = cancel
        self._source = source
        self._writer: SnapshotWriter | None = None
        self._claimed: int | None = None
        self._sealed = False
        self._missed: list[Fetched] = []

    def resume(self, snapshot: int, place: Place | None) -> Generator[KeepEvent, None, Place]:
        """Go on with a snapshot; returns where it stands."""
        # An earlier fetch of this window that was told to stop may still be writing its last page.
        while not self._door.claim(snapshot):
            self._cancel.wait(LOOK_S)
        self._claimed = snapshot
        archive = self._door.open()
        writer = archive.resume(snapshot)
        if place is not None and _step(place) != _step(writer.place):
            yield open_kept(archive, snapshot)
        self._writer = writer
        yield Keeping(writer.snapshot, writer.meeting)
        return writer.place

    def put(self, event: Fetched) -> Iterator[KeepEvent]:
        """Keep a page."""
        from qosviewer.archive import ArchiveError

        if self.error is not None:
            self._miss(event, self.error)
            return
        known = self._writer
        if known is None and event.batch.page:
            # Of a fetch whose beginning could not be kept; that was told then.
            return
        try:
            self._write(event)
        except ArchiveError as error:
            _LOG.info("not kept: %s %s", error.title, error.detail)
            self.error = error
            self._miss(event, error)
            yield NotKept(error)
            return
        if known is None and self._writer is not None:
            yield Keeping(self._writer.snapshot, self._writer.meeting)

    def complete(self) -> Iterator[KeepEvent]:
        """Keep what was missed, if that works by now, and seal the snapshot."""
        from qosviewer.archive import ArchiveError

        if self.error and not self._missed:
            return
        try:
            for event in self._missed:
                self._write(event)
            if self._writer is None:
                return
            self._writer.complete()
        except ArchiveError as error:
            if self.error is None:
                _LOG.info("not sealed: %s %s", error.title, error.detail)
                yield NotKept(error)
            self.error = error
            return
        self._sealed = True
        if self.error:
            self.error = None
            yield Keeping(self._writer.snapshot, self._writer.meeting)

    def leave(self, reason: str) -> None:
        """Note why the snapshot is not whole, if it is not, and let others at it."""
        from qosviewer.archive import ArchiveError

        if self._writer is not None and not self._sealed:
            try:
                self._writer.fail(self.error.title if self.error else reason)
            except ArchiveError as error:
                _LOG.info("why it stopped was not kept: %s", error.detail)
        if self._claimed is not None:
            self._door.release(self._claimed)

    def _miss(self, event: Fetched, error: ArchiveError) -> None:
        if error.retryable:
            self._missed.append(event)

    def _write(self, event: Fetched) -> None:
        if self._writer is None:
            self._writer = self._door.open().begin(event.place.info, self._account, self._source)
            self._claimed = self._writer.snapshot
            self._door.claim(self._claimed)
        self._writer.add(event.batch, event.place)


def _step(place: Place) -> tuple[int, int, str]:
    return place.walk, place.page, place.token
