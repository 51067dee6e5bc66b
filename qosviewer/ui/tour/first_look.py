"""From the first screen to the first meeting."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from qosviewer.domain import texts
from qosviewer.ui.cards import Card
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.tour.hands import check, find, open_dialog, until
from qosviewer.ui.tour.tour import LEFT, Step, Tour


def start_page(tour: Tour) -> None:
    """The first screen offers three ways to begin."""
    cards = tour.window.start.findChildren(Card)
    check(len([card for card in cards if card.isVisible()]) == 3, "Three choices should be on the start page.")


def empty_library(tour: Tour) -> None:
    """A library without anything says what will be in it."""
    tour.do("library")
    reason = find(tour.library, QLabel, "library.reason")
    until(
        lambda: reason.text() == texts.LIBRARY_EMPTY and reason.isVisible(), "The empty library should explain itself."
    )


def sample_account(tour: Tour) -> None:
    """One click starts the sample account and lists its meetings."""
    QTest.mouseClick(tour.window.start.sample, LEFT)
    until(lambda: bool(tour.desk.sample.meetings), "The sample account should come up.")
    check(tour.window.start.list.count() >= 10, "At least ten meetings should be listed.")


def type_a_number(tour: Tour) -> None:
    """A number typed into the dialog is understood at once."""
    tour.do("open")
    dialog = open_dialog(tour.window, "openMeeting")
    QTest.keyClicks(find(dialog, QPlainTextEdit, "openMeeting.what"), tour.desk.sample.meetings[0].ref.number)
    check(find(dialog, QPushButton, "openMeeting.accept").isEnabled(), "The number should be understood.")


def fetch(tour: Tour) -> None:
    """Enter opens the meeting, every participant arrives, and the library has it."""
    dialog = open_dialog(tour.window, "openMeeting")
    QTest.keyClick(find(dialog, QPlainTextEdit, "openMeeting.what"), Qt.Key.Key_Return)
    page = tour.page
    until(lambda: page.controller.state.phase is Phase.COMPLETE, "The fetch should end complete.")
    check(len(page.participants.shown_rows()) == page.model.data.table.participant_count, "Everybody should be shown.")
    tour.until_library(lambda count: count == 1, "What was fetched should stand in the library.")
    until(lambda: page.model.data.companions.roster is not None, "Who was there should be fetched beside the summary.")


STEPS: Final = (
    Step("start", start_page),
    Step("empty-library", empty_library),
    Step("sample", sample_account),
    Step("open", type_a_number),
    Step("meeting", fetch),
)
