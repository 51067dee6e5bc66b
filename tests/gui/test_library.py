"""The library at the left of the window, on a real archive."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)

from qosviewer.archive import Account, Archive, KnownBy, Note, Watched, WatchedKind
from qosviewer.domain import texts
from qosviewer.domain.listing import Listed
from qosviewer.models.library_choice import Choice
from qosviewer.services.places import find_places
from qosviewer.ui.library.library_panel import LibraryPanel
from qosviewer.ui.meeting.fetch_state import Phase
from tests.gui.conftest import ACCOUNT, PATIENCE_MS, Desktop, child, click
from tests.support.archives import info, keep, make_earlier, person

WIDE, NARROW = 1300, 900


@pytest.fixture
def archive() -> Iterator[Archive]:
    """Another program's hold on the archive of the window."""
    with Archive.open(find_places().archive_file) as opened:
        yield opened


@pytest.fixture
def wide(desktop: Desktop) -> Desktop:
    desktop.window.resize(WIDE, 800)
    # The account of the tests is the sample account, and came after the window.
    desktop.desk.library.sessions_changed()
    return desktop


def panel(desktop: Desktop) -> LibraryPanel:
    return desktop.desk.library.panel


def topics(desktop: Desktop) -> list[str]:
    model = panel(desktop).model
    return [line.title for row in range(model.rowCount()) if (line := model.line(row)) is not None]


def until_topics(desktop: Desktop, *expected: str) -> None:
    # Another program's changes are seen by themselves within a second, which a test need not spend.
    desktop.desk.library.shelf.reload()
    desktop.qtbot.waitUntil(lambda: topics(desktop) == list(expected), timeout=8000)


def choose_row(desktop: Desktop, *titles: str) -> None:
    model, rows = panel(desktop).model, panel(desktop).list
    entries = [model.entry(row) for row in range(model.rowCount()) if (model.line(row) or [""])[0] in titles]
    rows.select([entry.key for entry in entries if entry])
    assert len(rows.selected()) == len(titles)


def people(count: int = 1) -> list[dict]:
    return [person(f"Anna {place}", f"1{place}", f"anna{place}@example.com", f"id-{place}") for place in range(count)]


def at(hours: int) -> datetime:
    return datetime.now(UTC) - timedelta(hours=hours)


def test_an_empty_library_stays_out_of_the_way_until_it_is_asked_for(wide: Desktop, server, qtbot) -> None:
    wide.qtbot.waitUntil(lambda: wide.desk.library.shelf.is_loaded)
    assert not wide.window.side.shown
    assert not find_places().archive_file.exists()
    wide.trigger("library")
    assert wide.window.side.shown and wide.window.actions_["library"].isChecked()
    reason = child(wide.window, QLabel, "library.reason")
    wide.qtbot.waitUntil(lambda: reason.text() == texts.LIBRARY_EMPTY)
    assert not child(wide.window, QPushButton, "library.wayOut").isVisible()
    wide.window.close()
    other = Desktop(server, qtbot)
    other.window.resize(WIDE, 800)
    assert other.window.side.shown
    other.trigger("reset")
    assert not other.window.side.shown
    other.close()


def test_people_in_rosters_of_an_earlier_version_are_found_a_moment_later(server, qtbot) -> None:
    find_places().archive_file.parent.mkdir(parents=True, exist_ok=True)
    make_earlier(find_places().archive_file, 2)
    desktop = Desktop(server, qtbot)
    desktop.window.resize(WIDE, 800)
    desktop.qtbot.waitUntil(lambda: topics(desktop) == ["Weekly 1"], timeout=PATIENCE_MS)
    panel(desktop).focus_search()
    QTest.keyClicks(panel(desktop).filters.search, "phon")
    archive = desktop.context.archive.open()
    desktop.qtbot.waitUntil(lambda: len(archive.search("phon")) == 1, timeout=PATIENCE_MS)
    desktop.qtbot.waitUntil(lambda: topics(desktop) == ["Weekly 1"], timeout=PATIENCE_MS)
    desktop.close()


def test_the_first_meeting_brings_the_library_and_opens_from_there(wide: Desktop, server) -> None:
    meeting = server.meetings[1]
    page = wide.until(wide.open(meeting), Phase.COMPLETE)
    until_topics(wide, meeting.topic)
    assert wide.window.side.shown
    wide.window.close_page(0)
    panel(wide).focus_search()
    QTest.keyClick(panel(wide).filters.search, Qt.Key.Key_Down)
    QTest.keyClick(panel(wide).list, Qt.Key.Key_Return)
    again = wide.until(wide.page, Phase.KEPT, Phase.COMPLETE)
    assert again is not page
    assert again.model.data.table.participant_count == meeting.size


def test_a_narrow_window_has_room_for_the_library_only_if_asked(desktop: Desktop, archive: Archive) -> None:
    keep(archive, people())
    desktop.window.resize(WIDE, 800)
    desktop.qtbot.waitUntil(lambda: desktop.window.side.shown, timeout=8000)
    desktop.window.resize(NARROW, 800)
    assert not desktop.window.side.shown
    desktop.trigger("search")
    assert desktop.window.side.shown
    desktop.window.resize(WIDE, 800)
    desktop.trigger("library")
    assert not desktop.window.side.shown


def test_searching_finds_people_and_gives_a_way_out(wide: Desktop, archive: Archive) -> None:
    keep(archive, people(), info(1, topic="With Anna", start=at(1)))
    keep(archive, [person("Bob", "2", "bob@example.com")], info(2, topic="With Bob", start=at(2)))
    until_topics(wide, "With Anna", "With Bob")
    QTest.keyClicks(panel(wide).filters.search, "bob@ex")
    until_topics(wide, "With Bob")
    assert child(wide.window, QLabel, "library.count").text() == "1 of 2 meetings"
    QTest.keyClicks(panel(wide).filters.search, "<i>zzz")
    until_topics(wide)
    reason = child(wide.window, QLabel, "library.reason")
    assert "bob@ex<i>zzz" in reason.text() and reason.textFormat() is Qt.TextFormat.PlainText
    click(wide.window, "library.wayOut")
    until_topics(wide, "With Anna", "With Bob")
    assert panel(wide).filters.search.text() == ""


def test_filters_are_shown_as_chips_and_go_with_one_click(wide: Desktop, archive: Archive) -> None:
    keep(archive, people(), info(1, topic="New", start=at(1)))
    keep(archive, people(), info(2, topic="Old", start=at(24 * 20)), source="file")
    until_topics(wide, "New", "Old")
    menu = child(wide.window, QMenu, "library.filters")
    menu.aboutToShow.emit()
    next(a for a in child(menu, QMenu, "library.filters.date").actions() if a.objectName().endswith("week")).trigger()
    until_topics(wide, "New")
    menu.aboutToShow.emit()
    next(a for a in child(menu, QMenu, "library.filters.source").actions() if a.text() == "File").trigger()
    until_topics(wide)
    click_tool(wide, "library.chip.source")
    until_topics(wide, "New")
    click_tool(wide, "library.chip.date")
    until_topics(wide, "New", "Old")
    assert panel(wide).filters.choice == Choice()


def click_tool(desktop: Desktop, name: str) -> None:
    def visible() -> list[QToolButton]:
        return [button for button in desktop.window.findChildren(QToolButton, name) if button.isVisible()]

    desktop.qtbot.waitUntil(lambda: bool(visible()), timeout=PATIENCE_MS)
    QTest.mouseClick(visible()[0], Qt.MouseButton.LeftButton)


def test_what_others_write_comes_in_without_a_jump(wide: Desktop, archive: Archive) -> None:
    for number in range(40):
        keep(archive, people(), info(number, topic=f"Topic {number:02}", start=at(number + 1)))
    wide.qtbot.waitUntil(lambda: len(topics(wide)) == 40, timeout=8000)
    choose_row(wide, "Topic 20")
    rows, model = panel(wide).list, panel(wide).model
    rows.scrollTo(model.index(model.row_of(("meeting", "uuid/20=="))), rows.ScrollHint.PositionAtTop)
    place = rows.visualRect(model.index(model.row_of(("meeting", "uuid/20==")))).top()
    keep(archive, people(), info(99, topic="Newest", start=at(0)))
    wide.qtbot.waitUntil(lambda: len(topics(wide)) == 41, timeout=8000)
    assert [entry.info.topic for entry in rows.selected()] == ["Topic 20"]
    assert rows.visualRect(model.index(model.row_of(("meeting", "uuid/20==")))).top() == place


def test_notes_on_a_meeting_are_kept_and_found_by_their_tag(wide: Desktop, archive: Archive) -> None:
    archive.notes.put(archive.kept(keep(archive, people(), info(2, topic="Tagged", start=at(2)))).meeting, None,
                      Note(tags=("vienna",)))  # fmt: skip
    keep(archive, people(), info(1, topic="Plain", start=at(1)))
    until_topics(wide, "Plain", "Tagged")
    choose_row(wide, "Plain")
    QTest.keyClick(panel(wide).list, Qt.Key.Key_F2)
    wide.qtbot.waitUntil(lambda: any(d.objectName() == "noteDialog" for d in wide.window.children()))
    dialog = wide.dialog("noteDialog")
    QTest.keyClicks(child(dialog, QPlainTextEdit, "noteDialog.text"), "Look at the Wi-Fi")
    tags = child(dialog, QLineEdit, "noteDialog.tags")
    QTest.keyClicks(tags, "vie")
    assert tags._completer.popup().isVisible()
    QTest.keyClick(tags._completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(tags._completer.popup(), Qt.Key.Key_Return)
    assert tags.text() == "vienna, "
    click(dialog, "noteDialog.save")
    QTest.keyClicks(panel(wide).filters.search, "vienna")
    until_topics(wide, "Plain", "Tagged")
    QTest.keyClicks(panel(wide).filters.search, " look")
    until_topics(wide, "Plain")


def test_participants_are_noted_and_watched_and_marked_everywhere(wide: Desktop, archive: Archive) -> None:
    snapshot = keep(archive, people(3), info(1, topic="First", start=at(5)))
    keep(archive, people(2), info(2, topic="Second", start=at(6)))
    keep(archive, people(1), info(3, topic="Third", start=at(7)))
    until_topics(wide, "First", "Second", "Third")
    choose_row(wide, "First")
    panel(wide).open()
    page = wide.until(wide.page, Phase.KEPT, Phase.COMPLETE)
    page.model.select([("11", 0)])
    menu = QMenu()
    page.participants.menu_opening.emit(menu)
    next(a for a in menu.actions() if a.objectName() == "participants.menu.watch").trigger()
    names = page.participants.table.table
    section = names.section("user_name")
    wide.qtbot.waitUntil(lambda: names.index(1, section).data() == "★ Anna 1", timeout=8000)
    wide.qtbot.waitUntil(lambda: panel(wide).model.arrangement.watched_first == 2, timeout=8000)
    assert topics(wide) == ["First", "Second", "Third"]
    meeting = archive.kept(snapshot).meeting
    archive.notes.put(meeting, ("11", 0), Note("Uses a headset"))
    wide.desk.library.editor.kept.emit()
    wide.qtbot.waitUntil(lambda: names.index(1, section).data() == "★ Anna 1 ✎", timeout=8000)
    wide.trigger("watch_list")
    click(wide.dialog("watchList"), "watchList.remove")
    wide.qtbot.waitUntil(lambda: names.index(1, section).data() == "Anna 1 ✎", timeout=8000)
    assert archive.watch_list.all() == []
    menu.deleteLater()


def test_meetings_at_zoom_stand_between_and_are_fetched_by_account(wide: Desktop, server, archive: Archive) -> None:
    keep(archive, people(), info(1, topic="Kept", start=at(2)))
    other = Account(server.account_id, ACCOUNT)
    library = panel(wide)
    wide.desk.library.shelf.set_listed(
        other,
        [
            Listed(info(5, topic="There", start=at(1), end=at(0), expected_participants=7)),
            Listed(info(6, topic="Running", start=at(3)), live=True),
            Listed(info(1, topic="Kept", start=at(2))),
        ],
    )
    until_topics(wide, "There", "Kept", "Running")
    library.fetch_wanted.disconnect()
    with wide.qtbot.waitSignal(library.fetch_wanted) as fetched:
        choose_row(wide, "There", "Running")
        library.fetch()
    assert [each.info.topic for each in fetched.args[0]] == ["There", "Running"]
    assert fetched.args[1] == other
    click_tool(wide, "library.where.zoom")
    until_topics(wide, "There", "Running")
    click_tool(wide, "library.where.archive")
    until_topics(wide, "Kept")


def test_deleting_asks_first(wide: Desktop, archive: Archive) -> None:
    for number in (1, 2, 3):
        keep(archive, people(), info(number, topic=f"Topic {number}", start=at(number)))
    until_topics(wide, "Topic 1", "Topic 2", "Topic 3")
    choose_row(wide, "Topic 1", "Topic 3")

    def answer(label: str) -> None:
        box = next(box for box in wide.window.findChildren(QMessageBox) if box.isVisible())
        next(button for button in box.buttons() if button.text().replace("&", "") == label).click()

    QTimer.singleShot(0, lambda: answer("Cancel"))
    QTest.keyClick(panel(wide).list, Qt.Key.Key_Delete)
    assert len(archive.library()) == 3
    QTimer.singleShot(0, lambda: answer("Delete"))
    QTest.keyClick(panel(wide).list, Qt.Key.Key_Delete)
    until_topics(wide, "Topic 2")
    assert [row.info.topic for row in archive.library()] == ["Topic 2"]


def test_meetings_of_the_sample_account_are_listed_only_while_it_is_on(wide: Desktop, server, qtbot) -> None:
    meeting = server.meetings[1]
    wide.until(wide.open(meeting), Phase.COMPLETE)
    until_topics(wide, meeting.topic)
    wide.window.close()
    other = Desktop.__new__(Desktop)
    other.qtbot = qtbot
    from qosviewer.app import make_application, make_window

    other.window, other.desk = make_window(make_application(), theme="light")
    other.window.resize(WIDE, 800)
    other.window.show()
    qtbot.waitUntil(lambda: other.desk.library.shelf.is_loaded, timeout=8000)
    assert topics(other) == [] and not other.window.side.shown
    other.desk.context.sessions.add_guest(ACCOUNT, wide.session)
    other.desk.library.sessions_changed()
    until_topics(other, meeting.topic)
    other.close()


def test_times_can_be_read_in_utc(wide: Desktop, archive: Archive) -> None:
    start = datetime.now(UTC).replace(hour=10, minute=15)
    keep(archive, people(), info(1, topic="Topic", start=start))
    until_topics(wide, "Topic")
    menu = child(wide.window, QMenu, "library.zones")
    next(a for a in menu.actions() if a.objectName() == "library.zone.utc").trigger()
    wide.qtbot.waitUntil(lambda: "10:15" in panel(wide).model.line(1).facts)
    assert not next(a for a in menu.actions() if a.objectName() == "library.zone.meeting").isEnabled()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no tzset")
def test_the_zone_holds_in_all_lists_and_heads_and_the_next_time(
    wide: Desktop, server, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        meeting = server.meetings[1]
        page = wide.until(wide.open(meeting), Phase.COMPLETE)
        facts = child(page, QLabel, "meetingHeader.facts")
        utc, local = f"{meeting.start:%H:%M} (UTC)", f"{meeting.start.astimezone():%H:%M} (UTC−0"
        assert utc != local
        assert local in facts.accessibleName()
        until_topics(wide, meeting.topic)
        menu = child(wide.window, QMenu, "library.zones")
        next(a for a in menu.actions() if a.objectName() == "library.zone.utc").trigger()
        assert f"{utc}, {local}" in facts.accessibleName()
        # Of what is opened from now on, too: heads, series, what is chosen to be compared.
        other = wide.until(wide.open(server.meetings[2]), Phase.COMPLETE)
        assert "(UTC)" in child(other, QLabel, "meetingHeader.facts").accessibleName()
        wide.trigger("series")
        series = wide.dialog("series")
        wide.qtbot.waitUntil(lambda: series.model.rowCount() > 0, timeout=PATIENCE_MS)
        assert series.model.words(0, 0).endswith("(UTC)")
        series.reject()
        wide.desk.compare.ask()
        choose = wide.dialog("compareWith")
        assert choose.table.model().index(0, 1).data().endswith(utc)
        choose.reject()
        next_time = Desktop(server, qtbot)
        qtbot.waitUntil(lambda: next_time.desk.library.shelf.is_loaded, timeout=PATIENCE_MS)
        assert next_time.desk.library.shelf.zone is UTC
        next_time.close()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_archive_that_cannot_be_read_is_explained_in_place(server, qtbot) -> None:
    path = find_places().archive_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"noise" * 1000)
    desktop = Desktop(server, qtbot)
    desktop.window.resize(WIDE, 800)
    desktop.trigger("library")
    title = child(desktop.window, QLabel, "library.reasonTitle")
    qtbot.waitUntil(lambda: title.text() == texts.ARCHIVE_DAMAGED.title, timeout=8000)
    assert title.isVisible()
    desktop.close()


def test_a_series_is_watched_from_the_library(wide: Desktop, archive: Archive) -> None:
    keep(archive, people(), info(1, topic="Weekly", start=at(1)))
    until_topics(wide, "Weekly")
    choose_row(wide, "Weekly")
    panel(wide).watch()
    wide.qtbot.waitUntil(lambda: panel(wide).model.arrangement.watched_first == 1, timeout=8000)
    expected = Watched(WatchedKind.SERIES, KnownBy.NUMBER, info(1).ref.number, "Weekly")
    assert archive.watch_list.all() == [expected]
    panel(wide).watch()
    wide.qtbot.waitUntil(lambda: panel(wide).model.arrangement.watched_first == 0, timeout=8000)
