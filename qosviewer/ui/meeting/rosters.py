"""Fetches who was there beside each open meeting, keeps it, and has it again with the archived meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingRef
from qosviewer.ui.context import Context
from qosviewer.ui.messages import Notice

if TYPE_CHECKING:
    from qosviewer.api.cancel import CancelToken
    from qosviewer.domain.pairing import Pairing
    from qosviewer.ui.main_window import MainWindow
    from qosviewer.ui.meeting.meeting_page import MeetingPage
    from qosviewer.ui.meeting.meetings import Meetings
    from qosviewer.work.jobs import Job


class Rosters(QObject):
    """Gives every meeting that is opened its roster."""

    def __init__(self, context: Context, meetings: Meetings, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._meetings = meetings
        self._of: dict[QObject, PageRoster] = {}
        meetings.opened.connect(self._add)
        window.page_left.connect(self._leave)

    def of(self, page: MeetingPage) -> PageRoster:
        """Return the roster of an open meeting."""
        return self._of[page]

    def _add(self, page: MeetingPage) -> None:
        self._of[page] = PageRoster(self._context, page, lambda uuid: self._open_breakout(page, uuid))

    def _open_breakout(self, page: MeetingPage, uuid: str) -> None:
        ref = MeetingRef(page.model.data.info.ref.kind, uuid=uuid)
        self._meetings.open([ref], self._meetings.account_of(page))

    def _leave(self, page: MeetingPage) -> None:
        roster = self._of.pop(page, None)
        if roster is not None:
            roster.close()


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the archive has beside a snapshot, and the decisions about its meeting."""

    roster: object
    pairings: tuple[Pairing, ...]


class PageRoster(QObject):
    """The roster of one open meeting: had from the archive, or fetched once the summary has come to its end."""

    def __init__(self, context: Context, page: MeetingPage, open_breakout: Callable[[str], None]) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._model = page.model
        self._controller = page.controller
        self._job: Job | None = None
        self._looked_at: int | None = None
        controller = page.controller
        controller.kept_changed.connect(self._look)
        controller.completed.connect(self._fetch_if_missing)
        controller.stopped.connect(self._fetch_if_missing)
        page.participants.decided.connect(self._keep_decisions)
        page.participants.breakout_wanted.connect(open_breakout)
        page.connection.fetch_wanted.connect(self.fetch)
        page.connection.breakout_wanted.connect(open_breakout)

    def close(self) -> None:
        """Stop what is under way."""
        if self._job is not None:
            self._job.supersede()

    def fetch(self) -> None:
        """Fetch who was there."""
        if self._job is not None and self._job.running:
            return
        self._page.connection.show_waiting()
        self._run(self._fetched)

    def _fetch_if_missing(self, *_how_it_ended: object) -> None:
        data, state = self._model.data, self._controller.state
        if data.companions.roster is None and data.table.participant_count and not state.of_file:
            from qosviewer.ui.meeting.fetch_state import Phase

            if state.phase is not Phase.KEPT:
                self.fetch()

    def _look(self) -> None:
        """Look at what is kept beside another snapshot."""
        kept = self._controller.kept
        if kept is None:
            self._looked_at = None
        elif kept.snapshot != self._looked_at:
            self._looked_at = kept.snapshot
            snapshot, meeting = kept.snapshot, kept.meeting
            job = self._context.runner.start(
                ("beside", id(self)), lambda _cancel: self._beside(snapshot, meeting), interval_ms=0
            )
            job.progressed.connect(self._take_beside)

    def _run(self, body: Callable[[CancelToken], Iterator[object]]) -> None:
        self._job = self._context.runner.start(("roster", id(self)), body)
        self._job.progressed.connect(self._take)
        self._job.failed.connect(self._page.connection.show_trouble)

    # --- in a worker thread

    def _fetched(self, cancel: CancelToken) -> Iterator[object]:
        from qosviewer.archive import ArchiveError
        from qosviewer.services.rosters import RosterHere, fetch_roster, keep_roster

        session = yield from self._controller.home.open_session()
        for event in fetch_roster(session, self._model.data.info.ref, cancel=cancel):
            if not isinstance(event, RosterHere):
                continue
            kept = self._controller.kept
            if kept is not None and event.roster.complete:
                # The trouble of the archive was told by the summary, and the roster is shown all the same.
                with suppress(ArchiveError):
                    keep_roster(self._controller.home.archive.open(), kept.snapshot, event.raw)
            yield event.roster

    def _beside(self, snapshot: int, meeting: int) -> Iterator[object]:
        from qosviewer.services.rosters import kept_roster

        archive = self._controller.home.archive.open()
        yield _Beside(kept_roster(archive, snapshot), tuple(archive.pairings.of(meeting)))

    # --- on the GUI thread

    def _take(self, events: Sequence[object]) -> None:
        from qosviewer.domain.roster import Roster

        for event in events:
            if isinstance(event, Roster):
                self._model.set_roster(event)

    def _take_beside(self, events: Sequence[object]) -> None:
        from qosviewer.domain.roster import Roster

        for event in events:
            if not isinstance(event, _Beside):
                continue
            if event.pairings:
                self._model.set_pairings(event.pairings)
            if isinstance(event.roster, Roster):
                self._model.set_roster(event.roster)

    def _keep_decisions(self, decided: Sequence[Pairing]) -> None:
        kept = self._controller.kept
        if kept is None:
            return
        door, meeting = self._controller.home.archive, kept.meeting

        def body(_cancel: CancelToken) -> Iterator[object]:
            archive = door.open()
            for each in decided:
                archive.pairings.decide(meeting, each.first, each.second, each.joined)
            yield None

        # A key of its own: an earlier decision that is still being written is not to be dropped.
        job = self._context.runner.start(("decide", id(self), *decided), body)
        job.failed.connect(self._tell_not_kept)

    def _tell_not_kept(self, error: object) -> None:
        reason = getattr(error, "title", "")
        self._context.messages.tell(Notice(texts.PAIRING_NOT_KEPT.fill(reason=reason)))
