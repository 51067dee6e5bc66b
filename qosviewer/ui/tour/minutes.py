"""Minute by minute."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from qosviewer.ui.timeline.minutes_controller import MinutesPhase
from qosviewer.ui.tour.hands import check, find, settle, until
from qosviewer.ui.tour.tour import LEFT, Step, Tour


def price(tour: Tour) -> None:
    """The timeline says what minutes cost before it fetches any."""
    page = tour.page
    page.details.show_tab("timeline")
    until(lambda: len(page.timeline.empty.buttons) >= 2, "There should be several ways to fetch minutes.")
    check(all("call" in button.text() for button in page.timeline.empty.buttons), "Each way should name its price.")


def timeline(tour: Tour) -> None:
    """The minutes of everyone arrive: lanes below, lines in the cells above."""
    page = tour.page
    QTest.mouseClick(find(page, QPushButton, "timeline.offer.everyone"), LEFT)
    until(lambda: page.minutes.state.phase is MinutesPhase.COMPLETE, "The minutes should arrive.")
    everyone = page.model.data.table.participant_count
    check(len(page.model.data.companions.minutes) == everyone, "The minutes of everyone should be there.")
    tour.click_participant(page.participants.shown_rows()[0])
    until(lambda: bool(page.timeline.timeline and page.timeline.timeline.lane_count), "Lanes should be drawn.")


def zoom(tour: Tour) -> None:
    """Dragging over the lanes shows a stretch of time; the pointer reads all lanes at one minute."""
    lanes = tour.page.timeline.lanes
    port = lanes.viewport()
    left, right, y = port.width() // 3, port.width() * 2 // 3, port.height() // 2
    QTest.mousePress(port, LEFT, pos=QPoint(left, y))
    QTest.mouseMove(port, QPoint(right, y))
    QTest.mouseRelease(port, LEFT, pos=QPoint(right, y))
    check(lanes.is_zoomed, "The lanes should show a stretch of time.")
    QTest.mouseMove(port, QPoint(left, 20))
    QTest.mouseMove(port, QPoint(right, 40))
    settle()


STEPS: Final = (
    Step("price-of-minutes", price),
    Step("timeline", timeline),
    Step("timeline-zoomed", zoom),
)
