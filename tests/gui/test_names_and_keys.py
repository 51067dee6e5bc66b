"""What can be used has a name, for machines and for those who listen; and no two things share a key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from qosviewer.domain import texts
from qosviewer.models.minutes_offer import from_minutes_title
from qosviewer.ui.meeting.fetch_state import Phase
from qosviewer.ui.meeting.meeting_page import MeetingPage
from qosviewer.ui.messages import Notice
from tests.gui.conftest import Desktop, child

USABLE = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)
PARTS_OF_OTHERS = (QAbstractItemView, QAbstractSpinBox, QLineEdit, QComboBox, QTabBar)
"""Qt puts buttons and lists of its own into these."""


def usable(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        is_part = isinstance(widget.parentWidget(), PARTS_OF_OTHERS) or isinstance(widget, QHeaderView)
        if isinstance(widget, USABLE) and widget.isVisible() and not is_part:
            yield widget


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(each).__name__} {each.objectName()!r}"
        for each in usable(root)
        if not each.objectName() or not (each.accessibleName() or isinstance(each, QTabBar))
    ]


def key_of(text: str) -> str:
    found = re.search(r"&(\w)", text.replace("&&", ""))
    return found[1].lower() if found else ""


def shared_keys(root: QWidget, more: list[str]) -> list[str]:
    found = Counter(more)
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and (
            isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy())
        ):
            found[key_of(widget.text())] += 1
    return [key for key, count in found.items() if key and count > 1]


@pytest.fixture
def page(desktop: Desktop, server) -> MeetingPage:
    opened = desktop.until(desktop.open(server.meetings[0]), Phase.COMPLETE)
    desktop.qtbot.waitUntil(lambda: opened.kept is not None)
    return opened


def test_everything_on_a_page_has_names_and_keys_of_its_own(desktop: Desktop, page: MeetingPage) -> None:
    desktop.trigger("library")
    menus = [key_of(action.text()) for action in desktop.window.menuBar().actions()]
    ways_on = ("continue", "fetchAgain", "whenReady", "accounts", "minutes")
    child(page, QAction, "minutes").setText(from_minutes_title(page.model.data.info))
    page.banner.show_notice(Notice(texts.FETCH_CANCELLED), [child(page, QAction, name) for name in ways_on])
    page.participants.table.selectRow(0)
    for place in range(page.details.count()):
        page.details.setCurrentIndex(place)
        assert nameless(desktop.window) == [], page.details.tabText(place)
        assert shared_keys(desktop.window, menus) == [], page.details.tabText(place)


@pytest.mark.parametrize(
    "key", ["open", "browse", "accounts", "archive", "export", "series", "watch_list", "shortcuts", "about"]
)
def test_everything_in_a_dialog_has_names_and_keys_of_its_own(desktop: Desktop, page: MeetingPage, key: str) -> None:
    desktop.trigger(key)
    (dialog,) = (each for each in desktop.window.findChildren(QDialog) if each.isVisible())
    assert nameless(dialog) == []
    assert shared_keys(dialog, []) == []
    dialog.reject()


def test_no_two_commands_of_a_menu_share_a_key(desktop: Desktop) -> None:
    for title in desktop.window.menuBar().actions():
        keys = Counter(key_of(action.text()) for action in title.menu().actions() if action.text())
        assert [key for key, count in keys.items() if count > 1] == [], title.text()
