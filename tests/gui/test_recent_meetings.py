"""The meetings opened lately, on the start page of the next window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingKind
from qosviewer.domain.secret import Secret
from qosviewer.services.places import find_places
from qosviewer.services.profiles import Profile
from qosviewer.services.settings import REQUESTS_PER_SECOND
from qosviewer.ui.meeting.fetch_state import Phase
from tests.gui.conftest import Desktop
from tests.support.fetches import ref_of

KEY = "recent/meetings"


@pytest.fixture
def work(desktop: Desktop, server) -> Desktop:
    profile = Profile("Work", server.account_id, server.client_id, "other", server.api_base, server.token_url)
    desktop.context.settings.set(REQUESTS_PER_SECOND, 40.0)
    desktop.context.profiles.create(profile)
    desktop.context.secrets.keep_for_this_run("Work", Secret(server.client_secret))
    return desktop


@contextmanager
def next_window(server, qtbot) -> Iterator[Desktop]:
    other = Desktop(server, qtbot)
    other.context.secrets.keep_for_this_run("Work", Secret(server.client_secret))
    try:
        yield other
    finally:
        other.close()


def open_all(desktop: Desktop, meetings) -> None:
    for meeting in meetings:
        desktop.desk.meetings.open([ref_of(meeting)], "Work")
        desktop.until(desktop.page, Phase.COMPLETE)


def listed(desktop: Desktop) -> list[str]:
    meetings = desktop.window.start.list
    return [meetings.item(row).text() for row in range(meetings.count())]


def test_the_next_window_offers_what_was_opened_the_latest_first(work: Desktop, server, qtbot) -> None:
    first, second = server.meetings[:2]
    open_all(work, (first, second))
    work.window.close()
    with next_window(server, qtbot) as other:
        start = other.window.start
        assert listed(other) == [second.topic, first.topic]
        assert start.list.isVisible()
        assert start.list.accessibleName() == texts.START_RECENT_MEETINGS
        start.list.setCurrentRow(1)
        QTest.keyClick(start.list, Qt.Key.Key_Return)
        page = other.until(other.page, Phase.COMPLETE, Phase.KEPT)
        assert page.model.data.info.ref.uuid == first.uuid
        assert listed(other) == [first.topic, second.topic]


def test_one_that_is_open_by_its_number_is_not_opened_twice(work: Desktop, server) -> None:
    open_all(work, server.meetings[:1])
    work.window.start.list.setCurrentRow(0)
    work.window.start.list.itemActivated.emit(work.window.start.list.item(0))
    assert len(work.window.pages) == 1


def test_meetings_of_accounts_without_a_profile_are_not_kept(desktop: Desktop, server) -> None:
    desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    assert desktop.context.state.load_choices(KEY) is None


def test_those_of_a_deleted_account_are_not_offered(work: Desktop, server) -> None:
    open_all(work, server.meetings[:1])
    work.context.profiles.delete("Work", leave_secret=True)
    work.desk.recent.show()
    assert not work.window.start.list.isVisibleTo(work.window.start)


def test_resetting_the_layout_forgets_no_meeting(work: Desktop, server) -> None:
    open_all(work, server.meetings[:1])
    work.trigger("reset")
    work.desk.recent.show()
    assert listed(work) == [server.meetings[0].topic]


@pytest.mark.parametrize("kept", [7, {"a": 1}, [7, [], ["meeting"], ["party", "1", "", "", "Work"], [[]] * 4]])
def test_a_damaged_list_is_no_obstacle(work: Desktop, kept) -> None:
    work.context.state.save_choices(KEY, kept)
    work.desk.recent.show()
    assert not work.window.start.list.isVisibleTo(work.window.start)


def test_no_more_than_eight_are_kept_and_no_passcode(work: Desktop, server) -> None:
    work.desk.use_account("Work")
    meetings = [
        meeting
        for meeting in server.meetings
        if meeting.state == "ended" and ref_of(meeting).kind is MeetingKind.MEETING
    ][:9]
    for meeting in meetings:
        dialog = work.type_meeting(f"https://example.zoom.us/j/{meeting.number}?pwd=s3cr3tPasscode")
        dialog.accept()
        work.until(work.page, Phase.COMPLETE)
        QApplication.processEvents()
    assert len(listed(work)) == 8
    work.window.close()
    assert "s3cr3tPasscode" not in find_places().window_file.read_text()
