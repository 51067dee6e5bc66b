"""Fetch the minutes that a plan asks for: the body of the job of the timeline, and of the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qosviewer.api.cancel import CancelToken
from qosviewer.api.errors import NotReady, PageTokenExpired
from qosviewer.api.retry import Waiting
from qosviewer.api.session import Session
from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingRef
from qosviewer.services.fetching import TOKEN_LIFE, StartedOver
from qosviewer.services.minutes.shelf import EVERYONE, MinutesShelf

if TYPE_CHECKING:
    from qosviewer.api.client import Client
    from qosviewer.archive import ArchiveError
    from qosviewer.domain.minutes import Minutes
    from qosviewer.domain.minutes_plan import MinutesPlan
    from qosviewer.domain.table import ParticipantKey


@dataclass(frozen=True, slots=True)
class FetchedMinutes:
    """The stays of one answer, and the plan to continue with after it."""

    stays: tuple[tuple[ParticipantKey, Minutes], ...]
    plan: MinutesPlan


@dataclass(frozen=True, slots=True)
class NoMinutes:
    """Zoom does not know a participant here; the others are asked for all the same."""

    participant_id: str
    plan: MinutesPlan


@dataclass(frozen=True, slots=True)
class MinutesNotKept:
    """The archive failed: the fetch goes on, and what comes is not kept. Said once."""

    error: ArchiveError


MinutesEvent = FetchedMinutes | NoMinutes | MinutesNotKept | StartedOver | Waiting


def fetch_minutes(
    session: Session, ref: MeetingRef, plan: MinutesPlan, *, cancel: CancelToken, shelf: MinutesShelf
) -> Iterator[MinutesEvent]:
    """Fetch minutes; ends when everything that was planned is here. To be iterated in a worker thread.

    Args:
        session: The account.
        ref: The meeting, known by its UUID.
        plan: What to ask for, or where an earlier fetch stopped.
        cancel: Stops the job within a second.
        shelf: Where the answers are kept.

    Raises:
        QosViewerError: It can't go on; what was yielded stays good.
        Cancelled: The job was told to stop.
    """
    from qosviewer.api.client import Client

    with Client(session, cancel) as client:
        if not plan.everyone:
            yield from _one_by_one(client, ref, plan, shelf)
            return
        if plan.token_at and session.timing.now() - plan.token_at >= TOKEN_LIFE:
            yield StartedOver(texts.PAGE_TOKEN_EXPIRED)
            plan = _from_the_start(plan)
        try:
            yield from _pages(client, ref, plan, shelf)
            return
        except PageTokenExpired as expired:
            yield StartedOver(expired.message)
        try:
            yield from _pages(client, ref, _from_the_start(plan), shelf)
        except PageTokenExpired as expired:
            expired.message = texts.PAGE_TOKEN_EXPIRED_AGAIN
            raise


def _one_by_one(client: Client, ref: MeetingRef, plan: MinutesPlan, shelf: MinutesShelf) -> Iterator[MinutesEvent]:
    from qosviewer.api.errors import RequestRefused
    from qosviewer.api.minutes import fetch_participant_minutes

    for participant_id in plan.participant_ids[plan.done :]:
        plan = replace(plan, done=plan.done + 1)
        try:
            page, raw = yield from fetch_participant_minutes(client, ref, participant_id)
        except (NotReady, RequestRefused) as error:
            # Only of this one; that the meeting is not there, or the scope missing, is said by other errors.
            if error.http_status != 404 or plan.done == len(plan.participant_ids) == 1:
                raise
            yield NoMinutes(participant_id, plan)
            continue
        if not_kept := shelf.put(participant_id, 0, raw, client.session.timing.now()):
            yield MinutesNotKept(not_kept)
        # What was asked for is what this is of, whatever the answer calls it.
        yield FetchedMinutes(tuple(((participant_id, 0), stay) for stay in page.stays[:1]), plan)


def _pages(client: Client, ref: MeetingRef, plan: MinutesPlan, shelf: MinutesShelf) -> Iterator[MinutesEvent]:
    from qosviewer.api.minutes import fetch_minutes_page
    from qosviewer.api.walk import WalkGuard
    from qosviewer.domain.minutes_plan import pages_of

    guard = WalkGuard(plan.token)
    counts = Counter(dict(plan.counts))
    while not plan.complete:
        page, raw = yield from fetch_minutes_page(client, ref, plan.token)
        now = client.session.timing.now()
        stays = with_keys(page.stays, counts)
        calls = plan.calls if page.total is None else max(pages_of(page.total), plan.done + 1)
        if not_kept := shelf.put(EVERYONE, plan.page, raw, now):
            yield MinutesNotKept(not_kept)
        plan = replace(
            plan,
            calls=calls,
            done=plan.done + 1,
            page=plan.page + 1,
            token=page.next_page_token,
            token_at=now,
            counts=tuple(counts.items()),
        )
        yield FetchedMinutes(stays, plan)
        guard.check(page)


def with_keys(stays: tuple[Minutes, ...], counts: Counter[str]) -> tuple[tuple[ParticipantKey, Minutes], ...]:
    """Return stays with the keys that their seats have in the summary; ``counts`` goes on from page to page."""
    keyed: list[tuple[ParticipantKey, Minutes]] = []
    for stay in stays:
        keyed.append(((stay.participant_id, counts[stay.participant_id]), stay))
        counts[stay.participant_id] += 1
    return tuple(keyed)


def _from_the_start(plan: MinutesPlan) -> MinutesPlan:
    return replace(plan, done=0, page=0, token="", token_at=None, counts=())
