"""The minutes in place of a summary that Zoom refuses for want of the QSS add-on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from qosviewer.api.cancel import CancelToken
from qosviewer.api.errors import EventSubscriptionMissing
from qosviewer.api.session import Session
from qosviewer.domain.errors import Message
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.minutes_plan import pages_of
from qosviewer.domain.place import Place
from qosviewer.domain.source import MINUTES
from qosviewer.services.fetching import Fetched, Resolved, fetch_meeting
from qosviewer.services.keeping import ArchiveDoor, KeepEvent, fetch_and_keep
from qosviewer.services.minutes.summary import fetch_from_minutes

if TYPE_CHECKING:
    from qosviewer.archive import Account


@dataclass(frozen=True, slots=True)
class MinutesInstead:
    """The summary is refused: what comes from here on is computed from the minutes.

    Attributes:
        reason: Why it is refused.
        calls: About how many calls the minutes take; None where the number of people is not known.
    """

    reason: Message
    calls: int | None


InsteadEvent = KeepEvent | MinutesInstead


def or_from_minutes(
    summary: Iterable[KeepEvent], from_minutes: Callable[[Place], Iterable[KeepEvent]]
) -> Iterator[InsteadEvent]:
    """Yield what the fetch of a summary yields; where the summary is not to be had, what another fetch does.

    Args:
        summary: The fetch of the summary.
        from_minutes: Begins the other fetch, at a meeting that is resolved.

    Raises:
        QosViewerError: Neither is to be had.
        Cancelled: The job was told to stop.
    """
    start: Place | None = None
    try:
        for event in summary:
            if isinstance(event, Resolved):
                start = Place(event.info, 0, 0, "", datetime.now(UTC))
            elif isinstance(event, Fetched):
                # A refusal in the middle says nothing about the account.
                start = None
            yield event
        return
    except EventSubscriptionMissing as error:
        if start is None:
            raise
        reason = error.message
    people = start.info.expected_participants
    yield MinutesInstead(reason, None if people is None else pages_of(people))
    yield from from_minutes(start)


def fetch_or_from_minutes(session: Session, ref: MeetingRef, *, cancel: CancelToken) -> Iterator[InsteadEvent]:
    """Fetch a meeting as `fetch_meeting` does, or compute it from its minutes. Nothing is kept.

    Raises:
        QosViewerError: It can't go on; what was yielded stays good.
        Cancelled: The job was told to stop.
    """
    return or_from_minutes(
        fetch_meeting(session, ref, cancel=cancel),
        lambda place: fetch_from_minutes(session, place.info.ref, cancel=cancel, place=place),
    )


def keep_or_from_minutes(
    session: Session,
    ref: MeetingRef,
    *,
    archive: ArchiveDoor,
    account: Account,
    cancel: CancelToken,
    snapshot: int | None = None,
    unless_kept: bool = False,
) -> Iterator[InsteadEvent]:
    """Fetch and keep a meeting as `fetch_and_keep` does, or compute it from its minutes; see there.

    Raises:
        QosViewerError: It can't go on; what was yielded stays good.
        Cancelled: The job was told to stop.
    """
    keep = partial(fetch_and_keep, session, archive=archive, account=account, cancel=cancel)
    return or_from_minutes(
        keep(ref, snapshot=snapshot, unless_kept=unless_kept),
        lambda place: keep(place.info.ref, place=place, source=MINUTES),
    )
