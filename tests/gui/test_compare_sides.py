"""An open comparison is added to and taken from; its baseline and what was decided by hand stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton

from qosviewer.domain import texts
from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.how_many import MOST_SIDES
from qosviewer.domain.compare.sides import Side
from qosviewer.models.comparison_model import prepared
from qosviewer.ui.compare.choose_dialog import ChooseDialog
from qosviewer.ui.compare.compare_page import ComparePage
from tests.gui.compare_hands import (
    at_zoom,
    compare_page,
    entry_of,
    fill,
    list_at_zoom,
    said,
    select,
    topics,
    until_topics,
)
from tests.gui.conftest import PATIENCE_MS, Desktop, child, click
from tests.support.comparisons import meeting, who

KEY = Qt.Key


@pytest.fixture
def filled(desktop: Desktop) -> Desktop:
    return fill(desktop)


@pytest.fixture
def page(filled: Desktop) -> ComparePage:
    """The first two of the series, compared."""
    select(filled, "Weekly 1", "Weekly 3")
    click(filled.window, "library.compareSelected")
    return compare_page(filled)


def add(page: ComparePage) -> QToolButton:
    return child(page, QToolButton, "compare.add")


def choose(desktop: Desktop, *wanted: str) -> None:
    dialog = desktop.dialog("compareWith")
    assert isinstance(dialog, ChooseDialog)
    entries = dialog._rows.entries
    dialog.table.select_rows([row for row, each in enumerate(entries) if each.info.topic in wanted])
    click(dialog, "compareWith.accept")


def test_a_meeting_is_added_beside_the_chips_and_takes_its_place_in_time(filled: Desktop, page) -> None:
    QTest.mouseClick(add(page), Qt.MouseButton.LeftButton)
    dialog = filled.dialog("compareWith")
    assert isinstance(dialog, ChooseDialog)
    assert dialog.windowTitle() == texts.CHOOSE_TITLE_ADD
    # What is compared already is not offered again.
    assert sorted(each.info.topic for each in dialog._rows.entries) == ["Other", "Weekly 2"]
    choose(filled, "Weekly 2")
    added = texts.COMPARE_ADDED.format(title="Weekly 2")
    filled.qtbot.waitUntil(lambda: said(filled) == added, timeout=PATIENCE_MS)
    until_topics(filled, page, "Weekly 1", "Weekly 2", "Weekly 3")
    assert (page.model.comparison.baseline, page.model.other) == (0, 1)
    assert len(page.chips.chips) == 3
    assert page.windowTitle() == texts.COMPARE_TITLE.format(count=3)


def test_the_key_that_compares_adds_to_a_comparison(filled: Desktop, page) -> None:
    page.model.set_baseline(1)
    until_topics(filled, page, "Weekly 1", "Weekly 3")
    QTest.keyClick(filled.window, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert "stay" in child(filled.dialog("compareWith"), QLabel, "compareWith.help").text()
    choose(filled, "Other", "Weekly 2")
    until_topics(filled, page, "Other", "Weekly 1", "Weekly 2", "Weekly 3")
    # The baseline is the same meeting as before, at another place.
    assert page.model.comparison.baseline == 3
    assert [chip.isChecked() for chip in page.chips.chips] == [False, False, True, True]
    assert len(filled.window.pages) == 1


def test_all_views_follow(filled: Desktop, page) -> None:
    table = page.side_by_side.table
    QTest.keyClick(filled.window, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    choose(filled, "Other")
    until_topics(filled, page, "Other", "Weekly 1", "Weekly 3")
    assert table.view.comparison is page.model.comparison
    for key in ("paragraph", "overview", "trend", "groups"):
        page.show_view(key)
        view = page._views.currentWidget()
        filled.qtbot.waitUntil(lambda view=view: view.is_current, timeout=PATIENCE_MS)
    page.chips.chips[0].setFocus()
    QTest.keyClick(page.chips.chips[0], KEY.Key_Delete)
    until_topics(filled, page, "Weekly 1", "Weekly 3")
    for key in ("trend", "overview", "groups", "paragraph"):
        page.show_view(key)
        view = page._views.currentWidget()
        filled.qtbot.waitUntil(lambda view=view: view.is_current, timeout=PATIENCE_MS)
    assert table.view.comparison is page.model.comparison


def test_what_is_at_zoom_is_fetched_and_added(filled: Desktop, page, server) -> None:
    week = next(each for each in server.meetings if each.key == "series-8")
    list_at_zoom(filled, week)
    QTest.mouseClick(add(page), Qt.MouseButton.LeftButton)
    choose(filled, week.topic)
    until_topics(filled, page, "Weekly 1", "Weekly 3", week.topic)
    filled.qtbot.waitUntil(lambda: at_zoom(filled, week).archived, timeout=PATIENCE_MS)
    assert page.model.comparison.sides[page.model.other].data.companions.roster


def test_a_chip_is_removed_by_its_menu_that_a_key_opens(filled: Desktop, page) -> None:
    QTest.mouseClick(add(page), Qt.MouseButton.LeftButton)
    choose(filled, "Weekly 2")
    until_topics(filled, page, "Weekly 1", "Weekly 2", "Weekly 3")
    chip = page.chips.chips[0]
    chip.setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), chip.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(chip, event)
    menu = child(chip, QMenu, "compare.chipMenu")
    assert menu.isVisible()
    actions = {each.objectName().removeprefix("compare.chipMenu."): each for each in menu.actions()}
    assert not actions["baseline"].isEnabled() and actions["remove"].isEnabled()
    actions["remove"].trigger()
    menu.close()
    assert said(filled) == texts.COMPARE_REMOVED.format(title="Weekly 1")
    until_topics(filled, page, "Weekly 2", "Weekly 3")
    assert (page.model.comparison.baseline, page.model.other) == (0, 1)


def test_of_two_neither_can_go(filled: Desktop, page) -> None:
    chip = page.chips.chips[1]
    chip.setFocus()
    QTest.keyClick(chip, KEY.Key_Delete)
    assert topics(page) == ["Weekly 1", "Weekly 3"] and not page.model.is_working
    chip.customContextMenuRequested.emit(QPoint(2, 2))
    menu = child(chip, QMenu, "compare.chipMenu")
    remove = next(each for each in menu.actions() if each.objectName().endswith("remove"))
    assert not remove.isEnabled() and remove.toolTip() == texts.CHIP_REMOVE_TWO
    menu.close()


def test_the_keyboard_goes_from_chip_to_chip_to_the_button_also_after_one_was_added(filled: Desktop, page) -> None:
    QTest.mouseClick(add(page), Qt.MouseButton.LeftButton)
    choose(filled, "Weekly 2")
    until_topics(filled, page, "Weekly 1", "Weekly 2", "Weekly 3")
    chips = page.chips.chips
    filled.qtbot.waitUntil(chips[2].isVisible, timeout=PATIENCE_MS)
    chips[0].setFocus()
    passed = []
    for _ in range(3):
        QTest.keyClick(filled.window.focusWidget(), KEY.Key_Tab)
        passed.append(filled.window.focusWidget())
    assert passed == [chips[1], chips[2], add(page)]


def test_removing_the_chip_with_the_keyboard_leaves_the_keyboard_among_the_chips(filled: Desktop, page) -> None:
    QTest.mouseClick(add(page), Qt.MouseButton.LeftButton)
    choose(filled, "Weekly 2")
    until_topics(filled, page, "Weekly 1", "Weekly 2", "Weekly 3")
    last = page.chips.chips[2]
    filled.qtbot.waitUntil(last.isVisible, timeout=PATIENCE_MS)
    last.setFocus()
    QTest.keyClick(last, KEY.Key_Delete)
    until_topics(filled, page, "Weekly 1", "Weekly 2")
    assert filled.window.focusWidget() is page.chips.chips[1]


def test_decisions_by_hand_stay_over_adding_and_removing(filled: Desktop, page) -> None:
    anna, bert = (page.model.comparison.names.index(name) for name in ("Anna", "Bert"))
    page.model.part(anna, 1)
    until_topics(filled, page, "Weekly 1", "Weekly 3")
    assert page.model.comparison.names.count("Anna") == 2 and bert >= 0
    QTest.mouseClick(add(page), Qt.MouseButton.LeftButton)
    choose(filled, "Other")
    until_topics(filled, page, "Other", "Weekly 1", "Weekly 3")
    assert page.model.comparison.names.count("Anna") == 2
    page.chips.chips[0].setFocus()
    QTest.keyClick(page.chips.chips[0], KEY.Key_Delete)
    until_topics(filled, page, "Weekly 1", "Weekly 3")
    assert page.model.comparison.names.count("Anna") == 2


def test_no_more_than_twenty(filled: Desktop) -> None:
    sides = [Side(meeting(who("Anna"), uuid=f"u{week}", weeks=week)) for week in range(MOST_SIDES)]
    comparison = Comparison(labelled(sides))
    page = filled.desk.compare.show(prepared(comparison, 1))
    assert not add(page).isEnabled()
    assert add(page).toolTip() == texts.COMPARE_ADD_FULL.format(most=MOST_SIDES)
    QTest.keyClick(filled.window, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert filled.window.banner.notice.message.title == texts.COMPARE_FULL.title
    page.model.remove(19)
    filled.qtbot.waitUntil(lambda: len(page.model.comparison.sides) == 19, timeout=PATIENCE_MS)
    assert add(page).isEnabled()
    QTest.keyClick(filled.window, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = filled.dialog("compareWith")
    assert child(dialog, QLabel, "compareWith.help").text() == texts.CHOOSE_HELP_ADD_ONE
    assert isinstance(dialog, ChooseDialog)
    dialog.table.select_rows([0, 1])
    assert not child(dialog, QPushButton, "compareWith.accept").isEnabled()
    dialog.reject()


def test_a_comparison_that_is_closed_meanwhile_takes_nothing(filled: Desktop, page) -> None:
    filled.desk.compare._add(page, [entry_of(filled, "Weekly 2")])
    filled.trigger("close_tab")
    filled.qtbot.waitUntil(lambda: said(filled) == "", timeout=PATIENCE_MS)
    assert filled.window.pages == []


def test_one_click_on_the_compared_meeting_makes_it_the_baseline(filled: Desktop, page) -> None:
    def roles() -> tuple[int, int]:
        return page.model.comparison.baseline, page.model.other

    QTest.mouseClick(page.chips.chips[1], Qt.MouseButton.LeftButton)
    filled.qtbot.waitUntil(lambda: roles() == (1, 0), timeout=PATIENCE_MS)
    # A click on the baseline leaves it what it is, and shown as such.
    QTest.mouseClick(page.chips.chips[1], Qt.MouseButton.LeftButton)
    assert not page.model.is_working and page.chips.chips[1].isChecked()

    QTest.keyClick(filled.window, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    choose(filled, "Weekly 2")
    until_topics(filled, page, "Weekly 1", "Weekly 2", "Weekly 3")
    assert roles() == (2, 1)
    first = page.chips.chips[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    filled.qtbot.waitUntil(lambda: roles() == (2, 0), timeout=PATIENCE_MS)
    second = page.chips.chips[1]
    # A double click is two: the second does not wait until what the first wants is worked out.
    for _ in range(2):
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    filled.qtbot.waitUntil(lambda: roles() == (1, 2) and not page.model.is_working, timeout=PATIENCE_MS)


def test_one_click_with_control_makes_any_meeting_the_baseline(filled: Desktop, page) -> None:
    QTest.keyClick(filled.window, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    choose(filled, "Weekly 2")
    until_topics(filled, page, "Weekly 1", "Weekly 2", "Weekly 3")
    third = page.chips.chips[2]
    assert (page.model.comparison.baseline, page.model.other) == (0, 1)
    assert "Ctrl+click" in third.toolTip()
    QTest.mousePress(third, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    # Let go elsewhere: nothing was clicked.
    QTest.mouseRelease(third, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, QPoint(-5, -5))
    assert not page.model.is_working
    QTest.mouseClick(third, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    filled.qtbot.waitUntil(lambda: page.model.comparison.baseline == 2, timeout=PATIENCE_MS)
    assert page.model.other == 1
    assert third.isChecked() and not third.isDown()
