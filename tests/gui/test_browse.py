"""Zoom's lists, many meetings fetched at once, and series: real windows on the real sample account."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
)

from qosviewer.archive import Note, Person
from qosviewer.domain import texts
from qosviewer.domain.meeting import MeetingInfo
from qosviewer.models.library_choice import Where
from qosviewer.sample import Meeting, SampleServer, fault
from qosviewer.sample.scenarios.series import NUMBER
from qosviewer.ui.browse.browse_dialog import BrowseDialog
from qosviewer.ui.browse.fetch_queue import FetchQueue, Status
from qosviewer.ui.browse.looking import Looking
from qosviewer.ui.browse.queue_page import QueuePage
from qosviewer.ui.browse.series_dialog import SeriesDialog
from qosviewer.ui.meeting.fetch_state import Phase
from tests.gui.conftest import ACCOUNT, PATIENCE_MS, Desktop, child, click
from tests.support.fetches import ref_of

SMALL = 20
"""Meetings of so many people are fetched in a moment."""


def browse(desktop: Desktop, preset: str = "month") -> None:
    """Ask for the list as a person does, and wait until it is here."""
    desktop.trigger("browse")
    dialog = desktop.dialog("browse")
    box = child(dialog, QComboBox, "browse.preset")
    box.setCurrentIndex(box.findData(preset))
    click(dialog, "browse.accept")
    until_looked(desktop)


def until_looked(desktop: Desktop) -> None:
    again = child(desktop.window, QPushButton, "browseStrip.again")
    desktop.qtbot.waitUntil(again.isVisible, timeout=PATIENCE_MS)
    desktop.qtbot.waitUntil(lambda: panel(desktop).shelf.is_loaded, timeout=PATIENCE_MS)


def panel(desktop: Desktop):
    return desktop.desk.library.panel


def lists_asked(server: SampleServer) -> int:
    return sum(request.endpoint == "list" for request in server.requests)


def summaries(server: SampleServer) -> int:
    return sum(request.endpoint == "summary" for request in server.requests)


def select_small(desktop: Desktop, count: int) -> list[MeetingInfo]:
    """Select so many small meetings of those that are listed."""
    rows = panel(desktop)
    wanted = [
        entry
        for entry in rows.shelf.entries
        if entry.fetchable and (entry.info.expected_participants or 99) <= SMALL and entry.info.topic
    ][:count]
    desktop.qtbot.waitUntil(lambda: all(rows.model.row_of(each.key) >= 0 for each in wanted), timeout=PATIENCE_MS)
    choice = rows.list.selectionModel()
    choice.clearSelection()
    for entry in wanted:
        choice.select(rows.model.index(rows.model.row_of(entry.key)), QItemSelectionModel.SelectionFlag.Select)
    assert len(rows.list.selected()) == count
    return [entry.info for entry in wanted]


def fetch_selected(desktop: Desktop, *, roster: bool = False, minutes: bool = False) -> QueuePage:
    """Fetch what is selected; leave the queue running."""
    click(desktop.window, "library.fetchSelected")
    dialog = desktop.dialog("fetchMany")
    accept = child(dialog, QPushButton, "fetchMany.accept")
    desktop.qtbot.waitUntil(accept.isEnabled, timeout=PATIENCE_MS)
    child(dialog, QCheckBox, "fetchMany.roster").setChecked(roster)
    child(dialog, QCheckBox, "fetchMany.minutes").setChecked(minutes)
    click(dialog, "fetchMany.accept")
    page = desktop.window.page
    assert isinstance(page, QueuePage)
    return page


def meeting_of(server: SampleServer, key: str) -> Meeting:
    return next(meeting for meeting in server.meetings if meeting.key == key)


def until_over(desktop: Desktop, page: QueuePage) -> FetchQueue:
    # The page follows a moment later.
    desktop.qtbot.waitUntil(lambda: page.queue.is_over and "in the archive" in words(page), timeout=PATIENCE_MS)
    return page.queue


def words(page: QueuePage) -> str:
    return child(page, QLabel, "queue.words").text()


def library(desktop: Desktop):
    return desktop.context.archive.open().library()


@pytest.fixture(autouse=True)
def _of_the_sample_account(desktop: Desktop) -> None:
    """Let the library list what belongs to the sample account, as when that is on."""
    desktop.desk.library.sessions_changed()


@pytest.fixture
def listed(desktop: Desktop) -> Desktop:
    browse(desktop)
    return desktop


def test_a_month_is_browsed_fetched_found_tagged_and_a_person_forgotten(desktop: Desktop, server) -> None:
    browse(desktop)
    rows = panel(desktop)
    assert rows.isVisible()
    desktop.qtbot.waitUntil(lambda: rows.model.rowCount() > 20, timeout=PATIENCE_MS)
    verdicts = {line.verdict.split(" ·")[0] for row in range(20) if (line := rows.model.line(row))}
    assert verdicts == {"at Zoom", texts.LIBRARY_LIVE}
    assert desktop.desk.browse.browser.strip.words.startswith("Zoom lists ")
    infos = select_small(desktop, 20)
    click(desktop.window, "library.fetchSelected")
    dialog = desktop.dialog("fetchMany")
    desktop.qtbot.waitUntil(lambda: dialog.estimate.startswith("20 meetings, about "), timeout=PATIENCE_MS)
    people = sum(info.expected_participants for info in infos)
    assert f"about {people} people" in dialog.estimate
    without_minutes = dialog.estimate
    child(dialog, QCheckBox, "fetchMany.minutes").setChecked(True)
    assert dialog.estimate != without_minutes
    child(dialog, QCheckBox, "fetchMany.minutes").setChecked(False)
    click(dialog, "fetchMany.accept")
    page = desktop.window.page
    queue = until_over(desktop, page)
    fell_short = [item for item in queue.items if item.status is not Status.DONE]
    assert [item.info.topic for item in fell_short] == [meeting_of(server, "no-qss").topic]
    assert fell_short[0].story
    archive = desktop.context.archive.open()
    kept = library(desktop)
    assert len(kept) == 19
    assert all(row.complete and row.account.key == server.account_id for row in kept)
    # A participant is found by e-mail in the list that is on show.
    table = archive.load(kept[0].snapshot).table
    hosts = {entry.listed.host_email for entry in rows.shelf.entries if entry.listed}
    email = next(each.email for each in table.participants if each.email and each.email not in hosts)
    rows.filters.clear()
    rows.filters.search.setText(email)
    rows.filters.search.textEdited.emit(email)
    found = archive.search(email)
    assert found
    shown = rows.shelf
    desktop.qtbot.waitUntil(lambda: shown.choice.text == email and len(found) == rows.model.arrangement.count,
                            timeout=PATIENCE_MS)  # fmt: skip
    meeting = next(iter(found))
    archive.notes.put(meeting, None, Note("", ("slow",), ""))
    desktop.qtbot.waitUntil(lambda: "slow" in shown.contents.tags, timeout=PATIENCE_MS)
    traces = archive.traces(Person(emails=frozenset({email})))
    assert traces.stays >= len(found)
    archive.forget(traces.person)
    assert not archive.search(email)
    desktop.qtbot.waitUntil(lambda: rows.model.arrangement.count == 0, timeout=PATIENCE_MS)


def test_looking_again_costs_nothing_but_what_may_have_changed(listed: Desktop, server) -> None:
    asked = lists_asked(server)
    count = len(panel(listed).shelf.entries)
    click(listed.window, "browseStrip.again")
    until_looked(listed)
    refreshed = lists_asked(server)
    assert asked < refreshed
    browse(listed, "week")
    live_alone = lists_asked(server) - refreshed
    assert live_alone <= 3, "days that were asked for a moment ago are not asked for again"
    assert len(panel(listed).shelf.entries) == count, "what was listed stays"


def test_beside_an_archive_the_library_turns_to_what_is_at_zoom(desktop: Desktop, server) -> None:
    desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    desktop.qtbot.waitUntil(lambda: bool(panel(desktop).shelf.contents.rows), timeout=PATIENCE_MS)
    browse(desktop)
    assert panel(desktop).filters.choice.where is Where.ZOOM
    assert all(entry.live or entry.fetchable for entry in panel(desktop).list.selected())


def test_what_is_still_running_is_named_and_what_is_fetched_stays_in_sight(desktop: Desktop, server) -> None:
    desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    browse(desktop)
    rows = panel(desktop)
    assert rows.filters.choice.where is Where.ZOOM
    infos = select_small(desktop, 2)
    desktop.qtbot.waitUntil(lambda: sum(entry.live for entry in rows.shelf.entries) == 3, timeout=PATIENCE_MS)
    wanted = [entry.key for entry in rows.shelf.entries if entry.live or entry.info in infos]
    desktop.qtbot.waitUntil(lambda: all(rows.model.row_of(key) >= 0 for key in wanted), timeout=PATIENCE_MS)
    rows.list.select(wanted)
    assert child(desktop.window, QLabel, "library.count").accessibleName() == "5 selected"
    assert child(desktop.window, QLabel, "library.running").accessibleName() == "3 still running"
    click(desktop.window, "library.fetchSelected")
    dialog = desktop.dialog("fetchMany")
    assert child(dialog, QLabel, "fetchMany.running").text() == texts.FETCH_MANY_RUNNING[False].format(count=3)
    accept = child(dialog, QPushButton, "fetchMany.accept")
    desktop.qtbot.waitUntil(accept.isEnabled, timeout=PATIENCE_MS)
    click(dialog, "fetchMany.accept")
    until_over(desktop, desktop.window.page)
    assert rows.filters.choice.where is Where.ALL
    fetched = {(info.ref.kind.value, info.ref.uuid) for info in infos}
    desktop.qtbot.waitUntil(
        lambda: {entry.key for entry in rows.shelf.entries if entry.archived} >= fetched, timeout=PATIENCE_MS
    )
    assert all(rows.model.row_of(key) >= 0 for key in fetched)


def test_one_that_is_still_running_says_so_in_its_tab(listed: Desktop) -> None:
    rows = panel(listed)
    running = next(entry for entry in rows.shelf.entries if entry.live)
    listed.qtbot.waitUntil(lambda: rows.model.row_of(running.key) >= 0, timeout=PATIENCE_MS)
    rows.list.select([running.key])
    QTest.keyClick(rows.list, Qt.Key.Key_Return)
    page = listed.desk.meetings.current
    assert page is not None
    listed.qtbot.waitUntil(lambda: page.banner.notice is not None, timeout=PATIENCE_MS)
    assert page.banner.notice.message.title == texts.NOT_READY.title


def test_several_that_are_still_running_are_not_fetched_without_a_word(listed: Desktop) -> None:
    rows = panel(listed)
    running = [entry.key for entry in rows.shelf.entries if entry.live]
    listed.qtbot.waitUntil(lambda: all(rows.model.row_of(key) >= 0 for key in running), timeout=PATIENCE_MS)
    rows.list.select(running)
    assert len(rows.list.selected()) == len(running) > 1
    rows.open()
    assert listed.window.statusBar().currentMessage() == texts.LIBRARY_STILL_RUNNING


def test_the_strip_below_the_list_takes_one_row(listed: Desktop) -> None:
    strip = listed.desk.browse.browser.strip
    again, close = child(strip, QPushButton, "browseStrip.again"), child(strip, QToolButton, "browseStrip.close")
    listed.qtbot.waitUntil(lambda: again.geometry().center().y() == close.geometry().center().y())
    words = child(strip, QLabel, "browseStrip.words")
    assert words.geometry().right() < again.geometry().left() < close.geometry().left()


def test_a_look_that_failed_does_not_turn_the_library_later(desktop: Desktop, server) -> None:
    desktop.qtbot.waitUntil(lambda: panel(desktop).shelf.is_loaded, timeout=PATIENCE_MS)
    browse(desktop)
    server.misbehave(fault("missing-scope=list"))
    browse(desktop, "quarter")
    assert "Not everything could be listed" in desktop.desk.browse.browser.strip.words
    server.misbehave()
    desktop.until(desktop.open(server.meetings[1]), Phase.COMPLETE)
    shelf = panel(desktop).shelf
    desktop.qtbot.waitUntil(lambda: any(entry.archived for entry in shelf.entries), timeout=PATIENCE_MS)
    assert panel(desktop).filters.choice.where is Where.ALL


def test_a_refused_list_is_told_and_the_other_is_there(desktop: Desktop, server) -> None:
    server.misbehave(fault("not-found@list"))
    browse(desktop)
    notice = desktop.window.banner.notice
    assert notice is not None
    assert "Not everything could be listed" in desktop.desk.browse.browser.strip.words
    server.misbehave()
    click(desktop.window, "browseStrip.again")
    until_looked(desktop)
    assert panel(desktop).shelf.entries


def test_a_secret_that_is_refused_leads_to_the_account_settings(desktop: Desktop, server) -> None:
    server.misbehave(fault("bad-secret"))
    browse(desktop)
    assert child(desktop.window, QPushButton, "windowBanner.accounts").isVisible()
    assert lists_asked(server) == 0


def test_what_it_waits_for_is_said_in_words() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    waiting = Looking(count=300, reason="Zoom's lists take 8 requests a minute", until=now + timedelta(seconds=42))
    assert waiting.sentence(now) == ("Zoom's lists take 8 requests a minute. Going on in 42 s; 300 meetings so far")
    assert waiting.sentence(now + timedelta(minutes=1)) == "Asking Zoom for its lists: 300 meetings so far"


def test_a_look_is_stopped_at_once(desktop: Desktop, server) -> None:
    server.misbehave(fault("silent=2@list"))
    desktop.trigger("browse")
    click(desktop.dialog("browse"), "browse.accept")
    cancel = child(desktop.window, QPushButton, "browseStrip.cancel")
    desktop.qtbot.waitUntil(cancel.isVisible, timeout=PATIENCE_MS)
    click(desktop.window, "browseStrip.cancel")
    assert desktop.desk.browse.browser.strip.words.startswith("Stopped. ")
    server.misbehave()


def test_without_an_account_the_dialog_offers_to_set_one_up(desktop: Desktop, qtbot) -> None:
    dialog = BrowseDialog((), "", 10, date(2026, 3, 31), desktop.window)
    dialog.show()
    assert not child(dialog, QPushButton, "browse.accept").isEnabled()
    with qtbot.waitSignal(dialog.accounts_wanted):
        click(dialog, "browse.connect")
    assert (dialog.days.first, dialog.days.last) == (date(2026, 3, 2), date(2026, 3, 31))


def test_days_of_ones_own_are_taken_in_either_order(desktop: Desktop) -> None:
    dialog = BrowseDialog((ACCOUNT,), ACCOUNT, 10, date(2026, 3, 31), desktop.window)
    box, first, last = (
        child(dialog, kind, f"browse.{name}")
        for kind, name in ((QComboBox, "preset"), (QDateEdit, "first"), (QDateEdit, "last"))
    )
    assert not first.isEnabled()
    box.setCurrentIndex(box.findData("days"))
    assert first.isEnabled() and last.isEnabled()
    first.setDate(QDate(2026, 3, 20))
    last.setDate(QDate(2026, 3, 10))
    assert (dialog.days.first, dialog.days.last) == (date(2026, 3, 10), date(2026, 3, 20))
    first.setDate(QDate(2024, 1, 1))
    assert dialog.days.first == date(2025, 9, 30), "lists reach back six months"


def test_a_queue_is_paused_and_continued_and_no_page_comes_twice(listed: Desktop, server) -> None:
    server.misbehave(fault("silent=4@summary"))
    select_small(listed, 8)
    page = fetch_selected(listed)
    listed.qtbot.waitUntil(lambda: any(item.fetched for item in page.queue.items), timeout=PATIENCE_MS)
    assert not listed.window.actions_["export"].isEnabled(), "a queue is no meeting"
    assert listed.window.actions_["close_tab"].isEnabled()
    click(page, "queue.pause")
    assert page.queue.count(Status.RUNNING) == 0
    listed.qtbot.waitUntil(lambda: "paused" in words(page), timeout=PATIENCE_MS)
    server.misbehave()
    assert child(page, QPushButton, "queue.pause").text() == "&Continue"
    click(page, "queue.pause")
    queue = until_over(listed, page)
    good = queue.count(Status.DONE, Status.KEPT)
    assert good + queue.count(Status.NO_DATA) == 8
    kept = library(listed)
    assert [row.snapshots for row in kept] == [1] * good
    of_kept = {row.info.ref.uuid: row.participants for row in kept}
    assert all(item.people == of_kept[item.info.ref.uuid] for item in queue.items if item.status.is_good)
    assert all(row.complete for row in kept)
    assert f"{good} of 8 are in the archive" in words(page)


def test_what_failed_says_why_and_can_be_tried_again(listed: Desktop, server) -> None:
    server.misbehave(fault("not-found@summary"))
    select_small(listed, 3)
    page = fetch_selected(listed)
    queue = until_over(listed, page)
    assert queue.count(Status.DONE) == 0
    item = queue.items[0]
    assert item.story
    page.focus_table()
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert item.info.topic in copied and item.collected.error.title in copied
    server.misbehave()
    listed.qtbot.waitUntil(child(page, QPushButton, "queue.retry").isEnabled, timeout=PATIENCE_MS)
    click(page, "queue.retry")
    until_over(listed, page)
    assert queue.count(Status.DONE) == 3
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    listed.qtbot.waitUntil(lambda: listed.desk.meetings.current is not None, timeout=PATIENCE_MS)
    listed.until(listed.page, Phase.KEPT)
    assert listed.page.model.data.info.ref.uuid == queue.items[1].info.ref.uuid


def test_a_sign_in_that_is_refused_pauses_the_queue_in_place_of_failing_all(listed: Desktop, server) -> None:
    select_small(listed, 6)
    server.misbehave(fault("no-event-subscription@summary"))
    page = fetch_selected(listed)
    listed.qtbot.waitUntil(lambda: page.queue.paused or page.queue.is_over, timeout=PATIENCE_MS)
    assert page.queue.paused
    assert page.queue.count(Status.PAUSED) >= 1
    assert page.queue.count(Status.PAUSED, Status.FAILED) == 6
    assert page.banner.notice is not None
    assert child(page, QPushButton, "queueBanner.accounts").isVisible()
    server.misbehave()
    click(page, "queue.pause")
    assert page.banner.notice is None
    until_over(listed, page)


def test_one_is_cancelled_and_the_others_go_on(listed: Desktop, server) -> None:
    server.misbehave(fault("silent=1@summary"))
    select_small(listed, 3)
    page = fetch_selected(listed)
    page.table.selectRow(2)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.queue.items[2].status is Status.CANCELLED
    click(page, "queue.pause")
    server.misbehave()
    click(page, "queue.pause")
    queue = until_over(listed, page)
    assert queue.count(Status.CANCELLED) == 1
    assert "1 cancelled" in words(page)
    click_all = child(page, QPushButton, "queue.cancelAll")
    assert not click_all.isEnabled()


def test_closing_the_tab_asks_and_what_is_fetched_stays(listed: Desktop, server) -> None:
    server.misbehave(fault("silent=5@summary"))
    select_small(listed, 4)
    page = fetch_selected(listed)
    listed.qtbot.waitUntil(lambda: sum(item.fetched for item in page.queue.items) >= 20, timeout=PATIENCE_MS)

    def answer(button: str) -> None:
        box = next(
            each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()
        )
        next(each for each in box.buttons() if each.text().replace("&", "") == button).click()

    seen = sum(item.fetched for item in page.queue.items)
    QTimer.singleShot(0, lambda: answer("Cancel"))
    listed.trigger("close_tab")
    assert listed.window.page is page
    QTimer.singleShot(0, lambda: answer("Stop"))
    listed.trigger("close_tab")
    assert listed.window.page is None
    server.misbehave()
    assert sum(row.participants for row in library(listed)) >= seen


def test_closing_the_window_stops_a_queue_at_once(listed: Desktop, server) -> None:
    server.misbehave(fault("silent=3@summary"))
    select_small(listed, 6)
    page = fetch_selected(listed)
    listed.qtbot.waitUntil(lambda: any(item.fetched for item in page.queue.items), timeout=PATIENCE_MS)
    listed.window.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job ")]
    server.misbehave()


def test_a_series_is_listed_opened_and_its_rest_fetched(desktop: Desktop, server) -> None:
    meeting = meeting_of(server, "series-8")
    page = desktop.until(desktop.open(meeting), Phase.COMPLETE)
    desktop.qtbot.waitUntil(lambda: bool(panel(desktop).shelf.contents.rows), timeout=PATIENCE_MS)
    desktop.trigger("series")
    dialog = desktop.dialog("series")
    assert isinstance(dialog, SeriesDialog)
    desktop.qtbot.waitUntil(lambda: dialog.words == texts.SERIES_COUNT.format(count=8, kept=1), timeout=PATIENCE_MS)
    where = [dialog.model.words(row, 3) for row in range(8)]
    assert where == [texts.SERIES_IN_ARCHIVE] + [texts.SERIES_AT_ZOOM] * 7
    star = child(dialog, QToolButton, "series.watch")
    QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    shelf = panel(desktop).shelf
    desktop.qtbot.waitUntil(
        lambda: [each.key for each in shelf.contents.watch_list] == [str(NUMBER)], timeout=PATIENCE_MS
    )
    fetch = child(dialog, QPushButton, "series.fetch")
    assert "7" in fetch.text()
    click(dialog, "series.fetch")
    estimate = desktop.dialog("fetchMany")
    desktop.qtbot.waitUntil(child(estimate, QPushButton, "fetchMany.accept").isEnabled, timeout=PATIENCE_MS)
    click(estimate, "fetchMany.accept")
    queue = until_over(desktop, desktop.window.page)
    assert queue.count(Status.DONE) == 7
    # Without a network the same series opens from the archive.
    server.close()
    desktop.desk.browse.show_series_of(MeetingInfo(ref_of(meeting)), ACCOUNT)
    dialog = desktop.dialog("series")
    desktop.qtbot.waitUntil(lambda: dialog.model.rowCount() == 8, timeout=PATIENCE_MS)
    assert all(dialog.model.words(row, 3) == texts.SERIES_IN_ARCHIVE for row in range(8))
    assert child(dialog, QToolButton, "series.watch").isChecked()
    dialog.table.selectRow(3)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    desktop.qtbot.waitUntil(lambda: desktop.desk.meetings.current not in (None, page), timeout=PATIENCE_MS)
    opened = desktop.until(desktop.page, Phase.KEPT)
    assert opened.model.data.table.participant_count == 17
