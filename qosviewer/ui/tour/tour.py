"""What the steps of the tour share, and what a step is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from qosviewer.ui.desk import Desk
from qosviewer.ui.library.library_panel import LibraryPanel
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.meeting_page import MeetingPage
from qosviewer.ui.tour.hands import check, find, settle, until

LEFT: Final = Qt.MouseButton.LeftButton


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

    @property
    def library(self) -> LibraryPanel:
        """The library at the left."""
        return self.desk.library.panel

    def do(self, command: str) -> None:
        """Choose a command of the menus."""
        action = self.window.actions_[command]
        check(action.isEnabled(), f"The command {command} should be allowed.")
        action.trigger()

    def click_participant(self, row: int) -> None:
        """Click the name of a participant, given as row of the meeting's table."""
        table = self.page.participants.table
        place = next(at for at in range(table.table.rowCount()) if table.table.row_at(at) == row)
        table.scrollTo(table.table.index(place, 1))
        QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.table.index(place, 1)).center())
        settle()
        check(self.page.model.selected_rows == (row,), "The participant should be selected.")

    def search(self, text: str) -> None:
        """Find something in the library, but not everything."""
        self.do("search")
        QTest.keyClicks(self.library.filters.search, text)
        everything = self.library.model.arrangement.total
        self.until_library(lambda count: 0 < count < everything, f"The search for {text} should find some meetings.")

    def click_found(self) -> None:
        """Click the first meeting that the library lists."""
        model, rows = self.library.model, self.library.list
        row = next(row for row in range(model.rowCount()) if model.entry(row) is not None)
        QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(model.index(row)).center())
        settle()
        check([model.entry(row)] == rows.selected(), "The meeting should be selected.")

    def show_all(self) -> None:
        """Show in the library what is kept and what is at Zoom."""
        QTest.mouseClick(find(self.library, QToolButton, "library.where.all"), LEFT)
        settle()

    def until_library(self, holds: Callable[[int], bool], expected: str) -> None:
        """Wait until the library lists as many meetings as wanted."""
        until(lambda: holds(self.library.model.arrangement.count), expected)


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        key: Name of its picture.
        do: Does it; its docstring says what holds afterwards.
    """

    key: str
    do: Callable[[Tour], None]
