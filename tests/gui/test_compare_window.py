"""Holding meetings against one another and deciding who is who, as a person does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDoubleSpinBox, QLabel, QListWidget, QMenu, QPushButton

from qosviewer.archive import Archive
from qosviewer.domain.compare.comparison import Comparison, labelled
from qosviewer.domain.compare.sides import Side
from qosviewer.models.comparison_model import prepared
from qosviewer.services.cross_pairings import kept_cross_pairings
from qosviewer.services.places import find_places
from qosviewer.ui.compare.compare_page import ComparePage
from qosviewer.ui.compare.remarks_bar import RemarksBar
from tests.factories import stream
from tests.gui.conftest import PATIENCE_MS, Desktop, child, click
from tests.support.archives import keep, person
from tests.support.comparisons import curious_comparison, meeting, who

KEY = Qt.Key


def show(desktop: Desktop, comparison: Comparison) -> ComparePage:
    desktop.window.resize(1400, 800)
    page = desktop.desk.compare.show(prepared(comparison, comparison.others[0]))
    desktop.qtbot.waitExposed(page)
    return page


def settled(desktop: Desktop, page: ComparePage) -> None:
    desktop.qtbot.waitUntil(lambda: not page.model.is_working, timeout=PATIENCE_MS)


def test_the_baseline_is_changed_by_enter_and_the_other_by_space(desktop):
    page = show(desktop, Comparison(labelled([Side(meeting(who("Anna|a@b.c"), uuid=each)) for each in "xyz"])))
    first, _second, third = page.chips.chips
    third.setFocus()
    QTest.keyClick(third, KEY.Key_Space)
    settled(desktop, page)
    assert (page.model.comparison.baseline, page.model.other) == (0, 2)

    QTest.keyClick(third, KEY.Key_Return)
    settled(desktop, page)
    assert (page.model.comparison.baseline, page.model.other) == (2, 0)
    assert "baseline" in third.accessibleName()
    assert "compared" in first.accessibleName()


def test_differences_are_walked_by_key_and_said(desktop):
    page = show(desktop, curious_comparison())
    page.side_by_side.focus_table()
    QTest.keyClick(page.side_by_side.views.front, KEY.Key_F8)
    said = child(page, QLabel, "compare.count").accessibleName()
    most = page.model.comparison.names[page.model.selected[0]]
    assert most.startswith("Gina") and "Gina" in said
    assert said.endswith("better")

    QTest.keyClick(page.side_by_side.views.figures, KEY.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert "From the other end" in child(page, QLabel, "compare.count").accessibleName()


def test_both_halves_share_rows_place_and_selection(desktop):
    people = [who(f"Person {number}|{number}@b.c") for number in range(200)]
    page = show(desktop, Comparison(labelled([Side(meeting(*people, uuid=each)) for each in "xy"])))
    views = page.side_by_side.views
    views.figures.verticalScrollBar().setValue(700)
    assert views.front.verticalScrollBar().value() == 700

    page.model.select([150])
    assert views.selected_humans() == [150]
    assert views.front.visualRect(views.table.index(views.table.lines.positions_of([150])[0], 0)).intersects(
        views.front.viewport().rect()
    )


def test_only_changes_above_a_size_and_a_way_back(desktop):
    page = show(desktop, curious_comparison())
    table = page.side_by_side
    child(table, QDoubleSpinBox, "compare.least").setValue(50.0)
    child(table, QCheckBox, "compare.onlyChanges").setChecked(True)
    assert table.table.shown_count == 0

    click(table, "compare.nothing.way_out")
    assert table.table.shown_count == 10


def test_who_is_who_is_decided_kept_and_taken_back(desktop):
    sound = stream("audio_output", avg_loss="1%")
    sides = [Side(meeting(*(who("Sam", sound, pid=n) for n in "12"), uuid=f"{each}==")) for each in "xy"]
    with Archive.open(find_places().archive_file) as archive:
        for side in sides:
            keep(archive, [person("Sam", n) for n in "12"], side.data.info)
    page = show(desktop, Comparison(labelled(sides)))
    button = child(page, QPushButton, "compare.decide")
    assert button.text().endswith("(1)…")
    button.click()
    dialog = desktop.dialog("pairing")
    same = child(dialog, QPushButton, "pairing.same")
    desktop.qtbot.waitUntil(same.isEnabled, timeout=PATIENCE_MS)
    click(dialog, "pairing.same")
    settled(desktop, page)
    assert len(page.model.comparison.pairing.in_both(0, 1)) == 1

    with Archive.open(find_places().archive_file) as archive:
        desktop.qtbot.waitUntil(lambda: len(kept_cross_pairings(archive, {"x==", "y=="})) == 1, timeout=PATIENCE_MS)

        child(dialog, QListWidget, "pairing.decided").setCurrentRow(0)
        click(dialog, "pairing.back")
        settled(desktop, page)
        assert not len(page.model.comparison.pairing.in_both(0, 1))
        desktop.qtbot.waitUntil(lambda: not kept_cross_pairings(archive, {"x==", "y=="}), timeout=PATIENCE_MS)


def test_two_selected_rows_are_joined_from_the_menu(desktop):
    page = show(
        desktop, Comparison(labelled([Side(meeting(who("Anna"), uuid="x")), Side(meeting(who("Änna B"), uuid="y"))]))
    )
    page.model.select([0, 1])
    page._show_menu(page.mapToGlobal(page.rect().center()))
    menu = child(page, QMenu, "compare.menu")
    next(action for action in menu.actions() if action.objectName() == "compare.menu.join").trigger()
    settled(desktop, page)

    assert page.model.comparison.pairing.count == 1
    assert page.model.selected == (0,)


def test_a_menu_about_people_goes_when_they_stand_elsewhere(desktop):
    sides = [Side(meeting(who("Anna"), who("Bert"), uuid=uuid)) for uuid in "xyz"]
    page = show(desktop, Comparison(labelled(sides)))
    page.model.select([0])
    page._show_menu(page.mapToGlobal(page.rect().center()))
    menu = child(page, QMenu, "compare.menu")
    closed = []
    menu.aboutToHide.connect(lambda: closed.append(True))
    assert menu.isVisible()
    page.model.remove(0)
    settled(desktop, page)
    assert closed


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        (("Anna",), ("Bert",), "Nobody was in both"),
        (("",), ("",), "Nobody was in both"),
        (("Anna|a@b.c",), (), "no QoS"),
        (("iPhone",) * 300, ("iPhone",) * 300, "Nobody was in both"),
        (("A|s@b.c", "B|s@b.c", "C|s@b.c"), ("A|s@b.c",), ""),
    ],
)
def test_whatever_is_odd_is_said_and_still_shown(desktop, one, two, said):
    sides = [
        Side(meeting(*(who(text, pid=str(n)) for n, text in enumerate(people)), uuid=uuid))
        for people, uuid in ((one, "x"), (two, "y"))
    ]
    page = show(desktop, Comparison(labelled(sides)))

    assert said in child(page, RemarksBar, "compare.notices").said
    assert page.side_by_side.table.rowCount() > 0


def test_rows_are_copied_with_their_titles(desktop):
    page = show(desktop, curious_comparison())
    page.model.select([page.model.comparison.names.index("Anna Berg")])
    QTest.keyClick(page.side_by_side.views.front, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QApplication.clipboard().text().split("\n")

    assert head.startswith("Person\tChange\tPaired by\tA Audio ↓ loss")
    assert row.startswith("Anna Berg\t◐ 1 worse · audio ↓ loss 0.3 → 6.05 %\tid, certain\t0.3 %")
