"""The window: builds its parts, connects them, and runs them. Nothing else happens here.

Nothing heavy is imported before the first paint; what is needed soon is imported in the background right after it.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from qosviewer import APP_ID, APP_NAME, __version__
from qosviewer.domain.errors import EXIT_DONE
from qosviewer.resources import resource_path
from qosviewer.services.places import Places, find_places
from qosviewer.services.settings import THEME, Settings
from qosviewer.services.settings_file import SettingsFile
from qosviewer.ui.main_window import MainWindow
from qosviewer.ui.messages import Messages, Notice
from qosviewer.ui.theme import WARNING, Theme
from qosviewer.ui.window_state import WindowState

if TYPE_CHECKING:
    from argparse import Namespace

    from qosviewer.ui.desk import Desk

SWITCH_INTERVAL_S: Final = 0.0005
_NEEDED_SOON: Final = (
    "qosviewer.ui.meeting.meeting_page",
    "qosviewer.archive",
    "qosviewer.api.client",
    "keyring",
    "pyqtgraph",
)


def main(options: Namespace) -> int:
    """Run the window until it is closed.

    Args:
        options: Of the command line.

    Returns:
        The exit code.
    """
    if options.tour:
        return _tour(options)
    app = make_application()
    shell = make_shell(app, theme=options.theme)

    def go_on() -> None:
        start_log(options.verbose)
        desk = furnish(shell)
        take_up(options, desk)
        import_in_background()
        desk.context.archive_trouble.look()

    shell.window.first_painted.connect(go_on)
    shell.window.show()
    app.exec()
    return EXIT_DONE


def start_log(verbosity: int) -> None:
    """Write the log to stderr, where there is one; on Windows a window has none."""
    from qosviewer.services.logs import log_to

    if sys.stderr:
        log_to(sys.stderr, verbosity)


def take_up(options: Namespace, desk: Desk) -> None:
    """Do what the command line and the environment ask for."""
    from qosviewer.services.accounts import VARIABLES

    given = (options.account, options.api_base, options.token_url)
    if any(given) or any(variable in os.environ for variable in VARIABLES):
        desk.use_account(*given)
    if options.sample:
        desk.sample.show()


def _tour(options: Namespace) -> int:
    from qosviewer.ui.tour.guide import take_tour

    gc.enable()
    start_log(options.verbose)
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
    # A repaint lets go of Python's lock in every other call of Qt. A worker that reckons without a pause, as one that
    # compares large meetings does, would keep it for 5 ms each time.
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    return app


@dataclass(frozen=True, slots=True)
class Shell:
    """What the first paint needs, and no more."""

    window: MainWindow
    icon: QIcon
    theme: Theme
    state: WindowState
    places: Places
    settings_file: SettingsFile
    settings: Settings


def make_shell(app: QApplication, *, theme: str | None = None) -> Shell:
    """Build a window on the files of the person who runs it: it can be shown, but does nothing yet.

    Args:
        app: The application.
        theme: Colours for this run; those of the settings by default.
    """
    places = find_places()
    settings_file = SettingsFile(places.settings_file)
    settings = Settings(settings_file)
    colours = Theme(app, theme or settings.get(THEME))
    state = WindowState(places.window_file)
    icon = QIcon(str(resource_path(f"icons/{APP_ID}.svg")))
    window = MainWindow(state, icon)
    colours.setParent(window)
    return Shell(window, icon, colours, state, places, settings_file, settings)


def furnish(shell: Shell) -> Desk:
    """Connect a window with all that works behind it."""
    from qosviewer.services.call_count import CallCount
    from qosviewer.services.credentials import SecretStore
    from qosviewer.services.keeping import ArchiveDoor
    from qosviewer.services.profiles import Profiles
    from qosviewer.services.sessions import Sessions
    from qosviewer.ui.archive_trouble import ArchiveTrouble
    from qosviewer.ui.context import Context
    from qosviewer.ui.desk import Desk
    from qosviewer.ui.tray import Tray
    from qosviewer.work.jobs import JobRunner

    window, settings = shell.window, shell.settings
    secrets = SecretStore()
    profiles = Profiles(shell.settings_file, secrets)
    calls = CallCount(shell.places.call_count_file)
    messages = Messages(window)
    runner = JobRunner(window)
    archive = ArchiveDoor(shell.places.archive_file)
    context = Context(
        settings=settings,
        secrets=secrets,
        profiles=profiles,
        calls=calls,
        sessions=Sessions(profiles, secrets, settings, calls),
        messages=messages,
        theme=shell.theme,
        state=shell.state,
        runner=runner,
        archive=archive,
        archive_trouble=ArchiveTrouble(archive, messages, runner, window),
    )
    desk = Desk(context, window)
    context.archive_trouble.over.connect(desk.meetings.archived)
    tray = Tray(shell.icon, window)
    messages.told.connect(tray.show_notice)
    window.closing.connect(tray.hide)
    for mistake in settings.mistakes():
        messages.tell_error(mistake)
    for message in shell.settings_file.notices:
        messages.tell(Notice(message, WARNING))
    shell.settings_file.notices.clear()
    return desk


def make_window(app: QApplication, *, theme: str | None = None) -> tuple[MainWindow, Desk]:
    """Build a window that is ready for use; it is not shown yet. Arguments as in `make_shell`."""
    shell = make_shell(app, theme=theme)
    return shell.window, furnish(shell)


def import_in_background() -> None:
    """Import what the first meeting will need, so that opening it does not freeze the window."""
    threading.Thread(target=_import_all, name="imports", daemon=True).start()


def _import_all() -> None:
    try:
        for name in _NEEDED_SOON:
            importlib.import_module(name)
    finally:
        # What was imported stays. A collection that walks through it all again would hold up the window for 30 ms.
        gc.freeze()
        gc.enable()
