"""Who was there: fetched beside a summary, kept beside its snapshot, and had again from there.

Trouble with it never concerns the summary: it becomes a word in the roster itself.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from qosviewer.api.cancel import CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.domain.batch import RawPage
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.roster import Roster, RosterEntry

if TYPE_CHECKING:
    from qosviewer.archive import Archive, Series

KIND: Final = "roster"
"""What the answers are called in the archive."""

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RosterHere:
    """What is known of who was there, so far or in the end.

    Attributes:
        roster: The entries; not complete while pages are missing, and with the trouble if there was any.
        raw: The answers they were read from, in order.
    """

    roster: Roster
    raw: tuple[RawPage, ...] = ()


def fetch_roster(session: Session, ref: MeetingRef, *, cancel: CancelToken) -> Iterator[Waiting | RosterHere]:
    """Fetch who was there. The last that is yielded is a `RosterHere`, whatever happens on the way.

    Args:
        session: The account.
        ref: The meeting; its UUID, where that is known.
        cancel: Stops the job.

    Raises:
        Cancelled: The job was told to stop.
    """
    from qosviewer.api.client import Client
    from qosviewer.api.roster import walk_roster

    entries: list[RosterEntry] = []
    raw: list[RawPage] = []
    trouble: Message | None = None
    try:
        with Client(session, cancel) as client:
            for event in walk_roster(client, ref):
                if isinstance(event, Waiting):
                    yield event
                    continue
                if event.place == 0:
                    entries.clear()
                    raw.clear()
                entries += event.page.entries
                raw.append(event.raw)
    except QosViewerError as error:
        trouble = _words(error)
    yield RosterHere(Roster(tuple(entries), trouble is None, trouble), tuple(raw))


def _words(error: QosViewerError) -> Message:
    from qosviewer.api.errors import ScopeMissing

    if isinstance(error, ScopeMissing) and error.scopes:
        return texts.ROSTER_SCOPE.fill(scope=error.scopes[0])
    return error.message


def keep_roster(archive: Archive, snapshot: int, raw: Sequence[RawPage], now: datetime | None = None) -> None:
    """Keep the answers beside a snapshot, in place of earlier ones; the meeting is found by whom they name.

    For worker threads.

    Raises:
        ArchiveError: They are not kept.
    """
    from qosviewer.api.wire import read_identities
    from qosviewer.archive import CompanionPage

    at = now or datetime.now(UTC)
    pages = [
        CompanionPage(page, each, at, tuple(read_identities(each.body, each.charset))) for page, each in enumerate(raw)
    ]
    archive.companions.put_all(_series(snapshot), pages)


def kept_roster(archive: Archive, snapshot: int) -> Roster | None:
    """Return who was there as kept beside a snapshot; None where nothing is. For worker threads.

    Raises:
        ArchiveError: It can't be read.
    """
    pages = archive.companions.pages(_series(snapshot))
    return read_again(page.raw for page in pages) if pages else None


def name_kept_rosters(archive: Archive) -> Iterator[int]:
    """Let the search find people who are in rosters alone that an earlier version kept. For worker threads.

    It costs something once; afterwards there is nothing left to do. Yields the snapshots that were looked through. An
    archive that can't be written now is looked through the next time.
    """
    from qosviewer.api.wire import read_identities
    from qosviewer.archive import ArchiveError

    try:
        yield from archive.name_unread(KIND, read_identities)
    except ArchiveError as error:
        _LOG.info("people in rosters not indexed: %s", error.detail)


def read_again(raw: Iterable[RawPage]) -> Roster:
    """Return what answers say that were read before, when they came; one that says nothing any more is left out."""
    from qosviewer.api.wire import read_roster

    entries: list[RosterEntry] = []
    complete = True
    token = ""
    for page in raw:
        try:
            read = read_roster(page.body, page.charset)
        except QosViewerError:
            complete = False
            continue
        entries += read.entries
        token = read.next_page_token
    return Roster(tuple(entries), complete and not token)


def _series(snapshot: int) -> Series:
    from qosviewer.archive import Series

    return Series(KIND, snapshot=snapshot)
