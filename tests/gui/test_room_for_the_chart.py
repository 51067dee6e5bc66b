"""The room that a chart gets in a low window."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter

from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_page import MeetingPage
from tests.gui.conftest import Desktop, child


def low_window(desktop: Desktop) -> tuple[MeetingPage, QSplitter]:
    page = desktop.until(desktop.open(desktop.server.meetings[0]), Phase.COMPLETE)
    desktop.window.resize(1000, 640)
    desktop.qtbot.waitUntil(lambda: desktop.window.width() == 1000)
    return page, child(page, QSplitter, "meetingPage.splitter")


def test_a_chart_gets_more_room_while_it_is_in_front(desktop: Desktop, server) -> None:
    page, splitter = low_window(desktop)
    before = splitter.sizes()
    page.details.show_tab("chart")
    assert splitter.sizes()[1] >= before[1] + 60
    assert page.participants.table.viewport().height() > 0
    page.details.show_tab("audio")
    assert splitter.sizes() == before


def test_a_hand_on_the_splitter_stands_above_it(desktop: Desktop, server) -> None:
    page, splitter = low_window(desktop)
    page.details.show_tab("chart")
    splitter.moveSplitter(splitter.height() - 260, 1)
    chosen = splitter.sizes()
    page.details.show_tab("audio")
    page.details.show_tab("chart")
    assert splitter.sizes() == chosen
    desktop.trigger("reset")
    page.details.show_tab("chart")
    assert splitter.sizes()[1] > chosen[1]
