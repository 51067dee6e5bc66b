"""All instances of a number: those that Zoom knows, put together with those in the archive."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from qosviewer.api.cancel import CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.api.session import Session
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo, MeetingRef
from qosviewer.services.keeping import ArchiveDoor, OpenSession

if TYPE_CHECKING:
    from qosviewer.archive import Account, Archive, LibraryRow, Series

KIND: Final = "instances"
"""What the answer is called in the archive."""

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Instance:
    """One time that a number was held.

    Attributes:
        info: What is known about it.
        row: What the archive has of it; None where that is nothing.
    """

    info: MeetingInfo
    row: LibraryRow | None = None


@dataclass(frozen=True, slots=True)
class SeriesHere:
    """What is known of a series, so far or in the end.

    Attributes:
        instances: The newest first.
        asking: Whether Zoom is asked next, and there may be more.
        trouble: Why Zoom could not be asked.
    """

    instances: tuple[Instance, ...]
    asking: bool = False
    trouble: QosViewerError | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Where a series is looked for.

    Attributes:
        account: Whose it is.
        archive: Where some of it may be, and where Zoom's answer is kept.
        open_session: Opens the account in a worker thread; None where it is not set up here.
        listed: What Zoom's lists say of it: unlike the instances they tell how many took part.
    """

    account: Account
    archive: ArchiveDoor
    open_session: OpenSession | None = None
    listed: Sequence[MeetingInfo] = ()


def series(ref: MeetingRef, known: Known, *, cancel: CancelToken) -> Iterator[SeriesHere | Waiting | None]:
    """Yield what is known of a series; the last is a `SeriesHere`, whatever happens. For worker threads.

    Args:
        ref: Names the number.
        known: Where to look.
        cancel: Stops the job.

    Raises:
        Cancelled: The job was told to stop.
    """
    rows, infos = _kept(ref, known)
    if known.open_session is None:
        yield SeriesHere(_merged(rows, infos, known.listed))
        return
    yield SeriesHere(_merged(rows, infos, known.listed), asking=True)
    try:
        infos = yield from _fetched(ref, known, known.open_session, cancel)
    except QosViewerError as error:
        yield SeriesHere(_merged(rows, infos, known.listed), trouble=error)
        return
    yield SeriesHere(_merged(rows, infos, known.listed))


def _kept(ref: MeetingRef, known: Known) -> tuple[list[LibraryRow], Sequence[MeetingInfo]]:
    from qosviewer.api.wire import read_instances
    from qosviewer.archive import Wanted

    try:
        archive = known.archive.open()
        rows = [
            row
            for row in archive.library(Wanted(kind=ref.kind))
            if row.info.ref.number == ref.number and row.snapshot is not None and _is_of(row, known.account)
        ]
        pages = archive.companions.pages(_place(ref, known.account))
        return rows, read_instances(pages[0].raw.body, pages[0].raw.charset, ref) if pages else ()
    except QosViewerError as error:
        _LOG.info("the archive can't be asked for a series: %s", error.detail)
        return [], ()


def _is_of(row: LibraryRow, account: Account) -> bool:
    # A file is nobody's.
    return row.account.key in ("", account.key)


def _fetched(
    ref: MeetingRef, known: Known, open_session: Callable[[], Generator[None, None, Session]], cancel: CancelToken
) -> Generator[Waiting | None, None, tuple[MeetingInfo, ...]]:
    from qosviewer.api.client import Client
    from qosviewer.api.instances import fetch_instances
    from qosviewer.archive import ArchiveError, CompanionPage

    session = yield from open_session()
    with Client(session, cancel) as client:
        infos, raw = yield from fetch_instances(client, ref)
    try:
        archive: Archive = known.archive.open()
        archive.companions.put(_place(ref, known.account), CompanionPage(0, raw, session.timing.now()))
    except ArchiveError as error:
        _LOG.info("the instances of a series are not kept: %s", error.detail)
    return infos


def _place(ref: MeetingRef, account: Account) -> Series:
    from qosviewer.archive import Series

    return Series(KIND, f"{ref.kind.value} {ref.number}", account=account)


def _merged(
    rows: Iterable[LibraryRow], infos: Iterable[MeetingInfo], listed: Iterable[MeetingInfo]
) -> tuple[Instance, ...]:
    known = {info.ref.uuid: Instance(info) for info in (*infos, *listed)}
    known |= {row.info.ref.uuid or str(row.meeting): Instance(row.info, row) for row in rows}
    return tuple(sorted(known.values(), key=lambda each: each.info.start or _LONG_AGO, reverse=True))
