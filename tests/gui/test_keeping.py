"""What was fetched once is there again: without a network, after a crash, in the same window or another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView, QToolButton

from qosviewer.domain import texts
from qosviewer.export.csv_long import CsvOptions, csv_document
from qosviewer.export.rows import Selection, participant_rows
from qosviewer.sample import Meeting, SampleAccount, SampleServer, fault
from qosviewer.services.places import find_places
from qosviewer.services.raw_texts import raw_details_of
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_page import MeetingPage
from tests.gui.conftest import ACCOUNT, PATIENCE_MS, Desktop, child, click
from tests.support.exports import content

TABS = ("audio", "video", "share", "cpu", "all")


@pytest.fixture
def windows(server: SampleServer, qtbot) -> Iterator:
    """Windows one after the other, as somebody opens the program again."""
    made: list[Desktop] = []

    def make() -> Desktop:
        if made:
            made[-1].window.close()
        made.append(Desktop(server, qtbot))
        return made[-1]

    yield make
    for each in made:
        each.close()


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def everything(page: MeetingPage) -> dict[str, object]:
    """All that a person can see of the numbers of a meeting, and take away."""
    seen: dict[str, object] = {"participants": cells(page.participants.table), "header": page.header.problems}
    for key in TABS:
        page.details.show_tab(key)
        seen[key] = cells(child(page, QTableView, f"details.{key}.table"))
    page.details.show_tab("raw")
    seen["raw"] = child(page, QPlainTextEdit, "details.raw.text").toPlainText()
    data = page.model.data
    selection = Selection(data, participant_rows(data.table), raw_details_of(data.table))
    seen["csv"] = content(csv_document([selection], CsvOptions(raw=True)))
    return seen


def library(desktop: Desktop):
    return desktop.context.archive.open().library()


def open_all(desktop: Desktop) -> MeetingPage:
    desktop.desk.meetings.open_kept(library(desktop))
    return desktop.page


def fetched(desktop: Desktop, meeting: Meeting) -> MeetingPage:
    """A meeting and who was there: nothing more is asked of Zoom."""
    page = desktop.until(desktop.open(meeting), Phase.COMPLETE)
    until_roster(desktop, page)
    return page


def until_roster(desktop: Desktop, page: MeetingPage) -> None:
    desktop.qtbot.waitUntil(lambda: page.model.data.companions.roster is not None, timeout=PATIENCE_MS)


def summaries(server: SampleServer) -> int:
    return len([request for request in server.requests if request.endpoint == "summary"])


def test_fetched_closed_unplugged_it_opens_from_the_archive_as_it_was(windows, server) -> None:
    first = windows()
    page = fetched(first, server.meetings[0])
    before = everything(page)
    assert len(before["participants"]) == 47
    assert '"participant_id"' in before["raw"]
    server.close()
    second = windows()
    again = second.until(open_all(second), Phase.KEPT)
    until_roster(second, again)
    assert everything(again) == before
    assert again.controller.is_complete
    assert again.strip.sentence.startswith("From the archive, fetched ")
    assert child(again, QToolButton, "meetingHeader.snapshots").isHidden()


def test_without_a_network_a_number_opens_what_is_kept_and_says_so(windows, server) -> None:
    first = windows()
    fetched(first, server.meetings[0])
    server.close()
    second = windows()
    page = second.until(second.open(server.meetings[0]), Phase.KEPT)
    second.qtbot.waitUntil(page.banner.isVisible, timeout=PATIENCE_MS)
    assert page.banner.notice.body.count("was kept when the meeting was fetched before") == 1
    assert len(page.participants.shown_rows()) == 47
    click(page, "meetingBanner.fetchAgain")
    second.qtbot.waitUntil(lambda: not page.controller.state.phase.is_busy, timeout=PATIENCE_MS)
    assert page.controller.state.phase is Phase.KEPT
    assert len(page.participants.shown_rows()) == 47


def test_without_a_network_damage_is_named_beside_what_is_shown_instead(windows, server) -> None:
    first = windows()
    page = fetched(first, server.meetings[0])
    click(page, "fetchStrip.again")
    first.until(page, Phase.COMPLETE)
    server.close()
    second = windows()
    (row,) = library(second)
    with closing(sqlite3.connect(second.context.archive.path)) as tool, tool:
        tool.execute("UPDATE blocks SET texts = '{}' WHERE snapshot_id = ?", (row.snapshot,))
    told = []
    second.context.messages.told.connect(told.append)
    page = second.until(second.open(server.meetings[0]), Phase.KEPT)
    second.qtbot.waitUntil(page.banner.isVisible, timeout=PATIENCE_MS)
    assert page.kept.snapshot < row.snapshot
    assert len(page.participants.shown_rows()) == 47
    assert [notice.message.title for notice in told] == [texts.CHECKSUM_WRONG.title]


def test_what_is_kept_whole_is_not_fetched_again_unless_somebody_wants_it(windows, server) -> None:
    first = windows()
    page = fetched(first, server.meetings[0])
    ref = page.model.data.info.ref
    asked, pages = len(server.requests), summaries(server)
    second = windows()
    second.desk.meetings.open([ref], ACCOUNT)
    page = second.until(second.page, Phase.KEPT)
    assert len(server.requests) == asked, "a UUID is exactly that instance"
    second.window.close_page(0)
    page = second.until(second.open(server.meetings[0]), Phase.KEPT)
    assert len(server.requests) > asked, "only Zoom knows the latest instance of a number"
    assert summaries(server) == pages
    click(page, "fetchStrip.again")
    second.until(page, Phase.COMPLETE)
    assert summaries(server) == 2 * pages
    assert library(second)[0].snapshots == 2


def test_what_is_kept_of_a_sample_meeting_of_yesterday_is_no_meeting_of_today(qtbot, server) -> None:
    yesterday = SampleAccount(now=datetime.now(UTC) - timedelta(days=1), participants=47)
    with SampleServer(yesterday) as gone_by:
        first = Desktop(gone_by, qtbot)
        fetched(first, gone_by.meetings[0])
        first.close()
    second = Desktop(server, qtbot)
    page = second.until(second.open(server.meetings[0]), Phase.COMPLETE)
    assert page.model.data.info.start == server.meetings[0].start
    assert {row.info.start for row in library(second)} == {yesterday.meetings[0].start, server.meetings[0].start}
    until_roster(second, page)
    second.close()


def test_a_fetch_cut_short_is_there_as_partial_and_can_be_continued(windows, server) -> None:
    server.misbehave(fault("silent=3@summary"))
    first = windows()
    page = first.open(server.meetings[0])
    first.until_count(page, 20)
    server.misbehave()
    second = windows()
    (row,) = library(second)
    assert (row.complete, row.participants) == (False, 20)
    page = second.until(open_all(second), Phase.KEPT)
    assert not page.controller.is_complete
    assert "not complete" in page.strip.sentence
    assert page.banner.notice.message.title == texts.KEPT_PARTIAL_BECAUSE.title.format(reason=row.reason)
    before = summaries(server)
    click(page, "meetingBanner.continue")
    second.until(page, Phase.COMPLETE)
    assert summaries(server) == before + 3
    assert (page.model.data.table.participant_count, len(set(page.model.data.table.keys))) == (47, 47)
    (row,) = library(second)
    assert (row.complete, row.participants, row.snapshots) == (True, 47, 1)


def test_a_uuid_of_which_a_part_is_kept_is_shown_and_goes_on_by_itself(windows, server) -> None:
    server.misbehave(fault("html=3@summary"))
    first = windows()
    page = first.until(first.open(server.meetings[0]), Phase.FAILED)
    ref = page.model.data.info.ref
    server.misbehave()
    second = windows()
    second.desk.meetings.open([ref], ACCOUNT)
    page = second.until(second.page, Phase.COMPLETE)
    assert page.model.data.table.participant_count == 47
    assert library(second)[0].snapshots == 1


def test_each_of_several_fetches_can_be_looked_at(desktop: Desktop, server) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    heard: list[object] = []
    page.kept_changed.connect(lambda: heard.append(page.kept))
    first = page.kept
    page.model.select([page.model.data.table.keys[4]])
    desktop.trigger("proceed")
    desktop.qtbot.waitUntil(lambda: len(page.controller.snapshots) == 2, timeout=PATIENCE_MS)
    desktop.until(page, Phase.COMPLETE)
    button = child(page, QToolButton, "meetingHeader.snapshots")
    assert button.isVisible()
    assert page.kept.snapshot != first.snapshot
    newest, oldest = button.menu().actions()
    assert newest.isChecked() and not oldest.isChecked()
    oldest.trigger()
    desktop.until(page, Phase.KEPT)
    assert page.kept.snapshot == first.snapshot
    assert heard[-1] is page.kept
    assert button.menu().actions()[1].isChecked()
    assert page.model.selected == (page.model.data.table.keys[4],)


def test_a_meeting_is_opened_from_the_archive_once(desktop: Desktop, server) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    assert open_all(desktop) is page
    assert len(desktop.window.pages) == 1


def test_a_damaged_archive_is_told_and_can_be_rescued(windows, server) -> None:
    find_places().archive_file.parent.mkdir(parents=True, exist_ok=True)
    find_places().archive_file.write_bytes(b"not SQLite" * 1000)
    desktop = windows()
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    assert len(page.participants.shown_rows()) == 47
    assert page.kept is None
    notice = desktop.window.banner.notice
    assert notice.message.title == texts.ARCHIVE_DAMAGED.title
    click(desktop.window, "windowBanner.rescue")
    archive = desktop.context.archive
    desktop.qtbot.waitUntil(lambda: archive.opened is not None, timeout=PATIENCE_MS)
    desktop.trigger("proceed")
    desktop.qtbot.waitUntil(lambda: page.kept is not None, timeout=PATIENCE_MS)
    desktop.until(page, Phase.COMPLETE)
    assert library(desktop)[0].complete
    assert [each.read_bytes() for each in archive.path.parent.glob("*damaged*")] == [b"not SQLite" * 1000]


def forget(desktop: Desktop, name: str) -> None:
    """Have the personal data of somebody deleted, by the dialogs."""
    desktop.trigger("archive")
    archive = desktop.dialog("archive")
    desktop.qtbot.waitUntil(child(archive, QPushButton, "archive.forget").isEnabled, timeout=PATIENCE_MS)
    click(archive, "archive.forget")
    dialog = desktop.dialog("forget")
    child(dialog, QLineEdit, "forget.name").setText(name)
    click(dialog, "forget.accept")
    desktop.qtbot.waitUntil(child(dialog, QPushButton, "forget.delete").isEnabled, timeout=PATIENCE_MS)
    click(dialog, "forget.delete")
    click(dialog, "archive.question.yes")
    title = child(dialog, QLabel, "forgetBanner.title")
    desktop.qtbot.waitUntil(lambda: title.text() == texts.STORAGE_FORGET_DONE.title, timeout=PATIENCE_MS)
    dialog.close()
    archive.close()


def names_on(page: MeetingPage) -> list[str]:
    roster = page.model.data.companions.roster
    stays = [entry.user_name for entry in roster.entries] if roster else []
    return [one.user_name for one in page.model.data.table.participants] + stays


def test_who_is_forgotten_is_no_longer_on_pages_that_are_open(desktop, server) -> None:
    page = fetched(desktop, server.meetings[0])
    before = names_on(page)
    name = before[3]
    assert before.count(name) >= 2, "in the summary and in the roster"
    forget(desktop, name)
    desktop.qtbot.waitUntil(lambda: name not in names_on(page), timeout=PATIENCE_MS)
    until_roster(desktop, page)
    assert len(names_on(page)) == len(before)
    assert name not in names_on(page)
    assert not any(name in cell for row in cells(page.participants.table) for cell in row)
    assert page.controller.is_complete


def test_who_is_forgotten_while_a_fetch_is_under_way_vanishes_with_its_end(desktop, server) -> None:
    server.misbehave(fault("silent=3@summary"))
    page = desktop.open(server.meetings[0])
    desktop.until_count(page, 20)
    name, table = names_on(page)[3], page.participants.table
    desktop.qtbot.waitUntil(lambda: any(name in row for row in cells(table)), timeout=PATIENCE_MS)
    forget(desktop, name)
    assert page.controller.state.phase.is_busy
    page.controller.cancel()
    # Of the summary: who was there is asked for after that, and Zoom still knows it.
    desktop.qtbot.waitUntil(lambda: not any(name in row for row in cells(table)), timeout=PATIENCE_MS)
    assert page.model.data.table.participant_count == 20
    assert page.controller.can_continue
