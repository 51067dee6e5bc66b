"""What Zoom measured: sorted, filtered, in detail, drawn, and given away."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from qosviewer.export.rows import participant_rows
from qosviewer.ui.meeting.meeting_page import MeetingPage
from qosviewer.ui.tour.hands import check, find, open_dialog, settle, until
from qosviewer.ui.tour.tour import LEFT, Step, Tour

CSV_NAME: Final = "participants.csv"


def sort_by_worst(tour: Tour) -> None:
    """A click on a header sorts; a second one turns the order around."""
    table = tour.page.participants.table
    header, section = table.horizontalHeader(), table.table.section("state")
    middle = QPoint(header.sectionViewportPosition(section) + 12, header.height() // 3)
    for _ in range(2):
        states = _shown_states(tour.page)
        if states == sorted(states, reverse=True):
            break
        QTest.mouseClick(header.viewport(), LEFT, pos=middle)
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
    row = page.participants.shown_rows()[0]
    tour.click_participant(row)
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
    QTest.mouseClick(find(dialog, QPushButton, "export.accept"), LEFT)
    until(lambda: not tour.window.findChildren(type(dialog), "export"), "The export should end and its dialog close.")
    with (tour.folder / CSV_NAME).open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    expected = sum(1 for _row in participant_rows(tour.page.model.data.table))
    check(len(written) == expected, f"The CSV should hold {expected} rows, not {len(written)}.")


def _shown_states(page: MeetingPage) -> list[int]:
    states = page.model.data.assessment.participant_state
    return [int(states[row]) for row in page.participants.shown_rows()]


STEPS: Final = (
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
)
