"""The timeline of a meeting: lanes of whom is selected, or what it takes to have them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from qosviewer.domain import plain, texts
from qosviewer.domain.errors import Message, QosViewerError
from qosviewer.domain.streams import stream_type
from qosviewer.domain.table import ParticipantKey
from qosviewer.domain.timeline import stream_types
from qosviewer.models.clock import Clock
from qosviewer.models.meeting_model import MeetingModel
from qosviewer.models.minutes_offer import offer
from qosviewer.models.timeline_data import TimelineData
from qosviewer.models.timeline_words import shown_text, timeline_summary
from qosviewer.ui.chart.picture_desk import Sight
from qosviewer.ui.chart.picture_panel import PicturePanel
from qosviewer.ui.messages import Notice, notice_of
from qosviewer.ui.theme import GAP, WARNING
from qosviewer.ui.timeline.controls import TimelineControls
from qosviewer.ui.timeline.lanes_view import LanesView
from qosviewer.ui.timeline.minutes_controller import MinutesController
from qosviewer.ui.timeline.offers import MinutesStrip, OfferView

_LOW_HEIGHT: Final = 300


class TimelinePanel(PicturePanel):
    """Shows the stays of whom is selected minute by minute. Works nothing out before it is seen."""

    def __init__(self, model: MeetingModel, minutes: MinutesController, parent: QWidget | None = None) -> None:
        super().__init__("timeline", "Show the whole time (Home)", parent)
        self._model = model
        self._minutes = minutes
        self._timeline: TimelineData | None = None
        self.controls = TimelineControls()
        self.strip = MinutesStrip()
        self.line = OfferView("timeline.more", as_line=True)
        self.empty = OfferView("timeline.offer", as_line=False)
        self.lanes = LanesView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.lanes)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for action in self._actions:
            self.controls.add_action(action)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GAP, 0, 0)
        page.setSpacing(GAP)
        for widget in (self.controls, self.banner, self.strip, self.line):
            page.addWidget(widget)
        page.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.reset_action.triggered.connect(self.lanes.show_all)
        self.controls.changed.connect(self._expire_now)
        self.controls.clock_changed.connect(self._show_clock)
        self.lanes.copy_wanted.connect(self.pictures.copy)
        self.lanes.menu_wanted.connect(self._show_menu)
        self.lanes.zoom_changed.connect(self._show_zoom)
        self.strip.cancel_wanted.connect(self._minutes.cancel)
        self.strip.continue_wanted.connect(self._minutes.go_on)
        for each in (self.line, self.empty):
            each.wanted.connect(self._minutes.fetch)
        self._minutes.state_changed.connect(self._show_state)
        self._minutes.failed.connect(self._explain)
        self._minutes.not_kept.connect(self._not_kept)
        model = self._model
        for signal in (model.changed, model.minutes_changed, model.reading_changed, model.info_changed):
            signal.connect(self._expire)
        model.companions_changed.connect(self._expire)
        model.selection_changed.connect(self._expire_now)

    @property
    def timeline(self) -> TimelineData | None:
        """What is shown; None until the panel was seen."""
        return self._timeline

    @property
    def clock(self) -> Clock:
        """How time is read."""
        return Clock(self.controls.clock, self._timeline.start_s if self._timeline else 0.0)

    # --- keeping up

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep messages short where there is little height."""
        super().resizeEvent(event)
        self.banner.set_low(True, is_one_line=self.height() < _LOW_HEIGHT)

    def _catch_up(self) -> None:
        # At once: nothing heavy has to be imported first.
        self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        data, selected = self._model.data, self._model.selected
        self._offer_streams()
        timeline = self._timeline = TimelineData(data, self.controls.choice, selected)
        self.controls.shown.setText(shown_text(timeline))
        if timeline.lane_count:
            self.lanes.show_timeline(timeline, self.clock)
        self._show_words()
        self._show_offer()
        self._show_zoom()

    def _offer_streams(self) -> None:
        """Offer the streams of whom is shown; of everyone those that the summary knows."""
        data = self._model.data
        known = data.companions.minutes
        stays = [known[key] for key in self._model.selected if key in known]
        names = {name for stay in stays for name in stream_types(stay)}
        if not stays and known:
            names = set(data.table.type_names)
        ordered = [name for name in data.table.type_names if name in names]
        ordered += sorted(names - set(ordered))
        title = texts.TIMELINE_STREAM_CHOICE
        self.controls.offer_streams(
            [(name, title.format(stream=plain.one_line(data.reading.label(stream_type(name))))) for name in ordered]
        )

    def _asked(self, key: ParticipantKey) -> bool:
        minutes = self._minutes
        return key in self._model.data.companions.minutes or minutes.everyone_asked or key[0] in minutes.asked

    def _show_offer(self) -> None:
        timeline = self._timeline
        if timeline is None:
            return
        found = offer(self._model.data, self._model.selected, self._asked)
        enabled = not self._minutes.state.phase.is_busy
        has_lanes = bool(timeline.lane_count)
        if timeline.stays and not timeline.has_readings:
            found = replace(found, sentence=texts.TIMELINE_NO_LANES.format(title=timeline.title))
        self._stack.setCurrentWidget(self.lanes if has_lanes else self.empty)
        self.empty.show_offer(found, enabled=enabled)
        self.line.show_offer(found, enabled=enabled)
        self.line.setVisible(has_lanes and bool(found.sentence))
        for action in self._actions:
            action.setEnabled(has_lanes)

    def _show_words(self) -> None:
        if self._timeline:
            self.lanes.setAccessibleName(texts.TIMELINE_NAME.format(title=self._timeline.title))
            self.lanes.setAccessibleDescription(timeline_summary(self._timeline, self.clock))
            self.lanes.viewport().setToolTip("")
            self.lanes.setWhatsThis(texts.TIMELINE_HINT)

    def _show_clock(self) -> None:
        self.lanes.show_clock(self.clock)
        self._show_words()

    def _show_zoom(self) -> None:
        self.reset_action.setEnabled(self.lanes.is_zoomed and bool(self._timeline and self._timeline.lane_count))

    def _show_state(self) -> None:
        state = self._minutes.state
        focus = QApplication.focusWidget()
        had_focus = focus is not None and any(each.isAncestorOf(focus) for each in (self.strip, self.line, self.empty))
        self.strip.show_state(state)
        if state.phase.is_busy:
            self.pictures.keep_banner()
            self.banner.clear()
        self._show_offer()
        self._show_zoom()
        if had_focus:
            self._keep_focus()

    def _keep_focus(self) -> None:
        """Leave the keyboard on what goes on where it was, although the button that was pressed is gone."""
        if self.strip.cancel.isVisible():
            self.strip.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._stack.currentWidget() is self.lanes:
            self.lanes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.empty.buttons:
            self.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- telling

    def _explain(self, error: QosViewerError) -> None:
        self.pictures.keep_banner()
        notice = notice_of(error, WARNING)
        detail = texts.MINUTES_REFUSED.format(detail=notice.message.detail)
        message = Message(notice.message.title, detail, notice.message.advice)
        self.banner.show_notice(Notice(message, WARNING, notice.details))

    def _not_kept(self, error: QosViewerError) -> None:
        self.pictures.keep_banner()
        self.banner.show_notice(Notice(texts.MINUTES_NOT_KEPT.fill(reason=error.message.title), WARNING))

    # --- pictures

    def _sight(self) -> Sight | None:
        timeline = self._timeline
        if timeline is None or not timeline.lane_count:
            return None
        title, summary = timeline.title, timeline_summary(timeline, self.clock)
        return Sight(self.lanes, timeline.meeting, title, title, texts.TIMELINE_HINT_SHORT, summary)
