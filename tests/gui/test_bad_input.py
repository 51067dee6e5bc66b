"""Bad input through the whole window: every row there is gets shown, and what can't be shown is explained."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton

from qosviewer.domain import texts
from qosviewer.domain.secret import Secret
from qosviewer.sample import fault
from qosviewer.services.profiles import Profile
from qosviewer.ui.meeting.fetch_state import Phase
from tests.gui.conftest import PATIENCE_MS, Desktop, child, click
from tests.support.fetches import ref_of

PAGES = 5
HOSTILE = "<img src=x>=1+1\n\u202egnp.exe"
TABS = ("audio", "video", "share", "cpu", "all", "raw", "chart")


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("rows-of-wrong-type", 47 + 3 * PAGES),
        ("duplicate-rows", 47),
        ("missing-identity", 47),
        ("null-identity", 47),
        ("shared-participant-id", 47),
        ("missing-qos", 47),
        ("missing-details", 47),
        ("details-of-wrong-type", 47),
        ("unknown-type", 47),
        ("duplicate-type", 47),
        ("unknown-key", 47),
        ("numbers-as-numbers", 47),
        ("other-script-digits", 47),
        ("nan", 47),
        ("impossible-values", 47),
        ("placeholders", 47),
        ("wrong-charset", 47),
        ("no-length", 47),
    ],
)
def test_every_row_is_shown_whatever_is_in_it(desktop: Desktop, server, name: str, rows: int) -> None:
    server.misbehave(fault(name))
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    assert len(page.participants.shown_rows()) == rows
    page.model.select(page.model.data.table.keys[:1])
    for tab in TABS:
        page.details.show_tab(tab)
        page.details.grab()
    desktop.trigger("copy_ticket")
    assert QGuiApplication.clipboard().text().count("Participant: ") == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("participants-empty", texts.NO_DATA),
        ("participants-string", texts.NOT_THE_API),
        ("participants-object", texts.NOT_THE_API),
        ("html", texts.NOT_THE_API),
        ("huge-page", texts.ANSWER_TOO_BIG),
        ("huge-gzip-page", texts.ANSWER_TOO_BIG),
        ("cut-body", texts.CONNECTION_BROKEN),
        ("missing-scope", texts.SCOPE_MISSING),
    ],
)
def test_what_is_no_list_of_participants_is_explained(desktop: Desktop, server, name: str, message) -> None:
    server.misbehave(fault(name))
    page = desktop.until(desktop.open(server.meetings[0]), Phase.FAILED)
    assert page.banner.notice.message.title == message.title
    assert page.banner.isVisible()
    assert page.participants.shown_rows() == []


@pytest.mark.parametrize("only_page", [{}, {"participants": None}, {"participants": []}])
def test_nobody_on_the_only_page_is_explained(desktop: Desktop, server, only_page) -> None:
    page = desktop.until(desktop.open(server.add_pages("83333333333", [only_page])), Phase.FAILED)
    assert page.banner.notice.message.title == texts.NO_DATA.title


def test_nothing_more_is_offered_for_what_zoom_has_forgotten(desktop: Desktop, server) -> None:
    old = next(meeting for meeting in server.meetings if meeting.key == "too-old")
    page = desktop.until(desktop.open(old), Phase.FAILED)
    assert page.banner.notice.message.title == texts.TOO_OLD.title
    assert not page.banner.findChildren(QPushButton, "meetingBanner.again")
    assert child(page, QToolButton, "meetingBanner.close").hasFocus()


def test_hostile_names_are_text_in_every_tooltip_and_no_formula_in_the_clipboard(desktop: Desktop, server) -> None:
    stream = {"type": HOSTILE, "details": {"avg_loss": HOSTILE, HOSTILE: HOSTILE}}
    row = {"participant_id": "1", "user_name": HOSTILE, "email": HOSTILE, HOSTILE: HOSTILE, "qos": [stream]}
    meeting = server.add_pages("83333333333", [{"participants": [row]}], topic=HOSTILE)
    page = desktop.until(desktop.open(meeting), Phase.COMPLETE)
    page.details.show_tab("all")
    tables = [page.participants.table, page.details.page("all").table]
    for table in tables:
        model = table.table
        tips = [model.index(0, section).data(Qt.ItemDataRole.ToolTipRole) for section in range(model.columnCount())]
        tips += [
            model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            for section in range(model.columnCount())
        ]
        assert any("&lt;img" in tip for tip in tips if tip)
        for tip in filter(None, tips):
            assert "<img" not in tip
            assert "\u202e" not in tip
    tables[0].setFocus()
    tables[0].selectAll()
    QTest.keyClick(tables[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    pasted = QGuiApplication.clipboard().text()
    assert HOSTILE.splitlines()[0] in pasted
    assert len(pasted.splitlines()) == 2, "a line break in a name would be a row of its own"


class ExportOfAMeeting:
    """The export dialog of a fetched meeting, opened as people open it."""

    def __init__(self, desktop: Desktop, server) -> None:
        self.page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
        desktop.trigger("export")
        self.desktop = desktop
        self.dialog = desktop.dialog("export")

    def write_to(self, path: Path) -> None:
        field = child(self.dialog, QLineEdit, "export.path")
        field.selectAll()
        QTest.keyClicks(field, str(path))
        click(self.dialog, "export.accept")

    def until_told(self, title: str) -> None:
        label = child(self.dialog, QLabel, "exportBanner.title")
        self.desktop.qtbot.waitUntil(label.isVisible, timeout=10_000)
        assert label.text() == title
        assert self.dialog.isVisible()
        assert len(self.page.participants.shown_rows()) == 47


@pytest.fixture
def exporting(desktop: Desktop, server) -> ExportOfAMeeting:
    return ExportOfAMeeting(desktop, server)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_told_and_another_place_can_be_chosen(exporting: ExportOfAMeeting, tmp_path: Path) -> None:
    exporting.write_to(Path("/dev/full"))
    exporting.until_told(texts.EXPORT_DISK_FULL.title)
    exporting.write_to(tmp_path / "out.csv")
    exporting.desktop.qtbot.waitUntil((tmp_path / "out.csv").exists, timeout=10_000)


@pytest.mark.skipif(not Path("/sys/kernel").exists(), reason="there is no place here that nobody can write to")
def test_a_place_that_takes_no_file_is_told(exporting: ExportOfAMeeting) -> None:
    exporting.write_to(Path("/sys/out.csv"))
    exporting.until_told(texts.FILE_NOT_EXPORTED.title)


def test_a_folder_in_place_of_a_file_is_told(exporting: ExportOfAMeeting, tmp_path: Path) -> None:
    exporting.write_to(tmp_path)
    label = child(exporting.dialog, QLabel, "exportBanner.title")
    exporting.desktop.qtbot.waitUntil(label.isVisible, timeout=10_000)
    assert tmp_path.is_dir()


def test_who_has_the_older_file_open_keeps_it_whole(exporting: ExportOfAMeeting, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("older")
    with target.open(encoding="utf-8") as reader:
        exporting.write_to(target)
        if os.name == "nt":
            exporting.until_told(texts.EXPORT_TARGET_IN_USE.title)
        else:
            exporting.desktop.qtbot.waitUntil(lambda: target.read_bytes() != b"older", timeout=10_000)
            assert target.read_bytes().count(b"\n") > 47
        assert reader.read() == "older"


def test_a_keyring_that_dies_between_two_fetches_leaves_the_rows_and_says_so(
    secret_service,
    desktop: Desktop,
    server,
) -> None:
    profile = Profile("Work", server.account_id, server.client_id, "other", server.api_base, server.token_url)
    desktop.context.profiles.create(profile)
    desktop.context.secrets.write("Work", Secret(server.client_secret))
    desktop.desk.meetings.open([ref_of(server.meetings[0])], "Work")
    page = desktop.until(desktop.page, Phase.COMPLETE)
    secret_service.stop()
    click(page, "fetchStrip.again")
    desktop.qtbot.waitUntil(page.banner.isVisible, timeout=PATIENCE_MS)
    assert page.banner.notice.message.title == texts.KEYRING_FAILED.title
    assert child(page, QPushButton, "meetingBanner.accounts").isVisible()
    assert len(page.participants.shown_rows()) == 47


def test_an_account_deleted_in_another_window_is_told_when_it_is_used(desktop: Desktop, server, qtbot) -> None:
    profile = Profile("Work", server.account_id, server.client_id, "other", server.api_base, server.token_url)
    desktop.context.profiles.create(profile)
    desktop.context.secrets.keep_for_this_run("Work", Secret(server.client_secret))
    other = Desktop(server, qtbot)
    try:
        dialog = desktop.type_meeting(str(server.meetings[0].number))
        accounts = child(dialog, QComboBox, "openMeeting.account")
        accounts.setCurrentIndex(accounts.findData("Work"))
        other.context.profiles.delete("Work", leave_secret=True)
        click(dialog, "openMeeting.accept")
        page = desktop.until(desktop.page, Phase.FAILED)
        assert child(page, QPushButton, "meetingBanner.accounts").isVisible()
    finally:
        other.close()
