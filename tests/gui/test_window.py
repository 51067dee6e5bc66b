"""The whole window against a real server: what a person does, and what goes wrong meanwhile."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingKind, MeetingRef
from qosviewer.domain.metrics import FIELD
from qosviewer.domain.secret import Secret
from qosviewer.domain.streams import INPUT_IS_DOWNLINK, INPUT_IS_UPLINK
from qosviewer.sample import fault
from qosviewer.services.profiles import Profile
from qosviewer.ui.labels import ElidedLabel
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.theme import DARK, colors_of
from tests.gui.conftest import ACCOUNT, PATIENCE_MS, Desktop, child, click, meeting_of
from tests.support.fetches import ref_of, session_for

HOSTILE = "<img src=x onerror=alert(1)> & <b>bold</b>\n\u202egnp.exe"


def job_threads() -> list[threading.Thread]:
    """Those of jobs that come to an end: the library follows the archive as long as there is a window."""
    running = (thread for thread in threading.enumerate() if thread.name.startswith("job "))
    return [thread for thread in running if not thread.name.endswith("'watch')")]


def test_a_meeting_is_opened_by_typing_its_number_and_fills_its_tab(desktop: Desktop, server) -> None:
    meeting = server.meetings[0]
    dialog = desktop.type_meeting(f"{meeting.number:,}".replace(",", " "))
    assert child(dialog, QPushButton, "openMeeting.accept").isEnabled()
    QTest.keyClick(child(dialog, QPlainTextEdit, "openMeeting.what"), Qt.Key.Key_Return)
    page = desktop.until(desktop.page, Phase.COMPLETE)
    assert page.participants.shown_rows() == list(range(47))
    assert desktop.window.windowTitle() == f"{meeting.topic} – QoS Viewer"
    assert page.strip.sentence.startswith("Complete at ")
    assert "of 46 participants" in page.header.problems


def test_several_meetings_are_fetched_at_the_same_time_in_tabs(desktop: Desktop, server) -> None:
    server.misbehave(fault("slow=100@summary"))
    first, second = server.meetings[0], server.meetings[1]
    dialog = desktop.type_meeting(f"{first.number}, {second.number}")
    QTest.keyClick(child(dialog, QPlainTextEdit, "openMeeting.what"), Qt.Key.Key_Return)
    pages = desktop.window.pages
    assert len(pages) == 2
    for page in pages:
        desktop.until(page, Phase.COMPLETE)
    calls = [request.raw_path for request in server.requests if request.endpoint == "summary"]
    # While the five pages of the first came, the second began.
    of_first = [place for place, path in enumerate(calls) if path.split("?")[0] == calls[0].split("?")[0]]
    assert of_first != list(range(len(of_first)))


def test_a_number_that_turns_out_to_be_an_open_meeting_brings_it_to_the_front(desktop: Desktop, server) -> None:
    meeting = server.meetings[0]
    by_uuid = MeetingRef(MeetingKind.MEETING, uuid=meeting.uuid)
    desktop.desk.meetings.open([by_uuid], ACCOUNT)
    first = desktop.until(desktop.page, Phase.COMPLETE)
    second = desktop.until(desktop.open(server.meetings[1]), Phase.COMPLETE)
    desktop.desk.meetings.open([MeetingRef(MeetingKind.MEETING, str(meeting.number))], ACCOUNT)
    desktop.qtbot.waitUntil(lambda: desktop.window.page is first, timeout=PATIENCE_MS)
    assert desktop.window.statusBar().currentMessage() == texts.MEETING_IS_OPEN
    assert desktop.desk.meetings.pages == (first, second)
    # Fetched anew on purpose it stays where it is.
    first.proceed()
    desktop.until(first, Phase.COMPLETE)
    assert desktop.desk.meetings.pages == (first, second)


def test_a_meeting_that_is_open_comes_to_the_front_instead_of_twice(desktop: Desktop, server) -> None:
    page = desktop.open(server.meetings[0])
    desktop.open(server.meetings[1])
    assert desktop.open(server.meetings[0]) is page
    assert len(desktop.window.pages) == 2


def test_cancelling_in_the_silence_of_a_server_keeps_the_rows_and_offers_to_continue(desktop: Desktop, server) -> None:
    server.misbehave(fault("silent=3@summary"))
    page = desktop.open(server.meetings[0])
    desktop.until_count(page, 20)
    click(page, "fetchStrip.cancel")
    expected = page.model.data.info.expected_participants
    assert page.strip.sentence == f"Not complete. Participants so far: 20 of about {expected}."
    assert page.banner.notice.message == texts.FETCH_CANCELLED
    desktop.qtbot.waitUntil(lambda: not job_threads(), timeout=PATIENCE_MS)
    assert len(page.participants.shown_rows()) == 20
    server.misbehave()
    click(page, "meetingBanner.continue")
    desktop.until(page, Phase.COMPLETE)
    assert len(page.participants.shown_rows()) == 47
    assert page.banner.isHidden()


def test_escape_cancels(desktop: Desktop, server) -> None:
    server.misbehave(fault("silent@summary"))
    page = desktop.open(server.meetings[0])
    desktop.until(page, Phase.RUNNING)
    QTest.keyClick(page.participants.table, Qt.Key.Key_Escape)
    assert page.controller.state.phase is Phase.CANCELLED


def test_a_failure_says_what_happened_what_stays_and_what_to_try(desktop: Desktop, server) -> None:
    server.misbehave(fault("html=3"))
    page = desktop.open(server.meetings[0])
    desktop.until(page, Phase.FAILED)
    assert page.banner.notice.message.title == "This is not the API"
    assert "stays on screen" in page.banner.notice.body
    assert len(page.participants.shown_rows()) == 20
    server.misbehave()
    click(page, "meetingBanner.continue")
    desktop.until(page, Phase.COMPLETE)


def test_closing_a_tab_in_the_middle_of_a_fetch_ends_it(desktop: Desktop, server) -> None:
    server.misbehave(fault("silent-body@summary"))
    page = desktop.open(server.meetings[0])
    desktop.until(page, Phase.RUNNING)
    desktop.trigger("close_tab")
    assert desktop.window.pages == []
    assert desktop.window.page is None
    desktop.qtbot.waitUntil(lambda: not job_threads(), timeout=2000)


def test_closing_the_window_in_the_middle_of_a_fetch_ends_it(desktop: Desktop, server) -> None:
    server.misbehave(fault("silent@summary"))
    desktop.until(desktop.open(server.meetings[0], server.meetings[1]), Phase.RUNNING)
    desktop.window.close()
    assert not job_threads()


def test_a_number_that_nobody_knows_offers_to_wait_for_it(desktop: Desktop) -> None:
    desktop.desk.meetings.open([MeetingRef(MeetingKind.MEETING, "99999999999")], ACCOUNT)
    page = desktop.until(desktop.page, Phase.FAILED)
    assert page.banner.notice.message == texts.NOT_READY
    assert page.windowTitle() == "Meeting 999 9999 9999"
    assert child(page, QPushButton, "meetingBanner.whenReady").isVisible()
    click(page, "meetingBanner.detailsButton")
    details = child(page, QLabel, "meetingBanner.details")
    assert details.isVisible()
    assert "3001" in details.text()


def test_fetching_when_ready_ends_with_a_notice(desktop: Desktop, server) -> None:
    page = desktop.open(meeting_of(server, "processing"))
    desktop.until(page, Phase.FAILED)
    click(page, "meetingBanner.whenReady")
    desktop.until(page, Phase.COMPLETE)
    assert desktop.window.banner.notice.message.title == texts.FETCH_READY.title
    assert desktop.window.banner.isVisible()


def test_a_webinar_opened_as_a_meeting_can_be_opened_as_what_it_is(desktop: Desktop, server) -> None:
    webinar = next(meeting for meeting in server.meetings if meeting.webinar and meeting.size < 200)
    desktop.desk.meetings.open([MeetingRef(MeetingKind.MEETING, str(webinar.number))], ACCOUNT)
    page = desktop.until(desktop.page, Phase.FAILED)
    click(page, "meetingBanner.webinar")
    assert desktop.page is not page
    desktop.until(desktop.page, Phase.COMPLETE)
    assert len(desktop.window.pages) == 1


def test_without_an_account_the_dialog_leads_to_setting_one_up(desktop: Desktop) -> None:
    desktop.context.sessions._guests.clear()
    dialog = desktop.type_meeting("812 3456 7890")
    assert not child(dialog, QPushButton, "openMeeting.accept").isEnabled()
    assert child(dialog, QPushButton, "openMeeting.connect").isVisible()
    dialog.reject()


def test_an_account_deleted_while_fetching_matters_at_the_next_fetch(desktop: Desktop, server) -> None:
    profile = Profile("Work", server.account_id, server.client_id, "other", server.api_base, server.token_url)
    desktop.context.profiles.create(profile)
    desktop.context.secrets.keep_for_this_run("Work", Secret(server.client_secret))
    server.misbehave(fault("slow=50@summary"))
    desktop.desk.meetings.open([ref_of(server.meetings[0])], "Work")
    page = desktop.page
    desktop.until_count(page, 10)
    desktop.context.profiles.delete("Work", leave_secret=True)
    desktop.until(page, Phase.COMPLETE)
    assert len(page.participants.shown_rows()) == 47
    click(page, "fetchStrip.again")
    desktop.qtbot.waitUntil(page.banner.isVisible, timeout=PATIENCE_MS)
    assert child(page, QPushButton, "meetingBanner.accounts").isVisible()
    assert page.controller.is_complete, "what was here before still is"
    assert len(page.participants.shown_rows()) == 47


def test_two_windows_share_the_files_and_nothing_else(desktop: Desktop, server, qtbot) -> None:
    other = Desktop(server, qtbot)
    first = desktop.open(server.meetings[0])
    second = other.open(server.meetings[0])
    other.window.close()
    desktop.until(first, Phase.COMPLETE)
    assert not second.controller.state.phase.is_busy or second.controller.signalsBlocked()
    other.close()
    assert len(first.participants.shown_rows()) == 47


def test_hostile_text_is_shown_as_text_everywhere(desktop: Desktop, server) -> None:
    row = {"participant_id": "1", "user_name": HOSTILE, "email": HOSTILE, "qos": [{"type": HOSTILE, "details": {}}]}
    meeting = server.add_pages("83333333333", [{"participants": [row]}], topic=HOSTILE)
    page = desktop.until(desktop.open(meeting), Phase.COMPLETE)
    tabs = child(desktop.window, QTabWidget, "meetingTabs")
    assert tabs.tabText(0).startswith("<img src=x")
    assert "&&" in tabs.tabText(0)
    assert "<img" not in tabs.tabToolTip(0)
    title = child(page, ElidedLabel, "meetingHeader.title")
    assert title.textFormat() is Qt.TextFormat.PlainText
    assert "<img" not in title.toolTip()
    for text in (title.accessibleName(), desktop.window.windowTitle(), tabs.tabText(0)):
        assert "\u202e" not in text
        assert "\n" not in text
    for label in desktop.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or "<img" not in label.text(), label.objectName()
    server.misbehave(fault("not-found"))


def test_what_zoom_says_is_shown_as_text(desktop: Desktop) -> None:
    from qosviewer.domain.errors import ConnectionTrouble, Message

    error = ConnectionTrouble(Message(HOSTILE, HOSTILE), zoom_code=1, zoom_message=HOSTILE)
    desktop.context.messages.tell_error(error)
    banner = desktop.window.banner
    for name in ("title", "body", "details"):
        label = child(banner, QLabel, f"windowBanner.{name}")
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert "<img" in label.text()


def test_switching_what_input_means_switches_every_meeting_of_the_kind_and_is_remembered(
    desktop: Desktop, server
) -> None:
    first = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    second = desktop.until(desktop.open(server.meetings[1]), Phase.COMPLETE)
    action = child(desktop.window, QAction, f"action.reading.{INPUT_IS_DOWNLINK.key}")
    action.trigger()
    assert first.model.data.reading is second.model.data.reading is INPUT_IS_DOWNLINK
    assert desktop.context.settings.direction_reading("meeting") is INPUT_IS_DOWNLINK
    assert desktop.context.settings.direction_reading("webinar") is INPUT_IS_UPLINK
    third = desktop.open(server.meetings[2])
    assert third.model.data.reading is INPUT_IS_DOWNLINK


def test_a_choice_of_colours_is_used_at_once_and_remembered(desktop: Desktop, qapp) -> None:
    child(desktop.window, QAction, "action.theme.dark").trigger()
    assert colors_of(qapp.palette()) is DARK
    from qosviewer.services.settings import THEME

    assert desktop.context.settings.get(THEME) == "dark"


def test_copy_for_ticket_puts_the_selected_people_into_words(desktop: Desktop, server) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    desktop.trigger("copy_ticket")
    assert desktop.window.statusBar().currentMessage() == texts.NOTHING_TO_COPY
    page.model.select(page.model.data.table.keys[:2])
    desktop.trigger("copy_ticket")
    text = QGuiApplication.clipboard().text()
    assert f"Meeting: {server.meetings[0].topic}" in text
    assert text.count("Participant: ") == 2


def test_sizes_columns_and_sorting_are_there_again_in_the_next_window(desktop: Desktop, server, qtbot) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    desktop.window.resize(800, 700)
    table = page.participants.table
    name = table.table.section("user_name")
    table.sortByColumn(name, Qt.SortOrder.DescendingOrder)
    table.setColumnWidth(name, 222)
    table.set_column_visible("email", False)
    table.move_column("user_name", 2)
    place = table.horizontalHeader().visualIndex(name)
    splitter = child(page, QSplitter, "meetingPage.splitter")
    splitter.moveSplitter(150, 1)
    sizes = splitter.sizes()
    page.details.show_tab("cpu")
    order = page.participants.shown_rows()
    desktop.window.close()
    other = Desktop(server, qtbot)
    try:
        again = other.until(other.open(server.meetings[0]), Phase.KEPT)
        assert other.window.size() == desktop.window.size()
        assert again.participants.shown_rows() == order
        assert again.participants.table.columnWidth(name) == 222
        assert not again.participants.table.is_column_visible("email")
        assert again.participants.table.horizontalHeader().visualIndex(name) == place > name
        assert child(again, QSplitter, "meetingPage.splitter").sizes() == sizes
        assert again.details.page("cpu").isVisible()
        other.trigger("reset")
        assert again.participants.table.is_column_visible("email")
    finally:
        other.close()


def test_every_command_with_keys_is_listed_and_no_keys_mean_two_things(desktop: Desktop) -> None:
    desktop.trigger("shortcuts")
    tree = child(desktop.dialog("shortcuts"), QTreeWidget, "shortcuts.list")
    listed = [
        tree.topLevelItem(group).child(row).text(1)
        for group in range(tree.topLevelItemCount())
        for row in range(tree.topLevelItem(group).childCount())
    ]
    keys = [
        action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        for action in desktop.window.actions()
        if not action.shortcut().isEmpty()
    ]
    assert len(keys) == len(set(keys))
    assert set(keys) <= set(listed)
    desktop.dialog("shortcuts").reject()


INTERACTIVE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractSpinBox)


def nameless(root: QWidget) -> list[str]:
    """Interactive widgets of ours without an object name or an accessible name."""
    found = []
    for kind in INTERACTIVE:
        for widget in root.findChildren(kind):
            # What Qt puts inside its own widgets has names of its own or none: qt_…, and the parts of a combo box.
            ours = (
                not widget.isHidden()
                and not widget.objectName().startswith("qt_")
                and not isinstance(widget.parent(), INTERACTIVE)
            )
            if ours and widget.metaObject().className() not in QT_PARTS:
                # Without a name of its own a button is announced by its text.
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                if not widget.objectName() or not (widget.accessibleName() or text):
                    found.append(f"{widget.metaObject().className()} {widget.objectName()!r}")
    return found


QT_PARTS = {"QTableCornerButton", "CloseButton", "QComboBoxListView", "QHeaderView", "ScrollRepeat"}


def test_everything_that_can_be_used_has_a_name_for_machines(desktop: Desktop, server) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    desktop.desk.meetings.open([MeetingRef(MeetingKind.MEETING, "99999999999")], ACCOUNT)
    desktop.until(desktop.page, Phase.FAILED)
    desktop.trigger("open")
    desktop.window.show_page(page)
    desktop.trigger("export")
    desktop.trigger("shortcuts")
    assert not nameless(desktop.window), "\n".join(nameless(desktop.window))


def test_the_account_in_use_and_what_it_cost_today_stand_below(desktop: Desktop, server) -> None:
    profile = Profile("Work", server.account_id, server.client_id, "other", server.api_base, server.token_url)
    desktop.context.profiles.create(profile)
    desktop.context.secrets.keep_for_this_run("Work", Secret(server.client_secret))
    assert child(desktop.window, QLabel, "status.account").text() == texts.NO_ACCOUNT_IN_USE
    desktop.desk.meetings.open([ref_of(server.meetings[1])], "Work")
    desktop.until(desktop.page, Phase.COMPLETE)
    assert child(desktop.window, QLabel, "status.account").text() == "Account: Work"
    shown = child(desktop.window, QLabel, "status.calls")

    def is_counted() -> bool:
        # The list of participants is being fetched meanwhile.
        calls = len([request for request in server.requests if request.endpoint != "token"])
        return shown.text() in (f"Calls today: {calls}", f"Calls today: {calls + 1}")

    desktop.qtbot.waitUntil(is_counted, timeout=PATIENCE_MS)


def test_a_wrong_secret_leads_to_the_accounts(desktop: Desktop, server) -> None:
    desktop.context.sessions.add_guest("Wrong", session_for(server, secret="wrong"))
    desktop.desk.meetings.open([ref_of(server.meetings[0])], "Wrong")
    page = desktop.until(desktop.page, Phase.FAILED)
    assert child(page, QPushButton, "meetingBanner.accounts").isVisible()
    click(page, "meetingBanner.accounts")
    assert any(dialog.isVisible() for dialog in desktop.window.findChildren(QWidget) if dialog.isWindow())


def test_each_panel_can_have_all_the_room_but_one_of_them_stays(desktop: Desktop, server) -> None:
    page = desktop.until(desktop.open(server.meetings[1]), Phase.COMPLETE)
    desktop.trigger("details")
    assert not page.details.isVisible()
    desktop.trigger("participants")
    assert page.details.isVisible()
    assert not page.participants.isVisible()
    desktop.trigger("details")
    assert page.participants.isVisible()
    assert not page.details.isVisible()


def test_the_keyboard_is_on_the_list_once_a_typed_meeting_is_here(desktop: Desktop, server, qapp) -> None:
    dialog = desktop.type_meeting(str(server.meetings[0].number))
    QTest.keyClick(child(dialog, QPlainTextEdit, "openMeeting.what"), Qt.Key.Key_Return)
    # As the window manager does when the dialog is gone.
    desktop.window.activateWindow()
    page = desktop.until(desktop.page, Phase.COMPLETE)
    desktop.qtbot.waitUntil(page.participants.table.hasFocus)
    # Whoever went on to something else meanwhile stays there.
    other = desktop.open(server.meetings[1])
    other.participants.filter.setFocus()
    desktop.until(other, Phase.COMPLETE)
    desktop.qtbot.waitUntil(lambda: other.participants.shown_rows() != [])
    assert other.participants.filter.hasFocus()


def test_closing_a_tab_by_key_leaves_the_keyboard_in_the_next(desktop: Desktop, server, qapp) -> None:
    first = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    second = desktop.until(desktop.open(server.meetings[1]), Phase.COMPLETE)
    desktop.qtbot.waitUntil(second.participants.table.hasFocus)
    desktop.trigger("close_tab")
    assert desktop.window.page is first
    assert first.participants.table.hasFocus()


def test_keys_go_from_the_participants_to_the_details_and_back(desktop: Desktop, server, qapp) -> None:
    page = desktop.until(desktop.open(server.meetings[1]), Phase.COMPLETE)
    assert page.participants.table.hasFocus()
    desktop.trigger("next_pane")
    assert page.details.isAncestorOf(qapp.focusWidget())
    desktop.trigger("next_pane")
    assert page.participants.table.hasFocus()
    desktop.trigger("find")
    assert page.participants.filter.isAncestorOf(qapp.focusWidget()) or page.participants.filter.hasFocus()


def test_a_filter_narrows_the_streams_of_everyone_and_leaves_the_selected_whole(desktop: Desktop, server) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    table = page.model.data.table
    page.details.show_tab("all")
    page.participants.filter.apply("loss > 2")
    shown = page.details.shown_streams()
    assert 0 < len(shown) < table.stream_count
    assert (table.values[shown, FIELD["avg_loss"].index] > 2).all()
    page.model.select([table.keys[table.owner[shown[0]]]])
    assert sorted(page.details.shown_streams()) == list(table.streams_of(int(table.owner[shown[0]])))
    page.participants.clear_filter()
    page.model.select([])
    assert len(page.details.shown_streams()) == table.stream_count


ROUND = [
    "participants.table",
    "qt_tabwidget_tabbar",
    "details.columns",
    "details.audio.table",
    "qt_tabwidget_tabbar",
    "meetingTabs.open",
    "meetingHeader.problems",
    "meetingHeader.notes",
    "meetingHeader.reading",
    "fetchStrip.again",
    "participants.filter",
    "participants.only_problems",
    "participants.group_by",
    "participants.metric",
    "participants.columns",
]


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Tab, 1), (Qt.Key.Key_Backtab, -1)])
def test_tab_goes_through_everything_and_comes_back(desktop: Desktop, server, qapp, key: Qt.Key, step: int) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    # The details follow a step later, and an empty table is no stop.
    desktop.qtbot.waitUntil(lambda: page.details.shown_streams() != [])
    # There is a place for notes as soon as the meeting is kept.
    desktop.qtbot.waitUntil(child(page, QToolButton, "meetingHeader.notes").isVisible)
    gone = []
    for _ in ROUND:
        gone.append(qapp.focusWidget().objectName())
        QTest.keyClick(qapp.focusWidget(), key)
    assert gone == (ROUND if step > 0 else [ROUND[0], *reversed(ROUND[1:])])
    assert qapp.focusWidget().objectName() == ROUND[0]
