"""The open meetings of a window: each with its model, its fetch and its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import tzinfo
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.meeting import MeetingInfo, MeetingKind, MeetingRef
from qosviewer.domain.streams import DirectionReading
from qosviewer.services.settings import CHART_METRIC, DIRECTION
from qosviewer.ui.context import Context
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.messages import Notice

if TYPE_CHECKING:
    from qosviewer.archive import LibraryRow
    from qosviewer.ui.meeting.meeting_page import MeetingPage


class Meetings(QObject):
    """Opens and closes meetings in one window.

    Signals:
        accounts_wanted: A meeting has trouble with its account.
        fetch_ended: A fetch came to its end, whichever.
        found: A meeting is there; carries its `MeetingInfo` and the name of its account.
        opened: A page was added; carries it, before anything is on it.
        archived: Something new is in the archive.
    """

    accounts_wanted = Signal()
    fetch_ended = Signal()
    found = Signal(object, str)
    opened = Signal(object)
    archived = Signal()

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._open: dict[MeetingPage, tuple[MeetingRef, str]] = {}
        self._zone: tzinfo | None = None
        window.page_left.connect(self._leave)

    @property
    def current(self) -> MeetingPage | None:
        """The meeting in front."""
        return next((page for page in self._open if page is self._window.page), None)

    @property
    def current_account(self) -> str:
        """Name of the account of the meeting in front; empty where there is none."""
        page = self.current
        return self._open[page][1] if page else ""

    def open(self, refs: Iterable[MeetingRef], account: str) -> None:
        """Open meetings, each in a tab, and fetch them all at once; one that is open already comes to the front."""
        for ref in refs:
            page = self._showing(ref, account)
            if page is None:
                self._open_one(ref, account)
            else:
                self._window.show_page(page)

    def open_kept(self, rows: Iterable[LibraryRow]) -> None:
        """Open meetings of the archive, each in a tab.

        One that is open already comes to the front, and shows the snapshot of the row unless a fetch is under way.
        """
        for row in rows:
            if row.snapshot is None:
                continue
            page = self._showing_kept(row)
            if page is None:
                page = self._add(row.info, self._account_for(row))
                page.controller.show_kept(row.snapshot)
            else:
                self._window.show_page(page)
                page.controller.turn_to(row.snapshot)

    def show_zone(self, zone: tzinfo | None) -> None:
        """Write when meetings were in another zone; None for that of this computer."""
        self._zone = zone
        for page in self._open:
            page.header.show_zone(zone)

    def show_anew(self) -> None:
        """Read the snapshots that are shown again: they are not what they were."""
        for page in self._open:
            page.controller.show_anew()

    def account_of(self, page: MeetingPage) -> str:
        """Return the name of the account of an open meeting."""
        return self._open[page][1]

    @property
    def pages(self) -> tuple[MeetingPage, ...]:
        """The open meetings, in the order they were opened."""
        return tuple(self._open)

    def _account_for(self, row: LibraryRow) -> str:
        try:
            return self._context.sessions.name_of(row.account.key) or row.account.name
        except QosViewerError:
            # Told when the window was built.
            return row.account.name

    def _showing_kept(self, row: LibraryRow) -> MeetingPage | None:
        for page in self._open:
            if _is_same(page.model.data.info.ref, row.info.ref) or (
                page.kept is not None and page.kept.meeting == row.meeting
            ):
                return page
        return None

    def _showing(self, ref: MeetingRef, account: str) -> MeetingPage | None:
        for page, (asked, of) in self._open.items():
            if of == account and (ref == asked or _is_same(ref, page.model.data.info.ref)):
                return page
        return None

    def close_all(self) -> None:
        """Stop all fetches, and remember how pages were laid out."""
        for page in self._open:
            page.save_layout()
            page.stop()

    def read_directions(self, page: MeetingPage, reading: DirectionReading) -> None:
        """Read input and output another way from now on, in all meetings of the same kind, and in those to come."""
        kind = self._open[page][0].kind
        for other, (ref, _account) in self._open.items():
            if ref.kind is kind:
                other.model.set_reading(reading)
        try:
            self._context.settings.set(DIRECTION[kind.value], reading.key)
        except QosViewerError as error:
            self._context.messages.tell_error(error)

    def _open_one(self, ref: MeetingRef, account: str) -> None:
        self._add(MeetingInfo(ref), account).controller.start()

    def _add(self, info: MeetingInfo, account: str) -> MeetingPage:
        # Late: all that draws numbers brings numpy, which has no place before the first paint.
        from qosviewer.models.meeting_model import MeetingModel
        from qosviewer.services.keeping.steps import Home
        from qosviewer.ui.meeting.meeting_controller import MeetingController
        from qosviewer.ui.meeting.meeting_page import MeetingPage

        context = self._context
        ref = info.ref
        model = MeetingModel(info, context.settings.direction_reading(ref.kind.value))
        home = Home(
            lambda: context.sessions.open(account), context.archive, lambda: context.sessions.archive_account(account)
        )
        controller = MeetingController(ref, home, model, context.runner, self)
        page = MeetingPage(controller, model, context.state)
        self._open[page] = (ref, account)
        page.header.show_zone(self._zone)
        page.chart.controls.show_metric(context.settings.get(CHART_METRIC))
        page.accounts_wanted.connect(self.accounts_wanted)
        page.other_kind_wanted.connect(lambda: self._open_as_webinar(page))
        page.header.reading_wanted.connect(lambda reading: self.read_directions(page, reading))
        model.info_changed.connect(lambda: self.found.emit(model.data.info, account))
        # Later: the page is in the midst of hearing of it.
        model.info_changed.connect(lambda: QTimer.singleShot(0, self, lambda: self._give_way(page)))
        controller.stopped.connect(self.fetch_ended)
        controller.completed.connect(lambda was_awaited: self._completed(page, was_awaited))
        controller.archived.connect(self.archived)
        controller.not_kept.connect(context.archive_trouble.tell_not_kept)
        controller.not_opened.connect(context.messages.tell_error)
        self._window.add_page(page)
        self.opened.emit(page)
        page.focus_participants()
        return page

    def _give_way(self, page: MeetingPage) -> None:
        """Close a page that was opened by a number and turns out to be what stands in an earlier one."""
        if page not in self._open:
            return
        ref, account = page.model.data.info.ref, self._open[page][1]
        for earlier in takewhile(lambda each: each is not page, self._open):
            if _is_same(ref, earlier.model.data.info.ref) and self._open[earlier][1] == account:
                in_front = page is self._window.page
                self._window.close_page(self._window.pages.index(page))
                if in_front:
                    self._window.show_page(earlier)
                    self._window.say(texts.MEETING_IS_OPEN)
                return

    def _open_as_webinar(self, page: MeetingPage) -> None:
        ref, account = self._open[page]
        self._window.close_page(self._window.pages.index(page))
        self.open([replace(ref, kind=MeetingKind.WEBINAR)], account)

    def _completed(self, page: MeetingPage, was_awaited: bool) -> None:
        self.fetch_ended.emit()
        if was_awaited:
            title = plain.isolated(page.model.data.info.title)
            self._context.messages.tell(Notice(texts.FETCH_READY.fill(title=title), alerts=True))

    def _leave(self, page: QWidget) -> None:
        of_meeting = next((each for each in self._open if each is page), None)
        if of_meeting is not None:
            self._stop(of_meeting)

    def _stop(self, page: MeetingPage) -> None:
        page.save_layout()
        page.stop()
        del self._open[page]


def _is_same(one: MeetingRef, other: MeetingRef) -> bool:
    """Tell whether two name the same held instance: a UUID says it, whatever else is known."""
    return one.kind is other.kind and one.uuid == other.uuid and bool(one.uuid)
