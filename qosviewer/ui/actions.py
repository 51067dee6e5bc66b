"""Every command of the window, declared once: menus, buttons and the list of shortcuts read this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from qosviewer.domain.streams import READINGS
from qosviewer.ui.theme import CHOICES


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        key: Its name in code; the object name of its action is ``action.<key>``.
        title: What menus show.
        keys: Its shortcut; empty for none.
        tip: What it does, in a sentence.
        needs_page: Whether it is for an open tab only.
        needs_meeting: Whether it is for an open meeting only.
    """

    key: str
    title: str
    keys: str = ""
    tip: str = ""
    needs_page: bool = False
    needs_meeting: bool = False


COMMANDS: Final[dict[str, tuple[Command | None, ...]]] = {
    "&File": (
        Command("open", "&Open meeting…", "Ctrl+O", "Open meetings by number, link or invitation."),
        Command("open_file", "Open &file…", "Ctrl+Shift+O", "Open saved answers, webhook bodies and exported files."),
        Command("open_folder", "Open fol&der…", "", "Open all files of a folder, and of the folders in it."),
        Command("browse", "&Browse Zoom…", "Ctrl+B", "List the past meetings and webinars of an account."),
        Command("sample", "&Sample data", "Ctrl+Shift+S", "Look at the meetings of an invented company."),
        Command("accounts", "&Accounts…", "Ctrl+Shift+A", "Set up, test and delete accounts."),
        Command("archive", "Arc&hive…", "", "See how large it is; back it up, check it, delete from it."),
        None,
        Command("export", "&Export…", "Ctrl+E", "Write what is in front to a file.", needs_meeting=True),
        None,
        Command("close_tab", "&Close meeting", "Ctrl+W", "Close this tab; a fetch under way stops.", needs_page=True),
        Command("quit", "&Quit", "Ctrl+Q", "Close the window."),
    ),
    "&Edit": (
        Command("copy", "&Copy", "Ctrl+C", "Copy what is selected; cells of a table with their headers."),
        Command(
            "copy_ticket", "Copy for &ticket", "Ctrl+Shift+C", "Copy the selected people in words.", needs_meeting=True
        ),
        None,
        Command("find", "&Filter participants", "Ctrl+F", "Go to the filter of the participants.", needs_meeting=True),
    ),
    "&Meeting": (
        Command("cancel", "&Cancel the fetch", "Esc", "Stop fetching; what is here stays.", needs_meeting=True),
        Command("proceed", "C&ontinue the fetch", "F5", "Go on where it stopped, or fetch again.", needs_meeting=True),
        Command("series", "&Series…", "Ctrl+Shift+E", "List every time this number was held.", needs_meeting=True),
        Command("compare", "Compare &with…", "Ctrl+D", "Put meetings side by side, person by person."),
        None,
        Command("next_tab", "&Next meeting", "Ctrl+PgDown", "Go to the next tab.", needs_page=True),
        Command("previous_tab", "&Previous meeting", "Ctrl+PgUp", "Go to the tab before.", needs_page=True),
    ),
    "&View": (
        Command("library", "&Library", "Ctrl+L", "Show what is kept and what is at Zoom at the left, or hide it."),
        Command("search", "S&earch the library", "Ctrl+Shift+F", "Find a meeting by topic, people, note or tag."),
        Command("watch_list", "&Watch list…", "", "See and change who and what is marked with a star."),
        None,
        Command("start_page", "&Start page", "Ctrl+Home", "Go to the start page; meetings stay open."),
        Command("next_pane", "Ne&xt pane", "F6", "Go from participants to details and back.", needs_meeting=True),
        Command("participants", "&Participants", "Ctrl+Shift+D", "Give the details all the room.", needs_meeting=True),
        Command("details", "&Details", "Ctrl+I", "Give the participants all the room.", needs_meeting=True),
        None,
        Command("reset", "&Reset layout", "", "Forget sizes, columns and sorting."),
    ),
    "&Help": (
        Command("shortcuts", "&Shortcuts", "F1", "List every command with its keys."),
        Command("about", "&About QoS Viewer", "", "Version and licence."),
    ),
}
"""Menus and their commands; None is a separating line."""


class Actions:
    """The actions of one window, by key.

    Attributes:
        themes: One for each choice of colours; their data is the choice.
        readings: One for each reading of directions; their data is its key.
    """

    def __init__(self, window: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        for command in _all_commands():
            self._actions[command.key] = _action(window, command)
        for key in ("participants", "details"):
            self[key].setCheckable(True)
            self[key].setChecked(True)
        self["library"].setCheckable(True)
        self["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self["about"].setMenuRole(QAction.MenuRole.AboutRole)
        titles = {"system": "As the s&ystem", "light": "&Light", "dark": "&Dark"}
        self.themes = _choice(window, "theme", {choice: titles[choice] for choice in CHOICES})
        self.readings = _choice(window, "reading", {key: reading.title for key, reading in READINGS.items()})
        self.page_opened(False)
        self.meeting_opened(False)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def page_opened(self, is_open: bool) -> None:
        """Allow what needs an open tab, or not."""
        self._allow([command for command in _all_commands() if command.needs_page], is_open)

    def meeting_opened(self, is_open: bool) -> None:
        """Allow what needs an open meeting, or not."""
        self._allow([command for command in _all_commands() if command.needs_meeting], is_open)
        self.readings.setEnabled(is_open)

    def _allow(self, commands: Iterable[Command], allowed: bool) -> None:
        for command in commands:
            self[command.key].setEnabled(allowed)

    def fill(self, bar: QMenuBar) -> None:
        """Put all into menus."""
        for title, commands in COMMANDS.items():
            menu = bar.addMenu(title)
            menu.setObjectName(f"menu.{title.replace('&', '').lower()}")
            menu.setToolTipsVisible(True)
            for command in commands:
                if command is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self[command.key])
            if title == "&View":
                for name, group in (("&Colours", self.themes), ("&Input and output", self.readings)):
                    sub = menu.addMenu(name)
                    sub.setObjectName(f"menu.{name.replace('&', '').lower()}")
                    sub.addActions(group.actions())


def _all_commands() -> Iterator[Command]:
    return (command for commands in COMMANDS.values() for command in commands if command)


def _action(window: QWidget, command: Command) -> QAction:
    action = QAction(command.title, window)
    action.setObjectName(f"action.{command.key}")
    action.setToolTip(command.tip)
    action.setStatusTip(command.tip)
    if command.keys:
        action.setShortcut(QKeySequence(command.keys))
    window.addAction(action)
    return action


def _choice(window: QWidget, name: str, titles: dict[str, str]) -> QActionGroup:
    group = QActionGroup(window)
    for key, title in titles.items():
        action = group.addAction(title)
        action.setObjectName(f"action.{name}.{key}")
        action.setCheckable(True)
        action.setData(key)
    return group
