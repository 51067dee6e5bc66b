"""Runs the fetch of one meeting and feeds its model."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from qosviewer.api.cancel import CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.api.session import Session
from qosviewer.domain.batch import Batch
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.place import Place
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.services.fetching import (
    Fetched,
    FetchEvent,
    Resolved,
    StartedOver,
    fetch_meeting,
    fetch_when_ready,
)
from qosviewer.ui.meeting.fetch_state import FetchState, Phase
from qosviewer.work.jobs import Job, JobRunner

OpenSession = Callable[[], Generator[None, None, Session]]
"""Opens the account of the meeting in a worker thread, yielding while it waits."""


class _Step(Enum):
    OPENED = "the account is open"


_Event = FetchEvent | _Step | None


class MeetingController(QObject):
    """The fetch of one meeting: started, cancelled, continued, waited for.

    Signals:
        state_changed: Read `state`.
        stopped: The fetch ended early; carries the `QosViewerError`, or None where it was cancelled.
        completed: Everything is here; carries whether the meeting had been waited for.
    """

    state_changed = Signal()
    stopped = Signal(object)
    completed = Signal(bool)

    def __init__(
        self, ref: MeetingRef, open_session: OpenSession, model: MeetingModel, runner: JobRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.ref = ref
        self.state = FetchState()
        self._open_session = open_session
        self._model = model
        self._runner = runner
        self._job: Job | None = None
        self._place: Place | None = None
        self._watching = False
        self._started_s = 0.0
        # The views follow one step later: a hundred pages at once and what they change would be one long halt.
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(model.settle)

    @property
    def can_continue(self) -> bool:
        """Whether there is a place to go on from."""
        return self._place is not None and not self._place.complete

    @property
    def is_complete(self) -> bool:
        """Whether every page is here."""
        return self._place is not None and self._place.complete

    def start(self) -> None:
        """Fetch, or go on where the last fetch stopped."""
        self._watching = False
        self._run(Phase.RUNNING if self._place else Phase.OPENING, self._fetch)

    def start_again(self) -> None:
        """Fetch everything once more: what is here is read again in place, nobody is listed twice."""
        if self._place is not None:
            walk = self._place.walk + 1
            self._place = Place(self._place.info, walk, 0, "", datetime.now(UTC))
        self.start()

    def start_when_ready(self) -> None:
        """Ask now and then, ever less often, until Zoom has the meeting; then fetch it."""
        self._watching = True
        self._run(Phase.OPENING, self._watch)

    def cancel(self) -> None:
        """Stop; everything that is here stays."""
        if self._job is not None and self._job.running:
            self._set_state(phase=Phase.CANCELLING)
            self._job.cancel()

    def close(self) -> None:
        """Stop, and tell nobody any more."""
        self.blockSignals(True)
        if self._job is not None:
            self._job.supersede()

    def _run(self, phase: Phase, body: Callable[[CancelToken], Iterator[_Event]]) -> None:
        self._started_s = monotonic()
        self._set_state(phase=phase, fetched=0, elapsed_s=0.0, pages=self._place.page if self._place else 0)
        job = self._job = self._runner.start(("meeting", id(self)), body)
        job.progressed.connect(self._take)
        job.done.connect(self._complete)
        job.failed.connect(self._fail)
        job.cancelled.connect(self._cancelled)

    def _fetch(self, cancel: CancelToken) -> Iterator[_Event]:
        session = yield from self._opened()
        yield from fetch_meeting(session, self.ref, cancel=cancel, place=self._place)

    def _watch(self, cancel: CancelToken) -> Iterator[_Event]:
        session = yield from self._opened()
        yield from fetch_when_ready(session, self.ref, cancel=cancel)

    def _opened(self) -> Generator[_Event, None, Session]:
        session = yield from self._open_session()
        yield _Step.OPENED
        return session

    def _take(self, events: tuple[_Event, ...]) -> None:
        batches: list[Batch] = []
        state = self.state
        for event in events:
            match event:
                case Resolved(info):
                    self._model.set_info(info)
                    state = replace(state, phase=Phase.RUNNING, expected=info.expected_participants)
                case Fetched(batch, place):
                    self._place = place
                    batches.append(batch)
                    fetched = state.fetched + len(batch.participants)
                    state = replace(state, phase=Phase.RUNNING, pages=place.page, fetched=fetched, until=None)
                case Waiting(_, seconds):
                    watching = self._watching and self._place is None
                    until = datetime.now(UTC) + timedelta(seconds=seconds)
                    state = replace(state, phase=Phase.WATCHING if watching else Phase.WAITING, until=until)
                case StartedOver():
                    state = replace(state, phase=Phase.RUNNING, started_over=True)
                case _Step.OPENED if state.phase is Phase.OPENING:
                    state = replace(state, phase=Phase.RESOLVING)
        if batches:
            self._model.keep(batches)
            self._settle.start()
        self.state = state
        self._set_state(participants=self._model.data.table.participant_count, elapsed_s=monotonic() - self._started_s)

    def _complete(self) -> None:
        self._model.settle()
        self._set_state(phase=Phase.COMPLETE, until=datetime.now(UTC))
        self.completed.emit(self._watching)

    def _fail(self, error: QosViewerError) -> None:
        self._model.settle()
        self._set_state(phase=Phase.FAILED, until=error.retry_at)
        self.stopped.emit(error)

    def _cancelled(self) -> None:
        self._model.settle()
        self._set_state(phase=Phase.CANCELLED)
        self.stopped.emit(None)

    def _set_state(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit()
