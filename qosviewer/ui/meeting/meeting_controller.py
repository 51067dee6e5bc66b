"""Runs the fetch of one meeting, keeps it, or opens it from the archive, and feeds its model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from qosviewer.api.cancel import CancelToken
from qosviewer.api.retry import Waiting
from qosviewer.archive import FILE, Account, ArchiveError, Kept
from qosviewer.domain.batch import Batch
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingRef
from qosviewer.domain.meeting_data import MeetingData
from qosviewer.domain.persons import persons_of
from qosviewer.domain.place import Place
from qosviewer.domain.source import MINUTES, QSS
from qosviewer.domain.table import ParticipantKey, QosTable
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.services.fetching import Fetched, Resolved, StartedOver
from qosviewer.services.keeping import (
    ArchiveDoor,
    Keeping,
    NotKept,
    NotOpened,
    OpenedMeeting,
    OpenSession,
    SignedIn,
    VisitEvent,
    fetch_and_keep,
    open_kept,
    snapshots_beside,
    visit,
)
from qosviewer.ui.meeting.fetch_state import RESTING, FetchState, Phase
from qosviewer.work.jobs import Job, JobRunner


@dataclass(frozen=True, slots=True)
class Home:
    """Where a meeting comes from, and where it is kept.

    Attributes:
        open_session: Opens its account in a worker thread, yielding while it waits.
        archive: Keeps it.
        account: Tells as whose; called in a worker thread.
    """

    open_session: OpenSession
    archive: ArchiveDoor
    account: Callable[[], Account]


@dataclass(frozen=True, slots=True)
class _Snapshots:
    """What there is of the meeting in the archive now."""

    all: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class _Ready:
    """Something from the archive, ready to be shown."""

    opened: OpenedMeeting
    data: MeetingData


_Event = VisitEvent | _Snapshots | _Ready


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
        home: Where the meeting comes from.
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
        self.home = home
        self.state = FetchState()
        self.kept: Kept | Keeping | None = None
        self.snapshots: tuple[Kept, ...] = ()
        self._model = model
        self.runner = runner
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
            self._run(Phase.OPENING, self._visit)
        else:
            self._run(Phase.RUNNING, self._go_on)

    def start_again(self) -> None:
        """Fetch everything once more, into a snapshot of its own; it is shown from its first page on."""
        self._watching = False
        self._before = self.state
        self._run(Phase.OPENING, self._fetch)

    def start_from_minutes(self) -> None:
        """Fetch the minutes of everyone, and compute from them what the summary would tell."""
        self._watching = False
        self._before = self.state
        self._run(Phase.OPENING, lambda cancel: self._fetch(cancel, source=MINUTES))

    def start_when_ready(self) -> None:
        """Ask now and then, ever less often, until Zoom has the meeting; then fetch it."""
        self._watching = True
        self._run(Phase.OPENING, self._watch)

    def show_kept(self, snapshot: int) -> None:
        """Show a snapshot from the archive."""
        self._watching = False
        self._before = self.state if self.state.phase in RESTING else None
        self._run(Phase.LOADING, lambda _cancel: self._load(snapshot))

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

    # --- in a worker thread

    def _visit(self, cancel: CancelToken) -> Iterator[_Event]:
        home = self.home
        events = visit(self.ref, home.open_session, archive=home.archive, account=home.account, cancel=cancel)
        yield from self._with_the_rest(events)

    def _go_on(self, cancel: CancelToken) -> Iterator[_Event]:
        partial = self.kept.snapshot if self.kept else None
        yield from self._fetch(cancel, partial, self._place, source=self._model.data.table.source)

    def _watch(self, cancel: CancelToken) -> Iterator[_Event]:
        yield from self._fetch(cancel, when_ready=True)

    def _fetch(
        self,
        cancel: CancelToken,
        snapshot: int | None = None,
        place: Place | None = None,
        when_ready: bool = False,
        source: str = QSS,
    ) -> Iterator[_Event]:
        session = yield from self.home.open_session()
        yield SignedIn()
        events = fetch_and_keep(
            session,
            self.ref,
            archive=self.home.archive,
            account=self.home.account(),
            cancel=cancel,
            snapshot=snapshot,
            place=place,
            when_ready=when_ready,
            source=source,
        )
        yield from self._with_the_rest(events)

    def _load(self, snapshot: int) -> Iterator[_Event]:
        yield from self._with_the_rest(iter([open_kept(self.home.archive.open(), snapshot)]))

    def _with_the_rest(self, events: Iterator[_Event]) -> Iterator[_Event]:
        """Yield the events, and in the end what the archive has now."""
        meeting = None
        for event in events:
            if isinstance(event, Keeping):
                meeting = event.meeting
            if isinstance(event, OpenedMeeting):
                yield _Ready(event, self._prepared(event))
                _read_pages(event.table)
            else:
                yield event
        if meeting is not None:
            with suppress(ArchiveError):
                yield _Snapshots(snapshots_beside(self.home.archive.open(), meeting))

    def _prepared(self, opened: OpenedMeeting) -> MeetingData:
        """Compute beforehand what would halt the window when it is first shown."""
        now = self._model.data
        data = MeetingData(opened.kept.info, opened.table, now.reading, now.profile)
        _ = data.assessment
        persons_of(data)
        return data

    # --- on the GUI thread

    def _run(self, phase: Phase, body: Callable[[CancelToken], Iterator[_Event]]) -> None:
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

    def _take(self, events: tuple[_Event, ...]) -> None:
        batches: list[Batch] = []
        for event in events:
            match event:
                case Fetched(batch, place):
                    self._fetches = True
                    self._place = place
                    batches.append(batch)
                    self._note(event)
                case _Ready(OpenedMeeting(kept, _, snapshots), data):
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
                case _Snapshots(snapshots):
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

    def _note(self, event: _Event) -> None:
        """Follow a fetch."""
        state = self.state
        match event:
            case Resolved(info):
                self._model.set_info(info)
                state = replace(state, phase=Phase.RUNNING, expected=info.expected_participants)
            case Fetched(batch, place):
                fetched = state.fetched + len(batch.participants)
                state = replace(state, phase=Phase.RUNNING, pages=place.page, fetched=fetched, until=None)
            case Waiting(_, seconds):
                watching = self._watching and self._place is None
                until = datetime.now(UTC) + timedelta(seconds=seconds)
                state = replace(state, phase=Phase.WATCHING if watching else Phase.WAITING, until=until)
            case StartedOver():
                state = replace(state, phase=Phase.RUNNING, started_over=True)
            case SignedIn() if state.phase in (Phase.OPENING, Phase.KEPT):
                state = replace(state, phase=Phase.RUNNING if self._place and not self._before else Phase.RESOLVING)
        self.state = state

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
        self.state = replace(
            self.state,
            phase=Phase.KEPT,
            participants=data.table.participant_count,
            pages=len(data.table.pages),
            expected=kept.info.expected_participants,
            until=kept.started_at,
            started_over=kept.place.walk > 0,
            whole=kept.complete,
            of_file=kept.source == FILE,
        )

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


def _read_pages(table: QosTable) -> None:
    """Have the raw pages at hand before somebody asks for one on the GUI thread."""
    with suppress(ArchiveError):
        if table.pages:
            table.pages[0]
