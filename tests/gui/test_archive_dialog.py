"""The archive dialog and the deletion of one person's data, on a real archive."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from qosviewer.archive import FILES, Archive
from qosviewer.services.keeping import ArchiveDoor
from qosviewer.ui.archive.archive_dialog import ArchiveDialog
from qosviewer.ui.archive.forget_dialog import ForgetDialog
from qosviewer.work.jobs import JobRunner
from tests.gui.conftest import PATIENCE_MS, child, click
from tests.support.archives import info, keep, person

ANNA, BEN = person("Anna", "1", "anna@example.com", "u1"), person("Ben", "2", "ben@example.com")


class Storage:
    """The dialog on an archive of two meetings and a file."""

    def __init__(self, qtbot, path: Path) -> None:
        self.path, self.qtbot = path, qtbot
        with Archive.open(path) as archive:
            keep(archive, [ANNA, BEN], info(1, start=datetime(2020, 1, 1, tzinfo=UTC)))
            keep(archive, [ANNA, BEN], info(2))
            keep(archive, [BEN], info(3), account=FILES)
        self.runner = JobRunner()
        self.door = ArchiveDoor(path)
        self.dialog = ArchiveDialog(self.door, self.runner)
        qtbot.addWidget(self.dialog)
        self.changes = []
        self.dialog.changed.connect(lambda: self.changes.append(True))
        self.dialog.show()
        self.idle()

    def idle(self, dialog: QWidget | None = None) -> None:
        button = "archive.check" if dialog is None else "forget.accept"
        where = dialog or self.dialog
        self.qtbot.waitUntil(lambda: child(where, QPushButton, button).isEnabled(), timeout=PATIENCE_MS)

    def do(self, button: str) -> str:
        click(self.dialog, f"archive.{button}")
        self.idle()
        return self.words

    def answer(self, yes: bool, where: QWidget | None = None) -> str:
        (box,) = [box for box in (where or self.dialog).findChildren(QMessageBox) if box.isVisible()]
        assert box.defaultButton().objectName() == "archive.question.no"
        question = box.informativeText()
        click(box, "archive.question.yes" if yes else "archive.question.no")
        self.idle()
        return question

    @property
    def words(self) -> str:
        return child(self.dialog, QLabel, "archive.task.words").text()

    @property
    def lines(self) -> list[str]:
        return child(self.dialog, QPlainTextEdit, "archive.task.list").toPlainText().splitlines()

    @property
    def contents(self) -> str:
        return child(self.dialog, QLabel, "archive.contents").text()

    @property
    def archive(self) -> Archive:
        return self.door.open()


@pytest.fixture
def storage(qtbot, tmp_path):
    made = Storage(qtbot, tmp_path / "archive.sqlite3")
    yield made
    made.dialog.close()
    assert made.runner.shutdown(PATIENCE_MS)
    made.door.close()


def test_it_says_how_much_there_is(storage) -> None:
    assert storage.contents.startswith("Meetings: 3, fetches: 3\nFrom 1 Jan 2020 to ")
    accounts = child(storage.dialog, QComboBox, "archive.accounts")
    assert [accounts.itemText(row) for row in range(accounts.count())] == ["Opened files", "Acme"]


def test_a_check_proves_a_sound_archive_and_names_what_is_not(storage) -> None:
    assert storage.do("check").startswith("Everything is as it was kept. Checksums proven: 3 answers, 3 blocks")
    with closing(sqlite3.connect(storage.path)) as other, other:
        other.execute("UPDATE blocks SET crc32 = 1 WHERE snapshot_id = 2")
    assert storage.do("check").startswith("Something is not as it should be: 1.")
    assert storage.lines == ["Fetch 2: The checksum of numbers is wrong."]


def test_reading_again_says_that_nothing_changed(storage) -> None:
    assert storage.do("reparse") == "All is read as before. Fetches: 3."


def test_a_backup_is_an_archive_and_a_failed_one_is_told(storage, tmp_path) -> None:
    storage.dialog.back_up(tmp_path / "backup.sqlite3")
    storage.idle()
    assert storage.words.startswith("The backup is written")
    with Archive.open(tmp_path / "backup.sqlite3") as copy:
        assert len(copy.library()) == 3
    storage.dialog.back_up(storage.path)
    storage.idle()
    assert storage.words.startswith("The backup would replace the archive itself.")


def test_what_is_older_is_deleted_only_after_a_question_with_counts(storage) -> None:
    child(storage.dialog, QDateEdit, "archive.before").setDate(QDate(2021, 1, 1))
    storage.do("deleteOlder")
    assert storage.answer(yes=False).startswith("Meetings that began before 1 Jan 2021: 1, with 1 fetches.")
    assert len(storage.archive.library()) == 3
    storage.do("deleteOlder")
    storage.answer(yes=True)
    storage.qtbot.waitUntil(lambda: storage.words.startswith("Deleted fetches: 1."), timeout=PATIENCE_MS)
    assert len(storage.archive.library()) == 2
    assert storage.changes
    storage.do("deleteOlder")
    assert storage.words == "There is nothing to delete."
    storage.do("vacuum")
    storage.qtbot.waitUntil(lambda: storage.words.startswith("Free room is given back"), timeout=PATIENCE_MS)


def test_everything_of_an_account_is_deleted(storage) -> None:
    accounts = child(storage.dialog, QComboBox, "archive.accounts")
    accounts.setCurrentIndex(accounts.findText("Acme"))
    storage.do("deleteAccount")
    assert storage.answer(yes=True).startswith("Acme: meetings 2, with up to 2 fetches.")
    storage.qtbot.waitUntil(lambda: accounts.count() == 1, timeout=PATIENCE_MS)
    assert [row.account for row in storage.archive.library()] == [FILES]


def test_one_person_is_found_shown_and_blanked(storage) -> None:
    click(storage.dialog, "archive.forget")
    (dialog,) = storage.dialog.findChildren(ForgetDialog)
    child(dialog, QLineEdit, "forget.email").setText("Anna@Example.com")
    assert not child(dialog, QPushButton, "forget.delete").isEnabled()
    click(dialog, "forget.accept")
    storage.idle(dialog)
    words = child(dialog, QLabel, "forget.task.words")
    assert words.text().startswith("Found: stays 2, in 2 fetches.")
    told = child(dialog, QPlainTextEdit, "forget.task.list").toPlainText()
    assert told.splitlines()[0] == "Names: Anna"
    assert "Ids: u1" in told
    click(dialog, "forget.delete")
    storage.answer(yes=True, where=dialog)
    storage.qtbot.waitUntil(lambda: storage.changes != [], timeout=PATIENCE_MS)
    assert child(dialog, QLabel, "forgetBanner.title").text() == "The personal data are deleted"
    assert storage.archive.search("anna") == frozenset()
    assert child(dialog, QLineEdit, "forget.email").text() == ""
    for path in storage.path.parent.glob(f"{storage.path.name}*"):
        assert b"anna" not in path.read_bytes().lower()
    dialog.close()
    storage.idle()


def test_namesakes_are_warned_of_and_typing_anew_forgets_what_was_found(storage) -> None:
    keep(storage.archive, [person("Anna", "5", "other@example.com")], info(4))
    click(storage.dialog, "archive.forget")
    (dialog,) = storage.dialog.findChildren(ForgetDialog)
    click(dialog, "forget.accept")
    assert child(dialog, QLabel, "forget.task.words").text() == "Give an e-mail address, a name or an id."
    field = child(dialog, QLineEdit, "forget.email")
    field.setText("anna@example.com")
    # Enter finds; it never deletes and never closes.
    QTest.keyClick(field, Qt.Key.Key_Return)
    storage.qtbot.waitUntil(lambda: child(dialog, QLabel, "forgetBanner.title").isVisible(), timeout=PATIENCE_MS)
    storage.idle(dialog)
    assert child(dialog, QPushButton, "forget.delete").isEnabled()
    child(dialog, QLineEdit, "forget.name").setText("B")
    assert not child(dialog, QPushButton, "forget.delete").isEnabled()
    dialog.close()
    storage.idle()


def test_after_find_the_keyboard_is_at_whom_was_found_and_goes_on_from_there(storage) -> None:
    click(storage.dialog, "archive.forget")
    (dialog,) = storage.dialog.findChildren(ForgetDialog)
    storage.qtbot.waitExposed(dialog)
    dialog.activateWindow()
    email, name = (child(dialog, QLineEdit, f"forget.{each}") for each in ("email", "name"))
    listed, delete = child(dialog, QPlainTextEdit, "forget.task.list"), child(dialog, QPushButton, "forget.delete")

    def at(widget: QWidget) -> None:
        storage.qtbot.waitUntil(lambda: dialog.focusWidget() is widget, timeout=PATIENCE_MS)

    name.setFocus()
    QTest.keyClicks(name, "nobody")
    QTest.keyClick(name, Qt.Key.Key_Return)
    storage.idle(dialog)
    at(name)
    assert name.selectedText() == "nobody"
    QTest.keyClick(name, Qt.Key.Key_Delete)
    email.setFocus()
    QTest.keyClicks(email, "anna@example.com")
    QTest.keyClick(email, Qt.Key.Key_Return)
    at(listed)
    reached = []
    for _press in range(4):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.append(dialog.focusWidget())
    assert delete in reached
    storage.door.close()
    QTest.mouseClick(child(dialog, QPushButton, "forget.accept"), Qt.MouseButton.LeftButton)
    storage.idle(dialog)
    at(child(dialog, QPushButton, "forget.accept"))
    dialog.close()
    storage.idle()


def test_trouble_is_told_in_the_dialog(storage) -> None:
    storage.door.close()
    click(storage.dialog, "archive.check")
    storage.idle()
    assert storage.words.startswith("The archive is gone.")


def test_a_damaged_archive_is_rescued_from_the_dialog(desktop) -> None:
    door = desktop.context.archive
    keep(door.open(), [ANNA], info(1))
    door.try_again()
    for ending in ("-wal", "-shm"):
        door.path.with_name(door.path.name + ending).unlink(missing_ok=True)
    door.path.write_bytes(b"SQLite format 3\0" + b"noise" * 3000)
    desktop.trigger("archive")
    dialog = desktop.dialog("archive")
    title, contents = (child(dialog, QLabel, name) for name in ("archiveBanner.title", "archive.contents"))
    desktop.qtbot.waitUntil(lambda: title.isVisible() and title.text() == "The archive is damaged", timeout=PATIENCE_MS)
    click(dialog, "archiveBanner.rescue")
    desktop.qtbot.waitUntil(lambda: contents.text() == "Nothing is kept yet", timeout=PATIENCE_MS)
    assert not title.isVisible()
    assert list(door.path.parent.glob("archive-damaged-*.sqlite3"))
    click(dialog, "archive.dismiss")


def test_the_menu_opens_it(desktop) -> None:
    desktop.trigger("archive")
    dialog = desktop.dialog("archive")
    desktop.qtbot.waitUntil(
        lambda: child(dialog, QLabel, "archive.contents").text() == "Nothing is kept yet", timeout=PATIENCE_MS
    )
    click(dialog, "archive.dismiss")
    QApplication.processEvents()
