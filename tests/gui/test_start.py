"""What stands before the first paint, and what is told there."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from qosviewer.app import import_in_background, make_application, make_window
from qosviewer.services.places import find_places

FIRST_PAINT = """
import sys
from qosviewer.app import make_application, make_window
app = make_application()
window, desk = make_window(app)
window.show()
app.processEvents()
heavy = {"httpx", "httpcore", "keyring", "numpy", "pyqtgraph", "tomli_w", "filelock", "sqlite3"} & set(sys.modules)
heavy = sorted(heavy)
sys.stdout.write(" ".join(heavy))
window.close()
"""


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout == ""


SOURCES_READ = """
import linecache, sys
{start}
import PySide6.QtCore
import qosviewer.domain.texts
sys.stdout.write(" ".join(linecache.cache))
"""


@pytest.mark.parametrize(
    ("start", "is_read"), [("from qosviewer.ui.quick_start import start_quickly; start_quickly()", False), ("", True)]
)
def test_no_source_is_read_for_the_ways_of_naming_that_nobody_asks_for(start: str, is_read: bool) -> None:
    # Without it sources are read: once PySide6 has another way, `start_quickly` can do without this one.
    done = subprocess.run(
        [sys.executable, "-c", SOURCES_READ.format(start=start)], check=True, capture_output=True, text=True
    )
    assert ("texts" in done.stdout) is is_read


@pytest.fixture
def starting() -> Iterator[None]:
    # As the program does before it builds a window.
    gc.disable()
    yield
    # What the program keeps out of collections for as long as it runs, the tests after this one want collected.
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("starting")
def test_what_is_needed_soon_is_imported_in_the_background_and_garbage_looked_for_from_then_on() -> None:
    import_in_background()
    import threading

    for thread in threading.enumerate():
        if thread.name == "imports":
            thread.join(30)
            assert not thread.is_alive()
    assert "qosviewer.ui.meeting.meeting_page" in sys.modules
    assert gc.get_freeze_count()
    assert gc.isenabled()


def _told(window) -> str:
    notice = window.banner.notice
    return notice.message.title if notice else ""


def _drop(window) -> None:
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_damaged_settings_file_is_set_aside_and_told(qapp) -> None:
    path = find_places().settings_file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is [no TOML")
    window, _desk = make_window(make_application())
    assert _told(window) == "The settings file was damaged"
    _drop(window)


def test_a_damaged_file_of_window_state_is_no_obstacle(qapp) -> None:
    path = find_places().window_file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\x00\xff[window\ngeometry=@ByteArray(\n")
    window, _desk = make_window(make_application())
    window.show()
    assert window.isVisible()
    _drop(window)


def test_a_settings_file_that_can_not_be_read_is_told_and_the_window_opens(qapp) -> None:
    path = find_places().settings_file
    path.mkdir(parents=True)
    window, _desk = make_window(make_application())
    window.show()
    assert _told(window) == "A file of QoS Viewer can't be read"
    _drop(window)
