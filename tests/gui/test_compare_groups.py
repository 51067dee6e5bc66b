"""Groups of a comparison whose lists of participants are missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from qosviewer.domain.compare.comparison import Comparison
from qosviewer.domain.source import FILE, QSS
from qosviewer.sample import SampleServer
from qosviewer.sample.faults import fault
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.ui.compare.groups_view import GroupsView
from tests.gui.conftest import child
from tests.support.compare_views import PATIENCE_MS, cell, shown, until_current
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
