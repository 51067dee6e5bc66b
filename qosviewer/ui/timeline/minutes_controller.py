"""Fetches minutes on demand, loads those that are kept, and feeds the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal

from qosviewer.api.cancel import CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.minutes import Minutes
from qosviewer.domain.minutes_plan import MinutesPlan
from qosviewer.domain.moments import local_time
from qosviewer.domain.table import ParticipantKey
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.services.fetching import StartedOver
from qosviewer.services.keeping import ArchiveDoor, OpenSession
from qosviewer.services.minutes.fetching import FetchedMinutes, MinutesEvent, MinutesNotKept, NoMinutes, fetch_minutes
from qosviewer.services.minutes.loading import KeptMinutes, load_minutes
from qosviewer.services.minutes.shelf import MinutesShelf
from qosviewer.work.jobs import Job, JobRunner

_PORTION_MS: Final = 400
"""Each portion has tables and timeline look again."""


class MinutesPhase(Enum):
    """Where a fetch of minutes stands."""

    IDLE = "idle"
    OPENING = "opening"
    RUNNING = "running"
    WAITING = "waiting"
    STOPPED = "stopped"
    COMPLETE = "complete"

    @property
    def is_busy(self) -> bool:
        """Whether a fetch is under way."""
        return self in (MinutesPhase.OPENING, MinutesPhase.RUNNING, MinutesPhase.WAITING)


@dataclass(frozen=True, slots=True)
class MinutesState:
    """Where the fetch stands.

    Attributes:
        phase: The step.
        plan: What is asked for, and how much of it is done; None before the first fetch.
        stays: How many stays the fetch brought.
        without: How many of those asked for Zoom does not know.
        until: When a pause ends.
        error: Why it stopped early; None where it was cancelled.
    """

    phase: MinutesPhase = MinutesPhase.IDLE
    plan: MinutesPlan | None = None
    stays: int = 0
    without: int = 0
    until: datetime | None = None
    error: QosViewerError | None = None

    @property
    def can_continue(self) -> bool:
        """Whether a fetch that stopped early can go on."""
        return self.plan is not None and not self.phase.is_busy and not self.plan.complete and self.plan.done > 0

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return min(self.plan.done / max(self.plan.calls, 1), 1.0) if self.plan else 0.0

    def sentence(self, now: datetime) -> str:
        """Return where it stands, in words; empty where there is nothing to say."""
        plan = self.plan
        counted = {"stays": self.stays, "done": plan.done if plan else 0, "wanted": plan.calls if plan else 0}
        match self.phase:
            case MinutesPhase.IDLE:
                return texts.MINUTES_STOPPED.format(**counted) if self.can_continue else ""
            case MinutesPhase.OPENING:
                return texts.MINUTES_OPENING
            case MinutesPhase.RUNNING:
                return texts.MINUTES_RUNNING.format(**counted)
            case MinutesPhase.WAITING:
                return texts.MINUTES_WAITING.format(until=local_time(self.until or now, now), **counted)
            case MinutesPhase.STOPPED:
                return texts.MINUTES_STOPPED.format(**counted)
            case MinutesPhase.COMPLETE:
                form = texts.MINUTES_COMPLETE_WITHOUT if self.without else texts.MINUTES_COMPLETE
                return form.format(without=self.without, **counted)


class MinutesController(QObject):
    """The minutes of one meeting: loaded, fetched, cancelled, continued.

    Signals:
        state_changed: Read `state`.
        failed: A fetch ended early; carries the `QosViewerError`.
        not_kept: The archive did not take the minutes; carries the error.

    Attributes:
        state: Where the fetch stands.
        asked: Seats that were asked for, whatever came of it.
        everyone_asked: Whether everyone was asked for, to the end.
    """

    state_changed = Signal()
    failed = Signal(object)
    not_kept = Signal(object)

    def __init__(
        self,
        model: MeetingModel,
        runner: JobRunner,
        open_session: OpenSession,
        archive: ArchiveDoor,
        snapshot: Callable[[], int | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = MinutesState()
        self.asked: set[str] = set()
        self.everyone_asked = False
        self._model = model
        self._runner = runner
        self._open_session = open_session
        self._archive = archive
        self._snapshot = snapshot
        self._job: Job | None = None
        self._loading: Job | None = None

    def load(self) -> None:
        """Take up what is kept of the minutes of the snapshot that is shown; what was of another one is void."""
        self._stop()
        self.asked.clear()
        self.everyone_asked = False
        self._set_state(MinutesState())
        snapshot, table = self._snapshot(), self._model.data.table

        def body(_cancel: CancelToken) -> Iterator[KeptMinutes]:
            yield from load_minutes(self._archive, snapshot, table)

        job = self._loading = self._runner.start(("kept minutes", id(self)), body, interval_ms=_PORTION_MS)
        job.progressed.connect(self._take_kept)
        # That they can't be read is no reason to trouble anybody: they can be fetched.

    def fetch(self, plan: MinutesPlan) -> None:
        """Fetch what a plan asks for, in place of a fetch that is under way."""
        info, snapshot = self._model.data.info, self._snapshot()

        def body(cancel: CancelToken) -> Iterator[MinutesEvent | None]:
            session = yield from self._open_session()
            yield None
            shelf = MinutesShelf(self._archive, snapshot)
            yield from fetch_minutes(session, info.ref, plan, cancel=cancel, shelf=shelf)

        self._set_state(MinutesState(MinutesPhase.OPENING, plan))
        job = self._job = self._runner.start(("minutes", id(self)), body, interval_ms=_PORTION_MS)
        job.progressed.connect(self._take)
        job.done.connect(self._complete)
        job.failed.connect(self._fail)
        job.cancelled.connect(lambda: self._set_state(replace(self.state, phase=MinutesPhase.STOPPED, error=None)))

    def go_on(self) -> None:
        """Continue a fetch that stopped early."""
        if self.state.plan and self.state.can_continue:
            stays = self.state.stays
            self.fetch(self.state.plan)
            self._set_state(replace(self.state, stays=stays))

    def cancel(self) -> None:
        """Stop; what is here stays."""
        if self._job is not None and self._job.running:
            self._job.cancel()

    def close(self) -> None:
        """Stop, and tell nobody any more."""
        self.blockSignals(True)
        self._stop()

    def _stop(self) -> None:
        for job in (self._job, self._loading):
            if job is not None:
                job.blockSignals(True)
                job.supersede()
        self._job = self._loading = None

    def _take_kept(self, portion: tuple[KeptMinutes, ...]) -> None:
        plan = next((each.plan for each in reversed(portion) if each.plan), None)
        if plan and not self.state.phase.is_busy:
            self._set_state(replace(self.state, plan=plan, stays=sum(count for _, count in plan.counts)))
            self.everyone_asked = plan.complete
        self._add([stay for each in portion for stay in each.stays])

    def _take(self, events: tuple[MinutesEvent | None, ...]) -> None:
        state = self.state
        stays: list[tuple[ParticipantKey, Minutes]] = []
        for event in events:
            match event:
                case FetchedMinutes(found, plan):
                    stays += found
                    state = replace(
                        state, phase=MinutesPhase.RUNNING, plan=plan, stays=state.stays + len(found), until=None
                    )
                case NoMinutes(participant_id, plan):
                    self.asked.add(participant_id)
                    state = replace(state, phase=MinutesPhase.RUNNING, plan=plan, without=state.without + 1)
                case Waiting(_, seconds):
                    until = datetime.now(UTC) + timedelta(seconds=seconds)
                    state = replace(state, phase=MinutesPhase.WAITING, until=until)
                case StartedOver():
                    state = replace(state, phase=MinutesPhase.RUNNING, stays=0)
                case MinutesNotKept(error):
                    self.not_kept.emit(error)
                case _:
                    state = replace(state, phase=MinutesPhase.RUNNING)
        self.state = state
        self._add(stays)
        self.state_changed.emit()

    def _add(self, stays: list[tuple[ParticipantKey, Minutes]]) -> None:
        if stays:
            self.asked.update(key[0] for key, _ in stays)
            self._model.add_minutes(stays)

    def _complete(self) -> None:
        plan = self.state.plan
        self.everyone_asked = self.everyone_asked or (plan is not None and plan.everyone)
        self._set_state(replace(self.state, phase=MinutesPhase.COMPLETE))

    def _fail(self, error: QosViewerError) -> None:
        self._set_state(replace(self.state, phase=MinutesPhase.STOPPED, error=error))
        self.failed.emit(error)

    def _set_state(self, state: MinutesState) -> None:
        self.state = state
        self.state_changed.emit()
