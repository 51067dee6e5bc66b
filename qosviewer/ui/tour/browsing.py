"""What is at Zoom: a month of it, several meetings at once, and a series."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from qosviewer.ui.browse.browse_strip import BrowseStrip
from qosviewer.ui.browse.fetch_dialog import FetchDialog
from qosviewer.ui.browse.queue_page import QueuePage
from qosviewer.ui.browse.series_dialog import SeriesDialog
from qosviewer.ui.tour.hands import check, find, open_dialog, settle, until
from qosviewer.ui.tour.tour import LEFT, Step, Tour

_WANTED: Final = 20
_SERIES: Final = "weekly operations"
_INSTANCES: Final = 8


def ask_for_days(tour: Tour) -> None:
    """The lists of Zoom are asked for by account and days."""
    tour.do("browse")
    dialog = open_dialog(tour.window, "browse")
    check(find(dialog, QPushButton, "browse.accept").isEnabled(), "The sample account should be offered.")


def at_zoom(tour: Tour) -> None:
    """What Zoom has stands beside what is kept, with an estimate of how long Zoom keeps it."""
    QTest.mouseClick(find(open_dialog(tour.window, "browse"), QPushButton, "browse.accept"), LEFT)
    strip = find(tour.window, BrowseStrip, "browseStrip")
    again = find(strip, QPushButton, "browseStrip.again")
    until(again.isVisible, "The look at Zoom's lists should come to its end.")
    tour.until_library(lambda count: count >= _WANTED, "The meetings of a month should be listed.")


def select_several(tour: Tour) -> None:
    """Several meetings are selected by keyboard, and counted."""
    rows = tour.library.list
    tour.library.focus_list()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    while sum(entry.fetchable for entry in rows.selected()) < _WANTED:
        before = len(rows.selected())
        QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        check(len(rows.selected()) > before, "Each key should select one more.")
    settle()
    count = str(len(rows.selected()))
    check(count in find(tour.library, QLabel, "library.count").text(), "The selection should be counted.")


def estimate(tour: Tour) -> None:
    """Before several are fetched, it is said what that costs."""
    QTest.mouseClick(find(tour.library, QPushButton, "library.fetchSelected"), LEFT)
    dialog = open_dialog(tour.window, "fetchMany")
    assert isinstance(dialog, FetchDialog)  # noqa: S101 (for the type checker)
    until(lambda: "calls" in dialog.estimate, "The cost should be named in calls.")


def queue(tour: Tour) -> None:
    """One queue fetches them, a few at a time."""
    QTest.mouseClick(find(open_dialog(tour.window, "fetchMany"), QPushButton, "fetchMany.accept"), LEFT)
    page = find(tour.window, QueuePage, "queuePage")
    until(lambda: sum(item.status.is_over for item in page.queue.items) >= 2, "The first meetings should arrive.")


def fetched(tour: Tour) -> None:
    """Each meeting of the queue says how it ended."""
    page = find(tour.window, QueuePage, "queuePage")
    until(lambda: page.queue.is_over, "The queue should come to its end.")
    check(sum(item.status.is_good for item in page.queue.items) >= _WANTED // 2, "Most meetings should be fetched.")
    settle()


def series(tour: Tour) -> None:
    """A number stands for a series: every time it was held is listed, wherever that is."""
    tour.do("close_tab")
    tour.show_all()
    tour.search(_SERIES)
    tour.click_found()
    tour.library.show_series()
    dialog = open_dialog(tour.window, "series")
    assert isinstance(dialog, SeriesDialog)  # noqa: S101 (for the type checker)
    until(lambda: len(dialog.model.instances) >= _INSTANCES, "All instances of the series should be listed.")
    until(lambda: str(_INSTANCES) in dialog.words, "The instances should be counted.")


def series_again(tour: Tour) -> None:
    """An instance opens from the list, fetched or from the archive."""
    dialog = open_dialog(tour.window, "series")
    QTest.mouseClick(find(dialog, QPushButton, "series.open"), LEFT)
    until(lambda: tour.desk.meetings.current is not None, "The instance should open.")
    page = tour.page
    until(lambda: not page.controller.state.phase.is_busy, "The instance should be there.")
    check(page.model.data.table.participant_count > 0, "Everybody should be shown.")
    tour.library.clear()


STEPS: Final = (
    Step("browse", ask_for_days),
    Step("at-zoom", at_zoom),
    Step("several", select_several),
    Step("estimate", estimate),
    Step("queue", queue),
    Step("queue-over", fetched),
    Step("series", series),
    Step("series-opened", series_again),
)
