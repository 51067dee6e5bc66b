"""The head of a meeting, in the whole window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from qosviewer.domain import texts
from qosviewer.sample import SampleServer
from qosviewer.ui.meeting.fetch_state import Phase
from tests.gui.conftest import Desktop, child


def test_the_count_of_problems_switches_to_those_and_back_by_mouse_and_key(desktop: Desktop, server) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    count = child(page, QAbstractButton, "meetingHeader.problems")
    only_problems = child(page, QAbstractButton, "participants.only_problems")
    assert count.accessibleName().endswith(": list only these participants")
    QTest.mouseClick(count, Qt.MouseButton.LeftButton)
    assert only_problems.isChecked()
    assert f"{len(page.participants.shown_rows())} of 46" in count.text()
    assert count.text().endswith(", 1 not judged")
    assert count.toolTip().endswith(texts.PROBLEMS_NOT_JUDGED_HELP.format(count=1))
    QTest.keyClick(count, Qt.Key.Key_Space)
    assert not only_problems.isChecked()
    assert len(page.participants.shown_rows()) == 47
    only_problems.click()
    assert count.isChecked()


def test_one_participant_and_no_data_have_words_of_their_own(qtbot) -> None:
    with SampleServer() as server:
        desktop = Desktop(server, qtbot)
        for key, words in (("alone", texts.PROBLEMS_ONE[False]), ("no-data", texts.PROBLEMS_NO_DATA)):
            meeting = next(meeting for meeting in server.meetings if meeting.key == key)
            page = desktop.until(desktop.open(meeting), Phase.COMPLETE)
            assert page.header.problems.endswith(words)
        desktop.close()
