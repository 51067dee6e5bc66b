"""Copy in the menu, and its key, on whatever has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from qosviewer.ui.meeting.fetch_state import Phase
from tests.gui.conftest import Desktop, child


def by_key(desktop: Desktop, focused: QWidget) -> None:
    QTest.keyClick(focused, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def by_menu(desktop: Desktop, _focused: QWidget) -> None:
    menu = child(desktop.window, QMenu, "menu.edit")
    menu.popup(desktop.window.mapToGlobal(QPoint(20, 20)))
    QTest.keyClick(menu, Qt.Key.Key_C)


@pytest.mark.parametrize("copy", [by_key, by_menu])
def test_copy_takes_what_has_the_focus(desktop: Desktop, server, copy) -> None:
    page = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()

    table = page.participants.table
    table.setFocus()
    table.selectRow(0)
    copy(desktop, table)
    assert clipboard.text().count("\n") == 2
    assert page.model.data.table.participants[page.participants.shown_rows()[0]].user_name in clipboard.text()

    page.participants.filter.setText("loss > 2")
    page.focus_filter()
    copy(desktop, page.participants.filter)
    assert clipboard.text() == "loss > 2"

    page.details.show_tab("raw")
    raw = child(page.details, QPlainTextEdit, "details.raw.text")
    raw.setFocus()
    raw.selectAll()
    copy(desktop, raw)
    assert clipboard.text() == raw.toPlainText()
