"""The page of one open meeting: what it is, how far the fetch is, who took part, and how they fared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from qosviewer.api.errors import EventSubscriptionMissing, IsWebinar, NoData, NotReady, TooOld
from qosviewer.api.wire import raw_entry
from qosviewer.archive import Kept
from qosviewer.domain import texts
from qosviewer.domain.errors import Message, QosViewerError, SetupError
from qosviewer.domain.meeting_titles import meeting_title
from qosviewer.domain.source import MINUTES
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.models.minutes_offer import from_minutes_title
from qosviewer.services.keeping import Keeping
from qosviewer.ui.banner import Banner
from qosviewer.ui.chart.chart_panel import ChartPanel
from qosviewer.ui.details.connection_page import ConnectionPage
from qosviewer.ui.details.detail_tabs import DetailTabs
from qosviewer.ui.export_dialog import ExportSource
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.fetch_strip import FetchStrip
from qosviewer.ui.meeting.header import MeetingHeader
from qosviewer.ui.meeting.meeting_controller import MeetingController
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.ui.participants.participants_panel import ParticipantsPanel
from qosviewer.ui.theme import BAD, GAP, WARNING, WIDE_GAP
from qosviewer.ui.timeline.minutes_controller import MinutesController
from qosviewer.ui.timeline.timeline_panel import TimelinePanel
from qosviewer.ui.window_state import WindowState

_FIRST_SIZES = (270, 250)
_CHART_HEIGHT = 280
_LOW_HEIGHT = 600
_LOWEST_HEIGHT = 460
_FEWEST_ROWS = 4


class _Panes(QSplitter):
    """A splitter that tells when it has another size.

    Signals:
        resized: Its room is to be shared anew.
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell."""
        super().resizeEvent(event)
        self.resized.emit()


class MeetingPage(QWidget):
    """Owns the widgets of one meeting, and connects them with its controller and model.

    Signals:
        accounts_wanted: The trouble is one of the account.
        other_kind_wanted: The number is a webinar's.
        kept_changed: Read `kept`.
    """

    accounts_wanted = Signal()
    other_kind_wanted = Signal()
    kept_changed = Signal()

    def __init__(
        self, controller: MeetingController, model: MeetingModel, state: WindowState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("meetingPage")
        self.controller = controller
        self.model = model
        self._state = state
        self._is_placed = False
        controller.setParent(self)
        model.setParent(self)
        self.strip = FetchStrip()
        self.header = MeetingHeader(model, self.strip)
        self.banner = Banner("meetingBanner")
        self.participants = ParticipantsPanel(model)
        self.details = DetailTabs(model, raw_entry)
        self.chart = ChartPanel(model)
        self.details.add_view("chart", "Chart", self.chart)
        self.connection = ConnectionPage(model)
        self.details.add_view("connection", "Connection", self.connection, self.connection.table)
        home = controller.home
        self.minutes = MinutesController(
            model, controller.runner, home.open_session, home.archive, self._kept_snapshot, self
        )
        self.timeline = TimelinePanel(model, self.minutes)
        self.details.add_view("timeline", "Timeline", self.timeline)
        self._minutes_of: int | None = None
        self._splitter = _Panes(Qt.Orientation.Vertical)
        self._splitter.setObjectName("meetingPage.splitter")
        self._ways_on = {
            "continue": self._way_on("continue", "Co&ntinue", controller.start),
            "again": self._way_on("again", "&Try again", controller.start),
            "fetch_again": self._way_on("fetchAgain", "Fetch &again", controller.start_again),
            "when_ready": self._way_on("whenReady", "Fetch &when ready", controller.start_when_ready),
            "accounts": self._way_on("accounts", "&Open account settings", self.accounts_wanted.emit),
            "minutes": self._way_on("minutes", "", controller.start_from_minutes),
            "webinar": self._way_on("webinar", "Open as a &webinar", self.other_kind_wanted.emit),
        }
        self._lay_out()
        self._connect()
        self._is_placed = self._splitter.restoreState(state.load("meeting/splitter"))
        self.participants.restore_state(state.load_choices("meeting/participants"))
        self.details.restore_state(state.load_choices("meeting/details"))

    def _lay_out(self) -> None:
        self._splitter.addWidget(self.participants)
        self._splitter.addWidget(self.details)
        self._splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self._splitter.splitterMoved.connect(self._placed)
        self._splitter.resized.connect(self._share_room)
        self.details.shown_changed.connect(self._share_room)
        self.strip.cancel_wanted.connect(self.controller.cancel)
        self.strip.again_wanted.connect(self.controller.start_again)
        self.header.reading_wanted.connect(self.model.set_reading)
        self.header.only_problems_wanted.connect(self.participants.show_only_problems)
        self.participants.only_problems_changed.connect(self.header.show_only_problems)
        self.participants.filter_changed.connect(self.details.set_filter)
        self.participants.filter_changed.connect(self.connection.set_filter)
        self.model.info_changed.connect(self._name)
        self.controller.state_changed.connect(self._show_state)
        self.controller.stopped.connect(self._explain)
        for ended in (self.controller.stopped, self.controller.completed):
            ended.connect(self._load_computed)
        self.controller.kept_changed.connect(self._show_kept)
        self.header.snapshot_wanted.connect(self.controller.show_kept)
        self._name()
        self._show_state()

    def _way_on(self, name: str, title: str, do: Callable[[], None]) -> QAction:
        action = QAction(title, self)
        action.setObjectName(name)
        action.triggered.connect(do)
        return action

    @property
    def kept(self) -> Kept | Keeping | None:
        """The snapshot that is shown, known by ``snapshot`` and ``meeting``; None while nothing of it is kept."""
        return self.controller.kept

    def _kept_snapshot(self) -> int | None:
        return self.kept.snapshot if self.kept else None

    def stop(self) -> None:
        """Stop all that runs for this page, and tell nobody any more."""
        self.controller.close()
        self.minutes.close()

    def export_source(self) -> ExportSource:
        """Return what an export can write."""
        return ExportSource(self.model.data, self.participants.shown_rows(), self.controller.is_complete)

    def focus_filter(self) -> None:
        """Go to the filter of the participants."""
        self.participants.focus_filter()

    def proceed(self) -> None:
        """Go on with the fetch, or fetch again where it is complete."""
        if self.controller.state.phase.is_busy:
            return
        if self.controller.is_complete:
            self.controller.start_again()
        else:
            self.controller.start()

    def focus_participants(self) -> None:
        """Go to the list of participants."""
        # No focus proxy: going forward, Tab would then leave out all that stands above the list.
        self.participants.focus_list()

    def next_pane(self) -> None:
        """Give the focus to the details, or back to the participants."""
        inside = self.participants.isAncestorOf(QApplication.focusWidget() or self)
        to_details = inside and self.details.isVisible()
        (self.details if to_details else self.participants.table).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_panels(self, participants: bool, details: bool) -> None:
        """Show both, or give one of them all the room."""
        self.participants.setVisible(participants)
        self.details.setVisible(details)

    def save_layout(self) -> None:
        """Remember sizes, columns and sorting."""
        if self._is_placed:
            self._state.save("meeting/splitter", self._splitter.saveState())
        self._state.save_choices("meeting/participants", self.participants.state())
        self._state.save_choices("meeting/details", self.details.state())

    def reset_layout(self) -> None:
        """Lay out as on the first day."""
        self._is_placed = False
        self._share_room()
        self.participants.restore_state(None)
        self.details.restore_state(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Waste no line where there are few."""
        super().resizeEvent(event)
        is_low = self.height() < _LOW_HEIGHT
        self.header.set_low(is_low)
        is_lowest = self.height() < _LOWEST_HEIGHT
        self.banner.set_low(is_low, is_one_line=is_lowest)
        self.participants.set_low(is_lowest)

    def _placed(self) -> None:
        self._is_placed = True

    def _share_room(self) -> None:
        """Give both panes their share, a chart what it needs to be read, and the list its first rows.

        Never against a hand on the splitter.
        """
        if self._is_placed:
            return
        height = self._splitter.height()
        below = height * _FIRST_SIZES[1] // sum(_FIRST_SIZES)
        if self.chart.isVisibleTo(self.details) or self.timeline.isVisibleTo(self.details):
            below = max(below, _CHART_HEIGHT)
        below = min(below, height - self._splitter.handleWidth() - self.participants.height_of(_FEWEST_ROWS))
        self._splitter.setSizes([height - below, below])

    def _name(self) -> None:
        self.setWindowTitle(meeting_title(self.model.data.info))

    def _show_state(self) -> None:
        state = self.controller.state
        self.strip.show_state(state)
        self.model.expect_rest(not state.whole)
        if state.phase.is_busy:
            self.banner.clear()

    def _show_kept(self) -> None:
        self.header.show_snapshots(self.controller.snapshots, self.kept)
        if self._kept_snapshot() != self._minutes_of:
            self._minutes_of = self._kept_snapshot()
            self.minutes.load()
        self.kept_changed.emit()

    def _load_computed(self) -> None:
        """Show the minutes that the numbers were computed from."""
        if self.model.data.table.source == MINUTES:
            self.minutes.load()

    def _explain(self, error: QosViewerError | None) -> None:
        """Say why the fetch stopped, and offer the ways on."""
        self.banner.show_notice(self._notice(error), [self._ways_on[way] for way in self._ways(error)])
        if not self.model.data.table.participant_count and self.isVisible():
            # There is nothing else on the page that a key could be meant for.
            self.banner.take_focus()

    def _notice(self, error: QosViewerError | None) -> Notice:
        is_kept = self.controller.state.phase is Phase.KEPT
        if error is None:
            return Notice(self._why_partial() if is_kept else texts.FETCH_CANCELLED, WARNING)
        if not self.model.data.table.participant_count:
            notice = notice_of(error, BAD)
            if isinstance(error, EventSubscriptionMissing):
                advice = texts.FROM_MINUTES_OFFER.format(advice=notice.message.advice)
                return replace(notice, message=replace(notice.message, advice=advice))
            return notice
        notice = notice_of(error, WARNING)
        whole = self.controller.is_complete
        template = texts.KEPT_SHOWN_INSTEAD if whole or is_kept else texts.FETCH_FAILED_IN_THE_MIDDLE
        detail = template.format(detail=notice.message.detail)
        return replace(notice, message=replace(notice.message, detail=detail))

    def _why_partial(self) -> Message:
        reason = self.kept.reason if isinstance(self.kept, Kept) else ""
        return texts.KEPT_PARTIAL_BECAUSE.fill(reason=reason) if reason else texts.KEPT_PARTIAL

    def _ways(self, error: QosViewerError | None) -> Iterator[str]:
        if isinstance(error, NotReady | NoData) and error.retryable:
            yield "when_ready"
        if isinstance(error, EventSubscriptionMissing):
            self._ways_on["minutes"].setText(from_minutes_title(self.model.data.info))
            yield "minutes"
        if isinstance(error, SetupError):
            yield "accounts"
        if isinstance(error, IsWebinar):
            yield "webinar"
        if self.controller.can_continue:
            yield "continue"
        elif self.controller.is_complete:
            yield "fetch_again"
        elif not isinstance(error, TooOld):
            yield "again"
