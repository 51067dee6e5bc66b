"""Files opened by the dialog and dropped onto the window: shown, kept, and told where they can't be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeWidget, QWidget

from qosviewer.sample import fault
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.opening.opening_dialog import OpeningDialog
from tests.gui.conftest import PATIENCE_MS, Desktop, child, click
from tests.support.archives import body, person
from tests.support.imports import webhook, write

GOOD = body([person("Anna", "1"), person("Ben", "2")])


def names_on(desktop: Desktop) -> list[str]:
    return [one.user_name for one in desktop.page.model.data.table.participants]


def shown(desktop: Desktop, *names: str) -> None:
    desktop.qtbot.waitUntil(
        lambda: desktop.desk.meetings.current is not None and names_on(desktop) == list(names), timeout=PATIENCE_MS
    )


def result(desktop: Desktop) -> OpeningDialog:
    def is_there() -> None:
        assert child(desktop.dialog("opening"), QTreeWidget, "opening.list").isVisible()

    desktop.qtbot.waitUntil(
        lambda: any(dialog.isVisible() for dialog in desktop.window.findChildren(OpeningDialog)), timeout=PATIENCE_MS
    )
    desktop.qtbot.waitUntil(lambda: is_there() is None, timeout=PATIENCE_MS)
    return desktop.dialog("opening")


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(window: QWidget, mime: QMimeData) -> QDragEnterEvent:
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(9, 9), action, mime, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)
    return event


def drop(window: QWidget, mime: QMimeData) -> None:
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), action, mime, button, Qt.KeyboardModifier.NoModifier))


def test_the_dialog_opens_several_files_each_in_a_tab(desktop, tmp_path, monkeypatch) -> None:
    chosen = [write(tmp_path / "one.json", GOOD), write(tmp_path / "two.json", webhook("Cleo"))]
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", staticmethod(lambda *_args: ([str(path) for path in chosen], ""))
    )
    desktop.trigger("open_file")
    shown(desktop, "Cleo")
    assert len(desktop.desk.meetings.pages) == 2
    # Once more: the same tab comes to the front, and nothing is kept twice.
    desktop.desk.files.open(chosen[:1])
    shown(desktop, "Anna", "Ben")
    assert len(desktop.desk.meetings.pages) == 2
    assert len(desktop.context.archive.open().library()) == 2


def test_a_tab_that_is_open_turns_to_the_file_and_back_to_what_was_fetched(desktop, server, tmp_path) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    fetched, everybody = page.kept.snapshot, names_on(desktop)
    body_of_webhook = webhook("Cleo", uuid=page.model.data.info.ref.uuid)
    desktop.desk.files.open([write(tmp_path / "cleo.json", body_of_webhook)])
    shown(desktop, "Cleo")
    assert (desktop.page, len(desktop.desk.meetings.pages)) == (page, 1)
    assert page.strip.sentence.startswith("From a file, opened ")
    (row,) = desktop.context.archive.open().library()
    assert row.snapshot == fetched
    desktop.desk.meetings.open_kept([row])
    shown(desktop, *everybody)
    assert page.kept.snapshot == fetched


def test_opening_a_row_leaves_a_fetch_alone(desktop, server) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    (row,) = desktop.context.archive.open().library()
    server.misbehave(fault("silent=3@summary"))
    click(page, "fetchStrip.again")
    desktop.qtbot.waitUntil(lambda: page.model.data.table.participant_count == 20, timeout=PATIENCE_MS)
    desktop.desk.meetings.open_kept([row])
    assert page.controller.state.phase.is_busy
    assert page.kept.snapshot != row.snapshot
    assert page.model.data.table.participant_count == 20


def test_dropped_folders_are_opened_and_the_hint_comes_and_goes(desktop, tmp_path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    write(folder / "one.json", GOOD)
    hint = child(desktop.window, QWidget, "dropHint")
    assert drag(desktop.window, files(folder)).isAccepted()
    assert hint.isVisible()
    assert hint.size() == desktop.window.size()
    QApplication.sendEvent(desktop.window, QDragLeaveEvent())
    assert not hint.isVisible()
    drag(desktop.window, files(folder))
    drop(desktop.window, files(folder))
    assert not hint.isVisible()
    shown(desktop, "Anna", "Ben")


def test_what_is_no_file_is_not_taken(desktop) -> None:
    mime = QMimeData()
    mime.setText("some text")
    assert not drag(desktop.window, mime).isAccepted()
    mime.setUrls([QUrl("https://example.com/a.json")])
    assert not drag(desktop.window, mime).isAccepted()


def test_what_can_not_be_read_is_listed_and_the_others_are_shown(desktop, tmp_path) -> None:
    bad = write(tmp_path / "bad.json", '{"participants": [\n  {"qos": [}\n')
    desktop.desk.files.open([bad, write(tmp_path / "good.json", GOOD)])
    dialog = result(desktop)
    shown(desktop, "Anna", "Ben")
    tree = child(dialog, QTreeWidget, "opening.list")
    item = tree.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in range(3)] == ["bad.json", "line 2, column 12", "The JSON is broken"]
    click(dialog, "opening.copy")
    assert str(bad) in QApplication.clipboard().text()
    assert "line 2, column 12" in QApplication.clipboard().text()
    click(dialog, "opening.dismiss")


def test_hostile_names_are_shown_as_plain_text(desktop, tmp_path) -> None:
    desktop.desk.files.open([write(tmp_path / "<b>x\u202e.json", "[")])
    dialog = result(desktop)
    item = child(dialog, QTreeWidget, "opening.list").topLevelItem(0)
    assert item is not None
    assert item.text(0) == "<b>x.json"
    assert "&lt;b&gt;" in item.toolTip(0)
    click(dialog, "opening.dismiss")


def test_trouble_with_the_archive_is_told(desktop, tmp_path) -> None:
    desktop.context.archive.close()
    desktop.desk.files.open([write(tmp_path / "good.json", GOOD)])
    desktop.qtbot.waitUntil(lambda: desktop.window.banner.notice is not None, timeout=PATIENCE_MS)
    assert desktop.window.banner.notice.message.title == "The archive is gone"
