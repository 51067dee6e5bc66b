"""Notifications of the system say what they say and do nothing else."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from qosviewer.domain.errors import Message
from qosviewer.ui.messages import Notice
from qosviewer.ui.tray import Tray, unmarked


def test_nothing_in_a_notification_is_markup_or_an_escape() -> None:
    assert unmarked('“<b>Stand-up</b> & <a href="x">more</a>\n”') == '“‹b›Stand-up‹/b› ＆ ‹a href="x"›more‹/a›⏎”'
    assert unmarked("&lt;") == "＆lt;"
    assert unmarked("evil\u202egnp.exe") == "evilgnp.exe"


def test_a_system_without_notifications_is_no_obstacle(qapp) -> None:
    tray = Tray(QIcon(), qapp)
    try:
        tray.show_notice(Notice(Message("The meeting is ready", "“<b>” can be looked at now."), alerts=True))
        tray.hide()
    finally:
        tray.deleteLater()
