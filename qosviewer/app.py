"""The window: builds its parts, connects them, and runs them. Nothing else happens here.

Nothing heavy is imported before the first paint; what is needed soon is imported in the background right after it.
"""

from __future__ import annotations

import importlib
import os
import threading
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from qosviewer import APP_ID, APP_NAME, __version__
from qosviewer.domain.errors import EXIT_DONE
from qosviewer.resources import resource_path
from qosviewer.services.call_count import CallCount
from qosviewer.services.credentials import SecretStore
from qosviewer.services.places import find_places
from qosviewer.services.profiles import Profiles
from qosviewer.services.sessions import Sessions
from qosviewer.services.settings import THEME, Settings
from qosviewer.services.settings_file import SettingsFile
from qosviewer.ui.context import Context
from qosviewer.ui.desk import Desk
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.messages import Messages, Notice
from qosviewer.ui.theme import WARNING, Theme
from qosviewer.ui.tray import Tray
from qosviewer.ui.window_state import WindowState
from qosviewer.work.jobs import JobRunner

_NEEDED_SOON: Final = ("qosviewer.ui.meeting.meeting_page", "qosviewer.api.client", "keyring", "pyqtgraph")


def main(options: Namespace) -> int:
    """Run the window until it is closed.

    Args:
        options: Of the command line: ``theme``, ``sample`` and ``tour``.

    Returns:
        The exit code.
    """
    if options.tour:
        return _tour(options)
    app = make_application()
    window, desk = make_window(app, theme=options.theme)
    window.show()
    if options.sample:
        QTimer.singleShot(0, window, desk.sample.show)
    # After the first paint, which is what the event loop does first.
    QTimer.singleShot(0, window, import_in_background)
    app.exec()
    return EXIT_DONE


def _tour(options: Namespace) -> int:
    from qosviewer.ui.tour.guide import take_tour

    # On files of its own: the tour neither sees nor changes those of the person who takes it.
    with TemporaryDirectory(prefix="qosviewer-tour-", ignore_cleanup_errors=True) as home:
        os.environ["QOSVIEWER_HOME"] = home
        window, desk = make_window(make_application(), theme=options.theme)
        window.show()
        return take_tour(window, desk, Path(options.tour).absolute())


def make_application() -> QApplication:
    """Return the application, named as desktops know it."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([APP_NAME])
    app.setApplicationName("qosviewer")
    app.setApplicationDisplayName(APP_NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    return app


def make_window(app: QApplication, *, theme: str | None = None) -> tuple[MainWindow, Desk]:
    """Build a window on the files of the person who runs it; it is not shown yet.

    Args:
        app: The application.
        theme: Colours for this run; those of the settings by default.
    """
    places = find_places()
    settings_file = SettingsFile(places.settings_file)
    settings = Settings(settings_file)
    secrets = SecretStore()
    profiles = Profiles(settings_file, secrets)
    calls = CallCount(places.call_count_file)
    messages = Messages(app)
    context = Context(
        places=places,
        settings_file=settings_file,
        settings=settings,
        secrets=secrets,
        profiles=profiles,
        calls=calls,
        sessions=Sessions(profiles, secrets, settings, calls),
        messages=messages,
        theme=Theme(app, theme or settings.get(THEME)),
        state=WindowState(places.window_file),
        runner=JobRunner(app),
    )
    icon = QIcon(str(resource_path(f"icons/{APP_ID}.svg")))
    window = MainWindow(context.state, icon)
    desk = Desk(context, window)
    for part in (messages, context.theme, context.runner):
        part.setParent(window)
    tray = Tray(icon, window)
    messages.told.connect(tray.show_notice)
    window.closing.connect(tray.hide)
    for mistake in settings.mistakes():
        messages.tell_error(mistake)
    for message in settings_file.notices:
        messages.tell(Notice(message, WARNING))
    settings_file.notices.clear()
    return window, desk


def import_in_background() -> None:
    """Import what the first meeting will need, so that opening it does not freeze the window."""
    threading.Thread(target=_import_all, name="imports", daemon=True).start()


def _import_all() -> None:
    for name in _NEEDED_SOON:
        importlib.import_module(name)
