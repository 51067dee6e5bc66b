"""Where a fetch stands, and the one sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final

from qosviewer.api.retry import Waiting
from qosviewer.archive import FILE, Kept
from qosviewer.domain import texts
from qosviewer.domain.moments import local_time
from qosviewer.domain.table import QosTable
from qosviewer.services.fetching import Fetched, Resolved, StartedOver
from qosviewer.services.keeping import SignedIn

_FEWEST_PAGES_TO_EXTRAPOLATE = 3


class Phase(Enum):
    """What a fetch is doing."""

    LOADING = "loading"
    OPENING = "opening"
    RESOLVING = "resolving"
    RUNNING = "running"
    WAITING = "waiting"
    WATCHING = "watching"
    CANCELLING = "cancelling"
    COMPLETE = "complete"
    KEPT = "kept"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def is_busy(self) -> bool:
        """Whether the fetch is under way and can be cancelled."""
        return self not in (Phase.CANCELLING, *RESTING)


RESTING: Final = (Phase.COMPLETE, Phase.KEPT, Phase.CANCELLED, Phase.FAILED)
"""Nothing is under way."""


@dataclass(frozen=True, slots=True)
class FetchState:
    """Where a fetch stands.

    Attributes:
        phase: What it is doing.
        participants: Rows that are here.
        pages: Pages fetched.
        expected: How many participants Zoom says there were, about; None where it does not say.
        elapsed_s: Seconds since the first page was asked for in this run.
        fetched: Participants that came in this run.
        until: When a wait ends (aware), when the fetch was complete, or when what comes from the archive was fetched.
        started_over: Whether the list had to be started over.
        whole: Whether all there is is here.
        of_file: Whether it came from a file, so that there is nothing to fetch again.
    """

    phase: Phase = Phase.OPENING
    participants: int = 0
    pages: int = 0
    expected: int | None = None
    elapsed_s: float = 0.0
    fetched: int = 0
    until: datetime | None = None
    started_over: bool = False
    whole: bool = False
    of_file: bool = False

    @property
    def share(self) -> float | None:
        """How much of the list is here, 0 to 1, below 1 until it is complete; None where nobody knows."""
        if self.phase is Phase.COMPLETE:
            return 1.0
        return min(self.participants / self.expected, 0.99) if self.expected else None

    @property
    def left_s(self) -> float | None:
        """About how many seconds are left at the present pace; None while nobody knows."""
        if not self.expected or not self.fetched or self.pages < _FEWEST_PAGES_TO_EXTRAPOLATE:
            return None
        missing = self.expected - self.participants
        return self.elapsed_s / self.fetched * missing if missing > 0 else None

    def after(self, event: object, *, watching: bool, continuing: bool) -> FetchState:
        """Return where the fetch stands after an event.

        Args:
            event: What the fetch yielded.
            watching: Whether Zoom is asked now and then until it has the meeting.
            continuing: Whether it goes on where the last one stopped.
        """
        match event:
            case Resolved(info):
                return replace(self, phase=Phase.RUNNING, expected=info.expected_participants)
            case Fetched(batch, place):
                fetched = self.fetched + len(batch.participants)
                return replace(self, phase=Phase.RUNNING, pages=place.page, fetched=fetched, until=None)
            case Waiting(_, seconds):
                until = datetime.now(UTC) + timedelta(seconds=seconds)
                return replace(self, phase=Phase.WATCHING if watching else Phase.WAITING, until=until)
            case StartedOver():
                return replace(self, phase=Phase.RUNNING, started_over=True)
            case SignedIn() if self.phase in (Phase.OPENING, Phase.KEPT):
                return replace(self, phase=Phase.RUNNING if continuing else Phase.RESOLVING)
        return self

    def of_kept(self, kept: Kept, table: QosTable) -> FetchState:
        """Return how things stand once a snapshot is shown."""
        return replace(
            self,
            phase=Phase.KEPT,
            participants=table.participant_count,
            pages=len(table.pages),
            expected=kept.info.expected_participants,
            until=kept.started_at,
            started_over=kept.place.walk > 0,
            whole=kept.complete,
            of_file=kept.source == FILE,
        )

    def sentence(self, now: datetime) -> str:
        """Return what to tell people, at the moment ``now`` (aware)."""
        until = local_time(self.until or now, now)
        if self.phase is Phase.RUNNING:
            return self._running()
        if self.phase is Phase.COMPLETE:
            done = texts.FETCH_COMPLETE_STARTED_OVER if self.started_over else texts.FETCH_COMPLETE
            return done.format(time=until, participants=self.participants, pages=self.pages)
        if self.phase is Phase.KEPT:
            return self._kept().format(time=until, participants=self.participants, expected=self.expected)
        if self.phase in (Phase.CANCELLED, Phase.FAILED):
            stopped = texts.FETCH_STOPPED_OF if self.expected else texts.FETCH_STOPPED
            return stopped.format(participants=self.participants, expected=self.expected)
        return {
            Phase.LOADING: texts.KEPT_OPENING,
            Phase.OPENING: texts.FETCH_OPENING,
            Phase.RESOLVING: texts.FETCH_RESOLVING,
            Phase.WAITING: texts.FETCH_WAITING,
            Phase.WATCHING: texts.FETCH_WATCHING,
            Phase.CANCELLING: texts.FETCH_CANCELLING,
        }[self.phase].format(until=until, participants=self.participants)

    def _kept(self) -> str:
        if self.of_file:
            return texts.KEPT_FILE
        if self.whole:
            return texts.KEPT_WHOLE
        return texts.KEPT_IN_PART_OF if self.expected else texts.KEPT_IN_PART

    def _running(self) -> str:
        if not self.expected:
            return texts.FETCH_RUNNING.format(participants=self.participants, pages=self.pages)
        left_s = self.left_s
        sentence = texts.FETCH_RUNNING_OF if left_s is None else texts.FETCH_RUNNING_LEFT
        left = "" if left_s is None else duration_text(left_s)
        return sentence.format(participants=self.participants, expected=self.expected, pages=self.pages, left=left)


def duration_text(seconds: float) -> str:
    """Return a rough duration: ``20 s``, ``3 min``."""
    if seconds < 60:
        return texts.SECONDS_LEFT.format(seconds=max(1, round(seconds)))
    return texts.MINUTES_LEFT.format(minutes=round(seconds / 60))
