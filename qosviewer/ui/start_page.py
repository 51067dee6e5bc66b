"""The first screen: three obvious choices, and the meetings that are one click away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qosviewer.domain import texts
from qosviewer.ui.cards import Card, key_picture, ranges_picture, tile_picture
from qosviewer.ui.labels import plain_label
from qosviewer.ui.theme import DISPLAY_SCALE, GAP, WIDE_GAP, scaled

if TYPE_CHECKING:
    from qosviewer.ui.meeting_list import MeetingList
    from qosviewer.ui.offered_meeting import OfferedMeeting

_WIDEST = 900


class StartPage(QScrollArea):
    """The page.

    Signals:
        sample_wanted: Look at sample data.
        accounts_wanted: Set up an account.
        open_wanted: Open a meeting by its number.
        meeting_wanted: An `OfferedMeeting` was chosen.
    """

    sample_wanted = Signal()
    accounts_wanted = Signal()
    open_wanted = Signal()
    meeting_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAccessibleName("Start")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        title = plain_label("startPage.title")
        title.setText(texts.START_TITLE)
        title.setFont(scaled(self.font(), DISPLAY_SCALE, bold=True))
        subtitle = plain_label("startPage.subtitle")
        subtitle.setText(texts.START_SUBTITLE)
        subtitle.setFont(scaled(self.font(), 1.1))
        subtitle.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.sample = Card(
            "startPage.sample", "Look at sample data", texts.START_SAMPLE, "Ctrl+Shift+S", ranges_picture
        )
        self.connect_account = Card(
            "startPage.connect", "Connect an account", texts.START_CONNECT, "Ctrl+Shift+A", key_picture
        )
        self.open = Card("startPage.open", "Open a meeting", texts.START_OPEN, "Ctrl+O", tile_picture)
        self.sample.clicked.connect(self.sample_wanted)
        self.connect_account.clicked.connect(self.accounts_wanted)
        self.open.clicked.connect(self.open_wanted)
        self._list_title = plain_label("startPage.listTitle")
        self._list_title.setFont(scaled(self.font(), 1.1, bold=True))
        self._list: MeetingList | None = None
        self._lay_out(title, subtitle)
        self.say("")

    def _lay_out(self, title: QWidget, subtitle: QWidget) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(WIDE_GAP)
        for card in (self.sample, self.connect_account, self.open):
            cards.addWidget(card, 1)
        self._list_place = QVBoxLayout()
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(subtitle)
        column.addSpacing(WIDE_GAP)
        column.addLayout(cards)
        column.addSpacing(WIDE_GAP)
        column.addWidget(self._list_title)
        column.addLayout(self._list_place, 12)
        column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(column)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(2 * WIDE_GAP, WIDE_GAP, 2 * WIDE_GAP, WIDE_GAP)
        row.addStretch(1)
        row.addWidget(middle, 20)
        row.addStretch(1)
        self.setWidget(ground)

    @property
    def list(self) -> MeetingList:
        """The list of meetings; made when it is first needed, for the first paint does without."""
        from qosviewer.ui.meeting_list import MeetingList

        if self._list is None:
            self._list = MeetingList("startPage.meetings", texts.START_SAMPLE_MEETINGS)
            self._list.setAccessibleDescription(texts.START_LIST_HINT)
            self._list.chosen.connect(self.meeting_wanted)
            self._list_place.addWidget(self._list)
        return self._list

    def say(self, sentence: str) -> None:
        """Show a sentence where the list of meetings will be."""
        if self._list is not None:
            self._list.hide()
        self._list_title.setText(sentence)
        self._list_title.setVisible(bool(sentence))

    def offer(self, title: str, meetings: Sequence[OfferedMeeting]) -> None:
        """List meetings under a title; nothing for none."""
        self.say(title if meetings else "")
        if meetings:
            self.list.setAccessibleName(title)
            self.list.show_meetings(meetings)
            self.list.show()
