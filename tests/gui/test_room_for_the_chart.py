"""The room that a chart and the participants get in a low window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QSplitter, QWidget

from qosviewer.domain import texts
from qosviewer.services.settings import CHART_METRIC
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_page import MeetingPage
from qosviewer.ui.messages import Notice
from tests.gui.conftest import Desktop, child


def low_window(desktop: Desktop, height: int) -> tuple[MeetingPage, QSplitter]:
    page = desktop.until(desktop.open(desktop.server.meetings[0]), Phase.COMPLETE)
    desktop.window.resize(1000, height)
    desktop.qtbot.waitUntil(lambda: desktop.window.width() == 1000)
    return page, child(page, QSplitter, "meetingPage.splitter")


def rows_in_sight(page: MeetingPage) -> int:
    table = page.participants.table
    return table.viewport().height() // table.rowHeight(0)


def test_a_chart_gets_more_room_while_it_is_in_front(desktop: Desktop, server) -> None:
    page, splitter = low_window(desktop, 690)
    before = splitter.sizes()
    page.details.show_tab("chart")
    assert splitter.sizes()[1] >= before[1] + 30
    page.details.show_tab("audio")
    assert splitter.sizes() == before


@pytest.mark.parametrize("tab", ["audio", "chart", "connection", "timeline"])
def test_four_participants_are_in_sight_whatever_else_is_said(desktop: Desktop, server, tab: str) -> None:
    page, _splitter = low_window(desktop, 640)
    page.details.show_tab(tab)
    assert rows_in_sight(page) >= 4
    page.banner.show_notice(Notice(texts.FETCH_CANCELLED))
    desktop.qtbot.waitUntil(page.banner.isVisible)
    desktop.qtbot.waitUntil(lambda: rows_in_sight(page) >= 4)
    below = page.details.currentWidget()
    assert below.height() >= below.minimumSizeHint().height()


def test_in_the_lowest_window_a_message_takes_one_line_and_opens_on_demand(desktop: Desktop, server) -> None:
    page, _splitter = low_window(desktop, 640)
    desktop.window.resize(800, 520)
    desktop.qtbot.waitUntil(lambda: desktop.window.width() == 800)
    page.banner.show_notice(Notice(texts.FETCH_CANCELLED))
    body, line = child(page, QLabel, "meetingBanner.body"), child(page, QLabel, "participants.count").parentWidget()
    desktop.qtbot.waitUntil(page.banner.isVisible)
    assert not body.isVisible() and not line.isVisible()
    desktop.qtbot.waitUntil(lambda: page.banner.height() < 2 * page.participants.filter.height())
    desktop.qtbot.waitUntil(lambda: rows_in_sight(page) >= 3)
    details = child(page, QPushButton, "meetingBanner.detailsButton")
    QTest.mouseClick(details, Qt.MouseButton.LeftButton)
    assert body.isVisible() and body.text() == page.banner.notice.body
    QTest.mouseClick(details, Qt.MouseButton.LeftButton)
    assert not body.isVisible()
    # Of what is filtered the line still counts how many there are.
    page.participants.filter.apply("loss > 2")
    assert line.isVisible()
    page.participants.clear_filter()
    desktop.window.resize(1000, 800)
    desktop.qtbot.waitUntil(line.isVisible)
    assert body.isVisible() and not details.isVisible()


def test_no_button_above_the_list_is_cut_in_the_smallest_window(desktop: Desktop, server) -> None:
    page, _splitter = low_window(desktop, 640)
    desktop.window.resize(800, 520)
    columns = child(page, QPushButton, "participants.columns")
    desktop.qtbot.waitUntil(lambda: desktop.window.width() == 800)
    desktop.qtbot.waitUntil(lambda: columns.width() >= columns.sizeHint().width())
    assert page.participants.filter.width() >= 8 * page.fontMetrics().averageCharWidth()


def test_who_is_selected_stays_in_sight_when_the_list_becomes_lower(desktop: Desktop, server) -> None:
    page, _splitter = low_window(desktop, 690)
    table = page.participants.table
    last = rows_in_sight(page) - 1
    table.selectRow(last)
    page.details.show_tab("timeline")
    assert rows_in_sight(page) <= last
    bottom = table.rowViewportPosition(last) + table.rowHeight(last)
    assert 0 < bottom <= table.viewport().height()


def test_a_narrow_page_leaves_titles_out_and_cuts_nothing(desktop: Desktop, server) -> None:
    page, _splitter = low_window(desktop, 640)
    desktop.window.resize(800, 520)
    desktop.trigger("library")
    desktop.qtbot.waitUntil(lambda: page.participants.width() < 600)
    desktop.qtbot.waitUntil(lambda: page.participants.width() >= page.participants.minimumSizeHint().width())
    assert child(page, QCheckBox, "participants.only_problems").text() == "&Problems"
    desktop.trigger("library")
    desktop.qtbot.waitUntil(
        lambda: child(page, QCheckBox, "participants.only_problems").text() == "Only with &problems"
    )


def test_a_low_page_has_two_lines_above_its_list_and_a_high_one_three(desktop: Desktop, server) -> None:
    page, _splitter = low_window(desktop, 640)
    title, facts, again = (
        child(page, QWidget, name) for name in ("meetingHeader.title", "meetingHeader.facts", "fetchStrip.again")
    )
    desktop.qtbot.waitUntil(lambda: facts.geometry().center().y() == title.geometry().center().y())
    again.setFocus()
    desktop.window.resize(1000, 800)
    desktop.qtbot.waitUntil(lambda: facts.y() >= title.geometry().bottom())
    assert again.parentWidget().y() >= facts.geometry().bottom()
    assert again.hasFocus()


def test_a_hand_on_the_splitter_stands_above_it(desktop: Desktop, server) -> None:
    page, splitter = low_window(desktop, 690)
    page.details.show_tab("chart")
    splitter.moveSplitter(splitter.height() - 230, 1)
    chosen = splitter.sizes()
    page.details.show_tab("audio")
    page.details.show_tab("chart")
    assert splitter.sizes() == chosen
    desktop.trigger("reset")
    page.details.show_tab("chart")
    assert splitter.sizes()[1] > chosen[1]


def test_the_chart_begins_with_the_metric_of_the_settings(desktop: Desktop, server) -> None:
    desktop.context.settings.set(CHART_METRIC, "jitter")
    page = desktop.until(desktop.open(desktop.server.meetings[0]), Phase.COMPLETE)
    page.details.show_tab("chart")
    desktop.qtbot.waitUntil(lambda: page.chart.chart is not None)
    assert page.chart.chart.choice.metric.key == "jitter"
    assert child(page.chart, QComboBox, "chart.metric").currentData() == "jitter"
