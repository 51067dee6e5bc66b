from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QRadioButton

from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.ui.meeting_list import MeetingList
from qosviewer.ui.offered_meeting import OfferedMeeting
from qosviewer.ui.open_meeting_dialog import OpenMeetingDialog
from tests.gui.conftest import child

OFFERED = (
    OfferedMeeting(
        MeetingRef(MeetingKind.MEETING, "81234567890", "a" * 22 + "=="), "One <b>", "3 participants", "Sample"
    ),
    OfferedMeeting(MeetingRef(MeetingKind.WEBINAR, "91234567890", "b" * 22 + "=="), "Two", "4 participants", "Sample"),
)


@pytest.fixture
def dialog(qtbot):
    made = OpenMeetingDialog(("Work", "Sample"), "Work", OFFERED)
    qtbot.addWidget(made)
    made.show()
    return made


def field(dialog: OpenMeetingDialog) -> QPlainTextEdit:
    return child(dialog, QPlainTextEdit, "openMeeting.what")


def verdict(dialog: OpenMeetingDialog) -> str:
    return child(dialog, QLabel, "openMeeting.verdict").text()


def can_open(dialog: OpenMeetingDialog) -> bool:
    return child(dialog, QPushButton, "openMeeting.accept").isEnabled()


def test_what_is_typed_is_read_while_it_is_typed(dialog) -> None:
    assert not can_open(dialog)
    QTest.keyClicks(field(dialog), "812 3456")
    assert not can_open(dialog)
    QTest.keyClicks(field(dialog), " 7890")
    assert verdict(dialog) == "Meeting 812 3456 7890, the latest time it was held."
    assert can_open(dialog)


def test_several_lines_are_several_meetings(dialog) -> None:
    field(dialog).setPlainText("812 3456 7890\n912 3456 7890")
    assert verdict(dialog) == "2 meetings."
    assert len(dialog.understood.refs) == 2


def test_a_mistake_is_told_and_not_opened_however_good_the_rest_is(dialog) -> None:
    field(dialog).setPlainText("812 3456 7890\n12345")
    assert "“12345” is not a meeting number." in verdict(dialog)
    assert not can_open(dialog)
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_number_can_be_meant_as_a_webinar_s(dialog) -> None:
    field(dialog).setPlainText("812 3456 7890")
    child(dialog, QRadioButton, "openMeeting.webinar").click()
    assert verdict(dialog) == "Webinar 812 3456 7890, the latest time it was held."
    assert dialog.understood.refs[0].kind is MeetingKind.WEBINAR


def test_enter_opens_and_shift_enter_begins_a_line(dialog, qtbot) -> None:
    QTest.keyClicks(field(dialog), "81234567890")
    QTest.keyClick(field(dialog), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert field(dialog).toPlainText() == "81234567890\n"
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field(dialog), Qt.Key.Key_Enter)
    assert dialog.account == "Work"


def test_the_meetings_of_an_account_are_offered_with_it(dialog, qtbot) -> None:
    offers = child(dialog, MeetingList, "openMeeting.meetings")
    assert offers.isHidden()
    accounts = child(dialog, QComboBox, "openMeeting.account")
    accounts.setCurrentIndex(accounts.findData("Sample"))
    assert offers.isVisible()
    assert [offers.item(row).text() for row in range(offers.count())] == ["One <b>", "Two"]
    offers.setFocus()
    offers.setCurrentRow(1)
    assert field(dialog).toPlainText() == "91234567890"
    assert dialog.refs == (OFFERED[1].ref,)
    QTest.keyClicks(field(dialog), "0")
    assert dialog.refs == (MeetingRef(MeetingKind.WEBINAR, "912345678900"),)
    offers.setCurrentRow(0)
    assert dialog.refs == (OFFERED[0].ref,)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(offers, Qt.Key.Key_Return)


def test_tab_leaves_the_field(dialog, qapp) -> None:
    field(dialog).setFocus()
    QTest.keyClick(field(dialog), Qt.Key.Key_Tab)
    assert not field(dialog).hasFocus()
    assert field(dialog).toPlainText() == ""
