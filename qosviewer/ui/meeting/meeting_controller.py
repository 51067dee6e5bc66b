"""Runs the fetch of one meeting, keeps it, or opens it from the archive, and feeds its model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from qosviewer.api.cancel import CancelToken
from qosviewer.archive import Kept
from qosviewer.domain.batch import Batch
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.place import Place
from qosviewer.domain.source import MINUTES
from qosviewer.domain.table import ParticipantKey, QosTable
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.services.fetching import Fetched, Resolved
from qosviewer.services.keeping import Keeping, NotKept, NotOpened, OpenedMeeting
from qosviewer.services.keeping.steps import Home, MeetingSteps, Ready, Snapshots, Step
from qosviewer.ui.meeting.fetch_state import RESTING, FetchState, Phase
from qosviewer.work.jobs import Job, JobRunner


class MeetingController(QObject):
    """One meeting: fetched, cancelled, continued, waited for, opened from the archive.

    Signals:
        state_changed: Read `state`.
        stopped: The fetch ended early; carries the `QosViewerError`, or None where it was cancelled, now or when it was
            kept.
        completed: Everything was fetched; carries whether the meeting had been waited for.
        kept_changed: Read `kept` and `snapshots`.
        archived: Something new is in the archive.
        not_kept: The archive failed; carries the `ArchiveError`.
        not_opened: What the archive has of the meeting is damaged, and needed; carries the `ArchiveError`.

    Attributes:
        ref: What was asked for.
        state: Where the fetch stands.
        kept: The snapshot that is shown, known by ``snapshot`` and ``meeting``; None while nothing of it is kept.
        snapshots: What the archive has of the meeting, the newest first.
        runner: Runs its jobs.
    """

    state_changed = Signal()
    stopped = Signal(object)
    completed = Signal(bool)
    kept_changed = Signal()
    archived = Signal()
    not_kept = Signal(object)
    not_opened = Signal(object)

    def __init__(self, ref: MeetingRef, home: Home, model: MeetingModel, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self.ref = ref
        self.state = FetchState()
        self.kept: Kept | Keeping | None = None
        self.snapshots: tuple[Kept, ...] = ()
        self.runner = runner
        self._model = model
        self._steps = MeetingSteps(ref, home, lambda: model.data)
        self._job: Job | None = None
        self._place: Place | None = None
        self._watching = False
        self._is_stale = False
        self._fetches = False
        self._keeping: Keeping | None = None
        self._before: FetchState | None = None
        self._selected: tuple[ParticipantKey, ...] = ()
        self._started_s = 0.0
        # The views follow one step later: a hundred pages at once and what they change would be one long halt.
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(model.settle)

    @property
    def home(self) -> Home:
        """Where the meeting comes from."""
        return self._steps.home

    @property
    def can_continue(self) -> bool:
        """Whether there is a place to go on from."""
        return self._place is not None and not self.state.whole and not self.state.of_file

    @property
    def is_complete(self) -> bool:
        """Whether every page is here."""
        return self.state.whole

    def start(self) -> None:
        """Open the meeting, or go on where the last fetch stopped."""
        self._watching = False
        if self._place is None:
            self._run(Phase.OPENING, self._steps.visit)
        else:
            snapshot, source = self.kept.snapshot if self.kept else None, self._model.data.table.source
            place = self._place
            self._run(
                Phase.RUNNING,
                lambda cancel: self._steps.fetch(cancel, snapshot=snapshot, place=place, source=source),
            )

    def start_again(self) -> None:
        """Fetch everything once more, into a snapshot of its own; it is shown from its first page on."""
        self._watching = False
        self._before = self.state
        self._run(Phase.OPENING, self._steps.fetch)

    def start_from_minutes(self) -> None:
        """Fetch the minutes of everyone, and compute from them what the summary would tell."""
        self._watching = False
        self._before = self.state
        self._run(Phase.OPENING, lambda cancel: self._steps.fetch(cancel, source=MINUTES))

    def start_when_ready(self) -> None:
        """Ask now and then, ever less often, until Zoom has the meeting; then fetch it."""
        self._watching = True
        self._run(Phase.OPENING, lambda cancel: self._steps.fetch(cancel, when_ready=True))

    def show_kept(self, snapshot: int) -> None:
        """Show a snapshot from the archive."""
        self._watching = False
        self._before = self.state if self.state.phase in RESTING else None
        self._run(Phase.LOADING, lambda _cancel: self._steps.load(snapshot))

    def turn_to(self, snapshot: int) -> None:
        """Show a snapshot in place of another one; what is under way, or is nowhere else but here, stays."""
        shown = self.kept.snapshot if self.kept else None
        only_here = self.kept is None and self.state.participants > 0
        if self.state.phase in RESTING and shown != snapshot and not only_here:
            self.show_kept(snapshot)

    def show_anew(self) -> None:
        """Read the snapshot that is shown again, once nothing is under way: it is not what it was."""
        self._is_stale = self.state.phase not in RESTING
        if self.kept and not self._is_stale:
            self.show_kept(self.kept.snapshot)

    def cancel(self) -> None:
        """Stop; everything that is here stays."""
        if self._job is not None and self._job.running:
            self._set_state(phase=Phase.CANCELLING)
            self._job.cancel()

    def close(self) -> None:
        """Stop, and tell nobody any more."""
        self.blockSignals(True)
        self._is_stale = False
        if self._job is not None:
            self._job.supersede()

    def _run(self, phase: Phase, body: Callable[[CancelToken], Iterator[Step]]) -> None:
        self._started_s = monotonic()
        self._fetches = False
        self._keeping = None
        self._set_state(phase=phase, fetched=0, elapsed_s=0.0, pages=self._place.page if self._place else 0)
        job = self._job = self.runner.start(("meeting", id(self)), body)
        job.progressed.connect(self._take)
        job.done.connect(self._complete)
        job.failed.connect(self._fail)
        job.cancelled.connect(self._cancelled)
        for ended in (job.done, job.failed, job.cancelled):
            # Queued: by then whatever takes its place has begun.
            ended.connect(self._look_again, Qt.ConnectionType.QueuedConnection)

    def _take(self, events: tuple[Step, ...]) -> None:
        batches: list[Batch] = []
        for event in events:
            match event:
                case Fetched(batch, place):
                    self._fetches = True
                    self._place = place
                    batches.append(batch)
                    self._note(event)
                case Ready(OpenedMeeting(kept, _, snapshots), data):
                    batches.clear()
                    if self.kept and self.kept.snapshot == kept.snapshot:
                        # What hangs on the numbers that were shown is void with them.
                        self._set_kept(None, snapshots)
                    self._show(kept, data)
                    self._set_kept(kept, snapshots)
                case Keeping():
                    self._keeping = event
                    self.archived.emit()
                case NotKept(error):
                    self.not_kept.emit(error)
                case NotOpened(error):
                    self.not_opened.emit(error)
                case Snapshots(snapshots):
                    shown = self.kept.snapshot if self.kept else None
                    self._set_kept(next((kept for kept in snapshots if kept.snapshot == shown), self.kept), snapshots)
                case _:
                    self._note(event)
        if batches:
            if self._before is not None:
                self._begin_anew()
            self._model.keep(batches)
            self._settle.start()
        if self._keeping is not None and self._before is None:
            self._set_kept(self._keeping, self.snapshots)
            self._keeping = None
        self._set_state(participants=self._model.data.table.participant_count, elapsed_s=monotonic() - self._started_s)

    def _note(self, event: Step) -> None:
        """Follow a fetch."""
        if isinstance(event, Resolved):
            self._model.set_info(event.info)
        watching = self._watching and self._place is None
        continuing = self._place is not None and self._before is None
        self.state = self.state.after(event, watching=watching, continuing=continuing)

    def _begin_anew(self) -> None:
        """Let go of what is shown, now that there is something of another fetch to show."""
        self._before = None
        self._selected = self._model.selected
        now = self._model.data
        self._model.replace(MeetingData(now.info, QosTable(), now.reading, now.profile))
        self.state = replace(self.state, whole=False)
        self._set_kept(None, self.snapshots)

    def _show(self, kept: Kept, data: MeetingData) -> None:
        self._before = None
        self._place = kept.place
        self._model.set_info(kept.info)
        self._model.replace(data)
        self._settle.start()
        self.state = self.state.of_kept(kept, data.table)

    def _set_kept(self, kept: Kept | Keeping | None, snapshots: tuple[Kept, ...]) -> None:
        self.kept = kept
        self.snapshots = snapshots
        self.kept_changed.emit()

    def _complete(self) -> None:
        self._model.settle()
        if self.state.phase is Phase.KEPT:
            self.state_changed.emit()
            if not self.state.whole:
                self.stopped.emit(None)
            return
        self._set_state(phase=Phase.COMPLETE, until=datetime.now(UTC), whole=True)
        if not self._model.selected:
            # Those who were selected before everything was fetched again.
            self._model.select(key for key in self._selected if self._model.data.table.row_of(key) is not None)
        self._selected = ()
        self.archived.emit()
        self.completed.emit(self._watching)

    def _fail(self, error: QosViewerError) -> None:
        self._end_early(Phase.FAILED, error.retry_at)
        self.stopped.emit(error)

    def _cancelled(self) -> None:
        self._end_early(Phase.CANCELLED, self.state.until)
        self.stopped.emit(None)

    def _end_early(self, phase: Phase, until: datetime | None) -> None:
        self._model.settle()
        if self._before is not None:
            # Nothing came of it: what was here before is still what is shown.
            self.state, self._before = self._before, None
            self.state_changed.emit()
        elif self.state.phase is Phase.KEPT:
            self.state_changed.emit()
        else:
            self._set_state(phase=phase, until=until)
        if self._fetches:
            self.archived.emit()

    def _look_again(self) -> None:
        if self._is_stale:
            self.show_anew()

    def _set_state(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit()
