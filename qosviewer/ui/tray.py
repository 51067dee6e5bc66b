"""Notifications of the system, where there are any."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from qosviewer import APP_NAME
from qosviewer.domain import plain
from qosviewer.ui.messages import Notice

_NO_MARKUP: Final = str.maketrans({"<": "‹", ">": "›", "&": "＆"})


class Tray(QObject):
    """Shows notices that are worth it outside the window. There is no icon until the first one."""

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self._image = icon
        self._icon: QSystemTrayIcon | None = None

    def show_notice(self, notice: Notice) -> None:
        """Show a notice if it alerts and the system can."""
        if not notice.alerts or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._image, self)
            self._icon.setToolTip(APP_NAME)
        self._icon.show()
        self._icon.showMessage(unmarked(notice.message.title), unmarked(notice.body), self._image)

    def hide(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()


def unmarked(text: str) -> str:
    """Return ``text`` on one line, fit for a notification of any system.

    Some desktops take a notification for markup and others do not, so that escapes would show: letters that look alike
    mean nothing to either.
    """
    return plain.one_line(text).translate(_NO_MARKUP)
