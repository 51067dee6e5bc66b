"""Which account the status bar names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from qosviewer.app import make_application, make_window
from qosviewer.domain import texts
from qosviewer.services.profiles import Profile
from qosviewer.ui.desk import Desk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.sample_offer import SAMPLE_ACCOUNT
from tests.gui.conftest import ACCOUNT, PATIENCE_MS, Desktop, child
from tests.support.fetches import ref_of


@pytest.fixture
def start(qtbot) -> Iterator[tuple[MainWindow, Desk]]:
    """A window nobody has set up anything in."""
    window, desk = make_window(make_application())
    window.show()
    yield window, desk
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def named(window: MainWindow) -> str:
    return child(window, QLabel, "status.account").text()


def test_the_sample_account_is_an_account(start, qtbot) -> None:
    window, desk = start
    assert named(window) == texts.NO_ACCOUNT_IN_USE
    with qtbot.waitSignal(desk.sample.listed, timeout=PATIENCE_MS):
        desk.sample.show()
    assert named(window) == f"Account: {SAMPLE_ACCOUNT}"


def test_each_tab_names_its_own(desktop: Desktop, server) -> None:
    other = "Other account"
    desktop.context.sessions.add_guest(other, desktop.session)
    first = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    desktop.desk.meetings.open([ref_of(server.meetings[1])], other)
    desktop.until(desktop.page, Phase.COMPLETE)
    assert named(desktop.window) == f"Account: {other}"
    desktop.window.show_page(first)
    assert named(desktop.window) == f"Account: {ACCOUNT}"


def test_a_tab_goes_on_naming_an_account_that_was_deleted(desktop: Desktop, server) -> None:
    profiles = desktop.context.profiles
    profiles.create(Profile("Work", server.account_id, server.client_id))
    desktop.desk.meetings.open([ref_of(server.meetings[0])], "Work")
    desktop.until(desktop.page, Phase.FAILED)
    profiles.delete("Work", leave_secret=True)
    desktop.window.show_start()
    assert named(desktop.window) == f"Account: {ACCOUNT}"
    desktop.window.show_page(desktop.window.pages[0])
    assert named(desktop.window) == "Account: Work"
