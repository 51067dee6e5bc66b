"""Real windows on a real server, for the tests of the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget

from qosviewer.app import make_application, make_window
from qosviewer.sample import Meeting, SampleServer
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_page import MeetingPage
from tests.support.fetches import ref_of, session_for

PATIENCE_MS = 10_000
ACCOUNT = "Test account"

Kind = TypeVar("Kind", bound=QObject)


class Desktop:
    """One window with its desk, an account on the server, and hands to use it with."""

    def __init__(self, server: SampleServer, qtbot) -> None:
        app = make_application()
        self.window, self.desk = make_window(app, theme="light")
        self.context = self.desk.context
        self.server = server
        self.qtbot = qtbot
        self.session = session_for(server)
        self.context.sessions.add_guest(ACCOUNT, self.session)
        self.window.show()
        qtbot.waitExposed(self.window)

    def open(self, *meetings: Meeting) -> MeetingPage:
        """Open meetings and return the page in front."""
        self.desk.meetings.open([ref_of(meeting) for meeting in meetings], ACCOUNT)
        return self.page

    @property
    def page(self) -> MeetingPage:
        page = self.desk.meetings.current
        assert page is not None
        return page

    def until(self, page: MeetingPage, *phases: Phase) -> MeetingPage:
        self.qtbot.waitUntil(lambda: page.controller.state.phase in phases, timeout=PATIENCE_MS)
        return page

    def until_count(self, page: MeetingPage, count: int) -> None:
        self.qtbot.waitUntil(lambda: page.model.data.table.participant_count >= count, timeout=PATIENCE_MS)

    def trigger(self, key: str) -> None:
        self.window.actions_[key].trigger()

    def dialog(self, name: str) -> QDialog:
        """The open dialog of that name."""
        return next(
            dialog for dialog in self.window.findChildren(QDialog) if dialog.objectName() == name and dialog.isVisible()
        )

    def type_meeting(self, text: str) -> QDialog:
        """Open the dialog, type into its field key by key, and leave it open."""
        self.trigger("open")
        dialog = self.dialog("openMeeting")
        QTest.keyClicks(child(dialog, QPlainTextEdit, "openMeeting.what"), text)
        return dialog

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def child(parent: QObject, kind: type[Kind], name: str) -> Kind:
    found = parent.findChild(kind, name)
    assert found is not None, f"there is no {name}"
    return found


def click(parent: QWidget, name: str) -> None:
    """Click a button as a person does."""
    button = child(parent, QPushButton, name)
    assert button.isVisible() and button.isEnabled(), f"{name} can't be clicked"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def meeting_of(server: SampleServer, state: str) -> Meeting:
    return next(meeting for meeting in server.meetings if meeting.state == state)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    """Give the application back the look it had: a window dresses all of it."""
    palette, sheet, style = qapp.palette(), qapp.styleSheet(), qapp.style().name()
    yield
    if qapp.styleSheet() != sheet:
        qapp.setStyleSheet(sheet)
    if qapp.style().name() != style:
        qapp.setStyle(style)
    if qapp.palette() != palette:
        qapp.setPalette(palette)


@pytest.fixture
def server() -> Iterator[SampleServer]:
    with SampleServer(participants=47) as running:
        yield running


@pytest.fixture
def desktop(server: SampleServer, qtbot) -> Iterator[Desktop]:
    made = Desktop(server, qtbot)
    yield made
    made.close()
