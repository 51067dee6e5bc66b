"""Groups of a comparison whose lists of participants are missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QMenu

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.source import FILE, QSS
from qosviewer.models.comparison_model import prepared
from qosviewer.sample import SampleServer
from qosviewer.sample.faults import fault
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.ui.compare.compare_page import ComparePage
from qosviewer.ui.compare.groups_view import GroupsView
from qosviewer.ui.compare.views import make_views
from qosviewer.work.jobs import JobRunner
from tests.gui.conftest import child
from tests.support.compare_views import PATIENCE_MS, cell, shown, until_current, week
from tests.support.comparisons import compared
from tests.support.rosterless import rosterless_sides, rosters_of


@pytest.fixture
def door(tmp_path: Path) -> Iterator[ArchiveDoor]:
    opened = ArchiveDoor(tmp_path / "archive.sqlite3")
    yield opened
    opened.close()


def groups(qtbot, server: SampleServer, door: ArchiveDoor, source: str = QSS) -> GroupsView:
    """The view of two weeks of the series."""
    comparison = Comparison(rosterless_sides(server, door, source=source))
    return shown(qtbot, lambda model, runner: GroupsView(model, runner, rosters_of(server, door)), comparison)


def test_missing_lists_are_fetched_at_one_press_and_the_people_are_grouped(qtbot, door) -> None:
    with SampleServer() as server:
        view = groups(qtbot, server, door)
        assert view.offer.words == "Devices and networks are not known: no list of participants is fetched."
        assert "list of participants" in child(view, QLabel, "compare.groups.table.reason").text()
        assert view.offer.button.isEnabled() and view.offer.button.text() == "&Fetch lists of participants (2)"
        view.model.select([0])
        view.offer.button.click()
        assert not view.offer.button.isEnabled()
        qtbot.waitUntil(lambda: not view.offer.is_fetching, timeout=PATIENCE_MS)
        until_current(qtbot, view)
        assert cell(view.groups, 0, "Group") == "Wifi" and not view.offer.isVisible()
        assert view.model.selected == (0,)


def test_what_hinders_disables_the_button_and_is_said(qtbot, door) -> None:
    with SampleServer() as server:
        view = groups(qtbot, server, door, FILE)
        assert not view.offer.button.isEnabled()
        assert "A was opened from a file" in view.offer.words
        assert "A was opened from a file" in view.offer.button.toolTip()


def test_trouble_is_said_and_can_be_tried_again(qtbot, door) -> None:
    with SampleServer(faults=[fault("missing-scope=participants")]) as server:
        view = groups(qtbot, server, door)
        view.offer.button.click()
        qtbot.waitUntil(lambda: not view.offer.is_fetching, timeout=PATIENCE_MS)
        assert (
            "The list of A could not be fetched. The scope for the list of participants is missing." in view.offer.words
        )
        assert view.offer.button.isEnabled()


def test_somebody_in_the_table_is_held_against_the_others(qtbot) -> None:
    runner = JobRunner()
    comparison = compared(week(0, 1, 2, 6), week(1, 1, 2, 3))
    page = ComparePage(prepared(comparison, 1), runner)
    runner.setParent(page)
    qtbot.addWidget(page, before_close_func=lambda _page: runner.shutdown(PATIENCE_MS))
    for key, title, widget in make_views(page.model, runner):
        page.add_view(key, title, widget)
    page.show()
    for chosen, is_enabled in (((1, 2), False), ((2,), True)):
        page.model.select(chosen)
        page.side_by_side.menu_wanted.emit(QPoint())
        menu = page.findChildren(QMenu, "compare.menu")[-1]
        action = next(each for each in menu.actions() if each.objectName() == "compare.menu.standing")
        assert action.isEnabled() == is_enabled
        if is_enabled:
            action.trigger()
        menu.close()
    assert page.view_key == "groups"
    view = child(page, GroupsView, "compare.groups")
    until_current(qtbot, view)
    assert view.who.currentText() == "P2" and view.standings.isVisible()
    (selected,) = view.standings.selected_rows()
    assert cell(view.standings, selected, "What") == "Audio ↓ loss"
    assert cell(view.standings, selected, "Rank") == "3 of 3"
