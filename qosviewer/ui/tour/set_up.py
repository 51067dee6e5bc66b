"""Trouble explained, accounts, keys and colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.theme import colors_of
from qosviewer.ui.tour.hands import check, find, open_dialog, settle, until
from qosviewer.ui.tour.tour import Step, Tour

_UNKNOWN_NUMBER: Final = "999 9999 9999"


def wrong_number(tour: Tour) -> None:
    """A number that nobody knows is explained, with ways on."""
    tour.do("open")
    dialog = open_dialog(tour.window, "openMeeting")
    field = find(dialog, QPlainTextEdit, "openMeeting.what")
    QTest.keyClicks(field, _UNKNOWN_NUMBER)
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


STEPS: Final = (
    Step("error", wrong_number),
    Step("accounts", accounts),
    Step("shortcuts", shortcuts),
    Step("colours", other_colours),
)
