"""A comparison from its first key to its file, without a mouse: everything here is a key that is pressed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from qosviewer.sample.scenarios.series import NUMBER
from tests.gui.conftest import PATIENCE_MS, Desktop, child
from tests.support.comparisons import curious_comparison

KEY = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 40
"""Nothing is further away than that by Tab."""


class Keyboard:
    """Presses keys wherever the keyboard is, as a person does who sees the window and has no mouse."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is: in the dialog in front, else in the window."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._desktop.window
        return top.focusWidget() or top

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focus, key, modifier)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.focus, letter)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until the keyboard is on the widget of that name."""
        for _ in range(MOST_TABS):
            if self.focus.objectName() == name:
                return
            self.press(KEY.Key_Backtab if back else KEY.Key_Tab, SHIFT if back else NONE)
        raise AssertionError(f"{name} can't be reached by Tab")

    def until(self, holds: Callable[[], bool]) -> None:
        self._desktop.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def until_dialog(self, name: str) -> QWidget:
        def there() -> bool:
            top = QApplication.activeModalWidget()
            return top is not None and top.objectName() == name and top.isVisible()

        self.until(there)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self._activate(dialog)
        return dialog

    def until_closed(self) -> None:
        self.until(lambda: QApplication.activeModalWidget() is None)
        self._activate(self._desktop.window)

    def _activate(self, top: QWidget) -> None:
        # What a window manager does, and the platform of the tests has none.
        top.activateWindow()
        self.until(top.isActiveWindow)


def seen(parent: QObject, kind: type[QWidget], name: str) -> bool:
    found = parent.findChild(kind, name)
    return found is not None and found.isVisible()


def test_from_the_first_key_to_the_file(desktop: Desktop, tmp_path: Path) -> None:
    keys, window = Keyboard(desktop), desktop.window
    # The account of the tests is the sample account, and came after the window.
    desktop.desk.library.sessions_changed()
    # What is at Zoom, of a month.
    keys.press(KEY.Key_B, CONTROL)
    keys.until_dialog("browse")
    keys.tab_to("browse.preset")
    keys.press(KEY.Key_Down)
    keys.tab_to("browse.accept")
    keys.press(KEY.Key_Return)
    keys.until_closed()
    keys.until(lambda: seen(window, QPushButton, "browseStrip.again"))
    # The latest of the series is opened by its number.
    keys.press(KEY.Key_O, CONTROL)
    keys.until_dialog("openMeeting")
    keys.type(str(NUMBER))
    keys.press(KEY.Key_Return)
    keys.until_closed()
    keys.until(lambda: desktop.desk.meetings.current is not None and desktop.page.controller.is_complete)

    # The last times of the series are chosen; they are at Zoom, and fetched.
    keys.press(KEY.Key_D, CONTROL)
    choose = keys.until_dialog("compareWith")
    keys.type("operations")
    keys.press(KEY.Key_Return)
    assert keys.focus.objectName() == "compareWith.list"
    keys.press(KEY.Key_Down, SHIFT)
    keys.press(KEY.Key_Down, SHIFT)
    assert child(choose, QLabel, "compareWith.said").text() == "3 chosen"
    assert "calls" in child(choose, QLabel, "compareWith.cost").text()
    keys.press(KEY.Key_Return)
    keys.until(lambda: desktop.desk.compare.current is not None)
    keys.until_closed()
    page = desktop.desk.compare.current
    assert page is not None
    comparison = page.model.comparison
    assert len(comparison.sides) == 4
    assert comparison.baseline == 0 and page.model.other == 3
    starts = [side.data.info.start for side in comparison.sides]
    assert starts == sorted(starts)

    # Another one becomes the baseline.
    keys.tab_to("compare.meeting.1", back=True)
    keys.press(KEY.Key_Return)
    keys.until(lambda: page.model.comparison.baseline == 1 and not page.model.is_working)
    assert child(page, QToolButton, "compare.meeting.1").accessibleName().endswith("baseline")

    # The differences are walked from there, on and back.
    said = child(page, QLabel, "compare.count")
    keys.press(KEY.Key_F8)
    first, here = said.accessibleName(), page.model.selected
    keys.press(KEY.Key_F8)
    assert said.accessibleName() != first
    keys.press(KEY.Key_F8, SHIFT)
    assert said.accessibleName() == first and page.model.selected == here
    assert first

    # What is shown becomes a file.
    path = tmp_path / "week against week.csv"
    keys.press(KEY.Key_E, CONTROL)
    keys.until_dialog("compareExport")
    keys.tab_to("compareExport.path")
    keys.press(KEY.Key_A, CONTROL)
    keys.type(str(path))
    keys.press(KEY.Key_Return)
    keys.until_closed()
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert len(rows) == len(page.side_by_side.table.view.rows)
    assert any(name.endswith("__B") for name in header)


def test_tab_goes_round_through_the_whole_window_and_past_everything_in_it(desktop: Desktop) -> None:
    page = desktop.desk.compare.show(curious_comparison())
    desktop.qtbot.waitUntil(page.side_by_side.isVisible, timeout=PATIENCE_MS)
    round_trip, at = set(), desktop.window.nextInFocusChain()
    while at is not desktop.window:
        round_trip.add(at)
        at = at.nextInFocusChain()
    missed = [each.objectName() for each in desktop.window.findChildren(QWidget) if each not in round_trip]
    # What is a window of its own has a round of its own.
    own = {each.objectName() for each in desktop.window.findChildren(QWidget) if each.window() is not desktop.window}
    assert not set(missed) - own
