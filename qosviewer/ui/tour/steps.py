"""The steps of the tour, in order. Each drives the window with real events and checks what it finds."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from qosviewer.export.rows import participant_rows
from qosviewer.ui.cards import Card
from qosviewer.ui.desk import Desk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_page import MeetingPage
from qosviewer.ui.theme import colors_of
from qosviewer.ui.tour.hands import check, find, open_dialog, settle, until

CSV_NAME: Final = "participants.csv"
UNKNOWN_NUMBER: Final = "999 9999 9999"
_LEFT: Final = Qt.MouseButton.LeftButton


class Tour:
    """What the steps share."""

    def __init__(self, window: MainWindow, desk: Desk, folder: Path) -> None:
        self.window = window
        self.desk = desk
        self.folder = folder

    @property
    def page(self) -> MeetingPage:
        """The meeting in front."""
        page = self.desk.meetings.current
        check(page is not None, "A meeting should be open.")
        assert page is not None  # noqa: S101 (for the type checker; checked above)
        return page

    def do(self, command: str) -> None:
        """Choose a command of the menus."""
        action = self.window.actions_[command]
        check(action.isEnabled(), f"The command {command} should be allowed.")
        action.trigger()


def start_page(tour: Tour) -> None:
    """The first screen offers three ways to begin."""
    cards = tour.window.start.findChildren(Card)
    check(len([card for card in cards if card.isVisible()]) == 3, "Three choices should be on the start page.")


def sample_account(tour: Tour) -> None:
    """One click starts the sample account and lists its meetings."""
    QTest.mouseClick(tour.window.start.sample, _LEFT)
    until(lambda: bool(tour.desk.sample.meetings), "The sample account should come up.")
    check(tour.window.start.list.count() >= 10, "At least ten meetings should be listed.")


def type_a_number(tour: Tour) -> None:
    """A number typed into the dialog is understood at once."""
    tour.do("open")
    dialog = open_dialog(tour.window, "openMeeting")
    QTest.keyClicks(find(dialog, QPlainTextEdit, "openMeeting.what"), tour.desk.sample.meetings[0].ref.number)
    check(find(dialog, QPushButton, "openMeeting.accept").isEnabled(), "The number should be understood.")


def fetch(tour: Tour) -> None:
    """Enter opens the meeting, and every participant arrives."""
    dialog = open_dialog(tour.window, "openMeeting")
    QTest.keyClick(find(dialog, QPlainTextEdit, "openMeeting.what"), Qt.Key.Key_Return)
    page = tour.page
    until(lambda: page.controller.state.phase is Phase.COMPLETE, "The fetch should end complete.")
    check(len(page.participants.shown_rows()) == page.model.data.table.participant_count, "Everybody should be shown.")


def sort_by_worst(tour: Tour) -> None:
    """A click on a header sorts; a second one turns the order around."""
    table = tour.page.participants.table
    header, section = table.horizontalHeader(), table.table.section("state")
    middle = QPoint(header.sectionViewportPosition(section) + 12, header.height() // 3)
    for _ in range(2):
        states = _shown_states(tour.page)
        if states == sorted(states, reverse=True):
            break
        QTest.mouseClick(header.viewport(), _LEFT, pos=middle)
        settle()
    states = _shown_states(tour.page)
    check(states == sorted(states, reverse=True), "The worst participants should stand first.")


def filter_by_expression(tour: Tour) -> None:
    """An expression in the filter leaves those it is true of."""
    tour.do("find")
    field = tour.page.participants.filter
    QTest.keyClicks(field, "audio.uplink.loss > 2")
    page = tour.page
    everyone = page.model.data.table.participant_count
    until(lambda: 0 < len(page.participants.shown_rows()) < everyone, "The filter should leave some participants.")


def select_the_culprit(tour: Tour) -> None:
    """A click selects a participant, and the details follow."""
    page = tour.page
    table = page.participants.table
    row = page.participants.shown_rows()[0]
    QTest.mouseClick(table.viewport(), _LEFT, pos=table.visualRect(table.table.index(0, 1)).center())
    settle()
    check(page.model.selected_rows == (row,), "The participant should be selected.")
    page.participants.clear_filter()
    settle()
    check(page.model.selected_rows == (row,), "The selection should outlive the filter.")


def _tab(key: str, expected_rows: bool) -> Callable[[Tour], None]:
    def look(tour: Tour) -> None:
        tour.page.details.show_tab(key)
        settle()
        if expected_rows:
            check(bool(tour.page.details.shown_streams()), f"The tab {key} should list streams.")

    look.__doc__ = f"The tab “{key}” shows the selected participant."
    return look


def raw_text(tour: Tour) -> None:
    """The raw tab shows the JSON as received."""
    tour.page.details.show_tab("raw")
    settle()
    shown = [text.toPlainText() for text in tour.page.details.findChildren(QPlainTextEdit)]
    check(any('"qos"' in text for text in shown), "The answer as received should be shown.")


def chart(tour: Tour) -> None:
    """The chart draws one metric of everybody."""
    page = tour.page
    page.details.show_tab("chart")
    until(lambda: page.chart.plot is not None and page.chart.chart is not None, "The chart should be drawn.")
    check(bool(page.chart.summary.text()), "The chart should be told in words, too.")


def copy_for_ticket(tour: Tour) -> None:
    """The selected participant is put into words, on the clipboard."""
    tour.do("copy_ticket")
    text = QGuiApplication.clipboard().text()
    name = tour.page.model.data.name_labels[tour.page.model.selected_rows[0]]
    check(f"Participant: {name}" in text, "The ticket should name the participant.")


def export_dialog(tour: Tour) -> None:
    """The export asks what to write where."""
    tour.do("export")
    dialog = open_dialog(tour.window, "export")
    field = find(dialog, QLineEdit, "export.path")
    field.selectAll()
    QTest.keyClicks(field, str(tour.folder / CSV_NAME))


def export(tour: Tour) -> None:
    """The CSV holds one row per participant and stream."""
    dialog = open_dialog(tour.window, "export")
    QTest.mouseClick(find(dialog, QPushButton, "export.accept"), _LEFT)
    until(lambda: not tour.window.findChildren(type(dialog), "export"), "The export should end and its dialog close.")
    with (tour.folder / CSV_NAME).open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    expected = sum(1 for _row in participant_rows(tour.page.model.data.table))
    check(len(written) == expected, f"The CSV should hold {expected} rows, not {len(written)}.")


def wrong_number(tour: Tour) -> None:
    """A number that nobody knows is explained, with ways on."""
    tour.do("open")
    dialog = open_dialog(tour.window, "openMeeting")
    field = find(dialog, QPlainTextEdit, "openMeeting.what")
    QTest.keyClicks(field, UNKNOWN_NUMBER)
    QTest.keyClick(field, Qt.Key.Key_Return)
    page = tour.page
    until(lambda: page.controller.state.phase is Phase.FAILED, "The fetch of an unknown number should fail.")
    check(bool(find(page.banner, QLabel, "meetingBanner.title").text()), "A banner should say why.")
    check(page.banner.isVisible(), "The banner should be visible.")


def accounts(tour: Tour) -> None:
    """The accounts are set up with a guide beside the form."""
    tour.do("close_tab")
    tour.do("accounts")
    open_dialog(tour.window, "accounts")


def shortcuts(tour: Tour) -> None:
    """Every command is listed with its keys."""
    open_dialog(tour.window, "accounts").reject()
    tour.do("shortcuts")
    open_dialog(tour.window, "shortcuts")


def other_colours(tour: Tour) -> None:
    """The other colours are one choice away."""
    open_dialog(tour.window, "shortcuts").reject()
    before = colors_of(tour.window.palette())
    theme = tour.desk.context.theme
    theme.choose("light" if theme.choice == "dark" else "dark")
    settle()
    check(colors_of(tour.window.palette()) is not before, "The colours should have changed.")


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        key: Name of its picture.
        do: Does it; its docstring says what holds afterwards.
    """

    key: str
    do: Callable[[Tour], None]


STEPS: Final = (
    Step("start", start_page),
    Step("sample", sample_account),
    Step("open", type_a_number),
    Step("meeting", fetch),
    Step("sorted", sort_by_worst),
    Step("filtered", filter_by_expression),
    Step("selected", select_the_culprit),
    Step("audio", _tab("audio", True)),
    Step("video", _tab("video", False)),
    Step("share", _tab("share", False)),
    Step("cpu", _tab("cpu", False)),
    Step("streams", _tab("all", True)),
    Step("raw", raw_text),
    Step("chart", chart),
    Step("ticket", copy_for_ticket),
    Step("export", export_dialog),
    Step("exported", export),
    Step("error", wrong_number),
    Step("accounts", accounts),
    Step("shortcuts", shortcuts),
    Step("colours", other_colours),
)


def _shown_states(page: MeetingPage) -> list[int]:
    states = page.model.data.assessment.participant_state
    return [int(states[row]) for row in page.participants.shown_rows()]
